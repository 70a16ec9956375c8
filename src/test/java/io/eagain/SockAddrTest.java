package io.eagain;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.eagain.linux.LinuxSockets;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of socket address is the bytes that the kernel wants and gives, and malformed ones never reach it. */
@EnabledOnOs({OS.LINUX, OS.WINDOWS})
@Timeout(60)
class SockAddrTest {

    private final Opened opened = new Opened();

    @TempDir
    Path directory;

    @AfterEach
    void closeAll() {
        opened.close();
    }

    private static String hex(SockAddr address) {
        return HexFormat.of().formatHex(address.segment().asSlice(0, address.length()).toArray(JAVA_BYTE));
    }

    @Test
    void theBytesAreThoseOfC() {
        String six = OS.WINDOWS.isCurrentOs() ? "1700" : "0a00";
        assertAll(() -> assertEquals("02001f90c00002010000000000000000", hex(SockAddr.ip("192.0.2.1", 8080))),
                () -> assertEquals(six + "0050" + "00012345" + "20010db8000000000000000000000001" + "07000000",
                        hex(SockAddr.allocate().setIpv6(v6("20010db8000000000000000000000001"), 80, 0x12345, 7))),
                () -> assertEquals("0100" + "2f7800", hex(SockAddr.unix("/x"))),
                () -> assertEquals("", hex(SockAddr.allocate())));
        SockAddr reused = SockAddr.unix("/" + "x".repeat(100)).setIp("127.0.0.1", 1);
        assertEquals("020000017f0000010000000000000000", hex(reused), "nothing is left of the path");
    }

    private static byte[] v6(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    @Test
    void ipv4ThroughTheKernel() {
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        SockAddr name = opened.listening(fd);
        assertEquals(Sockets.AF_INET, name.family());
        assertEquals(16, name.length());
        assertArrayEquals(new byte[]{127, 0, 0, 1}, name.addressBytes());
        assertTrue(name.port() > 0);
        assertEquals("127.0.0.1:" + name.port(), name.toString());
        assertThrows(IllegalStateException.class, name::flowInfo);
        assertThrows(IllegalStateException.class, name::scopeId);
        assertThrows(IllegalStateException.class, name::unixName);
        assertFalse(name.isAbstract() || name.isUnnamed());
        int client = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        assertEquals(0, Sockets.connect(client, SockAddr.of(name.toSocketAddress())));
    }

    @Test
    void ipv6ThroughTheKernel() {
        int fd = ipv6Socket(Sockets.SOCK_STREAM);
        assertEquals(0, Sockets.bind(fd, SockAddr.allocate(opened.arena).setIp("::1", 0)));
        assertEquals(0, Sockets.listen(fd, 4));
        SockAddr name = opened.name(fd);
        assertEquals(Sockets.AF_INET6, name.family());
        assertEquals(28, name.length());
        assertArrayEquals(v6("00000000000000000000000000000001"), name.addressBytes());
        assertEquals("[::1]:" + name.port(), name.toString());
        int client = opened.socket(Sockets.AF_INET6, Sockets.SOCK_STREAM);
        assertEquals(0, Sockets.connect(client, name));
        SockAddr peer = SockAddr.allocate(opened.arena);
        opened.keep(Sockets.accept(fd, peer));
        assertEquals(opened.name(client).toString(), peer.toString());
    }

    private int ipv6Socket(int type) {
        int fd = Sockets.socket(Sockets.AF_INET6, type, 0);
        assumeTrue(fd >= 0, "this kernel has no IPv6, so nothing of it is tested");
        opened.keep(fd);
        SockAddr any = SockAddr.allocate(opened.arena).setIp("::1", 0);
        int probe = opened.socket(Sockets.AF_INET6, type);
        assumeTrue(Sockets.bind(probe, any) == 0, "this machine has no ::1, so nothing of IPv6 is tested");
        return fd;
    }

    /** The kernel keeps the scope of a link-local address, and gives the flow label back that connect was given. */
    @EnabledOnOs(OS.LINUX)
    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "qemu-user does not know the option")
    @Test
    void scopeAndFlowThroughTheKernel() throws IOException {
        int fd = ipv6Socket(Sockets.SOCK_DGRAM);
        int loopback = NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress()).getIndex();
        // A multicast address of link scope needs a scope, and needs no address of that scope on the machine.
        SockAddr scoped = SockAddr.allocate(opened.arena).setIpv6(v6("ff020000000000000000000000000001"), 0, 0,
                loopback);
        assertEquals(0, Sockets.bind(fd, scoped));
        SockAddr name = opened.name(fd);
        assertEquals(loopback, name.scopeId());
        assertEquals("ff02000000000000000000000000000" + 1, HexFormat.of().formatHex(name.addressBytes()));
        int none = opened.socket(Sockets.AF_INET6, Sockets.SOCK_DGRAM);
        assertEquals(-Errno.EINVAL, Sockets.bind(none, scoped.setIp("ff02::1", 0)), "without a scope");

