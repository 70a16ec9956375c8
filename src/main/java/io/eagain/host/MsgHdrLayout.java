package io.eagain.host;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.eagain.generated.linux.msghdr;
import java.lang.foreign.MemorySegment;

/**
 * Where the parts of a {@code struct msghdr} stand. On Linux {@code msg_iovlen} and {@code msg_controllen} are a
 * {@code size_t}, on macOS an {@code int} and a {@code socklen_t}; one that is too large for the narrower never gets here.
 */
public final class MsgHdrLayout {
    private static final boolean MACOS = Os.CURRENT == Os.MACOS;

    /** Bytes of the struct: 56, and 48 on macOS. */
    public static final long SIZE = MACOS ? io.eagain.generated.macos.msghdr.sizeof() : msghdr.sizeof();

    private static final long NAME = msghdr.msg_name$offset();
    private static final long NAMELEN = msghdr.msg_namelen$offset();
    private static final long IOV = msghdr.msg_iov$offset();
    private static final long IOVLEN = msghdr.msg_iovlen$offset();
    private static final long CONTROL = msghdr.msg_control$offset();
    private static final long CONTROLLEN = MACOS
            ? io.eagain.generated.macos.msghdr.msg_controllen$offset()
            : msghdr.msg_controllen$offset();
    private static final long FLAGS = MACOS
            ? io.eagain.generated.macos.msghdr.msg_flags$offset()
            : msghdr.msg_flags$offset();

    private MsgHdrLayout() {
    }

    /** The struct, anew; a part of length 0 has no address. */
    public static void put(MemorySegment memory, MemorySegment name, int nameLength, MemorySegment iov,
            int iovLength, MemorySegment control, int controlLength) {
        memory.set(JAVA_LONG, NAME, nameLength == 0 ? 0 : name.address());
        memory.set(JAVA_INT, NAMELEN, nameLength);
        memory.set(JAVA_LONG, IOV, iov.address());
        memory.set(JAVA_LONG, CONTROL, controlLength == 0 ? 0 : control.address());
        if (MACOS) {
            memory.set(JAVA_INT, IOVLEN, iovLength);
            memory.set(JAVA_INT, CONTROLLEN, controlLength);
        } else {
            memory.set(JAVA_LONG, IOVLEN, iovLength);
            memory.set(JAVA_LONG, CONTROLLEN, controlLength);
        }
        memory.set(JAVA_INT, FLAGS, 0);
    }

    public static int nameLength(MemorySegment memory) {
        return memory.get(JAVA_INT, NAMELEN);
    }

    public static long controlLength(MemorySegment memory) {
        return MACOS
                ? Integer.toUnsignedLong(memory.get(JAVA_INT, CONTROLLEN))
                : memory.get(JAVA_LONG, CONTROLLEN);
    }

    public static int flags(MemorySegment memory) {
        return memory.get(JAVA_INT, FLAGS);
    }
}
