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
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * The tables of errors in the Javadoc: every number marked as observed was observed by the lab for that call, and every
 * number that the lab observes stands in the table and is marked so.
 */
@EnabledOnOs(OS.LINUX)
@DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "qemu-user gives other errors")
class DocumentedErrorsTest {
    private static final Path SOURCES = Path.of(System.getProperty("project.basedir", "."), "src/main/java/io/eagain");
    private static final Pattern METHOD = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*?<table(?:(?!\\*/).)*?)\\*/\\s*public static \\w+ (\\w+)\\(", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<td>([^<]*)</td>");
    private static final Pattern CALL = Pattern.compile("(?:\\d+ times )?(\\w+)\\(.*");

    @Test
    void tablesSayWhatTheLabObserves() throws Exception {
        compareAll(observed(), "o");
    }

    /** The recorded run under Wine. C's names are the keys; Java's {@code close} is {@code closesocket}. */
    @Test
    void tablesSayWhatWasObservedUnderWine() throws Exception {
        Map<String, Set<Integer>> observed = new TreeMap<>();
        Path docs = Path.of(System.getProperty("project.basedir", "."), "docs");
        for (JsonReport.Entry entry : JsonReport.document(Files.readString(Matrix.file(docs, "windows")))
                .experiments()) {
            collect(entry.steps(), observed);
        }
        observed.put("close", observed.remove("closesocket"));
        compareAll(observed, "w");
    }

    private static void compareAll(Map<String, Set<Integer>> observed, String mark) throws Exception {
        List<String> wrong = new ArrayList<>();
        int tables = 0;
        try (Stream<Path> files = Files.walk(SOURCES, 2)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher method = METHOD.matcher(Files.readString(file));
                while (method.find()) {
                    tables++;
                    // Each host's own package has that host's calls alone.
                    if (!file.toString().contains(mark.equals("w") ? "/linux/" : "/windows/")
                            && !file.toString().contains(mark.equals("w") ? "/posix/" : "/windows/")) {
                        compare(method.group(2), method.group(1), mark,
                                observed.getOrDefault(method.group(2), Set.of()), wrong);
                    }
                }
            }
        }
        assertTrue(tables >= 14, tables + " tables found");
        assertEquals(List.of(), wrong);
    }

    private static void compare(String call, String javadoc, String mark, Set<Integer> observed, List<String> wrong) {
        Set<Integer> marked = new TreeSet<>();
        Pattern number = Pattern.compile("(\\d+) " + mark + "\\b");
        Matcher cell = CELL.matcher(javadoc);
        while (cell.find()) {
            Matcher found = number.matcher(cell.group(1));
            while (found.find()) {
                marked.add(Integer.valueOf(found.group(1)));
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
        for (Experiment experiment : new Catalogue().here()) {
            Observation observation = Observed.of(experiment);
            Assumptions.assumeTrue(observation.verdict() != Observation.Verdict.NOT_RUN,
                    () -> experiment.id() + " was not run: " + observation.reason());
            collect(observation.steps(), observed);
        }
        return observed;
    }

    private static void collect(List<Step> steps, Map<String, Set<Integer>> observed) {
        for (Step step : steps) {
            Matcher call = CALL.matcher(step.call());
            if (step.error() != 0 && call.matches()) {
                observed.computeIfAbsent(call.group(1), name -> new TreeSet<>()).add(step.error());
            }
        }
    }
}
