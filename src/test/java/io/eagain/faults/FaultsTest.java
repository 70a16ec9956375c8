package io.eagain.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.eagain.ChildJvm;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A few of the cases, with smaller numbers; all of them run in CI. */
@Tag("build-host")
@EnabledOnOs(OS.LINUX)
class FaultsTest {
    @Test
    void theServerStaysUp() throws Exception {
        ChildJvm.assumeStrace("the server stays up");
        for (String tool : List.of("gcc", "python3", "ip")) {
            ChildJvm.assumeOnPath(tool, "the server stays up");
        }
        ChildJvm.Output network = ChildJvm.run(List.of("unshare", "--net", "--user", "--map-root-user", "true"), 20);
        assumeTrue(network.status() == 0,
                () -> "no private network here, so it is not tested that the server stays up: "
                        + network.text());
        ChildJvm.Output output = ChildJvm.run(ChildJvm.command(
                List.of("-Dproject.basedir=" + System.getProperty("project.basedir")), Faults.class, "--quick",
                "--connects", "200000"), 600);
        System.out.println(output.text());
        assertEquals(0, output.status(), output::text);
    }
}
