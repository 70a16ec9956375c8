package io.eagain.windows;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.eagain.host.Check;
import io.eagain.host.Lifetime;
import io.eagain.host.Memory;
import io.eagain.host.WinsockCalls;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Objects;

/**
 * A reusable array of {@code WSABUF} in native memory, for {@link Winsock#WSARecv} and {@link Winsock#WSASend}.
 *
 * <pre>{@code typedef struct _WSABUF { ULONG len; CHAR *buf; } WSABUF;   // 16 bytes}</pre>
 *
 * <p>The array belongs to the arena given, the buffers to whoever made them. It keeps a reference to each, so that memory
 * which the garbage collector frees is not freed before. A buffer must be of the array's own arena, which stays open while
 * a call runs, or of a confined, automatic or global one: a buffer of another shared arena, which some thread could close
 * during a call, is refused. Not safe for use by several threads at once.
 */
public final class WSABufs {
    private final MemorySegment segment;
    private final MemorySegment[] buffers;
    private int size;

    private WSABufs(Arena arena, int capacity) {
        this.segment = Memory.forPointers("WSABufs.allocate", arena, WinsockCalls.WSABUF_SIZE * capacity, Long.BYTES);
        this.buffers = new MemorySegment[capacity];
    }

    /**
     * Makes an empty array.
     *
     * @param arena owns the memory; one of the JDK's own
     * @param capacity how many buffers it has room for, above 0
     * @return a new array of size 0
     * @throws IllegalArgumentException if the arena is none of the JDK's own: another could give memory that the program has
     *     as well, and with it the pointers
     */
    public static WSABufs allocate(Arena arena, int capacity) {
        return new WSABufs(Objects.requireNonNull(arena, "arena"), Check.capacity("WSABufs", capacity));
    }

    /**
     * Adds a buffer at the end.
     *
     * @param buffer the buffer, all of it, in native memory, of at most {@link Integer#MAX_VALUE} bytes
     * @return its index
     * @throws IllegalArgumentException if it is on the heap, longer, or belongs to another shared arena
     * @throws IndexOutOfBoundsException if the array is full
     */
    public int add(MemorySegment buffer) {
        Check.count("WSABufs.add", "size", size + 1L, buffers.length);
        Check.nativeOnly("WSABufs.add", "buffer", buffer);
        if (buffer.byteSize() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("WSABufs.add: a buffer of " + buffer.byteSize()
                    + " bytes is longer than " + Integer.MAX_VALUE + "; pass a slice");
        }
        Lifetime.requireKept("WSABufs.add", size, buffer, segment);
        long offset = WinsockCalls.WSABUF_SIZE * size;
        segment.set(JAVA_INT, offset + WinsockCalls.WSABUF_LEN, (int) buffer.byteSize());
        segment.set(ADDRESS, offset + WinsockCalls.WSABUF_BUF, buffer);
        buffers[size] = buffer;
        return size++;
    }

    /** Empties the array. */
    public void clear() {
        Arrays.fill(buffers, 0, size, null);
        size = 0;
    }

    /**
     * How many buffers there are.
     *
     * @return 0 to the capacity
     */
    public int size() {
        return size;
    }

    /**
     * The array itself, to look at: a wrong address in it would be written to.
     *
     * @return 16 bytes for each buffer that there is room for, read-only
     */
    public MemorySegment segment() {
        return segment.asReadOnly();
    }

    MemorySegment forCall() {
        return segment;
    }

    void requireWritable(String call) {
        for (int i = 0; i < size; i++) {
            if (buffers[i].isReadOnly()) {
                throw new IllegalArgumentException(
                        call + ": buffer " + i + " is read-only and the call writes to it");
            }
        }
        requireAlive(call);
    }

    void requireAlive(String call) {
        for (int i = 0; i < size; i++) {
            Lifetime.requireUsable(call, i, buffers[i]);
        }
    }
}
