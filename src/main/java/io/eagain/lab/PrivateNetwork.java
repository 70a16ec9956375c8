package io.eagain.lab;

import com.google.gson.JsonParseException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs an experiment in a network namespace of its own, where only an unconfigured loopback exists: as a child program
 * under {@code unshare}, as root or with a user namespace. No packet leaves the machine.
 */
final class PrivateNetwork {
    private static final long LIMIT_SECONDS = 60;

    private PrivateNetwork() {
    }

    static Observation run(Experiment experiment) throws InterruptedException {
        // Where no private network can be had, there is nothing to observe; what goes wrong after that is a fault.
        // Root has the right to it mostly, others and a contained root by way of a user namespace.
        List<String> unshare = List.of("unshare", "--net");
        if (run(command(unshare, "true")).status != 0) {
            unshare = List.of("unshare", "--net", "--user", "--map-root-user");
        }
        Result probe = run(command(unshare, "true"));
        if (probe.status != 0) {
            return Observation.notRun(experiment, "no private network: " + probe.errors);
        }
        Result child = run(command(unshare,
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), Lab.class.getName(), "--inside-private-network", "--json", "-",
                "--only", experiment.id()));
        try {
            return JsonReport.read(child.output, experiment);
        } catch (JsonParseException e) {
            return Observation.of(experiment, List.of(), "",
                    "the child program ended with " + child.status + ": " + child.errors);
        }
    }

    private static List<String> command(List<String> unshare, String... program) {
        List<String> command = new ArrayList<>(unshare);
        command.addAll(List.of(program));
        return command;
    }

    private record Result(int status, String output, String errors) {
    }

    private static Result run(List<String> command) throws InterruptedException {
        try {
            Path output = Files.createTempFile("eagain-lab", ".out");
            Path errors = Files.createTempFile("eagain-lab", ".err");
            try {
                Process process = new ProcessBuilder(command).redirectOutput(output.toFile())
                        .redirectError(errors.toFile()).start();
                if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    return new Result(-1, "", "no end within " + LIMIT_SECONDS + " seconds");
                }
                return new Result(process.exitValue(), Files.readString(output), Files.readString(errors).strip());
            } finally {
                Files.delete(output);
                Files.delete(errors);
            }
        } catch (IOException e) {
            return new Result(-1, "", e.getMessage());
        }
    }
}
