package io.eagain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.host.Libc;
import io.eagain.host.Os;
import io.eagain.host.Prototype;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Programs with {@code -Deagain.trace}: what the lines say, and that the programs see what they see without. */
@Tag("build-host")
@EnabledOnOs(OS.LINUX)
class TraceTest {
    /** What each line is. */
    static final Pattern LINE = Pattern
            .compile("\\[([^\\]]*)\\] \\d\\d:\\d\\d:\\d\\d\\.\\d{6} ((\\w+)\\(.*\\) = .*) <\\d+\\.\\d{6}>");

    @TempDir
    Path directory;

    private List<String> traced(Class<?> main, String... arguments) throws Exception {
        Path file = directory.resolve("trace");
        ChildJvm.Output output = run(List.of("-Deagain.trace=" + file), main, arguments);
        assertEquals(0, output.status(), output::text);
        return Files.readAllLines(file, StandardCharsets.UTF_8);
    }

    private static ChildJvm.Output run(List<String> options, Class<?> main, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(ChildJvm.QUICK);
        all.addAll(options);
        return ChildJvm.run(ChildJvm.command(all, main, arguments), 120);
    }

    /** What a line says of the call, without thread and times. */
    private static String call(String line) {
        Matcher matcher = LINE.matcher(line);
        assertTrue(matcher.matches(), line);
        return matcher.group(2);
    }

    @Test
    void eachFunctionOfThisHostAppears() throws Exception {
        Set<String> seen = new TreeSet<>();
        for (String line : traced(StraceProbe.class)) {
            seen.add(call(line).replaceFirst("\\(.*", ""));
        }
        for (String line : traced(TraceProbe.class, "names")) {
            seen.add(call(line).replaceFirst("\\(.*", ""));
        }
        Set<String> functions = new TreeSet<>();
        for (Libc function : Libc.values()) {
            Prototype here = function.prototype(Os.CURRENT);
            if (here != null) {
                functions.add(here.symbol());
            }
        }
        assertEquals(functions, seen);
    }

    @Test
    void namesAreShown() throws Exception {
        List<String> calls = traced(TraceProbe.class, "names").stream().map(TraceTest::call)
                .map(call -> call.replaceAll("0x[0-9a-f]+", "0x")).toList();
        String hints = "{ai_flags=AI_NUMERICHOST, ai_family=AF_INET, ai_socktype=SOCK_STREAM, ai_protocol=0}";
        assertEquals(List.of("getaddrinfo(\"127.0.0.1\", \"80\", " + hints + ", [0x]) = 0",
                "freeaddrinfo(0x) = <void>",
                "getaddrinfo(\"no address\", NULL, {ai_flags=AI_NUMERICHOST, ai_family=AF_UNSPEC, ai_socktype=0,"
                        + " ai_protocol=0}, 0x) = -2 EAI_NONAME",
                "gai_strerror(EAI_NONAME) = 0x",
                "getnameinfo({AF_INET6, [::1]:7}, 28, \"::1\", 1025, \"7\", 128, NI_NUMERICHOST|NI_NUMERICSERV) = 0",
                "if_nametoindex(\"lo\") = 1", "if_nametoindex(\"nosuchif\") = 0 ENODEV (19)",
                "if_indextoname(1, \"lo\") = 0x", "if_indextoname(999999, 0x) = NULL ENXIO (6)"), calls);
    }

