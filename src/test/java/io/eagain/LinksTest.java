package io.eagain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every link of the documents leads somewhere, and every test that they name exists. */
@Tag("build-host")
class LinksTest {
    private static final Path ROOT = Path.of(System.getProperty("project.basedir", "."));

    /** All Markdown that is read by people: not the texts that pages are made of. */
    static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        try (Stream<Path> top = Files.list(ROOT)) {
            top.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
        }
        for (String folder : List.of("docs", "hosts", "benchmarks", "generated")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md"))
                        .filter(file -> !file.startsWith(ROOT.resolve("benchmarks/target"))).forEach(documents::add);
            }
        }
        return documents;
    }

    @Test
    void everyLinkResolves() throws IOException {
        Links links = new Links(ROOT);
        List<String> broken = new ArrayList<>();
        int count = 0;
        for (Path document : documents()) {
            count += Links.destinations(document).size();
            broken.addAll(links.broken(document));
        }
        assertEquals(List.of(), broken);
        assertTrue(count > 50, "links found: " + count);
    }

    @Test
    void theDocumentsAreTheOnesThatPeopleRead() throws IOException {
        Set<String> names = documents().stream().map(file -> ROOT.relativize(file).toString())
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(names.containsAll(List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md",
                "docs/ARCHITECTURE.md", "docs/GUIDE.md", "docs/questions/README.md", "hosts/README.md",
                "benchmarks/README.md", "benchmarks/results/RESULTS.md", "generated/README.md")), names::toString);
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        Set<String> tests;
        try (Stream<Path> files = Files.walk(ROOT.resolve("src/test/java"))) {
            tests = files.map(file -> file.getFileName().toString().replace(".java", "")).collect(Collectors.toSet());
        }
        for (Path document : documents()) {
            Matcher test = Pattern.compile("`(\\w+Test)`").matcher(Files.readString(document));
            while (test.find()) {
                assertTrue(tests.contains(test.group(1)), document + ": " + test.group(1));
            }
        }
    }

    @Test
    void whatLeadsNowhereIsFound(@TempDir Path root) throws IOException {
        Files.writeString(root.resolve("other.md"), "# One `two`, three\n\n## Same\n\n## Same\n");
        Files.writeString(root.resolve("picture.png"), "");
        Path document = root.resolve("document.md");
        Files.writeString(document, """
                # Here
                [a](other.md) [b](other.md#one-two-three) [c](#here) ![d](picture.png) [e](https://example.org/a?b#c)
                [f](other.md#same-1) `[no](link.md)`

                | table |
                |---|
                | [g](missing-in-table.md) |

                <img src="missing.png">

                [h](missing.md) ![i](missing.svg) [j](other.md#no) [k](#no) [l](http://example.org) [m](../outside.md)
                [n](https://) [o](picture.png#no) [p](other.md#same-2)
                """);
        assertEquals(List.of("missing-in-table.md", "missing.png", "missing.md", "missing.svg", "other.md#no", "#no",
                "http://example.org", "../outside.md", "https://", "picture.png#no", "other.md#same-2"),
                new Links(root).broken(document).stream().map(line -> line.split(": ", -1)[1]).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"The rooms|the-rooms", "One recv|one-recv",
            "What is EINTR, and do I have to call again?|what-is-eintr-and-do-i-have-to-call-again",
            "SO_RCVTIMEO: 10060|so_rcvtimeo-10060", "A -> B|a---b", "Java's own|javas-own"})
    void anchorsAreGitHubs(String heading, String anchor) {
        assertEquals(anchor, Links.anchor(heading));
    }
}
