package io.eagain.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results of two hosts beside each other, and the experiments that show an error. */
class ResultsTest {
    private static final Catalogue CATALOGUE = new Catalogue();

    @Test
    void theNotation() {
        assertEquals(Map.of("connect", "-1/EINPROGRESS", "poll", "1:POLLIN|POLLHUP"),
                Results.of("connect=-1/EINPROGRESS; poll=1:POLLIN|POLLHUP"));
        assertEquals(Map.of(), Results.of(""));
        assertEquals(Map.of(), Results.of("not run: Windows has no fork"));
    }

    @Test
    void theSameMeaningUnderTwoNames() {
        assertEquals(Results.meaning("-1/ECONNREFUSED"), Results.meaning("-1/WSAECONNREFUSED"));
        assertEquals(Results.meaning("-1/EAGAIN"), Results.meaning("-1/WSAEWOULDBLOCK"));
        assertNotEquals(Results.meaning("-1/EINPROGRESS"), Results.meaning("-1/WSAEWOULDBLOCK"));
        assertEquals("1:EPOLLIN|EPOLLHUP", Results.meaning("1:EPOLLIN|EPOLLHUP"));
        assertEquals("-1/WSANOTINITIALISED", Results.meaning("-1/WSANOTINITIALISED"));
    }

    private static String compared(String id, String observed, boolean differs) throws IOException {
        Experiment experiment = CATALOGUE.experiments().stream().filter(one -> one.id().equals(id)).findFirst()
                .orElseThrow();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertEquals(differs, Against.of("windows").show(new PrintStream(bytes, true, StandardCharsets.UTF_8),
                List.of(Observation.of(experiment, List.of(), observed, null))));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatDiffersIsPrintedWithBothValues() throws Exception {
        String page = compared("CON-01", "connect=-1/ECONNREFUSED; again=0; more=1", true);
        assertTrue(page.contains("CON-01  differs: Blocking"), page);
        assertFalse(page.contains("connect  "), page);
        assertTrue(page.lines().anyMatch(line -> line.matches(" +again +here 0 +there -1/WSAECONNREFUSED")), page);
        assertTrue(page.lines().anyMatch(line -> line.matches(" +more +here 1 +there nothing")), page);
        assertTrue(
                page.lines().anyMatch(
                        line -> line.matches(" +so_error +here nothing +there WSAECONNREFUSED; documented otherwise")),
                page);
        assertTrue(page.contains("under Wine 10.0"), page);
    }

    @Test
    void whatDoesNotDifferIsCounted() throws Exception {
        String page = compared("CON-07", "connect=-1/ECONNREFUSED; connect2=0", false);
        assertTrue(page.lines().anyMatch("CON-07  the same by other names"::equals), page);
        assertTrue(page.contains("1 experiments: 0 the same, 1 the same by other names, 0 differ, 0 not compared."),
                page);
        assertTrue(compared("CON-07", "connect=-1/WSAECONNREFUSED; connect2=0", false).lines()
                .anyMatch("CON-07  the same"::equals));
        assertTrue(compared("CON-22", "x=0", false).contains("CON-22  not compared: not run there: "));
    }

    @Test
    void whatWineGaveAndMicrosoftDocumentsOtherwiseIsSaid() throws Exception {
        String page = compared("CON-01", "connect=-1/ECONNREFUSED; again=-1/ECONNREFUSED; so_error=0", true);
        assertTrue(page.lines().anyMatch(
                line -> line.matches(" +so_error +here 0 +there WSAECONNREFUSED; documented otherwise")), page);
        page = compared("CON-14", "connect=-1/ECONNREFUSED", false);
        assertTrue(page.lines().anyMatch("CON-14  the same by other names; documented otherwise: connect"::equals),
                page);
    }

    @Test
    void whatWasBrokenOffIsNotCompared() throws Exception {
        Experiment experiment = CATALOGUE.experiments().getFirst();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Against.of("windows").show(new PrintStream(bytes, true, StandardCharsets.UTF_8),
                List.of(Observation.of(experiment, List.of(), "", "no end")));
        String page = bytes.toString(StandardCharsets.UTF_8);
        assertTrue(page.contains(experiment.id() + "  not compared: broken off here: no end"), page);
    }

    @Test
    void everyRecordedHostCanBeComparedWith() throws Exception {
        for (String host : Matrix.RECORDED) {
            Against.of(host);
        }
    }

    @Test
    void whatIsNoRecordIsRefused(@TempDir Path directory) throws Exception {
        Path other = Files.writeString(directory.resolve("other.json"), "{\"format\": \"x\"}");
        Path none = Files.writeString(directory.resolve("none.json"), "no JSON");
        Path half = Files.writeString(directory.resolve("half.json"), "{\"format\": \"eagain-lab-1\"}");
        for (String wrong : List.of("amiga", directory.toString(), other.toString(), none.toString(),
                half.toString())) {
            assertThrows(IOException.class, () -> Against.of(wrong), wrong);
        }
    }

    @Test
    void anErrorLeadsToTheExperimentsThatShowIt() {
        List<Evidence.Shown> shown = Evidence.of(List.of("ECONNREFUSED", "WSAECONNREFUSED"));
        Evidence.Shown first = shown.getFirst();
        assertEquals("CON-01", first.id());
        assertEquals(List.of(new Evidence.Seen("Linux", "connect", "-1/ECONNREFUSED"),
                new Evidence.Seen("Linux", "again", "-1/ECONNREFUSED"),
                new Evidence.Seen("Wine", "connect", "-1/WSAECONNREFUSED"),
                new Evidence.Seen("Wine", "again", "-1/WSAECONNREFUSED"),
                new Evidence.Seen("Wine", "so_error", "WSAECONNREFUSED")), first.seen());
        assertEquals(List.of(), Evidence.of(List.of("EHWPOISON")));
    }

    @Test
    void everyExperimentHasOneTopic() {
        for (Experiment experiment : CATALOGUE.experiments()) {
            assertEquals(1, List.of(Topic.values()).stream().filter(topic -> topic.has(experiment)).count(),
                    experiment.id());
        }
    }
}
