package io.eagain.host;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.eagain.generated.linux.iovec;
import java.lang.foreign.MemorySegment;

/** Where the parts of a {@code struct iovec} stand in an array of them; macOS has the same. */
public final class IoVecLayout {
    /** Bytes of one element. */
    public static final long SIZE = iovec.sizeof();

    private static final long BASE = iovec.iov_base$offset();
    private static final long LEN = iovec.iov_len$offset();

    private IoVecLayout() {
    }

    public static void put(MemorySegment array, int index, long base, long length) {
        array.set(JAVA_LONG, SIZE * index + BASE, base);
        array.set(JAVA_LONG, SIZE * index + LEN, length);
    }

    public static long length(MemorySegment array, int index) {
        return array.get(JAVA_LONG, SIZE * index + LEN);
    }
}
