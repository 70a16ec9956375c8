package io.eagain.faults;

import io.eagain.faults.ServerProcess.Figures;
import io.eagain.faults.ServerProcess.Launch;
import io.eagain.policy.Mechanism;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Many minutes of all kinds of clients at random, with one server, whose memory and descriptors must stay flat. */
@Command(name = "Soak", mixinStandardHelpOptions = true, sortOptions = false, description = {
        "Lets clients of all kinds talk to one server for many minutes; samples what it has, each time that they rest.",
        ""})
public final class Soak implements Callable<Integer> {
    /** The first samples, in which the JVM still loads, compiles and sizes, are not judged: a tenth of them. */
    private static final int WARM_UP = 10;
    private static final long HEAP_KB = 512;
    private static final long RESIDENT_KB = 8 * 1024;

    private static final String RULE = """
            Flat means: of the samples after the first tenth, the largest of the last third is at most %d KB (heap after a collection) and %d MB (resident memory) above the largest of the first third, and each sample has the descriptors and no more threads than the first of these."""
            .formatted(HEAP_KB, RESIDENT_KB / 1024);

    @Option(names = "--minutes", paramLabel = "N", description = "How long; ${DEFAULT-VALUE} if not given.")
    private double minutes = 10;

    @Option(names = "--mechanism", paramLabel = "CALL", description = "EPOLL, POLL or SELECT; ${DEFAULT-VALUE} if not given.")
    private Mechanism mechanism = Mechanism.EPOLL;

    @Option(names = "--seed", paramLabel = "N", description = "What is done at random; ${DEFAULT-VALUE} if not given.")
    private long seed = 1;

    @Option(names = "--docs", paramLabel = "DIR", description = "Write the figures into " + Page.NAME + " there.")
    private Path docs;

    @Spec
    private CommandSpec spec;

    /** What the server had after so many seconds, while nobody talked to it. */
    private record Sample(double seconds, Figures figures) {
    }

