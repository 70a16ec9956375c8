package io.eagain.cli;

import io.eagain.ErrnoTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a line of text says.
 *
 * @param by who wrote it, or null
 * @param call which call it was, or null
 * @param meaning which error; null if there is none
 * @param tables whose number or name it can be, the likeliest first; none where that is not known
 * @param number the number in the text, or 0
 * @param note of a line without an error: what happened, and behind an arrow what to do; else null
 */
record Finding(String by, String call, Meaning meaning, List<ErrnoTable> tables, int number, String note) {
    // What the lab writes behind a result.
    private static final String LABEL = "\\s+\\[\\w+]$";
    // Of a call and its result; what was received stands behind the result in a trace of eagain.
    private static final Pattern RESULT = Pattern.compile("\\)\\s*= ");
    private static final Pattern RECEIVED = Pattern.compile("(\\)\\s*= -?\\d+) \\{\".*");
    // Patterns take much longer on long lines. The call stands at the beginning and the result at the end.
    private static final int HEAD = 1500;
    private static final int TAIL = 500;

    /** Everything that a line can mean, the likeliest first; nothing if it says nothing. */
    static List<Finding> in(String text) {
        String line = withoutData(shortened(text.strip()).replaceFirst(LABEL, ""));
        Signs.Found from = Signs.first(Signs.Kind.FROM, line);
        String by = from == null ? null : from.sign().note();
        String call = call(line);
        Signs.Found none = Signs.first(Signs.Kind.NONE, line);
        if (none != null) {
            return List.of(new Finding(by, call, null, List.of(), 0, none.sign().note()));
        }
        ErrnoTable host = from == null ? null : Tables.BY_WORD.get(from.sign().value());
        List<Finding> byNumber = byNumber(by, call, line, host);
        Meaning said = Signs.said(line);
        Meaning meaning = said == null ? Signs.type(line) : said;
        for (Finding finding : byNumber) {
            if (finding.meaning.equals(meaning)) {
                return List.of(finding);
            }
        }
        // A class of exceptions may be for several errors: the number knows better.
        if (meaning == null || (said == null && !byNumber.isEmpty())) {
            return byNumber;
        }
        return List.of(new Finding(by, call, meaning,
                meaning.entries().containsKey(host) ? List.of(host) : List.of(), 0, null));
    }

    private static String shortened(String line) {
        return line.length() <= HEAD + TAIL
                ? line
                : line.substring(0, HEAD) + " ... " + line.substring(line.length() - TAIL);
    }

    // Bytes that a call has sent or received are no sign of anything.
    private static String withoutData(String line) {
        int first = line.indexOf('"');
        int last = line.lastIndexOf('"');
        return last > first && RESULT.matcher(line).region(last, line.length()).find()
                ? line.substring(0, first + 1) + line.substring(last)
                : RECEIVED.matcher(line).replaceFirst("$1");
    }

    private static String call(String line) {
        Signs.Found found = Signs.first(Signs.Kind.CALL, line);
        if (found == null) {
            return null;
        }
        return found.sign().value().equals("$1") ? found.caught() : found.sign().value();
    }

    // What is no int is no error number either.
    private static int number(String digits) {
        String plain = digits.replaceFirst("^[-+]", "");
        return plain.length() > 9 ? 0 : Integer.parseInt(plain);
    }

    private static List<Finding> byNumber(String by, String call, String line, ErrnoTable host) {
        for (Signs.Found found : Signs.all(Signs.Kind.NUMBER, line)) {
            ErrnoTable its = Tables.BY_WORD.get(found.sign().value());
            List<Finding> findings = byNumber(by, call, number(found.caught()), its == null ? host : its);
            if (!findings.isEmpty()) {
                return findings;
            }
        }
        return List.of();
    }

    private static List<Finding> byNumber(String by, String call, int number, ErrnoTable host) {
        List<Finding> findings = new ArrayList<>();
        // No socket call gives a number of the C runtime.
        List<ErrnoTable> asked = Tables.BY_WORD.values().stream()
                .filter(table -> host == null ? table != ErrnoTable.WINDOWS_CRT : table == host).toList();
        for (Meaning meaning : Meaning.of(number, asked)) {
            findings.add(new Finding(by, call, meaning,
                    asked.stream().filter(table -> meaning.has(table, number)).toList(), number, null));
        }
        findings.sort(Comparator.comparing((Finding finding) -> !finding.likely()));
        return findings;
    }

    /** Whether the call, or any call where it is not known, is known to give this number on that host. */
    boolean likely() {
        List<KnownErrors.Row> rows = call == null ? KnownErrors.of(meaning) : KnownErrors.of(meaning, call);
        return rows.stream().anyMatch(row -> tables.contains(Tables.ofHost(row.host())) && row.number() == number);
    }

    /** {@code EPIPE 32 on Linux, macOS, FreeBSD}: what it is called where; all its names where no host is known. */
    String named() {
        if (tables.isEmpty()) {
            return String.join(", ", meaning.names());
        }
        String others = tables.stream().skip(1).map(table -> ", " + table.title()).collect(Collectors.joining());
        return meaning.in(tables.getFirst(), number) + others;
    }

    /** Whether it says the same of the same call. */
    boolean same(Finding other) {
        return meaning == null ? note.equals(other.note) : meaning.equals(other.meaning) && likeCall(other);
    }

    private boolean likeCall(Finding other) {
        return call == null || other.call == null || call.equals(other.call);
    }
}
