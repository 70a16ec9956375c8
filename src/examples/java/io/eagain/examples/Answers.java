package io.eagain.examples;

import io.eagain.Errno;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.policy.Connect;
import io.eagain.policy.ConnectOutcome;
import io.eagain.policy.Deadline;
import io.eagain.policy.KeepAlive;
import io.eagain.policy.RecvOutcome;
import io.eagain.policy.SocketFacts;
import io.eagain.posix.Poll;
import io.eagain.posix.PollFds;
import io.eagain.posix.PosixSockets;
import io.eagain.windows.FdSet;
import io.eagain.windows.Select;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;

/** What the pages in {@code docs/questions} tell to write. {@code one} is an array with room for one descriptor. */
final class Answers {
    private Answers() {
    }

    /** One number on Linux, 11, and on macOS, 35. On Windows the second name alone comes, 10035. */
    static boolean wouldBlock(long result) {
        return result == -Errno.EAGAIN || result == -Errno.EWOULDBLOCK;
    }

    /** One look at a socket that does not block. */
    static String look(int fd, MemorySegment buffer) {
        long n = Sockets.recv(fd, buffer, buffer.byteSize(), 0);
        if (n > 0) {
            return n + " bytes";
        }
        if (n == 0) {
            return "closed";
        }
        return wouldBlock(n) ? "nothing yet" : Errno.toString(Errno.of(n));
    }

    /** With a time limit: poll tells of the time, and recv of the connection. */
    static String lookWithin(int milliseconds, int fd, PollFds one, MemorySegment buffer) {
        one.clear();
        one.add(fd, Poll.POLLIN);
        int ready = Poll.poll(one, milliseconds);
        if (ready == 0) {
            return "timed out";
        }
        return ready < 0 ? Errno.toString(Errno.of(ready)) : look(fd, buffer);
    }

    /** Linux and macOS: 0 when connected, the error of the attempt, or TIME_UP when it is not over. */
    static int connectWithin(int milliseconds, int fd, SockAddr address, PollFds one) {
        int result = Sockets.connect(fd, address);
        if (result != -Errno.EINPROGRESS) {
            return result;
        }
        one.clear();
        one.add(fd, Poll.POLLOUT);
        int ready = Poll.poll(one, milliseconds);
        if (ready <= 0) {
            return ready == 0 ? Deadline.TIME_UP : ready;
        }
        // Writable says that the attempt is over. Only this says how, and on Linux and macOS it says so once.
        return -(int) Sockets.getsockoptInt(fd, SocketOption.SOL_SOCKET, SocketOption.SO_ERROR);
    }

    /** Windows: 10035 is the good answer, and a failure shows in the third set alone. */
    static int connectOnWindows(int milliseconds, int fd, SockAddr address, FdSet connected, FdSet failed) {
        int result = Sockets.connect(fd, address);
        if (result != -Errno.EWOULDBLOCK) {
            return result;
        }
        connected.zero();
        connected.set(fd);
        failed.zero();
        failed.set(fd);
        int ready = Select.select(null, connected, failed, milliseconds * 1000L);
        if (ready <= 0) {
            return ready == 0 ? Deadline.TIME_UP : ready;
        }
        return -(int) Sockets.getsockoptInt(fd, SocketOption.SOL_SOCKET, SocketOption.SO_ERROR);
    }

    /** The same on every host. */
    static String connectAnywhere(int milliseconds, int fd, SockAddr address) {
        int result = Connect.connect(fd, address, Deadline.in(milliseconds, TimeUnit.MILLISECONDS));
        return switch (ConnectOutcome.of(result)) {
            case CONNECTED -> "connected";
            case TIMED_OUT -> "not known yet";
            default -> Errno.toString(Errno.of(result));
        };
    }

    /** Each attempt has a socket of its own, since what a failed one still does differs from host to host. */
    static int connectInTheEnd(SockAddr address, int attempts) throws InterruptedException {
        int result = 0;
        for (int i = 0; i < attempts; i++) {
            int fd = Sockets.socket(address.family(), Sockets.SOCK_STREAM, 0);
            if (fd < 0) {
                return fd;
            }
            result = Sockets.connect(fd, address);
            if (result == 0) {
                return fd;
            }
            Sockets.close(fd);
            Thread.sleep(100);
        }
        return result;
    }

    /** Sends all of it, and waits so long for room each time that there is none; the bytes taken, or the error. */
    static long sendAll(int milliseconds, int fd, MemorySegment data, PollFds one) {
        long sent = 0;
        while (sent < data.byteSize()) {
            long n = Sockets.send(fd, data.asSlice(sent), data.byteSize() - sent, PosixSockets.MSG_NOSIGNAL);
            if (n >= 0) {
                sent += n;
            } else if (wouldBlock(n)) {
                one.clear();
                one.add(fd, Poll.POLLOUT);
                int ready = Poll.poll(one, milliseconds);
                if (ready == 0) {
                    return sent;
                }
                n = ready;
            }
            if (n < 0 && n != -Errno.EINTR) {
                return n;
            }
        }
        return sent;
    }

    /** What is known of the peer now. A reset is told once on Linux: who asks must act on the answer. */
    static String peer(int fd, PollFds one, MemorySegment byteOfRoom) {
        one.clear();
        one.add(fd, Poll.POLLIN);
        int ready = Poll.poll(one, 0);
        if (ready < 0) {
            return Errno.toString(Errno.of(ready));
        }
        if (ready == 0) {
            // Idle, or gone without a word: no call can tell the two apart.
            return "nothing is known";
        }
        long n = Sockets.recv(fd, byteOfRoom, 1, Sockets.MSG_PEEK);
        if (n < 0) {
            return Errno.toString(Errno.of(n));
        }
        return n == 0 ? "has ended its side" : "has sent something";
    }

    /** The system asks a peer that is silent for 60 s, then each 10 s, and gives up after 6 times without answer. */
    static int askTheSilent(int fd) {
        return KeepAlive.of(60, 10, 6).set(fd);
    }

    /** A signal came and nothing else happened: the same call again. */
    static long recv(int fd, MemorySegment buffer) {
        long n;
        do {
            n = Sockets.recv(fd, buffer, buffer.byteSize(), 0);
        } while (n == -Errno.EINTR);
        return n;
    }

    /** A limit for each recv of a blocking socket. Its number differs: RecvOutcome knows that of each host. */
    static String recvWithin(int milliseconds, int fd, MemorySegment buffer) {
        int set = Sockets.setsockoptTimeout(fd, SocketOption.SO_RCVTIMEO, milliseconds * 1000L);
        if (set < 0) {
            return Errno.toString(Errno.of(set));
        }
        long n = Sockets.recv(fd, buffer, buffer.byteSize(), 0);
        return switch (RecvOutcome.of(n, buffer.byteSize(), 0, SocketFacts.STREAM.withRcvtimeo(true))) {
            case DATA -> n + " bytes";
            case CLOSED -> "closed";
            case TIMED_OUT -> "timed out";
            default -> Errno.toString(Errno.of(n));
        };
    }
}
