package io.eagain.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.eagain.ChildJvm;
import io.eagain.Exported;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
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
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Every documented error of every public call has a row, every row that says so is had from this kernel, and the page says
 * the same.
 */
@EnabledOnOs(OS.LINUX)
@DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "qemu-user gives other errors")
class ProvokedErrorsTest {
    private static final Path DOCS = Path.of(System.getProperty("project.basedir", "."), "docs");

    /** The release of the man pages that the list of documented errors was made of. */
    private static final String PAGES = "\"Linux man-pages 6.03\"";

    /** Calls that cannot fail, or that give no error. */
    private static final Set<String> WITHOUT_ERRORS = Set.of("freeaddrinfo", "gai_strerror");

    /** A line of the list: where it is documented that a call gives an error. */
    private record Documented(String call, String error, List<String> sources) {
    }

    @Test
    void thisKernelGivesEveryErrorThatIsToBeProvoked() throws Exception {
        assumeStage();
        assertAllGave(Row.Kind.PROVOKED, Run.provoked());
    }

    @Test
    @Tag("build-host")
    void everyInjectedErrorArrives() throws Exception {
        assumeStage();
        ChildJvm.assumeStrace("errors that the kernel cannot be made to give arrive");
        assertAllGave(Row.Kind.INJECTED, Run.injected());
    }

    private static void assertAllGave(Row.Kind kind, Map<Row, String> results) {
        List<String> wrong = new ArrayList<>();
        int rows = 0;
        for (Row row : Run.rows()) {
            if (row.kind() == kind) {
                rows++;
                if (!("gave " + row.expected()).equals(results.get(row))) {
                    wrong.add(row + ": " + results.get(row) + ", expected " + row.expected());
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(rows >= 50, rows + " rows");
    }

    @Test
    @Tag("build-host")
    void thePageIsMadeOfThisRun() throws Exception {
        assumeStage();
        ChildJvm.assumeStrace("the page is made of a run");
        List<String> page = Files.readAllLines(DOCS.resolve(ErrorsPage.NAME));
        String madeOn = page.stream().filter(line -> line.startsWith(ErrorsPage.MADE_ON)).findFirst().orElseThrow();
        List<String> made = ErrorsPage.page(madeOn).lines().toList();
        String again = "docs/ERRORS.md is older: " + ErrorsPage.COMMAND;
        for (int i = 0; i < Math.min(made.size(), page.size()); i++) {
            assertEquals(made.get(i), page.get(i), again);
        }
        assertEquals(made.size(), page.size(), again);
    }

    @Test
    void everyDocumentedErrorHasARow() throws Exception {
        Set<String> documented = new TreeSet<>();
        documented().forEach(line -> documented.add(line.call + " " + line.error));
        Set<String> rows = new TreeSet<>();
        Run.rows().forEach(row -> rows.add(row.call() + " " + row.error()));
        assertSame(documented, rows);
    }

    /** What neither page names is in the list because it was had, and for no other reason. */
    @Test
    void whatIsNotDocumentedWasProvoked() throws Exception {
        for (Documented line : documented()) {
            assertTrue(!line.sources.equals(List.of("-")) || Run.rows().stream().anyMatch(
                    row -> row.call().equals(line.call) && row.error().equals(line.error)
                            && row.kind() == Row.Kind.PROVOKED),
                    line::toString);
        }
    }

    @Test
    void everyPublicCallHasRows() throws Exception {
        Set<String> calls = new TreeSet<>();
        for (String name : List.of("io.eagain", "io.eagain.posix", "io.eagain.linux")) {
            for (Method method : Exported.calls(name)) {
                calls.add(Exported.called(name, method));
            }
        }
        calls.removeAll(WITHOUT_ERRORS);
        Set<String> rows = new TreeSet<>();
        Run.rows().forEach(row -> rows.add(row.call()));
        assertSame(calls, rows);
    }

    /** The list has of each page of the manual what stands there under ERRORS. */
    @Test
    @Tag("build-host")
    void theListHasWhatTheManualHas() throws Exception {
        Map<String, Map<String, Set<String>>> listed = new TreeMap<>();
        for (Documented line : documented()) {
            for (String source : line.sources) {
                if (source.endsWith("(2)")) {
                    listed.computeIfAbsent(source.replace("(2)", ""), page -> new TreeMap<>())
                            .computeIfAbsent(line.call, call -> new TreeSet<>()).add(line.error);
                }
            }
        }
        assertTrue(listed.size() >= 20, listed::toString);
        for (Map.Entry<String, Map<String, Set<String>>> page : listed.entrySet()) {
            Set<String> errors = errors(page.getKey());
            Set<String> ofAnyCall = new TreeSet<>();
            page.getValue().values().forEach(ofAnyCall::addAll);
            assertEquals(errors, ofAnyCall, page.getKey());
            // timerfd_create(2) says which error is of which of its three calls.
            if (!page.getKey().equals("timerfd_create")) {
                page.getValue().forEach((call, of) -> assertEquals(errors, of, page.getKey() + "(2), " + call));
            }
        }
    }

    private static Set<String> errors(String name) throws IOException {
        Path file = Path.of("/usr/share/man/man2/" + name + ".2.gz");
        assumeTrue(Files.exists(file),
                file + " is missing, so it is not tested that every error of the manual is in the list");
        String page;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assumeTrue(page.contains(PAGES), file + " is of another release than " + PAGES);
        String section = page.substring(page.indexOf("\n.SH ERRORS"));
        section = section.substring(0, section.indexOf("\n.SH", 1));
        Set<String> errors = new TreeSet<>();
        Matcher head = Pattern.compile("\\.TP\n(?:\\.\\\\\".*\n)*\\.BR? (E.*)").matcher(section);
        while (head.find()) {
            Pattern.compile("E[A-Z0-9]+").matcher(head.group(1)).results().forEach(found -> errors.add(found.group()));
        }
        errors.remove("EWOULDBLOCK");
        return errors;
    }

    private static List<Documented> documented() throws IOException {
        try (InputStream in = ProvokedErrorsTest.class.getResourceAsStream("documented-errors.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Documented(cells[0], cells[1], List.of(cells[2].split(", ", -1)))).toList();
        }
    }

    private static void assumeStage() throws Exception {
        String trouble = Run.trouble();
        assumeTrue(trouble == null, trouble);
    }

    private static void assertSame(Set<String> expected, Set<String> actual) {
        Set<String> missing = new TreeSet<>(expected);
        missing.removeAll(actual);
        Set<String> added = new TreeSet<>(actual);
        added.removeAll(expected);
        assertEquals("missing [], added []", "missing " + missing + ", added " + added);
    }
}
