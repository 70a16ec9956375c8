package io.eagain;

import io.eagain.linux.ControlData;
import io.eagain.linux.Epoll;
import io.eagain.linux.EpollEvents;
import io.eagain.linux.MMsgHdrs;
import io.eagain.linux.LinuxSockAddr;
import io.eagain.linux.TcpInfo;
import io.eagain.macos.KEvents;
import io.eagain.macos.Kqueue;
import io.eagain.policy.Deadline;
import io.eagain.policy.Eintr;
import io.eagain.posix.ControlMessages;
import io.eagain.posix.IoVec;
import io.eagain.posix.MsgHdr;
import io.eagain.posix.Poll;
import io.eagain.posix.PollFds;
import io.eagain.posix.SigSet;
import io.eagain.windows.WSABufs;
import io.eagain.windows.WSAPoll;
import io.eagain.windows.WSAPollFds;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The program that {@link NotHereTest} runs on a host that it takes for another one: loads every exported class, prints
 * some numbers, makes every call of the packages that it is given, and prints what it throws.
 */
final class NotHereProbe {

    /** Their static methods look numbers up. */
    private static final Set<Class<?>> NO_CALLS = Set.of(Errno.class, ErrnoException.class, ErrnoTable.class,
            ConstantTable.class, ControlMessages.class, ControlData.class, Option.class, LinuxSockAddr.class);

    /** The same of classes that have calls. */
    private static final Set<String> LOOK_UPS = Set.of("systemError", "codeName");

    private static final Arena ARENA = Arena.ofAuto();
    private static final StringBuilder TEXT = new StringBuilder();

    private NotHereProbe() {
    }

    public static void main(String[] packages) throws Exception {
        for (Class<?> type : Exported.classes()) {
            System.out.println("loaded " + Class.forName(type.getName()).getName());
        }
        System.out.println("host AF_INET6 " + Sockets.AF_INET6 + " SO_RCVTIMEO " + SocketOption.SO_RCVTIMEO + " EAGAIN "
                + Errno.EAGAIN + " EWOULDBLOCK " + Errno.EWOULDBLOCK);
        System.out.println("always EPOLLIN " + Epoll.EPOLLIN + " POLLIN " + WSAPoll.POLLIN + " EVFILT_READ "
                + Kqueue.EVFILT_READ);
        System.out.println("option " + refusal(() -> Option.of("SO_BUSY_POLL").get(-1)));
        System.out.println("address " + refusal(() -> LinuxSockAddr.setVsock(SockAddr.allocate(ARENA), 2, 1)));
        for (String name : packages) {
            for (Method method : calls(name)) {
                System.out.println("call " + name + " " + method.getName() + ": " + call(method));
            }
        }
    }

    private static String refusal(Supplier<Object> call) {
        try {
            return "gave " + call.get();
        } catch (UnsupportedOperationException e) {
            return e.getMessage();
        }
    }

    /** Every public static method that is there to call a native function, each overload. */
    static List<Method> calls(String name) throws Exception {
        List<Method> calls = new ArrayList<>();
        for (Class<?> type : Exported.classes(name)) {
            // What stands on top makes calls of the others, which say it; only the methods of Eintr are named as a call is.
            boolean onTop = name.equals("io.eagain.policy") && type != Eintr.class;
            if (!NO_CALLS.contains(type) && !type.isEnum() && !onTop) {
                Stream.of(type.getDeclaredMethods())
                        .filter(m -> Modifier.isPublic(m.getModifiers()) && Modifier.isStatic(m.getModifiers()))
                        // Those that make a new object, such as allocate.
                        .filter(m -> m.getReturnType() != type && !LOOK_UPS.contains(m.getName())).forEach(calls::add);
            }
        }
        calls.sort(Comparator.comparing(Method::toString));
        return calls;
    }

    private static String call(Method method) throws ReflectiveOperationException {
        Object[] arguments = Stream.of(method.getParameterTypes()).map(NotHereProbe::argument).toArray();
        try {
            return "gave " + method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            // Anything else than a refusal is no sentence that the test knows.
            return e.getCause() instanceof UnsupportedOperationException refusal
                    ? refusal.getMessage()
                    : e.getCause().toString();
        }
    }

    /** What passes the checks that come before the call. */
    private static Object argument(Class<?> type) {
        if (type == int.class) {
            return 0;
        }
        if (type == long.class) {
            return 0L;
        }
        if (type == boolean.class) {
            return true;
        }
        return switch (type.getName()) {
            case "java.lang.String" -> "127.0.0.1";
            case "java.lang.foreign.MemorySegment" -> ARENA.allocate(512, 8);
            case "java.nio.ByteBuffer" -> ByteBuffer.allocateDirect(8);
            case "[J" -> new long[1];
            case "[I" -> new int[2];
            case "io.eagain.SockAddr" -> SockAddr.allocate(ARENA).setIpv4(new byte[4], 0);
            case "io.eagain.AddrInfoList" -> new AddrInfoList();
            case "java.lang.StringBuilder" -> TEXT;
            case "[B" -> new byte[4];
            case "io.eagain.posix.PollFds" -> PollFds.allocate(ARENA, 1);
            case "io.eagain.posix.FdSet" -> io.eagain.posix.FdSet.allocate(ARENA);
            case "io.eagain.posix.IoVec" -> IoVec.allocate(ARENA, 1);
            case "io.eagain.posix.MsgHdr" -> MsgHdr.allocate(ARENA, 1, 64);
            case "io.eagain.posix.SigSet" -> SigSet.allocate(ARENA);
            case "io.eagain.linux.EpollEvents" -> EpollEvents.allocate(ARENA, 1);
            case "io.eagain.linux.MMsgHdrs" -> MMsgHdrs.allocate(ARENA, 1, 1, 64);
            case "io.eagain.linux.TcpInfo" -> TcpInfo.allocate(ARENA);
            case "io.eagain.policy.Deadline" -> Deadline.in(0, TimeUnit.NANOSECONDS);
            case "java.util.function.IntSupplier" -> (IntSupplier) () -> Poll.poll(MemorySegment.NULL, 0, 0);
            case "java.util.function.LongSupplier" -> (LongSupplier) () -> Poll.poll(MemorySegment.NULL, 0, 0);
            case "io.eagain.macos.KEvents" -> KEvents.allocate(ARENA, 1);
            case "io.eagain.windows.FdSet" -> io.eagain.windows.FdSet.allocate(ARENA);
            case "io.eagain.windows.WSABufs" -> {
                WSABufs buffers = WSABufs.allocate(ARENA, 1);
                buffers.add(ARENA.allocate(8));
                yield buffers;
            }
            case "io.eagain.windows.WSAPollFds" -> WSAPollFds.allocate(ARENA, 1);
            default -> throw new AssertionError("no argument of " + type + " yet: add one");
        };
    }
}
