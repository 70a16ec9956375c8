package io.eagain.cli;

import com.google.gson.GsonBuilder;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import picocli.CommandLine.Help.Ansi;

/** What the doctor has found: sections of names with values, each a text or a table of its own, and what does not work. */
final class DoctorFindings {
    /** What stands in a table for something that is as it should be, and is not listed one by one. */
    static final String HERE = "here";

    private final Map<String, Map<String, Object>> sections = new LinkedHashMap<>();
    private final List<String> troubles = new ArrayList<>();

    void put(String section, String name, Object value) {
        sections.computeIfAbsent(section, key -> new LinkedHashMap<>()).put(name, value);
    }

    /** Something that does not work here and should. */
    void trouble(String what) {
        troubles.add(what);
    }

    boolean works() {
        return troubles.isEmpty();
    }

    /** All as JSON, whose shape is described in {@code docs/CLI.md}. */
    String json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", "eagain-doctor-1");
        document.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        document.put("works", works());
        document.put("troubles", troubles);
        document.put("sections", sections);
        return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create().toJson(document);
    }

    /** All for people; of the tables, what is missing or refused, or with {@code all} every line. */
    void print(PrintStream out, Ansi ansi, boolean all) {
        sections.forEach((title, entries) -> {
            out.println(ansi.string("@|bold " + title + "|@"));
            entries.forEach((name, value) -> {
                if (value instanceof Map<?, ?> table) {
                    out.printf(Locale.ROOT, "  %-36s %s%n", name, summary(table));
                    if (all) {
                        table.forEach((key, state) -> out.printf(Locale.ROOT, "    %-34s %s%n", key, state));
                    }
                } else {
                    out.printf(Locale.ROOT, "  %-36s %s%n", name, value);
                }
            });
            out.println();
        });
        if (works()) {
            out.println(ansi.string("=> @|bold,green everything works here|@"));
        } else {
            out.println(ansi.string("=> @|bold,red does not work here:|@"));
            troubles.forEach(trouble -> out.println("   " + trouble));
        }
    }

    /** Such as {@code 40 of 42; ENOTCONN: SO_PEERNAME}: a state in words ends what is counted. */
    private static String summary(Map<?, ?> table) {
        Map<String, StringJoiner> missing = new LinkedHashMap<>();
        int here = 0;
        for (Map.Entry<?, ?> entry : table.entrySet()) {
            String state = entry.getValue().toString();
            if (DoctorOptions.isRefusal(state)) {
                missing.computeIfAbsent(state, key -> new StringJoiner(" ")).add(entry.getKey().toString());
            } else {
                here++;
            }
        }
        StringBuilder text = new StringBuilder(here + " of " + table.size());
        missing.forEach((state, names) -> text.append("; ").append(state).append(": ").append(names));
        return text.toString();
    }
}
