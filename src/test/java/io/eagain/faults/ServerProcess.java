package io.eagain.faults;

import io.eagain.ChildJvm;
import io.eagain.policy.Mechanism;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The server under test, {@code io.eagain.examples.EchoServer}, in a JVM of its own, seen from outside through {@code /proc}. */
final class ServerProcess {
    /**
     * How it is started.
     *
     * @param prefix a program that starts the JVM, such as {@code strace} with its arguments
     * @param environment further variables
     * @param arguments further arguments of the server
     */
    record Launch(List<String> prefix, Map<String, String> environment, List<String> arguments) {
        static final Launch PLAIN = new Launch(List.of(), Map.of(), List.of());

        boolean traced() {
            return !prefix.isEmpty() && prefix.getFirst().equals("strace");
        }
    }

    /** A number of each kind at one moment; the heap is what is left of it after a collection, -1 when it was not asked. */
    record Figures(double cpuSeconds, long residentKb, long heapKb, int descriptors, int threads) {
        Figures withHeap(long kb) {
            return new Figures(cpuSeconds, residentKb, kb, descriptors, threads);
        }
    }

    private static final Pattern LISTENING = Pattern.compile("^listening on .*:(\\d+)$", Pattern.MULTILINE);
    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final double TICKS_PER_SECOND = 100;

    private final Process process;
    private final long pid;
    private final Path out;
    private final Path err;
    private final int port;

    /** Starts it, and returns when it listens. A small heap, so that what is kept too long is missed soon. */
    ServerProcess(Launch launch, Mechanism mechanism, Path directory, Processes all)
            throws IOException, InterruptedException {
        out = directory.resolve("server.out");
        err = directory.resolve("server.err");
        List<String> command = new ArrayList<>(launch.prefix());
        List<String> arguments = new ArrayList<>(List.of("--port", "0", "--mechanism", mechanism.name()));
        arguments.addAll(launch.arguments());
        command.addAll(ChildJvm.command(List.of("-Xms64m", "-Xmx64m", "-XX:+UseSerialGC"),
                io.eagain.examples.EchoServer.class, arguments.toArray(String[]::new)));
        ProcessBuilder builder = ChildJvm.builder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(launch.environment());
        process = all.add(builder.start());
        port = awaitPort();
        pid = launch.traced()
                ? process.children().findFirst().orElseThrow(() -> new AssertionError("strace has no child")).pid()
                : process.pid();
    }

    private int awaitPort() throws IOException, InterruptedException {
        while (true) {
            Matcher listening = LISTENING.matcher(Files.readString(out, StandardCharsets.UTF_8));
            if (listening.find()) {
                return Integer.parseInt(listening.group(1));
            }
            if (!process.isAlive()) {
                throw new AssertionError("the server ended with " + process.exitValue() + ": " + said());
            }
            Thread.sleep(5);
        }
    }

    int port() {
        return port;
    }

    /** What it has told on standard error. */
    String said() throws IOException {
        return Files.readString(err, StandardCharsets.UTF_8);
    }

    /** Asks for everything; a collection comes before. */
    Figures figures(boolean heap) throws IOException, InterruptedException {
        // First, since it leaves a descriptor in the JVM, the first time.
        long used = heap ? heap() : -1;
        return new Figures(cpuSeconds(), status("VmRSS"), used, descriptors(), (int) status("Threads"));
    }

    double cpuSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        // The name in parentheses may have blanks in it. What follows begins with the third field.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[14 - 3]) + Long.parseLong(fields[15 - 3])) / TICKS_PER_SECOND;
    }

    int descriptors() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return (int) files.count();
        }
    }

    long residentKb() throws IOException {
        return status("VmRSS");
    }

    boolean alive() {
        return process.isAlive();
    }

    private long status(String name) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith(name + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
        }
    }

    /** Twice, so that what the first collection handed to cleaners is gone too. */
    private long heap() throws IOException, InterruptedException {
        Path commands = out.resolveSibling("jcmd");
        Files.writeString(commands, "GC.run\nGC.run\nGC.heap_info\n");
        ChildJvm.Output output = ChildJvm
                .run(List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid), "-f", commands.toString()), 30);
        long sum = output.text().lines().filter(line -> line.contains("total ") && !line.contains("Metaspace"))
                .map(USED::matcher).filter(Matcher::find).mapToLong(used -> Long.parseLong(used.group(1))).sum();
        if (output.status() != 0 || sum == 0) {
            throw new AssertionError("jcmd: " + output.text());
        }
        return sum;
    }
}
