package io.eagain.host;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.Errno;
import io.eagain.ChildJvm;
import io.eagain.generated.linux.LinuxH;
import io.eagain.generated.linux.epoll_event_aligned;
import io.eagain.generated.linux.epoll_event_packed;
import io.eagain.generated.linux.linger;
import io.eagain.generated.linux.pollfd;
import io.eagain.generated.linux.sockaddr_in;
import io.eagain.generated.linux.sockaddr_in6;
import io.eagain.generated.linux.sockaddr_storage;
import io.eagain.generated.linux.sockaddr_un;
import io.eagain.generated.linux.timespec;
import io.eagain.generated.linux.timeval;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The C prototypes, descriptors, numbers and layouts of this package are those of the C compiler and of jextract. */
@EnabledOnOs(OS.LINUX)
class PrototypesTest {

    private static final String HEADERS = """
            #include <sys/types.h>
            #include <sys/socket.h>
            #include <sys/epoll.h>
            #include <sys/eventfd.h>
            #include <sys/ioctl.h>
            #include <sys/select.h>
            #include <sys/uio.h>
            #include <fcntl.h>
            #include <netdb.h>
            #include <poll.h>
            #include <signal.h>
            #include <time.h>
            #include <unistd.h>
            """;

    @TempDir
    Path directory;

    @Test
    void theCompilerAcceptsEveryPrototype() throws Exception {
        ChildJvm.assumeOnPath("gcc", "the C compiler accepts the prototypes");
        String source = Arrays.stream(Libc.values()).map(PrototypesTest::declaration).reduce(HEADERS, String::concat);
        ChildJvm.Output output = compile(source);
        assertEquals(0, output.status(), output::text);
        assertTrue(Libc.values().length >= 30, "functions");
    }

    /** Redeclared as they are, each function once, a function of another name would pass: it must be known already. */
    @Test
    void theHeadersDeclareEveryFunction() throws Exception {
        ChildJvm.assumeOnPath("gcc", "the C headers declare every function");
        StringBuilder source = new StringBuilder(HEADERS);
        for (Libc function : Libc.values()) {
            source.append("void *at_").append(function.name()).append(" = (void *) ").append(function.symbol())
                    .append(";\n");
        }
        ChildJvm.Output output = compile(source.toString());
        assertEquals(0, output.status(), output::text);
    }

    /** A proof that the compiler looks: each prototype with one type changed is refused. */
    @Test
    void theCompilerRefusesAWrongPrototype() throws Exception {
        ChildJvm.assumeOnPath("gcc", "the C compiler refuses wrong prototypes");
        String[][] planted = {{"ssize_t recv(", "int recv("}, {"int close(int)", "int close(long)"},
                {"epoll_wait(int, struct epoll_event *, int, int)", "epoll_wait(int, struct epoll_event *, int)"},
                {"unsigned long, ...", "int, ..."}, {"fcntl(int, int, ...)", "fcntl(int, int, int)"},
                {"const struct sockaddr *, socklen_t", "const struct sockaddr *, size_t"},
                {"const void *, size_t, int)", "void *, size_t, int)"}, {"nfds_t", "int"}};
        for (String[] change : planted) {
            Libc function = Arrays.stream(Libc.values()).filter(f -> f.prototype().contains(change[0])).findFirst()
                    .orElseThrow(() -> new AssertionError("no prototype has " + change[0]));
            String wrong = declaration(function).replace(change[0], change[1]);
            ChildJvm.Output output = compile(HEADERS + wrong);
            assertNotEquals(0, output.status(), () -> "not noticed: " + wrong);
            assertTrue(output.text().contains("conflicting types for '" + function.symbol() + "'"), output::text);
        }
    }

    private static String declaration(Libc function) {
        return "extern " + function.prototype() + ";\n";
    }

    private ChildJvm.Output compile(String source) throws Exception {
        Path file = Files.createTempFile(directory, "prototypes", ".c");
        Files.writeString(file, source);
        return ChildJvm.run(List.of("gcc", "-D_GNU_SOURCE", "-std=gnu11", "-fsyntax-only", "-Werror",
                file.toString()), 60);
    }

    @Test
    void descriptorsAreThoseOfJextract() throws Exception {
        Set<String> compared = new TreeSet<>();
        for (Libc function : Libc.values()) {
            FunctionDescriptor generated = switch (function) {
                // What jextract has ends before the dots; the type behind them is the prototype's own.
                case FCNTL -> base("fcntl").appendArgumentLayouts(LinuxH.C_INT);
                case FCNTL_POINTER -> base("fcntl").appendArgumentLayouts(LinuxH.C_POINTER);
                case IOCTL -> base("ioctl").appendArgumentLayouts(LinuxH.C_POINTER);
                default -> (FunctionDescriptor) LinuxH.class.getMethod(function.symbol() + "$descriptor").invoke(null);
            };
            assertEquals(plain(generated), plain(function.descriptor()), function.prototype());
            compared.add(function.symbol());
        }
        Set<String> ofJextract = new TreeSet<>();
        for (Class<?> inner : LinuxH.class.getDeclaredClasses()) {
            ofJextract.add(inner.getSimpleName());
        }
        assertEquals(ofJextract, compared, "functions of the generated header");
    }

    private static FunctionDescriptor base(String function) throws ReflectiveOperationException {
        Class<?> inner = Arrays.stream(LinuxH.class.getDeclaredClasses())
                .filter(c -> c.getSimpleName().equals(function)).findFirst().orElseThrow();
        Field base = inner.getDeclaredField("BASE_DESC");
        base.setAccessible(true);
        return (FunctionDescriptor) base.get(null);
    }

