package io.eagain;

import io.eagain.linux.Epoll;
import io.eagain.linux.EpollEvents;
import io.eagain.posix.Messages;
import io.eagain.posix.MsgHdr;
import io.eagain.posix.Poll;
import io.eagain.posix.PollFds;
import io.eagain.posix.PosixSockets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The program that {@link EveryErrnoTest} attaches strace to: prints its thread's number, and for each line that it
 * reads makes the eight calls once and prints their results.
 */
final class EveryErrnoProbe {
    private EveryErrnoProbe() {
    }

    public static void main(String[] args) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            int[] sv = new int[2];
            PosixSockets.socketpair(Sockets.AF_UNIX, Sockets.SOCK_STREAM, 0, sv);
            MemorySegment buffer = arena.allocate(16);
            SockAddr nowhere = SockAddr.allocate(arena).setUnix("/nowhere");
            PollFds fds = PollFds.allocate(arena, 1);
            fds.add(sv[0], Poll.POLLIN);
            EpollEvents events = EpollEvents.allocate(arena, 1);
            MsgHdr message = MsgHdr.allocate(arena, 1, 64);
            int epfd = Epoll.epoll_create1(0);

            // read(2) and write(2) alone serve standard input and output, and no error is injected into these.
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
            System.out.println("tid " + Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName());
            while (lines.readLine() != null) {
                long recv = Sockets.recv(sv[0], buffer, 16, PosixSockets.MSG_DONTWAIT);
                long send = Sockets.send(sv[0], buffer, 0, PosixSockets.MSG_DONTWAIT);
                int connect = Sockets.connect(sv[0], nowhere);
                int accept = Sockets.accept(sv[0]);
                int poll = Poll.poll(fds, 0);
                int wait = Epoll.epoll_wait(epfd, events, 1, 0);
                long recvmsg = Messages.recvmsg(sv[0], message, PosixSockets.MSG_DONTWAIT);
                message.name().clear();
                long sendmsg = Messages.sendmsg(sv[0], message, PosixSockets.MSG_DONTWAIT);
                System.out.println(recv + " " + send + " " + connect + " " + accept + " " + poll + " " + wait + " "
                        + recvmsg + " " + sendmsg);
            }
        }
    }
}
