package io.eagain.cli;

import com.google.gson.GsonBuilder;
import io.eagain.ErrnoTable;
import io.eagain.ErrnoTable.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks up errors in all name spaces. */
@Command(name = "errno", mixinStandardHelpOptions = true, versionProvider = Eagain.Version.class, sortOptions = false, exitCodeOnExecutionException = Eagain.FAULT, exitCodeListHeading = "%nExit status:%n", exitCodeList = {
        "0:found", "1:no such number, name or text", "2:wrong usage",
        "3:a fault of the program itself"}, description = {
                "Says what an error is called and numbered on Linux, macOS, FreeBSD and Windows, which calls give it when, what"
                        + " to do, and which experiments show it.",
                ""}, footer = {"", "Examples:", "  eagain errno 10035", "  eagain errno EAGAIN",
                        "  eagain errno --os macos 35", "  eagain errno --search reset"})
final class ErrnoCommand implements Callable<Integer> {
    @Parameters(paramLabel = "WHAT", arity = "0..*", description = "A number (10035, or -11 as eagain returns it), or a name"
            + " in any vocabulary (EAGAIN, WSAEWOULDBLOCK).")
    private List<String> what = List.of();

    @Option(names = "--os", paramLabel = "OS", converter = Tables.class, completionCandidates = Tables.class, description = "The"
            + " number or name is of this one: ${COMPLETION-CANDIDATES}. windows is Winsock, crt the errno of the C"
            + " runtime of Windows.")
    private ErrnoTable os;

    @Option(names = "--search", paramLabel = "TEXT", description = "List the errors whose name or description has this"
            + " text.")
    private String search;

    @Option(names = "--list", description = "List all errors.")
    private boolean list;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if ((what.isEmpty() ? 0 : 1) + (search == null ? 0 : 1) + (list ? 1 : 0) != 1) {
            throw new ParameterException(spec.commandLine(),
                    "either numbers and names, or --search TEXT, or --list, and one of them");
        }
        Set<Meaning> found = new LinkedHashSet<>();
        int status = ExitCode.OK;
        for (String word : what) {
            List<Meaning> its = find(word);
            if (its.isEmpty()) {
                spec.commandLine().getErr().println("errno " + word + ": " + unknown());
                status = Eagain.NO;
            }
            found.addAll(its);
        }
        if (what.isEmpty()) {
            found.addAll(searched());
            if (found.isEmpty()) {
                spec.commandLine().getErr().println("errno --search " + search + ": no name and no description has it");
                status = Eagain.NO;
            }
        }
        print(List.copyOf(found));
        return status;
    }

    private Collection<ErrnoTable> tables() {
        return os == null ? ErrnoTable.all() : List.of(os);
    }

    private String unknown() {
        return "no error has this number or name " + (os == null
                ? "on Linux, macOS, FreeBSD or Windows"
                : "in the table of " + os.title()) + "; --search TEXT looks into the descriptions";
    }

    private List<Meaning> find(String word) {
        if (word.matches("[-+]?\\d+")) {
            String digits = word.replaceFirst("^[-+]", "");
            return digits.length() > 9 ? List.of() : Meaning.of(Integer.parseInt(digits), tables());
        }
        if (word.startsWith("-")) {
            throw new ParameterException(spec.commandLine(), "Unknown option: '" + word + "'");
        }
        Meaning meaning = word.isBlank() ? null : Meaning.of(word.toUpperCase(Locale.ROOT));
        return meaning == null || tables().stream().noneMatch(meaning.entries()::containsKey)
                ? List.of()
                : List.of(meaning);
    }

    /** All that have the text, or simply all. */
    private Set<Meaning> searched() {
        String text = search == null ? "" : search.toLowerCase(Locale.ROOT);
        Set<Meaning> found = new LinkedHashSet<>();
        for (ErrnoTable table : tables()) {
            for (Entry entry : table.entries()) {
                if ((entry.name() + " " + entry.description()).toLowerCase(Locale.ROOT).contains(text)) {
                    found.add(Meaning.of(entry.name()));
                }
            }
        }
        return found;
    }

    private void print(List<Meaning> found) {
        if (json) {
            System.out.println(new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create()
                    .toJson(found.stream().map(ErrnoPage::of).toList()));
        } else if (what.isEmpty()) {
            System.out.print(table(found));
        } else {
            System.out.print(found.stream().map(meaning -> ErrnoPage.of(meaning).page().toString())
                    .collect(Collectors.joining("\n")));
        }
    }

    /** A line for each, with the number in every table. */
    private static Page table(List<Meaning> found) {
        List<List<String>> rows = new ArrayList<>();
        if (!found.isEmpty()) {
            List<String> heading = new ArrayList<>(List.of("name"));
            ErrnoTable.all().forEach(table -> heading.add(table.title()));
            heading.add("description");
            rows.add(heading);
        }
        for (Meaning meaning : found) {
            List<String> row = new ArrayList<>(List.of(String.join(", ", meaning.names())));
            ErrnoTable.all().forEach(table -> row.add(meaning.number(table) == 0
                    ? "-"
                    : Integer.toString(meaning.number(table))));
            row.add(meaning.description());
            rows.add(row);
        }
        return new Page().table(rows);
    }
}
