package io.eagain;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.eagain.linux.Epoll;
import io.eagain.linux.EpollEvents;
import io.eagain.linux.EventFd;
import io.eagain.linux.LinuxDescriptors;
import io.eagain.linux.LinuxSockets;
import io.eagain.linux.PidFd;
import io.eagain.linux.Ppoll;
import io.eagain.linux.SignalFd;
import io.eagain.linux.TimerFd;
import io.eagain.posix.Descriptors;
import io.eagain.posix.Fcntl;
import io.eagain.posix.FdSet;
import io.eagain.posix.Ioctl;
import io.eagain.posix.Poll;
import io.eagain.posix.PollFds;
import io.eagain.posix.PosixSockets;
import io.eagain.posix.Select;
import io.eagain.posix.SigSet;
import io.eagain.posix.Signals;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * The program that {@link JvmSurvivesTest} runs: a storm of calls with arguments that no sane program passes. It never
 * waits, never leaves the machine, never touches a descriptor of the JVM's own, and never hands the C library memory
 * that it declared to be larger than it is: that would be its own mistake, as in C.
 */
final class JvmSurvivesProbe {

    private static final int LAST_ERRNO = 134;
    private static final int[] NUMBERS = {0, 1, 2, 3, 7, 16, 64, 1024, 4096, -1, Integer.MIN_VALUE, Integer.MAX_VALUE};
    private static final long[] LENGTHS = {0, 1, 7, 8, 16, 64, 4095, 4096, 4097, -1, 1L << 32, Long.MIN_VALUE,
            Long.MAX_VALUE};
    private static final int[] NO_DESCRIPTORS = {-1, -2, Integer.MIN_VALUE, Integer.MAX_VALUE, 1_000_000};
    private static final int[] FLAGS = {0, PosixSockets.MSG_DONTWAIT, Sockets.MSG_PEEK, Sockets.MSG_OOB,
            PosixSockets.MSG_DONTWAIT | Sockets.MSG_PEEK, PosixSockets.MSG_DONTWAIT | LinuxSockets.MSG_TRUNC,
            LinuxSockets.MSG_ERRQUEUE, PosixSockets.MSG_DONTWAIT | 0x4000_0000, PosixSockets.MSG_NOSIGNAL};
    private static final int[] OPTIONS = {0, -1, 9999, SocketOption.SO_TYPE, SocketOption.SO_KEEPALIVE,
            SocketOption.SO_RCVBUF, SocketOption.SO_SNDBUF, SocketOption.SO_ERROR, SocketOption.SO_REUSEADDR,
            LinuxSockets.SO_PEERCRED, LinuxSockets.TCP_INFO, LinuxSockets.TCP_CONGESTION};
    private static final int[] LEVELS = {SocketOption.SOL_SOCKET, SocketOption.IPPROTO_TCP, 9999, -1};

    private final Random random;
    private final Arena arena = Arena.ofConfined();
    private final int[] descriptors;
    private final MemorySegment[] segments;
    private final ByteBuffer[] buffers;
    private final SockAddr[] addresses;
    private final PollFds pollFds = PollFds.allocate(arena, 8);
    private final EpollEvents events = EpollEvents.allocate(arena, 8);
    private final FdSet set = FdSet.allocate(arena);
    private final MemorySegment page = arena.allocate(4096, 8);
    private final MemorySegment noTime = arena.allocate(16, 8);
    private final MemorySegment badTime = arena.allocate(16, 8);
    private final Map<String, Integer> outcomes = new TreeMap<>();

