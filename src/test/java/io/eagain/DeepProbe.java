package io.eagain;

import io.eagain.linux.Epoll;
import io.eagain.linux.EpollEvents;
import io.eagain.posix.FdSet;
import io.eagain.posix.Poll;
import io.eagain.posix.PollFds;
import io.eagain.posix.PosixSockets;
import io.eagain.posix.Select;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Makes one call from many levels deep, a million times: prints the bytes per call at the end. */
final class DeepProbe {
    // Constants, so that the JIT sees one call and inlines all levels.
    private static final String CALL = System.getProperty("call");
    private static final int FD = PosixSockets.socketpair(Sockets.AF_UNIX, Sockets.SOCK_STREAM, 0, new int[2]) < 0
            ? -1
            : Sockets.socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM, 0);
    private static final MemorySegment SHARED = Arena.ofShared().allocate(64);
    private static final MemorySegment NATIVE = Arena.ofAuto().allocate(64);
    private static final FdSet SET = FdSet.allocate(Arena.ofAuto());
    private static final PollFds FDS = PollFds.allocate(Arena.ofAuto(), 1);
    private static final int EPOLL = Epoll.epoll_create1(0);
    private static final EpollEvents EVENTS = EpollEvents.allocate(Arena.ofAuto(), 1);

    private DeepProbe() {
    }

    private static long call() {
        return switch (CALL) {
            case "recv" -> Sockets.recv(FD, NATIVE, 64, PosixSockets.MSG_DONTWAIT);
            case "recv, shared arena" -> Sockets.recv(FD, SHARED, 64, PosixSockets.MSG_DONTWAIT);
            case "getsockopt" -> Sockets.getsockoptInt(FD, SocketOption.SOL_SOCKET, SocketOption.SO_TYPE);
            case "select" -> Select.select(0, SET, null, null, 0L);
            case "poll" -> Poll.poll(FDS, 0);
            case "epoll_wait" -> Epoll.epoll_wait(EPOLL, EVENTS, 1, 0);
            default -> throw new IllegalArgumentException(CALL);
        };
    }

    private static long level1() {
        return call() + 1;
    }

    private static long level2() {
        return level1() + 1;
    }

    private static long level3() {
        return level2() + 1;
    }

    private static long level4() {
        return level3() + 1;
    }

    private static long level5() {
        return level4() + 1;
    }

    private static long level6() {
        return level5() + 1;
    }

    private static long level7() {
        return level6() + 1;
    }

    private static long level8() {
        return level7() + 1;
    }

    public static void main(String[] arguments) {
        int calls = 20_000;
        long sum = 0;
        long bytes = Long.MAX_VALUE;
        for (int i = 0; i < 50; i++) {
            long before = Allocated.bytes();
            for (int j = 0; j < calls; j++) {
                sum += level8();
            }
            // The last of them: earlier ones are of levels that are not yet compiled together.
            bytes = i < 45 ? bytes : Math.min(bytes, Allocated.bytes() - before);
        }
        System.out.println(bytes / calls + " bytes" + (sum == 0 ? "?" : ""));
    }
}
