package io.eagain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How a shown command is found, and how its output is compared. */
class ShownTest {
    private static final Shown SHOWN = Shown.in("text\n```console\n$ a b\none\n...\nlast ... (1)\n$ c\n```\nrest")
            .getFirst();

    @Test
    void theCommandAndItsLines() {
        assertEquals(new Shown("a b", List.of("one", "...", "last ... (1)")), SHOWN);
        assertEquals(2, Shown.in("```console\n$ a b\none\n$ c\n```").size());
    }

    @Test
    void threePointsStandForAnything() {
        assertTrue(SHOWN.fits(List.of("one", "last of all (1)")));
        assertTrue(SHOWN.fits(List.of("one", "two", "", "last x (1)")));
        assertFalse(SHOWN.fits(List.of("one", "two", "last x (2)")));
        assertFalse(SHOWN.fits(List.of("One", "last x (1)")));
        assertFalse(SHOWN.fits(List.of("one", "last x (1)", "more")));
    }
}
