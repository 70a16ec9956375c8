package io.eagain.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a host gives for the matrix, of a few experiments. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "with the expectations of Linux")
class ContributionTest {
    private static final Set<String> SOME = Set.of("RCV-01", "RCV-05");

    @TempDir
    Path directory;

    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

    private boolean write(Path file, List<Experiment> experiments) throws Exception {
        return Contribution.write(new Catalogue(new Catalogue(), experiments), file,
                new PrintStream(progress, true, StandardCharsets.UTF_8));
    }

    private static List<Experiment> some() {
        List<Experiment> some = new Catalogue().here().stream().filter(e -> SOME.contains(e.id())).toList();
        assertEquals(SOME.size(), some.size());
        return some;
    }

    @Test
    void theFileIsAReportOfTheLab() throws Exception {
        Path file = directory.resolve("host.json");
        assertTrue(write(file, some()));
        JsonReport.Document document = JsonReport.document(Files.readString(file));
        assertEquals(HostFacts.here(), document.host());
        assertEquals(2, document.summary().asExpected());
        assertEquals(some().stream().map(Experiment::id).toList(),
                document.experiments().stream().map(JsonReport.Entry::id).toList());
        String told = progress.toString(StandardCharsets.UTF_8);
        assertTrue(told.startsWith("lab: 0 of 2 experiments, next RCV-01\n"), told);
        assertTrue(told.contains("lab: 2 experiments, 0 differ, 0 not run\nWritten: " + file + "\n"), told);
        assertTrue(told.contains("CONTRIBUTING.md, \"Add a column\", "), told);
    }

    @Test
    void aDifferenceIsNamed() throws Exception {
        Experiment right = some().getFirst();
        Experiment wrong = new Experiment(right.id(), right.title(), right.claims(), "recv=12345", "",
                right.windows(), right.wine(), right.disagree(), right.macos(), right.source(), right.stage(),
                right.scenario());
        assertFalse(write(directory.resolve("host.json"), List.of(wrong)));
        String told = progress.toString(StandardCharsets.UTF_8);
        assertTrue(told.contains("lab: 1 experiments, 1 differ, 0 not run\n"), told);
        assertTrue(told.contains("lab: RCV-01 differs: expected recv=12345, observed "), told);
    }
}
