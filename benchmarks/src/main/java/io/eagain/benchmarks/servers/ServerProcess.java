package io.eagain.benchmarks.servers;

import io.eagain.benchmarks.suite.CProgram;
import io.eagain.benchmarks.suite.Subject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server on processor 1, which ends with its stdin. */
final class ServerProcess implements AutoCloseable {
    private static final String PROCESSOR = "1";
    /** Its own descriptors, with all the jars of a JVM. */
    private static final int OWN_DESCRIPTORS = 200;

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
     * The rest lets Netty use what it wants to.
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
                "-Dio.netty.leakDetection.level=disabled", "-cp", System.getProperty("java.class.path")));
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
        Duration before = null;
        Duration used = cpu();
        for (int i = 0; i < 50 && !used.equals(before); i++) {
            Thread.sleep(100);
            before = used;
            used = cpu();
        }
        return isJava() ? ask("heap") : 0;
    }

    private Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
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
