package io.eagain;

import io.eagain.linux.Epoll;
import io.eagain.linux.EpollEvents;
import io.eagain.linux.EventFd;
import io.eagain.linux.LinuxSockets;
import io.eagain.linux.Ppoll;
import io.eagain.posix.Fcntl;
import io.eagain.posix.Ioctl;
import io.eagain.posix.Poll;
import io.eagain.posix.PollFds;
import io.eagain.posix.PosixSockets;
import io.eagain.posix.Select;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.LongSupplier;

/** The program that {@link NotHereTest} runs on a host that it takes for another one: every call, and what it throws. */
final class NotHereProbe {
    private NotHereProbe() {
    }

    public static void main(String[] args) throws ClassNotFoundException {
        for (String name : args) {
            System.out.println("loaded " + Class.forName(name).getName());
        }
        System.out.println("AF_INET " + Sockets.AF_INET + " EPOLLIN " + Epoll.EPOLLIN + " EAGAIN " + Errno.EAGAIN);
        Arena arena = Arena.ofAuto();
        MemorySegment room = arena.allocate(128, 8);
        SockAddr address = SockAddr.allocate(arena);
        PollFds fds = PollFds.allocate(arena, 1);
        EpollEvents events = EpollEvents.allocate(arena, 1);
        MemorySegment none = MemorySegment.NULL;
        call("socket", () -> Sockets.socket(2, 1, 0));
        call("bind", () -> Sockets.bind(0, address));
        call("listen", () -> Sockets.listen(0, 1));
        call("accept", () -> Sockets.accept(0, address));
        call("connect", () -> Sockets.connect(0, none, 0));
        call("getsockname", () -> Sockets.getsockname(0, address));
        call("getpeername", () -> Sockets.getpeername(0, none, none));
        call("getsockopt", () -> Sockets.getsockoptInt(0, 1, 1));
        call("setsockopt", () -> Sockets.setsockopt(0, 1, 1, 1));
        call("shutdown", () -> Sockets.shutdown(0, 0));
        call("close", () -> Sockets.close(-1));
        call("recv", () -> Sockets.recv(0, room, 1, 0));
        call("recvfrom", () -> Sockets.recvfrom(0, room, 1, 0, address));
        call("send", () -> Sockets.send(0, room, 1, 0));
        call("sendto", () -> Sockets.sendto(0, room, 1, 0, address));
        call("socketpair", () -> PosixSockets.socketpair(1, 1, 0, none));
        call("read", () -> PosixSockets.read(-1, room, 1));
        call("write", () -> PosixSockets.write(-1, room, 1));
        call("fcntl", () -> Fcntl.fcntl(-1, 1, 0));
        call("fcntl", () -> Fcntl.fcntl(-1, 1, none));
        call("ioctl", () -> Ioctl.fionread(-1));
        call("poll", () -> Poll.poll(fds, 0));
        call("select", () -> Select.select(-1, null, null, null, 0));
        call("accept4", () -> LinuxSockets.accept4(-1, address, 0));
        call("ppoll", () -> Ppoll.ppoll(fds, 0));
        call("epoll_create1", () -> Epoll.epoll_create1(0));
        call("epoll_ctl", () -> Epoll.epoll_ctl(0, 1, 0, none));
        call("epoll_wait", () -> Epoll.epoll_wait(0, events, 1, 0));
        call("epoll_pwait2", () -> Epoll.epoll_pwait2(0, events, 1, 0));
        call("eventfd", () -> EventFd.eventfd(0, 0));
        call("getaddrinfo", () -> AddrInfo.getaddrinfo("127.0.0.1", null, 0, 0, 0, room));
        call("gai_strerror", () -> AddrInfo.gai_strerror(0).length());
        call("freeaddrinfo", () -> {
            AddrInfo.freeaddrinfo(room);
            return 0;
        });
    }

    private static void call(String name, LongSupplier call) {
        try {
            System.out.println("call " + name + ": gave " + call.getAsLong());
        } catch (UnsupportedOperationException e) {
            System.out.println("call " + name + ": " + e.getMessage());
        }
    }
}
