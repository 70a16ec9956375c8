package io.eagain.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.eagain.ChildJvm;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Peers that vanish are found when the formulas say so and with that error, in a network whose packets are dropped. */
@Tag("build-host")
@EnabledOnOs(OS.LINUX)
class DeadPeersTest {
    /** For a machine that is busy. The lower bounds are exact. */
    private static final double SLACK_SECONDS = 10;

    @Test
    void whoIsFoundWhen() throws Exception {
        for (String program : List.of("unshare", "nsenter", "ip", "nft")) {
            ChildJvm.assumeOnPath(program, "dead peers are found");
        }
        assumeTrue(DeadPeersPage.unshare() != null, "no network namespace with veth and nftables can be had here");
        List<DeadPeersRow> rows = DeadPeersPage.run("15", "quick");
        assertEquals(List.of(), rows.stream().filter(row -> !row.held(SLACK_SECONDS)).toList());
        assertTrue(rows.size() >= 10, () -> rows.size() + " rows");
    }
}
