package io.eagain.benchmarks.startup;

import io.eagain.benchmarks.suite.CProgram;
import io.eagain.benchmarks.suite.Plan;
import io.eagain.benchmarks.suite.Sample;
import io.eagain.benchmarks.suite.Subject;
import io.eagain.benchmarks.suite.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A fresh JVM connects over the loopback, receives one byte, prints a line and ends. "First byte" is the wall time from
 * before its process exists to that line, since only the line can be seen from outside; then there are the wall time to
 * its end and the CPU time of all its threads. These are all on core 1: what a JVM does beside the program, on other cores
 * elsewhere, counts here. {@code launch.c} measures, so that no JVM stands in between.
 */
public final class Startup implements Suite {
    private static final int ROUNDS = 20;
    /** Those before Netty. */
    private static final int MORE_CLIENTS = 4;
    private static final String JVM_ALONE = "JVM alone";
    private static final String LINKER_ALONE = "JDK's linker alone";
    /** Stands for the file of a client's cache in the options. */
    private static final String CACHE = "CACHE";

    /** {@code on} makes a JVM fail that cannot use its cache. By default it says nothing and starts without. */
    private static final List<String> WITH_CACHE = List.of("-XX:AOTMode=on", "-XX:AOTCache=" + CACHE + ".aot");

    private record Row(String name, List<String> options) {
    }

    /** What all subjects are measured with: the options of the JVM. */
    private static final List<Row> ALL = List.of(new Row("no options", List.of()),
            new Row("AOT cache", WITH_CACHE));
    /** What helps or hinders besides, for NIO, eagain and what explains them. */
    private static final List<Row> MORE = List.of(
            new Row("-XX:TieredStopAtLevel=1", List.of("-XX:TieredStopAtLevel=1")),
            new Row("AOT cache, -XX:TieredStopAtLevel=1",
                    Stream.concat(WITH_CACHE.stream(), Stream.of("-XX:TieredStopAtLevel=1")).toList()),
            new Row("-XX:+AutoCreateSharedArchive",
                    List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + CACHE + ".jsa")),
            new Row("-Xshare:off", List.of("-Xshare:off")),
            new Row("--enable-native-access", List.of("--enable-native-access=ALL-UNNAMED")));

    private final Path folder = CProgram.benchmarks().resolve("target/startup");
    private Path launch;

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public String title() {
        return "From the start of the JVM to the line it prints after its first byte, all threads on one core";
    }

    @Override
    public void run(Plan plan, Consumer<Sample> results, Consumer<String> progress) throws Exception {
        launch = CProgram.build("launch");
        Files.createDirectories(folder);
        // Netty's epoll is JNI, which needs native access. Its NIO goes without: it was seen to start later with it.
        List<Client> clients = List.of(Client.make(folder, JVM_ALONE, NothingClient.class, false, ""),
                Client.make(folder, Subject.NIO, NioClient.class, false, ""),
                Client.make(folder, Subject.EAGAIN, EagainClient.class, true, "/io/eagain/"),
                Client.make(folder, LINKER_ALONE, ForeignClient.class, true, ""),
                Client.make(folder, Subject.NETTY_NIO, NettyClient.class, false, "/io/netty/", "nio"),
                Client.make(folder, Subject.NETTY_EPOLL, NettyClient.class, true, "/io/netty/", "epoll"));
        for (Client client : clients) {
            progress.accept("startup: the AOT cache of " + client.subject());
            launch(client, List.of("-XX:AOTCacheOutput=" + cache(client) + ".aot"));
            checkCache(client);
        }
        int rounds = plan.quick() ? plan.rounds() : ROUNDS;
        for (int round = 0; round < rounds; round++) {
            progress.accept("startup: round " + (round + 1) + " of " + rounds);
            for (Row row : ALL) {
                measure(row, clients, round, results);
            }
            if (!plan.quick()) {
                for (Row row : MORE) {
                    measure(row, clients.subList(0, MORE_CLIENTS), round, results);
                }
            }
        }
    }

    /** With another class path a JVM takes the JDK's classes from the cache and leaves out the program's. */
    private void checkCache(Client client) throws IOException, InterruptedException {
        Path loaded = folder.resolve("loaded.txt");
        launch(client, options(WITH_CACHE, client, "-Xlog:class+load:file=" + loaded));
        try (Stream<String> lines = Files.lines(loaded)) {
            if (lines.noneMatch(line -> line.contains(client.main() + " source: shared objects file"))) {
                throw new IllegalStateException(client.subject() + ": its classes do not come from the AOT cache");
            }
        }
    }

    private List<String> options(List<String> options, Client client, String... more) {
        return Stream.concat(options.stream().map(option -> option.replace(CACHE, cache(client))), Stream.of(more))
                .toList();
    }

    private void measure(Row row, List<Client> clients, int round, Consumer<Sample> results)
            throws IOException, InterruptedException {
        for (Client client : round % 2 == 0 ? clients : clients.reversed()) {
            List<String> options = options(row.options(), client);
            // The archive that makes itself is made by a first run.
            if (round == 0) {
                launch(client, options);
            }
            double[] times = launch(client, options);
            String[] metrics = {"ms wall", "ms wall", "ms CPU"};
            String[] rows = {"first byte, ", "whole process, ", "whole process, "};
            for (int i = 0; i < times.length; i++) {
                results.accept(new Sample(rows[i] + row.name(), client.subject(), metrics[i], round, times[i]));
            }
        }
    }

    private String cache(Client client) {
        return folder.resolve(client.subject().replaceAll("\\W", "-")).toString();
    }

    /** Milliseconds: wall to the first line, wall to the end, CPU. */
    private double[] launch(Client client, List<String> options) throws IOException, InterruptedException {
        Path log = folder.resolve("log.txt");
        List<String> command = new ArrayList<>(List.of("taskset", "-c", "0", launch.toString(), "1",
                ProcessHandle.current().info().command().orElse("java")));
        command.addAll(options);
        command.addAll(List.of("-jar", client.jar().toString()));
        command.addAll(client.arguments());
        Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
        String output;
        try {
            output = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + Files.readString(log));
            }
        } finally {
            // What it has started ends with it.
            process.destroyForcibly();
        }
        String[] us = output.trim().split(" ", -1);
        return new double[]{Long.parseLong(us[0]) / 1e3, Long.parseLong(us[1]) / 1e3,
                (Long.parseLong(us[2]) + Long.parseLong(us[3])) / 1e3};
    }
}