    /** What no memory is behind is an address; nothing is read that was not given to the call. */
    @Test
    void memoryThatCannotBeReadIsAnAddress() throws Exception {
        List<String> calls = traced(TraceProbe.class, "memory").stream().map(TraceTest::call)
                .map(call -> call.replaceFirst("\\(\\d+, ", "(fd, ").replaceAll("0x[0-9a-f]{6,}", "0x")).toList();
        String bytes = "\"\\0\\7\\16\\25\\34#*18?FMT[bipw~\\205\\214\\223\\232\\241\\250\\257\\266\\275\\304\\313\\322\\331\"";
        assertEquals(List.of("send(fd, NULL, 8, 0) = -1 EFAULT (14)", "send(fd, NULL, 8, 0) = -1 EFAULT (14)",
                "connect(fd, 0x8, 16) = -1 EFAULT (14)", "send(fd, \"\", 0, MSG_DONTWAIT) = 0",
                "recv(fd, \"\", 0, MSG_DONTWAIT) = 0", "send(fd, " + bytes + "..., 40, 0) = 40",
                "recv(fd, " + bytes + "..., 64, MSG_DONTWAIT) = 40",
                "send(fd, \"\\25\\34#*1\", 5, 0) = 5", "recv(fd, \"\\25\\34#*1\", 40, MSG_DONTWAIT) = 5",
                "recv(fd, [heap], 40, MSG_DONTWAIT) = -1 EAGAIN (11)",
                "getsockname(fd, {AF_UNIX, (unnamed)}, [7 => 2]) = 0",
                "setsockopt(-1, 9999, 9999, \"\\0\\1\\0\\25\\34#*18\", 9) = -1 EBADF (9)",
                "poll(NULL, 9223372036854775807, 0) = -1 EINVAL (22)"),
                calls.subList(1, calls.size()));
        assertTrue(calls.getFirst().startsWith("socketpair(AF_UNIX, SOCK_DGRAM, 0, ["), calls::toString);
    }

    @Test
    void theProgramSeesTheSame() throws Exception {
        ChildJvm.Output off = run(List.of(), TraceProbe.class, "memory");
        ChildJvm.Output on = run(List.of("-Deagain.trace=" + directory.resolve("trace")), TraceProbe.class, "memory");
        assertEquals(0, off.status(), off::text);
        assertTrue(off.text().contains("IllegalStateException") && off.text().contains("WrongThreadException")
                && off.text().contains("-14"), off::text);
        assertEquals(off.text(), on.text());
    }

    /** A storm of hostile calls ends in order, and each has its line. */
    @Test
    void aStormIsSurvived() throws Exception {
        Path file = directory.resolve("trace");
        ChildJvm.Output output = run(List.of("-Deagain.trace=" + file), JvmSurvivesProbe.class, "7", "30000");
        assertEquals(0, output.status(), output::text);
        assertTrue(output.text().contains("seed 7 survived"), output::text);
        assertFalse(output.text().contains("lines are missing"), output::text);
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        assertTrue(lines.size() > 10_000, () -> lines.size() + " lines");
        lines.forEach(TraceTest::call);
    }

    @Test
    void linesAreWhole() throws Exception {
        List<String> lines = traced(TraceProbe.class, "threads");
        TreeMap<String, Integer> threads = new TreeMap<>();
        for (String line : lines) {
            assertTrue(call(line).matches("close\\(-[1-3]\\d\\d\\d\\) = -1 EBADF \\(9\\)"), line);
            threads.merge(line.replaceFirst("\\].*", "]").replaceFirst("#\\d+", "#"), 1, Integer::sum);
        }
        assertEquals("{[#]=9000, [two\\nlines0]=3000, [two\\nlines1]=3000, [two\\nlines2]=3000}",
                threads.toString());
    }

    /** What this shows: a handle that is wrapped calls a class that the JVM has not even loaded. */
    @Test
    void offIsTheHandleItself() throws Exception {
        assertEquals(List.of(), loaded(List.of("-Deagain.syscall=false")));
        List<String> on = loaded(List.of("-Deagain.trace=" + directory.resolve("trace")));
        assertTrue(on.contains("io.eagain.host.Traced") && on.contains("io.eagain.trace.Tracer"), on::toString);
    }

    private List<String> loaded(List<String> options) throws Exception {
        Path log = directory.resolve("classes");
        List<String> all = new ArrayList<>(options);
        all.add("-Xlog:class+load:file=" + log);
        assertEquals(0, run(all, StraceProbe.class).status());
        Pattern ours = Pattern.compile(".*\\] (io\\.eagain\\.(?:trace\\.\\S+|host\\.(?:Traced|CallWatch))) source: .*");
        return Files.readAllLines(log, StandardCharsets.UTF_8).stream().map(ours::matcher).filter(Matcher::matches)
                .map(matcher -> matcher.group(1)).sorted().toList();
    }

