package io.eagain.posix;

import io.eagain.host.Constants;
import io.eagain.host.Memory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/**
 * An {@code fd_set} in native memory, for {@link Select#select}: one bit for each descriptor from 0 to
 * {@link #FD_SETSIZE} - 1. In C a descriptor beyond that corrupts memory; here it is refused.
 *
 * <p>The memory belongs to the arena given. Not safe for use by several threads at once.
 */
public final class FdSet {
    /** Descriptors that fit: 1024 on Linux and macOS. */
    public static final int FD_SETSIZE = Constants.FD_SETSIZE;

    private final MemorySegment segment;

    private FdSet(Arena arena) {
        segment = Memory.of("FdSet.allocate", arena, FD_SETSIZE / Byte.SIZE, Long.BYTES);
    }

    /**
     * Makes an empty set.
     *
     * @param arena owns the memory
     * @return a new set
     */
    public static FdSet allocate(Arena arena) {
        return new FdSet(Objects.requireNonNull(arena, "arena"));
    }

    /**
     * {@code FD_SET}: adds a descriptor.
     *
     * @param fd 0 to {@link #FD_SETSIZE} - 1
     * @throws IndexOutOfBoundsException if it does not fit
     */
    public void set(int fd) {
        check(fd);
        put(fd, get(fd) | 1 << fd % Byte.SIZE);
    }

    /**
     * {@code FD_CLR}: takes a descriptor out.
     *
     * @param fd 0 to {@link #FD_SETSIZE} - 1
     * @throws IndexOutOfBoundsException if it does not fit
     */
    public void clear(int fd) {
        check(fd);
        put(fd, get(fd) & ~(1 << fd % Byte.SIZE));
    }

    /**
     * {@code FD_ISSET}: whether a descriptor is in the set.
     *
     * @param fd 0 to {@link #FD_SETSIZE} - 1
     * @return true if it is
     * @throws IndexOutOfBoundsException if it does not fit
     */
    public boolean isSet(int fd) {
        check(fd);
        return (get(fd) >> fd % Byte.SIZE & 1) != 0;
    }

    /** {@code FD_ZERO}: empties the set. */
    public void zero() {
        segment.fill((byte) 0);
    }

    /**
     * The set itself.
     *
     * @return 128 bytes
     */
    public MemorySegment segment() {
        return segment;
    }

    // By bytes: that is the same as C's by longs on a little-endian processor, which all bound hosts are.
    private int get(int fd) {
        return segment.get(ValueLayout.JAVA_BYTE, fd / Byte.SIZE);
    }

    private void put(int fd, int bits) {
        segment.set(ValueLayout.JAVA_BYTE, fd / Byte.SIZE, (byte) bits);
    }

    private static void check(int fd) {
        if (fd < 0 || fd >= FD_SETSIZE) {
            throw new IndexOutOfBoundsException("fd_set: descriptor " + fd + " is not in 0 to " + (FD_SETSIZE - 1)
                    + " (FD_SETSIZE); C would write beyond the set here. Use poll or epoll");
        }
    }
}
