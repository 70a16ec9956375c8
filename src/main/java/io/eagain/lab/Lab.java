package io.eagain.lab;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The lab's command line: a program of its own, and a command of {@code eagain}. */
@Command(name = "lab", mixinStandardHelpOptions = true, versionProvider = Lab.Version.class, sortOptions = false, exitCodeOnExecutionException = 3, exitCodeListHeading = "%nExit status:%n", exitCodeList = {
        "0:everything as expected", "1:an observation differs, from what is expected or from the host of --against",
        "2:wrong usage, or no file could be written",
        "3:a fault of the lab itself"}, description = {
                "Runs experiments about non-blocking sockets on this machine's own kernel and prints every call"
                        + " with its real result, and whether what people claim about it holds here.",
                ""}, footer = {"", "Examples:",
                        "  ${COMMAND-FULL-NAME}", "  ${COMMAND-FULL-NAME} --only RCV-34,S28",
                        "  ${COMMAND-FULL-NAME} --only CON --json connect.json",
                        "  ${COMMAND-FULL-NAME} --topic connect --against windows"})
public final class Lab implements Callable<Integer> {
    @Option(names = "--only", paramLabel = "ID", split = ",", description = "Only these experiments: an id (RCV-05), a"
            + " group (RCV), a claim (S09). Several are separated by commas.")
    private List<String> only = List.of();

    @Option(names = "--topic", paramLabel = "TOPIC", split = ",", completionCandidates = Topic.Words.class, description = "Only"
            + " experiments about this: ${COMPLETION-CANDIDATES}. Several are separated by commas.")
    private List<String> topics = List.of();

    @Option(names = "--against", paramLabel = "HOST|FILE", completionCandidates = Against.Hosts.class, description = "Compare"
            + " with what another host gave: ${COMPLETION-CANDIDATES}, or a file that --json wrote.")
    private String against;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the observations as JSON too; - for standard"
            + " output alone.")
    private String json;

    @Option(names = "--list", description = "List the experiments and run none.")
    private boolean list;

    @Option(names = "--inside-private-network", hidden = true)
    private boolean insidePrivateNetwork;

    @Spec
    private CommandSpec spec;

    // Made when it runs: the other commands need no scenarios.
    private Catalogue catalogue;

    /** All experiments. */
    public Lab() {
    }

    /** Exits with the status that {@code --help} names. */
    public static void main(String[] arguments) {
        int status = run(new Catalogue(), arguments);
        System.out.flush();
        // A thread that an experiment left behind in a call must not keep the program.
        Runtime.getRuntime().halt(status);
    }

    /** Does what the arguments say and returns the exit status. */
    static int run(Catalogue catalogue, String... arguments) {
        Lab lab = new Lab();
        lab.catalogue = catalogue;
        return new CommandLine(lab).execute(arguments);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (catalogue == null) {
            catalogue = new Catalogue();
        }
        List<Experiment> chosen = chosen();
        if (list) {
            for (Experiment experiment : chosen) {
                System.out.printf(Locale.ROOT, "%-7s %s%s%n", experiment.id(), experiment.title(),
                        experiment.claims().isEmpty() ? "" : " [" + String.join(" ", experiment.claims()) + "]");
            }
            return CommandLine.ExitCode.OK;
        }
        boolean quiet = "-".equals(json);
        if (quiet && against != null) {
            throw new ParameterException(spec.commandLine(),
                    "--against " + against + ": with --json - nothing but the JSON is written; name a file");
        }
        Against other = against == null ? null : other();
        PrintStream out = quiet
                ? new PrintStream(java.io.OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)
                : System.out;
        // Found out now, not after all experiments.
        Path file = json == null || quiet ? null : writable(Path.of(json));
        HostFacts host = HostFacts.here();
        TerminalReport report = new TerminalReport(out, Ansi.AUTO, catalogue);
        report.begin(host, chosen.size());
        Runner runner = new Runner(insidePrivateNetwork);
        List<Observation> observations = new ArrayList<>();
        for (Experiment experiment : chosen) {
            if (file == null && out.checkError()) {
                // Nobody reads on.
                break;
            }
            report.start(experiment);
            Observation observation = runner.run(experiment);
            observations.add(observation);
            report.show(observation);
        }
        if (only.isEmpty() && topics.isEmpty()) {
            report.claims(observations);
        }
        report.end(host, observations);
        if (quiet) {
            System.out.print(JsonReport.write(host, catalogue, observations));
        } else if (file != null) {
            Files.writeString(file, JsonReport.write(host, catalogue, observations));
            out.println("Written: " + file);
        }
        boolean differs = other != null && other.show(out, observations);
        return !differs && Totals.count(observations, Observation.Verdict.DIFFERS) == 0 ? CommandLine.ExitCode.OK : 1;
    }

    private List<Experiment> chosen() {
        List<Experiment> here = catalogue.here();
        for (String word : only) {
            if (here.stream().noneMatch(experiment -> experiment.matches(word))) {
                throw new ParameterException(spec.commandLine(), "--only " + word
                        + ": no experiment, group or claim of that name on this host; --list shows them");
            }
        }
        List<Topic> about = topics.stream().map(this::topic).toList();
        for (Topic topic : about) {
            if (here.stream().noneMatch(topic::has)) {
                throw new ParameterException(spec.commandLine(),
                        "--topic " + topic.word() + ": no experiment about it runs on this host");
            }
        }
        boolean all = only.isEmpty() && about.isEmpty();
        return here.stream().filter(experiment -> all || only.stream().anyMatch(experiment::matches)
                || about.stream().anyMatch(topic -> topic.has(experiment))).toList();
    }

    private Topic topic(String word) {
        for (Topic topic : Topic.values()) {
            if (topic.word().equalsIgnoreCase(word)) {
                return topic;
            }
        }
        throw new ParameterException(spec.commandLine(),
                "--topic " + word + ": should be one of " + String.join(", ", new Topic.Words()));
    }

    private Against other() {
        try {
            return Against.of(against);
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "--against " + against + ": " + e.getMessage(), e);
        }
    }

    private Path writable(Path file) {
        try {
            return Files.writeString(file, "");
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "--json " + file + ": cannot be written: " + e);
        }
    }

    /** The version of the library. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[]{"eagain lab", HostFacts.here().line()};
        }
    }
}
