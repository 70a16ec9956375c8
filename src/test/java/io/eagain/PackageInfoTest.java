package io.eagain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each package that is exported says what it holds and what it promises. */
@Tag("build-host")
class PackageInfoTest {
    private static final Path SOURCES = Path.of(System.getProperty("project.basedir", "."), "src", "main", "java");

    @Test
    void eachExportedPackageSaysWhatItPromises() throws Exception {
        Path classes = Path.of(Sockets.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Set<String> exported;
        try (InputStream module = Files.newInputStream(classes.resolve("module-info.class"))) {
            exported = ModuleDescriptor.read(module).exports().stream().map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        assertEquals(new TreeSet<>(Exported.PACKAGES), exported);
        for (String name : exported) {
            String text = Files.readString(SOURCES.resolve(name.replace('.', '/')).resolve("package-info.java"));
            assertTrue(text.contains("promise"), name);
        }
    }
}
