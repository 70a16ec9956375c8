package io.eagain.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.eagain.ChildJvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A C program that knows nothing of eagain gets on this kernel what the lab expects of Linux, to the letter:
 * {@code src/test/c/linux/catalogue.c}, which has a function for each row of the catalogue of behaviours. And every row
 * of that catalogue is an experiment.
 */
@Tag("build-host")
@EnabledOnOs(OS.LINUX)
class CatalogueOracleTest {
    private static final int SECONDS = 300;
    private static final Path SOURCE = Path
            .of(System.getProperty("project.basedir", "."), "src/test/c/linux/catalogue.c").toAbsolutePath();
    private static final Map<String, Experiment> EXPERIMENTS = new Catalogue().experiments().stream()
            .collect(Collectors.toMap(Experiment::id, Function.identity()));

    /** The rows of the catalogue that Linux cannot run. */
    private static final Set<String> NOT_ON_LINUX = Stream
            .concat(Stream.of("BAD-12", "BAD-13", "OPT-12", "RCV-14", "UDP-17"),
                    IntStream.rangeClosed(1, 17).mapToObj("WSA-%02d"::formatted))
            .collect(Collectors.toSet());

    @TempDir
    private static Path directory;

    private static final Map<String, String> C = new TreeMap<>();

    @BeforeAll
    static void compileAndRun() throws Exception {
        ChildJvm.Output compiler = ChildJvm.run(
                List.of("gcc", "-O1", "-w", "-o", directory.resolve("catalogue").toString(), SOURCE.toString(),
                        "-pthread"),
                SECONDS);
        assertEquals(0, compiler.status(), compiler::text);
        C.putAll(run());
    }

    /** What the program prints, by the ids of the experiments. */
    private static Map<String, String> run(String... rows) throws Exception {
        List<String> command = new ArrayList<>(List.of("env", "--chdir", directory.toString(), "./catalogue"));
        command.addAll(List.of(rows));
        ChildJvm.Output output = ChildJvm.run(command, SECONDS);
        assertEquals(0, output.status(), output::text);
        Map<String, String> lines = new TreeMap<>();
        for (String line : output.lines()) {
            String[] cells = line.split("\t", -1);
            assertEquals(2, cells.length, line);
            lines.put(cells[0].replace('_', '-'), cells[1]);
        }
        return lines;
    }

    static Stream<String> both() {
        return C.keySet().stream().filter(EXPERIMENTS::containsKey);
    }

    @ParameterizedTest
    @MethodSource("both")
    void cGetsWhatTheLabExpects(String id) throws Exception {
        String expected = EXPERIMENTS.get(id).linux();
        String said = C.get(id);
        Assumptions.assumeFalse(said.matches(".*SETUP-FAILED\\(.*:EPERM\\)"),
                () -> id + ": the C program has no right to its stage: " + C.get(id));
        if (!said.equals(expected)) {
            // On a busy machine it may have come too late: once more, alone.
            said = run(id.replace('-', '_')).get(id);
        }
        assertEquals(expected, said);
    }

    @Test
    void everyRowOfTheCatalogueIsAnExperiment() {
        Set<String> catalogue = new TreeSet<>(C.keySet());
        catalogue.addAll(NOT_ON_LINUX);
        assertEquals(C.size() + NOT_ON_LINUX.size(), catalogue.size(), "rows that are and are not on Linux");
        assertEquals(211, catalogue.size());
        catalogue.removeAll(EXPERIMENTS.keySet());
        assertEquals(Set.of(), catalogue, "rows without an experiment");
    }

    @Test
    void rowsThatLinuxCannotRunAreDocumented() {
        for (String id : NOT_ON_LINUX) {
            Experiment experiment = EXPERIMENTS.get(id);
            assertEquals("", experiment.linux(), id);
            assertFalse(experiment.windows().equals("-"), id);
        }
    }
}
