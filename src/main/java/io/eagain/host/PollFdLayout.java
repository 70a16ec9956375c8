package io.eagain.host;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.eagain.generated.numbers.Linux;
import java.lang.foreign.MemorySegment;

/** Where the parts of a {@code struct pollfd} stand in an array of them. */
public final class PollFdLayout {
    /** Bytes of one element. */
    public static final long SIZE = Linux.pollfd.SIZE;

    private static final long FD = Linux.pollfd.fd;
    private static final long EVENTS = Linux.pollfd.events;
    private static final long REVENTS = Linux.pollfd.revents;

    private PollFdLayout() {
    }

    public static void put(MemorySegment array, int index, int fd, int events) {
        array.set(JAVA_INT, SIZE * index + FD, fd);
        array.set(JAVA_SHORT, SIZE * index + EVENTS, (short) events);
        array.set(JAVA_SHORT, SIZE * index + REVENTS, (short) 0);
    }

    public static void putEvents(MemorySegment array, int index, int events) {
        array.set(JAVA_SHORT, SIZE * index + EVENTS, (short) events);
    }

    public static int fd(MemorySegment array, int index) {
        return array.get(JAVA_INT, SIZE * index + FD);
    }

    public static int events(MemorySegment array, int index) {
        return Short.toUnsignedInt(array.get(JAVA_SHORT, SIZE * index + EVENTS));
    }

    public static int revents(MemorySegment array, int index) {
        return Short.toUnsignedInt(array.get(JAVA_SHORT, SIZE * index + REVENTS));
    }
}
