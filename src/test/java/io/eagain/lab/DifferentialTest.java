package io.eagain.lab;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.ChildJvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;

/**
 * CPython's socket, select and fcntl modules, which know nothing of eagain, see the same numbers in the same scenarios.
 *
 * <p>{@code differential.py} makes the experiments once more and prints what it saw in the notation of the
 * expectations; each line is compared to the letter with what the lab observes on this kernel now. What CPython does
 * not let through is in {@link #LEFT_OUT}, with the reason; every other label of every experiment is compared.
 */
@Tag("build-host")
@EnabledOnOs(value = OS.LINUX, disabledReason = "the lab runs on Linux alone so far")
class DifferentialTest {
    private static final int SECONDS = 120;
    private static final Catalogue CATALOGUE = new Catalogue();

    /** Labels that CPython cannot show; no labels at all mean the whole experiment. */
    private record Left(String reason, Set<String> labels) {
        Left(String reason, String... labels) {
            this(reason, Set.of(labels));
        }
    }

    private static final Map<String, Left> LEFT_OUT = new TreeMap<>(Map.ofEntries(
            entry("ACC-04", new Left("CPython chooses the flags of accept4 itself", "accept4_nb", "accept4_cloexec")),
            entry("ACC-05", new Left("CPython chooses the flags of accept4 itself")),
            entry("ACC-06", new Left("CPython computes the length of an address itself")),
            entry("ACC-12", new Left("CPython raises a negative backlog to 0", "neg")),
            entry("ACC-18", new Left("CPython computes the length of an address itself", "short")),
            entry("ACC-19", new Left("CPython passes no address of family AF_UNSPEC")),
            entry("ACC-20", new Left("CPython computes the length of an address itself", "len")),
            entry("ACC-31", new Left("CPython computes the length of an address itself", "short")),
            entry("BAD-01", new Left("CPython computes the lengths itself", "overflow")),
            entry("BAD-02", new Left("CPython allocates the buffers itself: none is at a bad address")),
            entry("BAD-03", new Left("CPython allocates the buffers itself: none is readable in part")),
            entry("BAD-04", new Left("CPython computes the length of an address itself")),
            entry("BAD-05",
                    new Left("CPython gives getsockopt good addresses and setsockopt the length of its bytes",
                            "set_neg", "get_neg", "get_null", "get_nolen")),
            entry("BAD-09", new Left("CPython computes addresses and lengths itself")),
            entry("BAD-33", new Left("CPython computes addresses and lengths itself")),
            entry("CON-11", new Left("CPython computes the length of an address itself")),
            entry("CON-12", new Left("CPython passes no address of family AF_UNSPEC")),
            entry("CON-32", new Left("CPython computes the length of an address itself")),
            entry("EPO-01",
                    new Left("CPython makes epoll_create1 alone and refuses the flag itself", "zero", "neg", "one",
                            "badflag")),
            entry("EPO-02", new Left("CPython chooses the operation and the event itself", "op", "null", "del_null")),
            entry("EPO-03",
                    new Left("CPython refuses these sizes itself and allocates the array", "zero", "neg", "huge",
                            "fault_idle", "fault")),
            entry("EPO-34",
                    new Left("CPython refuses these flags and sizes itself and allocates the array", "badflag", "zero",
                            "neg", "fault")),
            entry("ERR-31",
                    new Left("CPython knows the numbers of this host alone", "linux", "macos", "windows_crt",
                            "winsock")),
            entry("INT-31", new Left("CPython makes an interrupted call again by itself (PEP 475)")),
            entry("POL-01", new Left("CPython allocates the array and computes its length", "null", "bad", "many")),
            entry("POL-02", new Left("CPython refuses negative descriptors itself")),
            entry("POL-12", new Left("CPython's poll object knows a descriptor once")),
            entry("POL-34", new Left("CPython allocates the array and computes its length", "null", "many")),
            entry("RCV-06", new Left("CPython answers recv of 0 bytes without a system call", "zero")),
            entry("RCV-13", new Left("CPython allocates the buffer itself, of the length that is asked for")),
            entry("SEL-01",
                    new Left("CPython computes the first argument itself, and refuses the time", "nfds", "timeout")),
            entry("SEL-02", new Left("CPython does not show what select left of the time")),
            entry("SEL-05", new Left("CPython has no name for the constant and computes the first argument itself")),
            entry("SEL-31", new Left("CPython has no name for the constant", "fd_setsize")),
            entry("SEL-34", new Left("CPython computes the first argument itself", "nfds")),
            entry("TMO-06", new Left("CPython makes every negative time limit -1", "minus1000")),
            entry("TMO-07", new Left("CPython has no ppoll")),
            entry("TMO-11", new Left("CPython has timerfd since 3.13 alone")),
            entry("UDP-05", new Left("CPython answers recv of 0 bytes without a system call", "zero")),
            entry("UDP-07", new Left("CPython refuses an address without family", "unspec", "getpeername")),
            entry("UDP-12", new Left("CPython computes the length of an address itself", "short_len")),
            entry("UDP-16", new Left("CPython refuses an address without family", "local_after", "port_kept")),
            entry("UNX-06", new Left("CPython refuses a path that is too long itself", "toolong")),
            entry("UNX-10", new Left("CPython allocates the two descriptors itself", "fault"))));

    private static Map<String, String> python;
    private static String whyNoPrivateNetwork;

    private static String whyNoPython;

