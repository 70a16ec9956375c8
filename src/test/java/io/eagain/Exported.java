package io.eagain;

import io.eagain.linux.LinuxSockAddr;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The public classes of the exported packages, found by their files so that a new one cannot be forgotten. */
public final class Exported {

    /** The packages. */
    public static final List<String> PACKAGES = List.of("io.eagain", "io.eagain.posix", "io.eagain.linux",
            "io.eagain.macos", "io.eagain.windows", "io.eagain.policy");

    private Exported() {
    }

    /** The public classes of a package; they are not initialized. */
    public static List<Class<?>> classes(String name) throws Exception {
        Path root = Path.of(Sockets.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<Class<?>> classes = new ArrayList<>();
        try (Stream<Path> files = Files.list(root.resolve(name.replace('.', '/')))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
                String simple = file.getFileName().toString().replace(".class", "");
                Class<?> found = Class.forName(name + "." + simple, false, Exported.class.getClassLoader());
                if (Modifier.isPublic(found.getModifiers())) {
                    classes.add(found);
                }
            }
        }
        return classes;
    }

    /** The public classes of all packages; they are not initialized. */
    public static List<Class<?>> classes() throws Exception {
        List<Class<?>> classes = new ArrayList<>();
        for (String name : PACKAGES) {
            classes.addAll(classes(name));
        }
        return classes;
    }

    /** Every public static method of a package that calls a native function, each overload. */
    public static List<Method> calls(String name) throws Exception {
        // This class refuses its service elsewhere as calls do, and only writes addresses.
        return NotHereProbe.calls(name).stream().filter(m -> m.getDeclaringClass() != LinuxSockAddr.class).toList();
    }

    /** The native function that such a method calls. */
    public static String called(String name, Method method) {
        return NotHereTest.CALLED.getOrDefault(name + " " + method.getName(), method.getName());
    }
}