    /** Ends with 0 when all bytes were right and the server is flat, with 1 otherwise. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.exit(Inside.run(new Soak(), arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Path directory = Files.createDirectories(Path.of("target", "faults", "soak").toAbsolutePath());
        Tools tools = Tools.in(directory.getParent());
        Processes processes = new Processes();
        Runtime.getRuntime().addShutdownHook(new Thread(processes::kill));
        Random random = new Random(seed);
        List<Sample> samples = new ArrayList<>();
        Map<String, Double> totals = new TreeMap<>();
        long start = System.nanoTime();
        try (processes; PrintWriter csv = new PrintWriter(Files.newBufferedWriter(directory.resolve("soak.csv")))) {
            csv.println("seconds,heap_kb,resident_kb,descriptors,threads,cpu_seconds");
            ServerProcess server = new ServerProcess(Launch.PLAIN, mechanism, directory, processes);
            server.figures(true);
            int descriptors = server.descriptors();
            while (since(start) < minutes * 60) {
                load(server, tools, processes, random, totals);
                for (int i = 0; i < 1000 && server.descriptors() > descriptors; i++) {
                    Thread.sleep(10);
                }
                Sample sample = new Sample(since(start), server.figures(true));
                samples.add(sample);
                Figures now = sample.figures();
                csv.printf(Locale.ROOT, "%.1f,%d,%d,%d,%d,%.2f%n", sample.seconds(), now.heapKb(), now.residentKb(),
                        now.descriptors(), now.threads(), now.cpuSeconds());
                csv.flush();
                out.printf(Locale.ROOT, "%5.0f s  heap %,d KB, resident %,d KB, descriptors %d, threads %d%n",
                        sample.seconds(), now.heapKb(), now.residentKb(), now.descriptors(), now.threads());
                out.flush();
            }
            String said = server.said();
            if (said.contains("Exception") || said.contains("Error:")) {
                throw new AssertionError("the server said: " + said);
            }
        }
        String verdict = verdict(samples);
        out.printf(Locale.ROOT, "%nsoak: %s; %s%n", verdict, Run.told(totals));
        out.flush();
        if (docs != null) {
            Page.soak(docs, page(samples, totals, verdict), seed, since(start));
        }
        return verdict.startsWith("flat") ? 0 : 1;
    }

    /** Some ten seconds: two programs with clients of all kinds, and one that connects and closes. */
    private static void load(ServerProcess server, Tools tools, Processes processes, Random random,
            Map<String, Double> totals) throws IOException {
        String port = Integer.toString(server.port());
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            clients.add(new Client(List.of("python3", tools.clients().toString(), "mixed", port, "--seconds", "9",
                    "--seed", Long.toString(random.nextLong(1L << 32))), processes));
        }
        clients.add(new Client(List.of(tools.connects().toString(), port, "5005", "4",
                Long.toString(random.nextLong(1L << 32))), processes));
        for (Client client : clients) {
            String line = client.line();
            while (line != null && Character.isDigit(line.charAt(0))) {
                line = client.line();
            }
            if (line == null || !line.startsWith("done")) {
                throw new AssertionError(line);
            }
            Client.numbers(line).forEach((name, number) -> totals.merge(name.replace("of_", ""), number, Double::sum));
        }
    }

    private static String verdict(List<Sample> samples) {
        List<Figures> judged = samples.stream().skip(samples.size() / WARM_UP).map(Sample::figures).toList();
        int third = judged.size() / 3;
        if (third == 0) {
            return "not judged: " + samples.size() + " samples";
        }
        List<String> grown = new ArrayList<>();
        grown(grown, "heap", judged, third, Figures::heapKb, HEAP_KB);
        grown(grown, "resident memory", judged, third, Figures::residentKb, RESIDENT_KB);
        Figures first = judged.getFirst();
        for (Figures now : judged) {
            if (now.descriptors() != first.descriptors() || now.threads() > first.threads()) {
                grown.add("descriptors " + first.descriptors() + ", then " + now.descriptors() + "; threads "
                        + first.threads() + ", then " + now.threads());
            }
        }
        return grown.isEmpty() ? "flat" : "not flat: " + String.join("; ", grown);
    }

    private static void grown(List<String> grown, String what, List<Figures> judged, int third,
            ToLongFunction<Figures> kb, long more) {
        long first = judged.subList(0, third).stream().mapToLong(kb).max().orElseThrow();
        long last = judged.subList(judged.size() - third, judged.size()).stream().mapToLong(kb).max().orElseThrow();
        if (last > first + more) {
            grown.add(
                    String.format(Locale.ROOT, "%s at most %,d KB in the first third, %,d KB in the last", what, first,
                            last));
        }
    }

    private String page(List<Sample> samples, Map<String, Double> totals, String verdict) {
        StringBuilder page = new StringBuilder(
                """
                        Outside CI:

                            mvn -q test-compile exec:exec@faults -Dfaults=Soak -Dfaults.args="--minutes %.0f --docs docs"

                        Clients of all kinds at random, in rounds of some ten seconds. After each, when all have gone, a sample of what the server has (`target/faults/soak/soak.csv`). %s

                        Verdict: **%s**, with %s, %d samples. Some of them:

                        | after | heap | resident memory | descriptors | threads | CPU until then |
                        |---|---|---|---|---|---|
                        """
                        .formatted(minutes, RULE, verdict, Run.told(totals), samples.size()));
        int step = Math.max(samples.size() / 10, 1);
        for (int i = 0; i < samples.size(); i++) {
            if (i % step == 0 || i == samples.size() - 1) {
                Figures now = samples.get(i).figures();
                page.append(String.format(Locale.ROOT, "| %.0f s | %,d KB | %,d KB | %d | %d | %.1f s |%n",
                        samples.get(i).seconds(), now.heapKb(), now.residentKb(), now.descriptors(), now.threads(),
                        now.cpuSeconds()));
            }
        }
        return page.toString();
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
