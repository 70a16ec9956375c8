package io.eagain.faults;

import io.eagain.faults.Cases.Case;
import io.eagain.policy.Mechanism;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Does to a server what {@link Cases} lists, in a private network, and measures. */
@Command(name = "Faults", mixinStandardHelpOptions = true, sortOptions = false, description = {
        "Starts the echo server of the examples and lets clients do to it what clients and networks do.",
        "It runs in a private network; needs unshare, ip, python3, gcc and strace.", ""})
public final class Faults implements Callable<Integer> {
    static final String COMMAND = "mvn -q test-compile exec:exec@faults -Dfaults.args=";

    @Option(names = "--only", paramLabel = "NAME", split = ",", description = "These cases: ${COMPLETION-CANDIDATES}.", completionCandidates = Names.class)
    private List<String> only = List.of();

    @Option(names = "--mechanism", paramLabel = "CALL", description = "With this mechanism alone: EPOLL, POLL or SELECT.")
    private Mechanism mechanism;

    @Option(names = "--seed", paramLabel = "N", description = "What is done at random; printed when a case fails."
            + " ${DEFAULT-VALUE} if not given.")
    private long seed = 1;

    @Option(names = "--connects", paramLabel = "N", description = "How many connects and closes; the other mechanisms than"
            + " epoll make a tenth of them. ${DEFAULT-VALUE} if not given.")
    private long connects = 1_000_000;

    @Option(names = "--quick", description = "A few cases with one mechanism each and smaller numbers, for the tests.")
    private boolean quick;

    @Option(names = "--docs", paramLabel = "DIR", description = "Write the table into " + Page.NAME + " there.")
    private Path docs;

    @Spec
    private CommandSpec spec;

    /** The names of all cases, for the help. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Names() {
            super(Cases.ALL.stream().map(Case::name).toList());
        }
    }

    /** One line of the table. */
    record Row(Case done, Mechanism mechanism, double seconds, List<String> cells, String figures, String failure) {
    }

    /** Ends with 0 when all was as it must be, with 1 otherwise. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.exit(Inside.run(new Faults(), arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        for (String name : only) {
            if (!new Names().contains(name)) {
                throw new CommandLine.ParameterException(spec.commandLine(), "no case " + name + "; there are "
                        + String.join(", ", new Names()));
            }
        }
        Path target = Path.of("target", "faults").toAbsolutePath();
        Tools tools = Tools.in(target);
        List<Row> rows = new ArrayList<>();
        long start = System.nanoTime();
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            for (Case one : Cases.ALL) {
                for (Mechanism way : one.mechanisms()) {
                    if (wanted(one, way)) {
                        Row row = run(one, way, tools, target, clock);
                        rows.add(row);
                        out.println(line(row));
                        out.flush();
                    }
                }
            }
        }
        long failed = rows.stream().filter(row -> row.failure() != null).count();
        out.printf(Locale.ROOT, "%nfaults: %d runs, %d failed, %.0f s%n", rows.size(), failed, since(start));
        out.flush();
        if (docs != null) {
            Page.faults(docs, rows, seed, since(start));
        }
        return failed == 0 && !rows.isEmpty() ? 0 : 1;
    }

    private boolean wanted(Case one, Mechanism way) {
        return (only.isEmpty() || only.contains(one.name())) && (mechanism == null || mechanism == way)
                && (!quick || one.quick() == way);
    }

    private Row run(Case one, Mechanism way, Tools tools, Path target, ScheduledExecutorService clock)
            throws IOException, InterruptedException {
        Path directory = Files.createDirectories(target.resolve(one.name() + "-" + way));
        long start = System.nanoTime();
        Processes processes = new Processes();
        Thread hook = new Thread(processes::kill);
        Runtime.getRuntime().addShutdownHook(hook);
        Run run = new Run(way, seed, quick ? 0.05 : 1, connects, tools, directory, processes);
        Future<?> limit = clock.schedule(processes::kill, one.seconds(), TimeUnit.SECONDS);
        try (processes) {
            String figures = one.body().run(run);
            return new Row(one, way, since(start), run.cells(), figures, null);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | AssertionError e) {
            String why = e instanceof AssertionError ? e.getMessage() : e.toString();
            return new Row(one, way, since(start), run.cells(), "", (processes.killed() && limit.isDone()
                    ? "no end after " + one.seconds() + " s: "
                    : "") + why);
        } finally {
            limit.cancel(false);
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private String line(Row row) {
        String head = String.format(Locale.ROOT, "%-14s %-6s %5.1f s  ", row.done().name(), row.mechanism(),
                row.seconds());
        if (row.failure() != null) {
            return head + "FAILED: " + row.failure() + "\n    again: " + COMMAND + "\"--only " + row.done().name()
                    + " --mechanism " + row.mechanism() + " --seed " + seed + (quick ? " --quick" : "")
                    + "\"\n    see target/faults/" + row.done().name() + "-" + row.mechanism();
        }
        return head + String.format("CPU %s, idle %s, resident %s, heap %s, descriptors %s; ",
                row.cells().toArray()) + row.figures();
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
