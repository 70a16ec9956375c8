package io.eagain.cli;

import io.eagain.lab.Lab;
import io.eagain.lab.Tsv;
import java.util.List;
import java.util.Map;

/** Which call gives which error when, on which host, and how that is known: the tables of the Javadoc, as data. */
final class KnownErrors {
    static final String LEGEND = "o observed on Linux, w observed under Wine, d documented and not run, ? unsure";

    /** One line of the tables. */
    record Row(String call, String host, int number, String known, String when) {
        /** The mark in words. */
        String how() {
            String word = switch (known.charAt(0)) {
                case 'o' -> "observed";
                case 'w' -> "observed under Wine";
                default -> "documented";
            };
            return known.endsWith("?") ? word + ", unsure" : word;
        }

        boolean means(Meaning meaning) {
            return meaning.has(Tables.ofHost(host), number);
        }
    }

    private static final List<Row> ROWS = rows();

    private KnownErrors() {
    }

    private static List<Row> rows() {
        // The resolver's own numbers are no errno.
        return Tsv.rows(Lab.class, "call-errors.tsv").stream().filter(row -> !row.get("error").startsWith("EAI_"))
                .map(KnownErrors::row).toList();
    }

    private static Row row(Map<String, String> cells) {
        return new Row(cells.get("call"), cells.get("host"), Integer.parseInt(cells.get("number")), cells.get("known"),
                cells.get("when"));
    }

    /** Hosts with their marks, each once: {@code Linux o, macOS d}. */
    static String joined(String hosts, String more) {
        return hosts.contains(more) ? hosts : hosts + ", " + more;
    }

    /** Every call that gives it. */
    static List<Row> of(Meaning meaning) {
        return ROWS.stream().filter(row -> row.means(meaning)).toList();
    }

    /** The lines of one call; of the like call of its kind where there are none. */
    static List<Row> of(Meaning meaning, String call) {
        List<Row> rows = of(meaning);
        List<Row> own = rows.stream().filter(row -> row.call().equalsIgnoreCase(call)).toList();
        String like = Role.of(call);
        return own.isEmpty() ? rows.stream().filter(row -> row.call().equals(like)).toList() : own;
    }
}
