package io.eagain.cli;

import io.eagain.ErrnoTable;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The five name spaces of errors, by the words of the command line. */
final class Tables implements ITypeConverter<ErrnoTable>, Iterable<String> {
    static final Map<String, ErrnoTable> BY_WORD = byWord();

    private static Map<String, ErrnoTable> byWord() {
        Map<String, ErrnoTable> tables = new LinkedHashMap<>();
        tables.put("linux", ErrnoTable.LINUX);
        tables.put("macos", ErrnoTable.MACOS);
        tables.put("freebsd", ErrnoTable.FREEBSD);
        tables.put("windows", ErrnoTable.WINSOCK);
        tables.put("crt", ErrnoTable.WINDOWS_CRT);
        return tables;
    }

    /** The table of a host that the tables of calls know, as they call it. */
    static ErrnoTable ofHost(String host) {
        return switch (host) {
            case "Linux" -> ErrnoTable.LINUX;
            case "macOS" -> ErrnoTable.MACOS;
            case "Windows" -> ErrnoTable.WINSOCK;
            default -> throw new IllegalArgumentException("host " + host);
        };
    }

    @Override
    public ErrnoTable convert(String word) {
        ErrnoTable table = BY_WORD.get(word);
        if (table == null) {
            throw new TypeConversionException(
                    "'" + word + "' should be one of " + String.join(", ", BY_WORD.keySet()));
        }
        return table;
    }

    @Override
    public Iterator<String> iterator() {
        return BY_WORD.keySet().iterator();
    }
}
