package io.eagain.host;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.eagain.generated.numbers.Linux;
import java.lang.foreign.MemorySegment;

/** Where the parts of a {@code struct iovec} stand in an array of them; macOS has the same. */
public final class IoVecLayout {
    /** Bytes of one element. */
    public static final long SIZE = Linux.iovec.SIZE;

    private static final long BASE = Linux.iovec.iov_base;
    private static final long LEN = Linux.iovec.iov_len;

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
