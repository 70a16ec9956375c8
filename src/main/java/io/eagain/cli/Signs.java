package io.eagain.cli;

import io.eagain.ErrnoTable;
import io.eagain.lab.Tsv;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** By what a line of text is recognized: {@code explain.tsv}. The first sign of a kind that is found in a line counts. */
final class Signs {
    /** What a sign tells. */
    enum Kind {
        /** Who wrote the line. Its value is the host, where that is certain; its note is the name. */
        FROM,
        /** That there is no error number. Its note tells what happened, and behind an arrow what to do. */
        NONE,
        /** Which call it was: its value, or what the pattern has caught. */
        CALL,
        /** An error number, caught by the pattern. Its value is the host, where that is certain. */
        NUMBER,
        /** The meaning of a phrase that is in no table of errors. */
        PHRASE,
        /** The meaning of a class of exceptions, which may be for several errors. */
        CLASS
    }

    record Sign(Kind kind, String value, Pattern pattern, String note, String example) {
    }

    /** A sign that was found; {@code caught} is what the pattern has caught, or null. */
    record Found(Sign sign, String caught) {
    }

    private static final List<Sign> SIGNS = Tsv.rows(Signs.class, "explain.tsv").stream().map(Signs::sign).toList();
    private static final Pattern NAME = Pattern.compile("\\b[A-Z][A-Z0-9_]{2,}\\b");
    // By what they say, in small letters.
    private static final Map<String, String> NAMES = names();

    private Signs() {
    }

    private static Sign sign(Map<String, String> cells) {
        return new Sign(Kind.valueOf(cells.get("kind").toUpperCase(Locale.ROOT)), cells.get("value"),
                Pattern.compile(cells.get("pattern")), cells.get("note"), cells.get("example"));
    }

    // The longest first: "Too many open files in system" contains another.
    private static Map<String, String> names() {
        List<ErrnoTable.Entry> entries = new ArrayList<>();
        for (ErrnoTable table : ErrnoTable.all()) {
            entries.addAll(table.entries());
        }
        entries.sort(Comparator.comparingInt((ErrnoTable.Entry entry) -> -entry.description().length()));
        Map<String, String> names = new LinkedHashMap<>();
        entries.forEach(entry -> names.putIfAbsent(entry.description().toLowerCase(Locale.ROOT), entry.name()));
        return names;
    }

    static List<Sign> all() {
        return SIGNS;
    }

    /** The first sign of a kind in a line, or null. */
    static Found first(Kind kind, String line) {
        List<Found> found = all(kind, line);
        return found.isEmpty() ? null : found.getFirst();
    }

    /** All signs of a kind in a line. */
    static List<Found> all(Kind kind, String line) {
        List<Found> found = new ArrayList<>();
        for (Sign sign : SIGNS) {
            if (sign.kind() == kind) {
                Matcher matcher = sign.pattern().matcher(line);
                if (matcher.find()) {
                    found.add(new Found(sign, matcher.groupCount() == 0 ? null : matcher.group(1)));
                }
            }
        }
        return found;
    }

    /** What a name or a phrase in a line means, or null. */
    static Meaning said(String line) {
        Matcher names = NAME.matcher(line);
        while (names.find()) {
            Meaning named = Meaning.of(names.group());
            if (named != null) {
                return named;
            }
        }
        Found phrase = first(Kind.PHRASE, line);
        if (phrase != null) {
            return Meaning.of(phrase.sign().value());
        }
        String small = line.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> named : NAMES.entrySet()) {
            // Most lines have none, and a plain search finds that out soon.
            if (small.contains(named.getKey())
                    && Pattern.compile("\\b" + Pattern.quote(named.getKey()) + "\\b").matcher(small).find()) {
                return Meaning.of(named.getValue());
            }
        }
        return null;
    }

    /** What a class of exceptions in a line means mostly, or null. */
    static Meaning type(String line) {
        Found type = first(Kind.CLASS, line);
        return type == null ? null : Meaning.of(type.sign().value());
    }
}
