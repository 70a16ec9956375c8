package io.eagain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Hostile arguments cannot end the JVM: a storm of them, in a JVM of its own, ends in order. */
@EnabledOnOs(OS.LINUX)
@DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "a hostile pointer can end qemu-user itself")
class JvmSurvivesTest {

    private static final int CALLS = 200_000;

    @TempDir
    Path directory;

    @Test
    void aStormOfHostileCalls() throws Exception {
        storm(ChildJvm.QUICK, 1);
        storm(List.of(), 2);
    }

    /** In checking mode the JVM looks at more of what native code did to it. */
    @Test
    void aStormUnderTheJvmsOwnChecks() throws Exception {
        storm(List.of("-Xcheck:jni", "-XX:+UseSerialGC"), 3);
    }

    private void storm(List<String> options, long seed) throws Exception {
        ChildJvm.Output output = run(options, Long.toString(seed), Integer.toString(CALLS));
        System.out.println(output.text().strip());
        assertEquals(0, output.status(), () -> "seed " + seed + ": " + output.text());
        assertTrue(output.text().contains("seed " + seed + " survived"), output::text);
        // What was to be hit was hit.
        for (String outcome : List.of("ok", "EFAULT", "EBADF", "EINVAL", "EAGAIN", "ENOTSOCK",
                "IndexOutOfBoundsException", "IllegalArgumentException", "IllegalStateException",
                "WrongThreadException")) {
            assertTrue(output.text().contains(outcome + "="), () -> outcome + " is not in " + output.text());
        }
    }

    /** A proof that a crash would be seen. */
    @Test
    void aCrashWouldBeSeen() throws Exception {
        ChildJvm.Output output = run(ChildJvm.QUICK, "crash");
        assertNotEquals(0, output.status(), output::text);
        assertTrue(output.text().contains("SIGSEGV"), output::text);
    }

    private ChildJvm.Output run(List<String> more, String... arguments) throws Exception {
        List<String> options = new ArrayList<>(more);
        options.add("-XX:ErrorFile=" + directory.resolve("hs_err.log"));
        options.add("-XX:-CreateCoredumpOnCrash");
        return ChildJvm.run(ChildJvm.command(options, JvmSurvivesProbe.class, arguments), 120);
    }
}
