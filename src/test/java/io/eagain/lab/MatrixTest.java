package io.eagain.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The recorded results and the page that is made of them are those of today's experiments. */
class MatrixTest {
    private static final Path DOCS = Path.of(System.getProperty("project.basedir", "."), "docs");
    /** Made again by the lab here and by the scripts in {@code hosts}; the others are contributed, and may be older. */
    private static final Set<String> REMADE = Set.of("linux-x86_64", "linux-aarch64", "windows");

    @Test
    void everyRecordIsAColumn() throws Exception {
        Set<String> files;
        try (Stream<Path> records = Files.list(DOCS.resolve("results"))) {
            files = records.map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        assertEquals(files, new TreeSet<>(Matrix.RECORDED), "docs/results and Matrix.RECORDED");
        assertTrue(files.containsAll(REMADE));
    }

    @Test
    void thePageIsMadeOfTheRecordedResults() throws Exception {
        List<String> made = Matrix.page(DOCS).lines().toList();
        List<String> page = Files.readAllLines(DOCS.resolve("MATRIX.md"));
        String again = "docs/MATRIX.md is older: mvn -q compile exec:exec -Dlab.main=io.eagain.lab.Matrix -Dlab.args=docs";
        for (int i = 0; i < Math.min(made.size(), page.size()); i++) {
            // A line at a time: the page is long.
            assertEquals(made.get(i), page.get(i), again);
        }
        assertEquals(made.size(), page.size(), again);
    }

    @Test
    void theRecordedResultsAreWhatTheExperimentsExpect() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (String name : Matrix.RECORDED) {
            JsonReport.Document document = JsonReport.document(Files.readString(Matrix.file(DOCS, name)));
            boolean windows = name.equals("windows");
            List<String> recorded = document.experiments().stream().map(JsonReport.Entry::id).toList();
            List<Experiment> asked = new Catalogue().experiments().stream()
                    .filter(experiment -> windows || !experiment.linux().isEmpty()).toList();
            if (REMADE.contains(name)) {
                assertEquals(asked.stream().map(Experiment::id).toList(), recorded, name);
            }
            for (Experiment experiment : asked) {
                if (!recorded.contains(experiment.id())) {
                    continue;
                }
                JsonReport.Entry entry = document.experiments().get(recorded.indexOf(experiment.id()));
                String expected = windows ? experiment.wine() : experiment.linux();
                if (name.equals("linux-aarch64") && !experiment.qemu().isEmpty()) {
                    expected = experiment.qemu();
                }
                boolean notRun = entry.verdict().equals(Observation.Verdict.NOT_RUN.words());
                boolean differs = !REMADE.contains(name) && entry.verdict().equals(Observation.Verdict.DIFFERS.words());
                if (notRun ? entry.reason() == null : entry.observed().equals(expected) == differs) {
                    wrong.add(name + " " + experiment.id() + ": " + entry.observed() + ", expected " + expected);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** Wine is not Windows, and qemu is not a processor: the record must say what it was made on. */
    @Test
    void eachRecordSaysWhatItWasMadeOn() throws Exception {
        HostFacts linux = host("linux-x86_64");
        assertNull(linux.under());
        assertEquals("amd64", linux.architecture());
        HostFacts arm = host("linux-aarch64");
        assertTrue(arm.under().startsWith("qemu-user "), arm::line);
        assertEquals("aarch64", arm.architecture());
        HostFacts windows = host("windows");
        assertTrue(windows.under().startsWith("Wine "), windows::line);
        assertNotNull(windows.jdk());
    }

    private static HostFacts host(String name) throws Exception {
        return JsonReport.document(Files.readString(Matrix.file(DOCS, name))).host();
    }
}
