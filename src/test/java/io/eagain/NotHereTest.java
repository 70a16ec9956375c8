package io.eagain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * On every host every exported class loads, and a call that the host does not have says that it is not here; and no number
 * of one host is copied into the classes of another.
 */
class NotHereTest {

    /** How many calls each package has, counted by hand: a call that the probe does not find would be missed here. */
    private static final Map<String, Integer> CALLS = Map.of("io.eagain", 44, "io.eagain.posix", 29,
            "io.eagain.linux", 38, "io.eagain.macos", 3, "io.eagain.windows", 17, "io.eagain.policy", 8);

    /** Methods that are named otherwise than the function that they call. */
    static final Map<String, String> CALLED = Map.ofEntries(Map.entry("io.eagain getsockoptInt", "getsockopt"),
            Map.entry("io.eagain setsockoptTimeout", "setsockopt"),
            Map.entry("io.eagain setsockoptLinger", "setsockopt"),
            Map.entry("io.eagain join", "setsockopt"), Map.entry("io.eagain leave", "setsockopt"),
            Map.entry("io.eagain joinSource", "setsockopt"), Map.entry("io.eagain leaveSource", "setsockopt"),
            Map.entry("io.eagain blockSource", "setsockopt"), Map.entry("io.eagain unblockSource", "setsockopt"),
            Map.entry("io.eagain sendThrough", "setsockopt"),
            Map.entry("io.eagain.posix fionread", "ioctl"), Map.entry("io.eagain.posix fionbio", "ioctl"),
            Map.entry("io.eagain.windows fionread", "ioctlsocket"),
            Map.entry("io.eagain.windows fionbio", "ioctlsocket"),
            Map.entry("io.eagain.windows keepaliveVals", "WSAIoctl"),
            Map.entry("io.eagain.windows udpConnreset", "WSAIoctl"),
            Map.entry("io.eagain.windows loopbackFastPath", "WSAIoctl"),
            Map.entry("io.eagain.policy retry", "poll"), Map.entry("io.eagain.policy retryLong", "poll"));

    private static final String ARCH = " (" + System.getProperty("os.arch") + ")";

    @TestFactory
    List<DynamicTest> aHostWithoutBindingRefusesEveryCall() {
        return Stream.of("FreeBSD", "SunOS").map(os -> DynamicTest.dynamicTest(os, () -> {
            List<String> lines = probe(os, Exported.PACKAGES);
            assertEquals("host AF_INET6 -1 SO_RCVTIMEO -1 EAGAIN -2147483648 EWOULDBLOCK -2147483648", host(lines));
            assertSameLines(refusals(Exported.PACKAGES, call -> call + ": not on this host, " + os + ARCH),
                    calls(lines));
        })).toList();
    }

