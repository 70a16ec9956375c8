package io.eagain.host;

import io.eagain.generated.numbers.Linux;
import io.eagain.generated.numbers.Macos;

/**
 * Requests that write to where their argument says, or as much as it says, and not within the room that they are given.
 * Nobody can check that before the call, since the program may change its memory meanwhile: they are refused.
 */
public final class Unbounded {
    // Locks, F_SETOWN_EX and F_GETOWN_EX, F_GETOWNER_UIDS; from 1024 on F_CANCELLK, hints of writing, delegations.
    private static final long LINUX_POINTER_COMMANDS = bits(5, 6, 7, 12, 13, 14, 15, 16, 17, 36, 37, 38);
    private static final int LINUX_SPECIFIC = 1024;
    private static final long LINUX_SPECIFIC_POINTER_COMMANDS = bits(5, 11, 12, 13, 14, 15, 16);
    // F_DUPFD to F_SETOWN, F_DUPFD_CLOEXEC, F_SETNOSIGPIPE, F_GETNOSIGPIPE; most others of macOS take pointers.
    private static final int MACOS_PLAIN_COMMANDS = 6;

    private Unbounded() {
    }

    private static long bits(int... numbers) {
        long bits = 0;
        for (int number : numbers) {
            bits |= 1L << number;
        }
        return bits;
    }

    /** Refuses to read an option whose value tells the kernel how much, or to where, it writes. */
    public static void refuseOption(int level, int optname) {
        if (Os.CURRENT != Os.LINUX) {
            return;
        }
        boolean tcp = level == Linux.IPPROTO_TCP;
        boolean refused = (level == Linux.IPPROTO_IP
                && (optname == Linux.IP_MSFILTER || optname == Linux.MCAST_MSFILTER))
                || (level == Linux.IPPROTO_IPV6 && optname == Linux.MCAST_MSFILTER)
                || (tcp && (optname == Linux.TCP_ZEROCOPY_RECEIVE || optname == Linux.TCP_AO_GET_KEYS));
        if (refused) {
            throw new IllegalArgumentException("getsockopt: optname=" + optname + " of level=" + level
                    + " writes as much, or to where, its structure says, whatever optlen is; it cannot be kept within"
                    + " optval");
        }
    }

    /** Refuses a command that takes its argument for an address. */
    public static void refuseCommand(int cmd) {
        boolean pointer = switch (Os.CURRENT) {
            case LINUX -> in(LINUX_POINTER_COMMANDS, cmd) || in(LINUX_SPECIFIC_POINTER_COMMANDS, cmd - LINUX_SPECIFIC);
            case MACOS -> cmd > MACOS_PLAIN_COMMANDS && cmd != Constants.F_DUPFD_CLOEXEC
                    && cmd != Macos.F_SETNOSIGPIPE && cmd != Macos.F_GETNOSIGPIPE;
            case WINDOWS, FREEBSD, OTHER -> false;
        };
        if (pointer) {
            throw new IllegalArgumentException("fcntl: cmd=" + cmd
                    + " takes its argument for an address; the form of fcntl with a segment is for it");
        }
    }

    private static boolean in(long bits, int number) {
        return number >= 0 && number < Long.SIZE && (bits >> number & 1) != 0;
    }
}
