package io.eagain.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.ChildJvm;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Hostile arguments cannot end the JVM on Windows either: a storm of them, in a JVM of its own, ends in order. */
@EnabledOnOs(OS.WINDOWS)
class StormTest {

    private static final int CALLS = 60_000;

    @Test
    void aStormOfHostileCalls() throws Exception {
        for (int seed = 1; seed <= 2; seed++) {
            ChildJvm.Output output = run(Integer.toString(seed), Integer.toString(CALLS));
            assertEquals(0, output.status(), output::text);
            String survived = output.lines().getLast();
            System.out.println(survived);
            assertTrue(survived.startsWith("seed " + seed + " survived"), output::text);
            // What was to be hit was hit.
            for (String outcome : List.of("ok", "WSAEFAULT", "WSAENOTSOCK", "WSAEINVAL", "WSAEWOULDBLOCK",
                    "WSAENOPROTOOPT", "IndexOutOfBoundsException", "IllegalArgumentException",
                    "IllegalStateException", "WrongThreadException")) {
                assertTrue(survived.contains(outcome + "="), () -> outcome + " is not in " + survived);
            }
        }
    }

    /** A proof that a crash would be seen. */
    @Test
    void aCrashWouldBeSeen() throws Exception {
        ChildJvm.Output output = run("crash");
        assertNotEquals(0, output.status(), output::text);
    }

    private static ChildJvm.Output run(String... arguments) throws Exception {
        List<String> options = new ArrayList<>(ChildJvm.QUICK);
        options.add("-XX:+SuppressFatalErrorMessage");
        return ChildJvm.run(ChildJvm.command(options, StormProbe.class, arguments), 120);
    }
}
