package io.eagain.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;

/**
 * One experiment, and what is known of it on each host.
 *
 * @param id its name for ever, such as {@code RCV-05}
 * @param title what happens
 * @param claims the ids of the claims it is about
 * @param source where the expectations come from
 * @param cells a cell for each column
 * @param calls the functions of C that it is about, by the names of their pages
 */
record Row(String id, String title, List<String> claims, String source, List<Cell> cells, Set<String> calls) {

    /** How a cell is known. */
    enum Known {
        OBSERVED("observed"),
        DOCUMENTED("documented"),
        NOT_RUN("not run");

        private final String words;

        Known(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * What one host gives.
     *
     * @param column the host
     * @param known how it is known
     * @param values the labelled results of an observation, else empty
     * @param text the documentation's words, or why it was not run; else empty
     * @param disagreement the labels at which Wine and Windows' documentation disagree; empty if they do not
     * @param entry the observation; null if there is none
     */
    record Cell(Column column, Known known, List<Value> values, String text, String disagreement, Results.Entry entry) {

        boolean differs() {
            return !disagreement.isEmpty() || values.stream().anyMatch(Value::differs);
        }

        /** How it is known, in words; what is documented may have a part that is not sure. */
        String words() {
            boolean unsure = known == Known.DOCUMENTED && text.contains("?");
            return known.words() + (unsure ? "?" : "") + (differs() ? ", differs" : "");
        }

        /** Its errors, by meaning. */
        Set<String> errors() {
            Set<String> errors = new TreeSet<>();
            if (known == Known.DOCUMENTED) {
                add(text, errors);
            }
            for (Value value : values) {
                add(value.value(), errors);
            }
            if (entry != null && known == Known.OBSERVED) {
                entry.steps().stream().filter(step -> step.error() != 0 && step.name() != null)
                        .forEach(step -> errors.add(Meaning.of(step.name())));
            }
            return errors;
        }

        private void add(String text, Set<String> errors) {
            Matcher name = Meaning.ERROR.matcher(text);
            while (name.find()) {
                // Names of events look the same.
                if (column.number(name.group()).isPresent()) {
                    errors.add(Meaning.of(name.group()));
                }
            }
        }
    }

    /** A labelled result, and whether it means something else than on the first host. */
    record Value(String label, String value, boolean differs) {
    }

    String group() {
        return id.substring(0, id.indexOf('-'));
    }

    boolean differs() {
        return cells.stream().anyMatch(Cell::differs);
    }

    /** {@code label=value; label=value}. */
    static Map<String, String> values(String observed) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String part : observed.isEmpty() ? new String[0] : observed.split("; ", -1)) {
            int equals = part.indexOf('=');
            values.put(part.substring(0, equals), part.substring(equals + 1));
        }
        return values;
    }

    /** What a host gave, compared with what the first host gave at the same labels. */
    static List<Value> compared(Map<String, String> values, Map<String, String> first) {
        List<Value> compared = new ArrayList<>();
        values.forEach((label, value) -> compared.add(new Value(label, value, first.containsKey(label)
                && !Meaning.ofValue(value).equals(Meaning.ofValue(first.get(label))))));
        return compared;
    }
}
