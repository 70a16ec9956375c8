package io.eagain.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of questions are made of today's records, and nothing on them was typed that can be quoted. */
@Tag("build-host")
class QuestionsPageTest {
    private static final Path ROOT = Path.of(System.getProperty("project.basedir", "."));
    private static final Path PAGES = ROOT.resolve(QuestionsPage.PAGES);

    @Test
    void thePagesAreMadeOfTheRecords() throws Exception {
        Map<String, String> made = new QuestionsPage(ROOT).pages();
        try (Stream<Path> files = Files.list(PAGES)) {
            assertEquals(made.keySet(), files.map(file -> file.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new)), "the pages that are there");
        }
        for (var page : made.entrySet()) {
            // The pages are long: the message names one, and the command that makes it again.
            assertTrue(page.getValue().equals(Files.readString(PAGES.resolve(page.getKey()))),
                    () -> page.getKey() + " is older; again: " + QuestionsPage.COMMAND);
        }
    }

    @Test
    void eachPageHasTheAnswerTheTraceTheCodeAndTheCommand() throws Exception {
        List<Path> texts = QuestionsPage.texts(ROOT);
        String index = Files.readString(ROOT.resolve("src/questions/README.md"));
        int questions = 0;
        for (Path text : texts) {
            String page = Files.readString(text);
            assertFalse(page.contains("```"), text + " quotes something by hand");
            String name = text.getFileName().toString().replace(".md", "");
            if (name.equals("README")) {
                continue;
            }
            questions++;
            assertTrue(index.contains("{{page " + name + "}}"), text + " is not in the index");
            for (String part : List.of("{{answer ", "{{traces ", "{{code ", "{{experiments ")) {
                assertTrue(page.contains(part), text + " has no " + part);
            }
            assertTrue(page.indexOf("{{answer ") < page.indexOf("{{traces "), text + ": the short answer comes first");
        }
        assertTrue(questions >= 8, () -> "the questions that are asked: " + texts);
    }

    @Test
    void everyExperimentThatIsNamedExists() throws Exception {
        Set<String> ids = new Catalogue().experiments().stream().map(Experiment::id).collect(Collectors.toSet());
        for (Path text : QuestionsPage.texts(ROOT)) {
            var named = Pattern.compile("\\b[A-Z]{3}-\\d\\d\\b").matcher(Files.readString(text));
            while (named.find()) {
                assertTrue(ids.contains(named.group()), text + ": " + named.group());
            }
        }
    }

    /** What is said of macOS was read in a file of the system, and is documented of an experiment. Both stand beside it. */
    @Test
    void eachVerdictOfMacosRestsOnDocumentation() throws Exception {
        Catalogue catalogue = new Catalogue();
        Map<String, ClaimsTable.Macos> macos = ClaimsTable.macos(ROOT);
        assertEquals(catalogue.claims().stream().filter(claim -> claim.source().equals("2001-posting")).map(Claim::id)
                .toList(), List.copyOf(macos.keySet()));
        Map<String, String> documented = catalogue.experiments().stream()
                .collect(Collectors.toMap(Experiment::id, Experiment::macos));
        for (var row : macos.entrySet()) {
            Collection<String> experiments = row.getValue().experiments();
            boolean unseen = row.getValue().verdict().equals(Claim.Holds.UNSEEN.words());
            assertEquals(unseen, experiments.isEmpty(), row::toString);
            assertEquals(!unseen, row.getValue().source().matches("\\w+\\.[ch] \\w+.*"), row::toString);
            for (String id : experiments) {
                String text = documented.getOrDefault(id, "");
                assertFalse(text.isEmpty() || text.equals("-") || text.equals("n/a"),
                        () -> row.getKey() + ": nothing is documented of " + id);
            }
        }
    }

    /** That getsockopt returned 0 is no answer to what it read. */
    @Test
    void theAnswerIsWhatTheCallWrote() throws Exception {
        assertEquals("0.100", Recorded.of(ROOT.resolve("docs"), "windows", new Catalogue()).result("TMO-05", "get"));
    }

    @Test
    void aTextThatNamesWhatIsNotThereIsRefused(@TempDir Path root) throws Exception {
        Files.createDirectories(root.resolve("src/questions"));
        Files.createSymbolicLink(root.resolve("docs"), ROOT.resolve("docs").toAbsolutePath());
        for (String line : List.of("{{answer RCV-99 recv}}", "{{answer RCV-34 no_such_label}}", "{{traces RCV-99}}",
                "{{nothing RCV-34}}")) {
            Files.writeString(root.resolve("src/questions/one.md"), "# One\n" + line + "\n");
            QuestionsPage pages = new QuestionsPage(root);
            assertTrue(assertThrows(IllegalArgumentException.class, pages::pages).getMessage().contains(line), line);
        }
    }
}
