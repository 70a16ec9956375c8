package io.eagain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The README's example compiles and does what it says. */
class ReadmeTest {
    private static final Path ROOT = Path.of(System.getProperty("project.basedir", "."));

    @EnabledOnOs({OS.LINUX, OS.MAC})
    @Tag("build-host")
    @Test
    void exampleCompilesAndRuns(@TempDir Path dir) throws Exception {
        String readme = Files.readString(ROOT.resolve("README.md"));
        Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(readme);
        assertTrue(block.find(), "the README has no Java block");
        String example = block.group(1);
        assertTrue(example.lines().count() <= 20, "the example is for the first screen");

        try (ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            assertTrue(example.contains("7777"), "the port that this test replaces");
            compile(dir, example.replace("7777", Integer.toString(server.getLocalPort())));

            assertEquals("nothing yet", run(dir));
            server.accept().close();
            Thread peer = Thread.ofPlatform().start(() -> acceptAndWrite(server));
            // Data may or may not be there when the example looks: both are right answers, and nothing else is.
            String answer = run(dir);
            assertTrue(List.of("nothing yet", "5 bytes").contains(answer), answer);
            peer.join();
        }
        assertTrue(run(dir).startsWith("ECONNREFUSED"), "nobody listens any more");
    }

    private static void acceptAndWrite(ServerSocket server) {
        try (Socket accepted = server.accept()) {
            accepted.getOutputStream().write("hello".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void compile(Path dir, String example) throws IOException {
        Path source = dir.resolve("Example.java");
        Files.writeString(source, "import io.eagain.*;\nimport io.eagain.posix.*;\nimport java.lang.foreign.*;\n"
                + "public class Example { public static void main(String[] arguments) {\n" + example + "} }\n");
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, "--release", "22", "-cp",
                System.getProperty("java.class.path"), "-d", dir.toString(), source.toString());
        assertEquals(0, status, "the README's example does not compile");
    }

    private static String run(Path dir) throws IOException, InterruptedException {
        ChildJvm.Output output = ChildJvm.run(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED", "-cp",
                        dir + File.pathSeparator + System.getProperty("java.class.path"), "Example"),
                60);
        assertEquals(0, output.status(), output::text);
        return output.text().strip();
    }
}
