package io.eagain.fuzz;

import static java.lang.foreign.ValueLayout.ADDRESS_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import io.eagain.AddrInfo;
import io.eagain.Fd;
import io.eagain.SockAddr;
import io.eagain.Sockets;
import io.eagain.fuzz.Argument.Content;
import io.eagain.fuzz.Argument.Lifetime;
import io.eagain.fuzz.Argument.Memory;
import io.eagain.linux.Epoll;
import io.eagain.linux.EventFd;
import io.eagain.linux.LinuxSockets;
import io.eagain.linux.SignalFd;
import io.eagain.linux.TimerFd;
import io.eagain.policy.FdChannel;
import io.eagain.posix.Fcntl;
import io.eagain.posix.PosixSockets;
import io.eagain.posix.SigSet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * What a sequence of calls is made on: descriptors, memory and objects of its own. Nothing of it is freed before the
 * sequence is over, so that an address that one of its objects holds is that of memory which is there.
 */
final class World implements AutoCloseable {
    /** The descriptor of an epoll instance: most others are of no use for its calls. */
    static final int EPOLL = -1;
    /** The child's {@code ulimit -n}. */
    static final int LIMIT = 4096;
    /** What the JVM and its libraries have open: no call gets one of these numbers where it may be a descriptor. */
    static final Map<Integer, String> FOREIGN = Descriptors.open();

    private static final int LARGEST = 0x10000;
    private static final int OBJECTS = 8;
    private static final int DATA = 200;
    private static final int FEW = 2;
    /** Calls that write two descriptors into memory. */
    private static final Set<String> PAIRS = Set.of("socketpair", "pipe", "pipe2");
    private static final Elsewhere ELSEWHERE = new Elsewhere();
    private static final MemorySegment DIRECT = MemorySegment
            .ofBuffer(ByteBuffer.allocateDirect(Fences.BEFORE + LARGEST + Fences.BEHIND));
    private static final Map<Class<?>, List<Object>> LISTED = new HashMap<>();
    private static final Map<Class<?>, List<Method>> SEGMENTS = new HashMap<>();
    private static final Map<Class<?>, List<Method>> FDS = new HashMap<>();

    private final Fences confined = new Fences(Arena.ofConfined());
    private final Fences shared = new Fences(Arena.ofShared());
    private final Fences automatic = new Fences(Arena.ofAuto());
    private final List<Integer> descriptors = new ArrayList<>();
    private final Set<Integer> owned = new HashSet<>();
    private final Map<Class<?>, List<Object>> objects = new LinkedHashMap<>();
    private final List<AutoCloseable> closeables = new ArrayList<>();
    private final List<MemorySegment> addressLists = new ArrayList<>();
    private final SockAddr listening = SockAddr.allocate(confined);
    private final int epoll;
    private long sizeOfLast;
    private boolean messagesCame;

