package io.eagain.lab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The claims of one document with what each is worth today. Linux and Windows have their verdicts in the recorded results.
 * Nothing was run on macOS: {@code src/questions/macos-2001.tsv} says how what is documented of it was read, names the
 * experiments whose documentation that is, and the functions of the kernel that it was read in.
 */
final class ClaimsTable {
    private final Catalogue catalogue;
    private final Recorded linux;
    private final Recorded windows;
    private final Map<String, Macos> macos;

    /** How a claim stands by the documentation of macOS, which experiments have that documentation, and where it was read. */
    record Macos(String verdict, String words, List<String> experiments, String source) {
    }

    ClaimsTable(Path root, Catalogue catalogue, Recorded linux, Recorded windows) throws IOException {
        this.catalogue = catalogue;
        this.linux = linux;
        this.windows = windows;
        this.macos = macos(root);
    }

    static Map<String, Macos> macos(Path root) throws IOException {
        Map<String, Macos> macos = new LinkedHashMap<>();
        for (Map<String, String> row : Tsv.rows(root.resolve("src/questions/macos-2001.tsv"))) {
            String experiments = row.get("experiments");
            macos.put(row.get("claim"), new Macos(Claim.Holds.valueOf(row.get("verdict")).words(), row.get("words"),
                    experiments.isEmpty() ? List.of() : List.of(experiments.split(" ", -1)), row.get("source")));
        }
        return macos;
    }

    String claims(String source) {
        StringBuilder table = new StringBuilder("""
                | | the claim | Linux, observed | Windows | macOS, documented | experiments |
                |---|---|---|---|---|---|
                """);
        StringBuilder read = new StringBuilder("""

                <details>
                <summary>What the verdicts of macOS were read from</summary>

                | claim | read in | what it says of these experiments |
                |---|---|---|
                """);
        for (Claim claim : catalogue.claims()) {
            if (!claim.source().equals(source)) {
                continue;
            }
            Macos there = Objects.requireNonNull(macos.get(claim.id()), claim.id());
            List<String> shown = catalogue.experiments().stream()
                    .filter(experiment -> experiment.claims().contains(claim.id())).map(Experiment::id).toList();
            table.append("| ").append(claim.id()).append(" | ").append(cell(claim.text())).append(" | ")
                    .append(verdict(linux.verdict(claim.id()), claim.linux().words())).append(" | ")
                    .append(verdict(windows.verdict(claim.id()), claim.windows().words())).append(" | ")
                    .append(verdict(there.verdict(), there.words())).append(" | ")
                    .append(shown.isEmpty() ? "-" : String.join(", ", shown)).append(" |\n");
            if (!there.source().isEmpty()) {
                read.append("| ").append(claim.id()).append(" | ").append(cell(there.source())).append(" | ")
                        .append(catalogue.experiments().stream()
                                .filter(experiment -> there.experiments().contains(experiment.id()))
                                .map(experiment -> experiment.id() + ": " + cell(experiment.macos()))
                                .collect(Collectors.joining("<br>")))
                        .append(" |\n");
            }
        }
        return table.append(read).append("\n</details>\n").toString();
    }

    private static String verdict(String verdict, String words) {
        return "**" + verdict + "**: " + cell(words);
    }

    private static String cell(String text) {
        return QuestionsPage.cell(text.replace("<", "&lt;"));
    }

    /** The list at the end of the posting, beside today's numbers of the same meaning. */
    static String codes() throws IOException {
        StringBuilder table = new StringBuilder("""
                | code | name | Python's errno had in 2001 | Linux | macOS | Windows' C run-time |
                |---|---|---|---|---|---|
                """);
        try (InputStream stream = ClaimsTable.class.getResourceAsStream("/io/eagain/2001_wsa_codes.tsv")) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().filter(line -> line.startsWith("S")).toList()) {
                String[] cells = line.split("\t", -1);
                table.append("| ").append(cells[1]).append(" | `").append(cells[2]).append("` | ").append(cells[3])
                        .append(" | ").append(cells[4]).append(" | ").append(cells[5]).append(" | ").append(cells[6])
                        .append(" |\n");
            }
        }
        return table.toString();
    }
}