    @Test
    void aFileThatCannotBeWrittenIsToldByEachCall() throws Exception {
        Path file = directory.resolve("no/such/folder");
        ChildJvm.Output output = run(List.of("-Deagain.trace=" + file), TraceProbe.class, "story");
        assertEquals(1, output.status(), output::text);
        assertTrue(output.text().contains("java.lang.IllegalStateException: socket: -Deagain.trace=" + file
                + " cannot be written: "), output::text);
        assertTrue(output.text().contains("; it is stderr, stdout or the name of a file"), output::text);
        assertTrue(run(List.of("-Deagain.trace="), TraceProbe.class, "story").text()
                .contains("-Deagain.trace= names nothing: it is stderr, stdout or the name of a file"));
        for (String word : List.of("true", "false", "Off", "STDERR")) {
            assertTrue(run(List.of("-Deagain.trace=" + word), TraceProbe.class, "story").text()
                    .contains("-Deagain.trace=" + word + " names nothing: it is stderr, stdout or the name of a file"));
        }
        assertTrue(run(List.of("-Deagain.jfr=yes"), TraceProbe.class, "story").text()
                .contains("socket: -Deagain.jfr=yes is neither true nor false"));
    }

    /** The file is full: the program goes on, and is told once. */
    @Test
    void aFullFileEndsNothing() throws Exception {
        ChildJvm.Output output = run(List.of("-Deagain.trace=/dev/full"), TraceProbe.class, "story");
        assertEquals(0, output.status(), output::text);
        assertEquals(List.of("eagain: lines are missing in the trace, -Deagain.trace=/dev/full:"
                + " java.io.IOException: No space left on device"), output.lines());
    }

    /** The page shows what the program of the test prints, but for times, ports and descriptors. */
    @Test
    void thePageShowsARealTrace() throws Exception {
        String page = Files.readString(Path.of(System.getProperty("project.basedir", "."), "docs/TRACING.md"));
        Matcher block = Pattern.compile("```\n(\\[main\\].*?)```", Pattern.DOTALL).matcher(page);
        assertTrue(block.find(), "docs/TRACING.md shows no trace");
        ChildJvm.Output output = run(List.of("-Deagain.trace=stdout"), TraceProbe.class, "story");
        assertEquals(alike(block.group(1)), alike(output.text()), output::text);
    }

    static String alike(String trace) {
        String text = trace.replaceAll("\\d\\d:\\d\\d:\\d\\d\\.\\d{6}", "TIME").replaceAll("<\\d\\.\\d{6}>", "<TIME>")
                .replaceAll("127\\.0\\.0\\.1:[1-9]\\d*", "127.0.0.1:PORT")
                .replaceAll("0x[0-9a-f]{6,}", "ADDRESS");
        Matcher made = Pattern.compile("(?:socket|accept|epoll_create1)\\(.*\\) = (\\d+) <").matcher(text);
        TreeMap<String, String> names = new TreeMap<>();
        while (made.find()) {
            names.put(made.group(1), "FD" + names.size());
        }
        for (String fd : names.keySet()) {
            text = text.replaceAll("(\\(|=|= |EPOLL_CTL_ADD, )" + fd + "(?=[,) ])", "$1" + names.get(fd));
        }
        return text;
    }

    @Test
    void toTheStandardError() throws Exception {
        ChildJvm.Output output = run(List.of("-Deagain.trace=stderr"), TraceProbe.class, "waits");
        assertEquals(List.of("close(-1) = -1 EBADF (9)", "poll([], 0, 1500) = 0 (Timeout)",
                "close(-2) = -1 EBADF (9)"), output.lines().stream().map(TraceTest::call).toList());
    }
}
