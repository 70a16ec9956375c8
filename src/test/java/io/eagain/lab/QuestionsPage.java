package io.eagain.lab;

import io.eagain.examples.GuidePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes {@code docs/questions} of the texts in {@code src/questions}: {@code java ... io.eagain.lab.QuestionsPage ROOT}. What
 * was observed comes from the recorded results, what is documented from the catalogue, code from compiled sources. A line of a
 * text brings them in:
 *
 * <ul>
 * <li>{@code {{answer RCV-34 recv: the first time; recv_again: again}}} a table per host: result, number, how known</li>
 * <li>{@code {{traces RCV-34}}} each call, on each host that was observed</li>
 * <li>{@code {{experiments RCV-34 RCV-04}}} what is documented of Windows and macOS, and the command that repeats them</li>
 * <li>{@code {{code Answers.java look}}} a method of the examples</li>
 * <li>{@code {{claims 2001-posting}}}, {@code {{codes 2001}}}: see {@link ClaimsTable}</li>
 * <li>{@code {{page recv-without-data}}} a line of the index</li>
 * </ul>
 */
final class QuestionsPage {
    static final String COMMAND = "mvn -q test-compile exec:exec -Dlab.classpath=test"
            + " -Dlab.main=io.eagain.lab.QuestionsPage -Dlab.args=.";
    static final Path PAGES = Path.of("docs", "questions");

    private static final Pattern DIRECTIVE = Pattern.compile("\\{\\{(\\w+) (.+)\\}\\}");

    private final Path root;
    private final Catalogue catalogue = new Catalogue();
    private final List<Recorded> hosts = new ArrayList<>();

