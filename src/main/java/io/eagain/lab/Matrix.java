package io.eagain.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was observed on each host, side by side: makes {@code docs/MATRIX.md} of the recorded results in
 * {@code docs/results}, each of which is a report of the lab, and of what is only documented.
 */
final class Matrix {
    /** The recorded results, in the order of the columns. */
    static final List<String> RECORDED = List.of("linux-x86_64", "linux-aarch64", "windows");

    private Matrix() {
    }

    /** Writes the page: {@code java ... io.eagain.lab.Matrix DOCS}. */
    public static void main(String[] arguments) throws IOException {
        Path docs = Path.of(arguments[0]);
        Files.writeString(docs.resolve("MATRIX.md"), page(docs));
    }

    static String page(Path docs) throws IOException {
        List<Map<String, JsonReport.Entry>> columns = new ArrayList<>();
        StringBuilder page = new StringBuilder(
                """
                        # What each host gives

                        Made of the lab's recorded results in `results/` by `io.eagain.lab.Matrix`; not edited by hand. [LAB.md](LAB.md) explains the notation.

                        | column | how it is known |
                        |---|---|
                        """);
        for (String name : RECORDED) {
            JsonReport.Document document = JsonReport.document(Files.readString(file(docs, name)));
            Map<String, JsonReport.Entry> entries = new HashMap<>();
            document.experiments().forEach(entry -> entries.put(entry.id(), entry));
            columns.add(entries);
            page.append("| ").append(title(document.host())).append(" | observed on ")
                    .append(document.date(), 0, "2026-11-21".length()).append(": ").append(document.host().line())
                    .append(" |\n");
        }
        page.append(
                """
                        | Windows | documented by Microsoft, or by Wine's own tests, which are written to pass on Windows; not run |
                        | macOS | documented by Apple's manuals and the sources of XNU; not run |

                        Wine is not Windows: where the two columns are known to disagree the row says at which labels. `?` is unconfirmed. `-` stands where the row is about Windows alone, and where nothing was found that documents it.

                        | experiment |""");
        for (String name : RECORDED) {
            page.append(' ').append(title(JsonReport.document(Files.readString(file(docs, name))).host())).append(" |");
        }
        page.append(" Windows, documented | macOS, documented |\n|---|").append("---|".repeat(RECORDED.size()))
                .append("---|---|\n");
        for (Experiment experiment : new Catalogue().experiments()) {
            page.append("| **").append(experiment.id()).append("** ").append(escaped(experiment.title())).append(" |");
            for (Map<String, JsonReport.Entry> column : columns) {
                page.append(' ').append(cell(column.get(experiment.id()))).append(" |");
            }
            page.append(' ').append(escaped(documented(experiment.windows())));
            if (!experiment.disagree().isEmpty()) {
                page.append(" **Wine disagrees: ").append(experiment.disagree()).append("**");
            }
            page.append(" | ").append(escaped(documented(experiment.macos()))).append(" |\n");
        }
        return page.toString();
    }

    static Path file(Path docs, String name) {
        return docs.resolve("results").resolve(name + ".json");
    }

    private static String title(HostFacts host) {
        String system = host.os().startsWith("Windows") ? "Windows" : host.os();
        return host.under() == null
                ? system + " " + host.architecture()
                : system + " " + host.architecture() + ", under " + host.under();
    }

    private static String cell(JsonReport.Entry entry) {
        if (entry == null) {
            return "-";
        }
        if (entry.observed().isEmpty() || entry.verdict().equals(Observation.Verdict.NOT_RUN.words())) {
            return "not run: " + escaped(String.valueOf(entry.reason()));
        }
        return "`" + escaped(entry.observed()) + "`"
                + (entry.verdict().equals(Observation.Verdict.DIFFERS.words()) ? " **differs**" : "");
    }

    private static String documented(String text) {
        return text.isEmpty() || text.equals("-") ? "-" : text;
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
