package io.eagain.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.Exported;
import io.eagain.errors.Run;
import java.lang.reflect.Method;
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
 * The tables of errors in the Javadoc: every number marked as observed was observed for that call, by the lab or by the run
 * that provokes errors, and every number that they observe stands in the table and is marked so, or in the table of the
 * call that its Javadoc names: {@code Errors: as} that one.
 */
@EnabledOnOs(OS.LINUX)
@DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "qemu-user gives other errors")
class DocumentedErrorsTest {
    private static final Path SOURCES = Path.of(System.getProperty("project.basedir", "."), "src/main/java/io/eagain");
    private static final Pattern METHOD = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*?(?:<table|Errors: as )(?:(?!\\*/).)*?)\\*/\\s*public static \\w+ (\\w+)\\(",
            Pattern.DOTALL);
    private static final Pattern AS = Pattern.compile("Errors: as \\{@link [\\w.]*#(\\w+)");
    private static final Pattern CELL = Pattern.compile("<td>([^<]*)</td>");
    private static final Pattern CALL = Pattern.compile("(?:\\d+ times )?(\\w+)\\(.*");

    @Test
    void tablesSayWhatIsObserved() throws Exception {
        String trouble = Run.trouble();
        Assumptions.assumeTrue(trouble == null, trouble);
        Map<String, Set<Integer>> observed = observed();
        Run.observed().forEach(
                (call, errors) -> observed.computeIfAbsent(call, name -> new TreeSet<>()).addAll(errors));
        compareAll(observed, "o");
    }

    /** A table, or a sentence that names another call's, in the Javadoc of one of its overloads. */
    @Test
    void everyPublicCallSaysItsErrors() throws Exception {
        Set<String> without = new TreeSet<>();
        for (String name : List.of("io.eagain", "io.eagain.posix", "io.eagain.linux")) {
            for (Method method : Exported.calls(name)) {
                without.add(Exported.called(name, method));
            }
        }
        without.removeAll(javadocs("/windows/").keySet());
        assertEquals(Set.of("freeaddrinfo", "gai_strerror"), without);
    }

    /** Those that the kernel cannot be made to give too, but for those that Linux never gives. */
    @Test
    void tablesNameEveryErrorThatLinuxDocumentsAndGives() throws Exception {
        Map<String, String> javadocs = javadocs("/windows/");
        List<String> missing = new ArrayList<>();
        Run.had().forEach((call, errors) -> {
            String all = withOthers(call, javadocs);
            errors.stream().filter(error -> !Pattern.compile("<td>[^<]*\\b" + error + "\\b").matcher(all).find())
                    .forEach(error -> missing.add(call + " " + error));
        });
        assertEquals(List.of(), missing);
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
        // Each host's own package has that host's calls alone.
        Map<String, String> javadocs = mark.equals("w") ? javadocs("/linux/", "/posix/") : javadocs("/windows/");
        javadocs.forEach((call, javadoc) -> {
            compare(call, marked(javadoc, mark), marked(withOthers(call, javadocs), mark),
                    observed.getOrDefault(call, Set.of()), wrong);
        });
        assertTrue(javadocs.size() >= 14, () -> javadocs.size() + " tables found");
        assertEquals(List.of(), wrong);
    }

    /** What is said of each call's errors, but for the calls in these packages. */
    private static Map<String, String> javadocs(String... elsewhere) throws Exception {
        Map<String, String> javadocs = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES, 2)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> Stream.of(elsewhere).noneMatch(path.toString()::contains)).toList()) {
                Matcher method = METHOD.matcher(Files.readString(file));
                while (method.find()) {
                    javadocs.merge(method.group(2), method.group(1), String::concat);
                }
            }
        }
        return javadocs;
    }

    /** What is said of a call's errors, and of those of the call that it names, and so on. */
    private static String withOthers(String call, Map<String, String> javadocs) {
        StringBuilder all = new StringBuilder();
        Set<String> seen = new TreeSet<>();
        for (String name = call; name != null && seen.add(name);) {
            String javadoc = javadocs.getOrDefault(name, "");
            all.append(javadoc);
            Matcher other = AS.matcher(javadoc);
            name = other.find() ? other.group(1) : null;
        }
        return all.toString();
    }

    private static void compare(String call, Set<Integer> marked, Set<Integer> markedWithOthers, Set<Integer> observed,
            List<String> wrong) {
        for (int error : marked) {
            if (!observed.contains(error)) {
                wrong.add(call + ": " + error + " is marked as observed, and nothing observes it");
            }
        }
        for (int error : observed) {
            if (!markedWithOthers.contains(error)) {
                wrong.add(call + ": " + error + " is observed, and the table does not mark it so");
            }
        }
    }

    /** The numbers with this mark. */
    private static Set<Integer> marked(String javadoc, String mark) {
        Set<Integer> marked = new TreeSet<>();
        Pattern number = Pattern.compile("(-?\\d+) " + mark + "\\b");
        Matcher cell = CELL.matcher(javadoc);
        while (cell.find()) {
            Matcher found = number.matcher(cell.group(1));
            while (found.find()) {
                marked.add(Integer.valueOf(found.group(1)));
            }
        }
        return marked;
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
