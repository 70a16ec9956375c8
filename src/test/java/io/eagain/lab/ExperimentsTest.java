package io.eagain.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.lab.Observation.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Help.Ansi;

/**
 * Every experiment gives on this kernel what it is expected to give, every claim is accounted for, and a lab that
 * expects something else says so.
 */
class ExperimentsTest {
    private static final Catalogue CATALOGUE = new Catalogue();

    /** Quick, without a stage, and with more than one label. */
    private static final String SAMPLE = "RCV-06";

    /** Microsoft's pages, and the tests of Wine, which are written to pass on Windows. */
    private static final Pattern OF_WINDOWS = Pattern.compile("\\b(MS|Microsoft|wine)\\b");
    /** Apple's manuals and sources: "xnu soreceive", "recv.2 (xnu)". */
    private static final Pattern OF_MACOS = Pattern.compile("\\b(xnu|Libinfo)\\b");

    static Stream<String> ids() {
        return CATALOGUE.here().stream().map(Experiment::id);
    }

    private static Experiment experiment(String id) {
        return CATALOGUE.experiments().stream().filter(experiment -> experiment.id().equals(id)).findFirst()
                .orElseThrow();
    }

    /** Fails with the printed experiment, so that the call that went another way can be seen. */
    @ParameterizedTest
    @MethodSource("ids")
    void theKernelGivesWhatIsExpected(String id) throws InterruptedException {
        Experiment experiment = experiment(id);
        Observation observation = Observed.of(experiment);
        Assumptions.assumeFalse(observation.verdict() == Verdict.NOT_RUN,
                () -> id + " was not run: " + observation.reason());
        assertNull(observation.reason(), () -> printed(observation));
        Assumptions.assumeFalse(observation.verdict() == Verdict.OBSERVED, "nothing exact is known of this host");
        assertEquals(experiment.expected(), observation.observed(), () -> printed(observation));
        assertEquals(Verdict.AS_EXPECTED, observation.verdict(), () -> printed(observation));
        for (Step step : observation.steps()) {
            assertEquals(step.error() == 0, step.name() == null, () -> "error and name of " + step);
            if (step.error() != 0) {
                assertEquals(-step.error(), step.result(), () -> "error and result of " + step);
            }
        }
    }

    private static String printed(Observation observation) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TerminalReport report = new TerminalReport(new PrintStream(bytes, true, StandardCharsets.UTF_8), Ansi.OFF,
                CATALOGUE);
        report.start(observation.experiment());
        report.show(observation);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    // ---- the catalogue

    @Test
    void claimsAreS01ToS64InOrder() {
        assertEquals(
                IntStream.rangeClosed(1, 64).mapToObj(number -> String.format(Locale.ROOT, "S%02d", number)).toList(),
                CATALOGUE.claims().stream().map(Claim::id).toList());
    }

    @Test
    void everyClaimIsShownByAnExperimentOrSaysWhyItCannotBe() {
        for (Claim claim : CATALOGUE.claims()) {
            assertFalse(claim.text().isBlank(), () -> claim.id() + " claims nothing");
            assertTrue(Catalogue.SOURCES.containsKey(claim.source()), () -> "no source " + claim.source());
            List<Experiment> about = CATALOGUE.about(claim, LabHost.Kind.LINUX);
            assertEquals(claim.linux().holds() == Claim.Holds.UNSEEN, about.isEmpty(),
                    () -> claim.id() + " is " + claim.linux() + " and shown by " + about);
        }
    }

    @Test
    void everyClaimThatAnExperimentNamesExistsAndIsNamedOnce() {
        for (Experiment experiment : CATALOGUE.experiments()) {
            experiment.claims().forEach(CATALOGUE::claim);
            assertEquals(experiment.claims().size(), new HashSet<>(experiment.claims()).size(), experiment.id());
        }
    }

    @Test
    void idsAreUniqueAndSpeltAsTheCommandLineReadsThem() {
        Set<String> ids = new HashSet<>();
        for (String id : CATALOGUE.experiments().stream().map(Experiment::id).toList()) {
            assertTrue(id.matches("[A-Z]{3}-\\d\\d"), id);
            assertTrue(ids.add(id), () -> id + " is there twice");
        }
    }

    @Test
    void noCellIsEmpty() {
        for (Experiment experiment : CATALOGUE.experiments()) {
            // What is not known is a dash.
            for (String cell : List.of(experiment.title(), experiment.windows(), experiment.macos(),
                    experiment.source())) {
                assertFalse(cell.isBlank(), () -> experiment.id() + " has an empty cell");
            }
        }
    }

    /** A question mark is unconfirmed, and a dash is nothing. */
    @Test
    void whatIsDocumentedNamesASourceOfItsSystem() {
        List<String> without = new ArrayList<>();
        for (Experiment experiment : CATALOGUE.experiments()) {
            if (isStated(experiment.windows()) && !OF_WINDOWS.matcher(experiment.source()).find()) {
                without.add(experiment.id() + " Windows: " + experiment.windows());
            }
            if (isStated(experiment.macos()) && !OF_MACOS.matcher(experiment.source()).find()) {
                without.add(experiment.id() + " macOS: " + experiment.macos());
            }
        }
        assertEquals(List.of(), without);
    }

