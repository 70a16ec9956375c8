package io.eagain.lab;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What was observed here, beside what another host gave before, label by label. */
final class Against {
    private static final String NOTHING = "nothing";

    private final String name;
    private final JsonReport.Document there;
    private final Map<String, JsonReport.Entry> entries = new HashMap<>();

    /** How an experiment compares. */
    enum Verdict {
        SAME("the same"),
        SAME_MEANING("the same by other names"),
        DIFFERS("differs"),
        NOT_COMPARED("not compared");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }
    }

    private Against(String name, JsonReport.Document there) {
        this.name = name;
        this.there = there;
        there.experiments().forEach(entry -> entries.put(entry.id(), entry));
    }

    /** A recorded host, or a file that the lab wrote. The message of what is thrown is for the user. */
    static Against of(String hostOrFile) throws IOException {
        JsonReport.Document document;
        try {
            document = JsonReport.document(
                    Matrix.RECORDED.contains(hostOrFile)
                            ? recorded(hostOrFile)
                            : Files.readString(Path.of(hostOrFile)));
        } catch (IOException e) {
            throw new IOException("neither one of " + String.join(", ", Matrix.RECORDED) + " nor a file to read: " + e,
                    e);
        } catch (JsonParseException e) {
            throw new IOException("no JSON: " + e.getMessage(), e);
        }
        if (!JsonReport.FORMAT.equals(document.format())) {
            throw new IOException("its format is " + document.format() + " and not " + JsonReport.FORMAT);
        }
        if (document.host() == null || document.date() == null || document.experiments() == null
                || document.experiments().stream().anyMatch(Against::broken)) {
            throw new IOException("it is not complete");
        }
        return new Against(hostOrFile, document);
    }

    private static boolean broken(JsonReport.Entry entry) {
        return entry == null || entry.id() == null || entry.observed() == null || entry.verdict() == null;
    }

    private static String recorded(String host) throws IOException {
        String resource = "results/" + host + ".json";
        try (InputStream in = Objects.requireNonNull(Against.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Prints what differs, and says whether anything does. */
    boolean show(PrintStream out, List<Observation> observations) {
        out.printf(Locale.ROOT, "%nCompared with %s: %s, observed on %s.%n%n", name, there.host().line(),
                there.date().replaceFirst("T.*", ""));
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (Observation here : observations) {
            counts.merge(show(out, here), 1, Integer::sum);
        }
        out.printf(Locale.ROOT, "%n%d experiments:", observations.size());
        String separator = " ";
        for (Verdict verdict : Verdict.values()) {
            out.print(separator + counts.getOrDefault(verdict, 0) + " "
                    + (verdict == Verdict.DIFFERS ? "differ" : verdict.words));
            separator = ", ";
        }
        out.println(".");
        return counts.containsKey(Verdict.DIFFERS);
    }

    private Verdict show(PrintStream out, Observation here) {
        String id = here.experiment().id();
        String reason = notCompared(here, entries.get(id));
        if (reason != null) {
            return line(out, id, Verdict.NOT_COMPARED, ": " + reason);
        }
        Map<String, String> mine = Results.of(here.observed());
        Map<String, String> theirs = Results.of(entries.get(id).observed());
        List<String> doubtful = doubtful(entries.get(id));
        String doubt = doubtful.isEmpty() ? "" : "; documented otherwise: " + String.join(", ", doubtful);
        if (mine.equals(theirs)) {
            return line(out, id, Verdict.SAME, doubt);
        }
        Set<String> labels = new LinkedHashSet<>(mine.keySet());
        labels.addAll(theirs.keySet());
        labels.removeIf(label -> meaning(mine, label).equals(meaning(theirs, label)));
        if (labels.isEmpty()) {
            return line(out, id, Verdict.SAME_MEANING, doubt);
        }
        line(out, id, Verdict.DIFFERS, ": " + here.experiment().title());
        for (String label : labels) {
            out.printf(Locale.ROOT, "    %-16s here %-36s there %s%s%n", label, mine.getOrDefault(label, NOTHING),
                    theirs.getOrDefault(label, NOTHING), doubtful.contains(label) ? "; documented otherwise" : "");
        }
        return Verdict.DIFFERS;
    }

    /** The labels of which Microsoft documents otherwise what Wine gave. */
    private List<String> doubtful(JsonReport.Entry entry) {
        boolean wine = there.host().under() != null && there.host().under().startsWith("Wine");
        String labels = wine && entry.expected() != null ? entry.expected().disagree() : null;
        return labels == null || labels.isEmpty() ? List.of() : List.of(labels.split(", ", -1));
    }

    private static String meaning(Map<String, String> values, String label) {
        return Results.meaning(values.getOrDefault(label, NOTHING));
    }

    private static Verdict line(PrintStream out, String id, Verdict verdict, String rest) {
        out.printf(Locale.ROOT, "%-7s %s%s%n", id, verdict.words, rest);
        return verdict;
    }

    /** Why there is nothing to compare, or null. */
    private static String notCompared(Observation here, JsonReport.Entry there) {
        if (here.verdict() == Observation.Verdict.NOT_RUN) {
            return "not run here: " + here.reason();
        }
        if (here.reason() != null) {
            return "broken off here: " + here.reason();
        }
        if (there == null) {
            return "not in that record";
        }
        if (there.verdict().equals(Observation.Verdict.NOT_RUN.words())) {
            return "not run there: " + there.reason();
        }
        return there.reason() == null ? null : "broken off there: " + there.reason();
    }

    /** The recorded hosts, for help and completion. */
    static final class Hosts implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Matrix.RECORDED.iterator();
        }
    }
}
