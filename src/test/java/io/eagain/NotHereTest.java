package io.eagain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * On a host that is not bound every exported class loads and every call says that it is not here; and no number of one
 * host is copied into the classes of another.
 */
class NotHereTest {

    private static final List<String> EXPORTED = List.of("io.eagain", "io.eagain.posix", "io.eagain.linux");

    /** The public classes of the exported packages, found by their files so that a new one cannot be forgotten. */
    private static List<Class<?>> exported() throws Exception {
        Path root = Path.of(Sockets.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<Class<?>> classes = new ArrayList<>();
        for (String name : EXPORTED) {
            try (Stream<Path> files = Files.list(root.resolve(name.replace('.', '/')))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
                    String simple = file.getFileName().toString().replace(".class", "");
                    Class<?> found = Class.forName(name + "." + simple);
                    if (Modifier.isPublic(found.getModifiers())) {
                        classes.add(found);
                    }
                }
            }
        }
        assertTrue(classes.size() >= 17, () -> "only " + classes);
        return classes;
    }

    @Test
    void everyClassLoadsAndEveryCallSaysWhereItIs() throws Exception {
        for (String os : new String[]{"Mac OS X", "Windows 11", "FreeBSD", "SunOS"}) {
            List<String> options = new ArrayList<>(ChildJvm.QUICK);
            options.add("-Dos.name=" + os);
            ChildJvm.Output output = ChildJvm.run(ChildJvm.command(options, NotHereProbe.class,
                    exported().stream().map(Class::getName).toArray(String[]::new)), 60);
            assertEquals(0, output.status(), () -> os + ": " + output.text());
            assertEquals(exported().size(), output.text().lines().filter(l -> l.startsWith("loaded ")).count());
            assertTrue(output.text().contains("AF_INET -1 EPOLLIN -1 "), output::text);
            String title = switch (os) {
                case "Mac OS X" -> "macOS";
                case "Windows 11" -> "Windows";
                default -> os;
            };
            String here = ": not on this host, " + title + " (" + System.getProperty("os.arch") + ")";
            List<String> calls = output.text().lines().filter(l -> l.startsWith("call ")).toList();
            assertEquals(33, calls.size(), output::text);
            for (String line : calls) {
                String call = line.substring("call ".length(), line.indexOf(':'));
                assertEquals("call " + call + ": " + call + here, line);
            }
        }
    }

    /** javac copies a compile-time constant into the classes that use it; these have to be looked up when they run. */
    @Test
    void publicNumbersAreNotCompileTimeConstants() throws Exception {
        int numbers = 0;
        for (Class<?> type : exported()) {
            List<String> constants = compileTimeConstants(type);
            for (Field field : type.getDeclaredFields()) {
                int modifiers = field.getModifiers();
                if (field.getType() == int.class && Modifier.isStatic(modifiers)
                        && (Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers))) {
                    assertTrue(!constants.contains(field.getName()), () -> "a compile-time constant: " + field);
                    numbers++;
                }
            }
        }
        assertTrue(numbers > 200, "looked at " + numbers);
        assertEquals(List.of("PLANTED"), compileTimeConstants(Planted.class), "this would be seen");
    }

    /** A class with the mistake. */
    public static final class Planted {
        /** Copied into other classes. */
        public static final int PLANTED = 1;
        /** Not copied. */
        public static final int LOOKED_UP = Integer.parseInt("1");

        private Planted() {
        }
    }

    private static List<String> compileTimeConstants(Class<?> type) {
        ToolProvider javap = ToolProvider.findFirst("javap").orElse(null);
        Assumptions.assumeTrue(javap != null,
                "this Java has no javap, so it is not tested that numbers are looked up when a program runs");
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        assertEquals(0, javap.run(writer, writer, "-v", "-p", "-cp", System.getProperty("java.class.path"),
                type.getName()), out::toString);
        List<String> constants = new ArrayList<>();
        String member = "";
        for (String line : out.toString().lines().toList()) {
            if (line.startsWith("  ") && !line.startsWith("   ") && line.endsWith(";")) {
                member = line.substring(line.lastIndexOf(' ') + 1, line.length() - 1);
            } else if (line.startsWith("    ConstantValue: ")) {
                constants.add(member);
            }
        }
        return constants;
    }
}