    World() {
        int nonblock = LinuxSockets.SOCK_NONBLOCK;
        int server = own(Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM | nonblock, 0));
        Sockets.bind(server, SockAddr.ip("127.0.0.1", 0));
        Sockets.listen(server, 4);
        Sockets.getsockname(server, listening);
        int client = own(Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM | nonblock, 0));
        Sockets.connect(client, listening);
        int accepted = own(Sockets.accept(server));
        for (int i = 0; i < FEW; i++) {
            Sockets.connect(own(Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM | nonblock, 0)), listening);
        }
        int unix = own(Sockets.socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM | nonblock, 0));
        SockAddr name = SockAddr.allocate(confined);
        // A name that the kernel chooses.
        Sockets.bind(unix, name.setUnixAbstract(new byte[0]).setLength(Short.BYTES));
        Sockets.listen(unix, FEW);
        Sockets.getsockname(unix, name);
        for (int i = 0; i < FEW; i++) {
            Sockets.connect(own(Sockets.socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM | nonblock, 0)), name);
        }
        own(Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM | nonblock, 0));
        int datagrams = own(Sockets.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM | nonblock, 0));
        SockAddr itself = SockAddr.allocate(confined);
        Sockets.bind(datagrams, SockAddr.ip("127.0.0.1", 0));
        Sockets.getsockname(datagrams, itself);
        Sockets.connect(datagrams, itself);
        own(Sockets.socket(Sockets.AF_INET6, Sockets.SOCK_DGRAM | nonblock, 0));
        List<Integer> senders = new ArrayList<>(List.of(client, accepted, datagrams));
        for (int type : new int[]{Sockets.SOCK_STREAM, Sockets.SOCK_DGRAM, Sockets.SOCK_SEQPACKET}) {
            int[] pair = new int[2];
            PosixSockets.socketpair(Sockets.AF_UNIX, type | nonblock, 0, pair);
            senders.add(own(pair[0]));
            senders.add(own(pair[1]));
        }
        int[] pipe = Descriptors.pipe();
        own(pipe[0]);
        senders.add(own(pipe[1]));
        senders.add(own(Descriptors.file()));
        own(EventFd.eventfd(1, EventFd.EFD_NONBLOCK));
        own(TimerFd.timerfd_create(TimerFd.CLOCK_MONOTONIC, 0));
        own(SignalFd.signalfd(-1, SigSet.allocate(confined), 0));
        epoll = own(Epoll.epoll_create1(0));
        Epoll.epoll_ctl(epoll, Epoll.EPOLL_CTL_ADD, server, Epoll.EPOLLIN, 1);
        Epoll.epoll_ctl(epoll, Epoll.EPOLL_CTL_ADD, client, Epoll.EPOLLIN | Epoll.EPOLLOUT, 2);
        // Something to receive everywhere.
        MemorySegment data = confined.allocate(DATA, 1);
        senders.forEach(fd -> PosixSockets.write(fd, data, DATA));
        int closed = own(EventFd.eventfd(0, 0));
        Sockets.close(closed);
        for (Class<?> type : Surface.objectTypes()) {
            List<Object> some = objects.computeIfAbsent(type, t -> new ArrayList<>());
            some.addAll(LISTED.computeIfAbsent(type, Surface::listed));
            for (Arena arena : List.of(confined, shared)) {
                Object built = Surface.build(type, arena);
                if (built != null) {
                    some.add(built);
                    closing(built);
                }
            }
        }
        for (int i = 0; i < FEW; i++) {
            Fd fd = Fd.of(own(EventFd.eventfd(i, EventFd.EFD_NONBLOCK)));
            objects.get(Fd.class).add(fd);
            closing(fd);
            FdChannel channel = FdChannel.of(own(EventFd.eventfd(i, EventFd.EFD_NONBLOCK)));
            objects.get(FdChannel.class).add(channel);
            closing(channel);
        }
        objects.get(SockAddr.class).add(listening);
        objects.get(SockAddr.class).add(itself);
        objects.get(SockAddr.class).add(name);
    }

    private int own(int fd) {
        if (fd < 0) {
            throw new AssertionError("a descriptor of the world's own was refused: " + fd);
        }
        tame(fd);
        descriptors.add(fd);
        owned.add(fd);
        return fd;
    }

    /** Neither a call on it nor its end waits; who waits is tested with time limits, elsewhere. */
    private static void tame(int fd) {
        int flags = Fcntl.fcntl(fd, Fcntl.F_GETFL, 0);
        if (flags >= 0 && (flags & Fcntl.O_NONBLOCK) == 0) {
            Fcntl.fcntl(fd, Fcntl.F_SETFL, flags | Fcntl.O_NONBLOCK);
        }
        Sockets.setsockoptLinger(fd, false, 0);
    }

    /** Before a call: what an earlier one has made blocking is no longer. */
    void tame(Object... arguments) {
        for (Object argument : arguments) {
            if (argument instanceof Integer number) {
                if (owned.contains(number)) {
                    tame(number.intValue());
                }
            } else if (argument != null && Surface.objectTypes().contains(argument.getClass())) {
                fd(argument).filter(owned::contains).ifPresent(World::tame);
            }
        }
    }

    /** The descriptor that an object stands for, if it does. */
    private static Optional<Integer> fd(Object object) {
        return getters(FDS, object.getClass(), int.class).filter(method -> method.getName().equals("fd"))
                .flatMap(method -> get(method, object).stream()).map(Integer.class::cast).findFirst();
    }

    private static Stream<Method> getters(Map<Class<?>, List<Method>> known, Class<?> type, Class<?> result) {
        return known.computeIfAbsent(type,
                t -> Stream.of(t.getMethods())
                        .filter(m -> m.getParameterCount() == 0 && m.getReturnType() == result
                                && !Modifier.isStatic(m.getModifiers()))
                        .sorted(Comparator.comparing(Method::getName)).toList())
                .stream();
    }

    /** Empty if the object refuses, as one that is closed does. */
    private static Optional<Object> get(Method method, Object object) {
        try {
            return Optional.of(method.invoke(object));
        } catch (InvocationTargetException e) {
            return Optional.empty();
        } catch (IllegalAccessException e) {
            throw new LinkageError(method.toString(), e);
        }
    }

    int descriptor(int which) {
        return which == EPOLL ? epoll : descriptors.get(which % descriptors.size());
    }

    /** The number itself where nobody else's descriptor can have it. */
    int harmless(int number) {
        return number < 0 || number >= LIMIT || owned.contains(number) ? number : LIMIT - 1;
    }

    long sizeOfLast() {
        return sizeOfLast;
    }

    Arena arena(Lifetime lifetime) {
        return switch (lifetime) {
            case CONFINED -> confined;
            case SHARED -> shared;
            case AUTOMATIC -> automatic.plain();
            case CLOSED -> ELSEWHERE.closed;
            case OTHER_THREAD -> ELSEWHERE.other;
        };
    }

    Object object(Class<?> type, int which) {
        List<Object> some = objects.get(type);
        return switch (which % (OBJECTS + 2)) {
            case OBJECTS -> ELSEWHERE.closedObject(type);
            case OBJECTS + 1 -> ELSEWHERE.otherObject(type);
            default -> some.isEmpty() ? null : some.get(which % some.size());
        };
    }

    MemorySegment memoryOfObject(int which) {
        record Part(Object object, MemorySegment memory) {
        }
        List<Part> all = objects.values().stream().flatMap(List::stream)
                .flatMap(object -> getters(SEGMENTS, object.getClass(), MemorySegment.class)
                        .flatMap(method -> get(method, object).stream())
                        .map(memory -> new Part(object, (MemorySegment) memory)))
                .toList();
        Object object = all.get(which % all.size()).object();
        MemorySegment segment = all.get(which % all.size()).memory();
        // One that holds addresses is not to be written by hand: what it then lies about is no mistake of the library.
        boolean addresses = Stream.of(object.getClass().getMethods())
                .anyMatch(m -> Arrays.asList(m.getParameterTypes()).contains(MemorySegment.class));
        sizeOfLast = segment.byteSize();
        return addresses ? segment.asReadOnly() : segment;
    }

    MemorySegment memory(Memory memory) {
        MemorySegment segment = whole(memory);
        if (segment.byteSize() >= memory.size() + memory.skew()) {
            segment = segment.asSlice(memory.skew(), segment.byteSize() - memory.skew());
        }
        if (isThere(segment)) {
            fill(segment, memory.content(), memory.number());
        }
        sizeOfLast = segment.byteSize();
        return switch (memory.kind()) {
            case READ_ONLY, READ_ONLY_HEAP -> segment.asReadOnly();
            default -> segment;
        };
    }

    /** Whether it is memory that is there, and this thread's. */
    static boolean isThere(MemorySegment segment) {
        return segment.address() > (segment.isNative() ? LARGEST : -1) && segment.scope().isAlive()
                && segment.isAccessibleBy(Thread.currentThread());
    }

    private MemorySegment whole(Memory memory) {
        int size = memory.size() + memory.skew();
        int all = Fences.BEFORE + size + Fences.BEHIND;
        return switch (memory.kind()) {
            case CONFINED, READ_ONLY -> confined.allocate(size, 8);
            case SHARED -> shared.allocate(size, 8);
            case AUTOMATIC -> automatic.allocate(size, 8);
            case DIRECT_BUFFER -> DIRECT.asSlice(0, size);
            case HEAP_BYTES, READ_ONLY_HEAP -> confined.around(MemorySegment.ofArray(new byte[all]), size);
            case HEAP_INTS -> confined.around(MemorySegment.ofArray(new int[(all + 3) / 4]), size);
            case HEAP_LONGS -> confined.around(MemorySegment.ofArray(new long[(all + 7) / 8]), size);
            case CLOSED -> ELSEWHERE.closedMemory.asSlice(0, size);
            case OTHER_THREAD -> ELSEWHERE.otherMemory.asSlice(0, size);
            case ENDED_THREAD -> ELSEWHERE.endedMemory.asSlice(0, size);
            case NULL -> MemorySegment.NULL;
            case SIZED_NULL -> MemorySegment.NULL.reinterpret(memory.size());
            // No size: who declares more lies about memory.
            case BAD_ADDRESS -> MemorySegment.ofAddress(size % 2 == 0 ? size + 1L : -size);
        };
    }

    private void fill(MemorySegment segment, Content content, int number) {
        byte[] bytes = switch (content) {
            case ZEROS -> new byte[0];
            case ONES, PATTERN -> {
                segment.fill(content == Content.ONES ? (byte) -1 : (byte) 0x5a);
                yield null;
            }
            case NUMBER -> bytes(number);
            case SIZE_OF_LAST -> bytes(Math.clamp(sizeOfLast + number % 3 - 1, 0, Integer.MAX_VALUE));
            case IPV4 -> listening.segment().asSlice(0, 16).toArray(JAVA_BYTE);
            case IPV6 -> SockAddr.ip("::1", 1).segment().asSlice(0, 28).toArray(JAVA_BYTE);
            case UNIX -> SockAddr.unixAbstract(new byte[]{(byte) number}).segment().asSlice(0, 110).toArray(JAVA_BYTE);
            case MOMENT -> {
                byte[] time = new byte[16];
                MemorySegment.ofArray(time).set(JAVA_LONG_UNALIGNED, 8, 1000);
                yield time;
            }
        };
        if (bytes != null) {
            segment.fill((byte) 0);
            int length = (int) Math.min(bytes.length, segment.byteSize());
            MemorySegment.copy(bytes, 0, segment, JAVA_BYTE, 0, length);
        }
    }

    private static byte[] bytes(int number) {
        byte[] bytes = new byte[Integer.BYTES];
        MemorySegment.ofArray(bytes).set(JAVA_INT_UNALIGNED, 0, number);
        return bytes;
    }

    /** A list that {@code getaddrinfo} made and nobody has freed. */
    MemorySegment takeAddressList() {
        return addressLists.isEmpty() ? MemorySegment.NULL : addressLists.removeLast();
    }

    /** After a call: what it made is the world's. */
    void took(Call call, Object result, Object... arguments) {
        messagesCame |= call.target().getName().startsWith("recvm");
        if (result instanceof Number number) {
            adopt(number.longValue());
        }
        for (Object argument : arguments) {
            if (argument instanceof int[] numbers) {
                Arrays.stream(numbers).forEach(this::adopt);
            } else if (argument instanceof MemorySegment sv && PAIRS.contains(call.target().getName())
                    && Integer.valueOf(0).equals(result)) {
                adopt(sv.get(JAVA_INT_UNALIGNED, 0));
                adopt(sv.get(JAVA_INT_UNALIGNED, Integer.BYTES));
            }
        }
        if (call.target().getName().equals("getaddrinfo") && Integer.valueOf(0).equals(result)
                && arguments[arguments.length - 1] instanceof MemorySegment res) {
            addressLists.add(res.get(ADDRESS_UNALIGNED, 0));
        }
        if (result != null && Surface.objectTypes().contains(result.getClass())) {
            List<Object> some = objects.get(result.getClass());
            if (some.size() < OBJECTS) {
                some.add(result);
            }
            fd(result).ifPresent(this::adopt);
            closing(result);
        }
    }

    /** The world's objects of a type. */
    <T> Stream<T> all(Class<T> type) {
        return objects.getOrDefault(type, List.of()).stream().map(type::cast);
    }

    private void closing(Object object) {
        if (object instanceof AutoCloseable closeable) {
            closeables.add(closeable);
        }
    }

    /** A result may be a new descriptor: it is if it is open, and nobody else can have opened it. */
    private void adopt(long number) {
        int fd = (int) number;
        if (number > 2 && number < LIMIT && !owned.contains(fd) && !FOREIGN.containsKey(fd)
                && Fcntl.fcntl(fd, Fcntl.F_GETFD, 0) >= 0 && Descriptors.isOurs(Descriptors.target(fd))) {
            own(fd);
        }
    }

    /** Closes all, and fails if a call has opened something that it did not give, or written where it may not. */
    @Override
    public void close() {
        while (!addressLists.isEmpty()) {
            AddrInfo.freeaddrinfo(takeAddressList());
        }
        for (AutoCloseable closeable : closeables) {
            try {
                closeable.close();
            } catch (Exception e) {
                // It may have been closed before.
            }
        }
        SortedSet<Integer> open = Descriptors.numbers();
        open.removeAll(FOREIGN.keySet());
        String leaked = "";
        for (int fd : open) {
            String target = Descriptors.target(fd);
            // The JVM may have opened a file meanwhile.
            if (!Descriptors.isOurs(target)) {
                continue;
            }
            if (!owned.contains(fd)) {
                // A message brings descriptors in the memory of the caller.
                leaked += messagesCame ? "" : " " + fd + " " + target;
            }
            // A reset: neither a wait nor a port that stays taken.
            Sockets.setsockoptLinger(fd, true, 0);
            Sockets.close(fd);
        }
        List<Fences> all = List.of(confined, shared, automatic);
        try {
            all.forEach(Fences::check);
        } finally {
            confined.close();
            shared.close();
        }
        if (!leaked.isEmpty()) {
            throw new AssertionError("opened, and no call gave it:" + leaked);
        }
    }
}
