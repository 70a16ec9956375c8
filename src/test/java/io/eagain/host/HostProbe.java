package io.eagain.host;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.eagain.Exported;
import io.eagain.SockAddr;
import io.eagain.generated.linux.LinuxH;
import io.eagain.generated.macos.MacosH;
import io.eagain.generated.windows.WindowsH;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The program that {@link HostsTest} runs on hosts that it takes for others: compares every number that the library shows
 * there with the host's generated header, and writes small structures. It makes no native call.
 */
final class HostProbe {

    /** What POSIX calls otherwise than Winsock. */
    private static final Map<String, String> ON_WINDOWS = Map.of("SHUT_RD", "SD_RECEIVE", "SHUT_WR", "SD_SEND",
            "SHUT_RDWR", "SD_BOTH");

    /** Names of the posix package that Windows has for calls of its own, with other meanings: absent there. */
    private static final List<String> NOT_ON_WINDOWS = List.of("FIONREAD", "FIONBIO", "SIOCATMARK", "FD_SETSIZE",
            "POLLIN", "POLLPRI", "POLLOUT", "POLLERR", "POLLHUP", "POLLNVAL", "POLLRDNORM", "POLLRDBAND", "POLLWRNORM",
            "POLLWRBAND");

    private int compared;

    private HostProbe() {
    }

    public static void main(String[] arguments) throws Exception {
        HostProbe probe = new HostProbe();
        probe.numbers(Constants.class, probe::constant);
        probe.numbers(ErrnoNumbers.class, probe::error);
        for (String name : List.of("io.eagain", "io.eagain.posix")) {
            for (Class<?> type : Exported.classes(name)) {
                probe.numbers(type, type.getSimpleName().equals("Errno") ? probe::error : probe::constant);
            }
        }
        probe.numbersOf("io.eagain.linux", LinuxH.class);
        probe.numbersOf("io.eagain.macos", MacosH.class);
        probe.numbersOf("io.eagain.windows", WindowsH.class);
        System.out.println("compared " + probe.compared);
        times();
        addresses();
        messages();
        System.out.println("heap " + (mayPass(false) ? "received" : "not received") + ", "
                + (mayPass(true) ? "sent" : "not sent"));
    }

    /** Whether a heap buffer is taken, with the flag that keeps a call from blocking. */
    private static boolean mayPass(boolean sent) {
        try {
            if (sent) {
                Check.heapMayBeSent("send", Constants.MSG_DONTWAIT);
            } else {
                Check.heapMayPass("recv", Constants.MSG_DONTWAIT);
            }
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private interface Expected {
        long of(String name) throws ReflectiveOperationException;
    }

    private void numbersOf(String name, Class<?> header) throws Exception {
        for (Class<?> type : Exported.classes(name)) {
            numbers(type, field -> generated(header, field).orElseThrow());
        }
    }

    /** A class shows a number under its own name, not its neighbour's. */
    private void numbers(Class<?> type, Expected expected) throws ReflectiveOperationException {
        for (Field field : type.getFields()) {
            if ((field.getType() != int.class && field.getType() != long.class) || field.getName().equals("NONE")) {
                continue;
            }
            if (!Modifier.isFinal(field.getModifiers())) {
                System.out.println("not final: " + field);
            }
            long shown = field.getLong(null);
            long right = expected.of(field.getName());
            // An int holds the 32 bits of a number that is unsigned in C.
            boolean same = field.getType() == int.class
                    ? shown == (int) right && (right == (int) right || right >>> Integer.SIZE == 0)
                    : shown == right;
            if (!same) {
                System.out.println("wrong: " + field + " is " + shown + ", not " + right);
            }
            compared++;
        }
    }

    private long constant(String name) throws ReflectiveOperationException {
        long none = name.equals("MSG_ZEROCOPY") ? 0 : Constants.NONE;
        return switch (Os.CURRENT) {
            case LINUX -> generated(LinuxH.class, name).orElseThrow();
            case MACOS -> generated(MacosH.class, name).orElse(none);
            case WINDOWS -> NOT_ON_WINDOWS.contains(name)
                    ? none
                    : generated(WindowsH.class, ON_WINDOWS.getOrDefault(name, name)).orElse(none);
            case FREEBSD, OTHER -> none;
        };
    }

    private long error(String name) throws ReflectiveOperationException {
        return switch (Os.CURRENT) {
            case LINUX -> generated(LinuxH.class, name).orElseThrow();
            case MACOS -> generated(MacosH.class, name).orElse(ErrnoNumbers.NONE);
            case WINDOWS -> {
                OptionalLong winsock = generated(WindowsH.class, "WSA" + name);
                yield winsock.isPresent()
                        ? winsock.getAsLong()
                        : generated(WindowsH.class, name).orElse(ErrnoNumbers.NONE);
            }
            case FREEBSD, OTHER -> ErrnoNumbers.NONE;
        };
    }

    private static OptionalLong generated(Class<?> header, String name) throws ReflectiveOperationException {
        try {
            Method constant = header.getMethod(name);
            return OptionalLong.of(((Number) constant.invoke(null)).longValue());
        } catch (NoSuchMethodException e) {
            return OptionalLong.empty();
        } catch (InvocationTargetException e) {
            throw new AssertionError(name, e);
        }
    }

    /** 2 seconds and 345678 microseconds, read back with the host's own structure. */
    private static void times() {
        MemorySegment scratch = PerThread.current().scratch;
        scratch.fill((byte) 0x7f);
        MemorySegment time = PerThread.current().timeval(2_345_678);
        long seconds;
        long microseconds;
        switch (Os.CURRENT) {
            case MACOS -> {
                seconds = io.eagain.generated.macos.timeval.tv_sec(time);
                microseconds = io.eagain.generated.macos.timeval.tv_usec(time);
            }
            case WINDOWS -> {
                seconds = io.eagain.generated.windows.timeval.tv_sec(time);
                microseconds = io.eagain.generated.windows.timeval.tv_usec(time);
            }
            default -> {
                seconds = io.eagain.generated.linux.timeval.tv_sec(time);
                microseconds = io.eagain.generated.linux.timeval.tv_usec(time);
            }
        }
        System.out.println("timeval " + seconds + " " + microseconds);
        scratch.fill((byte) 0x7f);
        MemorySegment exact = PerThread.current().timespec(2_345_678_901L);
        System.out.println("timespec " + exact.get(JAVA_LONG, 0) + " " + exact.get(JAVA_LONG, 8));
    }

    /** An address of each family, as bytes; the numbers of the families are the host's. */
    private static void addresses() {
        MemorySegment in = SockAddr.ip("127.0.0.2", 258).segment();
        System.out.println("sockaddr_in " + hex(in, 8) + " " + SockAddrLayout.family(SockAddrLayout.view(in)));
        MemorySegment in6 = SockAddr.ip("::1", 258).segment();
        System.out.println("sockaddr_in6 " + hex(in6, 4) + " " + SockAddrLayout.family(SockAddrLayout.view(in6)));
        MemorySegment un = SockAddr.unix("/a").segment();
        System.out.println("sockaddr_un " + hex(un, 5) + " " + SockAddrLayout.family(SockAddrLayout.view(un)));
        System.out.println("sun_path " + SockAddrLayout.UN_PATH_SIZE);
    }

    private static String hex(MemorySegment segment, int bytes) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < bytes; i += Integer.BYTES) {
            String four = String.format("%08x", segment.get(JAVA_INT.withOrder(ByteOrder.BIG_ENDIAN), i));
            hex.append(four, 0, 2 * Math.min(Integer.BYTES, bytes - i));
        }
        return hex.toString();
    }

