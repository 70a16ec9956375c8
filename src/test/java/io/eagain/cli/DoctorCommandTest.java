package io.eagain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.eagain.ChildJvm;
import io.eagain.ConstantTable;
import io.eagain.Option;
import io.eagain.cli.ProbeAndDoctor.Ended;
import io.eagain.host.Libc;
import io.eagain.host.Os;
import io.eagain.host.Prototype;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The doctor in a program of its own, in a JVM where all works and in JVMs where something does not. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the numbers and the files are Linux' own")
@Tag("build-host")
class DoctorCommandTest {
    private static final List<String> NATIVE_ACCESS = List.of(ProbeAndDoctor.NATIVE_ACCESS);

    @TempDir
    Path directory;

    private static Ended doctor(List<String> options, String... arguments) throws Exception {
        String[] all = Stream.concat(Stream.of("doctor"), Stream.of(arguments)).toArray(String[]::new);
        Ended ended = ProbeAndDoctor.run(List.of(), options, all);
        assertFalse((ended.out() + ended.err()).contains("\tat "), () -> "a stack trace: " + ended);
        return ended;
    }

    private static JsonObject sections(Ended ended) {
        return JsonParser.parseString(ended.out()).getAsJsonObject().getAsJsonObject("sections");
    }

    /** The value that stands behind a name. */
    private static String value(Ended ended, String name) {
        return ended.lines().stream().filter(line -> line.startsWith("  " + name + "  "))
                .map(line -> line.substring(name.length() + 2).strip()).findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in\n" + ended));
    }

    @Test
    void whereAllWorksItSaysSo() throws Exception {
        Ended ended = doctor(NATIVE_ACCESS);
        assertEquals(0, ended.status(), ended::toString);
        assertEquals("", ended.err());
        assertEquals("enabled", value(ended, "state"));
        assertTrue(value(ended, "eagain.syscall").startsWith("in use: "), ended::toString);
        assertEquals("-11 EAGAIN, as it should be", value(ended, "recv before data"));
        assertEquals("-115 EINPROGRESS, as it should be", value(ended, "connect without blocking"));
        assertEquals("connect, send, recv and the end are as they should be", value(ended, "self-test"));
        if (Runtime.version().feature() >= 24) {
            assertEquals("taken with MSG_DONTWAIT", value(ended, "heap buffers"));
        }
        assertTrue(value(ended, "io.eagain.macos").contains("not on this host: kqueue kevent"), ended::toString);
        assertTrue(ended.lines().contains("=> everything works here"), ended::toString);
        assertTrue(ended.out().contains("eagain doctor --contribute FILE"), ended::toString);
    }

    @Test
    void limitsAreThoseOfTheKernelsFiles() throws Exception {
        Ended ended = doctor(NATIVE_ACCESS);
        for (String key : List.of("net.core.somaxconn", "net.ipv4.tcp_rmem", "net.ipv4.ip_local_port_range")) {
            Path file = Path.of("/proc/sys", key.split("\\.", -1));
            assertEquals(Files.readAllLines(file).getFirst().replace('\t', ' '), value(ended, key));
        }
        String keepAlive = Files.readAllLines(Path.of("/proc/sys/net/ipv4/tcp_keepalive_time")).getFirst();
        assertEquals(keepAlive + " s", value(ended, "tcp TCP_KEEPIDLE"));
        assertTrue(value(ended, "descriptors").matches("[0-9a-z]+ soft, [0-9a-z]+ hard.*"), ended::toString);
    }

