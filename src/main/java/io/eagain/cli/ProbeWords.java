package io.eagain.cli;

import io.eagain.AddrInfo;
import io.eagain.Errno;
import io.eagain.lab.LabHost;
import io.eagain.policy.ConnectOutcome;

/** What a result means, in plain words; null where the result says it by itself. */
final class ProbeWords {
    private ProbeWords() {
    }

    /** Of a result of {@code connect}, or of what the attempt has come to. */
    static String connect(int result, boolean unix, int milliseconds) {
        return switch (ConnectOutcome.of(result)) {
            case CONNECTED -> result == 0 ? null : "it is connected already";
            case PENDING -> "no failure: the attempt has begun and goes on by itself"
                    + (LabHost.WINDOWS ? "; where Windows says WSAEWOULDBLOCK, POSIX says EINPROGRESS" : "");
            case TIMED_OUT -> "no answer in " + milliseconds + " ms: the peer is slow, packets are dropped on the way,"
                    + " the host is down, or the listener's queue is full";
            case REFUSED -> unix
                    ? "refused: nobody listens there: the name is not bound, its owner is gone, or the file is no socket"
                    : "refused: nobody listens on that port, or a firewall answers for it";
            case UNREACHABLE ->
                "unreachable: no route leads there, no host of that network answers for the address, TCP cannot"
                        + " go to it, or a router or a firewall said so";
            case NO_ANSWER -> "the system has given up: nobody answered any of its attempts";
            case NO_LOCAL_ADDRESS -> "no local address or port fits that destination, or one cannot connect to it";
            case NOTHING_BEGUN -> result == -Errno.EAGAIN
                    ? "the listener's queue is full; a unix socket does not go on trying: call connect again later"
                    : "an earlier attempt of this socket has failed; the next call begins anew";
            case EXHAUSTED -> "the system has no memory or no local port left for it";
            case ERROR -> error(-result, unix);
        };
    }

    private static String error(int error, boolean unix) {
        if (error == Errno.ECONNRESET) {
            return "reset: the connection was made, and the peer, or something on the way, has cut it at once";
        }
        if (error == Errno.ENOENT) {
            return "no such file: nobody has bound a socket there, or it was removed";
        }
        if (error == Errno.EACCES || error == Errno.EPERM) {
            return unix
                    ? "not allowed: by the rights of the socket's file or of a directory on the way, or by a security policy"
                    : "not allowed: by a route, a packet filter or a security policy of this machine";
        }
        if (error == Errno.EPROTOTYPE) {
            return "the socket there is of another type, of datagrams for example";
        }
        return error == Errno.EAFNOSUPPORT ? "this host does not have that family of addresses" : null;
    }

    /** Of the second {@code connect}, which asks how the first one does. */
    static String again(int result, boolean unix, int milliseconds) {
        if (result == 0) {
            return "connected meanwhile: this call brings the news, one more would say EISCONN";
        }
        if (ConnectOutcome.of(result) == ConnectOutcome.PENDING) {
            return "the first attempt is still going on";
        }
        String words = connect(result, unix, milliseconds);
        return tookTheError(result)
                ? "this call is told what became of the attempt" + (words == null ? "" : ": " + words)
                : words;
    }

    /** Whether a further {@code connect} was given the error of the first. */
    static boolean tookTheError(int result) {
        ConnectOutcome outcome = ConnectOutcome.of(result);
        // Winsock 1.1 said WSAEINVAL for an attempt that goes on.
        return outcome != ConnectOutcome.CONNECTED && outcome != ConnectOutcome.PENDING
                && outcome != ConnectOutcome.NOTHING_BEGUN && result != -Errno.EINVAL;
    }

    /** Of {@code send} and {@code recv}. */
    static String transfer(long result) {
        if (result == 0) {
            return "the peer has ended its side: no more data will come";
        }
        if (nothingYet(result)) {
            return "nothing yet: no data is there, and neither an end nor an error has come";
        }
        int error = (int) -result;
        if (error == Errno.ECONNRESET) {
            return "reset: the peer has closed with data unread or without waiting (SO_LINGER 0), has restarted, or"
                    + " something on the way has cut it";
        }
        if (error == Errno.EPIPE || error == Errno.ENOTCONN || error == Errno.ESHUTDOWN) {
            return "the connection is over, at least in this direction";
        }
        return error == Errno.ETIMEDOUT ? "the system has given the connection up: the peer does not answer" : null;
    }

    /** Of a code of {@code getaddrinfo}. */
    static String lookUp(int code) {
        String words = "";
        if (isNoName(code)) {
            words = "no such name, or it has no address; ";
        } else if (code == AddrInfo.EAI_AGAIN) {
            words = "no name server answers, so nobody knows whether there is such a name; ";
        } else if (code == AddrInfo.EAI_SYSTEM) {
            words = "a call within it gave " + Errno.toString(AddrInfo.systemError()) + "; ";
        }
        return words + AddrInfo.codeName(code) + " is no error number but a code of getaddrinfo";
    }

    /** Whether it is known that there is nothing of that name. */
    static boolean isNoName(int code) {
        return code == AddrInfo.EAI_NONAME || code == AddrInfo.EAI_NODATA || code == AddrInfo.EAI_ADDRFAMILY;
    }

    static boolean nothingYet(long result) {
        return result == -Errno.EAGAIN || result == -Errno.EWOULDBLOCK;
    }
}
