package io.eagain.windows;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.eagain.AddrInfo;
import io.eagain.Errno;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * The program that {@link StormTest} runs: a storm of calls with arguments that no sane program passes, against a socket
 * library that runs in this process. It never waits, never leaves the machine, never touches a handle of the JVM's own,
 * and never hands over memory that it declared to be larger than it is: that would be its own mistake, as in C.
 *
 * <p>Some of the memory ends where the next page cannot be read, so that a byte too many is seen.
 */
final class StormProbe {

    private static final int[] NUMBERS = {0, 1, 2, 3, 4, 7, 15, 16, 64, 1024, 4096, -1, Integer.MIN_VALUE,
            Integer.MAX_VALUE};
    private static final long[] LENGTHS = {0, 1, 7, 8, 16, 64, 4095, 4096, 4097, -1, 3L << 30, 1L << 32, Long.MIN_VALUE,
            Long.MAX_VALUE};
    private static final int[] NO_SOCKETS = {-1, -2, 7, Integer.MIN_VALUE, Integer.MAX_VALUE};
    private static final int[] FLAGS = {0, Sockets.MSG_PEEK, Sockets.MSG_OOB, Sockets.MSG_DONTROUTE, 0x8000, 0x10000,
            0x4000_0000, -1};
    private static final int[] OPTIONS = {0, 1, -1, 4, 8, 9, 14, 27, 9999, SocketOption.SO_TYPE,
            SocketOption.SO_KEEPALIVE, SocketOption.SO_LINGER, ~SocketOption.SO_LINGER, SocketOption.SO_ERROR,
            SocketOption.SO_RCVTIMEO, SocketOption.SO_REUSEADDR, ~SocketOption.SO_REUSEADDR,
            WinsockOption.SO_CONNECT_TIME, WinsockOption.SO_MAX_MSG_SIZE, 0x2004, 0x2005, 0x3002, 0x700b, 0x700c};
    private static final int[] LEVELS = {SocketOption.SOL_SOCKET, SocketOption.IPPROTO_TCP, SocketOption.IPPROTO_IP,
            SocketOption.IPPROTO_IPV6, 9999, -1};
    private static final int[] REQUESTS = {Winsock.FIONBIO, Winsock.FIONREAD, Winsock.SIOCATMARK,
            Winsock.SIO_KEEPALIVE_VALS, Winsock.SIO_UDP_CONNRESET, Winsock.SIO_LOOPBACK_FAST_PATH, 0xc800_0006,
            0x4800_0022, 0x4804_1234, 0, -1};

    private final Random random;
    private final Arena arena = Arena.ofConfined();
    private final int[] sockets;
    private final List<MemorySegment> segments;
    private final ByteBuffer[] buffers;
    private final SockAddr[] addresses;
    private final WSAPollFds pollFds = WSAPollFds.allocate(arena, 8);
    private final FdSet set = FdSet.allocate(arena, 8);
    private final WSABufs bufs = WSABufs.allocate(arena, 4);
    private final MemorySegment page = arena.allocate(4096, 8);
    private final Map<String, Integer> outcomes = new TreeMap<>();

