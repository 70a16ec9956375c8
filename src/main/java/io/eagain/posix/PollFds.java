package io.eagain.posix;

import io.eagain.host.Check;
import io.eagain.host.Memory;
import io.eagain.host.PollFdLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * A reusable array of {@code struct pollfd} in native memory, for {@link Poll#poll}. Reading and changing an element
 * allocates nothing.
 *
 * <pre>{@code struct pollfd { int fd; short events; short revents; };   // 8 bytes}</pre>
 *
 * <p>The memory belongs to the arena given. Not safe for use by several threads at once.
 */
public final class PollFds {
    private final MemorySegment segment;
    private final int capacity;
    private int size;

    private PollFds(Arena arena, int capacity) {
        this.segment = Memory.of("PollFds.allocate", arena, PollFdLayout.SIZE * capacity, Integer.BYTES);
        this.capacity = capacity;
    }

    /**
     * Makes an empty array.
     *
     * @param arena owns the memory
     * @param capacity how many descriptors it has room for, above 0
     * @return a new array of size 0
     */
    public static PollFds allocate(Arena arena, int capacity) {
        return new PollFds(Objects.requireNonNull(arena, "arena"), Check.capacity("PollFds", capacity));
    }

    /**
     * Adds a descriptor at the end.
     *
     * @param fd the descriptor; a negative one is passed over by {@code poll}
     * @param events {@link Poll#POLLIN} ..., or 0
     * @return its index
     * @throws IndexOutOfBoundsException if the array is full
     */
    public int add(int fd, int events) {
        Check.count("PollFds.add", "size", size + 1L, capacity);
        int index = size++;
        set(index, fd, events);
        return index;
    }

    /**
     * Makes an element new, with {@link #revents} 0.
     *
     * @param index below {@link #size()}
     * @param fd the descriptor
     * @param events {@link Poll#POLLIN} ..., or 0
     */
    public void set(int index, int fd, int events) {
        Check.index("PollFds", index, size);
        PollFdLayout.put(segment, index, fd, events);
    }

    /**
     * Changes what an element waits for.
     *
     * @param index below {@link #size()}
     * @param events {@link Poll#POLLIN} ..., or 0
     */
    public void setEvents(int index, int events) {
        Check.index("PollFds", index, size);
        PollFdLayout.putEvents(segment, index, events);
    }

    /**
     * Takes an element out by putting the last one in its place.
     *
     * @param index below {@link #size()}
     */
    public void removeSwap(int index) {
        Check.index("PollFds", index, size);
        size--;
        MemorySegment.copy(segment, PollFdLayout.SIZE * size, segment, PollFdLayout.SIZE * index, PollFdLayout.SIZE);
    }

    /** Empties the array. */
    public void clear() {
        size = 0;
    }

    /**
     * The descriptor of an element.
     *
     * @param index below {@link #size()}
     * @return {@code fd}
     */
    public int fd(int index) {
        Check.index("PollFds", index, size);
        return PollFdLayout.fd(segment, index);
    }

    /**
     * What an element waits for.
     *
     * @param index below {@link #size()}
     * @return {@code events}, as an unsigned 16-bit number
     */
    public int events(int index) {
        Check.index("PollFds", index, size);
        return PollFdLayout.events(segment, index);
    }

    /**
     * What the last {@code poll} found.
     *
     * @param index below {@link #size()}
     * @return {@code revents}, as an unsigned 16-bit number
     */
    public int revents(int index) {
        Check.index("PollFds", index, size);
        return PollFdLayout.revents(segment, index);
    }

    /**
     * How many descriptors there are.
     *
     * @return 0 to {@link #capacity()}
     */
    public int size() {
        return size;
    }

    /**
     * How many descriptors there is room for.
     *
     * @return the number given to {@link #allocate}
     */
    public int capacity() {
        return capacity;
    }

    /**
     * The array itself.
     *
     * @return {@link #capacity()} elements of 8 bytes
     */
    public MemorySegment segment() {
        return segment;
    }
}
