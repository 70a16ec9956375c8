package io.eagain.lab;

import io.eagain.AddrInfo;
import io.eagain.Errno;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.linux.Epoll;
import io.eagain.linux.EpollEvents;
import io.eagain.linux.EventFd;
import io.eagain.linux.LinuxDescriptors;
import io.eagain.linux.LinuxSockets;
import io.eagain.linux.TimerFd;
import io.eagain.posix.Fcntl;
import io.eagain.posix.FdSet;
import io.eagain.posix.Ioctl;
import io.eagain.posix.Poll;
import io.eagain.posix.PosixSockets;
import io.eagain.posix.Select;
import io.eagain.trace.Names;
import io.eagain.windows.WSAPoll;
import io.eagain.windows.Winsock;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * What an experiment works with: the raw calls, each of which is made once and written down with its decoded arguments
 * and its result. {@link #as} names the next call, so that the expectation can speak of it.
 *
 * <p>Descriptors that are still open when the experiment ends are closed then, unrecorded.
 */
final class Bench implements AutoCloseable {
    /** Bytes that one send or receive can move. */
    static final int BUFFER = 8 << 20;

    /** A number that no process has handles enough to reach: Windows gives out the lowest free ones. */
    static final int NO_SOCKET = 0x0ffffffc;

    /**
     * Milliseconds until a refusal is told at the latest: Windows is documented to ask three times, which takes more than two
     * seconds.
     */
    static final int REFUSED = 5000;

    private final Arena arena;
    private final MemorySegment buffer;
    private final List<Step> steps;
    private final TreeSet<Integer> open;
    private final List<Thread> threads;
    private final ThreadLocal<String> thread;
    private final String label;

    Bench() {
        arena = Arena.ofShared();
        buffer = arena.allocate(BUFFER);
        steps = Collections.synchronizedList(new ArrayList<>());
        open = new TreeSet<>();
        threads = new ArrayList<>();
        thread = new ThreadLocal<>();
        label = null;
    }

    private Bench(Bench same, String label) {
        arena = same.arena;
        buffer = same.buffer;
        steps = same.steps;
        open = same.open;
        threads = same.threads;
        thread = same.thread;
        this.label = label;
    }

    // ---- what was observed

    List<Step> steps() {
        synchronized (steps) {
            return List.copyOf(steps);
        }
    }

    /** The labelled steps, in the notation of the expectations. */
    String observed() {
        StringJoiner joined = new StringJoiner("; ");
        for (Step step : steps()) {
            if (step.label() != null) {
                joined.add(step.label() + "=" + step.value());
            }
        }
        return joined.toString();
    }

    /** The same bench, for one call that the expectation speaks of by this name. */
    Bench as(String name) {
        return new Bench(this, name);
    }

    /** A value worked out of what was observed, such as whether enough time has passed. */
    void value(String name, String meaning, boolean holds) {
        steps.add(new Step(meaning, holds ? 1 : 0, 0, null, null, name, holds ? "1" : "0", thread.get(), true));
    }

    /** The same for a value in words. */
    void value(String name, String meaning, String value) {
        steps.add(new Step(meaning, 0, 0, null, value, name, value, thread.get(), true));
    }

    private long step(String call, long result) {
        return step(call, result, null, null);
    }

    private long step(String call, long result, String detail, String value) {
        int error = result < 0 ? (int) -result : 0;
        String name = error == 0 ? null : Errno.name(error);
        String shown = error != 0 ? "-1/" + name : value == null ? Long.toString(result) : value;
        steps.add(new Step(call, result, error, name, error == 0 ? detail : null, label, shown, thread.get(), false));
        return result;
    }

    private int descriptor(String call, int result) {
        return descriptor(call, result, null);
    }

    private int descriptor(String call, int result, String detail) {
        owns(result);
        return (int) step(call, result, detail, "fd");
    }

    /** A call of the stage that must not fail, so that no experiment goes on with a wrong one. */
    static int must(int result, String call) {
        if (result < 0) {
            throw new StageException("the stage could not be set: " + call + " gave " + Errno.toString(-result));
        }
        return result;
    }

    /** The buffer, for a scenario that makes so many calls that it writes down only some of them. */
    MemorySegment memory() {
        return buffer;
    }

    /** Takes a descriptor that the scenario opened itself, to close it in the end. */
    void owns(int fd) {
        if (fd >= 0) {
            synchronized (open) {
                open.add(fd);
            }
        }
    }

    /** Writes down a call that the scenario made itself. */
    void record(String call, long result) {
        step(call, result);
    }

    /** The same with what the call wrote through its pointers. */
    void record(String call, long result, String detail) {
        step(call, result, detail, null);
    }

    // ---- time and threads

    static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException("the experiment ran out of time", e);
        }
    }

    /** Until the answer to a connect has come in: on Windows the next call may come before it, even over loopback. */
    static void settle() {
        if (LabHost.WINDOWS) {
            sleep(50);
        }
    }

    static long milliseconds() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /** Does something on a second thread after a while. */
    Thread later(long milliseconds, Runnable action) {
        Thread worker = Thread.ofPlatform().daemon().unstarted(() -> {
            thread.set("second thread");
            sleep(milliseconds);
            action.run();
        });
        threads.add(worker);
        worker.start();
        return worker;
    }

    static void join(Thread worker) {
        try {
            worker.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("the experiment ran out of time", e);
        }
    }

    // ---- the calls

    int socket(int domain, int type, int protocol) {
        return descriptor("socket(" + Names.FAMILY.one(domain) + ", " + Names.type(type) + ", " + protocol + ")",
                Sockets.socket(domain, type, protocol));
    }

    int bind(int fd, SockAddr address) {
        return (int) step("bind(" + fd + ", " + address + ")", Sockets.bind(fd, address));
    }

    int listen(int fd, int backlog) {
        return (int) step("listen(" + fd + ", " + backlog + ")", Sockets.listen(fd, backlog));
    }

    int accept(int fd) {
        return descriptor("accept(" + fd + ", NULL, NULL)", Sockets.accept(fd));
    }

    /** Takes the peer's address too. */
    int accept(int fd, SockAddr address) {
        int result = Sockets.accept(fd, address);
        return descriptor("accept(" + fd + ", addr, [" + address.capacity() + "])", result, address.toString());
    }

    /** With C's own arguments. */
    int accept(int fd, MemorySegment address, MemorySegment length) {
        return descriptor("accept(" + fd + ", addr, [" + length.get(ValueLayout.JAVA_INT, 0) + "])",
                Sockets.accept(fd, address, length));
    }

    int accept4(int fd, int flags) {
        return descriptor("accept4(" + fd + ", NULL, NULL, " + Names.TYPE_FLAGS.bits(flags) + ")",
                LinuxSockets.accept4(fd, null, flags));
    }

    int connect(int fd, SockAddr address) {
        return (int) step("connect(" + fd + ", " + address + ")", Sockets.connect(fd, address));
    }

    /** With an address of no family, which dissolves the association. */
    int disconnect(int fd) {
        return (int) step("connect(" + fd + ", {AF_UNSPEC}, 16)",
                Sockets.connect(fd, SockAddr.allocate(arena).segment(), 16));
    }

    SockAddr getsockname(int fd) {
        SockAddr address = SockAddr.allocate(arena);
        int result = Sockets.getsockname(fd, address);
        step("getsockname(" + fd + ")", result, address.toString(), null);
        return address;
    }

    SockAddr getpeername(int fd) {
        SockAddr address = SockAddr.allocate(arena);
        int result = Sockets.getpeername(fd, address);
        step("getpeername(" + fd + ")", result, address.toString(), null);
        return address;
    }

    int setsockopt(int fd, int level, int option, int value) {
        return (int) step(
                "setsockopt(" + fd + ", " + Names.level(level) + ", " + Names.option(level, option) + ", " + value
                        + ")",
                Sockets.setsockopt(fd, level, option, value));
    }

    int timeout(int fd, int option, long milliseconds) {
        return (int) step(
                "setsockopt(" + fd + ", SOL_SOCKET, " + Names.option(SocketOption.SOL_SOCKET, option) + ", "
                        + milliseconds + " ms)",
                Sockets.setsockoptTimeout(fd, option, TimeUnit.MILLISECONDS.toMicros(milliseconds)));
    }

    int linger(int fd, boolean on, int seconds) {
        return (int) step("setsockopt(" + fd + ", SOL_SOCKET, SO_LINGER, {" + (on ? 1 : 0) + ", " + seconds + "})",
                Sockets.setsockoptLinger(fd, on, seconds));
    }

    long getsockopt(int fd, int level, int option) {
        long result = Sockets.getsockoptInt(fd, level, option);
        String call = "getsockopt(" + fd + ", " + Names.level(level) + ", " + Names.option(level, option) + ")";
        step(call, Math.min(result, 0), Long.toString(result), Long.toString(result));
        return result;
    }

    /** An option whose value is a name. */
    int setsockopt(int fd, int level, int option, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
        return (int) step(
                "setsockopt(" + fd + ", " + Names.level(level) + ", " + Names.option(level, option) + ", \"" + value
                        + "\")",
                Sockets.setsockopt(fd, level, option, arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes), bytes.length));
    }

    /** The value is {@code l_onoff,l_linger}. */
    int getLinger(int fd) {
        MemorySegment linger = arena.allocate(ValueLayout.JAVA_INT, 2);
        int result = Sockets.getsockopt(fd, SocketOption.SOL_SOCKET, SocketOption.SO_LINGER, linger,
                arena.allocateFrom(ValueLayout.JAVA_INT, LabHost.WINDOWS ? 4 : 8));
        // Two u_short on Windows.
        int on = LabHost.WINDOWS
                ? linger.getAtIndex(ValueLayout.JAVA_SHORT, 0)
                : linger.getAtIndex(ValueLayout.JAVA_INT, 0);
        int seconds = LabHost.WINDOWS
                ? linger.getAtIndex(ValueLayout.JAVA_SHORT, 1)
                : linger.getAtIndex(ValueLayout.JAVA_INT, 1);
        return (int) step("getsockopt(" + fd + ", SOL_SOCKET, SO_LINGER)", result, on + ", " + seconds,
                on + "," + seconds);
    }

    /** The value is in seconds. */
    int getTimeout(int fd, int option) {
        // struct timeval { time_t tv_sec; suseconds_t tv_usec; }, or a DWORD of milliseconds.
        MemorySegment time = arena.allocate(ValueLayout.JAVA_LONG, 2);
        int room = LabHost.WINDOWS ? 4 : 16;
        int result = Sockets.getsockopt(fd, SocketOption.SOL_SOCKET, option, time,
                arena.allocateFrom(ValueLayout.JAVA_INT, room));
        long first = time.get(ValueLayout.JAVA_LONG, 0);
        String seconds = LabHost.WINDOWS
                ? String.format(Locale.ROOT, "%d.%03d", first / 1000, first % 1000)
                : String.format(Locale.ROOT, "%d.%06d", first, time.get(ValueLayout.JAVA_LONG, 8));
        return (int) step("getsockopt(" + fd + ", SOL_SOCKET, " + Names.option(SocketOption.SOL_SOCKET, option)
                + ", optval, [" + room + "])", result, null, seconds);
    }

    /** Reads {@code SO_ERROR}; its value is an error number. */
    int soError(int fd) {
        long result = Sockets.getsockoptInt(fd, SocketOption.SOL_SOCKET, SocketOption.SO_ERROR);
        String pending = result <= 0 ? "0" : Errno.name((int) result);
        step("getsockopt(" + fd + ", SOL_SOCKET, SO_ERROR)", Math.min(result, 0),
                result == 0 ? "0" : pending + " (" + result + ")", pending);
        return (int) result;
    }

    /** Drops every packet that reaches the socket, with a filter that accepts none: a peer that has gone silent. */
    void dropAll(int fd) {
        // struct sock_filter {BPF_RET | BPF_K, 0, 0, 0} in struct sock_fprog {1, &filter}.
        MemorySegment filter = arena.allocate(8, 4);
        filter.set(ValueLayout.JAVA_SHORT, 0, (short) 0x06);
        MemorySegment program = arena.allocate(16, 8);
        program.set(ValueLayout.JAVA_SHORT, 0, (short) 1);
        program.set(ValueLayout.ADDRESS, 8, filter);
        int result = Sockets.setsockopt(fd, SocketOption.SOL_SOCKET, LinuxSockets.SO_ATTACH_FILTER, program, 16);
        String call = "setsockopt(" + fd + ", SOL_SOCKET, SO_ATTACH_FILTER, {drop everything})";
        step(call, result);
        must(result, call);
    }

    int shutdown(int fd, int how) {
        return (int) step("shutdown(" + fd + ", " + Names.SHUT.one(how) + ")", Sockets.shutdown(fd, how));
    }

    int close(int fd) {
        synchronized (open) {
            open.remove(fd);
        }
        return (int) step((LabHost.WINDOWS ? "closesocket(" : "close(") + fd + ")", Sockets.close(fd));
    }

    long recv(int fd, long length, int flags) {
        return step("recv(" + fd + ", buf, " + length + ", " + Names.MSG.bits(flags) + ")",
                Sockets.recv(fd, buffer, length, flags));
    }

    /** With an address that is not the program's. */
    long recvNull(int fd, long length, int flags) {
        return step("recv(" + fd + ", NULL, " + length + ", " + Names.MSG.bits(flags) + ")",
                Sockets.recv(fd, MemorySegment.NULL, length, flags));
    }

    long send(int fd, long length, int flags) {
        return step("send(" + fd + ", buf, " + length + ", " + Names.MSG.bits(flags) + ")",
                Sockets.send(fd, buffer, length, flags));
    }

    /** With an address that is not the program's. */
    long sendNull(int fd, long length, int flags) {
        return step("send(" + fd + ", NULL, " + length + ", " + Names.MSG.bits(flags) + ")",
                Sockets.send(fd, MemorySegment.NULL, length, flags));
    }

    long sendto(int fd, long length, int flags, SockAddr address) {
        return step("sendto(" + fd + ", buf, " + length + ", " + Names.MSG.bits(flags) + ", " + address + ")",
                Sockets.sendto(fd, buffer, length, flags, address));
    }

    /** Nothing on Windows, where {@code read} is for files alone. */
    long read(int fd, long length) {
        if (LabHost.WINDOWS) {
            return 0;
        }
        return step("read(" + fd + ", buf, " + length + ")", PosixSockets.read(fd, buffer, length));
    }

    /** Nothing on Windows, as {@link #read}. */
    long write(int fd, long length) {
        return LabHost.WINDOWS
                ? 0
                : step("write(" + fd + ", buf, " + length + ")", PosixSockets.write(fd, buffer, length));
    }

    int fcntl(int fd, int command, int argument) {
        boolean copies = command == Fcntl.F_DUPFD || command == Fcntl.F_DUPFD_CLOEXEC;
        String shown = command == Fcntl.F_SETFL ? Names.OPEN.bits(argument) : Integer.toString(argument);
        String call = "fcntl(" + fd + ", " + Names.FCNTL.one(command)
                + (command == Fcntl.F_GETFL || command == Fcntl.F_GETFD ? ")" : ", " + shown + ")");
        int result = Fcntl.fcntl(fd, command, argument);
        if (copies) {
            return descriptor(call, result);
        }
        return (int) step(call, result, command == Fcntl.F_GETFL ? Names.OPEN.bits(result) : null, null);
    }

    int fionbio(int fd, boolean on) {
        return LabHost.WINDOWS
                ? (int) step("ioctlsocket(" + fd + ", FIONBIO, [" + (on ? 1 : 0) + "])", Winsock.fionbio(fd, on))
                : (int) step("ioctl(" + fd + ", FIONBIO, [" + (on ? 1 : 0) + "])", Ioctl.fionbio(fd, on));
    }

    int fionread(int fd) {
        long result = LabHost.WINDOWS ? Winsock.fionread(fd) : Ioctl.fionread(fd);
        return (int) step((LabHost.WINDOWS ? "ioctlsocket(" : "ioctl(") + fd + ", FIONREAD)", Math.min(result, 0),
                Long.toString(result), Long.toString(result));
    }

    /** The flag for a call that shall not block; where there is none, the socket is made non-blocking from here on. */
    int dontWait(int fd) {
        if (LabHost.WINDOWS) {
            must(new Bench(this, null).fionbio(fd, true), "ioctlsocket");
            return 0;
        }
        return PosixSockets.MSG_DONTWAIT;
    }

    /** Takes back on Windows what {@link #dontWait} did there. */
    void mayWait(int fd) {
        if (LabHost.WINDOWS) {
            must(new Bench(this, null).fionbio(fd, false), "ioctlsocket");
        }
    }

    /** One descriptor; the value is {@code 1:POLLIN}. */
    int poll(int fd, int events, int timeout) {
        Polled fds = Polled.allocate(arena, 1);
        fds.add(fd, events);
        int result = fds.poll(timeout);
        String found = Names.POLL.bits(fds.revents(0));
        step(call(fds, timeout), result, found, result + ":" + found);
        return fds.revents(0);
    }

    /** The value is the number alone; the caller looks at what was found. */
    int poll(Polled fds, int timeout) {
        int result = fds.poll(timeout);
        return (int) step(call(fds, timeout), result, fds.size() == 1 ? Names.POLL.bits(fds.revents(0)) : null, null);
    }

    private static String call(Polled fds, int timeout) {
        String shown = fds.size() == 1
                ? "{" + fds.fd(0) + ", " + Names.POLL.bits(fds.events(0)) + "}"
                : "{" + fds.size() + " descriptors}";
        return Polled.call() + "(" + shown + ", " + fds.size() + ", " + timeout + ")";
    }

    /** No array at all. */
    int pollNull(long count, int timeout) {
        return (int) step(Polled.call() + "(NULL, " + count + ", " + timeout + ")",
                LabHost.WINDOWS
                        ? WSAPoll.WSAPoll(MemorySegment.NULL, (int) count, timeout)
                        : Poll.poll(MemorySegment.NULL, count, timeout));
    }

    /** One socket in all three sets of Windows. */
    private int winsockSelect(int fd, long milliseconds) {
        io.eagain.windows.FdSet reading = winsockSet(fd);
        io.eagain.windows.FdSet writing = winsockSet(fd);
        io.eagain.windows.FdSet exceptions = winsockSet(fd);
        int result = io.eagain.windows.Select.select(reading, writing, exceptions,
                TimeUnit.MILLISECONDS.toMicros(milliseconds));
        String found = String.format(Locale.ROOT, "r%dw%de%d", reading.count(), writing.count(), exceptions.count());
        return (int) step("select(0, {" + fd + "}, {" + fd + "}, {" + fd + "}, " + milliseconds + " ms)", result, found,
                found);
    }

    private io.eagain.windows.FdSet winsockSet(int fd) {
        io.eagain.windows.FdSet set = io.eagain.windows.FdSet.allocate(arena);
        set.set(fd);
        return set;
    }

    /** One descriptor in all three sets; the value is {@code r1w1e0}. */
    int select(int fd, long milliseconds) {
        if (LabHost.WINDOWS) {
            return winsockSelect(fd, milliseconds);
        }
        FdSet reading = fdSet(fd);
        FdSet writing = fdSet(fd);
        FdSet exceptions = fdSet(fd);
        int result = Select.select(fd + 1, reading, writing, exceptions, TimeUnit.MILLISECONDS.toMicros(milliseconds));
        String found = String.format(Locale.ROOT, "r%dw%de%d", reading.isSet(fd) ? 1 : 0, writing.isSet(fd) ? 1 : 0,
                exceptions.isSet(fd) ? 1 : 0);
        return (int) step("select(" + (fd + 1) + ", {" + fd + "}, {" + fd + "}, {" + fd + "}, " + milliseconds + " ms)",
                result, found, found);
    }

    /** One descriptor in the first set alone. */
    int selectRead(int fd, long milliseconds) {
        if (LabHost.WINDOWS) {
            return (int) step("select(0, {" + fd + "}, NULL, NULL, " + milliseconds + " ms)",
                    io.eagain.windows.Select.select(winsockSet(fd), null, null,
                            TimeUnit.MILLISECONDS.toMicros(milliseconds)));
        }
        int result = Select.select(fd + 1, fdSet(fd), null, null, TimeUnit.MILLISECONDS.toMicros(milliseconds));
        return (int) step("select(" + (fd + 1) + ", {" + fd + "}, NULL, NULL, " + milliseconds + " ms)", result);
    }

    FdSet fdSet() {
        return FdSet.allocate(arena);
    }

    FdSet fdSet(int fd) {
        FdSet set = fdSet();
        set.set(fd);
        return set;
    }

    Polled polled(int capacity) {
        return Polled.allocate(arena, capacity);
    }

    int epoll_create1(int flags) {
        return descriptor("epoll_create1(" + Names.EPOLL_CREATE.bits(flags) + ")", Epoll.epoll_create1(flags));
    }

    int epoll_ctl(int epfd, int operation, int fd, int events) {
        return (int) step(
                "epoll_ctl(" + epfd + ", " + Names.EPOLL_CTL.one(operation) + ", " + fd + ", {"
                        + Names.EPOLL.bits(events) + ", data=" + fd + "})",
                Epoll.epoll_ctl(epfd, operation, fd, events, fd));
    }

    /** The value is {@code 1:EPOLLIN} for the first event, or the number alone. */
    int epoll_wait(int epfd, int maxevents, int timeout) {
        EpollEvents events = EpollEvents.allocate(arena, 64);
        int result = Epoll.epoll_wait(epfd, events, maxevents, timeout);
        String found = result > 0 ? Names.EPOLL.bits(events.events(0)) + ", data=" + events.data(0) : null;
        return (int) step("epoll_wait(" + epfd + ", events, " + maxevents + ", " + timeout + ")", result, found,
                result > 0 ? result + ":" + Names.EPOLL.bits(events.events(0)) : Integer.toString(result));
    }

    int eventfd(int initial, int flags) {
        return descriptor("eventfd(" + initial + ", " + Names.EVENTFD.bits(flags) + ")",
                EventFd.eventfd(initial, flags));
    }

    int timerfd_create(int clock, int flags) {
        return descriptor("timerfd_create(" + Names.CLOCK.one(clock) + ", " + Names.TIMERFD.bits(flags) + ")",
                TimerFd.timerfd_create(clock, flags));
    }

    /** With one time from now, which may be malformed, and no further ones. */
    int timerfd_settime(int fd, long seconds, long nanoseconds) {
        // struct itimerspec { struct timespec it_interval, it_value; }
        MemorySegment time = arena.allocateFrom(ValueLayout.JAVA_LONG, 0, 0, seconds, nanoseconds);
        return (int) step("timerfd_settime(" + fd + ", 0, {{0, 0}, {" + seconds + ", " + nanoseconds + "}}, NULL)",
                TimerFd.timerfd_settime(fd, 0, time, MemorySegment.NULL));
    }

    /** The library has {@code epoll_create1} alone. */
    int epoll_create(int size) {
        return descriptor("epoll_create(" + size + ")", LabNative.epoll_create(size));
    }

    /** Whether the next byte is the one behind the out-of-band byte; the value is 1 or 0. */
    int atmark(int fd) {
        MemorySegment atmark = arena.allocateFrom(ValueLayout.JAVA_INT, -1);
        int result = LabHost.WINDOWS
                ? Winsock.ioctlsocket(fd, Winsock.SIOCATMARK, atmark)
                : Ioctl.ioctl(fd, Ioctl.SIOCATMARK, atmark);
        String found = Integer.toString(atmark.get(ValueLayout.JAVA_INT, 0));
        return (int) step((LabHost.WINDOWS ? "ioctlsocket(" : "ioctl(") + fd + ", SIOCATMARK)", result, found, found);
    }

    /** A descriptor of a file, which is no socket. */
    int open(Path file) {
        String call = "open(\"" + file + "\", O_RDONLY)";
        return must(descriptor(call, (int) LabNative.open(file.toString(), Fcntl.O_RDONLY)), call);
    }

    /** Memory that the program has no access to, for as long as the bench is there. */
    MemorySegment noAccess() {
        return LabNative.noAccess(arena);
    }

    /** A pipe: the end to read from, and the end to write to. */
    Pair pipe() {
        int[] ends = new int[2];
        int result = LinuxDescriptors.pipe2(ends, 0);
        step("pipe2(0)", result, ends[0] + ", " + ends[1], null);
        must(result, "pipe2");
        owns(ends[0]);
        owns(ends[1]);
        return new Pair(ends[0], ends[1]);
    }

    /** Two unix sockets. */
    int[] socketpair(int type) {
        int[] pair = new int[2];
        must(socketpair(Sockets.AF_UNIX, type, 0, pair), "socketpair");
        return pair;
    }

    int socketpair(int domain, int type, int protocol) {
        return socketpair(domain, type, protocol, new int[2]);
    }

    private int socketpair(int domain, int type, int protocol, int[] pair) {
        int result = PosixSockets.socketpair(domain, type, protocol, pair);
        if (result == 0) {
            owns(pair[0]);
            owns(pair[1]);
        }
        return (int) step(
                "socketpair(" + Names.FAMILY.one(domain) + ", " + Names.type(type) + ", " + protocol + ")", result,
                pair[0] + ", " + pair[1], null);
    }

    /** The value is an {@code EAI_} name: no error number. */
    int getaddrinfo(String node, String service, int flags, int family, int type) {
        MemorySegment list = arena.allocate(ValueLayout.ADDRESS);
        int result = AddrInfo.getaddrinfo(node, service, flags, family, type, list);
        if (result == 0) {
            AddrInfo.freeaddrinfo(list.get(ValueLayout.ADDRESS, 0));
        }
        String meaning = result == 0 ? "0" : Names.ADDRINFO_CODES.one(result);
        steps.add(new Step(
                "getaddrinfo(\"" + node + "\", " + (service == null ? "NULL" : "\"" + service + "\"") + ", "
                        + Names.ADDRINFO_FLAGS.bits(flags) + ")",
                result, 0, null,
                result == 0
                        ? null
                        : meaning + ": " + AddrInfo.gai_strerror(result)
                                + (LabHost.WINDOWS ? "; Winsock's own number" : "; no error number"),
                label,
                meaning, thread.get(), false));
        return result;
    }

    // ---- stages that many experiments share

    static SockAddr loopback(int port) {
        return SockAddr.ip("127.0.0.1", port);
    }

    int tcp() {
        return must(socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0), "socket");
    }

    int udp() {
        return must(socket(Sockets.AF_INET, Sockets.SOCK_DGRAM, 0), "socket");
    }

    /** On a port of the system's choice. */
    int boundUdp() {
        int fd = udp();
        must(bind(fd, loopback(0)), "bind");
        return fd;
    }

    /** A unix listener with an abstract name that nobody else has. */
    SockAddr unixListener(int backlog) {
        SockAddr name = SockAddr.unixAbstract(("eagain-lab-" + System.nanoTime()).getBytes(StandardCharsets.US_ASCII));
        int fd = must(socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM, 0), "socket");
        must(bind(fd, name), "bind");
        must(listen(fd, backlog), "listen");
        return name;
    }

    /** Fills the queue of a listener with a backlog of 0: further attempts get no answer and stay pending. */
    SockAddr fillQueue(int listener) {
        SockAddr address = getsockname(listener);
        connected(address);
        sleep(20);
        return address;
    }

    /** A listener on a port of the system's choice. */
    int listener(int backlog) {
        int fd = closedPort();
        must(listen(fd, backlog), "listen");
        return fd;
    }

    /** Where a call on a listener is not refused it may wait for ever, as under Wine. */
    int listenerThatNeverWaits() {
        int fd = listener(1);
        if (LabHost.WINDOWS) {
            nonblocking(fd);
        }
        return fd;
    }

    /** Whether an address that a call gave has a port. */
    static boolean hasPort(SockAddr address) {
        return address.length() > 0 && address.port() != 0;
    }

    /** Bound and not listening: connecting to it is refused, and nobody else can take the port. */
    int closedPort() {
        int fd = tcp();
        must(bind(fd, loopback(0)), "bind");
        return fd;
    }

    void nonblocking(int fd) {
        if (LabHost.WINDOWS) {
            must(fionbio(fd, true), "ioctlsocket");
            return;
        }
        int flags = must(fcntl(fd, Fcntl.F_GETFL, 0), "fcntl");
        must(fcntl(fd, Fcntl.F_SETFL, flags | Fcntl.O_NONBLOCK), "fcntl");
    }

    int connected(SockAddr address) {
        int fd = tcp();
        must(connect(fd, address), "connect");
        return fd;
    }

    /** Two ends of a TCP connection over loopback: here, and the peer. */
    Pair tcpPair() {
        int listener = listener(8);
        int here = connected(getsockname(listener));
        int peer = must(accept(listener), "accept");
        close(listener);
        return new Pair(here, peer);
    }

    /** Closes with a reset instead of an orderly end. */
    void reset(int fd) {
        linger(fd, true, 0);
        close(fd);
        sleep(30);
    }

    /** A copy with a number not below the given one, for which {@code ulimit -n} must have room. */
    int duplicate(int fd, int lowest) {
        return must(fcntl(fd, Fcntl.F_DUPFD, lowest), "fcntl(F_DUPFD, " + lowest + ") (see ulimit -n)");
    }

    /** A high number that is not open and that nobody takes: the system gives out the lowest free one. */
    int closedDescriptor() throws IOException {
        if (LabHost.WINDOWS) {
            return NO_SOCKET;
        }
        int fd = tcp();
        int high = duplicate(fd, (int) Math.min(900, Limits.openFiles() - 1));
        close(fd);
        close(high);
        return high;
    }

    record Pair(int here, int peer) {
    }

    @Override
    public void close() {
        for (int fd : open) {
            Sockets.close(fd);
        }
        boolean over = true;
        for (Thread worker : threads) {
            try {
                over &= worker.join(java.time.Duration.ofSeconds(2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                over = false;
            }
        }
        // A thread that still uses the memory keeps it: the program ends soon.
        if (over) {
            arena.close();
        }
    }
}
