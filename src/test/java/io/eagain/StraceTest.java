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
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Each raw call is exactly one system call, with those arguments and that result: strace saw it. */
@Tag("build-host")
@EnabledOnOs(OS.LINUX)
class StraceTest {

    private static final Pattern MARK = Pattern.compile("close\\((-\\d+)\\) = -1 EBADF");
    private static final Pattern ERROR = Pattern.compile("= -1 ([A-Z0-9]+)$");
    private static final Pattern VALUE = Pattern.compile("= (\\d+|0x[0-9a-f]+)(?: \\(.*\\))?$");

    /** Every system call that the public raw calls make; the judged round must have seen each. */
    private static final List<String> ALL = List.of("socket", "socketpair", "bind", "listen", "accept", "accept4",
            "connect", "getsockname", "getpeername", "getsockopt", "setsockopt", "shutdown", "close", "recvfrom",
            "sendto", "read", "write", "fcntl", "ioctl", "ppoll", "epoll_create1", "epoll_ctl", "epoll_pwait2",
            "eventfd2", "readv", "writev", "preadv2", "pwritev2", "recvmsg", "sendmsg", "recvmmsg", "sendmmsg",
            "sendfile", "splice", "tee", "pselect6", "dup", "dup3", "pipe2", "close_range", "epoll_pwait",
            "timerfd_create", "timerfd_settime", "timerfd_gettime", "signalfd4", "rt_sigprocmask", "pidfd_open",
            "pidfd_getfd");
    private static final List<String> OF_X86_64 = List.of("poll", "epoll_wait", "dup2");

    @TempDir
    Path directory;

    @Test
    void eachJavaCallIsOneSystemCall() throws Exception {
        ChildJvm.assumeStrace("each call is one system call");
        // One file a thread: lines of others never come between.
        List<String> command = new ArrayList<>(
                List.of("strace", "-ff", "-s", "64", "-e", "trace=!mprotect,brk,madvise", "-o",
                        directory.resolve("trace").toString()));
        // Not traced: memory that malloc takes for the JVM now and then. No function of the library makes such a call.
        // A thread that queues a method for compilation wakes the compiler, with a futex call between two marks.
        command.addAll(ChildJvm.command(List.of("-Xint", "-XX:+UseSerialGC"), StraceProbe.class));
        ChildJvm.Output output = ChildJvm.run(command, 120);
        assertEquals(0, output.status(), output::text);

        List<StraceProbe.Step> steps = output.text().lines().filter(line -> line.indexOf('\t') > 0)
                .map(StraceProbe.Step::parse).toList();
        List<String> problems = new ArrayList<>();
        Map<String, Integer> seen = new TreeMap<>();
        Map<Integer, List<String>> between = between(threadWithMarks());
        assertEquals(steps.size(), between.size(), "steps and pairs of marks");
        for (int i = 0; i < steps.size(); i++) {
            List<String> lines = between.get(i);
            String problem = judge(steps.get(i), lines);
            if (!problem.isEmpty()) {
                problems.add(problem);
            }
            lines.forEach(line -> seen.merge(line.replaceFirst("\\(.*", ""), 1, Integer::sum));
        }
        assertTrue(problems.isEmpty(), () -> "\n" + String.join("\n", problems));
        List<String> missing = new ArrayList<>(ALL);
        if (System.getProperty("os.arch").equals("amd64")) {
            missing.addAll(OF_X86_64);
        }
        missing.removeAll(seen.keySet());
        assertEquals(List.of(), missing, "system calls that no step made");
        System.out.println("strace: " + steps.size() + " calls of Java were one system call each: " + seen);
    }

