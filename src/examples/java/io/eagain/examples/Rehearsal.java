package io.eagain.examples;

import io.eagain.Errno;
import io.eagain.ErrnoException;
import io.eagain.Sockets;
import io.eagain.posix.PosixSockets;

/**
 * A class is loaded, and a call linked, when it is first used, and that takes a descriptor. So a first conversation is held when
 * a loop begins, with a socket of this process: when no descriptor is left it is too late.
 */
final class Rehearsal {
    private Rehearsal() {
    }

    static void hold(EventLoop loop, int listener) throws ErrnoException {
        int[] pair = new int[2];
        ErrnoException.check(PosixSockets.socketpair(Sockets.AF_UNIX, Sockets.SOCK_STREAM, 0, pair), "socketpair");
        loop.add(pair[0]);
        Connection connection = loop.connections.get(0);
        connection.send(loop.out, 0, 1);
        Sockets.recv(pair[1], loop.fresh, 1, 0);
        Sockets.shutdown(pair[1], Sockets.SHUT_WR);
        connection.readable();
        Sockets.close(pair[1]);
        Listener.accept(listener, loop);
        String unused = Errno.toString(Errno.EMFILE);
    }
}
