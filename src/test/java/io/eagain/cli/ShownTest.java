package io.eagain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How a shown command is found, and how its output is compared. */
class ShownTest {
    private static final List<Session> SESSIONS = Session.in("""
            text
            ```console
            $ a b
            one
            ...
            last ... (1)
            $ c
            ```
            ```console numbers vary
            $ d
             1.5  recv(7, 0x7f) = -11 AGAIN 0
            ```
            rest""");

    private static boolean fits(String... lines) {
        return SESSIONS.getFirst().commands().getFirst().fits(List.of(lines), false);
    }

    private static boolean varies(String line) {
        return SESSIONS.getLast().commands().getFirst().fits(List.of(line), true);
    }

    @Test
    void theCommandAndItsLines() {
        assertEquals(2, SESSIONS.size());
        assertEquals(List.of(new Shown("a b", List.of("one", "...", "last ... (1)")), new Shown("c", List.of())),
                SESSIONS.getFirst().commands());
        assertEquals(List.of(false, true), SESSIONS.stream().map(Session::numbersVary).toList());
        assertEquals(List.of(false, true), SESSIONS.stream().map(Session::isWhole).toList());
    }

    @Test
    void threePointsStandForAnything() {
        assertTrue(fits("one", "last of all (1)"));
        assertTrue(fits("one", "two", "", "last x (1)"));
        assertFalse(fits("one", "two", "last x (2)"));
        assertFalse(fits("One", "last x (1)"));
        assertFalse(fits("one", "last x (1)", "more"));
    }

    @Test
    void numbersVaryButForNoughtAndErrors() {
        assertTrue(varies(" 1.5  recv(7, 0x7f) = -11 AGAIN 0"));
        assertTrue(varies("   20.25 recv(123, 0xabc) = -11 AGAIN 0"));
        assertFalse(varies(" 1.5  recv(7, 0x7f) = -12 AGAIN 0"));
        assertFalse(varies(" 1.5  recv(7, 0x7f) = -11 AGAIN 1"));
        assertFalse(varies(" 1.5  send(7, 0x7f) = -11 AGAIN 0"));
        assertFalse(varies("    recv(7, 0x7f) = -11 AGAIN 0"));
    }

    @Test
    void whatRunsBesideIt() {
        assertEquals(List.of("nc", "python3"), Session.in("""
                ```console
                $ nc -l 7007 >/dev/null 2>&1 &
                $ python3 -c 'listen(("127.0.0.1", 8001)); sleep(60)' &
                $ a && b 8000
                ```
                """).getFirst().servers());
    }

    @Test
    void theTextAnew() {
        assertEquals("$ a b\nx\n$ c\n", SESSIONS.getFirst().with(List.of(List.of("x"), List.of())));
    }
}