    /** A proof that the judge looks at all: each kind of mistake, alone, is found. */
    @Test
    void theJudgeFindsEachKindOfMistake() {
        String line = "recvfrom(5, NULL, 33, MSG_DONTWAIT, NULL, NULL) = -1 EAGAIN";
        StraceProbe.Step right = new StraceProbe.Step("recv", -11, null, List.of(line));
        assertEquals("", judge(right, List.of(line)));
        assertTrue(judge(right, List.of()).contains("0 system calls"), "no call");
        assertTrue(judge(right, List.of(line, line)).contains("2 system calls"), "a retry");
        assertTrue(judge(right, List.of("futex(0x7, FUTEX_WAKE, 1) = 0", line)).contains("2 system calls"), "another");
        assertTrue(judge(right, List.of(line.replace("33", "34"))).contains("34"), "an argument");
        assertTrue(judge(right, List.of(line.replace("EAGAIN", "EINTR"))).contains("EINTR"), "an error");
        assertTrue(judge(new StraceProbe.Step("recv", -35, null, List.of(line)), List.of(line)).contains("-35"),
                "a number");
        assertTrue(judge(new StraceProbe.Step("recv", 0, null, List.of(line)), List.of(line)).contains("Java got 0"),
                "a lost error");
        StraceProbe.Step value = new StraceProbe.Step("accept", 8, null, List.of("accept(5, NULL, NULL) = <any>"));
        assertEquals("", judge(value, List.of("accept(5, NULL, NULL) = 8")));
        assertTrue(judge(value, List.of("accept(5, NULL, NULL) = 9")).contains("Java got 8"), "a value");
    }

    /** What is wrong with a step, or nothing. No system call of the JVM's own is allowed between the marks. */
    private static String judge(StraceProbe.Step step, List<String> lines) {
        String head = step.java() + " gave " + step.value() + ": ";
        if (lines.size() != 1) {
            return head + lines.size() + " system calls: " + lines;
        }
        String line = lines.getFirst();
        if (step.lines().stream().noneMatch(expected -> matches(expected, line))) {
            return head + "\n  expected " + String.join("\n        or ", step.lines()) + "\n  strace   " + line;
        }
        if (step.own() != null) {
            return step.own() == step.value() ? "" : head + "expected " + step.own() + " with " + line;
        }
        long result = result(line);
        return result == step.value()
                ? ""
                : head + "Java got " + step.value() + ", the system gave " + result + ": "
                        + line;
    }

    private static boolean matches(String expected, String line) {
        String pattern = Pattern.quote(expected).replace(StraceProbe.ANY, "\\E\\d+\\Q").replace("<fd>", "\\E\\d+\\Q")
                .replace("<hex>", "\\E[0-9a-f]+\\Q");
        return line.matches(pattern);
    }

    private static long result(String line) {
        Matcher error = ERROR.matcher(line);
        if (error.find()) {
            return -ErrnoTable.LINUX.number(error.group(1)).orElseThrow();
        }
        Matcher value = VALUE.matcher(line);
        assertTrue(value.find(), () -> "no result in " + line);
        return Long.decode(value.group(1));
    }

    private List<String> threadWithMarks() throws IOException {
        List<List<String>> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
                if (lines.stream().anyMatch(line -> line.contains("close(" + StraceProbe.MARK + ")"))) {
                    found.add(lines);
                }
            }
        }
        assertEquals(1, found.size(), "threads that made marks");
        // strace pads before the result, and explains an error.
        return found.getFirst().stream()
                .map(line -> line.replaceFirst("\\) += ", ") = ").replaceFirst("(= -1 [A-Z0-9]+) \\(.*\\)$", "$1"))
                .toList();
    }

    /** The lines between the two marks of each step. */
    private static Map<Integer, List<String>> between(List<String> lines) {
        Map<Integer, List<String>> steps = new TreeMap<>();
        List<String> open = null;
        for (String line : lines) {
            Matcher mark = MARK.matcher(line);
            int number = mark.matches() ? StraceProbe.MARK - Integer.parseInt(mark.group(1)) : -1;
            if (number >= 0 && number < -StraceProbe.MARK) {
                if (number % 2 == 0) {
                    open = new ArrayList<>();
                    steps.put(number / 2, open);
                } else {
                    open = null;
                }
            } else if (open != null) {
                open.add(line);
            }
        }
        assertEquals(Arrays.asList(steps.keySet().toArray()),
                Stream.iterate(0, i -> i + 1).limit(steps.size()).map(i -> (Object) i).toList(), "marks in a row");
        return steps;
    }
}
