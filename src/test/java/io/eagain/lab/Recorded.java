package io.eagain.lab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Help.Ansi;

/** The recorded results of one host in {@code docs/results}, in the words of a page. */
final class Recorded {
    private static final int DAY = "2026-11-21".length();

    private final HostFacts host;
    private final String date;
    private final Map<String, JsonReport.Entry> entries = new HashMap<>();
    private final Map<String, String> verdicts = new HashMap<>();
    private final TerminalReport report;

    private Recorded(JsonReport.Document document, Catalogue catalogue) {
        host = document.host();
        date = document.date().substring(0, DAY);
        document.experiments().forEach(entry -> entries.put(entry.id(), entry));
        document.claims().forEach(claim -> verdicts.put(claim.id(), claim.here()));
        report = new TerminalReport(new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8),
                Ansi.OFF, catalogue);
    }

    static Recorded of(Path docs, String name, Catalogue catalogue) throws IOException {
        return new Recorded(JsonReport.document(Files.readString(Matrix.file(docs, name))), catalogue);
    }

    boolean has(String id) {
        return entries.containsKey(id);
    }

    /** Why an experiment was not run there, or null. */
    String notRun(String id) {
        JsonReport.Entry entry = entry(id);
        return entry.verdict().equals(Observation.Verdict.NOT_RUN.words()) ? entry.reason() : null;
    }

    /** What the host is to be called: who plays it is never left out. */
    String title() {
        return host.under() == null
                ? host.os() + ", " + host.architecture().replace("amd64", "x86-64")
                : host.os().replaceAll(" .*", "") + ", as " + host.under() + " plays it";
    }

    String how() {
        return "observed on " + date + (host.under() == null
                ? ", kernel " + host.kernel()
                : " under " + host.under() + ", which is not " + host.os().replaceAll(" .*", ""));
    }

    /** On what the calls were made, for the line above a trace. */
    String line() {
        return host.line() + "; " + date;
    }

    String verdict(String claim) {
        return Objects.requireNonNull(verdicts.get(claim), claim);
    }

    /** What a labelled call gave, as C has it, with the number of the error; null where the host did not make that call. */
    String result(String id, String label) {
        for (Step step : entry(id).steps()) {
            if (label.equals(step.label())) {
                return result(step);
            }
        }
        return null;
    }

    private static String result(Step step) {
        if (step.error() != 0) {
            return "-1, `" + step.name() + "` " + step.error();
        }
        if (step.value().equals("fd")) {
            return "a descriptor";
        }
        // A value that was computed from what the call wrote, and is no return value: a time in seconds.
        if (step.derived() || (step.detail() == null && !step.value().equals(Long.toString(step.result())))) {
            return step.value();
        }
        // What the call wrote through its pointers: poll's events, the value of SO_ERROR.
        return step.detail() == null || step.detail().equals("0")
                ? Long.toString(step.result())
                : step.result() + ", `" + step.detail() + "`";
    }

    /** All calls of an experiment, as the lab shows them. */
    List<String> trace(String id) {
        return entry(id).steps().stream().map(report::line).toList();
    }

    private JsonReport.Entry entry(String id) {
        return Objects.requireNonNull(entries.get(id), () -> "no recorded " + id + " of " + title());
    }
}
