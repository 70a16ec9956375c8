package io.eagain.cli;

import io.eagain.Errno;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.lab.LabHost;
import io.eagain.lab.Polled;
import io.eagain.policy.ConnectOutcome;
import io.eagain.policy.Deadline;
import io.eagain.posix.Fcntl;
import io.eagain.trace.Names;
import io.eagain.windows.Winsock;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.TimeUnit;

/** The calls of the probe on one socket, each made once and printed. */
final class ProbeSocket {
    private static final int BUFFER = 8_192;

    private final ProbeLog log;
    private final PrintStream err;
    private final Arena arena;
    private final MemorySegment buffer;
    private final SockAddr peer;
    private final boolean unix;
    private final int milliseconds;
    private int fd = -1;
    private long sent;

    ProbeSocket(ProbeLog log, PrintStream err, Arena arena, SockAddr peer, int milliseconds) {
        this.log = log;
        this.err = err;
        this.arena = arena;
        this.peer = peer;
        this.milliseconds = milliseconds;
        unix = peer.family() == Sockets.AF_UNIX;
        buffer = arena.allocate(BUFFER);
    }

    /** Links what is used and loads its names, by calls on no socket: the first ones would take milliseconds otherwise. */
    void warmUp() {
        SockAddr address = SockAddr.allocate(arena);
        Sockets.socket(-1, 0, 0);
        Sockets.connect(fd, peer);
        Sockets.getsockname(fd, address);
        Sockets.getpeername(fd, address);
        Sockets.getsockoptInt(fd, SocketOption.SOL_SOCKET, SocketOption.SO_ERROR);
        Sockets.send(fd, buffer, 0, LabHost.NOSIGNAL);
        Sockets.recv(fd, buffer, 0, 0);
        Sockets.shutdown(fd, Sockets.SHUT_WR);
        Sockets.close(fd);
        if (LabHost.WINDOWS) {
            Winsock.fionbio(fd, true);
        } else {
            Fcntl.fcntl(fd, Fcntl.F_GETFL, 0);
            Polled.allocate(arena, 1).poll(0);
        }
        Names.FAMILY.one(Names.MSG.bits(Sockets.MSG_PEEK).length());
        Names.OPEN.bits(Names.SHUT.one(0).length());
        Names.POLL.bits(LabHost.IN);
        Errno.toString(1);
    }

    Deadline limit() {
        return Deadline.in(milliseconds, TimeUnit.MILLISECONDS);
    }

    /** 0 for a socket that does not block, or the negated error. */
    int open() {
        int family = peer.family();
        fd = (int) log.call("socket(" + Names.FAMILY.one(family) + ", SOCK_STREAM, 0)",
                () -> Sockets.socket(family, Sockets.SOCK_STREAM, 0));
        if (fd < 0) {
            log.say(ProbeWords.connect(fd, unix, milliseconds));
            return fd;
        }
        if (LabHost.WINDOWS) {
            return (int) log.call("ioctlsocket(" + fd + ", FIONBIO, [1])", () -> Winsock.fionbio(fd, true));
        }
        int flags = (int) log.call("fcntl(" + fd + ", F_GETFL)", () -> Fcntl.fcntl(fd, Fcntl.F_GETFL, 0),
                result -> Names.OPEN.bits((int) result));
        int more = flags | Fcntl.O_NONBLOCK;
        return (int) log.call("fcntl(" + fd + ", F_SETFL, " + Names.OPEN.bits(more) + ")",
                () -> Fcntl.fcntl(fd, Fcntl.F_SETFL, more));
    }

    /** 0, the negated error, or {@link Deadline#TIME_UP}. */
    int connect() {
        int first = connectOnce();
        log.say(first == 0 ? "connected at once" : ProbeWords.connect(first, unix, milliseconds));
        ConnectOutcome begun = ConnectOutcome.of(first);
        if (begun != ConnectOutcome.PENDING && begun != ConnectOutcome.CONNECTED) {
            return first;
        }
        int second = connectOnce();
        log.say(ProbeWords.again(second, unix, milliseconds));
        boolean tookTheError = ProbeWords.tookTheError(second);
        int ready = poll(LabHost.OUT, tookTheError ? Deadline.now() : limit());
        if (ready == 0 && !tookTheError) {
            log.say(ProbeWords.connect(Deadline.TIME_UP, unix, milliseconds));
        }
        int pending = pendingError();
        if (tookTheError) {
            log.say(pending == 0 ? "an error is told once: the second connect has taken it" : null);
            return second;
        }
        if (pending != 0) {
            log.say(ProbeWords.connect(-pending, unix, milliseconds));
            return -pending;
        }
        return ready == 0 ? Deadline.TIME_UP : Math.min(ready, 0);
    }

