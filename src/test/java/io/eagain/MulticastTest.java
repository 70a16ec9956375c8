package io.eagain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.eagain.posix.Interfaces;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Real multicast, of IPv4 over the loopback; Linux takes no IPv6 there, so that has a network of its own. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class MulticastTest {

    @Test
    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "qemu-user does not know MCAST_JOIN_GROUP")
    void ipv4() {
        assertEquals(MulticastProbe.EXPECTED, MulticastProbe.observe("lo", "239.77.1.2", "127.0.0.1", "127.0.0.2"));
    }

    @Test
    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "qemu-user does not know MCAST_JOIN_GROUP")
    void ipv6() throws Exception {
        ChildJvm.assumeOnPath("unshare", "IPv6 multicast arrives");
        ChildJvm.assumeOnPath("ip", "IPv6 multicast arrives");
        List<String> network = List.of("unshare", "--net", "sh", "-c", "ip link add v0 type veth peer name v1"
                + " && ip link set v0 up && ip link set v1 up && ip -6 addr add fd00::1/64 dev v0 nodad"
                + " && ip -6 addr add fd00::2/64 dev v0 nodad"
                + " && exec \"$@\"", "sh");
        List<String> probe = new ArrayList<>(network);
        probe.add("true");
        ChildJvm.Output may = ChildJvm.run(probe, 20);
        Assumptions.assumeTrue(may.status() == 0, () -> "no network of its own: " + may.text());
        List<String> command = new ArrayList<>(network);
        command.addAll(ChildJvm.command(ChildJvm.QUICK, MulticastProbe.class, "v0", "ff12::77:1", "fd00::1",
                "fd00::2"));
        ChildJvm.Output output = ChildJvm.run(command, 40);
        assertEquals(0, output.status(), output::text);
        assertEquals(MulticastProbe.EXPECTED, output.lines());
    }

    @Test
    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "qemu-user does not know MCAST_JOIN_GROUP")
    void refused() {
        SockAddr group = SockAddr.ip("239.77.1.2", 0);
        try (Opened opened = new Opened()) {
            int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
            int lo = Interfaces.if_nametoindex("lo");
            assertEquals(-Errno.EADDRNOTAVAIL, Multicast.leave(fd, group, lo));
            assertEquals(-19, Multicast.join(fd, group, Integer.MAX_VALUE), "ENODEV");
            assertEquals(-Errno.EINVAL, Multicast.join(fd, SockAddr.ip("127.0.0.1", 0), lo));
            assertEquals(0, Multicast.join(fd, group, lo));
            assertEquals(-Errno.EADDRINUSE, Multicast.join(fd, group, lo));
            assertEquals(-Errno.EBADF, Multicast.join(-1, group, lo));
        }
    }

    @Test
    void mistakes() {
        SockAddr group = SockAddr.ip("239.77.1.2", 0);
        assertEquals("setsockopt: group unix:(unnamed) is neither IPv4 nor IPv6",
                assertThrows(IllegalArgumentException.class, () -> Multicast.join(-1, SockAddr.unixUnnamed(), 1))
                        .getMessage());
        assertEquals("setsockopt: source [::1]:0 is not of the family of group 239.77.1.2:0",
                assertThrows(IllegalArgumentException.class,
                        () -> Multicast.joinSource(-1, group, SockAddr.ip("::1", 0), 1)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> Multicast.sendThrough(-1, SockAddr.unixUnnamed(), 1));
    }
}
