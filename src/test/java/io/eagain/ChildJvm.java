package io.eagain;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Commands for the programs that the tests start: another JVM with this one's class path, and tools. */
public final class ChildJvm {

    /** Fewer threads and a quicker start, where what is tested does not depend on it. */
    public static final List<String> QUICK = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** What gives a command a network of its own without any right. */
    public static final List<String> UNPRIVILEGED = List.of("unshare", "--net", "--user", "--map-root-user");

    /** How a program ended and what it wrote, standard error included. */
    public record Output(int status, String text) {
        /** What it wrote, line by line, without what the JVM itself says about a host that it does not know well. */
        public List<String> lines() {
            return text.lines().filter(line -> !line.contains(" VM warning: ")).toList();
        }
    }

    private ChildJvm() {
    }

    /** The command that runs a main class as these tests run. */
    public static List<String> command(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    /** Runs a program to its end; it is killed after the given time. */
    public static Output run(List<String> command, int seconds) throws IOException, InterruptedException {
        Path file = Files.createTempFile("eagain-child", ".out");
        try {
            Process process = builder(command).redirectErrorStream(true).redirectOutput(file.toFile()).start();
            process.getOutputStream().close();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
                throw new AssertionError("no end after " + seconds + " s: " + String.join(" ", command) + "\n"
                        + Files.readString(file, StandardCharsets.UTF_8));
            }
            return new Output(process.exitValue(), Files.readString(file, StandardCharsets.UTF_8));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** A process builder whose program speaks English. */
    public static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    /**
     * The command that gives another one a network of its own, or null where none can be had: root has the right to it mostly,
     * others and a contained root by way of a user namespace.
     *
     * @param stage a shell command that has to succeed in it
     */
    public static List<String> ownNetwork(String stage) throws IOException, InterruptedException {
        for (List<String> unshare : List.of(List.of("unshare", "--net"), UNPRIVILEGED)) {
            List<String> probe = new ArrayList<>(unshare);
            probe.addAll(List.of("sh", "-c", stage));
            if (onPath("unshare") && run(probe, 20).status() == 0) {
                return unshare;
            }
        }
        return null;
    }

    /** Skips the test, with the reason, where a program is not installed. */
    public static void assumeOnPath(String program, String why) {
        assumeTrue(onPath(program), program + " is not on the PATH, so it is not tested that " + why);
    }

    /** Whether a program is installed. */
    public static boolean onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /** Skips the test, with the reason, where strace is not installed or may not trace. */
    public static void assumeStrace(String why) throws IOException, InterruptedException {
        assumeOnPath("strace", why);
        Output output = run(List.of("strace", "-o", "/dev/null", "true"), 20);
        assumeTrue(output.status() == 0,
                () -> "strace may not trace here, so it is not tested that " + why + ": " + output.text().strip());
    }
}