    @Test
    void windowsRefusesWhatItDoesNotHave() throws Exception {
        List<String> packages = List.of("io.eagain.posix", "io.eagain.linux", "io.eagain.macos",
                "io.eagain.policy");
        List<String> lines = probe("Windows 11", packages);
        assertEquals("host AF_INET6 23 SO_RCVTIMEO 4102 EAGAIN 11 EWOULDBLOCK 10035", host(lines));
        assertSameLines(refusals(packages, call -> call + ": not on this host, Windows" + ARCH), calls(lines));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void windowsMissesItsLibraryHere() throws Exception {
        List<String> packages = List.of("io.eagain", "io.eagain.windows");
        List<String> expected = new ArrayList<>(refusals(packages, call -> (call.equals("close") ? "closesocket" : call)
                + ": this Windows" + ARCH + " has no ws2_32.dll"));
        // No native function there.
        expected.replaceAll(line -> line.startsWith("call io.eagain gai_strerror: ")
                ? "call io.eagain gai_strerror: gave " + ErrnoTable.WINSOCK.description(0)
                : line);
        assertSameLines(expected, calls(probe("Windows 11", packages)));
    }

    /** The portable calls are not made: they would be Linux' own, with macOS' numbers. */
    @Test
    void macosRefusesWhatItDoesNotHave() throws Exception {
        List<String> packages = List.of("io.eagain.linux", "io.eagain.windows");
        List<String> lines = probe("Mac OS X", packages);
        assertEquals("host AF_INET6 30 SO_RCVTIMEO 4102 EAGAIN 35 EWOULDBLOCK 35", host(lines));
        assertSameLines(refusals(packages, call -> call + ": not on this host, macOS" + ARCH), calls(lines));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void linuxRefusesWhatItDoesNotHave() throws Exception {
        List<String> packages = List.of("io.eagain.macos", "io.eagain.windows");
        List<String> lines = probe(System.getProperty("os.name"), packages);
        assertEquals("host AF_INET6 10 SO_RCVTIMEO 20 EAGAIN 11 EWOULDBLOCK 11", host(lines));
        List<String> calls = calls(lines);
        assertSameLines(refusals(packages, call -> call + ": not on this host, Linux" + ARCH), calls);
        assertTrue(calls.contains("call io.eagain.windows WSAPoll: WSAPoll: not on this host, Linux" + ARCH));
    }

    /** Runs the probe; every exported class is loaded there, and what belongs to one host is the same on all. */
    private static List<String> probe(String os, List<String> packages) throws Exception {
        List<String> options = new ArrayList<>(ChildJvm.QUICK);
        options.add("-Dos.name=" + os);
        ChildJvm.Output output = ChildJvm
                .run(ChildJvm.command(options, NotHereProbe.class, packages.toArray(String[]::new)), 60);
        assertEquals(0, output.status(), () -> os + ": " + output.text());
        List<String> lines = output.text().lines().toList();
        List<String> loaded = Exported.classes().stream().map(type -> "loaded " + type.getName()).toList();
        assertEquals(loaded, lines.stream().filter(l -> l.startsWith("loaded ")).toList());
        assertTrue(loaded.size() >= 30, () -> "only " + loaded);
        if (!os.equals(System.getProperty("os.name"))) {
            assertTrue(lines.stream().anyMatch(
                    line -> line.startsWith("option getsockopt(SO_BUSY_POLL): not on this host, ")), output::text);
            assertTrue(lines.stream().anyMatch(line -> line.startsWith("address setVsock: not on this host, ")),
                    output::text);
        }
        assertTrue(lines.contains("always EPOLLIN 1 POLLIN 768 EVFILT_READ -1"), output::text);
        return lines;
    }

    private static String host(List<String> lines) {
        return lines.stream().filter(l -> l.startsWith("host ")).findFirst().orElseThrow();
    }

    private static List<String> calls(List<String> lines) {
        return lines.stream().filter(l -> l.startsWith("call ")).toList();
    }

    /** One line for every public method of these packages that is there to call a native function. */
    private static List<String> refusals(List<String> packages, UnaryOperator<String> message) throws Exception {
        List<String> lines = new ArrayList<>();
        for (String name : packages) {
            List<Method> calls = NotHereProbe.calls(name);
            assertEquals(CALLS.get(name), calls.size(), () -> name + ": " + calls);
            for (Method call : calls) {
                lines.add("call " + name + " " + call.getName() + ": " + message.apply(Exported.called(name, call)));
            }
        }
        return lines;
    }

    private static void assertSameLines(List<String> expected, List<String> actual) {
        assertEquals(String.join("\n", expected.stream().sorted().toList()),
                String.join("\n", actual.stream().sorted().toList()));
    }

    /** javac copies a compile-time constant into the classes that use it; these have to be looked up when they run. */
    @Test
    void publicNumbersAreNotCompileTimeConstants() throws Exception {
        int numbers = 0;
        for (Class<?> type : Exported.classes()) {
            List<String> constants = compileTimeConstants(type);
            for (Field field : type.getDeclaredFields()) {
                int modifiers = field.getModifiers();
                if ((field.getType() == int.class || field.getType() == long.class)
                        && Modifier.isStatic(modifiers)
                        && (Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers))) {
                    assertTrue(!constants.contains(field.getName()), () -> "a compile-time constant: " + field);
                    numbers++;
                }
            }
        }
        assertTrue(numbers > 200, "looked at " + numbers);
        assertEquals(List.of("PLANTED"), compileTimeConstants(Planted.class), "this would be seen");
    }

    /** A class with the mistake. */
    public static final class Planted {
        /** Copied into other classes. */
        public static final int PLANTED = 1;
        /** Not copied. */
        public static final int LOOKED_UP = Integer.parseInt("1");

        private Planted() {
        }
    }

    private static List<String> compileTimeConstants(Class<?> type) {
        ToolProvider javap = ToolProvider.findFirst("javap").orElse(null);
        Assumptions.assumeTrue(javap != null,
                "this Java has no javap, so it is not tested that numbers are looked up when a program runs");
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        assertEquals(0, javap.run(writer, writer, "-v", "-p", "-cp", System.getProperty("java.class.path"),
                type.getName()), out::toString);
        List<String> constants = new ArrayList<>();
        String member = "";
        for (String line : out.toString().lines().toList()) {
            if (line.startsWith("  ") && !line.startsWith("   ") && line.endsWith(";")) {
                member = line.substring(line.lastIndexOf(' ') + 1, line.length() - 1);
            } else if (line.startsWith("    ConstantValue: ")) {
                constants.add(member);
            }
        }
        return constants;
    }
}
