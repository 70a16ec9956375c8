package io.eagain.windows;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;

/** Whether this Windows is Wine, which is not Windows: some of its numbers are not those that Microsoft documents. */
final class Wine {
    // ntdll has this function in Wine alone.
    private static final boolean HERE = SymbolLookup.libraryLookup("ntdll", Arena.global()).find("wine_get_version")
            .isPresent();

    private Wine() {
    }

    /**
     * What a call is expected to give here.
     *
     * @param wine what was observed under Wine
     * @param windows what Microsoft documents for Windows; not run
     */
    static long or(long wine, long windows) {
        return HERE ? wine : windows;
    }
}
