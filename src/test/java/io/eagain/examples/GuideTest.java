package io.eagain.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The guide shows the examples as they are, and they are short. */
@Tag("build-host")
class GuideTest {
    private static final Path ROOT = Path.of(System.getProperty("project.basedir", "."));

    @Test
    void theGuideIsMadeOfTheExamples() throws IOException {
        assertEquals(GuidePage.page(ROOT), Files.readString(ROOT.resolve(GuidePage.NAME)),
                "the guide is not what the text and the examples give; again: " + GuidePage.COMMAND);
    }

    @Test
    void everyProgramIsInTheGuideAndHasLessThan200Lines() throws IOException {
        String text = Files.readString(ROOT.resolve("src/examples/guide.md"));
        List<Path> files;
        try (Stream<Path> all = Files.list(ROOT.resolve(GuidePage.EXAMPLES))) {
            files = all.sorted().toList();
        }
        int programs = 0;
        for (Path file : files) {
            List<String> lines = Files.readAllLines(file);
            if (lines.stream().anyMatch(line -> line.contains("static void main("))) {
                programs++;
                assertTrue(lines.size() < 200, file + " has " + lines.size() + " lines");
                assertTrue(text.contains("include: " + file.getFileName() + "\n"), file + " is not in the guide");
            }
        }
        assertTrue(programs >= 4, files::toString);
    }
}