    @Test
    void jsonHasEveryCallAndEveryOption() throws Exception {
        Ended ended = doctor(NATIVE_ACCESS, "--json");
        assertEquals(0, ended.status(), ended::toString);
        JsonObject document = JsonParser.parseString(ended.out()).getAsJsonObject();
        assertEquals("eagain-doctor-1", document.get("format").getAsString());
        assertTrue(document.get("works").getAsBoolean());
        assertEquals(0, document.getAsJsonArray("troubles").size());
        JsonObject calls = sections(ended).getAsJsonObject("calls");
        Set<String> named = new TreeSet<>();
        calls.keySet().forEach(room -> named.addAll(calls.getAsJsonObject(room).keySet()));
        Set<String> expected = Stream.of(Libc.values())
                .map(function -> Stream.of(Os.LINUX, Os.MACOS, Os.WINDOWS).map(function::prototype)
                        .filter(prototype -> prototype != null).findFirst().orElseThrow())
                .map(Prototype::symbol).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(expected, named);
        assertEquals("here", calls.getAsJsonObject("io.eagain").get("recv").getAsString());
        assertEquals("here", calls.getAsJsonObject("io.eagain.linux").get("epoll_wait").getAsString());
        assertEquals("not on this host",
                calls.getAsJsonObject("io.eagain.windows").get("WSAPoll").getAsString());
        JsonObject tcp = sections(ended).getAsJsonObject("options").getAsJsonObject("tcp IPPROTO_TCP");
        Set<String> readable = Option.all().stream()
                .filter(option -> option.level().equals("IPPROTO_TCP") && option.readable()
                        && option.isOn(ConstantTable.LINUX))
                .map(Option::name).collect(Collectors.toSet());
        assertEquals(readable, tcp.keySet());
        assertEquals("0", tcp.get("TCP_NODELAY").getAsString());
    }

    @Test
    void allShowsEveryLine() throws Exception {
        Ended ended = doctor(NATIVE_ACCESS, "--all");
        assertTrue(ended.lines().stream().anyMatch(line -> line.matches(" {4}recv +here")), ended::toString);
        assertTrue(ended.lines().stream().anyMatch(line -> line.matches(" {4}TCP_NODELAY +0")), ended::toString);
        assertTrue(ended.lines().stream().anyMatch(line -> line.matches(" {4}SO_PEERNAME +ENOTCONN")), ended::toString);
    }

    @Test
    void deniedNativeAccessIsReported() throws Exception {
        assumeTrue(Runtime.version().feature() >= 24, "this JDK has no --illegal-native-access");
        Ended ended = doctor(List.of("--illegal-native-access=deny"));
        assertEquals(1, ended.status(), ended::toString);
        assertEquals("", ended.err());
        assertEquals("denied", value(ended, "state"));
        assertEquals("start java with " + ProbeAndDoctor.NATIVE_ACCESS, value(ended, "what to do"));
        assertTrue(value(ended, "net.core.somaxconn").matches("[0-9]+"), "what files tell is told all the same");
        assertTrue(ended.lines().contains("=> does not work here:"), ended::toString);
        Ended json = doctor(List.of("--illegal-native-access=deny"), "--json");
        assertEquals(1, json.status(), json::toString);
        assertEquals("denied", sections(json).getAsJsonObject("native access").get("state").getAsString());
        Path row = Files.writeString(directory.resolve("row.json"), "of an earlier run");
        Ended contribution = doctor(List.of("--illegal-native-access=deny"), "--contribute", row.toString());
        assertEquals(1, contribution.status(), contribution::toString);
        assertTrue(contribution.err().startsWith("doctor: no lab where nothing can be called"), contribution::toString);
        assertEquals("of an earlier run", Files.readString(row));
    }

    @Test
    void nativeAccessThatIsNotEnabledWorksWithAWarning() throws Exception {
        assumeTrue(Runtime.version().feature() < 28, "a JDK that may refuse it by itself");
        Ended ended = doctor(List.of());
        assertEquals(0, ended.status(), ended::toString);
        assertEquals("not enabled: allowed by this JDK, which warns", value(ended, "state"));
        assertTrue(value(ended, "what to do").startsWith("start java with " + ProbeAndDoctor.NATIVE_ACCESS + "; "),
                ended::toString);
    }