    private StormProbe(long seed) throws IOException {
        random = new Random(seed);
        int listening = Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0);
        Sockets.bind(listening, SockAddr.ip("127.0.0.1", 0));
        Sockets.listen(listening, 4);
        SockAddr name = SockAddr.allocate();
        Sockets.getsockname(listening, name);
        int client = Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0);
        Sockets.connect(client, name);
        int accepted = Sockets.accept(listening);
        int tcp = Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0);
        int udp = Sockets.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM, 0);
        int six = Sockets.socket(Sockets.AF_INET6, Sockets.SOCK_DGRAM, 0);
        sockets = new int[]{listening, client, accepted, tcp, udp, six};
        unblock();

        Arena closed = Arena.ofConfined();
        MemorySegment gone = closed.allocate(4096);
        SockAddr goneAddress = SockAddr.allocate(closed).setIp("127.0.0.1", 1);
        closed.close();
        MemorySegment foreign = CompletableFuture.supplyAsync(() -> Arena.ofConfined().allocate(4096)).join();
        MemorySegment last = pageWithoutNext();
        segments = new ArrayList<>(List.of(MemorySegment.NULL, MemorySegment.NULL, page, page, page.asSlice(0, 64),
                page.asSlice(1, 7), page.asSlice(4096), page.asReadOnly(), gone, foreign,
                MemorySegment.ofArray(new byte[4096]), MemorySegment.ofArray(new long[8]), MemorySegment.ofAddress(1),
                MemorySegment.ofAddress(-1L), MemorySegment.NULL.reinterpret(4096),
                arena.allocateFrom(JAVA_INT, 16), arena.allocateFrom(JAVA_INT, -1),
                arena.allocateFrom(JAVA_INT, Integer.MAX_VALUE), arena.allocateFrom(JAVA_INT, 128)));
        for (int size : new int[]{1, 2, 3, 4, 8, 12, 16, 28, 64}) {
            segments.add(last.asSlice(last.byteSize() - size));
        }
        buffers = new ByteBuffer[]{ByteBuffer.allocate(64), ByteBuffer.allocateDirect(64),
                ByteBuffer.allocateDirect(0), ByteBuffer.allocateDirect(64).asReadOnlyBuffer(),
                ByteBuffer.allocateDirect(64).position(64), null};
        SockAddr cut = SockAddr.ip("127.0.0.1", 1).setLength(3);
        addresses = new SockAddr[]{SockAddr.allocate(), name, SockAddr.ip("127.0.0.1", 1), SockAddr.ip("::1", 1),
                SockAddr.unix("/no/such/socket"), cut, withLength(Integer.MAX_VALUE), withLength(129), withLength(-1),
                withLength(Integer.MIN_VALUE), goneAddress, null};
        for (int i = 0; i < 8; i++) {
            pollFds.add(i < 4 ? sockets[i] : NO_SOCKETS[i - 4], 0xffff);
        }
    }

    private static SockAddr withLength(int length) {
        SockAddr address = SockAddr.ip("127.0.0.1", 1);
        address.lengthSegment().set(JAVA_INT, 0, length);
        return address;
    }

    /** A file in memory, behind whose last page there is none. */
    private MemorySegment pageWithoutNext() throws IOException {
        Path file = Files.createTempFile("eagain", ".storm");
        file.toFile().deleteOnExit();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(MapMode.READ_WRITE, 0, 1 << 16, arena);
        }
    }

    /** Some requests of the storm make a socket a blocking one. */
    private void unblock() {
        for (int s : sockets) {
            Winsock.fionbio(s, true);
        }
    }

    public static void main(String[] args) throws IOException {
        if (args[0].equals("crash")) {
            MemorySegment.ofAddress(8).reinterpret(4).set(JAVA_INT, 0, 1);
            return;
        }
        long seed = Long.parseLong(args[0]);
        StormProbe probe = new StormProbe(seed);
        probe.run(Integer.parseInt(args[1]));
        // Windows deletes no file that is still in memory.
        probe.arena.close();
        System.out.println("seed " + seed + " survived: " + probe.outcomes);
    }

    private void run(int count) {
        List<Runnable> calls = calls();
        for (int i = 0; i < count; i++) {
            calls.get(random.nextInt(calls.size())).run();
            unblock();
            if (i % 20_000 == 0) {
                System.gc();
            }
        }
    }

    private int fd() {
        int i = random.nextInt(sockets.length + NO_SOCKETS.length);
        return i < sockets.length ? sockets[i] : NO_SOCKETS[i - sockets.length];
    }

    private int any(int[] of) {
        return of[random.nextInt(of.length)];
    }

    private long length() {
        return LENGTHS[random.nextInt(LENGTHS.length)];
    }

    private MemorySegment segment() {
        return segments.get(random.nextInt(segments.size()));
    }

    private ByteBuffer buffer() {
        return buffers[random.nextInt(buffers.length)];
    }

    private SockAddr address() {
        return addresses[random.nextInt(addresses.length)];
    }

    /** Only what the caller's own mistake may raise passes, and only numbers that Winsock has. */
    private long call(String name, LongSupplier call) {
        long result;
        try {
            result = call.getAsLong();
        } catch (IndexOutOfBoundsException | IllegalArgumentException | IllegalStateException | WrongThreadException
                | NullPointerException e) {
            outcomes.merge(e.getClass().getSimpleName(), 1, Integer::sum);
            return -1;
        }
        if (result < 0 && Errno.names(Errno.of(result)).isEmpty()) {
            throw new AssertionError(name + " gave " + result);
        }
        outcomes.merge(result < 0 ? Errno.name(Errno.of(result)) : "ok", 1, Integer::sum);
        return result;
    }

    /** Closes what a call made. */
    private Runnable opening(String name, LongSupplier open) {
        return () -> {
            long s = call(name, open);
            if (s > 0) {
                Sockets.close((int) s);
            }
        };
    }

    private Runnable plain(String name, LongSupplier call) {
        return () -> call(name, call);
    }

    private List<Runnable> calls() {
        int[] families = {Sockets.AF_INET, Sockets.AF_INET6, Sockets.AF_UNIX, 12345, -1};
        List<Runnable> calls = new ArrayList<>(List.of(
                opening("socket", () -> Sockets.socket(any(families), any(NUMBERS), any(NUMBERS))),
                opening("WSASocketW",
                        () -> Winsock.WSASocketW(any(families), any(NUMBERS), any(NUMBERS), any(NUMBERS))),
                opening("accept", () -> Sockets.accept(fd())), opening("accept", () -> Sockets.accept(fd(), address())),
                opening("accept", () -> Sockets.accept(fd(), segment(), segment())),
                plain("close", () -> Sockets.close(any(NO_SOCKETS))),
                plain("bind", () -> Sockets.bind(fd(), address())),
                plain("bind", () -> Sockets.bind(fd(), segment(), any(NUMBERS))),
                plain("connect", () -> Sockets.connect(fd(), address())),
                plain("connect", () -> Sockets.connect(fd(), segment(), any(NUMBERS))),
                plain("listen", () -> Sockets.listen(any(NO_SOCKETS), any(NUMBERS))),
                plain("shutdown", () -> Sockets.shutdown(any(NO_SOCKETS), any(NUMBERS))),
                plain("getsockname", () -> Sockets.getsockname(fd(), address())),
                plain("getsockname", () -> Sockets.getsockname(fd(), segment(), segment())),
                plain("getpeername", () -> Sockets.getpeername(fd(), address())),
                plain("getpeername", () -> Sockets.getpeername(fd(), segment(), segment())),
                plain("getsockopt", () -> Sockets.getsockopt(fd(), any(LEVELS), any(OPTIONS), segment(), segment())),
                plain("getsockopt", () -> Sockets.getsockoptInt(fd(), any(LEVELS), any(OPTIONS))),
                plain("setsockopt", () -> Sockets.setsockopt(fd(), any(LEVELS), any(OPTIONS), any(NUMBERS))),
                plain("setsockopt",
                        () -> Sockets.setsockopt(fd(), any(LEVELS), any(OPTIONS), segment(), any(NUMBERS))),
                plain("setsockopt", () -> Sockets.setsockoptTimeout(fd(), SocketOption.SO_SNDTIMEO, length())),
                plain("setsockopt", () -> Sockets.setsockoptLinger(fd(), random.nextBoolean(), any(NUMBERS)))));
        calls.addAll(transfers());
        calls.addAll(winsock());
        return calls;
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
                plain("WSABufs", () -> random.nextInt(3) == 0 ? cleared() : bufs.add(segment())),
                plain("WSARecv", () -> Winsock.WSARecv(fd(), bufs, any(FLAGS))),
                plain("WSASend", () -> Winsock.WSASend(fd(), bufs, any(FLAGS))),
                // What an array of these points to is the caller's matter, and so each is of no bytes.
                plain("WSARecv", () -> Winsock.WSARecv(fd(), random.nextBoolean() ? zeros() : MemorySegment.NULL,
                        any(NUMBERS), segment(), segment())),
                plain("WSASend", () -> Winsock.WSASend(fd(), random.nextBoolean() ? zeros() : MemorySegment.NULL,
                        any(NUMBERS), segment(), any(FLAGS))));
    }

    private long cleared() {
        bufs.clear();
        return 0;
    }

    private MemorySegment zeros() {
        return page.asSlice(3072, 64).fill((byte) 0);
    }

    private List<Runnable> winsock() {
        return List.of(
                plain("ioctlsocket", () -> Winsock.ioctlsocket(fd(), any(REQUESTS), segment())),
                plain("fionread", () -> Winsock.fionread(fd())),
                plain("WSAIoctl", () -> Winsock.WSAIoctl(fd(), any(REQUESTS), segment(), segment())),
                plain("keepaliveVals", () -> Winsock.keepaliveVals(fd(), true, any(NUMBERS), any(NUMBERS))),
                plain("WSAPoll", () -> WSAPoll.WSAPoll(pollFds, 0)),
                plain("WSAPoll", () -> WSAPoll.WSAPoll(segment(), any(NUMBERS), 0)),
                plain("FdSet", () -> {
                    int s = fd();
                    switch (random.nextInt(4)) {
                        case 0 -> set.clear(s);
                        case 1 -> set.segment().set(JAVA_INT, 0, any(NUMBERS));
                        case 2 -> set.zero();
                        default -> set.set(s);
                    }
                    return set.isSet(s) ? 1 : set.count();
                }),
                plain("select",
                        () -> Select.select(random.nextBoolean() ? null : set, random.nextBoolean() ? null : set,
                                random.nextBoolean() ? null : set, 0)),
                plain("getaddrinfo", () -> {
                    MemorySegment res = segment();
                    int result = AddrInfo.getaddrinfo(random.nextBoolean() ? "127.0.0.1" : "no literal",
                            random.nextBoolean() ? "1" : null, AddrInfo.AI_NUMERICHOST | AddrInfo.AI_NUMERICSERV,
                            any(NUMBERS), any(NUMBERS), res);
                    if (result == 0) {
                        AddrInfo.freeaddrinfo(res.get(ADDRESS.withByteAlignment(1), 0));
                    }
                    return result;
                }),
                plain("gai_strerror", () -> AddrInfo.gai_strerror(any(NUMBERS)).length()),
                plain("WSAStartup", () -> {
                    int result = Winsock.WSAStartup(any(NUMBERS), segment());
                    return result == 0 ? Winsock.WSACleanup() : result;
                }),
                plain("SockAddr", () -> address().setLength(any(NUMBERS)).toString().length()));
    }
}
