package io.eagain.fuzz;

import io.eagain.AddrInfo;
import io.eagain.Sockets;
import io.eagain.linux.LinuxDescriptors;
import io.eagain.policy.Deadline;
import io.eagain.policy.HappyEyeballs;
import io.eagain.posix.ControlMessages;
import io.eagain.posix.Fcntl;
import io.eagain.posix.Ioctl;
import io.eagain.posix.MsgHdr;
import io.eagain.posix.SigSet;
import io.eagain.posix.Signals;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Executable;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What would be the fuzzer's own mistake, and is not passed: each with the reason. Time limits and sizes of arrays are
 * bounded in {@link Arguments}.
 */
final class HeldBack {
    /**
     * Signals of any number at any moment: SIGSEGV would end the JVM without a fault of the library. Leases and watched
     * directories give signals as well, and a lock may wait. F_SETOWN alone gives SIGIO to processes of the namespace.
     */
    private static final Set<Integer> COMMANDS = Set.of(
            /* F_SETLKW */ 7, /* F_SETSIG */ 10, /* F_OFD_SETLKW */ 38, /* F_SETLEASE */ 1024, /* F_NOTIFY */ 1026);

    /** Whose memory the library checks: those that it names. */
    private static final List<Integer> NAMED_COMMANDS = Arguments.constants("F_");
    private static final Set<Long> NAMED_REQUESTS = Set.of(Ioctl.FIONREAD, Ioctl.FIONBIO, Ioctl.SIOCATMARK);

    /** What an unknown request or command may write: the size has 14 bits there. */
    private static final MemorySegment LARGE = Arena.global().allocate(1 << 15, 8);

    /** A kind of socket that the kernel does not have yet makes it load a module, which it keeps. */
    private static final int FAMILIES = 46;
    private static final Set<Integer> FAMILIES_HERE = Set.of(Sockets.AF_UNSPEC, Sockets.AF_UNIX, Sockets.AF_INET,
            Sockets.AF_INET6);
    private static final int PROTOCOLS = 300;
    private static final Set<Integer> PROTOCOLS_HERE = Set.of(0, 1, 6, 17, 58, 255);

    /** The longest that a call waits, in nanoseconds. */
    private static final long MOMENT = 1_000_000;

    private static final SigSet FREE = onlyFree(SigSet.allocate(Arena.global()));

    private HeldBack() {
    }

    /** Puts something else in the place of such arguments. */
    static void apply(Executable target, World world, Object... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] instanceof Deadline deadline
                    && (deadline.nanoseconds() < 0 || deadline.nanoseconds() > MOMENT)) {
                arguments[i] = Deadline.in(MOMENT, TimeUnit.NANOSECONDS);
            }
        }
        switch (target.getName()) {
            case "fcntl" -> {
                if (COMMANDS.contains(arguments[1])) {
                    arguments[1] = Fcntl.F_GETFL;
                }
                if (arguments[2] instanceof MemorySegment memory && !NAMED_COMMANDS.contains(arguments[1])) {
                    arguments[2] = large(memory);
                }
            }
            case "ioctl" -> {
                if (!NAMED_REQUESTS.contains(arguments[1]) && arguments[2] instanceof MemorySegment memory) {
                    arguments[2] = large(memory);
                }
            }
            case "connect" -> {
                // Names are looked up by threads of its own, whose descriptors come and go while the world looks for such.
                if (target.getDeclaringClass() == HappyEyeballs.class && arguments[1] instanceof String) {
                    arguments[1] = null;
                }
            }
            case "getaddrinfo" -> {
                // No question to a name server, which may be slow.
                if (arguments[2] instanceof Integer flags) {
                    arguments[2] = flags | AddrInfo.AI_NUMERICHOST;
                }
            }
            case "getnameinfo" -> {
                int flags = arguments.length - 1;
                arguments[flags] = (int) arguments[flags] | AddrInfo.NI_NUMERICHOST;
            }
            // A made-up list is the caller's mistake, as in C, and cannot be seen.
            case "freeaddrinfo" -> arguments[0] = arguments[0] == null ? null : world.takeAddressList();
            case "socket", "socketpair" -> {
                int domain = (int) arguments[0];
                if (domain >= 0 && domain < FAMILIES && !FAMILIES_HERE.contains(domain)) {
                    arguments[0] = FAMILIES;
                }
                int protocol = (int) arguments[2];
                if (protocol >= 0 && protocol < PROTOCOLS && !PROTOCOLS_HERE.contains(protocol)) {
                    arguments[2] = PROTOCOLS;
                }
            }
            case "pthread_sigmask" -> {
                // Blocked in this thread, some of them would end the JVM at the next null check.
                if (arguments[1] instanceof SigSet set && World.isThere(set.segment())) {
                    onlyFree(set);
                } else if (arguments[1] instanceof MemorySegment memory && World.isThere(memory)) {
                    arguments[1] = FREE.segment();
                }
            }
            case "close_range" -> {
                // The JVM's own are within a range, and with a table of its own this thread would lose sight of them.
                arguments[1] = Integer.compareUnsigned((int) arguments[1], (int) arguments[0]) < 0
                        ? arguments[1]
                        : arguments[0];
                arguments[2] = (int) arguments[2] & ~LinuxDescriptors.CLOSE_RANGE_UNSHARE;
            }
            case "sendmsg", "sendmmsg" -> world.all(MsgHdr.class).map(MsgHdr::control)
                    .forEach(control -> onlyOwn(control, world));
            default -> {
                // All as it is.
            }
        }
    }

    private static SigSet onlyFree(SigSet set) {
        return set.empty().add(Signals.SIGWINCH);
    }

    // A copy of one of the JVM's own descriptors would be open then, whose position belongs to both.
    private static void onlyOwn(ControlMessages control, World world) {
        control.rewind();
        while (control.next()) {
            for (int i = 0; i < control.descriptors(); i++) {
                control.setInt(i * Integer.BYTES, world.harmless(control.descriptor(i)));
            }
        }
    }

    // Of a command that is not known here the size of the memory is the caller's matter, and so documented.
    private static MemorySegment large(MemorySegment memory) {
        boolean small = memory.isNative() && memory.byteSize() < LARGE.byteSize();
        return small && World.isThere(memory) ? LARGE.fill((byte) 0) : memory;
    }
}