    private JvmSurvivesProbe(long seed) {
        random = new Random(seed);
        int nonblock = LinuxSockets.SOCK_NONBLOCK;
        int[] sv = new int[2];
        PosixSockets.socketpair(Sockets.AF_UNIX, Sockets.SOCK_STREAM | nonblock, 0, sv);
        int[] datagrams = new int[2];
        PosixSockets.socketpair(Sockets.AF_UNIX, Sockets.SOCK_DGRAM | nonblock, 0, datagrams);
        int tcp = Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM | nonblock, 0);
        int udp = Sockets.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM | nonblock, 0);
        int listening = Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM | nonblock, 0);
        Sockets.bind(listening, SockAddr.ip("127.0.0.1", 0));
        Sockets.listen(listening, 4);
        SockAddr name = SockAddr.allocate();
        Sockets.getsockname(listening, name);
        descriptors = new int[]{sv[0], sv[1], datagrams[0], datagrams[1], tcp, udp, listening, Epoll.epoll_create1(0),
                EventFd.eventfd(0, EventFd.EFD_NONBLOCK),
                TimerFd.timerfd_create(TimerFd.CLOCK_MONOTONIC, TimerFd.TFD_NONBLOCK),
                SignalFd.signalfd(-1, SigSet.allocate(arena), SignalFd.SFD_NONBLOCK)};

        Arena closed = Arena.ofConfined();
        MemorySegment gone = closed.allocate(4096);
        SockAddr goneAddress = SockAddr.allocate(closed).setIp("127.0.0.1", 1);
        closed.close();
        AtomicReference<MemorySegment> foreign = new AtomicReference<>();
        // Confined to a thread that has ended.
        Thread other = Thread.ofPlatform().start(() -> foreign.set(Arena.ofConfined().allocate(4096)));
        join(other);
        badTime.set(JAVA_LONG, 8, -1);
        segments = new MemorySegment[]{MemorySegment.NULL, MemorySegment.NULL, page, page, page.asSlice(0, 64),
                page.asSlice(1, 7), page.asSlice(4096), page.asReadOnly(), gone, foreign.get(),
                MemorySegment.ofArray(new byte[4096]), MemorySegment.ofArray(new long[8]),
                MemorySegment.ofArray(new byte[0]), MemorySegment.ofAddress(1), MemorySegment.ofAddress(-1L),
                MemorySegment.NULL.reinterpret(4096), arena.allocateFrom(JAVA_INT, 16),
                arena.allocateFrom(JAVA_INT, -1), arena.allocateFrom(JAVA_INT, Integer.MAX_VALUE),
                arena.allocateFrom(JAVA_INT, 128)};
        buffers = new ByteBuffer[]{ByteBuffer.allocate(64), ByteBuffer.allocateDirect(64),
                ByteBuffer.allocateDirect(0), ByteBuffer.allocateDirect(64).asReadOnlyBuffer(),
                ByteBuffer.allocate(64).asReadOnlyBuffer(), ByteBuffer.allocateDirect(64).position(64),
                ByteBuffer.wrap(new byte[64], 7, 9).slice(), null};
        SockAddr cut = SockAddr.ip("127.0.0.1", 1).setLength(3);
        SockAddr longer = SockAddr.allocate();
        longer.lengthSegment().set(JAVA_INT, 0, Integer.MAX_VALUE);
        SockAddr negative = SockAddr.allocate();
        negative.lengthSegment().set(JAVA_INT, 0, -1);
        addresses = new SockAddr[]{SockAddr.allocate(), name, SockAddr.ip("127.0.0.1", 1), SockAddr.ip("::1", 1),
                SockAddr.unix("/no/such/socket"), cut, longer, negative, goneAddress, null};
        for (int i = 0; i < 8; i++) {
            pollFds.add(i < 4 ? descriptors[i] : NO_DESCRIPTORS[i - 4], 0xffff);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public static void main(String[] args) {
        if (args[0].equals("crash")) {
            AddrInfo.freeaddrinfo(MemorySegment.ofAddress(1));
            return;
        }
        long seed = Long.parseLong(args[0]);
        JvmSurvivesProbe probe = new JvmSurvivesProbe(seed);
        probe.run(Integer.parseInt(args[1]));
        System.out.println("seed " + seed + " survived: " + probe.outcomes);
    }

    private void run(int count) {
        List<Runnable> calls = calls();
        for (int i = 0; i < count; i++) {
            calls.get(random.nextInt(calls.size())).run();
            if (i % 20_000 == 0) {
                System.gc();
            }
        }
    }

    private int fd() {
        int i = random.nextInt(descriptors.length + NO_DESCRIPTORS.length);
        return i < descriptors.length ? descriptors[i] : NO_DESCRIPTORS[i - descriptors.length];
    }

    private int any(int[] of) {
        return of[random.nextInt(of.length)];
    }

    private long length() {
        return LENGTHS[random.nextInt(LENGTHS.length)];
    }

    private MemorySegment segment() {
        return segments[random.nextInt(segments.length)];
    }

    private ByteBuffer buffer() {
        return buffers[random.nextInt(buffers.length)];
    }

    private SockAddr address() {
        SockAddr address = addresses[random.nextInt(addresses.length)];
        if (address != null && !address.toString().isEmpty()) {
            return address;
        }
        return address;
    }

    /** Only what the caller's own mistake may raise passes, and only numbers that the system has. */
    private long call(String name, LongSupplier call) {
        long result;
        try {
            result = call.getAsLong();
        } catch (IndexOutOfBoundsException | IllegalArgumentException | IllegalStateException | WrongThreadException
                | UnsupportedOperationException | NullPointerException e) {
            outcomes.merge(e.getClass().getSimpleName(), 1, Integer::sum);
            return -1;
        }
        if (result < -LAST_ERRNO) {
            throw new AssertionError(name + " gave " + result);
        }
        outcomes.merge(result < 0 ? Errno.name(Errno.of(result)) : "ok", 1, Integer::sum);
        return result;
    }

    /** Closes what a call made. */
    private Runnable opening(String name, LongSupplier open) {
        return () -> {
            long fd = call(name, open);
            if (fd > 2) {
                Sockets.close((int) fd);
            }
        };
    }

    private Runnable plain(String name, LongSupplier call) {
        return () -> call(name, call);
    }

    private List<Runnable> calls() {
        int[] domains = {Sockets.AF_INET, Sockets.AF_INET6, Sockets.AF_UNIX, 12345, -1};
        List<Runnable> calls = new ArrayList<>(List.of(
                opening("socket", () -> Sockets.socket(any(domains), any(NUMBERS), any(NUMBERS))),
                opening("accept", () -> Sockets.accept(fd())), opening("accept", () -> Sockets.accept(fd(), address())),
                opening("accept", () -> Sockets.accept(fd(), segment(), segment())),
                opening("accept4", () -> LinuxSockets.accept4(fd(), address(), any(NUMBERS))),
                opening("accept4", () -> LinuxSockets.accept4(fd(), segment(), segment(), 0)),
                opening("epoll_create1", () -> Epoll.epoll_create1(any(NUMBERS))),
                opening("eventfd", () -> EventFd.eventfd(any(NUMBERS), any(NUMBERS))),
                opening("fcntl", () -> Fcntl.fcntl(fd(), Fcntl.F_DUPFD, any(NUMBERS))),
                plain("close", () -> Sockets.close(any(NO_DESCRIPTORS))),
                plain("bind", () -> Sockets.bind(fd(), address())),
                plain("bind", () -> Sockets.bind(fd(), segment(), any(NUMBERS))),
                plain("connect", () -> Sockets.connect(fd(), address())),
                plain("connect", () -> Sockets.connect(fd(), segment(), any(NUMBERS))),
                plain("listen", () -> Sockets.listen(any(NO_DESCRIPTORS), any(NUMBERS))),
                plain("shutdown", () -> Sockets.shutdown(any(NO_DESCRIPTORS), any(NUMBERS))),
                plain("getsockname", () -> Sockets.getsockname(fd(), address())),
                plain("getsockname", () -> Sockets.getsockname(fd(), segment(), segment())),
                plain("getpeername", () -> Sockets.getpeername(fd(), address())),
                plain("getpeername", () -> Sockets.getpeername(fd(), segment(), segment())),
                plain("getsockopt", () -> Sockets.getsockopt(fd(), any(LEVELS), any(OPTIONS), segment(), segment())),
                plain("getsockopt", () -> {
                    long value = Sockets.getsockoptInt(fd(), any(LEVELS), any(OPTIONS));
                    return value < 0 ? value : 0;
                }), plain("setsockopt", () -> Sockets.setsockopt(fd(), any(LEVELS), any(OPTIONS), any(NUMBERS))),
                plain("setsockopt",
                        () -> Sockets.setsockopt(fd(), any(LEVELS), any(OPTIONS), segment(), any(NUMBERS))),
                plain("setsockopt",
                        () -> Sockets.setsockoptTimeout(fd(), SocketOption.SO_SNDTIMEO, length()))));
        calls.addAll(transfers());
        calls.addAll(waits());
        calls.addAll(masksAndTimers());
        calls.addAll(copies());
        return calls;
    }

    /** A mask for the time of one call that does not wait may be anything; one that stays would block the JVM's signals. */
    private List<Runnable> masksAndTimers() {
        return List.of(
                plain("select", () -> Select.select(any(NUMBERS), set, null, null,
                        random.nextBoolean() ? noTime : badTime)),
                plain("pselect", () -> Select.pselect(any(NUMBERS), set, null, null,
                        random.nextBoolean() ? noTime : badTime, segment())),
                plain("epoll_pwait", () -> Epoll.epoll_pwait(fd(), segment(), any(NUMBERS), 0, segment())),
                plain("pthread_sigmask",
                        () -> Signals.pthread_sigmask(any(NUMBERS), MemorySegment.NULL, segment())),
                opening("signalfd", () -> SignalFd.signalfd(-1, segment(), any(NUMBERS))),
                opening("timerfd_create", () -> TimerFd.timerfd_create(any(NUMBERS), any(NUMBERS))),
                plain("timerfd_settime", () -> TimerFd.timerfd_settime(fd(), any(NUMBERS), length(), length())),
                plain("timerfd_settime", () -> TimerFd.timerfd_settime(fd(), any(NUMBERS), segment(), segment())),
                plain("timerfd_gettime", () -> TimerFd.timerfd_gettime(fd())),
                plain("timerfd_gettime", () -> TimerFd.timerfd_gettime(fd(), segment())));
    }

    private List<Runnable> copies() {
        return List.of(opening("dup", () -> Descriptors.dup(fd())), plain("dup2", () -> Descriptors.dup2(fd(), -1)),
                plain("dup3", () -> LinuxDescriptors.dup3(fd(), -1, any(NUMBERS))),
                opening("pidfd_open", () -> PidFd.pidfd_open(any(NUMBERS), any(NUMBERS))), plain("pipe2", () -> {
                    int[] ends = new int[random.nextInt(4)];
                    int result = random.nextBoolean()
                            ? Descriptors.pipe(ends)
                            : LinuxDescriptors.pipe2(ends, any(NUMBERS));
                    if (result == 0) {
                        Sockets.close(ends[0]);
                        Sockets.close(ends[1]);
                    }
                    return result;
                }));
    }

    private List<Runnable> transfers() {
        return List.of(plain("recv", () -> Sockets.recv(fd(), segment(), length(), any(FLAGS))),
                plain("recv", () -> Sockets.recv(fd(), buffer(), any(FLAGS))),
                plain("recvfrom", () -> Sockets.recvfrom(fd(), segment(), length(), any(FLAGS), address())),
                plain("recvfrom", () -> Sockets.recvfrom(fd(), buffer(), any(FLAGS), address())),
                plain("recvfrom",
                        () -> Sockets.recvfrom(fd(), segment(), length(), any(FLAGS), segment(), segment())),
                plain("send", () -> Sockets.send(fd(), segment(), length(), any(FLAGS))),
                plain("send", () -> Sockets.send(fd(), buffer(), any(FLAGS))),
                plain("sendto", () -> Sockets.sendto(fd(), segment(), length(), any(FLAGS), address())),
                plain("sendto", () -> Sockets.sendto(fd(), buffer(), any(FLAGS), address())),
                plain("sendto",
                        () -> Sockets.sendto(fd(), segment(), length(), any(FLAGS), segment(), any(NUMBERS))),
                plain("read", () -> PosixSockets.read(fd(), segment(), length())),
                plain("read", () -> PosixSockets.read(fd(), buffer())),
                plain("write", () -> PosixSockets.write(fd(), segment(), length())),
                plain("write", () -> PosixSockets.write(fd(), buffer())),
                plain("rewind", () -> {
                    ByteBuffer buffer = buffer();
                    return buffer == null
                            ? 0
                            : buffer.clear().position(random.nextInt(buffer.capacity() + 1))
                                    .remaining();
                }));
    }

    private List<Runnable> waits() {
        int[] commands = {Fcntl.F_GETFL, Fcntl.F_GETFD, 99_999, -1};
        long[] requests = {Ioctl.FIONREAD, Ioctl.SIOCATMARK, 0xdead_beefL, -1, Long.MIN_VALUE};
        return List.of(plain("socketpair", () -> {
            int[] sv = new int[random.nextInt(4)];
            long result = PosixSockets.socketpair(any(new int[]{Sockets.AF_UNIX, Sockets.AF_INET, -1}), any(NUMBERS),
                    any(NUMBERS), sv);
            if (result == 0) {
                Sockets.close(sv[0]);
                Sockets.close(sv[1]);
            }
            return result;
        }), plain("fcntl", () -> Math.max(Fcntl.fcntl(fd(), any(commands), any(NUMBERS)), -LAST_ERRNO)),
                plain("fcntl", () -> Fcntl.fcntl(fd(), 99_999, segment())),
                plain("ioctl", () -> Ioctl.ioctl(fd(), requests[random.nextInt(requests.length)],
                        random.nextBoolean() ? page : MemorySegment.NULL)),
                plain("fionread", () -> Ioctl.fionread(fd())),
                plain("poll", () -> Poll.poll(segment(), length(), 0)),
                plain("poll", () -> Poll.poll(pollFds, 0)),
                plain("ppoll", () -> Ppoll.ppoll(segment(), length(), random.nextBoolean() ? noTime : badTime,
                        random.nextBoolean() ? MemorySegment.NULL : page.asSlice(2048, 128))),
                plain("select", () -> Select.select(any(NUMBERS), set, random.nextBoolean() ? null : set, null, 0)),
                plain("FdSet", () -> {
                    int fd = random.nextInt(1200) - 20;
                    if (random.nextBoolean()) {
                        set.set(fd);
                    } else {
                        set.clear(fd);
                    }
                    return set.isSet(fd) ? 1 : 0;
                }),
                plain("epoll_ctl", () -> Epoll.epoll_ctl(fd(), any(NUMBERS), fd(), random.nextInt() | Epoll.EPOLLET,
                        random.nextLong())),
                plain("epoll_ctl", () -> Epoll.epoll_ctl(fd(), any(NUMBERS), fd(), segment())),
                plain("epoll_wait", () -> Epoll.epoll_wait(fd(), events, any(NUMBERS), 0)),
                plain("epoll_wait", () -> Epoll.epoll_wait(fd(), segment(), any(NUMBERS), 0)),
                plain("epoll_pwait2", () -> Epoll.epoll_pwait2(fd(), events, any(NUMBERS), 0)),
                plain("epoll_pwait2", () -> Epoll.epoll_pwait2(fd(), segment(), any(NUMBERS),
                        random.nextBoolean() ? noTime : badTime, MemorySegment.NULL)),
                plain("events", () -> events.data(any(NUMBERS)) == 0 ? 0 : 1),
                plain("getaddrinfo", () -> {
                    int result = AddrInfo.getaddrinfo(random.nextBoolean() ? "127.0.0.1" : "no literal",
                            random.nextBoolean() ? "1" : null, AddrInfo.AI_NUMERICHOST | AddrInfo.AI_NUMERICSERV,
                            any(NUMBERS), any(NUMBERS), segments[random.nextInt(13)]);
                    return result < 0 ? 0 : result;
                }),
                plain("getaddrinfo", () -> {
                    MemorySegment res = page.asSlice(1024, 8);
                    if (AddrInfo.getaddrinfo("127.0.0.1", "1", AddrInfo.AI_NUMERICHOST, 0, 0, res) == 0) {
                        AddrInfo.freeaddrinfo(res.get(ADDRESS, 0));
                    }
                    return 0;
                }), plain("gai_strerror", () -> AddrInfo.gai_strerror(any(NUMBERS)).length()),
                plain("SockAddr", () -> address().setLength(any(NUMBERS)).toString().length()));
    }
}
