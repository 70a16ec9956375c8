package io.eagain.cli;

import io.eagain.ErrnoTable;
import io.eagain.ErrnoTable.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One meaning of an error, and what each name space calls it. Names that share a number on Linux are one meaning, as
 * {@code EAGAIN} and {@code EWOULDBLOCK} are.
 *
 * @param names the POSIX-style names, the canonical one first; Winsock's own where there is none
 * @param entries the names and numbers of each table that has it
 */
record Meaning(List<String> names, Map<ErrnoTable, List<Entry>> entries) {

    /** What a name of any table means, or null. */
    static Meaning of(String name) {
        Map<ErrnoTable, Entry> known = ErrnoTable.equivalents(name);
        if (known.isEmpty()) {
            return null;
        }
        Map.Entry<ErrnoTable, Entry> first = known.entrySet().iterator().next();
        Set<String> names = new LinkedHashSet<>();
        for (String alias : first.getKey().names(first.getValue().number())) {
            String posix = ErrnoTable.equivalents(alias).get(first.getKey()).posixName();
            names.add(posix.isEmpty() ? alias : posix);
        }
        Map<ErrnoTable, List<Entry>> entries = new LinkedHashMap<>();
        for (String one : names) {
            ErrnoTable.equivalents(one).forEach((table, entry) -> {
                List<Entry> same = entries.computeIfAbsent(table, none -> new ArrayList<>());
                if (!same.contains(entry)) {
                    same.add(entry);
                }
            });
        }
        return new Meaning(List.copyOf(names), entries);
    }

    /** What a number means in some tables; several meanings where they do not agree. */
    static List<Meaning> of(int number, Collection<ErrnoTable> tables) {
        Set<Meaning> meanings = new LinkedHashSet<>();
        for (ErrnoTable table : tables) {
            List<String> names = table.names(number);
            if (!names.isEmpty()) {
                meanings.add(of(names.getFirst()));
            }
        }
        return List.copyOf(meanings);
    }

    /** All names in all vocabularies. */
    Set<String> everyName() {
        Set<String> every = new LinkedHashSet<>(names);
        entries.values().forEach(list -> list.forEach(entry -> every.add(entry.name())));
        return every;
    }

    boolean has(ErrnoTable table, int number) {
        return entries.getOrDefault(table, List.of()).stream().anyMatch(entry -> entry.number() == number);
    }

    /** The first number that a table has for it, or 0. */
    int number(ErrnoTable table) {
        List<Entry> found = entries.getOrDefault(table, List.of());
        return found.isEmpty() ? 0 : found.getFirst().number();
    }

    /** The first description: Linux' where Linux has it. */
    String description() {
        return entries.values().iterator().next().getFirst().description();
    }

    /** {@code EAGAIN 11 on Linux}: what one table calls it, by this number if that is not 0. */
    String in(ErrnoTable table, int number) {
        List<Entry> its = entries.get(table);
        Entry entry = its.stream().filter(one -> one.number() == number).findFirst().orElse(its.getFirst());
        return entry.name() + " " + entry.number() + " on " + (table == ErrnoTable.WINSOCK ? "Windows" : table.title());
    }
}
