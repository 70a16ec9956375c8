package io.eagain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import io.eagain.ChildJvm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The command line as users get it: the one jar, in a process of its own. */
class CliIT {
    private static final int SECONDS = 120;
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Path JAR = Path.of(System.getProperty("eagain.cli.jar"));
    private static final Path ROOT = Path.of(System.getProperty("project.basedir", "."));
    private static final List<String> COMMANDS = List.of("errno", "explain", "probe", "doctor", "lab",
            "generate-completion");

    /** How a command ended, and what it wrote to which stream. */
    private record Ended(int status, String out, String err) {
    }

    @TempDir
    Path directory;

    private Ended run(String input, List<String> command) throws Exception {
        Path in = Files.writeString(directory.resolve("in"), input);
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        Process process = ChildJvm.builder(command).redirectInput(in.toFile()).redirectOutput(out.toFile())
                .redirectError(err.toFile()).start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("no end after " + SECONDS + " s: " + command + Files.readString(out));
        }
        Ended ended = new Ended(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
        assertFalse((ended.out() + ended.err()).contains("\u001b"), () -> "colours in a pipe: " + ended);
        assertFalse(ended.err().contains("WARNING"), () -> "a warning: " + ended);
        return ended;
    }

    private Ended eagain(String... arguments) throws Exception {
        return run("", command(arguments));
    }

    private static List<String> command(String... arguments) {
        return Stream.concat(Stream.of(JAVA, "-jar", JAR.toString()), Stream.of(arguments)).toList();
    }

    private Ended ends(int status, String... arguments) throws Exception {
        Ended ended = eagain(arguments);
        assertEquals(status, ended.status(), ended::toString);
        assertEquals(status == 0, ended.err().isEmpty(), ended::toString);
        return ended;
    }

    private static String inShell() {
        return "'" + JAVA + "' -jar '" + JAR + "' ";
    }

    private static void has(String text, String... parts) {
        for (String part : parts) {
            assertTrue(text.contains(part), () -> part + " is not in\n" + text);
        }
    }

