package io.eagain.host;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The calls that make, copy and end descriptors of Linux and macOS. See {@link SocketCalls} for the rules. */
public final class DescriptorCalls {
    private DescriptorCalls() {
    }

    private static final class Pipe {
        static MethodHandle CALL = Libc.PIPE.link();
    }

    public static int pipe(MemorySegment pipefd) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Pipe.CALL.invokeExact(thread.capture, pipefd));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    /** The two descriptors in an array; untouched when the call fails. */
    public static int pipe(int[] pipefd) {
        MemorySegment scratch = PerThread.current().scratch;
        return both(pipe(scratch), scratch, pipefd);
    }

    private static final class Pipe2 {
        static MethodHandle CALL = Libc.PIPE2.link();
    }

    public static int pipe2(MemorySegment pipefd, int flags) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Pipe2.CALL.invokeExact(thread.capture, pipefd, flags));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    /** The two descriptors in an array; untouched when the call fails. */
    public static int pipe2(int[] pipefd, int flags) {
        MemorySegment scratch = PerThread.current().scratch;
        return both(pipe2(scratch, flags), scratch, pipefd);
    }

    /** Hands on the result, and the two descriptors if there are any. */
    static int both(int result, MemorySegment from, int[] to) {
        if (result == 0) {
            to[0] = from.get(JAVA_INT, 0);
            to[1] = from.get(JAVA_INT, 4);
        }
        return result;
    }

    private static final class Dup {
        static MethodHandle CALL = Libc.DUP.link();
    }

    public static int dup(int oldfd) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Dup.CALL.invokeExact(thread.capture, oldfd));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Dup2 {
        static MethodHandle CALL = Libc.DUP2.link();
    }

    public static int dup2(int oldfd, int newfd) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Dup2.CALL.invokeExact(thread.capture, oldfd, newfd));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Dup3 {
        static MethodHandle CALL = Libc.DUP3.link();
    }

    public static int dup3(int oldfd, int newfd, int flags) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Dup3.CALL.invokeExact(thread.capture, oldfd, newfd, flags));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class CloseRange {
        static MethodHandle CALL = Libc.CLOSE_RANGE.link();
    }

    public static int close_range(int first, int last, int flags) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) CloseRange.CALL.invokeExact(thread.capture, first, last, flags));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }
}
