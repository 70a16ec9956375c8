package io.eagain.cli;

import io.eagain.ErrnoTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a line of text says.
 *
 * @param by who wrote it, or null
 * @param call which call it was, or null
 * @param meaning which error; null if there is none
 * @param table whose number or name it is, where that is known, or null
 * @param number the number in the text, or 0
 * @param note of a line without an error: what happened, and behind an arrow what to do; else null
 */
record Finding(String by, String call, Meaning meaning, ErrnoTable table, int number, String note) {
    // What the lab writes behind a result.
    private static final String LABEL = "\\s+\\[\\w+]$";

    /** Everything that a line can mean, the likeliest first; nothing if it says nothing. */
    static List<Finding> in(String text) {
        String line = text.strip().replaceFirst(LABEL, "");
        Signs.Found from = Signs.first(Signs.Kind.FROM, line);
        String by = from == null ? null : from.sign().note();
        String call = call(line);
        Signs.Found none = Signs.first(Signs.Kind.NONE, line);
        if (none != null) {
            return List.of(new Finding(by, call, null, null, 0, none.sign().note()));
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
        return List.of(new Finding(by, call, meaning, meaning.entries().containsKey(host) ? host : null, 0, null));
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
        for (Map.Entry<String, ErrnoTable> one : Tables.BY_WORD.entrySet()) {
            ErrnoTable table = one.getValue();
            // No socket call gives a number of the C runtime.
            boolean asked = host == null ? table != ErrnoTable.WINDOWS_CRT : table == host;
            if (asked && !table.names(number).isEmpty()) {
                Meaning meaning = Meaning.of(table.names(number).getFirst());
                if (findings.stream().noneMatch(finding -> finding.meaning.equals(meaning))) {
                    findings.add(new Finding(by, call, meaning, table, number, null));
                }
            }
        }
        findings.sort(Comparator.comparing((Finding finding) -> !finding.likely()));
        return findings;
    }

    /** Whether the call, or any call where it is not known, is known to give this number on that host. */
    boolean likely() {
        List<KnownErrors.Row> rows = call == null ? KnownErrors.of(meaning) : KnownErrors.of(meaning, call);
        return rows.stream().anyMatch(row -> Tables.ofHost(row.host()) == table && row.number() == number);
    }

    /** Whether it says the same of the same call. */
    boolean same(Finding other) {
        return meaning == null ? note.equals(other.note) : meaning.equals(other.meaning) && likeCall(other);
    }

    private boolean likeCall(Finding other) {
        return call == null || other.call == null || call.equals(other.call);
    }
}