    @Test
    void theJarNeedsNoOther() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            var manifest = jar.getManifest().getMainAttributes();
            assertEquals("io.eagain.cli.Eagain", manifest.getValue("Main-Class"));
            assertEquals("ALL-UNNAMED", manifest.getValue("Enable-Native-Access"));
            List<String> names = jar.stream().map(Object::toString).toList();
            assertEquals(List.of(), names.stream().filter(name -> name.endsWith("module-info.class")).toList());
            assertTrue(names.contains("META-INF/LICENSE"));
        }
    }

    @Test
    void withoutACommandItSaysWhichThereAre() throws Exception {
        Ended ended = ends(2);
        assertEquals("", ended.out());
        has(ended.err(), COMMANDS.toArray(String[]::new));
        has(ends(2, "nonsense").err(), "nonsense");
    }

    @Test
    void helpOfEachCommandNamesItsStatuses() throws Exception {
        has(ends(0, "--help").out(), "Exit status:", "  0 ", "  1 ", "  2 ", "  3 ");
        for (String command : COMMANDS) {
            String help = ends(0, command, "--help").out();
            has(help, "Usage: eagain " + command);
            assertEquals(help, ends(0, "help", command).out());
            // picocli's own command has no text of ours.
            if (!command.equals("generate-completion")) {
                has(help, "Exit status:", "  0 ", "  1 ", "  2 ", "  3 ");
            }
        }
    }

    @Test
    void theVersionIsThatOfTheJar() throws Exception {
        assertTrue(ends(0, "--version").out().matches("(?s)eagain \\d+\\.\\d+\\.\\d+.*JDK .*"));
    }

    @Test
    void theCompletionIsAScriptThatBashTakesAndUses() throws Exception {
        Path script = Files.writeString(directory.resolve("completion"), ends(0, "generate-completion").out());
        Ended parsed = run("", List.of("bash", "-n", script.toString()));
        assertEquals(0, parsed.status(), parsed::toString);
        Ended completed = run("", List.of("bash", "-c", "source " + script
                + "; COMP_WORDS=(eagain errno --os m); COMP_CWORD=3; COMP_LINE='eagain errno --os m'; COMP_POINT=19;"
                + " _complete_eagain; echo \"${COMPREPLY[@]}\""));
        assertEquals("macos", completed.out().strip(), completed::toString);
    }

    @Test
    void errnoFindsNumbersAndNames() throws Exception {
        has(ends(0, "errno", "10035").out(), "EAGAIN, EWOULDBLOCK", "WSAEWOULDBLOCK", "readable", "RCV-34");
        assertEquals(ends(0, "errno", "EAGAIN").out(), ends(0, "errno", "wsaewouldblock").out());
        Ended both = ends(0, "errno", "--os", "macos", "35");
        assertFalse(both.out().contains("EDEADLK"), both::out);
        has(ends(0, "errno", "-35").out(), "EDEADLK", "EAGAIN");
        has(ends(0, "errno", "--search", "RESET").out(), "ECONNRESET", "104", "10054", "ENETRESET");
        has(ends(0, "errno", "--list").out(), "EPERM", "WSAHOST_NOT_FOUND");
        JsonArray json = JsonParser.parseString(ends(0, "errno", "--json", "104").out()).getAsJsonArray();
        has(json.toString(), "\"ECONNRESET\"", "10054", "\"ENOTRECOVERABLE\"");
    }

    @Test
    void errnoSaysWhatItDoesNotKnow() throws Exception {
        has(ends(1, "errno", "9999").err(), "errno 9999: no error");
        has(ends(1, "errno", "EFOO").err(), "errno EFOO: no error");
        has(ends(1, "errno", "--os", "linux", "10035").err(), "in the table of Linux");
        has(ends(1, "errno", "--search", "no such text").err(), "no such text");
        has(ends(1, "errno", "EPIPE", "99999999999").out(), "EPIPE");
        has(ends(2, "errno").err(), "--search TEXT");
        has(ends(2, "errno", "--os", "beos", "35").err(), "beos", "linux, macos");
        has(ends(2, "errno", "--seach", "x").err(), "Unknown option: '--seach'");
        has(ends(2, "errno", "--list", "35").err(), "one of them");
    }

    @Test
    void explainTakesArgumentsAndStandardInput() throws Exception {
        String first = ends(0, "explain", "recv = -104").out();
        has(first, "recv: ECONNRESET 104 on Linux", "to do", "RCV-", "ENOTRECOVERABLE 104 on macOS");
        assertEquals(first, ends(0, "explain", "recv", "=", "-104").out());
        List<String> shell = command("explain", "-");
        assertEquals(first, run("recv = -104\n", shell).out());
        Ended two = run("recv = -104\nnothing\njava.net.BindException: Address already in use\n", shell);
        has(two.out(), "recv: ECONNRESET", "bind: EADDRINUSE");
    }

    @Test
    void explainSaysWhatItUnderstands() throws Exception {
        Ended ended = ends(1, "explain", "all is well");
        assertEquals("", ended.out());
        has(ended.err(), "all is well", "It understands", "recv = -104", "NativeIoException");
        String first = ends(1, "explain", "a\u001b[31m" + "b".repeat(5000)).err().lines().findFirst().orElseThrow();
        assertTrue(first.endsWith("b...") && first.length() < 300, first);
    }

    @Test
    void outputThatIsLostIsToldAndAReaderThatHasEnoughIsNot() throws Exception {
        Ended full = run("", List.of("bash", "-c", inShell() + "errno EPIPE > /dev/full"));
        assertEquals(3, full.status(), full::toString);
        assertTrue(full.err().startsWith("eagain: standard output: "), full::toString);
        Ended enough = run("", List.of("bash", "-c", "set -o pipefail; " + inShell() + "lab | head -n 1"));
        assertEquals(0, enough.status(), enough::toString);
        assertEquals("", enough.err(), enough::toString);
        has(enough.out(), "eagain lab: ");
    }

    @Test
    void onATerminalItIsAsWideAsThatAndInColourUnlessThatIsDumb() throws Exception {
        ChildJvm.assumeOnPath("script", "makes a terminal");
        for (String setting : List.of("TERM=xterm", "TERM=dumb", "TERM=xterm NO_COLOR=1")) {
            String command = "stty cols 60; " + setting + " " + inShell() + "explain recv = -104";
            ChildJvm.Output terminal = ChildJvm.run(List.of("script", "-qec", command, "/dev/null"), SECONDS);
            assertEquals(setting.equals("TERM=xterm"), terminal.text().contains("\u001b[1m"), terminal::text);
            List<String> table = terminal.lines().stream().filter(line -> line.startsWith("  ")).toList();
            assertTrue(table.stream().allMatch(line -> line.strip().length() <= 60) && table.size() > 30,
                    terminal::text);
        }
    }

    @Test
    void theLabComparesWithAnotherHost() throws Exception {
        Ended same = ends(0, "lab", "--only", "RCV-05", "--against", "windows");
        has(same.out(), "=> as expected", "Compared with windows: Windows 10", "under Wine 10.0", "RCV-05  the same",
                "1 experiments: 1 the same, 0 the same by other names, 0 differ, 0 not compared.");
        Ended ended = eagain("lab", "--only", "CON-01,CON-02,CON-07,CON-22", "--against", "windows");
        assertEquals(1, ended.status(), ended::toString);
        has(ended.out(), "CON-02  differs", "here -1/EINPROGRESS", "there -1/WSAEWOULDBLOCK",
                "CON-07  the same by other names");
        assertFalse(ended.out().contains("    again  "), "refused here and there, by other names");
    }

    @Test
    void theLabComparesWithAFile() throws Exception {
        Path file = directory.resolve("lab.json");
        ends(0, "lab", "--topic", "recv", "--only", "CON-16", "--json", file.toString());
        Ended again = ends(0, "lab", "--topic", "recv", "--only", "CON-16", "--against", file.toString());
        has(again.out(), "RCV-05  the same", " 0 differ,");
        Ended none = ends(2, "lab", "--only", "RCV-05", "--against", "amiga");
        assertEquals("", none.out());
        has(none.err(), "--against amiga", "windows");
        has(ends(2, "lab", "--topic", "gardening").err(), "--topic gardening", "connect, accept");
        has(ends(2, "lab", "--topic", "winsock").err(), "--topic winsock: no experiment");
        has(ends(2, "lab", "--only", "RCV-05", "--against", "windows", "--json", "-").err(), "--json -");
    }

    @Test
    void thePrivateNetworkIsMadeFromTheJarToo() throws Exception {
        Ended ended = ends(0, "lab", "--only", "CON-16");
        // Where no private network can be had it is not run, with the reason.
        assertTrue(ended.out().contains("1 as expected") || ended.out().contains("no private network"), ended::out);
    }

    @TestFactory
    Stream<DynamicTest> everyCommandOfTheDocumentsGivesWhatTheyShow() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (String name : CliPage.NAMES) {
            List<Session> sessions = Session.in(Files.readString(ROOT.resolve(name)));
            assertFalse(sessions.isEmpty(), name);
            for (Session session : sessions) {
                tests.add(DynamicTest.dynamicTest(name + ": " + session.commands().getFirst().command(),
                        () -> itGives(name, session)));
            }
        }
        return tests.stream();
    }

    private static void itGives(String name, Session session) throws Exception {
        for (String server : session.servers()) {
            ChildJvm.assumeOnPath(server, name + " shows what happens");
        }
        Path root = ROOT.toAbsolutePath().normalize();
        List<List<String>> outputs = session.run(root);
        // A busy machine answers over loopback a little later, and then the calls between are others.
        for (int again = 0; again < 2 && session.numbersVary() && !session.fits(outputs); again++) {
            outputs = session.run(root);
        }
        assertTrue(session.fits(outputs), name + " shows\n" + session.text() + "\nand it gives\n"
                + session.with(outputs) + "\nTo write it anew: " + CliPage.COMMAND);
    }
}