    @BeforeAll
    static void runPython() throws Exception {
        try {
            askPython();
        } catch (TestAbortedException e) {
            // For each test to say: what aborts a whole class is not counted as skipped.
            whyNoPython = e.getMessage();
        }
    }

    @BeforeEach
    void thereIsPython() {
        Assumptions.assumeTrue(whyNoPython == null, () -> whyNoPython);
    }

    private static void askPython() throws Exception {
        ChildJvm.assumeOnPath("python3", "CPython sees the same numbers");
        ChildJvm.Output version = ChildJvm.run(
                List.of("python3", "-c", "import os, sys; print(sys.implementation.name, hasattr(os, 'eventfd'))"),
                SECONDS);
        Assumptions.assumeTrue(version.text().strip().equals("cpython True"),
                () -> "python3 is no CPython 3.10 or newer, so it is not tested that it sees the same numbers: "
                        + version.text());
        Path program = Path
                .of(Objects.requireNonNull(DifferentialTest.class.getResource("differential.py")).toURI());
        ChildJvm.Output output = ChildJvm.run(List.of("python3", program.toString()), SECONDS);
        assertEquals(0, output.status(), output::text);
        python = lines(output);

        List<String> inside = new ArrayList<>(List.of("unshare", "--net"));
        if (!System.getProperty("user.name").equals("root")) {
            inside.addAll(List.of("--user", "--map-root-user"));
        }
        inside.addAll(List.of("python3", program.toString(), "ID"));
        // A network for each: some change theirs.
        for (String id : CATALOGUE.here().stream().filter(DifferentialTest::needsNetwork).map(Experiment::id)
                .toList()) {
            inside.set(inside.size() - 1, id);
            try {
                ChildJvm.Output outcome = ChildJvm.run(inside, SECONDS);
                if (outcome.status() == 0) {
                    python.putAll(lines(outcome));
                } else {
                    whyNoPrivateNetwork = outcome.text().strip();
                }
            } catch (java.io.IOException e) {
                whyNoPrivateNetwork = e.getMessage();
            }
        }
    }

    private static boolean needsNetwork(Experiment experiment) {
        return experiment.stage() == Experiment.Stage.PRIVATE_NETWORK;
    }

    private static Map<String, String> lines(ChildJvm.Output output) {
        Map<String, String> lines = new LinkedHashMap<>();
        output.text().lines().forEach(line -> {
            String[] parts = line.split(" ", 2);
            assertTrue(parts.length == 2 && parts[1].contains("="), () -> "python3 wrote " + line);
            assertNull(lines.put(parts[0], parts[1]), line);
        });
        return lines;
    }

    static Stream<String> compared() {
        return CATALOGUE.here().stream().map(Experiment::id).filter(id -> !whole(LEFT_OUT.get(id)));
    }

    private static boolean whole(Left left) {
        return left != null && left.labels().isEmpty();
    }

    @ParameterizedTest
    @MethodSource("compared")
    void pythonSeesTheSame(String id) throws InterruptedException {
        Experiment experiment = CATALOGUE.here().stream().filter(one -> one.id().equals(id)).findFirst()
                .orElseThrow();
        Assumptions.assumeFalse(needsNetwork(experiment) && whyNoPrivateNetwork != null,
                () -> id + ": no private network for CPython: " + whyNoPrivateNetwork);
        Observation observation = Observed.of(experiment);
        Assumptions.assumeFalse(observation.verdict() == Observation.Verdict.NOT_RUN,
                () -> id + " was not run: " + observation.reason());
        assertNull(observation.reason(), id);
        assertEquals(python.get(id), without(LEFT_OUT.get(id), observation.observed()),
                () -> id + ": CPython, and then the lab, whose calls were:\n  "
                        + observation.steps().stream().map(step -> step.call() + " = " + step.value())
                                .collect(Collectors.joining("\n  ")));
    }

    private static String without(Left left, String observed) {
        if (left == null) {
            return observed;
        }
        List<String> pairs = Arrays.asList(observed.split("; ", -1));
        List<String> rest = pairs.stream().filter(pair -> !left.labels().contains(label(pair))).toList();
        assertEquals(left.labels().size(), pairs.size() - rest.size(), () -> "labels left out of " + observed);
        return String.join("; ", rest);
    }

    private static String label(String pair) {
        return pair.substring(0, pair.indexOf('='));
    }

    /** No experiment is left out in silence, and none is left out that CPython does show. */
    @Test
    void everyExperimentIsComparedOrLeftOutWithAReason() {
        Set<String> known = CATALOGUE.here().stream().map(Experiment::id)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> accounted = new TreeSet<>(python.keySet());
        LEFT_OUT.forEach((id, left) -> {
            assertEquals(left.labels().isEmpty(), !python.containsKey(id), () -> id + " is left out and compared");
            assertFalse(left.reason().isBlank(), id);
            accounted.add(id);
        });
        if (whyNoPrivateNetwork != null) {
            CATALOGUE.here().stream().filter(DifferentialTest::needsNetwork).map(Experiment::id)
                    .forEach(accounted::add);
        }
        assertEquals(known, accounted);
        long values = python.values().stream().mapToLong(line -> line.split("; ", -1).length).sum();
        assertTrue(python.size() >= 75 && values >= 250, () -> python.size() + " experiments, " + values + " values");
        System.out.println("CPython: " + python.size() + " of " + known.size() + " experiments compared, " + values
                + " values; left out: " + LEFT_OUT.keySet().stream().filter(id -> whole(LEFT_OUT.get(id))).toList());
    }
}
