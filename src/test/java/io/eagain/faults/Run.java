package io.eagain.faults;

import io.eagain.faults.ServerProcess.Figures;
import io.eagain.faults.ServerProcess.Launch;
import io.eagain.policy.Mechanism;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One case with one mechanism: its server, its clients, and what is measured and checked for all cases alike. */
final class Run {
    /** Of one core, in percent. The JVM's own periodic work is some tenths. */
    private static final double IDLE = 5;
    private static final long LONG_REST = 2000;
    private static final long SHORT_REST = 1000;

    final Mechanism mechanism;
    final long seed;
    final long connects;
    private final double scale;
    private final Tools tools;
    private final Path directory;
    private final Processes processes;
    private ServerProcess server;
    private boolean heap;
    private Figures before;
    private double cpuBefore;
    private double cpu;
    private double idle;
    private int most;
    private Figures after;

    Run(Mechanism mechanism, long seed, double scale, long connects, Tools tools, Path directory, Processes processes) {
        this.mechanism = mechanism;
        this.seed = seed;
        this.scale = scale;
        this.connects = Math.max((long) (connects * scale), 1000);
        this.tools = tools;
        this.directory = directory;
        this.processes = processes;
    }

    /** A number of the case, smaller in the short run. */
    int count(int full) {
        return (int) (full * scale);
    }

    Path directory() {
        return directory;
    }

    Tools tools() {
        return tools;
    }

    /** Starts the server and lets it serve one connection, so that it is as it will be when nothing happens. */
    ServerProcess server(Launch launch) throws IOException, InterruptedException {
        server = new ServerProcess(launch, mechanism, directory, processes);
        heap = !launch.traced();
        python("echo", "--bytes", "100").await("done");
        before = server.figures(heap);
        awaitDescriptors(before.descriptors());
        // The first collection of the attached tool leaves one more than there was.
        before = server.figures(false).withHeap(before.heapKb());
        cpuBefore = server.cpuSeconds();
        return server;
    }

    ServerProcess server() throws IOException, InterruptedException {
        return server(Launch.PLAIN);
    }

    /** Starts the clients written in Python. */
    Client python(String kind, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("python3", tools.clients().toString(), kind,
                Integer.toString(server.port()), "--seed", Long.toString(seed)));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new Client(command, processes);
    }

    /** Starts the client written in C. */
    Client connects(long count) throws IOException {
        return new Client(List.of(tools.connects().toString(), Integer.toString(server.port()), Long.toString(count),
                "4", Long.toString(seed)), processes);
    }

    /** To be called while much is open: what that takes, and that the server rests when nothing happens. */
    double rest() throws IOException, InterruptedException {
        return rest(LONG_REST);
    }

    private double rest(long milliseconds) throws IOException, InterruptedException {
        most = Math.max(most, server.descriptors());
        double share = 100;
        // What compiles and cleans up in the background may need a moment to end.
        for (int i = 0; i < 5 && share > IDLE; i++) {
            double begin = server.cpuSeconds();
            long start = System.nanoTime();
            Thread.sleep(milliseconds);
            share = (server.cpuSeconds() - begin) / ((System.nanoTime() - start) / 1e9) * 100;
        }
        idle = Math.max(idle, share);
        check(share <= IDLE, "the server takes %.1f %% of a core while nothing happens".formatted(share));
        return share;
    }

    /** The end of each case: nothing is left behind, the server lives, rests and still serves. */
    void end() throws IOException, InterruptedException {
        cpu = server.cpuSeconds() - cpuBefore;
        awaitDescriptors(before.descriptors());
        rest(SHORT_REST);
        python("echo", "--bytes", "100000", "--count", "3").await("done");
        awaitDescriptors(before.descriptors());
        after = server.figures(heap);
        check(server.alive(), "the server has ended");
        check(after.heapKb() <= before.heapKb() + 1024,
                "the heap has grown from %,d to %,d KB".formatted(before.heapKb(),
                        after.heapKb()));
        String said = server.said();
        check(!said.contains("Exception") && !said.contains("Error:"), "the server said: %s".formatted(said));
    }

    void awaitDescriptors(int wanted) throws IOException, InterruptedException {
        int now = server.descriptors();
        for (long end = System.nanoTime() + 15_000_000_000L; now > wanted && System.nanoTime() < end;) {
            Thread.sleep(10);
            now = server.descriptors();
        }
        check(now <= wanted, "the server has %d descriptors open, and had %d before".formatted(now, wanted));
    }

    static void check(boolean right, String otherwise) {
        if (!right) {
            throw new AssertionError(otherwise);
        }
    }

    /** Numbers for people: {@code 50,000 bytes, 3 refused}. */
    static String told(Map<String, Double> numbers) {
        List<String> words = new ArrayList<>();
        numbers.forEach((name, number) -> words.add(String.format(Locale.ROOT, "%,.0f %s", number, name)));
        return String.join(", ", words);
    }

    /** The cells of the table: CPU, idle CPU, resident memory, heap, descriptors. */
    List<String> cells() {
        if (after == null) {
            return List.of("", "", "", "", "");
        }
        return List.of(String.format(Locale.ROOT, "%.1f s", cpu), String.format(Locale.ROOT, "%.1f %%", idle),
                String.format(Locale.ROOT, "%d → %d MB", before.residentKb() / 1024, after.residentKb() / 1024),
                heap ? String.format(Locale.ROOT, "%,d → %,d KB", before.heapKb(), after.heapKb()) : "not asked",
                before.descriptors() + " → " + (most > before.descriptors() ? most + " → " : "")
                        + after.descriptors());
    }
}
