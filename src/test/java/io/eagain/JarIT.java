package io.eagain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
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
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-p", JAR + File.pathSeparator + dir.resolve("out"), "-m", "consumer/consumer.Main"));
        ChildJvm.Output output = ChildJvm.run(command, 60);
        assertEquals(status, output.status(), output::text);
        return output.text().strip();
    }
}
