package io.eagain.errors;

import io.eagain.ConstantTable;
import io.eagain.ErrnoTable;
import java.util.function.LongSupplier;

/**
 * One error of one call, and how it is had here.
 *
 * @param call the native function
 * @param error the error's name
 * @param kind how the error is known
 * @param how how it is provoked or injected, or why it cannot be
 * @param action what provokes it: its last call is the one that this row is about
 * @param syscall the system call that strace lets fail
 * @param prepared what gets everything ready and gives back the call that strace lets fail
 */
record Row(String call, String error, Kind kind, String how, Action action, String syscall, Prepared prepared) {

    enum Kind {
        /** The kernel itself, or the C library, gave it. */
        PROVOKED("provoked"),
        /** strace made the kernel give it: what is shown is that it arrives unchanged. */
        INJECTED("injected by strace"),
        /** It was not had. */
        NOT_HERE("not here");

        final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    interface Action {
        long call(Stage stage) throws Exception;
    }

    interface Prepared {
        LongSupplier on(Stage stage) throws Exception;
    }

    /** The error's number as the documents print it; {@code getaddrinfo}'s are negative in C. */
    int number() {
        return isResolvers()
                ? (int) ConstantTable.LINUX.number(error).orElseThrow()
                : ErrnoTable.LINUX.number(error).orElseThrow();
    }

    /** What the call has to give. */
    long expected() {
        return isResolvers() ? number() : -number();
    }

    private boolean isResolvers() {
        return error.startsWith("EAI_");
    }

    @Override
    public String toString() {
        return call + " " + error + ", " + kind.words + ": " + how;
    }
}
