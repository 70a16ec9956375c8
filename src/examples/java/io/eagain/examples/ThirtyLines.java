package io.eagain.examples;

import static io.eagain.ErrnoException.check;
import static io.eagain.linux.LinuxSockets.SOCK_NONBLOCK;
import static io.eagain.posix.PosixSockets.MSG_DONTWAIT;
import static io.eagain.posix.PosixSockets.MSG_NOSIGNAL;

import io.eagain.Errno;
import io.eagain.ErrnoException;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.policy.Deadline;
import io.eagain.policy.Events;
import io.eagain.policy.Poller;
import io.eagain.policy.Trigger;
import java.nio.ByteBuffer;

/** An echo server for many connections at once. Linux. */
final class ThirtyLines {
    private ThirtyLines() {
    }

    /** The argument is the port. What is in a connection's buffer was received and is still to be sent. */
    public static void main(String[] arguments) throws ErrnoException {
        int listener = check(Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM | SOCK_NONBLOCK, 0), "socket");
        check(Sockets.setsockopt(listener, SocketOption.SOL_SOCKET, SocketOption.SO_REUSEADDR, 1), "setsockopt");
        check(Sockets.bind(listener, SockAddr.ip("127.0.0.1", Integer.parseInt(arguments[0]))), "bind");
        check(Sockets.listen(listener, 128), "listen");
        Poller<ByteBuffer> poller = Poller.open();
        check(poller.register(listener, null, Poller.READ, Trigger.LEVEL), "register");
        Events<ByteBuffer> events = Events.allocate(64);
        System.out.println("listening on port " + arguments[0]);
        while (check(poller.await(events, Deadline.never()), "await") >= 0) {
            while (events.next()) {
                ByteBuffer buffer = events.token();
                if (buffer == null) {
                    for (int fd = Sockets.accept(listener); fd >= 0; fd = Sockets.accept(listener)) {
                        poller.register(fd, ByteBuffer.allocateDirect(16_384), Poller.READ, Trigger.LEVEL);
                    }
                    continue;
                }
                int fd = events.fd();
                long n = buffer.position() > 0 ? 1 : Sockets.recv(fd, buffer, MSG_DONTWAIT);
                if (n > 0) {
                    n = Sockets.send(fd, buffer.flip(), MSG_DONTWAIT | MSG_NOSIGNAL);
                    buffer.compact();
                }
                poller.modify(events.key(), buffer.position() > 0 ? Poller.WRITE : Poller.READ);
                if (n <= 0 && n != -Errno.EAGAIN && n != -Errno.EINTR) {
                    poller.remove(events.key());
                    Sockets.close(fd);
                }
            }
        }
    }
}
