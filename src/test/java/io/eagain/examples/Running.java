package io.eagain.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server of the examples, as its users run it: in a JVM of its own, which says its port in its first line. */
final class Running implements AutoCloseable {
    private final Process process;
    private final Path errors;
    private final int port;

    private Running(Process process, Path errors, int port) {
        this.process = process;
        this.errors = errors;
        this.port = port;
    }

    static Running start(Class<?> example, String... arguments) throws IOException {
        return start(List.of(), example, arguments);
    }

    /** Behind another program, such as strace. */
    static Running start(List<String> before, Class<?> example, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(ChildJvm.command(ChildJvm.QUICK, example, arguments));
        Path errors = Files.createTempFile("eagain-example", ".err");
        Process process = ChildJvm.builder(command).redirectError(errors.toFile()).start();
        String line = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                .readLine();
        Matcher port = Pattern.compile("port (\\d+)").matcher(line == null ? "" : line);
        assertTrue(port.find(), () -> line + "\n" + read(errors));
        return new Running(process, errors, Integer.parseInt(port.group(1)));
    }

    int port() {
        return port;
    }

    /** The program itself, also when another one stands before it. */
    long pid() {
        return process.descendants().map(ProcessHandle::pid).findFirst().orElse(process.pid());
    }

    String errors() {
        return read(errors);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Waits until it holds so many sockets again: a descriptor that is lost is one more. */
    void awaitSockets(long expected) throws IOException, InterruptedException {
        long found = -1;
        for (int i = 0; i < 200 && found != expected; i++) {
            Thread.sleep(50);
            found = 0;
            try (Stream<Path> links = Files.list(Path.of("/proc/" + pid() + "/fd"))) {
                for (Path link : links.toList()) {
                    try {
                        found += Files.readSymbolicLink(link).toString().startsWith("socket:") ? 1 : 0;
                    } catch (NoSuchFileException e) {
                        // Closed in the meantime.
                    }
                }
            }
        }
        assertEquals(expected, found, "sockets that it holds");
    }

    void signal(String name) throws IOException, InterruptedException {
        assertEquals(0, ChildJvm.run(List.of("kill", "-" + name, Long.toString(pid())), 20).status());
    }

    /** Runs a client of CPython's against it: {@code PORT} and {@code PID} are defined. Every line that it prints comes back. */
    String python(String script, Object... arguments) throws IOException, InterruptedException {
        ChildJvm.assumeOnPath("python3", "the example answers CPython (Debian: python3)");
        List<String> command = new ArrayList<>(List.of("python3", "-c", """
                import os, select, socket, struct, sys, threading, time, hashlib
                PORT, PID = int(sys.argv[1]), int(sys.argv[2])
                ARGS = sys.argv[3:]
                """ + script, Integer.toString(port), Long.toString(pid())));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        ChildJvm.Output output = ChildJvm.run(command, 120);
        assertEquals(0, output.status(), () -> output.text() + "\n" + errors());
        return output.text();
    }

    static ChildJvm.Output shell(String command) throws IOException, InterruptedException {
        return ChildJvm.run(List.of("timeout", "60", "bash", "-c", command), 90);
    }

    @Override
    public void close() throws IOException {
        // The program before it would let it go on.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(errors);
    }
}
