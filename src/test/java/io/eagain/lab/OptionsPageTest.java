package io.eagain.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of the options is that of today's vocabulary. */
class OptionsPageTest {
    @Test
    void thePageIsMadeOfTheVocabulary() throws Exception {
        Path docs = Path.of(System.getProperty("project.basedir", "."), "docs");
        List<String> made = OptionsPage.page().lines().toList();
        List<String> page = Files.readAllLines(docs.resolve("OPTIONS.md"));
        String again = "docs/OPTIONS.md is older: mvn -q compile exec:exec -Dlab.main=io.eagain.lab.OptionsPage -Dlab.args=docs";
        for (int i = 0; i < Math.min(made.size(), page.size()); i++) {
            // A line at a time: the page is long.
            assertEquals(made.get(i), page.get(i), again);
        }
        assertEquals(made.size(), page.size(), again);
    }
}
