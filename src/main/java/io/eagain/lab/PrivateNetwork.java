package io.eagain.lab;

import com.google.gson.JsonParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs an experiment in a network namespace of its own, where only an unconfigured loopback exists: as a child program
 * under {@code unshare}, as root or with a user namespace. No packet leaves the machine.
 */
final class PrivateNetwork {
    private PrivateNetwork() {
    }

    static Observation run(Experiment experiment) throws InterruptedException {
        // Where no private network can be had, there is nothing to observe; what goes wrong after that is a fault.
        // Root has the right to it mostly, others and a contained root by way of a user namespace.
        List<String> unshare = List.of("unshare", "--net");
        if (ChildProgram.run(command(unshare, "true")).status() != 0) {
            unshare = List.of("unshare", "--net", "--user", "--map-root-user");
        }
        ChildProgram.Result probe = ChildProgram.run(command(unshare, "true"));
        if (probe.status() != 0) {
            return Observation.notRun(experiment, "no private network: " + probe.errors());
        }
        List<String> lab = ChildProgram.java(Lab.class, "--inside-private-network", "--json", "-", "--only",
                experiment.id());
        ChildProgram.Result child = ChildProgram.run(command(unshare, lab.toArray(String[]::new)));
        try {
            return JsonReport.read(child.output(), experiment);
        } catch (JsonParseException e) {
            return Observation.of(experiment, List.of(), "",
                    "the child program ended with " + child.status() + ": " + child.errors());
        }
    }

    private static List<String> command(List<String> unshare, String... program) {
        List<String> command = new ArrayList<>(unshare);
        command.addAll(List.of(program));
        return command;
    }

    /** Changes the network that this program is in, which must be a private one: as part of a scenario's stage. */
    static void ip(String... arguments) throws InterruptedException {
        List<String> command = command(List.of("ip"), arguments);
        ChildProgram.Result result = ChildProgram.run(command);
        if (result.status() != 0) {
            throw new StageException(String.join(" ", command) + ": " + result.errors());
        }
    }
}
