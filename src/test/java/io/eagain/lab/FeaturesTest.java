package io.eagain.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.Exported;
import io.eagain.linux.LinuxSockAddr;
import java.io.File;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** {@code docs/FEATURES.md} speaks of what there is: its names are public, its tests and experiments exist, no call is left out. */
class FeaturesTest {
    private static final Path PAGE = Path.of(System.getProperty("project.basedir", "."), "docs", "FEATURES.md");
    private static final Pattern MEMBER = Pattern.compile("`([A-Z]\\w+)\\.(\\w+)`");
    private static final Pattern EXPERIMENT = Pattern.compile("\\b[A-Z]{3}-\\d\\d\\b");

    /** What the page says of others' names is not about ours. */
    private static final String NOT_OURS = "Not here, and why:";

    private static List<String[]> rows() throws Exception {
        List<String[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            if (line.equals(NOT_OURS)) {
                return rows;
            }
            if (line.startsWith("| ") && !line.startsWith("| feature") && !line.startsWith("| there")) {
                String[] cells = line.substring(2, line.length() - 2).split(" \\| ?", -1);
                rows.add(cells);
            }
        }
        throw new IllegalStateException("the page has no line: " + NOT_OURS);
    }

    private static List<MatchResult> members(String cell) {
        return MEMBER.matcher(cell).results().toList();
    }

    @Test
    void everyNameIsPublic() throws Exception {
        Map<String, Set<String>> names = new HashMap<>();
        for (Class<?> type : Exported.classes()) {
            Stream<String> members = Stream.concat(Arrays.stream(type.getMethods()).map(Method::getName),
                    Arrays.stream(type.getFields()).map(java.lang.reflect.Field::getName));
            // Two packages have a Select and a FdSet each.
            names.computeIfAbsent(type.getSimpleName(), name -> new HashSet<>())
                    .addAll(members.collect(Collectors.toSet()));
        }
        List<String> wrong = new ArrayList<>();
        for (String[] row : rows()) {
            for (MatchResult member : members(row[1])) {
                if (!names.getOrDefault(member.group(1), Set.of()).contains(member.group(2))) {
                    wrong.add(member.group());
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyLineIsShownByATestOrAnExperimentThatExists() throws Exception {
        Map<String, Class<?>> tests = testClasses();
        Set<String> experiments = new Catalogue().experiments().stream().map(Experiment::id)
                .collect(Collectors.toSet());
        List<String> wrong = new ArrayList<>();
        for (String[] row : rows()) {
            if (row.length < 3) {
                continue;
            }
            List<MatchResult> shown = members(row[2]);
            List<MatchResult> run = EXPERIMENT.matcher(row[2]).results().toList();
            if (shown.isEmpty() && run.isEmpty()) {
                wrong.add("nothing shows: " + row[0]);
            }
            for (MatchResult test : shown) {
                if (!isTest(tests.get(test.group(1)), test.group(2))) {
                    wrong.add(test.group());
                }
            }
            run.stream().map(MatchResult::group).filter(id -> !experiments.contains(id)).forEach(wrong::add);
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void noCallOfLinuxIsLeftOut() throws Exception {
        String page = Files.readString(PAGE);
        List<String> missing = new ArrayList<>();
        for (String name : List.of("io.eagain.posix", "io.eagain.linux")) {
            for (Method call : Exported.calls(name)) {
                String title = call.getDeclaringClass().getSimpleName() + "." + call.getName();
                // What only reads an address is meant by the one that sets it.
                if (call.getDeclaringClass() != LinuxSockAddr.class && !page.contains("`" + title + "`")) {
                    missing.add(title);
                }
            }
        }
        assertEquals(List.of(), missing.stream().distinct().toList());
    }

    private static Map<String, Class<?>> testClasses() throws Exception {
        Path root = Path.of(FeaturesTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Map<String, Class<?>> classes = new HashMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(path -> path.toString().endsWith("Test.class")).toList()) {
                String name = root.relativize(file).toString().replace(".class", "").replace(File.separatorChar, '.');
                Class<?> type = Class.forName(name, false, FeaturesTest.class.getClassLoader());
                // windows.SelectTest is not what a line about Linux means.
                if (!name.contains(".windows.")) {
                    classes.put(type.getSimpleName(), type);
                }
            }
        }
        assertTrue(classes.size() > 20, classes::toString);
        return classes;
    }

    private static boolean isTest(Class<?> type, String method) {
        return type != null && Arrays.stream(type.getDeclaredMethods()).anyMatch(
                found -> found.getName().equals(method) && (found.isAnnotationPresent(Test.class)
                        || found.isAnnotationPresent(ParameterizedTest.class)));
    }
}
