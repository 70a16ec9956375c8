package io.eagain.examples;

import io.eagain.Sockets;
import io.eagain.policy.Poller;
import io.eagain.policy.RecvOutcome;
import io.eagain.policy.SendOutcome;
import io.eagain.policy.SocketFacts;
import io.eagain.policy.Strategy;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** One of the two connections of {@link TcpProxy}, with what was read from it and the other has not taken yet. */
final class ProxySide {
    private static final int ROOM = 65_536;

    final int fd;
    final Arena arena = Arena.ofConfined();
    final MemorySegment buffer = arena.allocate(ROOM);
    ProxySide other;
    long key;
    boolean connected;
    boolean ended;
    MemorySegment rest = MemorySegment.NULL;

    ProxySide(int fd) {
        this.fd = fd;
    }

    /** Reads if the buffer is empty, and hands on what is in it; below 0 when a connection has failed. */
    long pump() {
        if (rest.byteSize() == 0) {
            long n = Sockets.recv(fd, buffer, ROOM, 0);
            RecvOutcome outcome = RecvOutcome.of(n, ROOM, 0, SocketFacts.NONBLOCKING_STREAM);
            if (outcome == RecvOutcome.CLOSED) {
                // All that came before it has been handed on. The other direction goes on.
                ended = true;
                return Sockets.shutdown(other.fd, Sockets.SHUT_WR);
            }
            if (outcome != RecvOutcome.DATA) {
                return outcome.strategy() == Strategy.FATAL ? n : 0;
            }
            rest = buffer.asSlice(0, n);
        }
        long n = Sockets.send(other.fd, rest, rest.byteSize(), PosixSockets.MSG_NOSIGNAL);
        SendOutcome outcome = SendOutcome.of(n, rest.byteSize(), 0, SocketFacts.NONBLOCKING_STREAM);
        rest = rest.asSlice(Math.max(n, 0));
        return outcome.strategy() == Strategy.FATAL ? n : 0;
    }

    /** Read when there is room for it: so a peer that takes nothing holds up the one that sends. */
    int interest() {
        if (!connected) {
            return Poller.WRITE;
        }
        return (rest.byteSize() == 0 && !ended ? Poller.READ : 0) | (other.rest.byteSize() > 0 ? Poller.WRITE : 0);
    }
}
