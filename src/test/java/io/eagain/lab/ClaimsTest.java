package io.eagain.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.ErrnoTable;
import io.eagain.lab.Claim.Holds;
import io.eagain.lab.LabHost.Kind;
import io.eagain.lab.Observation.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

/** What each claim is worth on each kind of host, whichever this one is: observations are made up here. */
class ClaimsTest {
    private static final Catalogue CATALOGUE = new Catalogue();
    private static final Pattern WINSOCK_NUMBER = Pattern.compile("\\b1[01]\\d{3}\\b");

    /** A run on a kind of host, in which what can be made there comes to the given verdict. */
    private static List<Observation> run(Kind host, Verdict verdict) {
        return run(host, experiment -> verdict);
    }

    private static List<Observation> run(Kind host, Function<Experiment, Verdict> verdict) {
        List<Observation> observations = new ArrayList<>();
        for (Experiment experiment : CATALOGUE.on(host)) {
            String notRun = experiment.notRun(host);
            observations.add(notRun == null
                    ? new Observation(experiment, List.of(), "", verdict.apply(experiment), null)
                    : Observation.notRun(experiment, notRun));
        }
        return observations;
    }

    private static List<Experiment> made(Claim claim, Kind host) {
        return CATALOGUE.about(claim, host).stream().filter(experiment -> experiment.notRun(host) == null).toList();
    }

    private static ClaimVerdict verdict(Kind host, String claim, List<Observation> observations) {
        return ClaimVerdict.of(host, CATALOGUE, CATALOGUE.claim(claim), observations);
    }

    private static String printed(Kind host, List<Observation> observations) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TerminalReport report = new TerminalReport(new PrintStream(bytes, true, StandardCharsets.UTF_8), Ansi.OFF,
                CATALOGUE, host);
        observations.forEach(report::show);
        report.claims(observations);
        report.end(HostFacts.here(), observations);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    // ---- what is recorded

    @Test
    void everyClaimHasAnAnswerForLinuxAndForWindows() {
        for (Claim claim : CATALOGUE.claims()) {
            for (Kind host : List.of(Kind.LINUX, Kind.WINDOWS)) {
                assertNotEquals(Holds.NOT_RUN, claim.on(host).holds(), claim.id());
                assertFalse(claim.on(host).words().isBlank(), () -> claim.id() + " has no words for " + host);
            }
            assertEquals(Claim.Answer.NONE, claim.on(Kind.OTHER), claim.id());
        }
    }

    /** What Windows 98 gave in 2001, what Wine gave, and what is documented of Windows are three things. */
    @Test
    void theWordsForWindowsSayWhereTheyComeFrom() {
        for (Claim claim : CATALOGUE.claims()) {
            String words = claim.windows().words();
            boolean unseen = claim.windows().holds() == Holds.UNSEEN;
            boolean made = !made(claim, Kind.WINDOWS).isEmpty();
            assertFalse(unseen && made, () -> claim.id() + " cannot be shown, and is by " + made(claim, Kind.WINDOWS));
            if (made) {
                assertTrue(words.contains("Wine"), () -> claim.id() + " does not say what Wine gave: " + words);
                assertEquals(claim.source().equals("2001-posting"), words.startsWith("Windows 98: "),
                        () -> claim.id() + ": " + words);
            } else if (!unseen) {
                assertTrue(words.startsWith("documented: "), () -> claim.id() + ": " + words);
            }
            assertTrue(unseen || words.toLowerCase(Locale.ROOT).contains("document"),
                    () -> claim.id() + " does not say what is documented: " + words);
        }
    }

    /** Every number of Winsock has its name beside it, once in a claim or in the words about it. */
    @Test
    void theNumbersInTheWordsHaveTheirNames() {
        int numbers = 0;
        for (Claim claim : CATALOGUE.claims()) {
            String words = claim.windows().words();
            String all = claim.text() + " " + words;
            for (String number : WINSOCK_NUMBER.matcher(words).results().map(MatchResult::group).toList()) {
                // The resolver's numbers are not in the table of errors.
                String name = number.equals("11001")
                        ? "WSAHOST_NOT_FOUND"
                        : ErrnoTable.WINSOCK.name(Integer.parseInt(number));
                assertTrue(all.contains(name + " " + number) || all.contains(number + " " + name),
                        () -> claim.id() + ": " + number + " is " + name + ": " + all);
                numbers++;
            }
        }
        assertTrue(numbers > 60, numbers + " numbers");
    }

    // ---- Windows, with Wine in its place

