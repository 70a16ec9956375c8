package io.eagain.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.eagain.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A short run of the fuzzer; {@code docs/FUZZING.md} tells of the long one. */
@EnabledOnOs(OS.LINUX)
@DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "a hostile pointer can end qemu-user itself")
class FuzzTest {
    private static final int CALLS = 20_000;

    @TempDir
    Path directory;

    @Test
    void everyOutcomeIsANumberOrADocumentedException() throws Exception {
        List<String> probe = new ArrayList<>(Fuzz.ALONE);
        probe.add("true");
        assumeTrue(ChildJvm.onPath("unshare") && ChildJvm.run(probe, 20).status() == 0,
                "no namespaces can be had here, so the fuzzer does not run");
        ChildJvm.Output output = ChildJvm.run(Fuzz.command(ChildJvm.QUICK, CALLS, 1, directory), 120);
        assertEquals(0, output.status(), () -> output.text() + explain());
        assertTrue(output.text().contains("fuzz: survived"), output::text);
        System.out.println(output.text().strip());
    }

    private String explain() {
        try {
            return Fuzz.explain(directory);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
