package io.eagain.host;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.eagain.generated.numbers.Linux;
import io.eagain.generated.numbers.Macos;
import java.lang.foreign.MemorySegment;

/**
 * Where the parts of a {@code struct cmsghdr} stand, and how far one is from the next. On Linux {@code cmsg_len} is a
 * {@code size_t} and messages begin at multiples of 8; on macOS it is a {@code socklen_t} and they begin at multiples of 4.
 */
public final class ControlLayout {
    private static final boolean MACOS = Os.CURRENT == Os.MACOS;

    /** Bytes before the data: {@code CMSG_LEN(0)}, 16, and 12 on macOS. */
    public static final int HEADER = (int) (MACOS ? Macos.cmsghdr.SIZE : Linux.cmsghdr.SIZE);

    private static final long LEN = Linux.cmsghdr.cmsg_len;
    private static final long LEVEL = MACOS
            ? Macos.cmsghdr.cmsg_level
            : Linux.cmsghdr.cmsg_level;
    private static final long TYPE = MACOS
            ? Macos.cmsghdr.cmsg_type
            : Linux.cmsghdr.cmsg_type;
    private static final long ALIGNMENT = MACOS ? Integer.BYTES : Long.BYTES;

    private ControlLayout() {
    }

    /** {@code CMSG_SPACE}: what a message with so much data takes, with the gap behind it. */
    public static long space(long dataLength) {
        return HEADER + align(dataLength);
    }

    /** {@code CMSG_ALIGN}. */
    public static long align(long length) {
        return (length + ALIGNMENT - 1) & -ALIGNMENT;
    }

    public static void put(MemorySegment memory, long at, int level, int type, int dataLength) {
        if (MACOS) {
            memory.set(JAVA_INT, at + LEN, HEADER + dataLength);
        } else {
            memory.set(JAVA_LONG, at + LEN, HEADER + dataLength);
        }
        memory.set(JAVA_INT, at + LEVEL, level);
        memory.set(JAVA_INT, at + TYPE, type);
    }

    /** {@code cmsg_len}, as it stands there. */
    public static long length(MemorySegment memory, long at) {
        return MACOS ? Integer.toUnsignedLong(memory.get(JAVA_INT, at + LEN)) : memory.get(JAVA_LONG, at + LEN);
    }

    public static int level(MemorySegment memory, long at) {
        return memory.get(JAVA_INT, at + LEVEL);
    }

    public static int type(MemorySegment memory, long at) {
        return memory.get(JAVA_INT, at + TYPE);
    }
}
