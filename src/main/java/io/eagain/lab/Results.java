package io.eagain.lab;

import io.eagain.ErrnoTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The notation of what an experiment gave: {@code connect=-1/EINPROGRESS; so_error=0}. */
public final class Results {
    private static final Pattern NAME = Pattern.compile("\\b(?:WSA|E)[A-Z0-9_]+\\b");

    private Results() {
    }

    /** The values by their labels; none for what was not run. */
    static Map<String, String> of(String observed) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String part : observed.split("; ", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                values.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return values;
    }

    /** A value with the names of errors as Linux has them: two hosts that mean the same give the same. */
    public static String meaning(String value) {
        return NAME.matcher(value).replaceAll(name -> posix(name.group()));
    }

    private static String posix(String name) {
        ErrnoTable.Entry entry = ErrnoTable.equivalents(name).get(ErrnoTable.WINSOCK);
        String posix = entry == null || entry.posixName().isEmpty() ? name : entry.posixName();
        OptionalInt number = ErrnoTable.LINUX.number(posix);
        return number.isEmpty() ? posix : ErrnoTable.LINUX.name(number.getAsInt());
    }
}
