package io.eagain.fuzz;

import io.eagain.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the fuzzer in a JVM of its own: {@code docs/FUZZING.md} says how and what it does. */
public final class Fuzz {
    /** No packet leaves the machine and no signal reaches another process; whoever may do it needs no other right. */
    static final List<String> ALONE = List.of("unshare", "--user", "--map-root-user", "--net", "--pid",
            "--mount", "--fork", "--kill-child");

    /** Of 512 bytes: nobody copies a file of terabytes that a write far behind its end has made. */
    private static final int BLOCKS = 20_000;

    private Fuzz() {
    }

    /** With the numbers of calls and of the seed; what it leaves is in {@code target/fuzz}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(Path.of("target", "fuzz"));
        Files.deleteIfExists(errorFile(directory));
        Files.deleteIfExists(lastCalls(directory));
        Process child = ChildJvm
                .builder(command(List.of(), Long.parseLong(arguments[0]), Long.parseLong(arguments[1]), directory))
                .inheritIO().start();
        int status = child.waitFor();
        if (status != 0) {
            System.out.println("ended with " + status + explain(directory));
        }
        System.exit(status);
    }

    static List<String> command(List<String> options, long calls, long seed, Path directory) {
        List<String> all = new ArrayList<>(options);
        all.add("-XX:ErrorFile=" + errorFile(directory));
        all.add("-XX:-CreateCoredumpOnCrash");
        // Otherwise the heap may lie where small numbers that the calls get would be addresses.
        all.add("-XX:-UseCompressedOops");
        // The JVM opens no files of its own meanwhile.
        all.add("-XX:-UseContainerSupport");
        all.add("-Xmx512m");
        all.add("-Dstdout.encoding=UTF-8");
        List<String> command = new ArrayList<>(ALONE);
        command.addAll(
                // Paths of unix sockets are made here: in a file system that goes with the process.
                List.of("sh", "-c", "mount -t tmpfs fuzz /mnt && cd /mnt && ulimit -n " + World.LIMIT + " && ulimit -f "
                        + BLOCKS + " && exec \"$@\"", "sh"));
        command.addAll(ChildJvm.command(all, FuzzProbe.class, Long.toString(calls), Long.toString(seed),
                lastCalls(directory).toString()));
        return command;
    }

    private static Path errorFile(Path directory) {
        return directory.resolve("hs_err.log").toAbsolutePath();
    }

    private static Path lastCalls(Path directory) {
        return directory.resolve("last-calls").toAbsolutePath();
    }

    /** What a child that has failed leaves: its error file and its last calls. */
    static String explain(Path directory) throws IOException {
        String text = Files.exists(errorFile(directory)) ? "\nthe JVM crashed: " + errorFile(directory) : "";
        return text + "\nlast calls:\n" + String.join("\n", LastCalls.read(lastCalls(directory)));
    }
}
