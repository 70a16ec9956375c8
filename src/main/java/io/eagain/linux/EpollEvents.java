package io.eagain.linux;

import io.eagain.host.Check;
import io.eagain.host.LinuxCalls;
import io.eagain.host.Memory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/**
 * A reusable array of {@code struct epoll_event} in native memory, for {@link Epoll#epoll_wait}. Reading an event
 * allocates nothing.
 *
 * <pre>{@code struct epoll_event { uint32_t events; uint64_t data; };   // 12 bytes on x86-64 (packed), 16 on aarch64}</pre>
 *
 * <p>The memory belongs to the arena given. Not safe for use by several threads at once.
 */
public final class EpollEvents {
    private final MemorySegment segment;
    private final int capacity;

    private EpollEvents(Arena arena, int capacity) {
        this.segment = Memory.of("EpollEvents.allocate", arena, LinuxCalls.EPOLL_EVENT_SIZE * capacity, Long.BYTES);
        this.capacity = capacity;
    }

    /**
     * Makes an array.
     *
     * @param arena owns the memory
     * @param capacity how many events it has room for, above 0
     * @return a new array
     */
    public static EpollEvents allocate(Arena arena, int capacity) {
        return new EpollEvents(Objects.requireNonNull(arena, "arena"), Check.capacity("EpollEvents", capacity));
    }

    /**
     * What happened.
     *
     * @param index below the result of the last {@code epoll_wait}
     * @return {@code events}: {@link Epoll#EPOLLIN} ...
     */
    public int events(int index) {
        Check.index("EpollEvents", index, capacity);
        return segment.get(ValueLayout.JAVA_INT_UNALIGNED,
                LinuxCalls.EPOLL_EVENT_SIZE * index + LinuxCalls.EPOLL_EVENT_EVENTS);
    }

    /**
     * The number given to {@link Epoll#epoll_ctl}.
     *
     * @param index below the result of the last {@code epoll_wait}
     * @return {@code data}
     */
    public long data(int index) {
        Check.index("EpollEvents", index, capacity);
        return segment.get(ValueLayout.JAVA_LONG_UNALIGNED,
                LinuxCalls.EPOLL_EVENT_SIZE * index + LinuxCalls.EPOLL_EVENT_DATA);
    }

    /**
     * How many events there is room for.
     *
     * @return the number given to {@link #allocate}
     */
    public int capacity() {
        return capacity;
    }

    /**
     * The array itself.
     *
     * @return {@link #capacity()} elements
     */
    public MemorySegment segment() {
        return segment;
    }
}
