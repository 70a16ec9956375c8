package io.eagain.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import io.eagain.ChildJvm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the lab prints is what it did: strace saw the same calls, in the same order, with the same results.
 *
 * <p>The whole lab runs under strace, which writes one file a thread; the thread of an experiment carries its id as
 * name, also in the child program of an experiment that needs a private network. Each of strace's calls is written as
 * the lab would have printed it: name, descriptor, address, length, flags, option and its value, result or error, and
 * what the call wrote through its pointers (address, option value, {@code revents}, events, the sets of select). Not
 * compared are the bytes of buffers, the descriptors of a poll with more than one, an address, a value or a length that
 * is passed together with a wrong one (strace does not decode them), and the event of {@code EPOLL_CTL_DEL}, which
 * nobody reads. Of a message the number of buffers, the descriptors passed and {@code msg_flags} are compared.
 *
 * <p>On an experiment's first thread the two lists must be equal: nothing that was made is not printed, and the other
 * way round. Three things are not the lab's and are skipped: {@code read}, {@code write}, {@code close}, {@code open},
 * {@code lseek} and {@code F_GETFD} that it did not print, because the JVM loads classes and starts programs with them,
 * and the handlers of signals that it sets; sockets that the JVM's network library and the C library's
 * resolver open for a look; and {@code getaddrinfo}, which is no system call. A line such as "2000 times ..." stands
 * for that many calls, and they are counted. On a second thread the printed calls must be there in order.
 */
@Tag("build-host")
@EnabledOnOs(value = OS.LINUX, disabledReason = "the lab runs on Linux alone so far")
class LabStraceTest {
    private static final int SECONDS = 300;

    // ?: not on every architecture.
    private static final String TRACED = "trace=network,?poll,ppoll,?select,pselect6,epoll_create1,epoll_ctl,"
            + "?epoll_wait,epoll_pwait,?epoll_pwait2,fcntl,ioctl,eventfd2,read,write,writev,close,?clone,?clone3,prctl"
            + ",openat,lseek,ftruncate,dup,?epoll_create,rt_sigaction,rt_sigreturn,tgkill,"
            + "pipe2,timerfd_create,timerfd_settime";

    /** What the JVM calls for itself on the threads of the experiments; starting a program it also asks F_GETFD. */
    private static final Set<String> ALSO_THE_JVMS = Set.of("read", "write", "close", "openat", "lseek",
            "rt_sigaction", "pipe2");

    @TempDir
    Path directory;

    @Test
    void straceSawWhatTheLabPrinted() throws Exception {
        ChildJvm.assumeStrace("the lab prints the calls that it makes");
        Path json = directory.resolve("lab.json");
        List<String> command = new ArrayList<>(List.of("strace", "-ff", "-s", "64", "-e", TRACED, "-o",
                directory.resolve("trace").toString()));
        command.addAll(ChildJvm.command(ChildJvm.QUICK, Lab.class, "--json", json.toString()));
        ChildJvm.Output output = ChildJvm.run(command, SECONDS);
        // What differs is for another test: under strace everything takes longer.
        assertTrue(output.status() == 0 || output.status() == 1, output::text);
        Traces traces = new Traces(directory);
        JsonReport.Document document = new Gson().fromJson(Files.readString(json), JsonReport.Document.class);
        assertNotNull(document, output::text);
        assertEquals(new Catalogue().here().size(), document.experiments().size());

        List<String> problems = new ArrayList<>();
        List<String> notRun = new ArrayList<>();
        Comparison all = new Comparison();
        for (JsonReport.Entry entry : document.experiments()) {
            if (entry.verdict().equals(Observation.Verdict.NOT_RUN.words())) {
                notRun.add(entry.id());
                continue;
            }
            List<Seen> first = traces.of(entry.id());
            List<Seen> second = traces.childrenOf(entry.id());
            problems.addAll(all.compare(entry.id(), entry.steps(), first, second));
            // Every single step counts: another result or another argument in any one of them is found.
            for (int i = 0; i < entry.steps().size(); i++) {
                Step step = entry.steps().get(i);
                for (Step other : kind(step) == Kind.CALL ? corrupted(step) : List.<Step>of()) {
                    List<Step> steps = new ArrayList<>(entry.steps());
                    steps.set(i, other);
                    assertFalse(new Comparison().compare(entry.id(), steps, first, second).isEmpty(),
                            () -> entry.id() + ": not found: " + text(other) + " instead of " + text(step));
                }
            }
        }
        assertTrue(problems.isEmpty(), () -> problems.size() + " problems:\n" + String.join("\n", problems));
        int compared = all.compared.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println("strace: " + compared + " printed calls seen: " + all.compared + "; " + all.repeated
                + " calls in summaries; experiments not run: " + notRun);
        assertTrue(compared > 1000, () -> "only " + compared + " steps compared");
        assertEquals(List.of(),
                NAMES.values().stream().distinct().filter(name -> !all.compared.containsKey(name)).toList(),
                "calls that no experiment makes");
    }

    // ---- the comparer itself

    private static final List<Step> PRINTED = List.of(step("socket(AF_INET, SOCK_STREAM, 0)", 7, null),
            step("connect(7, 127.0.0.1:80)", -111, null),
            step("2 times send(7, buf, 1024 or 1, MSG_DONTWAIT); the last", -11, null),
            step("poll({7, POLLIN|POLLOUT}, 1, 50)", 1, "POLLOUT"), step("close(7)", 0, null));

