package io.eagain.benchmarks.servers;

import io.eagain.benchmarks.suite.CProgram;
import io.eagain.benchmarks.suite.Subject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server on processor 1, which ends with its stdin. */
final class ServerProcess implements AutoCloseable {
    private static final String PROCESSOR = "1";
    /** Its own descriptors, with all the jars of a JVM. */
    private static final int OWN_DESCRIPTORS = 200;
    /** Nanoseconds of the processor in 50 ms that eight idle JVMs may take. */
    private static final long QUIET = 2_000_000;

    final String subject;
    final int port;
    private final Process process;
    private final BufferedReader answers;

    private ServerProcess(String subject, Process process) throws IOException {
        this.subject = subject;
        this.process = process;
        answers = process.inputReader();
        port = (int) number();
    }

    static ServerProcess start(String subject, String protocol) throws IOException {
        List<String> command = new ArrayList<>(List.of("taskset", "-c", PROCESSOR));
        if (subject.equals(Subject.C)) {
            command.addAll(List.of(CProgram.build("server").toString(), protocol));
        } else {
            command.addAll(java());
            command.addAll(List.of(ServerMain.class.getName(), subject, protocol));
        }
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            return new ServerProcess(subject, process);
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /**
     * The same JVM for all. The heap is resident from the start, so that what becomes resident later lies outside it.
     * The rest lets Netty use what it wants to, and leaves out its checks of buffers, as its entry of the TechEmpower
     * benchmarks does.
     */
    private static List<String> java() {
        List<String> java = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC", "-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch", "-XX:MaxDirectMemorySize=2g",
                "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED"));
        if (Runtime.version().feature() >= 23) {
            java.add("--sun-misc-unsafe-memory-access=allow");
        }
        java.addAll(List.of("--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED", "-Dio.netty.tryReflectionSetAccessible=true",
                "-Dio.netty.leakDetection.level=disabled", "-Dio.netty.buffer.checkBounds=false",
                "-Dio.netty.buffer.checkAccessible=false", "-cp", System.getProperty("java.class.path")));
        return java;
    }

    boolean isJava() {
        return !subject.equals(Subject.C);
    }

    long pid() {
        return process.pid();
    }

    /** Bytes that the loop's thread has allocated in the heap so far. */
    long allocated() throws IOException {
        return isJava() ? ask("allocated") : 0;
    }

    /** Bytes in use in the heap after a collection, when the JIT has no more to do. */
    long heap() throws IOException, InterruptedException {
        quiet(List.of(this));
        return isJava() ? ask("heap") : 0;
    }

    /** Waits until none of them works any more, 3 s at most. Whether they are quiet. */
    static boolean quiet(List<ServerProcess> servers) throws IOException, InterruptedException {
        long before = cpu(servers);
        for (int i = 0; i < 60; i++) {
            Thread.sleep(50);
            long used = cpu(servers);
            // A thread that has ended takes its time out of the sum.
            if (Math.abs(used - before) < QUIET) {
                return true;
            }
            before = used;
        }
        return false;
    }

    /** Nanoseconds of all threads that there are. */
    private static long cpu(List<ServerProcess> servers) throws IOException {
        long sum = 0;
        for (ServerProcess server : servers) {
            for (Path thread : server.threads()) {
                try {
                    sum += Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
                } catch (IOException e) {
                    // The thread has ended meanwhile.
                }
            }
        }
        return sum;
    }

    private List<Path> threads() throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid() + "/task"))) {
            return threads.toList();
        }
    }

    /** The kernel's number of the thread with the loop. */
    long loop() throws IOException {
        for (Path thread : isJava() ? threads() : List.<Path>of()) {
            if (Files.readString(thread.resolve("comm")).strip().equals(Running.NAME)) {
                return Long.parseLong(thread.getFileName().toString());
            }
        }
        return pid();
    }

    /** Bytes of the process that are in memory, the kernel's own not counted. */
    long resident() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid() + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Rss:")).mapToLong(line -> kibibytes(line) * 1024).findFirst()
                    .orElseThrow();
        }
    }

    /** Waits until it has closed what its clients have closed. */
    void settle() throws IOException, InterruptedException {
        for (int i = 0; i < 500; i++) {
            try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid() + "/fd"))) {
                if (descriptors.count() < OWN_DESCRIPTORS) {
                    return;
                }
            }
            Thread.sleep(10);
        }
        throw new IOException(subject + " does not close its connections");
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (process.waitFor(2, TimeUnit.SECONDS)) {
                return;
            }
        } catch (IOException e) {
            // It is gone already.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    private static long kibibytes(String line) {
        return Long.parseLong(line.replaceAll("\\D", ""));
    }

    private long ask(String command) throws IOException {
        process.getOutputStream().write((command + "\n").getBytes());
        process.getOutputStream().flush();
        return number();
    }

    private long number() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException(subject + " has ended");
        }
        return Long.parseLong(line);
    }
}
