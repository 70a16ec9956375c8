package io.eagain.faults;

import io.eagain.ChildJvm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The clients and the audit library, made ready once in a directory. */
record Tools(Path directory) {
    static Tools in(Path directory) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Tools tools = new Tools(directory.toAbsolutePath());
        try (InputStream in = Objects.requireNonNull(Tools.class.getResourceAsStream("clients.py"))) {
            Files.copy(in, tools.clients(), StandardCopyOption.REPLACE_EXISTING);
        }
        compile("connects.c", tools.connects(), "-pthread");
        compile("shorter.c", tools.shorter(), "-shared", "-fPIC");
        return tools;
    }

    Path clients() {
        return directory.resolve("clients.py");
    }

    Path connects() {
        return directory.resolve("connects");
    }

    Path shorter() {
        return directory.resolve("shorter.so");
    }

    /** A program that has to succeed, such as those that change the private network. */
    static String run(String... command) throws IOException, InterruptedException {
        ChildJvm.Output output = ChildJvm.run(List.of(command), 60);
        if (output.status() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output.text());
        }
        return output.text();
    }

    /** How many descriptors a process may have here. */
    static int descriptors() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/limits")).stream()
                .filter(line -> line.startsWith("Max open files")).map(line -> line.split(" +", -1)[4])
                .mapToInt(hard -> hard.equals("unlimited") ? Integer.MAX_VALUE : Integer.parseInt(hard)).findFirst()
                .orElseThrow();
    }

    private static void compile(String source, Path to, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("gcc", "-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-o", to.toString()));
        command.addAll(List.of(options));
        command.add(
                Path.of(System.getProperty("project.basedir", "."), "src", "test", "c", "linux", source).toString());
        run(command.toArray(String[]::new));
    }
}
