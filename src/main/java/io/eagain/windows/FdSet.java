package io.eagain.windows;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.eagain.generated.numbers.Windows;
import io.eagain.host.Check;
import io.eagain.host.Memory;
import io.eagain.host.NativeAccess;
import io.eagain.host.NotInlined;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * Windows' {@code fd_set} in native memory, for {@link Select#select}: not a bit for each descriptor but a counted array
 * of sockets. The headers give it room for {@link #FD_SETSIZE} of them; {@code select} itself goes by the count, so that
 * a larger one may be made.
 *
 * <pre>{@code typedef struct fd_set { u_int fd_count; SOCKET fd_array[FD_SETSIZE]; } fd_set;   // 520 bytes}</pre>
 *
 * <p>The memory belongs to the arena given. Not safe for use by several threads at once.
 */
public final class FdSet {
    static {
        NativeAccess.require();
    }

    /** The room that the headers give: 64 sockets. */
    public static final int FD_SETSIZE = NotInlined.of(Windows.FD_SETSIZE);

    private static final long COUNT = Windows.fd_set.fd_count;
    private static final long ARRAY = Windows.fd_set.fd_array;

    private final MemorySegment segment;
    private final int capacity;

    private FdSet(Arena arena, int capacity) {
        this.segment = Memory.of("FdSet.allocate", arena, ARRAY + Long.BYTES * (long) capacity, Long.BYTES);
        this.capacity = capacity;
    }

    /**
     * Makes an empty set for {@link #FD_SETSIZE} sockets.
     *
     * @param arena owns the memory
     * @return a new set
     */
    public static FdSet allocate(Arena arena) {
        return allocate(arena, FD_SETSIZE);
    }

    /**
     * Makes an empty set.
     *
     * @param arena owns the memory
     * @param capacity how many sockets it has room for, above 0
     * @return a new set
     */
    public static FdSet allocate(Arena arena, int capacity) {
        return new FdSet(Objects.requireNonNull(arena, "arena"), Check.capacity("fd_set", capacity));
    }

    /**
     * {@code FD_SET}: adds a socket, unless it is in the set.
     *
     * @param s the socket
     * @throws IndexOutOfBoundsException if the set is full, where C's macro silently does nothing
     */
    public void set(int s) {
        if (indexOf(s) < 0) {
            int count = count();
            Check.count("fd_set", "fd_count", count + 1L, capacity);
            segment.set(JAVA_LONG, ARRAY + Long.BYTES * (long) count, s);
            segment.set(JAVA_INT, COUNT, count + 1);
        }
    }

    /**
     * {@code FD_CLR}: takes a socket out; those behind it move up.
     *
     * @param s the socket
     */
    public void clear(int s) {
        int index = indexOf(s);
        if (index >= 0) {
            int last = count() - 1;
            MemorySegment.copy(segment, ARRAY + Long.BYTES * (index + 1L), segment, ARRAY + Long.BYTES * (long) index,
                    Long.BYTES * (long) (last - index));
            segment.set(JAVA_INT, COUNT, last);
        }
    }

    /**
     * {@code FD_ISSET}: whether a socket is in the set.
     *
     * @param s the socket
     * @return true if it is
     */
    public boolean isSet(int s) {
        return indexOf(s) >= 0;
    }

    /** {@code FD_ZERO}: empties the set. */
    public void zero() {
        segment.set(JAVA_INT, COUNT, 0);
    }

    /**
     * {@code fd_count}: how many sockets are in the set. After {@code select} these are the ready ones.
     *
     * @return 0 to {@link #capacity()}
     */
    public int count() {
        // Written by the caller perhaps, through the segment.
        return Math.clamp(Integer.toUnsignedLong(segment.get(JAVA_INT, COUNT)), 0, capacity);
    }

    /**
     * How many sockets there is room for.
     *
     * @return the number given to {@link #allocate(Arena, int)}
     */
    public int capacity() {
        return capacity;
    }

    /**
     * The set itself.
     *
     * @return 8 bytes, and 8 for each socket that there is room for
     */
    public MemorySegment segment() {
        return segment;
    }

    // select goes by the count, and would read and write beyond the array.
    void requireCount() {
        Check.count("select", "fd_count", Integer.toUnsignedLong(segment.get(JAVA_INT, COUNT)), capacity);
    }

    private int indexOf(int s) {
        for (int i = 0, count = count(); i < count; i++) {
            if ((int) segment.get(JAVA_LONG, ARRAY + Long.BYTES * (long) i) == s) {
                return i;
            }
        }
        return -1;
    }
}
