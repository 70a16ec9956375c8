package io.eagain.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.eagain.ChildJvm;
import io.eagain.ErrnoTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command line in a program of its own: what it accepts, what it writes where, and how it ends. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the lab runs on Linux alone so far")
@DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "its child programs do not know that they run under qemu-user")
class LabCommandTest {
    private static final int SECONDS = 60;
    private static final Catalogue CATALOGUE = new Catalogue();

    /** How the program ended, and what it wrote to which stream. */
    private record Ended(int status, String out, String err) {
    }

    @TempDir
    Path directory;

    private Ended lab(String... arguments) throws Exception {
        Path out = Files.createTempFile(directory, "lab", ".out");
        Path err = Files.createTempFile(directory, "lab", ".err");
        Process process = ChildJvm.builder(ChildJvm.command(ChildJvm.QUICK, Lab.class, arguments))
                .redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        process.getOutputStream().close();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("no end after " + SECONDS + " s: " + Files.readString(out));
        }
        Ended ended = new Ended(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
        assertFalse((ended.out() + ended.err()).contains("\u001b"), () -> "colours in a pipe: " + ended);
        return ended;
    }

    private Ended fine(String... arguments) throws Exception {
        Ended ended = lab(arguments);
        assertEquals(0, ended.status(), ended::toString);
        assertEquals("", ended.err());
        return ended;
    }

    private static List<String> listed(Ended ended) {
        return ended.out().lines().map(line -> line.substring(0, line.indexOf(' '))).toList();
    }

    private static List<String> ids(Predicate<Experiment> which) {
        return CATALOGUE.here().stream().filter(which).map(Experiment::id).toList();
    }

    // ---- without running anything

    @Test
    void helpNamesEveryOptionAndEveryStatus() throws Exception {
        String help = fine("--help").out();
        for (String word : List.of("--only", "--json", "--list", "--help", "--version", "Exit status:",
                "  0   everything", "  1   an observation", "  2   wrong usage", "  3   a fault", "Examples:")) {
            assertTrue(help.contains(word), () -> word + " is not in\n" + help);
        }
        assertFalse(help.contains("--inside-private-network"), "for the lab's own child programs alone");
    }

    @Test
    void versionNamesTheHost() throws Exception {
        String version = fine("--version").out();
        assertTrue(version.startsWith("eagain lab"), version);
        assertTrue(version.contains(HostFacts.here().line()), version);
    }

    @Test
    void listShowsEveryExperimentOnce() throws Exception {
        Ended all = fine("--list");
        assertEquals(ids(experiment -> true), listed(all));
        for (Experiment experiment : CATALOGUE.here()) {
            assertTrue(all.out().contains(experiment.title()), experiment.id());
        }
    }

    @Test
    void onlyTakesGroupsAndClaimsAndIdsInEitherCase() throws Exception {
        assertEquals(ids(experiment -> experiment.id().startsWith("CON-")), listed(fine("--list", "--only", "CON")));
        List<String> about = ids(experiment -> experiment.claims().contains("S28"));
        assertFalse(about.isEmpty());
        assertEquals(about, listed(fine("--list", "--only", "S28")));
        assertEquals(List.of("RCV-05", "UDP-04"), listed(fine("--list", "--only", "UDP-04,rcv-05")));
        assertEquals(List.of("RCV-05", "UDP-04"), listed(fine("--list", "--only", "UDP-04", "--only", "RCV-05")));
    }

    @Test
    void aWordThatIsNothingIsNamedAndRunsNothing() throws Exception {
        for (String word : List.of("RCV-99", "RCV-0", "S65", "nonsense")) {
            Ended ended = lab("--only", "RCV-06," + word);
            assertEquals(2, ended.status(), ended::toString);
            assertTrue(ended.err().contains("--only " + word + ":"), ended::toString);
            assertEquals("", ended.out());
        }
        Ended unknown = lab("--no-such-option");
        assertEquals(2, unknown.status(), unknown::toString);
        assertTrue(unknown.err().contains("--no-such-option"), unknown::toString);
    }

    @Test
    void aFileThatCannotBeWrittenIsFoundOutBeforeAnythingRuns() throws Exception {
        for (Path file : List.of(directory.resolve("missing").resolve("lab.json"), directory)) {
            Ended ended = lab("--only", "RCV-06", "--json", file.toString());
            assertEquals(2, ended.status(), ended::toString);
            assertTrue(ended.err().contains("--json " + file + ": cannot be written"), ended::toString);
            assertEquals("", ended.out());
        }
    }

