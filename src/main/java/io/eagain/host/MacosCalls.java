package io.eagain.host;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The calls that macOS alone has. See {@link SocketCalls} for the rules. Never run. */
public final class MacosCalls {
    private MacosCalls() {
    }

    private static final class Kqueue {
        static MethodHandle CALL = Libc.KQUEUE.link();
    }

    public static int kqueue() {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Kqueue.CALL.invokeExact(thread.capture));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Kevent {
        static MethodHandle CALL = Libc.KEVENT.link();
    }

    public static int kevent(int kq, MemorySegment changelist, int nchanges, MemorySegment eventlist, int nevents,
            MemorySegment timeout) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Kevent.CALL.invokeExact(thread.capture, kq, changelist, nchanges, eventlist,
                    nevents, timeout));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }
}