    private static boolean isStated(String cell) {
        return !cell.contains("?") && !cell.equals("-");
    }

    @Test
    void expectationsAreLabelsWithValues() {
        for (Experiment experiment : CATALOGUE.experiments()) {
            for (String cell : List.of(experiment.linux(), experiment.qemu(), experiment.wine())) {
                if (!cell.isEmpty() && !cell.startsWith("not run: ")) {
                    labels(experiment.id(), cell);
                }
            }
        }
    }

    private static void labels(String id, String cell) {
        Set<String> labels = new HashSet<>();
        for (String pair : cell.split("; ", -1)) {
            assertTrue(pair.matches("[a-z0-9_]+=\\S+"), () -> id + ": " + pair);
            assertTrue(labels.add(pair.substring(0, pair.indexOf('='))), () -> id + " has a label twice: " + pair);
        }
    }

    // ---- a wrong expectation is found

    private static Experiment expecting(Experiment same, String linux) {
        return new Experiment(same.id(), same.title(), same.claims(), linux, same.qemu(), same.windows(), same.wine(),
                same.disagree(), same.macos(), same.source(), same.stage(), same.scenario());
    }

    @Test
    void anotherExpectationDiffers() throws InterruptedException {
        Assumptions.assumeTrue(LabHost.LINUX, "the expectation of Linux is changed");
        Experiment right = experiment(SAMPLE);
        Observation observation = new Runner(false).run(right);
        Assumptions.assumeFalse(observation.verdict() == Verdict.NOT_RUN, observation::reason);
        assertEquals(Verdict.AS_EXPECTED, observation.verdict());
        List<String> wrong = new ArrayList<>(
                List.of("", right.linux() + "; more=0", right.linux().toLowerCase(Locale.ROOT),
                        right.linux().substring(right.linux().indexOf(';') + 2)));
        for (String linux : wrong) {
            Observation other = Observation.of(expecting(right, linux), observation.steps(), observation.observed(),
                    null);
            assertEquals(Verdict.DIFFERS, other.verdict(), linux);
        }
        assertEquals(Verdict.DIFFERS,
                Observation.of(right, observation.steps(), observation.observed(), "trouble").verdict(),
                "what ended in an exception is never as expected");
    }

    @Test
    void aLabThatDiffersSaysWhatAndEndsWithOne() {
        Assumptions.assumeTrue(System.getProperty("os.name").equals("Linux"), "the lab runs on Linux alone so far");
        String observed = experiment(SAMPLE).linux();
        String wrong = observed.replace("ENOTCONN", "EAGAIN");
        Catalogue other = new Catalogue(CATALOGUE,
                CATALOGUE.experiments().stream()
                        .map(experiment -> experiment.id().equals(SAMPLE) ? expecting(experiment, wrong) : experiment)
                        .toList());

        Ended right = lab(CATALOGUE, "--only", SAMPLE);
        assertEquals(0, right.status(), right::text);
        assertTrue(right.text().contains("1 experiments: 1 as expected, 0 differ, 0 not run."), right::text);

        Ended ended = lab(other, "--only", SAMPLE);
        assertEquals(1, ended.status(), ended::text);
        assertTrue(ended.text().contains("expected: " + wrong), ended::text);
        assertTrue(ended.text().contains("observed: " + observed), ended::text);
        assertTrue(ended.text().contains("1 experiments: 0 as expected, 1 differ, 0 not run."), ended::text);
        assertEquals(1, lab(other, "--only", SAMPLE + ",FCN-02").status(), "one of two");
        assertEquals(0, lab(other, "--only", "FCN-02").status(), "the wrong one was not asked for");
    }

    @Test
    void aClaimIsOpenWhenOneOfItsExperimentsDiffers() throws InterruptedException {
        Claim claim = CATALOGUE.claim("S05");
        List<Observation> observations = new ArrayList<>();
        for (Experiment experiment : CATALOGUE.about(claim)) {
            Observation observation = Observed.of(experiment);
            Assumptions.assumeFalse(observation.verdict() == Verdict.NOT_RUN, observation::reason);
            observations.add(observation);
        }
        assertTrue(observations.size() > 1);
        assertEquals("holds in part", ClaimVerdict.of(CATALOGUE, claim, observations).text());
        assertEquals("open: not all run",
                ClaimVerdict.of(CATALOGUE, claim, observations.subList(1, observations.size())).text());
        Observation first = observations.getFirst();
        observations.set(0,
                Observation.of(expecting(first.experiment(), "x=1"), first.steps(), first.observed(), null));
        assertEquals("open: an experiment differs", ClaimVerdict.of(CATALOGUE, claim, observations).text());
        assertFalse(ClaimVerdict.of(CATALOGUE, claim, observations).settled());
    }

    /** How the lab ended and what it printed. */
    private record Ended(int status, String text) {
    }

    private static Ended lab(Catalogue catalogue, String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            return new Ended(Lab.run(catalogue, arguments), bytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }
}