    @Test
    void noClaimIsOpenWhenAllGoesAsExpectedUnderWine() {
        List<Observation> observations = run(Kind.WINDOWS, Verdict.AS_EXPECTED);
        for (Claim claim : CATALOGUE.claims()) {
            Holds holds = claim.windows().holds();
            boolean documented = holds != Holds.UNSEEN && made(claim, Kind.WINDOWS).isEmpty();
            assertEquals(new ClaimVerdict(holds.words() + (documented ? " (documented)" : ""), true, documented),
                    ClaimVerdict.of(Kind.WINDOWS, CATALOGUE, claim, observations), claim.id());
        }
        assertEquals("does not hold (documented)", verdict(Kind.WINDOWS, "S57", observations).text());
        assertEquals("does not hold", verdict(Kind.WINDOWS, "S33", observations).text());
    }

    @Test
    void whatWindowsHasNoMeansForKeepsNoClaimOpen() {
        // A peer cannot be silenced there; the keep-alive options can be set.
        List<Observation> about = run(Kind.WINDOWS, Verdict.AS_EXPECTED).stream()
                .filter(observation -> observation.experiment().claims().contains("S10")).toList();
        assertTrue(about.stream().anyMatch(observation -> observation.verdict() == Verdict.NOT_RUN));
        assertEquals("holds", verdict(Kind.WINDOWS, "S10", about).text());
    }

    @Test
    void whatWasNotRunOrDiffersUnderWineKeepsAClaimOpen() {
        assertEquals("open: not all run", verdict(Kind.WINDOWS, "S33", List.of()).text());
        // For a reason of this machine's, which is not in the data.
        List<Observation> without = run(Kind.WINDOWS,
                experiment -> experiment.id().equals("CON-07") ? Verdict.NOT_RUN : Verdict.AS_EXPECTED);
        assertEquals("open: not all run", verdict(Kind.WINDOWS, "S33", without).text());
        assertFalse(verdict(Kind.WINDOWS, "S33", without).settled());
        List<Observation> other = run(Kind.WINDOWS,
                experiment -> experiment.id().equals("CON-07") ? Verdict.DIFFERS : Verdict.AS_EXPECTED);
        assertEquals("open: an experiment differs", verdict(Kind.WINDOWS, "S33", other).text());
        assertTrue(verdict(Kind.WINDOWS, "S57", other).settled(), "no experiment about it can be made");
    }

    @Test
    void theReportOfWineSpeaksOfWindows() {
        List<Observation> observations = run(Kind.WINDOWS, Verdict.AS_EXPECTED);
        String text = printed(Kind.WINDOWS, observations);
        assertTrue(text.contains("64 claims: 29 hold on Windows, 14 do not, 19 hold in part, 2 cannot be shown here,"
                + " 0 open; 3 by documentation alone."), text);
        assertTrue(text.contains("(2001-posting): does not hold: Windows 98: 10022."), text);
        assertFalse(text.contains("on this host"), text);
        assertFalse(text.contains("Linux machine"), text);
    }

    // ---- Windows itself, of which nothing exact is known

    @Test
    void onWindowsItselfNothingIsCompared() {
        List<Observation> observations = run(Kind.WINDOWS, Verdict.OBSERVED);
        assertEquals(new ClaimVerdict("does not hold (documented)", true, true),
                verdict(Kind.WINDOWS, "S33", observations));
        assertEquals("cannot be shown here", verdict(Kind.WINDOWS, "S50", observations).text());
        String text = printed(Kind.WINDOWS, observations);
        assertTrue(text.contains("0 open; 62 by documentation alone."), text);
        assertTrue(text.contains("(2001-posting): observed; recorded: does not hold: Windows 98: 10022."), text);
    }

    // ---- Linux, and a host without answers

    @Test
    void linuxIsReportedAsEver() {
        List<Observation> observations = run(Kind.LINUX, Verdict.AS_EXPECTED);
        for (Claim claim : CATALOGUE.claims()) {
            assertEquals(new ClaimVerdict(claim.linux().holds().words(), true, false),
                    ClaimVerdict.of(Kind.LINUX, CATALOGUE, claim, observations), claim.id());
        }
        String text = printed(Kind.LINUX, observations);
        assertTrue(text.contains("64 claims: 24 hold on this host, 12 do not, 25 hold in part, 3 cannot be shown on one"
                + " Linux machine, 0 open."), text);
        assertFalse(text.contains("Windows 98: "), text);
        assertFalse(text.contains("WSA-"), text);
    }

    @Test
    void aHostWithoutAnswersSaysSo() {
        List<Observation> observations = run(Kind.OTHER, Verdict.OBSERVED);
        assertEquals(new ClaimVerdict("not run here", true, false), verdict(Kind.OTHER, "S33", observations));
        String text = printed(Kind.OTHER, observations);
        assertTrue(text.contains("0 cannot be shown here, 64 were not run here, 0 open."), text);
        assertTrue(text.contains("(2001-posting): observed" + System.lineSeparator()), text);
    }
}