    private int connectOnce() {
        return (int) log.call("connect(" + fd + ", " + peer + ")", () -> Sockets.connect(fd, peer));
    }

    /** The error that is pending, or of the call itself; 0 for none. */
    private int pendingError() {
        long[] value = new long[1];
        int result = (int) log.call("getsockopt(" + fd + ", SOL_SOCKET, SO_ERROR)", () -> {
            value[0] = Sockets.getsockoptInt(fd, SocketOption.SOL_SOCKET, SocketOption.SO_ERROR);
            return Math.min(value[0], 0);
        }, done -> value[0] == 0 ? "0" : Errno.name((int) value[0]) + " (" + value[0] + ")");
        return result < 0 ? -result : (int) value[0];
    }

    /** Who is connected with whom; an error decides nothing, for the peer may have cut the connection since. */
    void names() {
        SockAddr address = SockAddr.allocate(arena);
        log.call("getsockname(" + fd + ")", () -> Sockets.getsockname(fd, address), result -> address.toString());
        long result = log.call("getpeername(" + fd + ")", () -> Sockets.getpeername(fd, address),
                success -> address.toString());
        log.say(result < 0 ? ProbeWords.transfer(result) : null);
    }

    /** Waits for one kind of readiness; asked again with the rest of the time when a signal came. */
    int poll(int events, Deadline deadline) {
        Polled fds = Polled.allocate(arena, 1);
        fds.add(fd, events);
        int result;
        do {
            int limit = deadline.milliseconds();
            String call = Polled.call() + "({" + fd + ", " + Names.POLL.bits(events) + "}, 1, " + limit + ")";
            result = (int) ProbeWaiting.during(err, call, "and does so for up to " + limit + " ms",
                    () -> log.call(call, () -> fds.poll(limit),
                            found -> found == 0 ? null : Names.POLL.bits(fds.revents(0))));
        } while (result == -Errno.EINTR);
        return result;
    }

    /** 0, all taken or not in time, or the negated error of the call that failed; {@link #sent} tells how much. */
    long send(byte[] bytes, Deadline deadline) {
        MemorySegment message = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
        while (sent < bytes.length) {
            MemorySegment rest = message.asSlice(sent);
            long n = log.call("send(" + fd + ", " + ProbeText.quoted(rest, rest.byteSize()) + ", " + rest.byteSize()
                    + ", " + Names.MSG.bits(LabHost.NOSIGNAL) + ")",
                    () -> Sockets.send(fd, rest, rest.byteSize(), LabHost.NOSIGNAL));
            if (n > 0) {
                sent += n;
            } else if (!ProbeWords.nothingYet(n)) {
                log.say(ProbeWords.transfer(n));
                return n;
            } else {
                log.say("no room: the peer does not read, or not as fast");
                int ready = poll(LabHost.OUT, deadline);
                if (ready <= 0) {
                    log.say(ready == 0 ? "still no room: the rest is not sent" : null);
                    return ready;
                }
            }
        }
        return 0;
    }

    /** The bytes that the system has taken. */
    long sent() {
        return sent;
    }

    long recv(long most) {
        long length = Math.min(most, BUFFER);
        return log.call("recv(" + fd + ", buf, " + length + ", 0)", () -> Sockets.recv(fd, buffer, length, 0),
                n -> n == 0 ? null : ProbeText.quoted(buffer, n));
    }

    int shutdown() {
        int result = (int) log.call("shutdown(" + fd + ", SHUT_WR)", () -> Sockets.shutdown(fd, Sockets.SHUT_WR));
        log.say(result < 0
                ? ProbeWords.transfer(result)
                : "this side is ended: a peer that still reads gets 0 after the data");
        return result;
    }

    /** Whatever has happened before. */
    void close() {
        if (fd >= 0) {
            log.call((LabHost.WINDOWS ? "closesocket(" : "close(") + fd + ")", () -> Sockets.close(fd));
        }
    }
}
