package io.eagain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Strace and the tracer watch the same run, call by call: function, result, error number, and for many the whole text. */
@Tag("build-host")
@EnabledOnOs(OS.LINUX)
class TraceStraceTest {
    /** The functions that the kernel has under another name; on aarch64 some under a third. */
    private static final Map<String, Set<String>> SYSTEM_CALLS = Map.ofEntries(Map.entry("recv", Set.of("recvfrom")),
            Map.entry("send", Set.of("sendto")), Map.entry("eventfd", Set.of("eventfd2")),
            Map.entry("signalfd", Set.of("signalfd4")), Map.entry("pthread_sigmask", Set.of("rt_sigprocmask")),
            Map.entry("pipe", Set.of("pipe", "pipe2")), Map.entry("select", Set.of("select", "pselect6")),
            Map.entry("pselect", Set.of("pselect6")), Map.entry("poll", Set.of("poll", "ppoll")),
            Map.entry("epoll_wait", Set.of("epoll_wait", "epoll_pwait")), Map.entry("dup2", Set.of("dup2", "dup3")));

    /** Whose arguments both write in the same way. */
    private static final Set<String> SAME = Set.of("close", "listen", "shutdown", "read", "write", "recv", "send",
            "dup",
            "dup3", "tee", "splice", "sendfile", "epoll_create1", "epoll_ctl", "eventfd", "timerfd_create",
            "timerfd_settime", "timerfd_gettime", "socketpair", "pipe2", "close_range", "pidfd_open", "pidfd_getfd",
            "fcntl", "ioctl");
    /** The same on x86-64, where the system calls are those of the functions. */
    private static final Set<String> SAME_ON_X86_64 = Set.of("poll", "epoll_wait", "dup2");

    private static final Pattern MARK = Pattern.compile("close\\(-1(\\d{5})\\) = -1 EBADF.*");
    private static final Pattern CALL = Pattern
            .compile("(\\w+)\\((.*)\\) = (-?\\d+|0x[0-9a-f]+|\\?)(?: ([A-Z][A-Z0-9]+))?(?: \\(.*\\))?");

    @TempDir
    Path directory;

    /** One call as either saw it. */
    private record Seen(String function, String arguments, String result) {
        static Seen of(String line) {
            Matcher matcher = CALL.matcher(line);
            assertTrue(matcher.matches(), line);
            // The C library gives the error itself where the kernel gives -1.
            String result = matcher.group(4) == null ? Long.decode(matcher.group(3)).toString() : matcher.group(4);
            return new Seen(matcher.group(1), matcher.group(2), result);
        }
    }

    @Test
    void bothSeeTheSame() throws Exception {
        ChildJvm.assumeStrace("the tracer's lines are those of strace");
        Path trace = directory.resolve("trace");
        List<String> command = new ArrayList<>(List.of("strace", "-ff", "-e",
                "trace=!futex,mmap,munmap,mprotect,brk,madvise", "-o", directory.resolve("strace").toString()));
        command.addAll(ChildJvm.command(List.of("-Xint", "-XX:+UseSerialGC", "-Deagain.trace=" + trace),
                StraceProbe.class));
        ChildJvm.Output output = ChildJvm.run(command, 180);
        assertEquals(0, output.status(), output::text);
        List<StraceProbe.Step> steps = output.text().lines().filter(line -> line.indexOf('\t') > 0)
                .map(StraceProbe.Step::parse).toList();
        List<Seen> ours = between(Files.readAllLines(trace, StandardCharsets.UTF_8).stream()
                .map(TraceTest.LINE::matcher).filter(Matcher::matches).map(matcher -> matcher.group(2)).toList());
        List<Seen> straces = between(threadWithMarks());
        assertEquals(steps.size(), ours.size(), "calls that the tracer saw");
        assertEquals(steps.size(), straces.size(), "calls that strace saw");

        List<String> problems = new ArrayList<>();
        int whole = 0;
        for (int i = 0; i < steps.size(); i++) {
            Seen our = ours.get(i);
            String difference = difference(steps.get(i), our, straces.get(i));
            // strace marks what it has no name for, and writes it as another number.
            if (difference.isEmpty() && sameText(our) && !straces.get(i).arguments().contains("???")) {
                whole++;
                if (!alike(our.arguments()).equals(alike(straces.get(i).arguments()))) {
                    difference = "arguments";
                }
            }
            if (!difference.isEmpty()) {
                problems.add(difference + ":\n  tracer " + our + "\n  strace " + straces.get(i) + "\n  Java   "
                        + steps.get(i).value());
            }
        }
        assertTrue(problems.isEmpty(), () -> "\n" + String.join("\n", problems));
        assertTrue(whole > 70, "compared to the letter: " + whole);
        System.out.println("trace: " + steps.size() + " calls as strace saw them, " + whole + " of them to the letter");
    }

    private static boolean sameText(Seen call) {
        return SAME.contains(call.function())
                || (SAME_ON_X86_64.contains(call.function()) && System.getProperty("os.arch").equals("amd64"));
    }

    private static String difference(StraceProbe.Step step, Seen ours, Seen straces) {
        if (!SYSTEM_CALLS.getOrDefault(ours.function(), Set.of(ours.function())).contains(straces.function())) {
            return "function";
        }
        if (!ours.result().equals(straces.result())) {
            return "result";
        }
        long java = step.value();
        String result = java < 0 ? ErrnoTable.LINUX.name((int) -java) : Long.toString(java);
        return step.own() != null || result.equals(ours.result()) ? "" : "what Java got";
    }

    /** Without what one of them writes alone: the arguments that the kernel's call has more, the order of flags. */
    private static String alike(String arguments) {
        String text = arguments.replaceAll("(, NULL){2}$|, NULL, 0$", "")
                .replace("[heap]", "0x").replaceAll("0x[0-9a-f]*\\b", "0x");
        return Pattern.compile("\\w+(\\|\\w+)+").matcher(text).replaceAll(
                flags -> Arrays.stream(flags.group().split("\\|", -1)).sorted().collect(Collectors.joining("|")));
    }

    private List<String> threadWithMarks() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("strace.")).toList()) {
                List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
                if (lines.stream().anyMatch(line -> line.startsWith("close(" + StraceProbe.MARK + ")"))) {
                    return lines.stream().filter(line -> !line.startsWith("write(") || !line.contains(", \"[main] "))
                            .map(line -> line.replaceFirst("\\) += ", ") = ")).toList();
                }
            }
        }
        throw new AssertionError("no thread made marks");
    }

    /** The one call between each two marks of the judged round. */
    private static List<Seen> between(List<String> lines) {
        List<Seen> seen = new ArrayList<>();
        List<String> open = null;
        for (String line : lines) {
            Matcher mark = MARK.matcher(line);
            if (!mark.matches()) {
                if (open != null) {
                    open.add(line);
                }
            } else if (Integer.parseInt(mark.group(1)) % 2 == 0) {
                open = new ArrayList<>();
            } else {
                assertTrue(open != null && open.size() == 1, "one call between two marks: " + open);
                seen.add(Seen.of(open.getFirst()));
                open = null;
            }
        }
        return seen;
    }
}