    private static final List<String> TRACE = List.of("read(9, \"\\312\\376) = 3\"..., 64) = 64", "close(9) = 0",
            "socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 7",
            "connect(7, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"127.0.0.1\")}, 16)"
                    + " = -1 ECONNREFUSED (Connection refused)",
            "sendto(7, \"\\0\"..., 1024, MSG_DONTWAIT, NULL, 0) = 1024",
            "sendto(7, \"\\0\", 1, MSG_DONTWAIT, NULL, 0) = -1 EAGAIN (Resource temporarily unavailable)",
            "poll([{fd=7, events=POLLIN|POLLOUT}], 1, 50) = 1 ([{fd=7, revents=POLLOUT}])", "close(7)    = 0",
            "+++ exited with 0 +++");

    private static Step step(String call, long result, String detail) {
        int error = result < 0 ? (int) -result : 0;
        return new Step(call, result, error, error == 0 ? null : io.eagain.Errno.name(error), detail, null, "", null,
                false);
    }

    private static List<String> judged(List<Step> printed, List<String> trace) {
        return new Comparison().compare("X", printed, Seen.all(trace), List.of());
    }

    /** A proof that the comparer looks at all: each kind of mistake, alone, is found. */
    @Test
    void theComparerFindsEachKindOfMistake() {
        assertEquals(List.of(), judged(PRINTED, TRACE));
        for (int i = 0; i < PRINTED.size(); i++) {
            List<Step> without = new ArrayList<>(PRINTED);
            Step step = without.remove(i);
            // A close that nobody printed may be the JVM's.
            assertEquals(step.call().startsWith("close"), judged(without, TRACE).isEmpty(), "not printed: " + step);
            List<Step> twice = new ArrayList<>(PRINTED);
            twice.add(i, step);
            assertFalse(judged(twice, TRACE).isEmpty(), () -> "printed twice: " + step);
            List<Step> swapped = new ArrayList<>(PRINTED);
            swapped.add((i + 1) % PRINTED.size(), swapped.remove(i));
            assertFalse(judged(swapped, TRACE).isEmpty(), () -> "at another place: " + step);
        }
        for (String[] change : new String[][]{{"htons(80)", "htons(81)"}, {"ECONNREFUSED", "EINPROGRESS"},
                {"SOCK_STREAM", "SOCK_DGRAM"}, {"connect(7", "connect(8"}, {" = 7", " = 8"}, {"1, 50)", "1, 51)"},
                {"revents=POLLOUT", "revents=POLLIN"}, {"events=POLLIN|POLLOUT", "events=POLLIN"},
                {"16) = -1", "3) = -1"}, {"MSG_DONTWAIT", "0"}, {"close(7)", "close(8)"}, {"EAGAIN", "EINTR"}}) {
            List<String> other = TRACE.stream().map(line -> line.replace(change[0], change[1])).toList();
            assertFalse(judged(PRINTED, other).isEmpty(), () -> change[0] + " to " + change[1]);
        }
        List<String> more = new ArrayList<>(TRACE);
        more.add(5, TRACE.get(4));
        assertFalse(judged(PRINTED, more).isEmpty(), "three times instead of two");
        List<String> retried = new ArrayList<>(TRACE);
        retried.add(4, TRACE.get(3));
        assertFalse(judged(PRINTED, retried).isEmpty(), "a retry that was not printed");
    }

    private static List<Step> corrupted(Step step) {
        long result = step.error() == 0 ? step.result() + 1 : step.result() == -11 ? -4 : -11;
        Step otherResult = step(step.call(), result, step.detail());
        String call = step.call().replaceFirst("\\b(\\d+)\\b", "1$1");
        Step otherNumber = step(call, step.result(), step.detail());
        List<Step> corrupted = new ArrayList<>();
        for (Step other : List.of(otherResult, otherNumber)) {
            corrupted.add(new Step(other.call(), other.result(), other.error(), other.name(), step.detail(),
                    step.label(), step.value(), step.thread(), false));
        }
        // eventfd, say, may have no number in its arguments.
        return call.equals(step.call()) ? corrupted.subList(0, 1) : corrupted;
    }

    // ---- what the lab printed

    private enum Kind {
        CALL,
        SUMMARY,
        NO_SYSTEM_CALL
    }

    private static Kind kind(Step step) {
        // glibc refuses a negative time itself.
        if (step.derived() || step.call().startsWith("getaddrinfo(")
                || step.call().equals("select(0, NULL, NULL, NULL, {-1, 0})")) {
            return Kind.NO_SYSTEM_CALL;
        }
        return SUMMARY.matcher(step.call()).matches() ? Kind.SUMMARY : Kind.CALL;
    }

    private static final Pattern SUMMARY = Pattern.compile("(\\d+) times (.*); the last");

