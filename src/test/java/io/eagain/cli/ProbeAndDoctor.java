package io.eagain.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.eagain.ChildJvm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The two commands as a program of its own. */
final class ProbeAndDoctor {
    static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";
    private static final int SECONDS = 60;

    private ProbeAndDoctor() {
    }

    /** How it ended, and what it wrote to which stream. */
    record Ended(int status, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }

        /** The last line, which is the verdict of the probe. */
        String verdict() {
            return lines().getLast();
        }
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(CommandSpec.create().name("eagain")).addSubcommand(new Probe())
                .addSubcommand(new Doctor()).execute(arguments));
    }

    /** Runs one of them with native access. */
    static Ended run(String... arguments) throws Exception {
        return run(List.of(), List.of(NATIVE_ACCESS), arguments);
    }

    /** Runs one of them under another program, or none, in a JVM with these options. */
    static Ended run(List<String> under, List<String> options, String... arguments) throws Exception {
        List<String> java = ChildJvm.command(ChildJvm.QUICK, ProbeAndDoctor.class, arguments);
        java.remove(NATIVE_ACCESS);
        java.addAll(1, options);
        List<String> command = new ArrayList<>(under);
        command.addAll(java);
        Path out = Files.createTempFile("eagain-cli", ".out");
        Path err = Files.createTempFile("eagain-cli", ".err");
        try {
            Process process = ChildJvm.builder(command).redirectOutput(out.toFile()).redirectError(err.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
                throw new AssertionError("no end after " + SECONDS + " s: " + Files.readString(out));
            }
            Ended ended = new Ended(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
            assertFalse((ended.out() + ended.err()).contains("\u001b"), () -> "escapes in a pipe: " + ended);
            return ended;
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
