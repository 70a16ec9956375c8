package io.eagain;

import java.io.IOException;
import java.util.Arrays;
import java.util.IllegalFormatException;
import java.util.Locale;

/**
 * A failed call as an exception, for those who want to throw. The raw API never throws it: its functions return the
 * negated error number, and this class turns such a result into an exception where the caller asks for one.
 *
 * <pre>{@code
 * long n = ErrnoException.check(Sockets.recv(fd, buffer, 4096, 0), "recv(fd=%d, len=%d, flags=%d)", fd, 4096, 0);
 * }</pre>
 *
 * <p>The message is the call, then the error's name, number and meaning:
 *
 * <pre>{@code
 * recv(fd=7, len=4096, flags=0): ECONNRESET (104): Connection reset by peer
 * }</pre>
 *
 * <p>An error number that this host's table does not have is kept: {@code recv(fd=7): error 9999: not in the Linux
 * table}.
 *
 * <p>It is an {@link IOException}, and so a checked one: a broken connection is an event that the code around a socket
 * has to deal with, and existing handlers for I/O failures catch it. Tell errors apart by {@link #errno()} and the
 * constants of {@link Errno}, never by the message.
 *
 * <p>{@code EAGAIN}, {@code EINTR} and {@code EINPROGRESS} are ordinary answers of non-blocking code; test the result
 * for them before it reaches {@code check}, for an exception costs a thousand times a comparison.
 */
public final class ErrnoException extends IOException {
    private static final long serialVersionUID = 1L;

    /** The error number, positive. */
    private final int errno;

    /** The call that failed. */
    private final String call;

    /**
     * Makes an exception of an error number, such as {@code SO_ERROR} gives it. For the result of a call use
     * {@link #of} or {@link #check(long, String)}.
     *
     * @param errno an error number of this host, positive
     * @param call the call that failed, with its arguments: {@code "recv(fd=7, len=4096, flags=0)"}
     * @throws IllegalArgumentException if {@code errno} is not positive, or if {@code call} is null or blank
     */
    public ErrnoException(int errno, String call) {
        super(message(errno, call));
        this.errno = errno;
        this.call = call;
    }

    /** {@return the error number: positive, one of this host's, to compare with the constants of {@link Errno}} */
    public int errno() {
        return errno;
    }

    /** {@return the call that failed, with its arguments, as the caller wrote it} */
    public String call() {
        return call;
    }

    /**
     * Makes an exception of a result that is known to be an error.
     *
     * @param result the result of a call, below 0
     * @param call the call that failed, with its arguments
     * @return the exception, for the caller to throw
     * @throws IllegalArgumentException if {@code result} is no error, or if {@code call} is null or blank
     */
    public static ErrnoException of(long result, String call) {
        if (result >= 0) {
            throw new IllegalArgumentException("result is " + result + " and so no error (call: " + call + ")");
        }
        return new ErrnoException(Errno.of(result), call);
    }

    /**
     * Returns the result of a call, or throws if it is an error. The text is not looked at unless it is.
     *
     * @param result the result of a call
     * @param call the call with its arguments; taken as it is, {@code %} means nothing in it
     * @return {@code result}, 0 or above
     * @throws ErrnoException if {@code result} is below 0
     */
    public static long check(long result, String call) throws ErrnoException {
        if (result < 0) {
            throw of(result, call);
        }
        return result;
    }

    /**
     * Returns the result of a call, or throws if it is an error.
     *
     * @param result the result of a call
     * @param call the call with its arguments; taken as it is, {@code %} means nothing in it
     * @return {@code result}, 0 or above
     * @throws ErrnoException if {@code result} is below 0
     */
    public static int check(int result, String call) throws ErrnoException {
        if (result < 0) {
            throw of(result, call);
        }
        return result;
    }

    /**
     * Returns the result of a call, or throws if it is an error. The text is made only then; the array of the arguments
     * is made in any case, as for every method that takes any number of them. Where that matters, test the result and
     * throw {@link #of}.
     *
     * @param result the result of a call
     * @param format the call with its arguments, for {@link String#format(Locale, String, Object...)} with
     *            {@link Locale#ROOT}: {@code "recv(fd=%d, len=%d, flags=%d)"}. A format that does not fit its arguments
     *            spoils the text, but the error is thrown all the same
     * @param args what the format asks for
     * @return {@code result}, 0 or above
     * @throws ErrnoException if {@code result} is below 0
     */
    public static long check(long result, String format, Object... args) throws ErrnoException {
        if (result < 0) {
            throw of(result, format(format, args));
        }
        return result;
    }

    /**
     * Returns the result of a call, or throws if it is an error, as {@link #check(long, String, Object...)} does.
     *
     * @param result the result of a call
     * @param format the call with its arguments, for {@link String#format(Locale, String, Object...)}
     * @param args what the format asks for
     * @return {@code result}, 0 or above
     * @throws ErrnoException if {@code result} is below 0
     */
    public static int check(int result, String format, Object... args) throws ErrnoException {
        if (result < 0) {
            throw of(result, format(format, args));
        }
        return result;
    }

    private static String message(int errno, String call) {
        if (errno <= 0) {
            throw new IllegalArgumentException("errno is " + errno + ", and an error number is above 0");
        }
        if (call == null || call.isBlank()) {
            throw new IllegalArgumentException("call is " + (call == null ? "null" : "blank")
                    + ", and should name the call that failed with " + Errno.toString(errno));
        }
        return call + ": " + Errno.toString(errno);
    }

    // The annotation it asks for is in a library; this one has none.
    @SuppressWarnings("AnnotateFormatMethod")
    private static String format(String format, Object... args) {
        try {
            return String.format(Locale.ROOT, format, args);
        } catch (IllegalFormatException e) {
            // The system's error is the news; it must not be lost to a slip in the text about it.
            return format + " " + Arrays.toString(args);
        }
    }
}
