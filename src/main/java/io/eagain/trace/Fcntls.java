package io.eagain.trace;

import io.eagain.posix.Fcntl;

/** The arguments of {@code fcntl}, of which the third means what the second says. */
final class Fcntls {
    static final Argument COMMAND = Argument.one(Names.FCNTL);
    static final Argument ARGUMENT = Argument.in((call, index) -> argument((int) call.number(1), (int) call.number(2)));

    private Fcntls() {
    }

    private static String argument(int command, int argument) {
        if (Names.FCNTL.one(command).startsWith("F_GET")) {
            // C gives none.
            return "";
        }
        if (command == Fcntl.F_SETFL) {
            return open(argument);
        }
        return command == Fcntl.F_SETFD ? Names.DESCRIPTOR.bits(argument) : Integer.toString(argument);
    }

    /** What a result means that is flags. */
    static String detail(Call call) {
        int command = (int) call.number(1);
        if (command == Fcntl.F_GETFL) {
            return "flags " + open((int) call.result());
        }
        return command == Fcntl.F_GETFD && call.result() != 0
                ? "flags " + Names.DESCRIPTOR.bits((int) call.result())
                : "";
    }

    // The way of access is a number of two bits, and O_RDONLY none of them.
    private static String open(int flags) {
        int rest = flags & ~Fcntl.O_ACCMODE;
        return Names.OPEN.one(flags & Fcntl.O_ACCMODE) + (rest == 0 ? "" : "|" + Names.OPEN.bits(rest));
    }
}
