package io.eagain.fuzz;

import io.eagain.Exported;
import io.eagain.fuzz.Argument.ArenaOf;
import io.eagain.fuzz.Argument.Buffer;
import io.eagain.fuzz.Argument.Content;
import io.eagain.fuzz.Argument.Descriptor;
import io.eagain.fuzz.Argument.Existing;
import io.eagain.fuzz.Argument.Ints;
import io.eagain.fuzz.Argument.Kind;
import io.eagain.fuzz.Argument.Lifetime;
import io.eagain.fuzz.Argument.MaybeDescriptor;
import io.eagain.fuzz.Argument.Memory;
import io.eagain.fuzz.Argument.MemoryOfObject;
import io.eagain.fuzz.Argument.Plain;
import io.eagain.fuzz.Argument.Several;
import io.eagain.fuzz.Argument.SizeOfLast;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Arbitrary arguments for a parameter, by its type, and by its name where a number means something. */
final class Arguments {
    /** Numbers that are no descriptors. A name that is not here may be one, so that a new one cannot do harm. */
    private static final Set<String> NUMBERS = Set.of("addrlen", "arg", "backlog", "capacity", "cid", "clockid", "cmd",
            "code",
            "controlBytes", "count", "dataLength", "domain", "errno", "events", "family", "fflags", "filter", "flags",
            "flowInfo", "gid", "groups", "hostlen", "how", "idle", "ifindex", "index", "initval", "interest",
            "interfaceIndex", "interval",
            "iovecs", "length", "level", "linear",
            "maxevents", "milliseconds", "nchanges", "nevents", "nfds", "number", "offset", "op", "optlen", "optname",
            "pid", "port", "protocol", "result", "retries2", "scopeId", "seconds", "servlen", "signal",
            "size", "socktype", "syncnt", "timeout", "type", "uid", "value", "version", "vlen");

    /** Numbers of the API that fit a parameter: how their names begin. */
    private static final Map<String, List<String>> FITTING = Map.ofEntries(
            Map.entry("level", List.of("SOL_", "IPPROTO_")),
            Map.entry("optname", List.of("SO_", "TCP_", "IP_", "IPV6_", "UDP_")), Map.entry("domain", List.of("AF_")),
            Map.entry("type", List.of("SOCK_")), Map.entry("cmd", List.of("F_")),
            Map.entry("op", List.of("EPOLL_CTL_")), Map.entry("how", List.of("SHUT_", "SIG_")),
            Map.entry("signal", List.of("SIG")), Map.entry("clockid", List.of("CLOCK_")),
            Map.entry("family", List.of("AF_")), Map.entry("socktype", List.of("SOCK_")),
            Map.entry("flags", List.of("MSG_", "SOCK_", "AI_", "NI_", "EFD_", "EPOLL_CLO", "TFD_", "SFD_", "SPLICE_")),
            Map.entry("request", List.of("FIO", "SIO")));

    /** Time limits of calls that wait. */
    private static final Set<String> LIMITS = Set.of("timeout", "milliseconds", "microseconds", "nanoseconds");

    /** Memory is allocated for so many; how much of it a program can have is its own matter. */
    private static final Set<String> CAPACITIES = Set.of("capacity", "iovecs", "controlBytes");

    private static final List<Integer> BOUNDARIES = List.of(-1, -2, 0, 1, 2, 3, 7, 8, 16, 64, 127, 128, 255, 256, 1023,
            1024, 1025, 4096, 65535, 65536, Integer.MIN_VALUE, Integer.MIN_VALUE + 1, Integer.MAX_VALUE,
            Integer.MAX_VALUE - 1);
    private static final List<Long> LONG_BOUNDARIES = List.of(Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE,
            Long.MAX_VALUE - 1, -1L, 1L << 31, (1L << 31) - 1, 1L << 32, (1L << 32) - 1, (1L << 32) + 1, 1L << 61,
            1L << 62, 1_000_000_000L);

    private static final List<Integer> CONSTANTS = constants("");
    private static final Arbitrary<Argument> MEMORY = memory();

    private Arguments() {
    }

    static boolean mayBeDescriptor(Parameter parameter) {
        if (!parameter.isNamePresent()) {
            throw new AssertionError("the library's classes have no names of parameters: compile with -parameters");
        }
        return parameter.getType() == int.class && !NUMBERS.contains(parameter.getName());
    }

