package io.eagain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** The jar that users get: it needs nothing, exports the API only, and works as a module. */
class JarIT {
    private static final Path JAR = Path.of(System.getProperty("eagain.jar"));

    @Test
    void exportsTheApiAndRequiresNothing() {
        ModuleDescriptor module = ModuleFinder.of(JAR).find("io.eagain").orElseThrow().descriptor();
        assertEquals(Set.copyOf(Exported.PACKAGES),
                module.exports().stream().map(ModuleDescriptor.Exports::source).collect(Collectors.toSet()));
        assertEquals(Set.of("java.base"),
                module.requires().stream()
                        .filter(required -> !required.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
                        .map(ModuleDescriptor.Requires::name).collect(Collectors.toSet()));
    }

    @Test
    void holdsNeitherTheLabNorTheCommandLineNorNativeLibraries() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> wrong = jar.stream().map(JarEntry::getName)
                    .filter(name -> name.startsWith("io/eagain/lab/") || name.startsWith("io/eagain/cli/")
                            || name.matches(".*\\.(so|dll|dylib|jnilib)"))
                    .toList();
            assertEquals(List.of(), wrong);
        }
    }

    @Test
    void worksOnTheModulePathWithoutAnyOtherJar(@TempDir Path dir) throws Exception {
        compileConsumer(dir);
        assertEquals("-9 EBADF 23", java(0, dir, "--enable-native-access=io.eagain"));
    }

    /** On the module path nothing asks for jdk.jfr: the recorder needs it, and the rest does not. */
    @Test
    void tracesOnTheModulePath(@TempDir Path dir) throws Exception {
        compileConsumer(dir);
        String trace = java(0, dir, "--enable-native-access=io.eagain", "--limit-modules", "consumer",
                "-Deagain.trace=stdout");
        assertTrue(trace.contains(" recv(-1, NULL, 1, 0) = -1 EBADF (9) <"), trace);
        Path recording = dir.resolve("flight.jfr");
        java(0, dir, "--enable-native-access=io.eagain", "--add-modules", "jdk.jfr", "-Deagain.jfr=true",
                "-XX:StartFlightRecording:filename=" + recording);
        assertEquals(List.of("recv"), RecordingFile.readAllEvents(recording).stream()
                .filter(event -> event.getEventType().getName().equals("eagain.Call"))
                .map(event -> event.getString("function")).toList());
    }

    /** Nobody else needs native access: what is not named is refused, and what would only be warned of is an error. */
    @EnabledForJreRange(min = JRE.JAVA_24)
    @Test
    void worksWhereNativeAccessIsDeniedToOthers(@TempDir Path dir) throws Exception {
        compileConsumer(dir);
        String deny = "--illegal-native-access=deny";
        assertEquals("-9 EBADF 23", java(0, dir, deny, "--enable-native-access=io.eagain"));
        String classPath = JAR + File.pathSeparator + dir.resolve("out");
        assertEquals("-9 EBADF 23",
                run(0, deny, "--enable-native-access=ALL-UNNAMED", "-cp", classPath, "consumer.Main"));
        String refused = run(1, deny, "-cp", classPath, "consumer.Main");
        assertTrue(refused.contains("start java with --enable-native-access=ALL-UNNAMED"), refused);
    }

    /** The JDK's own scanner: which classes call what is restricted, and that those of a program with this jar do not. */
    @EnabledForJreRange(min = JRE.JAVA_24)
    @Test
    void restrictedMethodsAreCalledWhereTheyBelong(@TempDir Path dir) throws IOException {
        compileConsumer(dir);
        Map<String, Set<String>> calls = new TreeMap<>();
        Set<String> generated = new TreeSet<>();
        String caller = "";
        for (String line : jnativescan("--class-path", JAR.toString()).lines().toList()) {
            assertFalse(line.contains("native method declaration"), line);
            if (line.startsWith("  ") && !line.startsWith("   ")) {
                caller = line.strip().replace(":", "");
            } else if (line.strip().startsWith("java.")) {
                String restricted = line.strip().replaceFirst("\\(.*", "").replaceFirst(".*\\.", "");
                if (caller.startsWith("io.eagain.generated.")) {
                    generated.add(restricted);
                } else {
                    calls.computeIfAbsent(caller, c -> new TreeSet<>()).add(restricted);
                }
            }
        }
        String host = "io.eagain.host.";
        assertEquals(
                Map.of(host + "Libc", Set.of("Linker::downcallHandle"), host + "NameCalls",
                        Set.of("MemorySegment::reinterpret"), host + "NativeAccess",
                        Set.of("MemorySegment::reinterpret"), host + "Syscall", Set.of("Linker::downcallHandle"),
                        host + "Ws2_32", Set.of("Linker::downcallHandle", "SymbolLookup::libraryLookup")),
                calls);
        assertEquals(Set.of("AddressLayout::withTargetLayout", "Linker::downcallHandle", "MemorySegment::reinterpret"),
                generated);
        assertEquals("io.eagain", jnativescan("--module-path", JAR + File.pathSeparator + dir.resolve("out"),
                "--add-modules", "consumer", "--print-native-access").strip());
    }

    private static String jnativescan(String... arguments) {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text);
        int status = java.util.spi.ToolProvider.findFirst("jnativescan").orElseThrow().run(writer, writer, arguments);
        assertEquals(0, status, text::toString);
        return text.toString();
    }

    @Test
    void saysWhichFlagIsMissing(@TempDir Path dir) throws Exception {
        compileConsumer(dir);
        // Native access is refused to every module that is not named once one is.
        String output = Runtime.version().feature() >= 24
                ? java(1, dir, "--illegal-native-access=deny")
                : java(1, dir, "--enable-native-access=consumer");
        assertTrue(output.contains("start java with --enable-native-access=io.eagain"), output);
    }

    private static void compileConsumer(Path dir) throws IOException {
        Path descriptor = Files.writeString(dir.resolve("module-info.java"), "module consumer { requires io.eagain; }");
        Path source = Files.writeString(dir.resolve("Main.java"), """
                package consumer;
                import io.eagain.*;
                import java.lang.foreign.MemorySegment;
                public class Main {
                    public static void main(String[] arguments) {
                        long result = Sockets.recv(-1, MemorySegment.NULL, 1, 0);
                        System.out.println(result + " " + Errno.name(Errno.of(result)) + " "
                                + ConstantTable.WINDOWS.number("AF_INET6").getAsLong());
                    }
                }
                """);
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, "--release", "22", "-Xlint:all",
                "-Werror", "-p", JAR.toString(), "-d", dir.resolve("out").toString(), descriptor.toString(),
                source.toString());
        assertEquals(0, status);
    }

    private static String java(int status, Path dir, String... options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(options));
        Collections.addAll(arguments, "-p", JAR + File.pathSeparator + dir.resolve("out"), "-m",
                "consumer/consumer.Main");
        return run(status, arguments.toArray(String[]::new));
    }

    private static String run(int status, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Collections.addAll(command, arguments);
        ChildJvm.Output output = ChildJvm.run(command, 60);
        assertEquals(status, output.status(), output::text);
        return output.text().strip();
    }
}
