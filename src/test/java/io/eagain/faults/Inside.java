package io.eagain.faults;

import io.eagain.ChildJvm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Starts a program again in a network of its own with a loopback device: its ports, its filters, its connections. */
final class Inside {
    // A program may have many descriptors, as far as it may raise the limit itself.
    private static final String STAGE = "ip link set lo up && ulimit -n \"$(ulimit -H -n)\"";
    private static final String INSIDE = "--inside";

    private Inside() {
    }

    /** Executes it there, or asks for its help here; the exit status. */
    static int run(Callable<Integer> program, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        if (all.remove(INSIDE) || all.contains("--help")) {
            return new CommandLine(program).execute(all.toArray(String[]::new));
        }
        all.add(INSIDE);
        List<String> way = ChildJvm.ownNetwork(STAGE);
        if (way == null) {
            System.err.println("no private network can be had here: "
                    + ChildJvm.run(command(ChildJvm.UNPRIVILEGED, "true"), 20).text());
            return 1;
        }
        List<String> java = ChildJvm.command(
                List.of("-XX:+UseSerialGC", "-Xmx256m", "-Dstdout.encoding=UTF-8",
                        "-Dproject.basedir=" + System.getProperty("project.basedir", ".")),
                program.getClass(), all.toArray(String[]::new));
        Process process = ChildJvm.builder(command(way, java.toArray(String[]::new))).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return process.waitFor();
    }

    private static List<String> command(List<String> way, String... program) {
        List<String> command = new ArrayList<>(way);
        command.addAll(List.of("sh", "-c", STAGE + " && exec \"$@\"", "sh"));
        command.addAll(List.of(program));
        return command;
    }
}