    /** jextract gives its pointers a target and its layouts names; neither changes the call. */
    private static List<MemoryLayout> plain(FunctionDescriptor descriptor) {
        List<MemoryLayout> layouts = new ArrayList<>();
        layouts.add(descriptor.returnLayout().map(PrototypesTest::plain).orElse(MemoryLayout.paddingLayout(1)));
        descriptor.argumentLayouts().forEach(layout -> layouts.add(plain(layout)));
        return layouts;
    }

    private static MemoryLayout plain(MemoryLayout layout) {
        MemoryLayout named = layout.withoutName();
        return named instanceof AddressLayout address ? address.withoutTargetLayout() : named;
    }

    /** The number of variadic functions is fixed by hand: each needs to say where its dots begin. */
    @Test
    void variadicFunctionsSayWhereTheirDotsBegin() {
        for (Libc function : Libc.values()) {
            if (function.prototype().contains("...")) {
                String before = function.prototype().substring(0, function.prototype().indexOf("..."));
                assertEquals(2, before.chars().filter(c -> c == ',').count(), function.prototype());
                assertEquals(3, function.descriptor().argumentLayouts().size(), function.prototype());
            }
        }
    }

    @Test
    void constantsAreTheGeneratedOnes() throws Exception {
        int compared = 0;
        for (Class<?> numbers : List.of(Constants.class, ErrnoNumbers.class)) {
            for (Field field : numbers.getFields()) {
                if (field.getName().equals("NONE")) {
                    continue;
                }
                assertTrue(Modifier.isFinal(field.getModifiers()) && field.getType() == int.class, field::toString);
                Method generated = LinuxH.class.getMethod(field.getName());
                // Some are long or unsigned in C, such as FIONREAD and EPOLLET.
                long value = ((Number) generated.invoke(null)).longValue();
                assertEquals((int) value, field.getInt(null), field.getName());
                assertTrue(value == (int) value || value == Integer.toUnsignedLong((int) value), field.getName());
                compared++;
            }
        }
        assertTrue(compared > 200, "compared only " + compared);
    }

    /** A public class shows a number under its own name, not its neighbour's. */
    @Test
    void publicConstantsAreTheGeneratedOnes() throws Exception {
        int compared = 0;
        for (String name : List.of("io.eagain.Sockets", "io.eagain.SocketOption", "io.eagain.AddrInfo",
                "io.eagain.Errno", "io.eagain.posix.Fcntl", "io.eagain.posix.FdSet", "io.eagain.posix.Ioctl",
                "io.eagain.posix.Poll", "io.eagain.posix.PosixSockets", "io.eagain.linux.Epoll",
                "io.eagain.linux.EventFd", "io.eagain.linux.LinuxSockets", "io.eagain.linux.Ppoll")) {
            for (Field field : Class.forName(name).getFields()) {
                Number generated = (Number) LinuxH.class.getMethod(field.getName()).invoke(null);
                assertEquals(generated.intValue(), field.getInt(null), field::toString);
                compared++;
            }
        }
        assertTrue(compared > 200, "compared only " + compared);
        assertEquals(11, Errno.EAGAIN);
    }

    @Test
    void layoutsAreTheGeneratedOnes() {
        boolean packed = System.getProperty("os.arch").equals("amd64");
        assertAll(() -> assertEquals(sockaddr_storage.sizeof(), SockAddrLayout.CAPACITY),
                () -> assertEquals(sockaddr_in.sizeof(), SockAddrLayout.IN_SIZE),
                () -> assertEquals(4, SockAddrLayout.IN_ADDR),
                () -> assertEquals(sockaddr_in6.sizeof(), SockAddrLayout.IN6_SIZE),
                () -> assertEquals(8, SockAddrLayout.IN6_ADDR),
                () -> assertEquals(2, SockAddrLayout.UN_PATH),
                () -> assertEquals(sockaddr_un.sun_path$layout().byteSize(), SockAddrLayout.UN_PATH_SIZE),
                () -> assertEquals(pollfd.sizeof(), PollFdLayout.SIZE),
                () -> assertEquals(packed ? 12 : 16, LinuxCalls.EPOLL_EVENT_SIZE),
                () -> assertEquals(0, LinuxCalls.EPOLL_EVENT_EVENTS),
                () -> assertEquals(packed ? 4 : 8, LinuxCalls.EPOLL_EVENT_DATA),
                () -> assertEquals(12, epoll_event_packed.sizeof()),
                () -> assertEquals(16, epoll_event_aligned.sizeof()));
    }

    /** What the calls write as bare numbers: two longs for a time, two ints for linger. */
    @Test
    void smallStructsHaveTheShapeThatTheCallsWrite() {
        assertAll(() -> assertEquals(16, timeval.sizeof()), //
                () -> assertEquals(8, timeval.tv_usec$offset()), //
                () -> assertEquals(16, timespec.sizeof()), //
                () -> assertEquals(8, timespec.tv_nsec$offset()), //
                () -> assertEquals(8, linger.sizeof()), //
                () -> assertEquals(4, linger.l_linger$offset()));
    }

    @Test
    void thisHostIsLinux() {
        assertEquals(Os.LINUX, Os.CURRENT);
        assertEquals("Linux (" + System.getProperty("os.arch") + ")", Os.CURRENT.title());
    }
}