    QuestionsPage(Path root) throws IOException {
        this.root = root;
        for (String name : List.of("linux-x86_64", "windows")) {
            hosts.add(Recorded.of(root.resolve("docs"), name, catalogue));
        }
    }

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        Files.createDirectories(root.resolve(PAGES));
        for (var page : new QuestionsPage(root).pages().entrySet()) {
            Files.writeString(root.resolve(PAGES).resolve(page.getKey()), page.getValue());
        }
    }

    static List<Path> texts(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("src").resolve("questions"))) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
    }

    /** Every page by the name of its file. */
    SortedMap<String, String> pages() throws IOException {
        SortedMap<String, String> pages = new TreeMap<>();
        for (Path text : texts(root)) {
            pages.put(text.getFileName().toString(), page(text));
        }
        return pages;
    }

    private String page(Path text) throws IOException {
        StringBuilder page = new StringBuilder();
        for (String line : Files.readAllLines(text)) {
            Matcher directive = DIRECTIVE.matcher(line);
            try {
                page.append(directive.matches() ? expanded(directive.group(1), directive.group(2)) : line + "\n");
            } catch (RuntimeException e) {
                throw new IllegalArgumentException(text.getFileName() + ": " + line, e);
            }
        }
        return page.append("\n---\n\nMade of `src/questions/").append(text.getFileName())
                .append("`, the recorded results and the catalogue of experiments; not edited by hand. Again:\n\n    ")
                .append(COMMAND).append('\n').toString();
    }

    private String expanded(String name, String argument) throws IOException {
        return switch (name) {
            case "answer" -> answer(argument);
            case "traces" -> traces(experiment(argument));
            case "experiments" -> experiments(argument.split(" ", -1));
            case "code" -> {
                String[] words = argument.split(" ", -1);
                yield GuidePage.code(root, words[0], words[1]);
            }
            case "claims" -> new ClaimsTable(root, catalogue, hosts.get(0), hosts.get(1)).claims(argument);
            case "codes" -> ClaimsTable.codes();
            case "page" ->
                "- [" + Files.readAllLines(root.resolve("src/questions").resolve(argument + ".md")).getFirst()
                        .substring("# ".length()) + "](" + argument + ".md)\n";
            default -> throw new IllegalArgumentException("no directive " + name);
        };
    }

    private Experiment experiment(String id) {
        return catalogue.experiments().stream().filter(experiment -> experiment.id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no experiment " + id));
    }

    /** The first word is the experiment; then come its labels with what they are to be called. */
    private String answer(String argument) {
        int space = argument.indexOf(' ');
        Experiment experiment = experiment(argument.substring(0, space));
        StringBuilder table = new StringBuilder(
                "| host | result, with the number of the error | how it is known |\n|---|---|---|\n");
        for (Recorded host : hosts) {
            if (!host.has(experiment.id())) {
                continue;
            }
            String reason = host.notRun(experiment.id());
            String how = reason == null ? host.how() + ": `" + experiment.id() + "`" : "-";
            if (reason == null && host != hosts.getFirst() && !experiment.disagree().isEmpty()) {
                how += ". Windows is documented otherwise at [" + experiment.disagree() + "] of the trace";
            }
            row(table, host.title(), reason == null
                    ? results(host, experiment, argument.substring(space + 1))
                    : "not run: " + reason, how);
        }
        documentedRow(table, "Windows", experiment.windows());
        documentedRow(table, "macOS", experiment.macos());
        return table.toString();
    }

    private static String results(Recorded host, Experiment experiment, String labels) {
        List<String> results = new ArrayList<>();
        for (String label : labels.split("; ", -1)) {
            String[] parts = label.split(": ", 2);
            String result = host.result(experiment.id(), parts[0]);
            if (result != null) {
                results.add(parts.length == 1 ? result : parts[1] + ": " + result);
            }
        }
        if (results.isEmpty()) {
            throw new IllegalArgumentException(experiment.id() + " has no " + labels + " on " + host.title());
        }
        return String.join("<br>", results.stream().map(QuestionsPage::cell).toList());
    }

    private static void documentedRow(StringBuilder table, String host, String text) {
        if (!documented(text).equals("-")) {
            row(table, host, documented(text), "documented, not run"
                    + (text.contains("?") ? "; `?`: no source confirms it" : ""));
        }
    }

    private static void row(StringBuilder table, String... cells) {
        table.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String documented(String text) {
        return text.isEmpty() || text.equals("n/a") ? "-" : cell(text.replace("<", "&lt;"));
    }

    /** A bar would end the cell, in code too. */
    static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private String traces(Experiment experiment) {
        StringBuilder traces = new StringBuilder("**" + experiment.id() + ".** " + experiment.title() + "\n");
        for (Recorded host : hosts) {
            if (!host.has(experiment.id())) {
                continue;
            }
            if (host.notRun(experiment.id()) != null) {
                traces.append('\n').append(host.title()).append(": not run. ").append(host.notRun(experiment.id()))
                        .append(".\n");
                continue;
            }
            boolean folded = host != hosts.getFirst();
            traces.append(folded ? "\n<details>\n<summary>The same on " + host.title() + "</summary>\n" : "");
            traces.append('\n').append(host.line()).append(":\n\n```text\n");
            host.trace(experiment.id()).forEach(line -> traces.append(line.strip()).append('\n'));
            traces.append("```\n").append(folded ? "\n</details>\n" : "");
        }
        return traces.toString();
    }

    private String experiments(String... ids) {
        StringBuilder text = new StringBuilder("""
                | experiment | Windows, documented | macOS, documented | read in |
                |---|---|---|---|
                """);
        for (Experiment experiment : Arrays.stream(ids).map(this::experiment).toList()) {
            row(text, "**" + experiment.id() + "** " + cell(experiment.title()), documented(experiment.windows()),
                    documented(experiment.macos()), cell(experiment.source()));
        }
        return text
                .append("\nNone of these two columns was run; `?` is unconfirmed. All of them on your own kernel:\n\n")
                .append("    mvn -q compile exec:exec -Dlab.args=\"--only ").append(String.join(",", ids))
                .append("\"\n").toString();
    }
}
