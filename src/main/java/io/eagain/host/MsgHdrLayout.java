package io.eagain.host;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.eagain.generated.numbers.Linux;
import io.eagain.generated.numbers.Macos;
import java.lang.foreign.MemorySegment;

/**
 * Where the parts of a {@code struct msghdr} stand. On Linux {@code msg_iovlen} and {@code msg_controllen} are a
 * {@code size_t}, on macOS an {@code int} and a {@code socklen_t}; one that is too large for the narrower never gets here.
 */
public final class MsgHdrLayout {
    private static final boolean MACOS = Os.CURRENT == Os.MACOS;

    /** Bytes of the struct: 56, and 48 on macOS. */
    public static final long SIZE = MACOS ? Macos.msghdr.SIZE : Linux.msghdr.SIZE;

    private static final long NAME = Linux.msghdr.msg_name;
    private static final long NAMELEN = Linux.msghdr.msg_namelen;
    private static final long IOV = Linux.msghdr.msg_iov;
    private static final long IOVLEN = Linux.msghdr.msg_iovlen;
    private static final long CONTROL = Linux.msghdr.msg_control;
    private static final long CONTROLLEN = MACOS
            ? Macos.msghdr.msg_controllen
            : Linux.msghdr.msg_controllen;
    private static final long FLAGS = MACOS
            ? Macos.msghdr.msg_flags
            : Linux.msghdr.msg_flags;

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

    public static long iovLength(MemorySegment memory) {
        return MACOS ? memory.get(JAVA_INT, IOVLEN) : memory.get(JAVA_LONG, IOVLEN);
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
