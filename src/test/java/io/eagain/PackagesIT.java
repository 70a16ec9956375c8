package io.eagain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is made beside the jar: sources, Javadoc, the bill of materials, and the time that all of them have. */
class PackagesIT {
    private static final Path JAR = Path.of(System.getProperty("eagain.jar"));
    private static final Path SOURCES = beside("-sources.jar");
    private static final Path JAVADOC = beside("-javadoc.jar");

    private static Path beside(String suffix) {
        return JAR.resolveSibling(JAR.getFileName().toString().replace(".jar", suffix));
    }

    private static Set<String> names(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Of all that is in the jar, the generated classes included, and of nothing else. */
    @Test
    void theSourcesAreThoseOfTheJar() throws IOException {
        Set<String> expected = names(JAR).stream().filter(name -> !name.contains("$"))
                .map(name -> name.replace(".class", ".java"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> sources = names(SOURCES);
        assertEquals(expected, sources);
    }

    @Test
    void theJavadocIsThatOfTheApi() throws IOException {
        Set<String> packages = names(JAVADOC).stream().filter(name -> name.endsWith("/package-summary.html"))
                .map(name -> name.substring(name.indexOf('/') + 1, name.lastIndexOf('/')).replace('/', '.'))
                .collect(Collectors.toSet());
        assertEquals(Set.copyOf(Exported.PACKAGES), packages);
        assertTrue(names(JAVADOC).contains("io.eagain/io/eagain/Sockets.html"));
    }

    @Test
    void theBillOfMaterialsHasTheLibraryAlone() throws IOException {
        Path file = JAR.resolveSibling("bom.json");
        assumeTrue(Files.exists(file), "Maven makes no bill of materials when it is told to stay offline");
        JsonObject bill = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        assertEquals("CycloneDX", bill.get("bomFormat").getAsString());
        JsonObject library = bill.getAsJsonObject("metadata").getAsJsonObject("component");
        assertEquals(List.of("io.eagain", "eagain", "library"), List.of(library.get("group").getAsString(),
                library.get("name").getAsString(), library.get("type").getAsString()));
        assertEquals("Apache-2.0", library.getAsJsonArray("licenses").get(0).getAsJsonObject()
                .getAsJsonObject("license").get("id").getAsString());
        assertFalse(bill.has("components") && !bill.getAsJsonArray("components").isEmpty(), bill::toString);
    }

    @Test
    void whoeverGetsAJarGetsTheLicence() throws IOException {
        String licence = Files.readString(Path.of(System.getProperty("project.basedir"), "LICENSE"));
        for (Path jar : List.of(JAR, SOURCES, Path.of(System.getProperty("eagain.cli.jar")))) {
            try (JarFile file = new JarFile(jar.toFile())) {
                JarEntry entry = file.getJarEntry("META-INF/LICENSE");
                assertNotNull(entry, () -> jar + " has no licence");
                assertEquals(licence, new String(file.getInputStream(entry).readAllBytes(), UTF_8), jar::toString);
            }
        }
    }

    @Test
    void nativeImageIsToldOfTheDowncalls() throws IOException {
        assertTrue(names(JAR).contains("META-INF/native-image/io.eagain/eagain/reachability-metadata.json"));
    }

    /** The time of the build is in no file: it is the one that the POM names. */
    @Test
    void allHasOneTime() throws IOException {
        LocalDateTime time = null;
        for (Path jar : List.of(JAR, SOURCES, JAVADOC)) {
            try (JarFile file = new JarFile(jar.toFile())) {
                for (JarEntry entry : file.stream().toList()) {
                    time = time == null ? entry.getTimeLocal() : time;
                    assertEquals(time, entry.getTimeLocal(), jar + ": " + entry.getName());
                }
            }
        }
        assertFalse(time == null || time.isAfter(LocalDateTime.now(ZoneOffset.UTC).minusMinutes(10)),
                "the time of this build");
    }
}
