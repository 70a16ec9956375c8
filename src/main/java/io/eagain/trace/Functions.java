package io.eagain.trace;

import static io.eagain.trace.Argument.ADDRESS;
import static io.eagain.trace.Argument.FD;
import static io.eagain.trace.Argument.NUMBER;
import static io.eagain.trace.Argument.UNSIGNED;
import static io.eagain.trace.Argument.bits;
import static io.eagain.trace.Argument.one;
import static io.eagain.trace.Result.CODE;
import static io.eagain.trace.Result.ERRNO;
import static io.eagain.trace.Result.ERROR;
import static io.eagain.trace.Result.NEVER;
import static io.eagain.trace.Result.POINTER;
import static io.eagain.trace.Result.ZERO;
import static io.eagain.trace.Structs.INT_OUT;
import static io.eagain.trace.Structs.TIMESPEC;
import static io.eagain.trace.Structs.TIMEVAL;

import io.eagain.host.Libc;
import io.eagain.host.Os;
import io.eagain.host.Prototype;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the arguments of each function are, in the order of {@link Libc}: its prototype tells the types in C, and here
 * stands what they mean. A number in brackets is the argument that has the length or the count.
 */
final class Functions {
    private static final Map<Libc, Entry> ENTRIES = new EnumMap<>(Libc.class);

    /** What stands behind the result, in brackets. */
    @FunctionalInterface
    interface Detail {
        String text(Call call);
    }

    /** One function. */
    record Entry(String name, Result result, Detail detail, List<Argument> arguments) {
    }

    private static final Argument FAMILY = one(Names.FAMILY);
    private static final Argument TYPE = Argument.in((call, index) -> Names.type((int) call.number(index)));
    private static final Argument MSG = bits(Names.MSG);
    private static final Argument LENGTH = Addresses.LENGTH;
    private static final Argument REQUEST = Argument.in((call, index) -> Names.REQUEST.has(call.number(index))
            ? Names.REQUEST.one(call.number(index))
            : "0x" + Long.toHexString(call.number(index)));

