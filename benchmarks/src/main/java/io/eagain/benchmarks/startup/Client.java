package io.eagain.benchmarks.startup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A program as its user would have it: a jar that names its main class, its libraries and, only if it needs to, that it
 * calls native code. That costs less than {@code --enable-native-access} on the command line.
 *
 * @param subject whose program it is
 * @param main the name of its class
 * @param jar what {@code java -jar} gets
 * @param arguments what it gets before the port
 */
record Client(String subject, String main, Path jar, List<String> arguments) {

    /** Makes the jar of this program in a folder. An AOT cache takes jars alone, so classes in folders will not do. */
    static Client make(Path folder, String subject, Class<?> main, boolean callsNative, String library,
            String... arguments) {
        Path jar = folder.resolve(subject.replaceAll("\\W", "-") + ".jar");
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, main.getName());
        if (callsNative) {
            attributes.put(new Attributes.Name("Enable-Native-Access"), "ALL-UNNAMED");
        }
        try {
            attributes.put(Attributes.Name.CLASS_PATH, String.join(" ", libraries(folder, library)));
            write(jar, manifest, main);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + jar, e);
        }
        return new Client(subject, main.getName(), jar, List.of(arguments));
    }

    private static void write(Path jar, Manifest manifest, Class<?> main) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            put(out, main);
            for (Class<?> inside : main.getDeclaredClasses()) {
                put(out, inside);
            }
        }
    }

    private static void put(JarOutputStream jar, Class<?> type) throws IOException {
        String file = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(file));
        try (InputStream bytes = type.getClassLoader().getResourceAsStream(file)) {
            bytes.transferTo(jar);
        }
    }

    /**
     * The jars of our own class path that belong to a group of Maven, copied beside the client's. The JVM puts the classes
     * of a jar into its cache only if the manifest names that jar without {@code file:}.
     */
    private static List<String> libraries(Path folder, String group) throws IOException {
        List<String> names = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(":", -1)) {
            if (!group.isEmpty() && entry.contains(group) && entry.endsWith(".jar")) {
                Path jar = Path.of(entry);
                Path copy = folder.resolve(jar.getFileName());
                Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
                names.add(copy.getFileName().toString());
            }
        }
        return names;
    }
}
