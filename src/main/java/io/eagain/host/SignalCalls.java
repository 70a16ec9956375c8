package io.eagain.host;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The calls about signals, of Linux and macOS. See {@link SocketCalls} for the rules. */
public final class SignalCalls {
    private SignalCalls() {
    }

    // It returns the error number and leaves errno alone.
    private static final class PthreadSigmask {
        static MethodHandle CALL = Libc.PTHREAD_SIGMASK.linkPlain();
    }

    /** 0 or the negated error, where C has 0 or the error itself. */
    public static int pthread_sigmask(int how, MemorySegment set, MemorySegment oldset) {
        try {
            return -(int) PthreadSigmask.CALL.invokeExact(how, set, oldset);
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Signalfd {
        static MethodHandle CALL = Libc.SIGNALFD.link();
    }

    public static int signalfd(int fd, MemorySegment mask, int flags) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Signalfd.CALL.invokeExact(thread.capture, fd, mask, flags));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }
}
