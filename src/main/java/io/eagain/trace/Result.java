package io.eagain.trace;

import io.eagain.AddrInfo;
import io.eagain.ErrnoTable;
import java.lang.foreign.MemorySegment;

/** What the result of a function says, and where its error number is. */
enum Result {
    /** -1, and the number beside it. */
    ERRNO,
    /** 0, and the number beside it. */
    ZERO,
    /** A null pointer, and the number beside it. */
    POINTER,
    /** The number itself. */
    ERROR,
    /** A code of {@code getaddrinfo}; the number counts beside one of them. */
    CODE,
    /** It cannot fail, or does not say. */
    NEVER;

    static long number(Object result) {
        if (result instanceof MemorySegment segment) {
            return segment.address();
        }
        return result == null ? 0 : ((Number) result).longValue();
    }

    boolean failed(Object result) {
        long number = number(result);
        return switch (this) {
            case ERRNO -> number == -1;
            case ZERO, POINTER -> number == 0;
            case ERROR, CODE -> number != 0;
            case NEVER -> false;
        };
    }

    /** The error number, or 0 for none. */
    int error(Object result, int captured) {
        if (!failed(result)) {
            return 0;
        }
        return switch (this) {
            case ERRNO, ZERO, POINTER -> captured;
            case ERROR -> (int) number(result);
            case CODE -> number(result) == AddrInfo.EAI_SYSTEM ? captured : 0;
            case NEVER -> 0;
        };
    }

    String text(Object result, int captured) {
        String shown = result == null
                ? "<void>"
                : result instanceof MemorySegment segment
                        ? Call.address(segment.address())
                        : Long.toString(number(result));
        int error = error(result, captured);
        return shown + (this == CODE && failed(result) ? " " + Names.ADDRINFO_CODES.one(number(result)) : "")
                + (error == 0 ? "" : " " + named(error));
    }

    /** An error number with its name. */
    static String named(int error) {
        return ErrnoTable.host().name(error) + " (" + error + ")";
    }
}
