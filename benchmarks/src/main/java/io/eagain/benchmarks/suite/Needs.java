package io.eagain.benchmarks.suite;

import java.util.ArrayList;
import java.util.List;

/** What must be there before an hour of measuring begins. */
final class Needs {
    static final String FONTS = "The plots need fontconfig, a font and a JDK with java.desktop. On Debian: apt-get "
            + "install fontconfig fonts-dejavu-core";

    private Needs() {
    }

    /** What is missing, a sentence each. */
    static List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (Machine.said("gcc", "--version").isEmpty()) {
            missing.add("The C programs need gcc. On Debian: apt-get install gcc libc6-dev");
        }
        if (Machine.said("taskset", "--version").isEmpty()) {
            missing.add("Programs are kept on their core with taskset. On Debian: apt-get install util-linux");
        } else {
            for (String core : List.of("0", "1")) {
                if (Machine.said("taskset", "-c", core, "echo", "runs").isEmpty()) {
                    missing.add("This process may not use processor " + core + ": what is measured needs 1 for itself, "
                            + "what drives it 0");
                }
            }
        }
        if (!Plots.possible()) {
            missing.add(FONTS);
        }
        return missing;
    }
}
