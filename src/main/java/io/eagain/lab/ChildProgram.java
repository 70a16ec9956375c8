package io.eagain.lab;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs another program to its end, within a time limit: for what cannot be done in this one. */
final class ChildProgram {
    private static final long LIMIT_SECONDS = 60;

    private ChildProgram() {
    }

    /**
     * How it ended and what it wrote.
     *
     * @param status its exit status; 128 and the number of the signal that ended it; -1 if it did not start or end
     */
    record Result(int status, String output, String errors) {
    }

    /** The command that runs a class of the lab in a JVM of its own. */
    static List<String> java(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                        System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    static Result run(List<String> command) throws InterruptedException {
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