    /** The names of those of a function. */
    static List<String> descriptors(Executable function) {
        return Stream.of(function.getParameters()).filter(Arguments::mayBeDescriptor).map(Parameter::getName).toList();
    }

    static Arbitrary<Argument> of(Parameter parameter) {
        Class<?> type = parameter.getType();
        String name = parameter.getName();
        String function = parameter.getDeclaringExecutable().getName();
        if (LIMITS.contains(name) && !function.startsWith("set")) {
            return limits(type);
        }
        if (type == int.class && mayBeDescriptor(parameter)) {
            Arbitrary<Argument> epoll = Arbitraries.just(new Descriptor(World.EPOLL));
            return name.equals("epfd") ? Arbitraries.oneOf(descriptors(), epoll) : descriptors();
        }
        if (CAPACITIES.contains(name)) {
            return plain(Arbitraries.of(Integer.MIN_VALUE, -1, 0, 1, 2, 3, 8, 64, 1000));
        }
        if (type == int.class || type == long.class) {
            return numbers(FITTING.getOrDefault(name, List.of()), type == long.class);
        }
        if (type == List.class) {
            Class<?> element = (Class<?>) ((ParameterizedType) parameter.getParameterizedType())
                    .getActualTypeArguments()[0];
            return several(type, element);
        }
        return of(type);
    }

    /** What a method is called on: the world's objects, or the constants of a class that makes none. */
    static Arbitrary<Argument> object(Method method) {
        return of(method.getDeclaringClass());
    }