    @Test
    void propertiesThatTurnSomethingOffAreSeen() throws Exception {
        Ended ended = doctor(List.of(ProbeAndDoctor.NATIVE_ACCESS, "-Deagain.syscall=false",
                "-Deagain.critical=false"));
        assertEquals(0, ended.status(), ended::toString);
        assertEquals("not in use: -Deagain.syscall=false", value(ended, "eagain.syscall"));
        assertTrue(value(ended, "heap buffers").startsWith("refused: recv: a heap buffer needs JDK 24 or newer"),
                ended::toString);
    }

    @Test
    void aHostWithoutBindingIsReported() throws Exception {
        for (String os : List.of("FreeBSD", "SunOS")) {
            Ended ended = doctor(List.of(ProbeAndDoctor.NATIVE_ACCESS, "-Dos.name=" + os));
            assertEquals(1, ended.status(), ended::toString);
            assertTrue(value(ended, "all").startsWith("none: eagain has no calls for " + os), ended::toString);
        }
    }

    /** strace gives an error that the kernel did not. */
    @Test
    void aCallThatFailsOverLoopbackIsReported() throws Exception {
        ChildJvm.assumeStrace("a failing call is found");
        Ended ended = under("listen:error=EADDRINUSE");
        assertEquals(1, ended.status(), ended::toString);
        assertEquals("listen gave EADDRINUSE (98): Address already in use", value(ended, "self-test"));
        assertTrue(ended.lines().contains("   loopback: listen gave EADDRINUSE (98): Address already in use"),
                ended::toString);
        Ended loopback = under("connect:error=ENETUNREACH");
        assertEquals("connect without blocking gave ENETUNREACH (101): Network is unreachable instead of EINPROGRESS"
                + " (115)", value(loopback, "self-test"));
        assertEquals("SO_ERROR gave EPERM (1): Operation not permitted instead of 0",
                value(under("getsockopt:error=EPERM"), "self-test"));
    }

    private static Ended under(String injected) throws Exception {
        return ProbeAndDoctor.run(List.of("strace", "-f", "-o", "/dev/null", "-e", "inject=" + injected), NATIVE_ACCESS,
                "doctor");
    }

    /** The C library of a container has it, and the older kernel below does not, or a filter of calls refuses it. */
    @Test
    void aFunctionWithoutItsSystemCallIsReported() throws Exception {
        ChildJvm.assumeStrace("a kernel without a call is found");
        Ended older = under("epoll_pwait2:error=ENOSYS");
        assertEquals(1, older.status(), older::toString);
        assertTrue(value(older, "io.eagain.linux").endsWith("; refused by the kernel: ENOSYS: epoll_pwait2"),
                older::toString);
        assertTrue(older.lines().contains("   epoll_pwait2: refused by the kernel: ENOSYS"), older::toString);
        for (String call : List.of("close_range", "pidfd_open", "pidfd_getfd")) {
            Ended filtered = under(call + ":error=EPERM");
            assertEquals(1, filtered.status(), filtered::toString);
            assertTrue(filtered.lines().contains("   " + call + ": refused by the kernel: EPERM"), filtered::toString);
        }
    }

    @Test
    void aSignalInTheMiddleIsNoFailure() throws Exception {
        ChildJvm.assumeStrace("poll is interrupted");
        Ended ended = under("poll:error=EINTR:when=1");
        assertEquals(0, ended.status(), ended::toString);
    }

    @Test
    void aFileWithNothingInItIsEmpty() throws Exception {
        assertEquals("empty", DoctorLimits.first(Files.createFile(directory.resolve("masked"))));
        assertEquals("not readable: NoSuchFileException", DoctorLimits.first(directory.resolve("none")));
    }

    @Test
    void wrongUsage() throws Exception {
        Ended option = doctor(NATIVE_ACCESS, "--jsn");
        assertEquals(2, option.status(), option::toString);
        assertTrue(option.err().contains("--jsn"), option::toString);
        String file = directory.resolve("no/such/file").toString();
        Ended contribution = doctor(NATIVE_ACCESS, "--contribute", file);
        assertEquals(2, contribution.status(), contribution::toString);
        assertTrue(contribution.err().contains("--contribute " + file + ": cannot be written: "),
                contribution::toString);
    }
}