        int server = opened.socket(Sockets.AF_INET6, Sockets.SOCK_DGRAM);
        assertEquals(0, Sockets.bind(server, SockAddr.allocate(opened.arena).setIp("::1", 0)));
        int client = opened.socket(Sockets.AF_INET6, Sockets.SOCK_DGRAM);
        int sendFlow = 33;
        assertEquals(0, Sockets.setsockopt(client, SocketOption.IPPROTO_IPV6, sendFlow, 1));
        SockAddr to = SockAddr.allocate(opened.arena).setIpv6(v6("00000000000000000000000000000001"),
                opened.name(server).port(), 0x0abcde, 0);
        int leased = Sockets.connect(client, to);
        assumeTrue(leased == 0, () -> "the flow label is not to be had here: " + Errno.toString(Errno.of(leased)));
        SockAddr peer = SockAddr.allocate(opened.arena);
        assertEquals(0, Sockets.getpeername(client, peer));
        assertEquals(0x0abcde, peer.flowInfo());
    }

    @EnabledOnOs(OS.LINUX)
    @Test
    void aPathThroughTheKernelAndTheJdk() throws IOException {
        // The JDK cannot name other files where the locale is plain C.
        Path path = directory.resolve("UTF-8".equals(System.getProperty("sun.jnu.encoding")) ? "söcket" : "socket");
        int server = opened.socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM);
        SockAddr address = SockAddr.unix(path.toString());
        assertEquals(0, Sockets.bind(server, address));
        assertTrue(Files.exists(path), "the kernel made it under that name");
        assertEquals(0, Sockets.listen(server, 4));
        SockAddr name = opened.name(server);
        assertEquals(address.toString(), name.toString());
        assertEquals("unix:" + path, name.toString());
        assertArrayEquals(path.toString().getBytes(StandardCharsets.UTF_8), name.unixName());
        assertEquals(UnixDomainSocketAddress.of(path), name.toSocketAddress());
        assertFalse(name.isAbstract() || name.isUnnamed());
        assertThrows(IllegalStateException.class, name::port);
        assertThrows(IllegalStateException.class, name::addressBytes);

        try (SocketChannel ours = SocketChannel.open(name.toSocketAddress())) {
            SockAddr peer = SockAddr.allocate(opened.arena);
            opened.keep(Sockets.accept(server, peer));
            assertTrue(peer.isUnnamed(), "the JDK binds no client");
            assertEquals(2, peer.length());
            assertEquals("unix:(unnamed)", peer.toString());
            assertEquals(0, peer.unixName().length);
            assertEquals(ours.getLocalAddress(), peer.toSocketAddress());
        }
        assertEquals(-Errno.EADDRINUSE,
                Sockets.bind(opened.socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM), address));
    }

    /** A path is bytes; one that is no text is kept, shown, and not turned into another. */
    @Test
    void aPathThatIsNoText() {
        SockAddr address = SockAddr.unix("/xy");
        address.segment().set(JAVA_BYTE, 3, (byte) 0xff);
        assertArrayEquals(new byte[]{'/', (byte) 0xff, 'y'}, address.unixName());
        assertEquals("unix:0x2fff79", address.toString());
        assertEquals("java.net has no path for the bytes of unix:0x2fff79",
                assertThrows(IllegalStateException.class, address::toSocketAddress).getMessage());
    }

    @EnabledOnOs(OS.LINUX)
    @Test
    void theLongestNames() {
        String path = "/" + "p".repeat(106);
        assertEquals(107, path.length());
        assertArrayEquals(path.getBytes(StandardCharsets.UTF_8), SockAddr.unix(path).unixName());
        assertEquals(110, SockAddr.unix(path).length());
        refused("an abstract name may have 107 bytes, this one has 108", () -> SockAddr.unixAbstract(new byte[108]));
        byte[] name = new byte[107];
        name[106] = 1;
        SockAddr abstractName = SockAddr.unixAbstract(name);
        assertEquals(110, abstractName.length());
        int fd = opened.socket(Sockets.AF_UNIX, Sockets.SOCK_DGRAM);
        assertEquals(0, Sockets.bind(fd, abstractName));
        assertArrayEquals(name, opened.name(fd).unixName(), "zeros count");
        // A path of 108 bytes has no room for its zero; the kernel takes it all the same and says one byte more.
        SockAddr full = SockAddr.unix(path);
        full.segment().set(JAVA_BYTE, 109, (byte) 'q');
        assertArrayEquals((path + "q").getBytes(StandardCharsets.UTF_8), full.unixName());
    }

    @EnabledOnOs(OS.LINUX)
    @Test
    void anAbstractNameThroughTheKernel() {
        assertEquals("0100" + "00" + "610062", hex(SockAddr.unixAbstract(new byte[]{'a', 0, 'b'})));
        byte[] bytes = ("eagain\0" + ProcessHandle.current().pid() + "\0").getBytes(StandardCharsets.US_ASCII);
        int server = opened.socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM);
        SockAddr address = SockAddr.unixAbstract(bytes);
        assertEquals(0, Sockets.bind(server, address));
        assertEquals(0, Sockets.listen(server, 1));
        SockAddr name = opened.name(server);
        assertTrue(name.isAbstract());
        assertFalse(name.isUnnamed());
        assertArrayEquals(bytes, name.unixName());
        assertTrue(name.toString().startsWith("unix:@0x65616761696e00"), name::toString);
        assertEquals("unix:@name", SockAddr.unixAbstract(new byte[]{'n', 'a', 'm', 'e'}).toString());
        assertThrows(IllegalStateException.class, name::toSocketAddress);
        int client = opened.socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM);
        byte[] shorter = new byte[bytes.length - 1];
        System.arraycopy(bytes, 0, shorter, 0, shorter.length);
        assertEquals(-Errno.ECONNREFUSED, Sockets.connect(client, SockAddr.unixAbstract(shorter)), "zeros count");
        assertEquals(0, Sockets.connect(client, name));
    }

    /** Binding to the bare family lets the kernel choose an abstract name. */
    @EnabledOnOs(OS.LINUX)
    @Test
    void theKernelChoosesANameForAnUnnamedOne() {
        SockAddr unnamed = SockAddr.allocate(opened.arena);
        unnamed.segment().set(JAVA_SHORT, 0, (short) Sockets.AF_UNIX);
        unnamed.setLength(2);
        assertTrue(unnamed.isUnnamed());
        int fd = opened.socket(Sockets.AF_UNIX, Sockets.SOCK_DGRAM);
        assertEquals(0, Sockets.bind(fd, unnamed));
        SockAddr name = opened.name(fd);
        assertTrue(name.isAbstract());
        assertEquals(5, name.unixName().length);
    }

    @EnabledOnOs(OS.LINUX)
    @Test
    void anotherFamilyIsKeptByteForByte() {
        int fd = Sockets.socket(LinuxSockets.AF_NETLINK, Sockets.SOCK_RAW, 0);
        assumeTrue(fd >= 0, "this kernel has no netlink, so a family that SockAddr does not know is not tested");
        opened.keep(fd);
        SockAddr name = opened.name(fd);
        assertEquals(LinuxSockets.AF_NETLINK, name.family());
        assertEquals("netlink:0 groups 0x0", name.toString());
        assertEquals("(family 16, 11 bytes: 1000000000000000000000)", name.setLength(11).toString());
        assertThrows(IllegalStateException.class, name::port);
        assertThrows(IllegalStateException.class, name::unixName);
        IllegalStateException thrown = assertThrows(IllegalStateException.class, name::toSocketAddress);
        assertTrue(thrown.getMessage().contains("(family 16, 11 bytes"), thrown::getMessage);
    }

    @Test
    void javaNetBothWays() throws Exception {
        InetSocketAddress v4 = new InetSocketAddress(InetAddress.getByAddress(new byte[]{10, 1, 2, 3}), 99);
        byte[] linkLocal = v6("fe800000000000000000000000000042");
        InetSocketAddress scoped = new InetSocketAddress(Inet6Address.getByAddress(null, linkLocal, 5), 65535);
        InetSocketAddress plain = new InetSocketAddress(InetAddress.ofLiteral("2001:db8::1"), 0);
        UnixDomainSocketAddress path = UnixDomainSocketAddress.of("relative/path");
        for (SocketAddress address : new SocketAddress[]{v4, scoped, plain, path}) {
            assertEquals(address, SockAddr.of(address).toSocketAddress());
        }
        assertEquals(5, SockAddr.of(scoped).scopeId());
        assertEquals(0, SockAddr.of(plain).scopeId());
        assertEquals(5, ((Inet6Address) ((InetSocketAddress) SockAddr.of(scoped).toSocketAddress()).getAddress())
                .getScopeId());
        assertEquals("[fe80::42%5]:65535", SockAddr.of(scoped).toString());
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.INET)) {
            server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
            int client = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
            assertEquals(0, Sockets.connect(client, SockAddr.of(server.getLocalAddress())));
            SocketChannel accepted = server.accept();
            try (accepted) {
                assertEquals(opened.name(client).toSocketAddress(), accepted.getRemoteAddress());
            }
        }
    }

    /** An IPv4 address in IPv6 clothes stays what it is: an IPv6 socket needs it so. */
    @Test
    void aMappedAddressStaysIpv6() {
        SockAddr mapped = SockAddr.ip("::ffff:127.0.0.1", 80);
        assertEquals(Sockets.AF_INET6, mapped.family());
        assertEquals("00000000000000000000ffff7f000001", HexFormat.of().formatHex(mapped.addressBytes()));
        assertEquals(28, mapped.length());
        int server = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        int port = opened.listening(server).port();
        int client = ipv6Socket(Sockets.SOCK_STREAM);
        // As it is on Linux, and not on Windows.
        assertEquals(0, Sockets.setsockopt(client, SocketOption.IPPROTO_IPV6, SocketOption.IPV6_V6ONLY, 0));
        assertEquals(0, Sockets.connect(client, mapped.setIp("::ffff:127.0.0.1", port)));
        SockAddr peer = SockAddr.allocate(opened.arena);
        assertEquals(0, Sockets.getpeername(client, peer));
        assertEquals(mapped.toString(), peer.toString());
    }

    @Test
    void literalsAreNotLookedUp() {
        assertArrayEquals(new byte[]{127, 0, 0, 1}, SockAddr.ip("127.0.0.1", 1).addressBytes());
        assertEquals("0.10.255.100:1", SockAddr.ip("0.10.255.100", 1).toString());
        assertEquals(3, SockAddr.ip("fe80::1%3", 1).scopeId());
        for (String bad : new String[]{"localhost", "", "1.2.3.4.5", "256.1.1.1", ":::", "1.2.3.4 ",
                "fe80::1%nosuch", "1", "127.1", "010.0.0.1", "1.2.3.4.", "[::1]", ".1.2.3", "1..2.3",
                "1.2.3", "00.0.0.0", "1.2.3.1000", "1.2.3.4294967296", "1.2.3.-4", "1.2.3.+4", "\u0661.2.3.4", "::1%lo",
                "::1%", "1::2::3",
                "8080"}) {
            IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, () -> SockAddr.ip(bad, 1));
            assertTrue(thrown.getMessage().contains("\"" + bad + "\""), thrown::getMessage);
        }
    }

    @Test
    void ipv6TextIsShort() {
        for (String text : new String[]{"::", "::1", "1::", "2001:db8::1", "2001:db8:0:1:1:1:1:1", "1:0:0:2::3",
                "::ffff:102:304", "1:2:3:4:5:6:7:8", "fe80::1%7"}) {
            assertEquals("[" + text + "]:80", SockAddr.ip(text, 80).toString());
        }
    }

    @Test
    void malformedOnesAreRefusedByName() throws Exception {
        byte[] four = new byte[4];
        byte[] sixteen = new byte[16];
        assertAll(() -> refused("port -1 is not in 0 to 65535", () -> SockAddr.ip("127.0.0.1", -1)),
                () -> refused("port 65536 is not in 0 to 65535", () -> SockAddr.ip("::1", 65536)),
                () -> refused("an IPv4 address has 4 bytes, this one has 16",
                        () -> SockAddr.allocate().setIpv4(sixteen, 1)),
                () -> refused("an IPv6 address has 16 bytes, this one has 4",
                        () -> SockAddr.allocate().setIpv6(four, 1, 0, 0)),
                () -> refused("an IPv6 flow of 0x10000000 has more than 28 bits (8 of traffic class, 20 of flow label)",
                        () -> SockAddr.allocate().setIpv6(sixteen, 1, 1 << 28, 0)),
                () -> refused("the path of a unix socket is empty; unixAbstract makes an abstract name",
                        () -> SockAddr.unix("")),
                () -> refused("the path of a unix socket may have 107 bytes, this one has 108: " + "ü".repeat(54),
                        () -> SockAddr.unix("ü".repeat(54))),
                () -> refused("the path of a unix socket holds a zero byte at 2, where C would end it: /a\u2400b",
                        () -> SockAddr.unix("/a\0b")),
                () -> refused("the path of a unix socket holds half a surrogate pair, which has no UTF-8: /\ud800",
                        () -> SockAddr.unix("/\ud800")),
                () -> refused("length 129 is not in 0 to 128", () -> SockAddr.allocate().setLength(129)),
                () -> refused("length -1 is not in 0 to 128", () -> SockAddr.allocate().setLength(-1)),
                () -> refused("an unresolved address has no number to connect to: x.invalid/<unresolved>:1",
                        () -> SockAddr.of(InetSocketAddress.createUnresolved("x.invalid", 1))),
                () -> assertThrows(NullPointerException.class, () -> SockAddr.of(null)),
                () -> assertThrows(NullPointerException.class, () -> SockAddr.allocate(null)));
        SocketAddress foreign = new SocketAddress() {
            private static final long serialVersionUID = 1L;
        };
        assertTrue(assertThrows(IllegalArgumentException.class, () -> SockAddr.of(foreign)).getMessage()
                .startsWith("neither an InetSocketAddress nor a UnixDomainSocketAddress: "));
        SockAddr kept = SockAddr.ip("127.0.0.1", 7);
        assertThrows(IllegalArgumentException.class, () -> kept.setIp("::1", 65536));
        assertEquals("127.0.0.1:7", kept.toString(), "what is refused changes nothing");
    }

    /** Whatever stands in the memory, an address can be shown. */
    @Test
    void everyLengthOfEveryFamilyCanBeShown() {
        SockAddr address = SockAddr.allocate(opened.arena);
        for (int family : new int[]{0, 1, 2, 10, 16, 23, 0xffff}) {
            for (int length = 0; length <= 128; length++) {
                address.segment().fill((byte) 0xfe);
                address.segment().set(JAVA_SHORT, 0, (short) family);
                address.setLength(length);
                assertFalse(address.toString().isEmpty());
            }
        }
        assertEquals("(no address)", address.setLength(0).toString());
        assertEquals("(family 0, 1 bytes: ff)", address.setLength(1).toString());
        assertEquals("(family 65535, 3 bytes: fffffe)", address.setLength(3).toString());
        // The length can be written directly as well.
        for (int length : new int[]{129, Integer.MAX_VALUE, -1, Integer.MIN_VALUE}) {
            for (int family : new int[]{0, 1, 2, 10, 16, 23}) {
                address.segment().set(JAVA_SHORT, 0, (short) family);
                address.lengthSegment().set(JAVA_INT, 0, length);
                assertEquals(length, address.length());
                assertFalse(address.toString().isEmpty());
            }
        }
    }

    @EnabledOnOs(OS.LINUX)
    @Test
    void aCallThatFillsAnAddressStartsAfresh() {
        SockAddr address = SockAddr.allocate(opened.arena).setIp("127.0.0.1", 0);
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        address.lengthSegment().set(JAVA_INT, 0, -1);
        assertEquals(0, Sockets.getsockname(fd, address));
        assertEquals("0.0.0.0:0", address.toString());
    }

    @Test
    void clearAndSegments() {
        SockAddr address = SockAddr.allocate(opened.arena).setIp("1.2.3.4", 5).clear();
        assertEquals(0, address.length());
        assertEquals(-1, address.segment().mismatch(opened.arena.allocate(128)));
        assertEquals(128, address.capacity());
        assertEquals(128, address.segment().byteSize());
        assertEquals(4, address.lengthSegment().byteSize());
        assertEquals(Sockets.AF_UNSPEC, address.family());
        MemorySegment length = address.lengthSegment();
        length.set(JAVA_INT, 0, 16);
        assertEquals(16, address.length());
    }

    private static void refused(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    /** The socklen_t is memory that anybody may write to; a call must not believe it. */
    @Test
    void aLengthThatTheMemoryDoesNotHaveIsRefusedByTheCalls() {
        SockAddr address = SockAddr.ip("127.0.0.1", 0);
        for (int length : new int[]{-1, address.capacity() + 1, 1_000_000_000, Integer.MIN_VALUE}) {
            address.lengthSegment().set(JAVA_INT, 0, length);
            for (Executable call : java.util.List.<Executable>of(() -> Sockets.bind(-1, address),
                    () -> Sockets.connect(-1, address),
                    () -> Sockets.sendto(-1, MemorySegment.NULL, 0, 0, address))) {
                String message = assertThrows(IndexOutOfBoundsException.class, call).getMessage();
                assertTrue(message.contains(": a length of " + length + " is beyond "), message);
            }
        }
    }
}
