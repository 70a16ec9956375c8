package io.eagain.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eagain.ChildJvm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The clients that the examples are tested with: programs that others wrote, and sockets of CPython. */
final class RealClient {
    private static final int SECONDS = 120;

    /** What the scripts have in common. */
    private static final String PRELUDE = """
            import os, random, socket, struct, sys, threading, time
            port = int(sys.argv[1])
            def connect():
                s = socket.create_connection(("127.0.0.1", port))
                s.settimeout(60)
                return s
            def read(s, n):
                b = b""
                while len(b) < n:
                    part = s.recv(min(n - len(b), 1 << 20))
                    if not part:
                        break
                    b += part
                return b
            def read_all(s):
                return read(s, 1 << 30)
            def reset(s):
                s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                s.close()
            """;

    private RealClient() {
    }

    /** Runs a program; what it wrote, standard error included, is returned if it ended well. */
    static String run(String program, String debianPackage, String... arguments)
            throws IOException, InterruptedException {
        ChildJvm.assumeOnPath(program, "this client is served (Debian package " + debianPackage + ")");
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(Arrays.asList(arguments));
        ChildJvm.Output output = ChildJvm.run(command, SECONDS);
        assertEquals(0, output.status(), () -> command + "\n" + output.text());
        return output.text();
    }

    static String shell(String program, String debianPackage, String command) throws IOException, InterruptedException {
        ChildJvm.assumeOnPath(program, "this client is served (Debian package " + debianPackage + ")");
        return run("bash", "bash", "-c", "set -euo pipefail\n" + command);
    }

    static String python(int port, String script, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-c", PRELUDE + script, Integer.toString(port)));
        all.addAll(Arrays.asList(arguments));
        return run("python3", "python3", all.toArray(String[]::new));
    }

    /** A port on which nobody listens yet. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The descriptors of this process that a server could leave open, by what they are. */
    static Set<String> descriptors() throws IOException {
        Set<String> targets = new TreeSet<>();
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : all.toList()) {
                try {
                    String target = Files.readSymbolicLink(descriptor).toString();
                    if (target.startsWith("socket:") || target.startsWith("anon_inode:")
                            || target.startsWith("pipe:")) {
                        targets.add(descriptor.getFileName() + " " + target);
                    }
                } catch (IOException e) {
                    // Closed since the listing, such as the listing's own.
                }
            }
        }
        return targets;
    }

    /** Java closes the pipes of a program some time after its end; what a server leaves open stays. */
    static void assertNoneLeft(Set<String> before) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        Set<String> left;
        do {
            Thread.sleep(10);
            left = descriptors();
            left.removeAll(before);
        } while (!left.isEmpty() && System.nanoTime() < end);
        assertEquals(Set.of(), left);
    }
}
