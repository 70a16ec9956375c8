package io.eagain.reference;

import io.eagain.ConstantTable;
import io.eagain.ErrnoTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A host of the matrix.
 *
 * @param key its name in links
 * @param title its name for people
 * @param errors its error numbers
 * @param constants its other numbers
 * @param results what was observed there; null where there is documentation alone
 */
record Column(String key, String title, ErrnoTable errors, ConstantTable constants, Results results) {

    static List<Column> all(Path base) throws IOException {
        Path results = base.resolve("docs/results");
        return List.of(
                new Column("linux-x86_64", "Linux x86-64", ErrnoTable.LINUX, ConstantTable.LINUX,
                        Results.read(results.resolve("linux-x86_64.json"))),
                new Column("linux-aarch64", "Linux aarch64, qemu", ErrnoTable.LINUX, ConstantTable.LINUX,
                        Results.read(results.resolve("linux-aarch64.json"))),
                new Column("wine", "Windows, under Wine", ErrnoTable.WINSOCK, ConstantTable.WINDOWS,
                        Results.read(results.resolve("windows.json"))),
                new Column("windows", "Windows, documented", ErrnoTable.WINSOCK, ConstantTable.WINDOWS, null),
                new Column("macos", "macOS, documented", ErrnoTable.MACOS, ConstantTable.MACOS, null));
    }

    boolean isDocumented() {
        return results == null;
    }

    /** The number of an error by the name that this host has for it; empty for any other word. */
    OptionalLong number(String name) {
        if (name.startsWith("EAI_")) {
            return constants.number(name);
        }
        // Winsock's table would take the names of POSIX too.
        if ((errors == ErrnoTable.WINSOCK) != name.startsWith("WSA")) {
            return OptionalLong.empty();
        }
        OptionalInt number = errors.number(name);
        return number.isPresent() ? OptionalLong.of(number.getAsInt()) : OptionalLong.empty();
    }
}
