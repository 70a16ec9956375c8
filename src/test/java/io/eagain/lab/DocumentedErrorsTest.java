package io.eagain.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The tables of errors in the Javadoc: every number marked as observed was observed by the lab for that call, and every
 * number that the lab observes stands in the table and is marked so.
 */
class DocumentedErrorsTest {
    private static final Path SOURCES = Path.of(System.getProperty("project.basedir", "."), "src/main/java/io/eagain");
    private static final Pattern METHOD = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*?<table(?:(?!\\*/).)*?)\\*/\\s*public static \\w+ (\\w+)\\(", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("<tr><td>([^<]*)</td><td>([^<]*)</td>");
    private static final Pattern OBSERVED = Pattern.compile("(\\d+) o");
    private static final Pattern CALL = Pattern.compile("(?:\\d+ times )?(\\w+)\\(.*");

    @Test
    void tablesSayWhatTheLabObserves() throws Exception {
        Map<String, Set<Integer>> observed = observed();
        List<String> wrong = new ArrayList<>();
        int tables = 0;
        try (Stream<Path> files = Files.walk(SOURCES, 2)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher method = METHOD.matcher(Files.readString(file));
                while (method.find()) {
                    tables++;
                    compare(method.group(2), method.group(1), observed.getOrDefault(method.group(2), Set.of()), wrong);
                }
            }
        }
        assertTrue(tables >= 14, tables + " tables found");
        assertEquals(List.of(), wrong);
    }

    private static void compare(String call, String javadoc, Set<Integer> observed, List<String> wrong) {
        Set<Integer> marked = new TreeSet<>();
        Matcher row = ROW.matcher(javadoc);
        while (row.find()) {
            Matcher number = OBSERVED.matcher(row.group(2));
            while (number.find()) {
                marked.add(Integer.valueOf(number.group(1)));
            }
        }
        for (int error : marked) {
            if (!observed.contains(error)) {
                wrong.add(call + ": " + error + " is marked as observed, and no experiment observes it");
            }
        }
        for (int error : observed) {
            if (!marked.contains(error)) {
                wrong.add(call + ": " + error + " is observed, and the table does not mark it so");
            }
        }
    }

    private static Map<String, Set<Integer>> observed() throws InterruptedException {
        Map<String, Set<Integer>> observed = new TreeMap<>();
        for (Experiment experiment : new Catalogue().experiments()) {
            Observation observation = Observed.of(experiment);
            Assumptions.assumeTrue(observation.verdict() != Observation.Verdict.NOT_RUN,
                    () -> experiment.id() + " was not run: " + observation.reason());
            for (Step step : observation.steps()) {
                Matcher call = CALL.matcher(step.call());
                if (step.error() != 0 && call.matches()) {
                    observed.computeIfAbsent(call.group(1), name -> new TreeSet<>()).add(step.error());
                }
            }
        }
        return observed;
    }
}
