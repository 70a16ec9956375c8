package io.eagain.cli;

import io.eagain.ErrnoTable;
import io.eagain.lab.Evidence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains a line of a trace, or the message of an exception. */
@Command(name = "explain", mixinStandardHelpOptions = true, versionProvider = Eagain.Version.class, sortOptions = false, exitCodeOnExecutionException = Eagain.FAULT, exitCodeListHeading = "%nExit status:%n", exitCodeList = {
        "0:explained", "1:nothing in the text is known", "2:wrong usage",
        "3:a fault of the program itself"}, description = {
                "Says which call gave which error on which system, what happened and what to do, for a result of eagain, a line"
                        + " of strace, or the message of an exception or a program (Java, Netty, Python, Go, Node.js, Rust,"
                        + " curl and others).",
                ""}, footer = {"", "Examples:", "  eagain explain \"recv = -104\"",
                        "  eagain explain \"java.net.SocketException: Broken pipe\"",
                        "  strace -f -e trace=network PROGRAM 2>&1 | grep ' = -1' | eagain explain -"})
final class Explain implements Callable<Integer> {
    private static final int EXPERIMENTS = 5;
    private static final int REPEATED = 200;

    @Parameters(paramLabel = "TEXT", arity = "0..*", description = "The text, in one piece or several; standard input for - or"
            + " for none.")
    private List<String> words = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String text = words.isEmpty() || words.equals(List.of("-")) ? input() : String.join(" ", words);
        List<List<Finding>> all = findings(text);
        if (all.isEmpty()) {
            complain(text);
            return Eagain.NO;
        }
        String between = "";
        for (List<Finding> line : all) {
            System.out.print(between + page(line));
            between = "\n";
        }
        return ExitCode.OK;
    }

    private static String input() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            return reader.lines().collect(Collectors.joining("\n"));
        }
    }

    /** What each line says; a line that says the same as another one is left out. */
    static List<List<Finding>> findings(String text) {
        List<List<Finding>> all = new ArrayList<>();
        for (String line : text.lines().toList()) {
            List<Finding> found = Finding.in(line);
            if (!found.isEmpty() && all.stream().noneMatch(known -> known.getFirst().same(found.getFirst()))) {
                all.add(found);
            }
        }
        return all;
    }

    private void complain(String text) {
        PrintWriter err = spec.commandLine().getErr();
        // What a terminal would obey, or could not show, is not repeated.
        String first = text.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
        err.println("explain: nothing is known of this text: "
                + (first.length() > REPEATED ? first.substring(0, REPEATED) + "..." : first));
        err.println("It understands, for example:");
        err.println("  recv = -104");
        err.println("  connect: WSAEWOULDBLOCK");
        for (Signs.Sign sign : Signs.all()) {
            if (sign.kind() == Signs.Kind.FROM) {
                err.println("  " + sign.example());
            }
        }
    }

    private static Page page(List<Finding> findings) {
        Page page = new Page();
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            if (finding.meaning() == null) {
                return withoutError(page, finding);
            }
            if (i == 0 || finding.likely()) {
                error(i == 0 ? page : page.line(""), finding);
            } else {
                page.line("")
                        .line("If it came from another host: " + finding.named() + ", "
                                + finding.meaning().description() + "; "
                                + (finding.call() == null ? "no call" : finding.call()) + " is not known to give it.");
            }
        }
        return page;
    }

    private static Page withoutError(Page page, Finding finding) {
        String[] parts = finding.note().split(" -> ", 2);
        page.title((finding.call() == null ? "" : finding.call() + ": ") + "no error number");
        return page.table(rows(finding.by(), parts[0], parts[1]));
    }

    private static void error(Page page, Finding finding) {
        Meaning meaning = finding.meaning();
        page.title((finding.call() == null ? "" : finding.call() + ": ")
                + finding.named() + ": " + meaning.description());
        Advice advice = Advice.of(meaning, finding.call());
        List<List<String>> rows = rows(finding.by(), advice == null ? "" : advice.happened(),
                advice == null ? "" : advice.todo());
        if (advice != null && !advice.outcome().isEmpty()) {
            rows.add(List.of("policy", advice.outcome() + " in io.eagain.policy"));
        }
        String numbers = meaning.entries().keySet().stream().filter(table -> table != ErrnoTable.WINDOWS_CRT)
                .map(table -> meaning.in(table, finding.tables().contains(table) ? finding.number() : 0))
                .collect(Collectors.joining(", "));
        rows.add(List.of("numbers", numbers));
        known(finding).forEach((when, hosts) -> rows.add(List.of("known", hosts + ": " + when)));
        page.table(rows);
        experiments(page, finding);
    }

    private static List<List<String>> rows(String by, String happened, String todo) {
        List<List<String>> rows = new ArrayList<>();
        if (by != null) {
            rows.add(List.of("looks like", by));
        }
        if (!happened.isEmpty()) {
            rows.add(List.of("happened", happened));
            rows.add(List.of("to do", todo));
        }
        return rows;
    }

    /** When the call gives it, and how that is known of which host. */
    private static Map<String, String> known(Finding finding) {
        Map<String, String> known = new LinkedHashMap<>();
        if (finding.call() != null) {
            for (KnownErrors.Row row : KnownErrors.of(finding.meaning(), finding.call())) {
                known.merge(row.when(), row.host() + " (" + row.how() + ")", KnownErrors::joined);
            }
        }
        return known;
    }

    private static void experiments(Page page, Finding finding) {
        String role = Role.of(finding.call());
        List<Evidence.Shown> shown = new ArrayList<>(Evidence.of(finding.meaning().everyName()));
        // Those first where this call gave it.
        shown.sort((one, other) -> Boolean.compare(gave(other, role), gave(one, role)));
        List<List<String>> rows = shown.stream().limit(EXPERIMENTS).map(ErrnoPage::experiment).toList();
        if (!rows.isEmpty()) {
            page.line("  shown by " + rows.size() + " of " + shown.size() + " experiments (eagain lab --only ID):")
                    .table(rows);
        }
    }

    private static boolean gave(Evidence.Shown shown, String role) {
        return shown.seen().stream().anyMatch(seen -> seen.label().startsWith(role));
    }
}