    private static Arbitrary<Argument> of(Class<?> type) {
        if (type == byte.class) {
            return plain(Arbitraries.bytes());
        }
        if (type == short.class) {
            return plain(Arbitraries.shorts());
        }
        if (type == long[].class) {
            // An offset that a call reads and writes, and what is none.
            return Arbitraries.frequencyOf(
                    Tuple.of(9, plain(Arbitraries.of(0L, 1L, 100L, -1L, 1L << 32, 1L << 40, Long.MAX_VALUE)
                            .array(long[].class).ofSize(1))),
                    Tuple.of(1, plain(Arbitraries.of(0L).array(long[].class).ofMaxSize(2))),
                    Tuple.of(9, plain(Arbitraries.just(null))));
        }
        if (type == IntSupplier.class || type == LongSupplier.class) {
            // Not always EINTR, which is repeated for ever.
            return plain(type == IntSupplier.class
                    ? Arbitraries.<IntSupplier>of(() -> 1, () -> -1, null)
                    : Arbitraries.<LongSupplier>of(() -> 1, () -> -1, null));
        }
        if (type == int[].class) {
            return descriptors().list().ofMaxSize(5).map(Ints::new);
        }
        if (type.isArray() && !type.getComponentType().isPrimitive()) {
            return several(type, type.getComponentType());
        }
        if (type == boolean.class) {
            return plain(Arbitraries.of(true, false));
        }
        if (type == byte[].class) {
            return Arbitraries.oneOf(plain(Arbitraries.bytes().array(byte[].class).ofMaxSize(130)),
                    plain(Arbitraries.of(4, 16, 107, 108).map(byte[]::new)), plain(Arbitraries.just(null)));
        }
        if (type == String.class || type == CharSequence.class) {
            return plain(strings());
        }
        if (type == StringBuilder.class) {
            return Arbitraries.oneOf(plain(strings().map(String::valueOf).map(StringBuilder::new)),
                    plain(Arbitraries.just(null)));
        }
        if (type == Object.class) {
            return Arbitraries.oneOf(plain(strings()), plain(Arbitraries.integers()), plain(Arbitraries.longs()));
        }
        if (type == MemorySegment.class) {
            return Arbitraries.frequencyOf(Tuple.of(12, MEMORY),
                    Tuple.of(2, Arbitraries.integers().between(0, 99).map(MemoryOfObject::new)),
                    Tuple.of(1, plain(Arbitraries.just(null))));
        }
        if (type == ByteBuffer.class) {
            return Arbitraries.frequencyOf(
                    Tuple.of(20,
                            Combinators.combine(MEMORY, Arbitraries.integers().between(0, 100))
                                    .as((memory, position) -> new Buffer((Memory) memory, position))),
                    Tuple.of(1, plain(Arbitraries.just(null))));
        }
        if (type == Arena.class) {
            return Arbitraries.frequencyOf(Tuple.of(20, Arbitraries.of(Lifetime.class).map(ArenaOf::new)),
                    Tuple.of(1, plain(Arbitraries.just(null))));
        }
        if (type == SocketAddress.class) {
            return plain(Arbitraries.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1),
                    InetSocketAddress.createUnresolved("unresolved", 1), UnixDomainSocketAddress.of("/none"),
                    UnixDomainSocketAddress.of(""), new SocketAddress() {
                        private static final long serialVersionUID = 1L;
                    }, null));
        }
        if (type == Duration.class) {
            return plain(
                    Arbitraries.of(Duration.ZERO, Duration.ofMillis(1), Duration.ofMillis(1500), Duration.ofSeconds(1),
                            Duration.ofSeconds(40_000), Duration.ofDays(365), Duration.ofSeconds(Long.MAX_VALUE),
                            Duration.ofSeconds(-1), Duration.ofNanos(1), null));
        }
        if (type.isEnum()) {
            return plain(Arbitraries.of(type.getEnumConstants()));
        }
        if (Surface.objectTypes().contains(type)) {
            return Arbitraries.frequencyOf(
                    Tuple.of(20, Arbitraries.integers().between(0, 99).map(n -> new Existing(type, n))),
                    Tuple.of(1, plain(Arbitraries.just(null))));
        }
        // Tables and the like, which have no factory: those that there are.
        List<Object> instances = Surface.constants(type);
        if (!instances.isEmpty()) {
            return plain(Arbitraries.of(instances));
        }
        throw new AssertionError("no arguments of " + type + " yet: say here how to make some");
    }

    private static Arbitrary<Argument> plain(Arbitrary<?> values) {
        return values.map(Plain::new);
    }

    private static Arbitrary<Argument> several(Class<?> type, Class<?> element) {
        return Arbitraries.frequencyOf(
                Tuple.of(10, of(element).list().ofMaxSize(5).map(elements -> new Several(type, elements))),
                Tuple.of(1, plain(Arbitraries.just(null))));
    }

    private static Arbitrary<Argument> descriptors() {
        return Arbitraries.frequencyOf(Tuple.of(8, Arbitraries.integers().between(0, 99).map(Descriptor::new)),
                Tuple.of(1, Arbitraries.of(BOUNDARIES).map(MaybeDescriptor::new)),
                Tuple.of(1, Arbitraries.integers().map(MaybeDescriptor::new)));
    }

    private static Arbitrary<Argument> limits(Class<?> type) {
        if (type == MemorySegment.class) {
            // Never NULL, which waits for ever.
            return Combinators.combine(
                    Arbitraries.of(Kind.CONFINED, Kind.SHARED, Kind.HEAP_LONGS, Kind.CLOSED, Kind.OTHER_THREAD,
                            Kind.READ_ONLY),
                    Arbitraries.of(0, 8, 15, 16, 17, 64), Arbitraries.of(0, 1, 4),
                    Arbitraries.of(Content.ZEROS, Content.ONES, Content.MOMENT))
                    .as((kind, size, skew, content) -> new Memory(kind, size, skew, content, 0));
        }
        // What waits longer is tested elsewhere.
        return type == int.class ? plain(Arbitraries.of(0, 0, 0, 1)) : plain(Arbitraries.of(0L, 0L, 1L, 1000L));
    }

    private static Arbitrary<Argument> numbers(List<String> prefixes, boolean wide) {
        List<Integer> fitting = new ArrayList<>();
        prefixes.forEach(prefix -> fitting.addAll(constants(prefix)));
        List<Integer> constants = fitting.isEmpty() ? CONSTANTS : fitting;
        Arbitrary<Integer> ints = Arbitraries.frequencyOf(
                Tuple.of(fitting.isEmpty() ? 1 : 12, Arbitraries.of(constants)),
                Tuple.of(1, Combinators.combine(Arbitraries.of(constants), Arbitraries.of(CONSTANTS))
                        .as((a, b) -> a | b)),
                Tuple.of(4, Arbitraries.just(0)), Tuple.of(4, Arbitraries.integers().between(0, 64)),
                Tuple.of(2, Arbitraries.of(BOUNDARIES)),
                Tuple.of(2, Arbitraries.integers()));
        Arbitrary<Argument> sizes = Combinators
                .combine(Arbitraries.of(1, 1, 1, 1, 4, 8, 8, 12, 16, 56, 64), Arbitraries.of(0, 0, 0, 0, -1, 1))
                .as((divisor, delta) -> new SizeOfLast(divisor, delta, wide));
        int often = fitting.isEmpty() ? 10 : 1;
        return wide
                ? Arbitraries.frequencyOf(Tuple.of(5, plain(ints.map(Integer::longValue))),
                        Tuple.of(2, plain(Arbitraries.of(LONG_BOUNDARIES))),
                        Tuple.of(1, plain(Arbitraries.longs())), Tuple.of(often, sizes))
                : Arbitraries.frequencyOf(Tuple.of(10, plain(ints)), Tuple.of(often, sizes));
    }

    private static Arbitrary<Argument> memory() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(Tuple.of(12, Kind.CONFINED), Tuple.of(3, Kind.SHARED),
                Tuple.of(3, Kind.AUTOMATIC), Tuple.of(2, Kind.DIRECT_BUFFER), Tuple.of(4, Kind.HEAP_BYTES),
                Tuple.of(1, Kind.HEAP_INTS), Tuple.of(1, Kind.HEAP_LONGS), Tuple.of(1, Kind.READ_ONLY),
                Tuple.of(1, Kind.READ_ONLY_HEAP), Tuple.of(1, Kind.CLOSED), Tuple.of(1, Kind.OTHER_THREAD),
                Tuple.of(1, Kind.ENDED_THREAD), Tuple.of(3, Kind.NULL), Tuple.of(2, Kind.SIZED_NULL),
                Tuple.of(1, Kind.BAD_ADDRESS));
        Arbitrary<Integer> sizes = Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.integers().between(0, 64)),
                Tuple.of(8, Arbitraries.of(0, 1, 2, 3, 4, 5, 7, 8, 9, 11, 12, 13, 15, 16, 17, 24, 28, 31, 32, 33, 55,
                        56, 57, 63, 64, 65, 110, 127, 128, 129, 131, 132, 255, 256, 1024, 4096)),
                Tuple.of(1, Arbitraries.integers().between(0, 0x10000 - 8)));
        return Combinators
                .combine(kinds, sizes, Arbitraries.frequency(Tuple.of(8, 0), Tuple.of(1, 1), Tuple.of(1, 4),
                        Tuple.of(1, 7)), Arbitraries.of(Content.class),
                        Arbitraries.oneOf(Arbitraries.integers().between(0, 200),
                                Arbitraries.of(-1, 1024, 4096, 65535, Integer.MIN_VALUE, Integer.MAX_VALUE)))
                .as(Memory::new);
    }

    private static Arbitrary<String> strings() {
        return Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.of("127.0.0.1", "::1", "::ffff:127.0.0.1", "fe80::1%1", "::1%99999999999",
                        "1", "80", "/none", "/tmp/a\0b", "localhost", "256.0.0.1", "", " ", "\0", "\ud800", "\udc00x",
                        "%s %d", "%", "EAGAIN", "WSAECONNRESET", "EPOLL", "a".repeat(107), "a".repeat(108),
                        "\u00e9".repeat(54), "x".repeat(70_000))),
                Tuple.of(3, Arbitraries.strings().ofMaxLength(20)), Tuple.of(1, Arbitraries.just(null)));
    }

    /** The numbers of the API. */
    static List<Integer> constants(String prefix) {
        Set<Integer> numbers = new TreeSet<>();
        try {
            for (Class<?> type : Exported.classes()) {
                for (Field field : type.getDeclaredFields()) {
                    if (Modifier.isStatic(field.getModifiers()) && Modifier.isPublic(field.getModifiers())
                            && field.getName().startsWith(prefix)) {
                        if (field.getType() == int.class) {
                            numbers.add(field.getInt(null));
                        } else if (field.getType() == long.class) {
                            numbers.add((int) field.getLong(null));
                        }
                    }
                }
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return List.copyOf(numbers);
    }
}