    // ---- running

    @Test
    void oneExperimentIsPrintedWithItsCallsAndClaims() throws Exception {
        Ended ended = fine("--only", "RCV-34");
        for (String text : List.of("RCV-34  ", "-11 EAGAIN  [recv]", "=> as expected", "S03 \"",
                "1 experiments: 1 as expected, 0 differ, 0 not run.", HostFacts.here().line())) {
            assertTrue(ended.out().contains(text), () -> text + " is not in\n" + ended.out());
        }
    }

    @Test
    void jsonToAFile() throws Exception {
        Path file = directory.resolve("lab.json");
        // A network of its own, two threads, a vocabulary that is no errno, and many errors.
        Ended ended = fine("--only", "CON-16,RCV-31,NAM-31,BAD-06,POL-34,ERR-31", "--json", file.toString());
        assertTrue(ended.out().contains("Written: " + file), ended.out());
        JsonObject document = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        assertEquals(6, experimentsOf(document));
    }

    @Test
    void jsonToStandardOutputIsAllThereIs() throws Exception {
        // Strict to the last character: parseString refuses anything after the document.
        Ended ended = fine("--only", "FCN,RCV-06", "--json", "-");
        JsonObject document = JsonParser.parseString(ended.out()).getAsJsonObject();
        assertTrue(ended.out().startsWith("{") && ended.out().endsWith("}\n"), "one document");
        assertEquals(ids(experiment -> experiment.id().startsWith("FCN-")).size() + 1, experimentsOf(document));
    }

    /** Checks every field that readers rely on. */
    private static int experimentsOf(JsonObject document) {
        JsonObject host = document.getAsJsonObject("host");
        for (String fact : List.of("os", "architecture", "kernel", "libc", "jdk")) {
            assertFalse(host.get(fact).getAsString().isBlank(), fact);
        }
        assertFalse(document.get("format").getAsString().isBlank());
        assertNotNull(java.time.Instant.parse(document.get("date").getAsString()));
        int notRun = 0;
        int errors = 0;
        for (JsonElement element : document.getAsJsonArray("experiments")) {
            JsonObject experiment = element.getAsJsonObject();
            String id = experiment.get("id").getAsString();
            Experiment known = CATALOGUE.here().stream().filter(one -> one.id().equals(id)).findFirst()
                    .orElseThrow();
            assertEquals(known.title(), experiment.get("title").getAsString());
            assertEquals(known.linux(), experiment.getAsJsonObject("expected").get("linux").getAsString());
            String verdict = experiment.get("verdict").getAsString();
            assertTrue(Set.of("as expected", "not run").contains(verdict), () -> id + ": " + verdict);
            if (verdict.equals("not run")) {
                assertFalse(experiment.get("reason").getAsString().isBlank(), id);
                notRun++;
                continue;
            }
            assertEquals(known.linux(), experiment.get("observed").getAsString());
            assertFalse(experiment.getAsJsonArray("steps").isEmpty(), id);
            for (JsonElement step : experiment.getAsJsonArray("steps")) {
                errors += checked(step.getAsJsonObject());
            }
        }
        JsonObject summary = document.getAsJsonObject("summary");
        assertEquals(document.getAsJsonArray("experiments").size(), summary.get("experiments").getAsInt());
        assertEquals(0, summary.get("differ").getAsInt());
        assertEquals(notRun, summary.get("notRun").getAsInt());
        assertTrue(errors > 0, "no error at all");
        assertEquals(CATALOGUE.claims().stream().map(Claim::id).toList(),
                StreamSupport.stream(document.getAsJsonArray("claims").spliterator(), false)
                        .map(claim -> claim.getAsJsonObject().get("id").getAsString()).toList());
        return document.getAsJsonArray("experiments").size();
    }

    private static int checked(JsonObject step) {
        assertFalse(step.get("call").getAsString().isBlank());
        long result = step.get("result").getAsLong();
        int error = step.get("error").getAsInt();
        if (error == 0) {
            assertTrue(step.get("name").isJsonNull(), step::toString);
            // The codes of getaddrinfo are negative and no error numbers.
            assertTrue(result >= 0 || step.get("call").getAsString().startsWith("getaddrinfo("), step::toString);
            return 0;
        }
        assertEquals(-error, result, step::toString);
        assertEquals(ErrnoTable.LINUX.name(error), step.get("name").getAsString());
        return 1;
    }
}