    /** The calls that a summary stands for, each as strace's line is written. */
    private static final Map<String, List<Pattern>> SUMMARIES = Map.of("send\\((\\d+), buf, 1024 or 1, MSG_DONTWAIT\\)",
            List.of(Pattern.compile("send\\((\\d+), buf, (?:1024|1), MSG_DONTWAIT\\) = .*")),
            "fcntl\\((\\d+), F_DUPFD_CLOEXEC, 1100\\) and epoll_ctl\\(\\d+, EPOLL_CTL_ADD, copy, \\{EPOLLIN\\}\\)",
            List.of(Pattern.compile("fcntl\\((\\d+), F_DUPFD_CLOEXEC, 1100\\) = \\d+"),
                    Pattern.compile("epoll_ctl\\((\\d+), EPOLL_CTL_ADD, \\d+, \\{EPOLLIN, data=\\d+\\}\\) = 0")),
            "send\\((\\d+), buf, 100, MSG_DONTWAIT\\)",
            List.of(Pattern.compile("send\\(\\d+, buf, 100, MSG_DONTWAIT\\) = .*")),
            "sendto\\(\\d+, buf, 1000, 0, [0-9.:]+\\)",
            List.of(Pattern.compile("sendto\\(\\d+, buf, 1000, 0, [0-9.:]+\\) = 1000")),
            "recv\\(\\d+, buf, 2000, MSG_DONTWAIT\\)",
            List.of(Pattern.compile("recv\\(\\d+, buf, 2000, MSG_DONTWAIT\\) = .*")));

    private static String text(Step step) {
        String call = step.call();
        // Of these the raw forms have an argument more, and strace does not decode what is odd.
        call = call.replaceFirst("^(connect|bind)\\((-?\\d+), (?!NULL).*, (-?\\d+)\\)$", "$1($2, addr, $3)");
        call = call.replaceFirst("^(sendto\\(-?\\d+, buf, \\d+, [^,]+), [^,]+, (\\d+)\\)$", "$1, addr, $2)");
        if (step.error() != 0) {
            call = call.replaceFirst("^(recvmsg\\(-?\\d+), \\{.*\\}", "$1, msg");
        }
        call = call.replaceFirst("^(get(?:sock|peer)name\\(-?\\d+, NULL), \\[.*\\]\\)$", "$1, len)");
        call = call.replaceFirst("^(setsockopt\\(.*), \\[1\\], (-?\\d+)\\)$", "$1, val, $2)");
        call = call.replaceFirst("^(epoll_ctl\\(-?\\d+, EPOLL_CTL_DEL, -?\\d+), .*\\)$", "$1)");
        // Of a set it shows what is below the first argument.
        call = call.replaceFirst("^(select\\((\\d+), .*)\\{\\2\\}", "$1{}");
        String result = step.error() == 0 ? Long.toString(step.result()) : step.name();
        // F_GETFL's flags are its result once more; SO_ERROR's name stands beside its number.
        String detail = step.detail() == null || call.contains("F_GETFL")
                ? ""
                : " {" + step.detail().replaceFirst("^(E[A-Z]+) \\(\\d+\\)$", "$1") + "}";
        return normal(call + " = " + result + detail);
    }

    private static final Pattern BITS = Pattern.compile("[A-Z]\\w*(?:\\|\\w+)+");
    private static final Pattern HEX = Pattern.compile("\\b0x([0-9a-f]{1,8})\\b");

    /** The same flags in one order, numbers in one notation. */
    private static String normal(String text) {
        String sorted = BITS.matcher(text).replaceAll(
                match -> Arrays.stream(match.group().split("\\|", -1)).sorted().collect(Collectors.joining("|")));
        return HEX.matcher(sorted).replaceAll(match -> Integer.toString(Integer.parseUnsignedInt(match.group(1), 16)));
    }

    // ---- what strace saw

    /** strace's files, one for each thread. */
    private static final class Traces {
        private static final Pattern CLONED = Pattern.compile("clone3?\\(.* = (\\d+)");

        private final Map<String, List<String>> files = new TreeMap<>();

        Traces(Path directory) throws java.io.IOException {
            try (Stream<Path> paths = Files.list(directory)) {
                for (Path path : paths.filter(path -> path.getFileName().toString().startsWith("trace.")).toList()) {
                    files.put(path.getFileName().toString().substring("trace.".length()),
                            Files.readAllLines(path, StandardCharsets.UTF_8));
                }
            }
        }

        private String thread(String id) {
            List<String> named = files.entrySet().stream()
                    .filter(file -> file.getValue().stream()
                            .anyMatch(line -> line.startsWith("prctl(PR_SET_NAME, \"" + id + "\")")))
                    .map(Map.Entry::getKey).toList();
            assertEquals(1, named.size(), () -> "threads with the name " + id + ": " + named);
            return named.getFirst();
        }

        List<Seen> of(String id) {
            String thread = thread(id);
            // An owner of signals is printed in words.
            return Seen.all(files.get(thread).stream().map(line -> line.replace("pid=" + thread + "}", "pid=own}"))
                    .toList());
        }

        List<Seen> childrenOf(String id) {
            List<Seen> seen = new ArrayList<>();
            String thread = thread(id);
            for (String line : files.get(thread)) {
                Matcher matcher = CLONED.matcher(line);
                if (matcher.matches()) {
                    // The receiver of a signal is printed in words.
                    seen.addAll(Seen.all(files.getOrDefault(matcher.group(1), List.of()).stream()
                            .map(sent -> sent.replaceFirst("tgkill\\(\\d+, " + thread + ",",
                                    "tgkill(this process, first thread,"))
                            .toList()));
                }
            }
            return seen;
        }
    }