    static {
        put(Libc.SOCKET, ERRNO, FAMILY, TYPE, NUMBER);
        put(Libc.SOCKETPAIR, ERRNO, FAMILY, TYPE, NUMBER, Structs.PAIR_OUT);
        put(Libc.BIND, ERRNO, FD, Addresses.read(2), NUMBER);
        put(Libc.LISTEN, ERRNO, FD, NUMBER);
        put(Libc.ACCEPT, ERRNO, FD, Addresses.written(2), LENGTH);
        put(Libc.ACCEPT4, ERRNO, FD, Addresses.written(2), LENGTH, bits(Names.TYPE_FLAGS));
        put(Libc.CONNECT, ERRNO, FD, Addresses.read(2), NUMBER);
        put(Libc.GETSOCKNAME, ERRNO, FD, Addresses.written(2), LENGTH);
        put(Libc.GETPEERNAME, ERRNO, FD, Addresses.written(2), LENGTH);
        put(Libc.GETSOCKOPT, ERRNO, FD, Options.LEVEL, Options.name(), Options.written(4), LENGTH);
        put(Libc.SETSOCKOPT, ERRNO, FD, Options.LEVEL, Options.name(), Options.read(4), NUMBER);
        put(Libc.SHUTDOWN, ERRNO, FD, one(Names.SHUT));
        put(Libc.CLOSE, ERRNO, FD);
        put(Libc.RECV, ERRNO, FD, Buffers.received(2), NUMBER, MSG);
        put(Libc.RECVFROM, ERRNO, FD, Buffers.received(2), NUMBER, MSG, Addresses.written(5), LENGTH);
        put(Libc.SEND, ERRNO, FD, Buffers.sent(2), NUMBER, MSG);
        put(Libc.SENDTO, ERRNO, FD, Buffers.sent(2), NUMBER, MSG, Addresses.read(5), NUMBER);
        put(Libc.GETADDRINFO, CODE, Buffers.text(), Buffers.text(), Structs.HINTS, Structs.POINTER_OUT);
        put(Libc.FREEADDRINFO, NEVER, ADDRESS);
        put(Libc.GAI_STRERROR, NEVER, one(Names.ADDRINFO_CODES));
        put(Libc.GETNAMEINFO, CODE, Addresses.read(1), NUMBER, Buffers.textOut(), NUMBER, Buffers.textOut(), NUMBER,
                bits(Names.NAMEINFO_FLAGS));
        put(Libc.IF_NAMETOINDEX, ZERO, Buffers.text());
        put(Libc.IF_INDEXTONAME, POINTER, UNSIGNED, Buffers.textOut());

        put(Libc.READ, ERRNO, FD, Buffers.received(2), NUMBER);
        put(Libc.WRITE, ERRNO, FD, Buffers.sent(2), NUMBER);
        put(Libc.READV, ERRNO, FD, Elements.ioVecs(2), NUMBER);
        put(Libc.WRITEV, ERRNO, FD, Elements.ioVecs(2), NUMBER);
        put(Libc.RECVMSG, ERRNO, FD, Structs.MSGHDR_OUT, MSG);
        put(Libc.SENDMSG, ERRNO, FD, Structs.MSGHDR, MSG);
        put(Libc.PIPE, ERRNO, Structs.PAIR_OUT);
        put(Libc.DUP, ERRNO, FD);
        put(Libc.DUP2, ERRNO, FD, FD);
        put(Libc.FCNTL, ERRNO, Fcntls::detail, FD, Fcntls.COMMAND, Fcntls.ARGUMENT);
        put(Libc.FCNTL_POINTER, ERRNO, FD, Fcntls.COMMAND, ADDRESS);
        put(Libc.IOCTL, ERRNO, FD, REQUEST, Structs.REQUESTED);
        put(Libc.POLL, ERRNO, Elements::found, Elements.pollFds(1), NUMBER, NUMBER);
        put(Libc.SELECT, ERRNO, call -> Sets.found(call, false), NUMBER, Sets.BITS, Sets.BITS, Sets.BITS, TIMEVAL);
        put(Libc.PSELECT, ERRNO, call -> Sets.found(call, false), NUMBER, Sets.BITS, Sets.BITS, Sets.BITS, TIMESPEC,
                Sets.SIGNALS);
        put(Libc.PTHREAD_SIGMASK, ERROR, one(Names.SIGMASK), Sets.SIGNALS, Sets.SIGNALS_OUT);

        put(Libc.PPOLL, ERRNO, Elements::found, Elements.pollFds(1), NUMBER, TIMESPEC, Sets.SIGNALS);
        put(Libc.EPOLL_CREATE1, ERRNO, bits(Names.EPOLL_CREATE));
        put(Libc.EPOLL_CTL, ERRNO, FD, one(Names.EPOLL_CTL), FD, Elements.epollEvent());
        put(Libc.EPOLL_WAIT, ERRNO, FD, Elements.epollEvents(), NUMBER, NUMBER);
        put(Libc.EPOLL_PWAIT2, ERRNO, FD, Elements.epollEvents(), NUMBER, TIMESPEC, Sets.SIGNALS);
        put(Libc.EPOLL_PWAIT, ERRNO, FD, Elements.epollEvents(), NUMBER, NUMBER, Sets.SIGNALS);
        put(Libc.EVENTFD, ERRNO, UNSIGNED, bits(Names.EVENTFD));
        put(Libc.TIMERFD_CREATE, ERRNO, one(Names.CLOCK), bits(Names.TIMERFD));
        put(Libc.TIMERFD_SETTIME, ERRNO, FD, bits(Names.TIMERFD_SET), Structs.ITIMERSPEC, Structs.ITIMERSPEC_OUT);
        put(Libc.TIMERFD_GETTIME, ERRNO, FD, Structs.ITIMERSPEC_OUT);
        put(Libc.SIGNALFD, ERRNO, FD, Sets.SIGNALS, bits(Names.SIGNALFD));
        put(Libc.PIDFD_OPEN, ERRNO, NUMBER, bits(Names.PIDFD));
        put(Libc.PIDFD_GETFD, ERRNO, FD, NUMBER, UNSIGNED);
        put(Libc.PREADV2, ERRNO, FD, Elements.ioVecs(2), NUMBER, NUMBER, bits(Names.RWF));
        put(Libc.PWRITEV2, ERRNO, FD, Elements.ioVecs(2), NUMBER, NUMBER, bits(Names.RWF));
        put(Libc.RECVMMSG, ERRNO, FD, Elements.messages(), UNSIGNED, MSG, TIMESPEC);
        put(Libc.SENDMMSG, ERRNO, FD, Elements.messages(), UNSIGNED, MSG);
        put(Libc.SENDFILE, ERRNO, FD, FD, Structs.OFFSET, NUMBER);
        put(Libc.SPLICE, ERRNO, FD, Structs.OFFSET, FD, Structs.OFFSET, NUMBER, bits(Names.SPLICE));
        put(Libc.TEE, ERRNO, FD, FD, NUMBER, bits(Names.SPLICE));
        put(Libc.PIPE2, ERRNO, Structs.PAIR_OUT, bits(Names.OPEN));
        put(Libc.DUP3, ERRNO, FD, FD, bits(Names.OPEN));
        put(Libc.CLOSE_RANGE, ERRNO, UNSIGNED, UNSIGNED, bits(Names.CLOSE_RANGE));

        put(Libc.KQUEUE, ERRNO);
        put(Libc.KEVENT, ERRNO, FD, Elements.changes(2), NUMBER, Elements.events(), NUMBER, TIMESPEC);

        put(Libc.WSA_STARTUP, ERROR, NUMBER, ADDRESS);
        put(Libc.WSA_CLEANUP, ERRNO);
        put(Libc.WSA_SOCKET, ERRNO, FAMILY, TYPE, NUMBER, ADDRESS, NUMBER, bits(Names.WSA_FLAGS));
        put(Libc.IOCTLSOCKET, ERRNO, FD, REQUEST, Structs.REQUESTED);
        put(Libc.WSA_IOCTL, ERRNO, FD, REQUEST, Buffers.sent(3), NUMBER, Buffers.written(6), NUMBER, INT_OUT, ADDRESS,
                ADDRESS);
        put(Libc.WSA_RECV, ERRNO, FD, Elements.wsaBufs(2), NUMBER, INT_OUT, Structs.FLAGS_POINTER, ADDRESS, ADDRESS);
        put(Libc.WSA_SEND, ERRNO, FD, Elements.wsaBufs(2), NUMBER, INT_OUT, MSG, ADDRESS, ADDRESS);
        put(Libc.WSA_POLL, ERRNO, Elements::wsaFound, Elements.wsaPollFds(1), NUMBER, NUMBER);
        put(Libc.WINSOCK_SELECT, ERRNO, call -> Sets.found(call, true), NUMBER, Sets.COUNTED, Sets.COUNTED,
                Sets.COUNTED, TIMEVAL);
    }

    private Functions() {
    }

    private static void put(Libc function, Result result, Argument... arguments) {
        put(function, result, call -> "", arguments);
    }

    private static void put(Libc function, Result result, Detail detail, Argument... arguments) {
        Prototype here = function.prototype(Os.CURRENT);
        ENTRIES.put(function, new Entry(here == null ? "" : here.symbol(), result, detail, List.of(arguments)));
    }

    static Entry of(Libc function) {
        return ENTRIES.get(function);
    }
}