    /** A message and a control message, read back with the host's own structures; {@code 7f} where nothing is written. */
    private static void messages() {
        MemorySegment memory = Arena.ofAuto().allocate(64, 8).fill((byte) 0x7f);
        MemorySegment name = MemorySegment.ofAddress(0x11);
        MemorySegment iov = MemorySegment.ofAddress(0x22);
        MemorySegment control = MemorySegment.ofAddress(0x33);
        MsgHdrLayout.put(memory, name, 1, iov, 2, control, 3);
        List<Object> fields = Os.CURRENT == Os.MACOS
                ? List.of(io.eagain.generated.macos.msghdr.msg_name(memory).address(),
                        io.eagain.generated.macos.msghdr.msg_namelen(memory),
                        io.eagain.generated.macos.msghdr.msg_iov(memory).address(),
                        io.eagain.generated.macos.msghdr.msg_iovlen(memory),
                        io.eagain.generated.macos.msghdr.msg_control(memory).address(),
                        io.eagain.generated.macos.msghdr.msg_controllen(memory),
                        io.eagain.generated.macos.msghdr.msg_flags(memory))
                : List.of(io.eagain.generated.linux.msghdr.msg_name(memory).address(),
                        io.eagain.generated.linux.msghdr.msg_namelen(memory),
                        io.eagain.generated.linux.msghdr.msg_iov(memory).address(),
                        io.eagain.generated.linux.msghdr.msg_iovlen(memory),
                        io.eagain.generated.linux.msghdr.msg_control(memory).address(),
                        io.eagain.generated.linux.msghdr.msg_controllen(memory),
                        io.eagain.generated.linux.msghdr.msg_flags(memory));
        System.out.println("msghdr " + MsgHdrLayout.SIZE + " " + fields + " " + MsgHdrLayout.nameLength(memory) + " "
                + MsgHdrLayout.controlLength(memory) + " " + MsgHdrLayout.flags(memory));
        memory.fill((byte) 0x7f);
        ControlLayout.put(memory, 0, 4, 5, 6);
        System.out.println("cmsghdr " + hex(memory, 20) + " " + ControlLayout.length(memory, 0) + " "
                + ControlLayout.level(memory, 0) + " " + ControlLayout.type(memory, 0) + " " + ControlLayout.space(5));
    }
}
