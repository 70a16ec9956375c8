package io.eagain.cli;

import io.eagain.ErrnoTable;
import io.eagain.ErrnoTable.Entry;
import io.eagain.lab.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All that is known of one meaning of an error; its fields are what {@code errno --json} prints. */
record ErrnoPage(List<String> names, List<InTable> numbers, List<Advice> advice, List<KnownErrors.Row> calls,
        List<Evidence.Shown> experiments) {
    private static final int EXPERIMENTS = 12;

    /** What one name space calls it. */
    record InTable(String table, int number, List<String> names, String description, String note) {
    }

    static ErrnoPage of(Meaning meaning) {
        List<InTable> numbers = new ArrayList<>();
        meaning.entries().forEach((table, entries) -> {
            Map<Integer, List<Entry>> byNumber = new TreeMap<>(
                    entries.stream().collect(Collectors.groupingBy(Entry::number)));
            byNumber.forEach((number, same) -> numbers.add(new InTable(table.title(), number,
                    same.stream().map(Entry::name).toList(), same.getFirst().description(), note(same))));
        });
        return new ErrnoPage(meaning.names(), numbers, Advice.of(meaning), KnownErrors.of(meaning),
                Evidence.of(meaning.everyName()));
    }

    private static String note(List<Entry> same) {
        return same.stream().map(entry -> entry.resolver() ? "a code of the name resolver" : entry.note())
                .filter(note -> !note.isEmpty() && !note.equals("-")).distinct().collect(Collectors.joining("; "));
    }

    Page page() {
        Page page = new Page().title(String.join(", ", names));
        page.table(rows());
        // The tables of several hosts have the same one mostly.
        numbers.stream().map(InTable::note).filter(note -> !note.isEmpty()).distinct()
                .forEach(note -> page.line("  " + note + "."));
        if (!advice.isEmpty()) {
            page.line("").line("What to do:").table(advice.stream().map(ErrnoPage::advised).toList());
        }
        if (!calls.isEmpty()) {
            page.line("").line("When the calls give it (" + KnownErrors.LEGEND + "):").table(whens());
        }
        if (!experiments.isEmpty()) {
            page.line("").line("Experiments that show it (eagain lab --only ID), " + experiments.size() + ":")
                    .table(experiments.stream().limit(EXPERIMENTS).map(ErrnoPage::experiment).toList());
            String rest = experiments.stream().skip(EXPERIMENTS).map(Evidence.Shown::id)
                    .collect(Collectors.joining(" "));
            page.table(rest.isEmpty() ? List.of() : List.of(List.of("and " + rest)));
        }
        return page;
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (ErrnoTable table : ErrnoTable.all()) {
            List<InTable> its = numbers.stream().filter(number -> number.table().equals(table.title())).toList();
            if (its.isEmpty()) {
                rows.add(List.of(table.title(), "", "none", ""));
            }
            its.forEach(number -> rows.add(List.of(table.title(), Integer.toString(number.number()),
                    String.join(", ", number.names()), number.description())));
        }
        return rows;
    }

    private static List<String> advised(Advice advice) {
        String roles = advice.roles().equals(List.of(Role.ANY)) ? "any other" : String.join(", ", advice.roles());
        return List.of(roles, advice.happened() + " " + advice.todo());
    }

    /** One line for each call and reason. */
    private List<List<String>> whens() {
        Map<List<String>, String> hosts = new LinkedHashMap<>();
        for (KnownErrors.Row row : calls) {
            hosts.merge(List.of(row.call(), row.when()), row.host() + " " + row.known(),
                    KnownErrors::joined);
        }
        return hosts.entrySet().stream()
                .map(entry -> List.of(entry.getKey().getFirst(), entry.getValue(), entry.getKey().getLast())).toList();
    }

    /** An experiment as a line of a table: its id, where it was seen, what it is. */
    static List<String> experiment(Evidence.Shown shown) {
        String hosts = shown.seen().stream().map(Evidence.Seen::host).distinct().collect(Collectors.joining(", "));
        return List.of(shown.id(), hosts, shown.title());
    }
}
