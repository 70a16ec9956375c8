package io.eagain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.ErrnoTable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One meaning under its names in five tables. */
class MeaningTest {
    @Test
    void everyNameAndNumberOfItGivesTheSame() {
        Meaning again = Meaning.of("EAGAIN");
        assertEquals(List.of("EAGAIN", "EWOULDBLOCK"), again.names());
        for (String name : again.everyName()) {
            assertEquals(again, Meaning.of(name), name);
        }
        again.entries().forEach((table, entries) -> entries
                .forEach(entry -> assertEquals(List.of(again), Meaning.of(entry.number(), List.of(table)))));
        assertTrue(again.has(ErrnoTable.WINDOWS_CRT, 140));
        assertFalse(again.has(ErrnoTable.LINUX, 35));
    }

    @Test
    void everyEntryOfEveryTableHasOne() {
        for (ErrnoTable table : ErrnoTable.all()) {
            for (ErrnoTable.Entry entry : table.entries()) {
                assertTrue(Meaning.of(entry.name()).has(table, entry.number()), entry::name);
                assertEquals(Meaning.of(entry.name()).in(table, entry.number()).split(" ", -1)[1],
                        Integer.toString(entry.number()));
            }
        }
    }

    @Test
    void aNumberOfSeveralTablesHasSeveral() {
        assertEquals(List.of("EDEADLK", "EAGAIN"),
                Meaning.of(35, ErrnoTable.all()).stream().map(meaning -> meaning.names().getFirst()).toList());
        assertEquals(List.of(), Meaning.of(9999, ErrnoTable.all()));
        assertEquals(List.of(), Meaning.of(0, ErrnoTable.all()));
        assertNull(Meaning.of("EFOO"));
    }

    @Test
    void whatOnlyWinsockHasKeepsItsName() {
        assertEquals(List.of("WSANO_DATA", "WSANO_ADDRESS"), Meaning.of("WSANO_ADDRESS").names());
        assertEquals("WSANO_DATA 11004 on Windows", Meaning.of("WSANO_DATA").in(ErrnoTable.WINSOCK, 0));
    }
}
