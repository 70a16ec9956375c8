package io.eagain.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page of the outcomes is that of today's, has each of them, and names tests that exist. */
@Tag("build-host")
class OutcomesPageTest {

    private static final Path BASE = Path.of(System.getProperty("project.basedir", "."));

    @Test
    void thePageIsMadeOfTheOutcomes() throws Exception {
        List<String> made = OutcomesPage.page(BASE.resolve("src/main/java/io/eagain/Sockets.java")).lines().toList();
        List<String> page = Files.readAllLines(BASE.resolve("docs").resolve(OutcomesPage.NAME));
        String again = "docs/" + OutcomesPage.NAME + " is older: " + OutcomesPage.COMMAND;
        for (int i = 0; i < Math.min(made.size(), page.size()); i++) {
            assertEquals(made.get(i), page.get(i), again);
        }
        assertEquals(made.size(), page.size(), again);
    }

    @Test
    void eachOutcomeHasARow() {
        assertEquals(List.of(RecvOutcome.values()),
                OutcomesPage.RECV_ROWS.stream().map(OutcomesPage.Row::outcome).toList());
        assertEquals(List.of(SendOutcome.values()),
                OutcomesPage.SEND_ROWS.stream().map(OutcomesPage.Row::outcome).toList());
        assertEquals(List.of(AcceptOutcome.values()),
                OutcomesPage.ACCEPT_ROWS.stream().map(OutcomesPage.Row::outcome).toList());
    }

    @Test
    void theTestsExist() throws Exception {
        for (OutcomesPage.Row row : Stream
                .of(OutcomesPage.RECV_ROWS, OutcomesPage.SEND_ROWS, OutcomesPage.ACCEPT_ROWS).flatMap(List::stream)
                .toList()) {
            for (String test : row.tests()) {
                String[] name = test.split("\\.", -1);
                assertNotNull(Class.forName("io.eagain.policy." + name[0]).getDeclaredMethod(name[1])
                        .getAnnotation(Test.class), test);
            }
        }
    }
}
