package io.eagain.host;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import io.eagain.ChildJvm;
import io.eagain.host.ReachabilityMetadata.Document;
import io.eagain.host.ReachabilityMetadata.Downcall;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Executable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What GraalVM is told of the library is what the library asks of the linker and of reflection. */
@EnabledOnOs(OS.LINUX)
@Tag("build-host")
class ReachabilityMetadataTest {
    private static final Path ROOT = Path.of(System.getProperty("project.basedir", "."));

    /** Where the library reaches for what an image does not have by itself. Another place has to be told of as well. */
    private static final Map<String, Pattern> DOORS = Map.of("downcall", Pattern.compile("\\.downcallHandle\\("),
            "upcall", Pattern.compile("\\.upcallStub\\("), "resource", Pattern.compile("\\.getResource"), "reflection",
            Pattern.compile("\\.(forName|getDeclared\\w+|getMethods?|getFields?|find(Static|Virtual|Constructor|\\w*"
                    + "Getter|\\w*VarHandle)|newProxyInstance)\\("),
            "service", Pattern.compile("ServiceLoader"));

    private static Document document() throws Exception {
        return new Gson().fromJson(Files.readString(ROOT.resolve(ReachabilityMetadata.FILE)), Document.class);
    }

    @Test
    void theFileIsMadeOfThePrototypes() throws Exception {
        assertEquals(ReachabilityMetadata.text(ROOT), Files.readString(ROOT.resolve(ReachabilityMetadata.FILE)),
                "again: " + ReachabilityMetadata.COMMAND);
        assertEquals(Set.of(Libc.values()), ReachabilityMetadata.linked(ROOT).keySet());
    }

    /** A second witness: what the JDK's linker was asked for when all handles of this host are linked. */
    @Test
    @DisabledIfSystemProperty(named = "eagain.critical", matches = "false", disabledReason = "heap arrays are not linked")
    void theLinkerWasAskedForTheSame() throws Exception {
        List<String> options = new ArrayList<>(ChildJvm.QUICK);
        options.add("--add-opens=java.base/jdk.internal.foreign.abi=ALL-UNNAMED");
        ChildJvm.Output output = ChildJvm.run(ChildJvm.command(options, LinkedProbe.class), 60);
        assumeTrue(output.status() == 0 || !output.text().contains("NoSuch"),
                () -> "this JDK's linker remembers elsewhere what it linked: " + output.text());
        assertEquals(0, output.status(), output::text);
        assertEquals(strings(ReachabilityMetadata.downcalls(ROOT, Os.LINUX)), new TreeSet<>(output.lines()));
        Set<String> told = strings(document().foreign().downcalls());
        assertTrue(told.containsAll(output.lines()), () -> told + "\n" + output.text());
    }

    private static Set<String> strings(List<Downcall> downcalls) {
        return downcalls.stream().map(Downcall::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The file's names for types are this JDK's too, and the layouts that the library passes. */
    @Test
    void theNamesOfTypesAreCanonical() throws Exception {
        Map<String, MemoryLayout> canonical = Linker.nativeLinker().canonicalLayouts();
        Map<String, MemoryLayout> names = Map.of("jshort", ValueLayout.JAVA_SHORT, "jint", ValueLayout.JAVA_INT,
                "jlong", ValueLayout.JAVA_LONG);
        names.forEach((name, layout) -> assertEquals(layout, canonical.get(name), name));
        assertEquals(ValueLayout.ADDRESS.byteSize(), canonical.get("void*").byteSize());
        for (Downcall downcall : document().foreign().downcalls()) {
            List<String> types = new ArrayList<>(downcall.parameterTypes());
            types.add(downcall.returnType());
            types.removeAll(List.of("void", "void*"));
            assertTrue(names.keySet().containsAll(types), downcall::toString);
        }
    }

    @Test
    void noOtherDoorIsUsed() throws Exception {
        Map<String, Set<String>> found = new TreeMap<>();
        Path sources = ROOT.resolve(ReachabilityMetadata.SOURCES);
        for (Path source : ReachabilityMetadata.sources(sources)) {
            String file = sources.relativize(source).toString();
            if (file.startsWith("lab") || file.startsWith("cli")) {
                continue;
            }
            String text = Files.readString(source);
            DOORS.forEach((door, pattern) -> {
                if (pattern.matcher(text).find()) {
                    found.computeIfAbsent(door, d -> new TreeSet<>()).add(file);
                }
            });
        }
        assertEquals(
                Map.of("downcall", Set.of("host/Libc.java", "host/Syscall.java", "host/Ws2_32.java"), "resource",
                        Set.of("ErrnoTable.java", "Option.java"), "reflection",
                        Set.of("ConstantTable.java", "Fd.java", "host/Libc.java", "host/Traced.java",
                                "host/Widths.java", "trace/Names.java")),
                found, "tell io.eagain.host.ReachabilityMetadata of it");
    }

    /** What is named exists: a member that was renamed would be found missing in an image alone. */
    @Test
    void whatIsNamedExists() throws Exception {
        for (ReachabilityMetadata.Reflection reflection : document().reflection()) {
            Class<?> type = Class.forName(reflection.type(), false, Libc.class.getClassLoader());
            if (reflection.fields() != null) {
                for (ReachabilityMetadata.Field field : reflection.fields()) {
                    assertDoesNotThrow(() -> type.getDeclaredField(field.name()));
                }
            }
            if (reflection.methods() != null) {
                for (ReachabilityMetadata.Method method : reflection.methods()) {
                    String wanted = method.name() + method.parameterTypes();
                    assertTrue(
                            Stream.concat(Stream.of(type.getDeclaredMethods()).map(m -> m.getName() + types(m)),
                                    Stream.of(type.getDeclaredConstructors()).map(c -> "<init>" + types(c)))
                                    .anyMatch(wanted::equals),
                            () -> reflection.type() + " " + wanted);
                }
            }
        }
        for (ReachabilityMetadata.Resource resource : document().resources()) {
            assertTrue(Libc.class.getResource("/" + resource.glob()) != null, resource::glob);
        }
    }

    private static List<String> types(Executable executable) {
        return Stream.of(executable.getParameterTypes())
                .map(type -> type.isArray() ? type.getComponentType().getName() + "[]" : type.getName()).toList();
    }
}
