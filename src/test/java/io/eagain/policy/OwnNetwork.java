package io.eagain.policy;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.eagain.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs a test in a thread that has a network, and a view of the file systems, of its own: so have the threads and the programs that it
 * starts. Loopback is up; {@code v0} has {@code fd00::1/64} and {@code 198.51.100.1/24}, and nobody answers there.
 */
final class OwnNetwork {
    private static final int CLONE_NEWNS = 0x0002_0000;
    private static final int CLONE_NEWNET = 0x4000_0000;

    interface Body {
        void run() throws Exception;
    }

    private OwnNetwork() {
    }

    static void run(Body body) throws Exception {
        ChildJvm.assumeOnPath("ip", "connections are made in a network of its own");
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                assumeTrue(unshare(CLONE_NEWNS | CLONE_NEWNET) == 0, "no network of its own: that needs root");
                command("mount", "--make-rprivate", "/");
                command("ip", "link", "set", "lo", "up");
                // Without arp a packet leaves v0 without a question who shall have it, and v1 has no address.
                command("ip", "link", "add", "v0", "type", "veth", "peer", "name", "v1");
                command("ip", "link", "set", "v0", "arp", "off", "up");
                command("ip", "link", "set", "v1", "up");
                command("ip", "-6", "addr", "add", "fd00::1/64", "dev", "v0", "nodad");
                command("ip", "addr", "add", "198.51.100.1/24", "dev", "v0");
                body.run();
            } catch (Throwable t) {
                thrown.set(t);
            }
        });
        thread.join();
        switch (thrown.get()) {
            case null -> {
                // Well.
            }
            case Exception e -> throw e;
            case Error e -> throw e;
            case Throwable t -> throw new AssertionError(t);
        }
    }

    /** Runs a program of this network to its end; it must succeed. */
    static void command(String... command) throws Exception {
        ChildJvm.Output output = ChildJvm.run(Arrays.asList(command), 20);
        assertEquals(0, output.status(), () -> String.join(" ", command) + ": " + output.text());
    }

    /** Lays a text over a file of the system, for this thread and those that it starts. */
    static void file(String path, String text) throws Exception {
        Path file = Files.createTempFile("eagain-own", ".txt");
        // Not before: nothing can be laid over a file that is gone.
        file.toFile().deleteOnExit();
        Files.writeString(file, text);
        command("mount", "--bind", file.toString(), path);
    }

    /** How many sockets this process has open. */
    static int sockets() {
        try (var links = Files.list(Path.of("/proc/self/fd"))) {
            return (int) links.filter(OwnNetwork::isSocket).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSocket(Path link) {
        try {
            return Files.readSymbolicLink(link).toString().startsWith("socket:");
        } catch (IOException e) {
            // The descriptor of the listing itself is gone by now.
            return false;
        }
    }

    private static int unshare(int flags) throws Throwable {
        Linker linker = Linker.nativeLinker();
        return (int) linker.downcallHandle(linker.defaultLookup().find("unshare").orElseThrow(),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT)).invokeExact(flags);
    }
}
