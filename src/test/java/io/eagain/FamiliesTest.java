package io.eagain;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.linux.LinuxSockAddr;
import io.eagain.linux.LinuxSockets;
import io.eagain.posix.Interfaces;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real traffic in each family that Linux has for programs on one machine, and the addresses that come with it. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class FamiliesTest {

    private static final int ETH_P_IP = 0x0800;
    private static final int RTM_GETLINK = 18;
    private static final int RTM_NEWLINK = 16;
    private static final int NLM_F_REQUEST_DUMP = 0x301;

    @TempDir
    Path directory;

    @Test
    void udpConnectedAndNot() {
        try (Opened opened = new Opened()) {
            int server = opened.socket(Sockets.AF_INET6, Sockets.SOCK_DGRAM);
            assertEquals(0, Sockets.bind(server, SockAddr.ip("::1", 0)));
            int client = opened.socket(Sockets.AF_INET6, Sockets.SOCK_DGRAM);
            MemorySegment room = opened.arena.allocate(16);
            SockAddr from = SockAddr.allocate(opened.arena);
            assertEquals(2, Sockets.sendto(client, opened.text("to"), 2, 0, opened.name(server)));
            assertEquals(2, Sockets.recvfrom(server, room, 16, 0, from));
            assertEquals(0, Sockets.connect(client, opened.name(server)));
            assertEquals(opened.name(client).port(), from.port());
            assertEquals(3, Sockets.send(client, opened.text("con"), 3, 0));
            assertEquals(3, Sockets.recv(server, room, 16, 0));
            // A connected one hears its peer alone.
            int stranger = opened.socket(Sockets.AF_INET6, Sockets.SOCK_DGRAM);
            assertEquals(1, Sockets.sendto(stranger, opened.text("x"), 1, 0, opened.name(client)));
            assertEquals(-Errno.EAGAIN, Sockets.recv(client, room, 16, PosixSockets.MSG_DONTWAIT));
            assertEquals(4, Sockets.sendto(server, opened.text("back"), 4, 0, from));
            assertEquals(4, Sockets.recv(client, room, 16, 0));
        }
    }

    @Test
    void unixOfEveryType() {
        for (int type : new int[]{Sockets.SOCK_STREAM, Sockets.SOCK_DGRAM, Sockets.SOCK_SEQPACKET}) {
            for (SockAddr name : new SockAddr[]{SockAddr.unix(directory.resolve("s" + type).toString()),
                    SockAddr.unixAbstract(("eagain families " + type + " " + ProcessHandle.current().pid())
                            .getBytes(StandardCharsets.UTF_8)),
                    SockAddr.unixUnnamed()}) {
                try (Opened opened = new Opened()) {
                    int server = opened.socket(Sockets.AF_UNIX, type);
                    assertEquals(0, Sockets.bind(server, name), name::toString);
                    SockAddr bound = opened.name(server);
                    int client = opened.socket(Sockets.AF_UNIX, type);
                    int receiver = server;
                    if (type != Sockets.SOCK_DGRAM) {
                        assertEquals(0, Sockets.listen(server, 1));
                    }
                    assertEquals(0, Sockets.connect(client, bound), bound::toString);
                    if (type != Sockets.SOCK_DGRAM) {
                        receiver = opened.keep(Sockets.accept(server));
                    }
                    assertEquals(3, Sockets.send(client, opened.text("abc"), 3, 0));
                    assertEquals(3, Sockets.send(client, opened.text("def"), 3, 0));
                    long expected = type == Sockets.SOCK_STREAM ? 6 : 3;
                    assertEquals(expected, Sockets.recv(receiver, opened.arena.allocate(16), 16, 0),
                            "a stream has no boundaries, the others have");
                }
            }
        }
    }

    @Test
    void linuxChoosesANameForBindWithoutOne() {
        try (Opened opened = new Opened()) {
            int fd = opened.socket(Sockets.AF_UNIX, Sockets.SOCK_DGRAM);
            assertTrue(opened.name(fd).isUnnamed());
            SockAddr unnamed = SockAddr.unixUnnamed();
            assertEquals(2, unnamed.length());
            assertEquals("unix:(unnamed)", unnamed.toString());
            assertEquals(0, Sockets.bind(fd, unnamed));
            SockAddr chosen = opened.name(fd);
            assertTrue(chosen.toString().matches("unix:@[0-9a-f]{5}"), chosen::toString);
            assertEquals(8, chosen.length());
            assertEquals(-Errno.EINVAL, Sockets.connect(opened.socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM), unnamed));
        }
    }

    @Test
    void interfacesByNameAndNumber() {
        int lo = Interfaces.if_nametoindex("lo");
        assertTrue(lo > 0, () -> "lo is " + lo);
        StringBuilder name = new StringBuilder("before");
        assertEquals(0, Interfaces.if_indextoname(lo, name));
        assertEquals("lo", name.toString());
        assertEquals(-Errno.ENODEV, Interfaces.if_nametoindex("nosuch"));
        assertEquals(-Errno.ENODEV, Interfaces.if_nametoindex(""));
        assertEquals(-Errno.ENODEV, Interfaces.if_nametoindex("a name of more than fifteen bytes"));
        assertEquals(-6, Interfaces.if_indextoname(0, name), "ENXIO");
        assertEquals(-6, Interfaces.if_indextoname(-1, name), "ENXIO");
        assertEquals("lo", name.toString(), "unchanged after an error");
        assertEquals(16, Interfaces.IF_NAMESIZE);
        assertThrows(IllegalArgumentException.class, () -> Interfaces.if_nametoindex("lo\0x"));
        assertThrows(IllegalArgumentException.class, () -> Interfaces.if_nametoindex("x".repeat(256)));
    }

    /** A link-local address needs the interface; its number comes back as the scope. */
    @Test
    void theScopeIsTheInterface() throws Exception {
        ChildJvm.assumeOnPath("ip", "a link-local address works with its scope");
        String lines = ChildJvm.run(List.of("ip", "-o", "-6", "addr", "show", "scope", "link"), 10).text();
        Matcher found = Pattern.compile("^\\d+: (\\S+) +inet6 (fe80:\\S+)/64 (?!.*tentative)")
                .matcher(lines);
        Assumptions.assumeTrue(found.find(), "no link-local address here: " + lines);
        int scope = Interfaces.if_nametoindex(found.group(1));
        try (Opened opened = new Opened()) {
            int fd = opened.socket(Sockets.AF_INET6, Sockets.SOCK_DGRAM);
            SockAddr without = SockAddr.ip(found.group(2), 0);
            assertEquals(-Errno.EINVAL, Sockets.bind(fd, without));
            assertEquals(0, Sockets.bind(fd, SockAddr.ip(found.group(2) + "%" + scope, 0)));
            assertEquals(scope, opened.name(fd).scopeId());
        }
    }

    @Test
    void netlinkAnswersARequest() {
        try (Opened opened = new Opened()) {
            int fd = opened.keep(Sockets.socket(LinuxSockets.AF_NETLINK, Sockets.SOCK_RAW,
                    LinuxSockAddr.NETLINK_ROUTE));
            SockAddr address = SockAddr.allocate(opened.arena);
            assertEquals(0, Sockets.bind(fd, LinuxSockAddr.setNetlink(address, 0, 0)));
            SockAddr own = opened.name(fd);
            assertTrue(LinuxSockAddr.netlinkPid(own) != 0, own::toString);
            // struct nlmsghdr and struct rtgenmsg
            MemorySegment request = opened.arena.allocate(20, 8);
            request.set(JAVA_INT, 0, 17);
            request.set(JAVA_SHORT, 4, (short) RTM_GETLINK);
            request.set(JAVA_SHORT, 6, (short) NLM_F_REQUEST_DUMP);
            request.set(JAVA_INT, 8, 77);
            assertEquals(20, Sockets.sendto(fd, request, 20, 0, address));
            MemorySegment answer = opened.arena.allocate(32768, 8);
            SockAddr from = SockAddr.allocate(opened.arena);
            long length = Sockets.recvfrom(fd, answer, answer.byteSize(), 0, from);
            assertTrue(length > 32, () -> "answer of " + length);
            assertEquals(RTM_NEWLINK, answer.get(JAVA_SHORT, 4));
            assertEquals(77, answer.get(JAVA_INT, 8), "the number of the request");
            assertEquals(0, LinuxSockAddr.netlinkPid(from), "the kernel");
            assertEquals("netlink:0 groups 0x0", from.toString());
        }
    }

    @Test
    void packetsOfTheLoopback() {
        try (Opened opened = new Opened()) {
            int fd = Sockets.socket(LinuxSockets.AF_PACKET, Sockets.SOCK_DGRAM, 0);
            Assumptions.assumeTrue(fd != -Errno.EPERM, "no CAP_NET_RAW, so no packet socket");
            opened.keep(fd);
            SockAddr address = SockAddr.allocate(opened.arena);
            int lo = Interfaces.if_nametoindex("lo");
            assertEquals(0, Sockets.bind(fd, LinuxSockAddr.setPacket(address, ETH_P_IP, lo, new byte[0])));
            assertEquals("packet:" + lo + " protocol 0x800 00:00:00:00:00:00", opened.name(fd).toString());
            int udp = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
            assertEquals(0, Sockets.setsockoptTimeout(fd, SocketOption.SO_RCVTIMEO, 5_000_000));
            assertEquals(5, Sockets.sendto(udp, opened.text("hello"), 5, 0, SockAddr.ip("127.0.0.1", 9)));
            MemorySegment packet = opened.arena.allocate(65536);
            SockAddr from = SockAddr.allocate(opened.arena);
            long length = Sockets.recvfrom(fd, packet, packet.byteSize(), 0, from);
            assertTrue(length >= 20, () -> "packet of " + length);
            assertEquals(4, packet.get(JAVA_BYTE, 0) >> 4, "the version of IP");
            assertEquals(ETH_P_IP, LinuxSockAddr.packetProtocol(from));
            assertEquals(lo, LinuxSockAddr.packetInterface(from));
            assertEquals(772, LinuxSockAddr.packetHardwareType(from));
            assertTrue(LinuxSockAddr.packetType(from) == 0 || LinuxSockAddr.packetType(from) == 4, from::toString);
            assertArrayEquals(new byte[6], LinuxSockAddr.packetAddress(from));
        }
    }

    @Test
    void vsock() {
        try (Opened opened = new Opened()) {
            SockAddr address = LinuxSockAddr.setVsock(SockAddr.allocate(opened.arena), LinuxSockAddr.VMADDR_CID_ANY,
                    LinuxSockAddr.VMADDR_PORT_ANY);
            assertEquals("vsock:any:any", address.toString());
            int server = Sockets.socket(LinuxSockets.AF_VSOCK, Sockets.SOCK_STREAM, 0);
            Assumptions.assumeTrue(server >= 0, () -> "no vsock here: " + Errno.toString(Errno.of(server)));
            opened.keep(server);
            assertEquals(0, Sockets.bind(server, address));
            SockAddr bound = opened.name(server);
            assertEquals(LinuxSockAddr.VMADDR_CID_ANY, LinuxSockAddr.vsockCid(bound));
            int port = LinuxSockAddr.vsockPort(bound);
            assertEquals("vsock:any:" + Integer.toUnsignedString(port), bound.toString());
            assertEquals(0, Sockets.listen(server, 1));
            if (!Files.exists(Path.of("/sys/module/vsock_loopback"))) {
                // The kernel would ask the host of this virtual machine instead: only the address is tried.
                return;
            }
            int client = opened.keep(Sockets.socket(LinuxSockets.AF_VSOCK, Sockets.SOCK_STREAM, 0));
            LinuxSockAddr.setVsock(address, LinuxSockAddr.VMADDR_CID_LOCAL, port);
            assertEquals(0, Sockets.connect(client, address));
            int accepted = opened.keep(Sockets.accept(server, address));
            assertEquals(LinuxSockAddr.VMADDR_CID_LOCAL, LinuxSockAddr.vsockCid(address));
            assertEquals(1, Sockets.send(client, opened.text("x"), 1, 0));
            assertEquals(1, Sockets.recv(accepted, opened.arena.allocate(1), 1, 0));
        }
    }

    @Test
    void anAddressOfAnotherFamilyIsRefused() {
        SockAddr ip = SockAddr.ip("127.0.0.1", 80);
        assertEquals("vsockCid: not an address of family 40: 127.0.0.1:80",
                assertThrows(IllegalStateException.class, () -> LinuxSockAddr.vsockCid(ip)).getMessage());
        SockAddr cut = LinuxSockAddr.setNetlink(SockAddr.allocate(), 1, 2).setLength(8);
        assertThrows(IllegalStateException.class, () -> LinuxSockAddr.netlinkPid(cut));
        assertEquals("(family 16, 8 bytes: 1000000001000000)", cut.toString());
        assertThrows(IllegalArgumentException.class,
                () -> LinuxSockAddr.setPacket(SockAddr.allocate(), 65536, 1, new byte[0]));
        assertThrows(IllegalArgumentException.class,
                () -> LinuxSockAddr.setPacket(SockAddr.allocate(), 1, 1, new byte[9]));
        SockAddr packet = LinuxSockAddr.setPacket(SockAddr.allocate(), ETH_P_IP, 3, new byte[]{1, 2, 3, 4, 5, 6, 7, 8});
        assertEquals("packet:3 protocol 0x800 01:02:03:04:05:06:07:08", packet.toString());
    }
}
