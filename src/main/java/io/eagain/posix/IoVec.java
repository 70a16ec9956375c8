package io.eagain.posix;

import io.eagain.host.Check;
import io.eagain.host.IoVecLayout;
import io.eagain.host.Lifetime;
import io.eagain.host.Memory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A reusable array of {@code struct iovec} in native memory: several buffers for one call, {@link Messages#readv} and its
 * like. Setting a segment and making a call allocate nothing.
 *
 * <pre>{@code struct iovec { void *iov_base; size_t iov_len; };   // 16 bytes}</pre>
 *
 * <p><b>Which buffers.</b> Native ones: a call that gets this array cannot hold the garbage collector off the heap. The
 * system writes to where the array points, so a buffer must stay there for as long as a call may take:
 * <ul>
 * <li>A buffer of the arena that owns this array: while a call runs, closing that arena throws
 * {@link IllegalStateException} in the thread that tries.
 * <li>A buffer that only the garbage collector frees, or nobody: a direct byte buffer, a segment of an automatic arena or
 * the global one. The array keeps a reference.
 * <li>A buffer of any confined arena. A call is refused with {@link WrongThreadException} in every thread but its own, and
 * that one cannot close it while it is in the call.
 * <li>A buffer of <i>another shared arena</i> is refused by {@link #set(int, MemorySegment)}: some thread could close it
 * during a call.
 * </ul>
 * A call with a buffer whose arena has been closed is refused with {@link IllegalStateException}. There is no way to hand
 * a call an array of the caller's own making, whose pointers nobody would know.
 *
 * <p><b>Threads.</b> Not for use by several threads at once. One that changes the array, or makes another call with it,
 * while a call runs gets {@link IllegalStateException}.
 */
public final class IoVec {
    static {
        Access.give();
    }

    private final MemorySegment array;
    private final MemorySegment view;
    private final MemorySegment[] buffers;
    // Whoever changes the array during a call would take away what keeps the buffers.
    private final AtomicBoolean taken = new AtomicBoolean();
    private int size;

    private IoVec(Arena arena, int capacity) {
        array = Memory.forPointers("IoVec.allocate", arena, IoVecLayout.SIZE * capacity, Long.BYTES).fill((byte) 0);
        view = array.asReadOnly();
        buffers = new MemorySegment[capacity];
    }

    /**
     * Makes an empty array.
     *
     * @param arena owns the memory; one of the JDK's own
     * @param capacity how many buffers it has room for, above 0. Linux takes up to 1024 ({@code IOV_MAX}) in a call and
     *     answers more with {@code EINVAL} or {@code EMSGSIZE}
     * @return a new array of size 0
     * @throws IllegalArgumentException if the arena is none of the JDK's own: another could give memory that the program has
     *     as well, and with it the pointers
     */
    public static IoVec allocate(Arena arena, int capacity) {
        return new IoVec(Objects.requireNonNull(arena, "arena"), Check.capacity("IoVec", capacity));
    }

    /**
     * Sets a buffer, all of it.
     *
     * @param index below {@link #capacity()}; {@link #size()} becomes more than this if it is not
     * @param buffer the buffer, in native memory
     * @return this
     * @throws IllegalArgumentException if it is on the heap or belongs to another shared arena
     */
    public IoVec set(int index, MemorySegment buffer) {
        return set(index, buffer, 0, buffer.byteSize());
    }

    /**
     * Sets a part of a buffer.
     *
     * @param index below {@link #capacity()}; {@link #size()} becomes more than this if it is not
     * @param buffer the buffer, in native memory; {@code NULL} with any length, to see {@code EFAULT}
     * @param offset where it begins, in bytes; 0 for {@code NULL}
     * @param length how many bytes
     * @return this
     * @throws IllegalArgumentException if it is on the heap or belongs to another shared arena
     * @throws IndexOutOfBoundsException if the buffer has no such part
     */
    public IoVec set(int index, MemorySegment buffer, long offset, long length) {
        Check.index("IoVec.set", index, buffers.length);
        Check.nativeOnly("IoVec.set", "buffer", buffer);
        Check.part("IoVec.set", "buffer", buffer, offset, length);
        Lifetime.requireKept("IoVec.set", index, buffer, array);
        take("IoVec.set");
        try {
            IoVecLayout.put(array, index, buffer.address() + offset, length);
            buffers[index] = buffer;
            size = Math.max(size, index + 1);
        } finally {
            taken.set(false);
        }
        return this;
    }

    /**
     * Sets a direct byte buffer, from its position to its limit. No call moves them.
     *
     * @param index below {@link #capacity()}; {@link #size()} becomes more than this if it is not
     * @param buffer the buffer, a direct one
     * @return this
     * @throws IllegalArgumentException if it is on the heap, or a view of a segment of another shared arena
     */
    public IoVec set(int index, ByteBuffer buffer) {
        return set(index, MemorySegment.ofBuffer(buffer));
    }

    /**
     * How many buffers count.
     *
     * @return 0 to {@link #capacity()}: {@code iovcnt}
     */
    public int size() {
        return size;
    }

    /**
     * Sets how many buffers count. Those that were not set have no bytes.
     *
     * @param size 0 to {@link #capacity()}
     * @return this
     */
    public IoVec setSize(int size) {
        Check.count("IoVec.setSize", "size", size, buffers.length);
        take("IoVec.setSize");
        this.size = size;
        taken.set(false);
        return this;
    }

    /**
     * Empties the array, and forgets all buffers.
     *
     * @return this
     */
    public IoVec clear() {
        take("IoVec.clear");
        try {
            array.fill((byte) 0);
            Arrays.fill(buffers, null);
            size = 0;
        } finally {
            taken.set(false);
        }
        return this;
    }

    /**
     * How many bytes a buffer has.
     *
     * @param index below {@link #capacity()}
     * @return {@code iov_len}
     */
    public long length(int index) {
        Check.index("IoVec", index, buffers.length);
        return IoVecLayout.length(array, index);
    }

    /**
     * How many buffers there is room for.
     *
     * @return the number given to {@link #allocate}
     */
    public int capacity() {
        return buffers.length;
    }

    /**
     * The array itself, to look at: a wrong address in it would be written to.
     *
     * @return {@link #capacity()} elements of 16 bytes, read-only
     */
    public MemorySegment segment() {
        return view;
    }

    private void take(String call) {
        if (!taken.compareAndSet(false, true)) {
            throw new IllegalStateException(call + ": a call of another thread uses this IoVec");
        }
    }

    MemorySegment enter(String call, boolean writes) {
        take(call);
        try {
            for (int i = 0; i < size; i++) {
                MemorySegment buffer = buffers[i];
                if (buffer == null) {
                    continue;
                }
                Lifetime.requireUsable(call, i, buffer);
                if (writes && buffer.isReadOnly()) {
                    throw new IllegalArgumentException(
                            call + ": buffer " + i + " is read-only and the call writes to it");
                }
            }
        } catch (Throwable e) {
            taken.set(false);
            throw e;
        }
        return array;
    }

    void leave() {
        try {
            taken.set(false);
        } finally {
            // The call knows the array alone; what the array points to must not be collected before it returns.
            Reference.reachabilityFence(this);
        }
    }
}
