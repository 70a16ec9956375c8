package io.eagain.lab;

import com.google.gson.JsonParseException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
        try {
            Process child = new ProcessBuilder(command(experiment)).redirectError(ProcessBuilder.Redirect.PIPE).start();
            String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String errors = new String(child.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!child.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                child.destroyForcibly();
                return Observation.notRun(experiment, "no end within " + LIMIT_SECONDS + " seconds");
            }
            if (output.isBlank()) {
                return Observation.notRun(experiment, "no private network: " + errors.lines().findFirst()
                        .orElse("unshare ended with " + child.exitValue() + " and without a word"));
            }
            return JsonReport.read(output, experiment);
        } catch (IOException | JsonParseException e) {
            return Observation.notRun(experiment, "no private network: " + e.getMessage());
        }
    }

    private static List<String> command(Experiment experiment) {
        List<String> command = new ArrayList<>(List.of("unshare", "--net"));
        if (!System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("--user", "--map-root-user"));
        }
        command.addAll(List.of(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), Lab.class.getName(), "--inside-private-network", "--json", "-",
                "--only", experiment.id()));
        return command;
    }
}
