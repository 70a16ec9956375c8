package io.eagain.windows;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.eagain.generated.numbers.Windows;
import io.eagain.host.Check;
import io.eagain.host.Memory;
import io.eagain.host.NativeAccess;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * A reusable array of {@code WSAPOLLFD} in native memory, for {@link WSAPoll#WSAPoll}. Reading and changing an element
 * allocates nothing.
 *
 * <pre>{@code typedef struct pollfd { SOCKET fd; SHORT events; SHORT revents; } WSAPOLLFD;   // 16 bytes}</pre>
 *
 * <p>The memory belongs to the arena given. Not safe for use by several threads at once.
 */
public final class WSAPollFds {
    static {
        NativeAccess.require();
    }

    static final long SIZE = Windows.WSAPOLLFD.SIZE;
    private static final long FD = Windows.WSAPOLLFD.fd;
    private static final long EVENTS = Windows.WSAPOLLFD.events;
    private static final long REVENTS = Windows.WSAPOLLFD.revents;

    private final MemorySegment segment;
    private final int capacity;
    private int size;

    private WSAPollFds(Arena arena, int capacity) {
        this.segment = Memory.of("WSAPollFds.allocate", arena, SIZE * capacity, Long.BYTES);
        this.capacity = capacity;
    }

    /**
     * Makes an empty array.
     *
     * @param arena owns the memory
     * @param capacity how many sockets it has room for, above 0
     * @return a new array of size 0
     */
    public static WSAPollFds allocate(Arena arena, int capacity) {
        return new WSAPollFds(Objects.requireNonNull(arena, "arena"), Check.capacity("WSAPollFds", capacity));
    }

    /**
     * Adds a socket at the end.
     *
     * @param fd the socket; a negative one, {@code INVALID_SOCKET} or another, is passed over and gets {@code POLLNVAL}
     * @param events {@link WSAPoll#POLLIN} ..., or 0
     * @return its index
     * @throws IndexOutOfBoundsException if the array is full
     */
    public int add(int fd, int events) {
        Check.count("WSAPollFds.add", "size", size + 1L, capacity);
        int index = size++;
        set(index, fd, events);
        return index;
    }

    /**
     * Makes an element new, with {@link #revents} 0.
     *
     * @param index below {@link #size()}
     * @param fd the socket
     * @param events {@link WSAPoll#POLLIN} ..., or 0
     */
    public void set(int index, int fd, int events) {
        Check.index("WSAPollFds", index, size);
        segment.set(JAVA_LONG, SIZE * index + FD, fd);
        segment.set(JAVA_SHORT, SIZE * index + EVENTS, (short) events);
        segment.set(JAVA_SHORT, SIZE * index + REVENTS, (short) 0);
    }

    /**
     * Changes what an element waits for.
     *
     * @param index below {@link #size()}
     * @param events {@link WSAPoll#POLLIN} ..., or 0
     */
    public void setEvents(int index, int events) {
        Check.index("WSAPollFds", index, size);
        segment.set(JAVA_SHORT, SIZE * index + EVENTS, (short) events);
    }

    /**
     * Takes an element out by putting the last one in its place.
     *
     * @param index below {@link #size()}
     */
    public void removeSwap(int index) {
        Check.index("WSAPollFds", index, size);
        size--;
        MemorySegment.copy(segment, SIZE * size, segment, SIZE * index, SIZE);
    }

    /** Empties the array. */
    public void clear() {
        size = 0;
    }

    /**
     * The socket of an element.
     *
     * @param index below {@link #size()}
     * @return {@code fd}
     */
    public int fd(int index) {
        Check.index("WSAPollFds", index, size);
        return (int) segment.get(JAVA_LONG, SIZE * index + FD);
    }

    /**
     * What an element waits for.
     *
     * @param index below {@link #size()}
     * @return {@code events}, as an unsigned 16-bit number
     */
    public int events(int index) {
        Check.index("WSAPollFds", index, size);
        return Short.toUnsignedInt(segment.get(JAVA_SHORT, SIZE * index + EVENTS));
    }

    /**
     * What the last {@code WSAPoll} found.
     *
     * @param index below {@link #size()}
     * @return {@code revents}, as an unsigned 16-bit number
     */
    public int revents(int index) {
        Check.index("WSAPollFds", index, size);
        return Short.toUnsignedInt(segment.get(JAVA_SHORT, SIZE * index + REVENTS));
    }

    /**
     * How many sockets there are.
     *
     * @return 0 to {@link #capacity()}
     */
    public int size() {
        return size;
    }

    /**
     * How many sockets there is room for.
     *
     * @return the number given to {@link #allocate}
     */
    public int capacity() {
        return capacity;
    }

    /**
     * The array itself.
     *
     * @return {@link #capacity()} elements of 16 bytes
     */
    public MemorySegment segment() {
        return segment;
    }
}
