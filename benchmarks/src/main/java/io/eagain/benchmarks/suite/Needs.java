package io.eagain.benchmarks.suite;

import java.awt.Font;
import java.awt.image.BufferedImage;
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
        if (!plots()) {
            missing.add(FONTS);
        }
        return missing;
    }

    /** Whether this Java can draw text. */
    static boolean plots() {
        try {
            new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics()
                    .getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, 12)).stringWidth("text");
            return true;
        } catch (RuntimeException | LinkageError | InternalError e) {
            System.err.println(e);
            return false;
        }
    }
}
