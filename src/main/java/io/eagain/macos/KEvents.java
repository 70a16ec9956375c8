package io.eagain.macos;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.eagain.generated.numbers.Macos;
import io.eagain.host.Check;
import io.eagain.host.Memory;
import io.eagain.host.NativeAccess;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * A reusable array of {@code struct kevent} in native memory, for {@link Kqueue#kevent}: as a list of changes, which has
 * a {@link #size()}, and as room for events. Reading and changing an element allocates nothing.
 *
 * <pre>{@code struct kevent { uintptr_t ident; int16_t filter; uint16_t flags; uint32_t fflags; intptr_t data; void *udata; };   // 32 bytes}</pre>
 *
 * <p>The memory belongs to the arena given. Not safe for use by several threads at once.
 */
public final class KEvents {
    static {
        NativeAccess.require();
    }

    static final long SIZE = Macos.kevent.SIZE;
    private static final long IDENT = Macos.kevent.ident;
    private static final long FILTER = Macos.kevent.filter;
    private static final long FLAGS = Macos.kevent.flags;
    private static final long FFLAGS = Macos.kevent.fflags;
    private static final long DATA = Macos.kevent.data;
    private static final long UDATA = Macos.kevent.udata;

    private final MemorySegment segment;
    private final int capacity;
    private int size;

    private KEvents(Arena arena, int capacity) {
        this.segment = Memory.of("KEvents.allocate", arena, SIZE * capacity, Long.BYTES);
        this.capacity = capacity;
    }

    /**
     * Makes an empty array.
     *
     * @param arena owns the memory
     * @param capacity how many elements it has room for, above 0
     * @return a new array of size 0
     */
    public static KEvents allocate(Arena arena, int capacity) {
        return new KEvents(Objects.requireNonNull(arena, "arena"), Check.capacity("KEvents", capacity));
    }

    /**
     * {@code EV_SET}: adds an element at the end, whose {@link #data} is 0.
     *
     * @param ident what it is about: a descriptor for {@link Kqueue#EVFILT_READ}
     * @param filter {@link Kqueue#EVFILT_READ} ...
     * @param flags {@link Kqueue#EV_ADD} ...
     * @param fflags flags of the filter, or 0
     * @param udata any number, which comes back with the event
     * @return its index
     * @throws IndexOutOfBoundsException if the array is full
     */
    public int add(long ident, int filter, int flags, int fflags, long udata) {
        Check.count("KEvents.add", "size", size + 1L, capacity);
        long offset = SIZE * size;
        segment.set(JAVA_LONG, offset + IDENT, ident);
        segment.set(JAVA_SHORT, offset + FILTER, (short) filter);
        segment.set(JAVA_SHORT, offset + FLAGS, (short) flags);
        segment.set(JAVA_INT, offset + FFLAGS, fflags);
        segment.set(JAVA_LONG, offset + DATA, 0);
        segment.set(JAVA_LONG, offset + UDATA, udata);
        return size++;
    }

    /** Empties the array. */
    public void clear() {
        size = 0;
    }

    /**
     * What an element is about.
     *
     * @param index below {@link #capacity()}
     * @return {@code ident}
     */
    public long ident(int index) {
        return segment.get(JAVA_LONG, at(index) + IDENT);
    }

    /**
     * The filter of an element.
     *
     * @param index below {@link #capacity()}
     * @return {@link Kqueue#EVFILT_READ} ..., negative
     */
    public int filter(int index) {
        return segment.get(JAVA_SHORT, at(index) + FILTER);
    }

    /**
     * The flags of an element.
     *
     * @param index below {@link #capacity()}
     * @return {@link Kqueue#EV_EOF}, {@link Kqueue#EV_ERROR} ..., as an unsigned 16-bit number
     */
    public int flags(int index) {
        return Short.toUnsignedInt(segment.get(JAVA_SHORT, at(index) + FLAGS));
    }

    /**
     * The filter's flags of an element; with {@link Kqueue#EV_EOF} on a socket its error number.
     *
     * @param index below {@link #capacity()}
     * @return {@code fflags}
     */
    public int fflags(int index) {
        return segment.get(JAVA_INT, at(index) + FFLAGS);
    }

    /**
     * The filter's value of an element: bytes to read or room to write; with {@link Kqueue#EV_ERROR} an error number.
     *
     * @param index below {@link #capacity()}
     * @return {@code data}
     */
    public long data(int index) {
        return segment.get(JAVA_LONG, at(index) + DATA);
    }

    /**
     * What was given to {@link #add}.
     *
     * @param index below {@link #capacity()}
     * @return {@code udata}
     */
    public long udata(int index) {
        return segment.get(JAVA_LONG, at(index) + UDATA);
    }

    private long at(int index) {
        Check.index("KEvents", index, capacity);
        return SIZE * index;
    }

    /**
     * How many elements were added.
     *
     * @return 0 to {@link #capacity()}
     */
    public int size() {
        return size;
    }

    /**
     * How many elements there is room for.
     *
     * @return the number given to {@link #allocate}
     */
    public int capacity() {
        return capacity;
    }

    /**
     * The array itself.
     *
     * @return {@link #capacity()} elements of 32 bytes
     */
    public MemorySegment segment() {
        return segment;
    }
}
