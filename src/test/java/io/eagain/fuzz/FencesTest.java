package io.eagain.fuzz;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class FencesTest {

    @Test
    void aByteBesideWhatWasLentIsSeen() {
        for (long size : new long[]{0, 1, 8, 4097}) {
            for (long at : new long[]{-1, size, size + Fences.BEHIND - 1}) {
                try (Fences fences = new Fences(Arena.ofConfined())) {
                    MemorySegment lent = fences.allocate(size, 8);
                    lent.fill((byte) 1);
                    assertDoesNotThrow(fences::check);
                    MemorySegment around = MemorySegment.ofAddress(lent.address() - Fences.BEFORE)
                            .reinterpret(Fences.BEFORE + size + Fences.BEHIND);
                    around.set(ValueLayout.JAVA_BYTE, Fences.BEFORE + at, (byte) 1);
                    AssertionError seen = assertThrows(AssertionError.class, fences::check);
                    assertEquals("somebody wrote beyond " + size + " bytes: "
                            + (at < 0 ? "1 before them" : at - size + " behind them"), seen.getMessage());
                }
            }
        }
    }

    @Test
    void soIsOneInAnArray() {
        try (Fences fences = new Fences(Arena.ofConfined())) {
            MemorySegment whole = MemorySegment.ofArray(new long[(Fences.BEFORE + 3 + Fences.BEHIND + 7) / 8]);
            fences.around(whole, 3).fill((byte) 1);
            assertDoesNotThrow(fences::check);
            whole.set(ValueLayout.JAVA_BYTE, Fences.BEFORE + 3, (byte) 1);
            assertThrows(AssertionError.class, fences::check);
        }
    }
}