    /** Traced to find the threads, and what became of an interrupted call. */
    private static final Set<String> OF_THREADS = Set.of("prctl", "clone", "clone3", "rt_sigreturn");

    /** The names of the system calls, and what the lab calls them; any other is one that was not printed. */
    private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("socket", "socket"),
            Map.entry("socketpair", "socketpair"), Map.entry("bind", "bind"), Map.entry("listen", "listen"),
            Map.entry("accept", "accept"), Map.entry("accept4", "accept4"), Map.entry("connect", "connect"),
            Map.entry("getsockname", "getsockname"), Map.entry("getpeername", "getpeername"),
            Map.entry("setsockopt", "setsockopt"), Map.entry("getsockopt", "getsockopt"),
            Map.entry("shutdown", "shutdown"), Map.entry("close", "close"), Map.entry("recvfrom", "recv"),
            Map.entry("sendto", "send"), Map.entry("recvmsg", "recvmsg"), Map.entry("sendmsg", "sendmsg"),
            Map.entry("writev", "writev"),
            Map.entry("read", "read"), Map.entry("write", "write"), Map.entry("fcntl", "fcntl"),
            Map.entry("ioctl", "ioctl"), Map.entry("poll", "poll"), Map.entry("ppoll", "poll"),
            Map.entry("select", "select"), Map.entry("pselect6", "select"), Map.entry("epoll_create1", "epoll_create1"),
            Map.entry("epoll_ctl", "epoll_ctl"), Map.entry("epoll_wait", "epoll_wait"),
            Map.entry("epoll_pwait", "epoll_wait"), Map.entry("eventfd2", "eventfd"), Map.entry("openat", "open"),
            Map.entry("lseek", "lseek"), Map.entry("dup", "dup"), Map.entry("ftruncate", "ftruncate"),
            Map.entry("epoll_create", "epoll_create"), Map.entry("rt_sigaction", "siginterrupt"),
            Map.entry("tgkill", "tgkill"), Map.entry("pipe2", "pipe2"),
            Map.entry("timerfd_create", "timerfd_create"), Map.entry("timerfd_settime", "timerfd_settime"));

    /** One system call, in each of the forms in which the lab may have printed it. */
    private record Seen(String line, String name, List<String> arguments, String result, Set<String> texts) {
        private static final Pattern LINE = Pattern.compile("(\\w+)\\((.*)\\)\\s+= (.+)");

        static List<Seen> all(List<String> lines) {
            List<Seen> seen = notRestarted(lines).map(Seen::parse).filter(Objects::nonNull)
                    .collect(Collectors.toCollection(ArrayList::new));
            for (int i = 0; i < seen.size(); i++) {
                if (looksAround(seen.subList(i, seen.size()))) {
                    seen.remove(i--);
                }
            }
            return seen;
        }

        /** Without the calls that a signal interrupted and the kernel makes again: the return of its handler tells. */
        private static Stream<String> notRestarted(List<String> lines) {
            List<String> ended = new ArrayList<>(lines);
            for (int i = ended.size() - 1; i >= 0; i--) {
                if (ended.get(i).contains(" = ? ERESTART") && ended.subList(i, ended.size()).stream()
                        .filter(line -> line.startsWith("rt_sigreturn(")).limit(1)
                        .noneMatch(line -> line.contains("EINTR"))) {
                    ended.remove(i);
                }
            }
            return ended.stream();
        }

        /**
         * Sockets that are not the lab's. The JVM's network library asks on its first use whether there is IPv6 and
         * SO_REUSEPORT; the C library's resolver asks a cache for names.
         */
        private static boolean looksAround(List<Seen> rest) {
            Seen call = rest.getFirst();
            String next = rest.size() > 1 ? rest.get(1).line : "";
            if (!call.name.equals("socket")) {
                // The lab's own sockets with that option live longer.
                return call.line.contains("/nscd/") || (call.line.contains("SO_REUSEPORT")
                        && next.startsWith("close(" + call.arguments.getFirst() + ")"));
            }
            String afterNext = rest.size() > 2 ? rest.get(2).line : "";
            String close = "close(" + call.result + ")";
            return next.startsWith(close) || (next.contains("SO_REUSEPORT") && afterNext.startsWith(close))
                    || next.contains("/nscd/");
        }

        boolean mayBeTheJvms() {
            return ALSO_THE_JVMS.contains(name) || (name.equals("fcntl") && arguments.get(1).equals("F_GETFD"));
        }

        private static Seen parse(String line) {
            Matcher matcher = LINE.matcher(line.replaceAll(" /\\* [^*]* \\*/", ""));
            if (!matcher.matches() || OF_THREADS.contains(matcher.group(1))) {
                return null;
            }
            String name = matcher.group(1);
            List<String> arguments = split(matcher.group(2));
            String end = matcher.group(3);
            String result = result(end);
            Set<String> texts = forms(name, arguments, end, result.startsWith("E")).stream()
                    .map(form -> normal(form.replace("#", result))).collect(Collectors.toSet());
            return new Seen(line, name, arguments, result, texts);
        }

        private static String result(String end) {
            if (end.startsWith("? ERESTART")) {
                // Between kernel and strace: a call that its signal handler ends with EINTR.
                return "EINTR";
            }
            String first = end.split(" ", 2)[0];
            return first.equals("-1") ? end.split(" ", 3)[1] : Long.toString(Long.decode(first));
        }

        /** The lab's line for this call; # is the result. */
        private static List<String> forms(String name, List<String> a, String end, boolean failed) {
            String all = String.join(", ", a);
            return switch (name) {
                case "socket" -> {
                    yield List.of("socket(" + a.get(0) + ", " + a.get(1) + ", " + protocol(a.get(2)) + ") = #");
                }
                case "socketpair" -> {
                    String head = "socketpair(" + a.get(0) + ", " + a.get(1) + ", " + protocol(a.get(2));
                    yield a.get(3).equals("NULL")
                            ? List.of(head + ", NULL) = #")
                            : List.of(head + ") = #"
                                    + (failed ? "" : " {" + a.get(3).substring(1, a.get(3).length() - 1) + "}"));
                }
                case "bind", "connect" -> {
                    String head = name + "(" + a.get(0) + ", ";
                    String raw = head + (a.get(1).equals("NULL") ? "NULL" : "addr") + ", " + signed(a.get(2)) + ") = #";
                    yield whole(a.get(1), a.get(2))
                            ? List.of(head + address(a.get(1)) + ") = #", raw)
                            : List.of(raw);
                }
                case "accept" -> {
                    String length = a.get(2).replaceAll(".*=> |[\\[\\]]", "");
                    String raw = "accept(" + a.get(0) + ", " + (a.get(1).equals("NULL") ? "NULL" : "addr") + ", "
                            + a.get(2).replaceFirst(" => .*", "]") + ") = #";
                    yield whole(a.get(1), length) ? List.of(raw, raw + " {" + address(a.get(1)) + "}") : List.of(raw);
                }
                case "getsockname", "getpeername" -> {
                    String given = a.get(2).replaceFirst(" => .*", "]");
                    String raw = name + "(" + a.get(0) + ", "
                            + (a.get(1).equals("NULL")
                                    ? "NULL, " + (given.equals("NULL") ? given : "len")
                                    : "addr, " + given)
                            + ") = #";
                    String shown = name + "(" + a.get(0) + ") = #";
                    String length = a.get(2).replaceAll(".*=> |[\\[\\]]", "");
                    yield failed
                            ? List.of(raw, shown)
                            : whole(a.get(1), length)
                                    ? List.of(raw, shown + " {" + address(a.get(1)) + "}")
                                    : List.of(raw);
                }
                case "setsockopt" -> {
                    String head = "setsockopt(" + a.get(0) + ", " + level(a.get(1)) + ", " + option(a.get(2)) + ", ";
                    String raw = head + (a.get(3).equals("NULL") ? "NULL" : "val") + ", " + signed(a.get(4)) + ") = #";
                    String value = value(a.get(2), a.get(3));
                    yield value == null ? List.of(raw) : List.of(raw, head + value + ") = #");
                }
                case "getsockopt" -> {
                    String head = "getsockopt(" + a.get(0) + ", " + level(a.get(1)) + ", " + option(a.get(2));
                    String raw = head + ", " + (a.get(3).equals("NULL") ? "NULL" : "optval") + ", "
                            + a.get(4).replaceFirst(" => .*\\]", "]") + ") = #";
                    String value = a.get(3).replaceAll("[\\[\\]]", "")
                            .replaceFirst("\\{l_onoff=(\\d+), l_linger=(\\d+)\\}", "$1, $2");
                    yield List.of(raw, head + ") = #" + (failed ? "" : " {" + value + "}"));
                }
                case "recvfrom" -> {
                    String head = a.get(0) + ", " + buffer(a.get(1)) + ", " + a.get(2) + ", " + a.get(3);
                    yield List.of(a.get(4).equals("NULL")
                            ? "recv(" + head + ") = #"
                            : "recvfrom(" + head + ", addr, " + a.get(5).replaceFirst(" => .*", "]") + ") = #");
                }
                case "sendto" -> {
                    String head = a.get(0) + ", " + buffer(a.get(1)) + ", " + a.get(2) + ", " + a.get(3);
                    yield List.of(a.get(4).equals("NULL")
                            ? "send(" + head + ") = #"
                            : "sendto(" + head + ", "
                                    + (whole(a.get(4), a.get(5)) ? address(a.get(4)) : "addr, " + a.get(5))
                                    + ") = #");
                }
                case "sendmsg", "recvmsg" -> {
                    Matcher message = Pattern.compile("(msg_iovlen=\\d+)(?:, msg_control=\\[\\{.*cmsg_type=SCM_RIGHTS,"
                            + " cmsg_data=(\\[[^\\]]*\\])\\}\\])?.*msg_flags=([^}]*)\\}").matcher(a.get(1));
                    boolean found = message.find();
                    String shown = !found || (failed && name.equals("recvmsg"))
                            ? "msg"
                            : "{" + message.group(1)
                                    + (message.group(2) == null ? "" : ", SCM_RIGHTS " + message.group(2)) + "}";
                    yield List.of(name + "(" + a.get(0) + ", " + shown + ", " + a.get(2) + ") = #"
                            + (failed || name.equals("sendmsg") ? "" : " {" + message.group(3) + "}"));
                }
                case "writev" -> List.of("writev(" + a.get(0) + ", {iov_len="
                        + a.get(1).replaceFirst("^.*?iov_len=(\\d+).*$", "$1")
                        + (a.get(2).equals("1") ? "}, " : ", ...}, ") + a.get(2) + ") = #");
                case "read", "write" -> List
                        .of(name + "(" + a.get(0) + ", " + buffer(a.get(1)) + ", " + a.get(2) + ") = #");
                case "fcntl" -> List.of("fcntl(" + all.replace("{type=F_OWNER_TID, pid=own}",
                        "{F_OWNER_TID, this thread}").replace("O_RDONLY|", "")
                        .replace("F_DUPFD, 4294967295", "F_DUPFD, -1").replace("FASYNC", "O_ASYNC") + ") = #");
                case "ioctl" -> {
                    String head = "ioctl(" + a.get(0) + ", " + request(a.get(1));
                    String argument = a.get(2).equals("0") ? "NULL" : a.get(2);
                    yield a.get(1).equals("FIONREAD") || a.get(1).equals("SIOCATMARK")
                            ? List.of(head + ") = #"
                                    + (failed ? "" : " {" + argument.substring(1, argument.length() - 1) + "}"))
                            : List.of(head + ", " + argument + ") = #");
                }
                case "poll" -> poll(a, a.get(2), end, failed);
                case "ppoll" -> {
                    List<String> forms = new ArrayList<>(poll(a, milliseconds(a.get(2)), end, failed));
                    forms.add("ppoll(" + a.get(0) + ", " + a.get(1) + ", " + a.get(2).replaceAll("tv_n?sec=", "") + ", "
                            + a.get(3) + ") = #");
                    yield forms;
                }
                case "select", "pselect6" -> select(a, end, failed);
                case "epoll_ctl" -> a.get(1).equals("EPOLL_CTL_DEL")
                        ? List.of("epoll_ctl(" + String.join(", ", a.subList(0, 3)) + ") = #")
                        : List.of("epoll_ctl(" + String.join(", ", a.subList(0, 3)) + ", "
                                + (a.get(3).equals("NULL") ? "NULL" : "{" + event(a.get(3)) + "}") + ") = #");
                case "epoll_wait", "epoll_pwait" -> {
                    String found = a.get(1).startsWith("[{") ? " {" + event(a.get(1)) + "}" : "";
                    // Where there is no event it does not look at the array.
                    List<String> arrays = a.get(1).equals("NULL")
                            ? List.of("NULL")
                            : found.isEmpty() ? List.of("events", "PROT_NONE") : List.of("events");
                    yield arrays.stream().map(array -> "epoll_wait(" + a.get(0) + ", " + array + ", " + a.get(2) + ", "
                            + a.get(3) + ") = #" + found).toList();
                }
                case "pipe2" -> List.of("pipe2(" + a.get(1) + ") = #"
                        + (failed ? "" : " {" + a.get(0).substring(1, a.get(0).length() - 1) + "}"));
                case "timerfd_settime" -> List.of("timerfd_settime(" + all.replaceAll("\\w+=", "") + ") = #");
                case "rt_sigaction" -> List.of(a.get(1).equals("NULL")
                        ? "sigaction(" + a.get(0) + ") = #"
                        : "siginterrupt(" + a.get(0) + ", " + (a.get(1).contains("SA_RESTART") ? 0 : 1) + ") = #");
                case "eventfd2" -> List.of("eventfd(" + all + ") = #");
                case "openat" -> List.of("open(" + a.get(1) + ", " + a.get(2) + ") = #");
                default -> List.of(name + "(" + all + ") = #");
            };
        }

        private static String protocol(String shown) {
            return Map.of("IPPROTO_IP", "0", "IPPROTO_ICMP", "1", "IPPROTO_TCP", "6", "IPPROTO_UDP", "17",
                    "IPPROTO_RAW", "255").getOrDefault(shown, shown);
        }

        private static List<String> poll(List<String> a, String timeout, String end, boolean failed) {
            String tail = ", " + a.get(1) + ", " + timeout + ") = #";
            if (a.get(0).equals("NULL") || a.get(0).equals("[]")) {
                return List.of("poll(NULL" + tail);
            }
            if (a.get(0).startsWith("0x")) {
                return List.of("poll(PROT_NONE" + tail);
            }
            if (!a.get(1).equals("1")) {
                return List.of("poll({" + a.get(1) + " descriptors}" + tail);
            }
            Matcher given = Pattern.compile("\\[\\{fd=(-?\\d+), events=([^}]+)\\}\\]").matcher(a.get(0));
            assertTrue(given.matches(), a.get(0));
            String revents = Pattern.compile("revents=([^}]+)").matcher(end).results().findFirst()
                    .map(match -> match.group(1)).orElse("0");
            return List.of("poll({" + given.group(1) + ", " + given.group(2) + "}" + tail
                    + (failed ? "" : " {" + revents + "}"));
        }

        private static List<String> select(List<String> a, String end, boolean failed) {
            List<String> sets = a.subList(1, 4).stream()
                    .map(set -> set.equals("NULL") ? set : "{" + set.substring(1, set.length() - 1) + "}").toList();
            String call = "select(" + a.get(0) + ", " + String.join(", ", sets) + ", " + milliseconds(a.get(4))
                    + " ms) = #";
            String found = Stream.of("in", "out", "except")
                    .map(set -> set.equals("in")
                            ? "r" + in(end, "(in [", ", in [")
                            : set.equals("out")
                                    ? "w" + in(end, "(out [", ", out [")
                                    : "e" + in(end, "(except [", ", except ["))
                    .collect(Collectors.joining());
            return List.of(failed || sets.contains("NULL") ? call : call + " {" + found + "}");
        }

        private static int in(String end, String first, String later) {
            return end.contains(first) || end.contains(later) ? 1 : 0;
        }

        private static String milliseconds(String time) {
            Matcher parts = Pattern.compile("\\{tv_sec=(-?\\d+), tv_(n|u)sec=(\\d+)\\}").matcher(time);
            assertTrue(parts.matches(), time);
            long fraction = Long.parseLong(parts.group(3)) / (parts.group(2).equals("n") ? 1_000_000 : 1000);
            return Long.toString(Long.parseLong(parts.group(1)) * 1000 + fraction);
        }

        private static String event(String shown) {
            Matcher parts = Pattern.compile("\\[?\\{events=([^,]+), data=\\{u32=(\\d+), u64=(\\d+)\\}\\}(?:, .*)?\\]?")
                    .matcher(shown);
            return parts.matches() ? parts.group(1) + ", data=" + parts.group(3) : shown;
        }

        private static String buffer(String shown) {
            return shown.equals("NULL") ? "NULL" : "buf";
        }

        private static String signed(String length) {
            return Integer.toString((int) Long.parseLong(length));
        }

        private static String level(String level) {
            return number(level.replaceFirst("^SOL_(TCP|IP|IPV6)$", "IPPROTO_$1"));
        }

        private static String option(String option) {
            return number(option.replaceFirst("_OLD$", ""));
        }

        private static String number(String shown) {
            return shown.startsWith("0x") ? Long.decode(shown).toString() : shown;
        }

        private static String request(String shown) {
            Matcher parts = Pattern.compile("_IOC\\(_IOC_NONE, (\\w+), (\\w+), (\\w+)\\)").matcher(shown);
            return parts.matches()
                    ? Long.toString(Long.decode(parts.group(3)) << 16 | Long.decode(parts.group(1)) << 8
                            | Long.decode(parts.group(2)))
                    : shown;
        }

        /** What setsockopt was given, or null if it is no number and no struct that the lab prints. */
        private static String value(String option, String shown) {
            if (option.startsWith("SO_RCVTIMEO") || option.startsWith("SO_SNDTIMEO")) {
                if (!shown.startsWith("\"")) {
                    return milliseconds(shown) + " ms";
                }
                byte[] time = bytes(shown);
                java.nio.ByteBuffer words = java.nio.ByteBuffer.wrap(time).order(java.nio.ByteOrder.nativeOrder());
                return words.getLong(0) * 1000 + words.getLong(8) / 1000 + " ms";
            }
            if (option.equals("SO_ATTACH_FILTER")) {
                return shown.startsWith("{len=1,") ? "{drop everything}" : shown;
            }
            Matcher linger = Pattern.compile("\\{l_onoff=(\\d+), l_linger=(\\d+)\\}").matcher(shown);
            if (linger.matches()) {
                return "{" + linger.group(1) + ", " + linger.group(2) + "}";
            }
            if (shown.startsWith("\"")) {
                return shown;
            }
            return shown.startsWith("[") ? shown.substring(1, shown.length() - 1) : null;
        }

        private static byte[] bytes(String quoted) {
            Pattern one = Pattern.compile("\\\\([0-7]{1,3})|\\\\(.)|(.)");
            String controls = "n\nt\tr\rv\u000bf\f\"\"\\\\";
            List<Byte> bytes = new ArrayList<>();
            for (MatchResult match : one.matcher(quoted.substring(1, quoted.length() - 1)).results().toList()) {
                if (match.group(1) != null) {
                    bytes.add((byte) Integer.parseInt(match.group(1), 8));
                } else if (match.group(2) != null) {
                    bytes.add((byte) controls.charAt(controls.indexOf(match.group(2)) + 1));
                } else {
                    bytes.add((byte) match.group(3).charAt(0));
                }
            }
            byte[] array = new byte[bytes.size()];
            for (int i = 0; i < array.length; i++) {
                array[i] = bytes.get(i);
            }
            return array;
        }

        /** Whether an address was passed with the length of its kind, so that the lab prints it without one. */
        private static boolean whole(String address, String length) {
            if (address.contains("AF_UNIX")) {
                return address.contains("sun_path=") || length.equals("2");
            }
            return length.equals(address.contains("inet_addr(") ? "16" : address.contains("AF_INET6") ? "28" : "none");
        }

        private static String address(String shown) {
            if (shown.equals("{sa_family=AF_UNIX}")) {
                return "unix:(unnamed)";
            }
            Matcher unix = Pattern.compile("\\{sa_family=AF_UNIX, sun_path=(@?)\"(.*)\"\\}").matcher(shown);
            if (unix.matches()) {
                return "unix:" + unix.group(1) + unix.group(2);
            }
            Matcher four = Pattern
                    .compile("\\{sa_family=AF_INET, sin_port=htons\\((\\d+)\\), sin_addr=inet_addr\\(\"(.*)\"\\)\\}")
                    .matcher(shown);
            if (four.matches()) {
                return four.group(2) + ":" + four.group(1);
            }
            Matcher six = Pattern.compile(
                    "\\{sa_family=AF_INET6, sin6_port=htons\\((\\d+)\\),.* inet_pton\\(AF_INET6, \"([^\"]+)\".*\\}")
                    .matcher(shown);
            assertTrue(six.matches(), shown);
            return "[" + inHex(six.group(2)) + "]:" + six.group(1);
        }

        /** The lab writes an IPv4 address inside an IPv6 one in hex, too. */
        private static String inHex(String ipv6) {
            Matcher mixed = Pattern.compile("(.*:)(\\d+)\\.(\\d+)\\.(\\d+)\\.(\\d+)").matcher(ipv6);
            if (!mixed.matches()) {
                return ipv6;
            }
            int[] bytes = IntStream.rangeClosed(2, 5).map(group -> Integer.parseInt(mixed.group(group))).toArray();
            return mixed.group(1) + Integer.toHexString(bytes[0] << 8 | bytes[1]) + ":"
                    + Integer.toHexString(bytes[2] << 8 | bytes[3]);
        }

        /** Arguments are separated by commas outside brackets and quotes. */
        private static List<String> split(String arguments) {
            List<String> split = new ArrayList<>();
            int depth = 0;
            boolean quoted = false;
            int start = 0;
            for (int i = 0; i < arguments.length(); i++) {
                char c = arguments.charAt(i);
                if (quoted) {
                    if (c == '\\') {
                        i++;
                    } else if (c == '"') {
                        quoted = false;
                    }
                } else if (c == '"') {
                    quoted = true;
                } else if ("([{".indexOf(c) >= 0) {
                    depth++;
                } else if (")]}".indexOf(c) >= 0) {
                    depth--;
                } else if (c == ',' && depth == 0) {
                    split.add(arguments.substring(start, i).strip());
                    start = i + 1;
                }
            }
            split.add(arguments.substring(start).strip());
            return split;
        }
    }

    // ---- side by side

    /** Compares one experiment after another and counts what was compared. */
    private static final class Comparison {
        /** Printed calls that strace saw, by name. */
        final Map<String, Integer> compared = new TreeMap<>();

        /** Calls that the lab printed as one line. */
        int repeated;

        /** What is printed and was not made, and what was made and is not printed. */
        List<String> compare(String id, List<Step> steps, List<Seen> first, List<Seen> second) {
            List<Step> printed = steps.stream()
                    .filter(step -> kind(step) != Kind.NO_SYSTEM_CALL && step.thread() == null).toList();
            List<String> problems = new ArrayList<>();
            int at = 0;
            for (Step step : printed) {
                if (kind(step) == Kind.SUMMARY) {
                    int next = summary(step, first, at);
                    if (next < 0) {
                        problems.add(id + ": not as often: " + step.call() + " = " + step.result());
                        return problems;
                    }
                    at = next;
                    continue;
                }
                String text = text(step);
                while (at < first.size() && !first.get(at).texts.contains(text)
                        && first.get(at).mayBeTheJvms()) {
                    at++;
                }
                if (at == first.size() || !first.get(at).texts.contains(text)) {
                    problems.add(id + ": printed " + text + "\n  and strace saw "
                            + (at == first.size()
                                    ? "nothing more"
                                    : first.get(at).line + "\n  which is "
                                            + first.get(at).texts));
                    return problems;
                }
                count(first.get(at++));
            }
            first.subList(at, first.size()).stream().filter(seen -> !seen.mayBeTheJvms())
                    .forEach(seen -> problems.add(id + ": made and not printed: " + seen.line));
            problems.addAll(inOrder(id, steps, second));
            return problems;
        }

        private List<String> inOrder(String id, List<Step> steps, List<Seen> second) {
            int at = 0;
            for (Step step : steps) {
                if (kind(step) == Kind.CALL && step.thread() != null) {
                    String text = text(step);
                    while (at < second.size() && !second.get(at).texts.contains(text)) {
                        at++;
                    }
                    if (at == second.size()) {
                        return List.of(id + ": printed on a second thread and not seen: " + text);
                    }
                    count(second.get(at++));
                }
            }
            return List.of();
        }

        private void count(Seen seen) {
            compared.merge(Objects.requireNonNull(NAMES.get(seen.name)), 1, Integer::sum);
        }

        /** Where the calls end that a summary stands for, or -1 if they are not as many, or the last is another. */
        private int summary(Step step, List<Seen> seen, int start) {
            Matcher parts = SUMMARY.matcher(step.call());
            assertTrue(parts.matches(), step.call());
            Map.Entry<String, List<Pattern>> kind = SUMMARIES.entrySet().stream()
                    .filter(entry -> parts.group(2).matches(entry.getKey())).findFirst()
                    .orElseThrow(() -> new AssertionError("what does this stand for? " + step.call()));
            int count = Integer.parseInt(parts.group(1)) * kind.getValue().size();
            int at = start;
            int found = 0;
            String last = "";
            while (found < count && at < seen.size()) {
                Pattern expected = kind.getValue().get(found % kind.getValue().size());
                if (seen.get(at).texts.stream().anyMatch(text -> expected.matcher(text).matches())) {
                    last = seen.get(at).result;
                    found++;
                } else if (!seen.get(at).mayBeTheJvms()) {
                    return -1;
                }
                at++;
            }
            repeated += found;
            return found == count && last.equals(step.error() == 0 ? Long.toString(step.result()) : step.name())
                    ? at
                    : -1;
        }
    }
}
