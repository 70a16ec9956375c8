package io.eagain;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Every option of the vocabulary on a real socket: read if it says so, set and read back, refused if it says so. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class OptionsOnLinuxTest {

    private enum Kind {
        TCP,
        TCP6,
        TCP6_MAPPED,
        UDP,
        UDP_CONNECTED,
        UDP6,
        UDP6_CONNECTED,
        UNIX,
        RAW,
        RAW6
    }

    private static final Map<String, Kind> USUAL = Map.of("SOL_SOCKET", Kind.TCP, "IPPROTO_TCP", Kind.TCP,
            "IPPROTO_UDP",
            Kind.UDP, "IPPROTO_IP", Kind.UDP, "IPPROTO_IPV6", Kind.UDP6);

    private static final Map<String, Kind> KINDS = kinds();

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new TreeMap<>();
        for (String name : List.of("SO_PASSCRED", "SO_PASSPIDFD", "SO_PASSRIGHTS", "SO_PASSSEC", "SO_INQ",
                "SO_PEERPIDFD", "SO_PEERGROUPS", "SO_PEERNAME")) {
            kinds.put(name, Kind.UNIX);
        }
        for (String name : List.of("IP_HDRINCL", "IP_NODEFRAG", "IP_ROUTER_ALERT", "IP_PROTOCOL")) {
            kinds.put(name, Kind.RAW);
        }
        for (String name : List.of("IPV6_HDRINCL", "IPV6_CHECKSUM", "IPV6_ROUTER_ALERT")) {
            kinds.put(name, Kind.RAW6);
        }
        kinds.put("IP_MTU", Kind.UDP_CONNECTED);
        kinds.put("IPV6_MTU", Kind.UDP6_CONNECTED);
        kinds.put("IPV6_PATHMTU", Kind.UDP6_CONNECTED);
        kinds.put("IPV6_ADDRFORM", Kind.TCP6_MAPPED);
        kinds.put("IPV6_V6ONLY", Kind.TCP6);
        kinds.put("IP_PKTOPTIONS", Kind.TCP);
        return kinds;
    }

    /**
     * What the kernel makes of a value, where it is not the value itself: {@code value:what is read then}, or the negated
     * error of setting. Alternatives are for kernels that are built otherwise.
     */
    private static final Map<String, String> VALUES = Map.ofEntries(
            // Accepted and without effect.
            Map.entry("SO_BSDCOMPAT", "1:0"), Map.entry("TCP_THIN_DUPACK", "1:0"),
            // Only set: what is read is not asked.
            Map.entry("SO_ATTACH_BPF", "-1:-9"), Map.entry("SO_ATTACH_REUSEPORT_EBPF", "-1:-9/-22"),
            Map.entry("SO_DETACH_FILTER", "0:-2"), Map.entry("SO_DETACH_REUSEPORT_BPF", "0:-2/-22"),
            Map.entry("SO_CNX_ADVICE", "1:ok"), Map.entry("SO_BUSY_POLL_BUDGET", "8:ok 65536:-22"),
            Map.entry("SO_INQ", "1:ok 0:ok"), Map.entry("SO_RCVBUFFORCE", "100000:ok"),
            Map.entry("SO_SNDBUFFORCE", "100000:ok"),
            // Cannot be undone.
            Map.entry("SO_LOCK_FILTER", "1:1 0:-1"),
            // Doubled, with a least size.
            Map.entry("SO_RCVBUF", "100000:200000 1:2304"), Map.entry("SO_SNDBUF", "100000:200000 1:4608"),
            Map.entry("SO_BUF_LOCK", "1:1 3:3 4:-22 0:0"), Map.entry("SO_BINDTOIFINDEX", "1:1 0:0"),
            Map.entry("SO_RESERVE_MEM", "0:0/-95 4096:4096/-95/-1"), Map.entry("SO_TXREHASH", "0:0 1:1 5:-22"),
            Map.entry("SO_PEEK_OFF", "5:5 -1:4294967295"), Map.entry("SO_PASSRIGHTS", "0:0 1:1"),
            Map.entry("SO_MAX_PACING_RATE", "100000:100000 4294967295:4294967295"),
            Map.entry("SO_PRIORITY", "6:6 0:0"), Map.entry("SO_MARK", "4000000000:4000000000"),
            Map.entry("SO_RCVLOWAT", "5:5 0:1"), Map.entry("SO_TIMESTAMPING", "16:16 0:0"),
            Map.entry("SO_TIMESTAMPING_NEW", "16:16 0:0"),
            Map.entry("TCP_MAXSEG", "1000:1000 87:-22"), Map.entry("TCP_KEEPIDLE", "1:1 32767:32767 0:-22 32768:-22"),
            Map.entry("TCP_KEEPINTVL", "1:1 32767:32767 0:-22 32768:-22"),
            Map.entry("TCP_KEEPCNT", "1:1 127:127 0:-22 128:-22"), Map.entry("TCP_SYNCNT", "1:1 127:127 0:-22 128:-22"),
            Map.entry("TCP_LINGER2", "5:5 -1:4294967295"), Map.entry("TCP_DEFER_ACCEPT", "1:1 5:7 0:0"),
            Map.entry("TCP_WINDOW_CLAMP", "65536:65536 5:1152"),
            Map.entry("TCP_USER_TIMEOUT", "30000:30000 2147483648:-22 0:0"), Map.entry("TCP_REPAIR", "1:1 0:0 5:-22"),
            // In repair alone: see repair().
            Map.entry("TCP_REPAIR_QUEUE", "2:-1"), Map.entry("TCP_QUEUE_SEQ", "1:-1/-22"),
            Map.entry("TCP_TIMESTAMP", "1:-1"),
            Map.entry("TCP_SAVE_SYN", "1:1 2:2 3:-22"), Map.entry("TCP_RTO_MAX_MS", "5000:5000 5:-22 120001:-22"),
            Map.entry("TCP_RTO_MIN_US", "100000:100000 1:-22"), Map.entry("TCP_DELACK_MAX_US", "100000:100000 1:-22"),
            Map.entry("UDP_ENCAP", "0:0/-92 99:-92"), Map.entry("UDP_SEGMENT", "1400:1400 65536:-22 0:0"),
            Map.entry("IP_TTL", "1:1 255:255 -1:64 0:-22 256:-22"), Map.entry("IP_ROUTER_ALERT", "1:1 0:0"),
            Map.entry("IP_MTU_DISCOVER", "5:5 6:-22"), Map.entry("IP_MULTICAST_TTL", "0:0 255:255 -1:1 256:-22"),
            Map.entry("IP_MINTTL", "255:255 256:-22 0:0"),
            Map.entry("IP_UNICAST_IF", "16777216:16777216 1:-99 0:0"),
            Map.entry("IP_LOCAL_PORT_RANGE", "3276840000:3276840000 0:0"),
            Map.entry("IPV6_ADDRFORM", "10:-22 2:ok"), Map.entry("IPV6_CHECKSUM", "2:2 3:-22 -1:4294967295"),
            Map.entry("IPV6_UNICAST_HOPS", "0:0 255:255 -1:64 256:-22"),
            Map.entry("IPV6_MULTICAST_IF", "1:1 0:0 2147483647:-19"),
            Map.entry("IPV6_MULTICAST_HOPS", "0:0 255:255 -1:1 256:-22"), Map.entry("IPV6_ROUTER_ALERT", "5:ok -1:ok"),
            Map.entry("IPV6_MTU_DISCOVER", "5:5 6:-22"), Map.entry("IPV6_MTU", "1280:ok 1279:-22"),
            Map.entry("IPV6_TCLASS", "255:255 -1:0 256:-22"), Map.entry("IPV6_ADDR_PREFERENCES", "1:1025 3:-22"),
            Map.entry("IPV6_MINHOPCOUNT", "255:255 256:-22 0:0"),
            Map.entry("IPV6_UNICAST_IF", "16777216:16777216 1:-99 0:0"));

    @Test
    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "qemu-user does not know many options")
    void everyNumberIsReadAndSetAsTheVocabularySays() throws Exception {
        assumeRights();
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        for (Option option : Option.all()) {
            switch (option.type()) {
                case INT, FLAG, UNSIGNED, UINT64 -> {
                    tried++;
                    try (Opened opened = new Opened()) {
                        wrong.addAll(wrong(option, opened, socket(option, opened)));
                    }
                }
                case TIMEVAL, LINGER, TEXT, STRUCT -> {
                    // Below.
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
        assertTrue(tried > 150, "tried " + tried);
        System.out.println("options: " + tried + " numbers read and set on kernel " + System.getProperty("os.version"));
    }

    private static List<String> wrong(Option option, Opened opened, int fd) {
        List<String> wrong = new ArrayList<>();
        long first = option.get(fd);
        if (option.name().equals("SO_PEERPIDFD")) {
            opened.keep(first);
        }
        // One that is only valid in repair cannot be read before.
        boolean inRepair = option.when().equals("in repair");
        if (!inRepair && option.readable() != first >= 0) {
            wrong.add(option + ": reading gives " + first);
        }
        if (!option.writable()) {
            long result = option.set(fd, 0);
            if (result != -Errno.ENOPROTOOPT) {
                wrong.add(option + ": is only read, and setting gives " + result);
            }
            return wrong;
        }
        String usual = option.type() == Option.Type.FLAG ? "1:1 0:0" : "5:5";
        for (String pair : VALUES.getOrDefault(option.name(), usual).split(" ", -1)) {
            long value = Long.parseLong(pair.substring(0, pair.indexOf(':')));
            String expected = pair.substring(pair.indexOf(':') + 1);
            long result = option.set(fd, value);
            String got = Long.toString(result);
            if (result == 0) {
                got = expected.equals("ok") ? "ok" : Long.toString(option.get(fd));
            }
            if (!List.of(expected.split("/", -1)).contains(got)) {
                wrong.add(option + ": set to " + value + " gives " + got + ", expected " + expected);
            }
        }
        return wrong;
    }

    private static int socket(Option option, Opened opened) {
        Kind kind = KINDS.getOrDefault(option.name(), USUAL.get(option.level()));
        return switch (kind) {
            case TCP -> opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
            case TCP6 -> opened.socket(Sockets.AF_INET6, Sockets.SOCK_STREAM);
            case UDP -> opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
            case UDP6 -> opened.socket(Sockets.AF_INET6, Sockets.SOCK_DGRAM);
            case UNIX -> opened.pair(Sockets.SOCK_STREAM)[0];
            case RAW -> opened.keep(Sockets.socket(Sockets.AF_INET, Sockets.SOCK_RAW, SocketOption.IPPROTO_ICMP));
            case RAW6 -> opened.keep(Sockets.socket(Sockets.AF_INET6, Sockets.SOCK_RAW, 255));
            case UDP_CONNECTED, UDP6_CONNECTED -> {
                int fd = opened.socket(kind == Kind.UDP_CONNECTED ? Sockets.AF_INET : Sockets.AF_INET6,
                        Sockets.SOCK_DGRAM);
                assertEquals(0, Sockets.connect(fd,
                        SockAddr.ip(kind == Kind.UDP_CONNECTED ? "127.0.0.1" : "::1", 9)));
                yield fd;
            }
            case TCP6_MAPPED -> {
                int server = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
                int port = opened.listening(server).port();
                int fd = opened.socket(Sockets.AF_INET6, Sockets.SOCK_STREAM);
                assertEquals(0, Sockets.connect(fd, SockAddr.ip("::ffff:127.0.0.1", port)));
                yield fd;
            }
        };
    }

    /** A structure that is said to be only set is unknown to getsockopt, one that is said to be read is not. */
    @Test
    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "qemu-user does not know many options")
    void structuresAreReadWhereTheVocabularySaysSo() throws Exception {
        assumeRights();
        List<String> wrong = new ArrayList<>();
        for (Option option : Option.all()) {
            // A kernel may be built without Accurate Option keys and without security modules.
            if (option.type() == Option.Type.STRUCT && !option.name().startsWith("TCP_AO_")) {
                try (Opened opened = new Opened()) {
                    MemorySegment room = opened.arena.allocate(1024);
                    MemorySegment length = opened.arena.allocate(JAVA_INT);
                    length.set(JAVA_INT, 0, option.name().equals("SO_ATTACH_FILTER") ? 64 : 1024);
                    int fd = socket(option, opened);
                    // The notes say so of those that would be written beyond the room.
                    if (option.note(ConstantTable.LINUX).contains("eagain")) {
                        assertThrows(IllegalArgumentException.class, () -> Sockets.getsockopt(fd,
                                number(option.level()), number(option.name()), room, length), option::toString);
                        continue;
                    }
                    int result = Sockets.getsockopt(fd, number(option.level()), number(option.name()), room, length);
                    if (option.readable() == (result == -Errno.ENOPROTOOPT)) {
                        wrong.add(option + ": reading gives " + result);
                    }
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    private static int number(String name) {
        return (int) ConstantTable.LINUX.number(name).orElseThrow();
    }

    @Test
    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "qemu-user does not read SO_RCVTIMEO back")
    void timesAreMicrosecondsAndLingerIsSeconds() {
        try (Opened opened = new Opened()) {
            int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
            for (String name : List.of("SO_RCVTIMEO", "SO_SNDTIMEO", "SO_RCVTIMEO_NEW", "SO_SNDTIMEO_NEW")) {
                Option option = Option.of(name);
                assertEquals(0, option.get(fd));
                assertEquals(0, option.set(fd, 2_500_000));
                assertEquals(2_500_000, option.get(fd), name);
                assertEquals(0, option.set(fd, 0));
                assertEquals(0, option.get(fd));
                assertEquals(
                        "setsockopt(" + name + "): -1 is not in 0 to 9223372036854775807, which is what struct timeval"
                                + " holds",
                        assertThrows(IllegalArgumentException.class, () -> option.set(fd, -1)).getMessage());
            }
            Option linger = Option.of("SO_LINGER");
            assertEquals(-1, (int) linger.get(fd));
            assertEquals(0, linger.set(fd, 7));
            assertEquals(7, linger.get(fd));
            assertEquals(0, linger.set(fd, 0));
            assertEquals(0, linger.get(fd), "on, with no time");
            assertEquals(0, linger.set(fd, -1));
            assertEquals(0xffffffffL, linger.get(fd), "off");
            assertEquals(-Errno.EBADF, linger.get(-1));
            assertEquals(-Errno.EBADF, Option.of("SO_RCVTIMEO").get(-1));
            assertEquals(-Errno.EBADF, Option.of("SO_COOKIE").get(-1));
        }
    }

    @Test
    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "qemu-user reads SO_BINDTODEVICE as an int")
    void namesAreText() {
        try (Opened opened = new Opened()) {
            int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
            Option congestion = Option.of("TCP_CONGESTION");
            StringBuilder text = new StringBuilder("before");
            assertEquals(0, congestion.setText(fd, "reno"));
            assertEquals(0, congestion.getText(fd, text));
            assertEquals("reno", text.toString());
            assertEquals(-Errno.ENOENT, congestion.setText(fd, "nosuch"));
            assertEquals(-Errno.EBADF, congestion.getText(-1, text));
            assertEquals("reno", text.toString(), "unchanged after an error");
            assertEquals(0, Option.of("TCP_ULP").getText(fd, text));
            assertEquals("", text.toString());
            assertEquals(-Errno.ENOENT, Option.of("TCP_ULP").setText(fd, "nosuch"));
            Option device = Option.of("SO_BINDTODEVICE");
            assertEquals(0, device.getText(fd, text));
            assertEquals("", text.toString());
            assertEquals(0, device.setText(fd, "lo"));
            assertEquals(0, device.getText(fd, text));
            assertEquals("lo", text.toString());
            assertEquals(-Errno.ENODEV, device.setText(opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM), "nosuch"));
            assertEquals(
                    "setsockopt(SO_BINDTODEVICE): \"0123456789abcdef\" does not fit char[16] with a closing zero, and"
                            + " no other",
                    assertThrows(IllegalArgumentException.class, () -> device.setText(fd, "0123456789abcdef"))
                            .getMessage());
            assertThrows(IllegalArgumentException.class, () -> device.setText(fd, "lo\0x"));
        }
    }

    @Test
    void whatDoesNotFitIsRefusedAndNamed() {
        refused("setsockopt(SO_RCVBUF): 2147483648 is not in -2147483648 to 2147483647, which is what int holds",
                () -> Option.of("SO_RCVBUF").set(-1, 1L << 31));
        refused("setsockopt(TCP_NODELAY): -2147483649 is not in -2147483648 to 2147483647, which is what int holds",
                () -> Option.of("TCP_NODELAY").set(-1, Integer.MIN_VALUE - 1L));
        refused("setsockopt(SO_MARK): -1 is not in 0 to 4294967295, which is what unsigned int holds",
                () -> Option.of("SO_MARK").set(-1, -1));
        refused("setsockopt(SO_LINGER): -2 is not in -1 to 2147483647, which is what struct linger holds",
                () -> Option.of("SO_LINGER").set(-1, -2));
        wrongKind("getsockopt(TCP_INFO): its value is struct tcp_info; use Sockets.getsockopt with a segment",
                () -> Option.of("TCP_INFO").get(-1));
        wrongKind("setsockopt(TCP_CONGESTION): its value is char[16]; use getText or setText",
                () -> Option.of("TCP_CONGESTION").set(-1, 1));
        wrongKind("getsockopt(SO_ERROR): its value is int; use get or set",
                () -> Option.of("SO_ERROR").getText(-1, new StringBuilder()));
        wrongKind("setsockopt(SO_RCVBUF): its value is int, and no yes or no",
                () -> Option.of("SO_RCVBUF").set(-1, true));
        assertEquals(-Errno.EBADF, Option.of("TCP_NODELAY").set(-1, true));
    }

    private static void refused(String message, Runnable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }

    private static void wrongKind(String message, Runnable call) {
        assertEquals(message, assertThrows(IllegalStateException.class, call::run).getMessage());
    }

    /** {@code TCP_REPAIR}: the options that count in it alone. */
    @Test
    void repair() throws Exception {
        assumeRights();
        try (Opened opened = new Opened()) {
            int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
            assertEquals(0, Option.of("TCP_REPAIR").set(fd, 1));
            assertEquals(0, Option.of("TCP_REPAIR_QUEUE").set(fd, 2));
            assertEquals(2, Option.of("TCP_REPAIR_QUEUE").get(fd));
            assertEquals(0, Option.of("TCP_QUEUE_SEQ").set(fd, 4_000_000_000L));
            assertEquals(4_000_000_000L, Option.of("TCP_QUEUE_SEQ").get(fd));
            assertEquals(0, Option.of("TCP_TIMESTAMP").set(fd, 12345));
        }
    }

    /** What the column {@code who} says, tried by a process that has no rights. */
    @Test
    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "qemu-user does not know many options")
    void withoutRights() throws Exception {
        List<String> command = new ArrayList<>();
        if (effectiveRights() != 0) {
            ChildJvm.assumeOnPath("setpriv", "options that need rights are refused without");
            command.addAll(List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all"));
        }
        command.addAll(ChildJvm.command(ChildJvm.QUICK, OptionsProbe.class));
        ChildJvm.Output output = ChildJvm.run(command, 60);
        assertEquals(0, output.status(), output::text);
        assertEquals("""
                CapEff 0
                SO_MARK 5: -1
                SO_MARK of 0, which it was: -1
                SO_RCVBUFFORCE 100000: -1
                SO_SNDBUFFORCE 100000: -1
                SO_PRIORITY 6: 0
                SO_PRIORITY 7: -1
                SO_BINDTODEVICE lo: 0
                SO_BINDTODEVICE none: -1
                SO_BINDTOIFINDEX 0: -1
                TCP_REPAIR 1: -1
                IP_TRANSPARENT 1: -1
                IP_TRANSPARENT 0: 0
                IPV6_TRANSPARENT 1: -1
                SO_DEBUG 1: -13
                SO_DEBUG 0: 0
                SO_BUSY_POLL 50: by kernel
                SO_PREFER_BUSY_POLL 1: -1
                SO_BUSY_POLL_BUDGET 65535: -1
                SO_RCVMARK 1: by kernel
                SO_RCVPRIORITY 1: 0
                TCP_TIMESTAMP 1: -1
                """, String.join("\n", output.lines()).replaceAll("(SO_BUSY_POLL 50|SO_RCVMARK 1): (0|-1)",
                "$1: by kernel") + "\n");
    }

    private static long effectiveRights() throws Exception {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("CapEff:")) {
                return Long.parseUnsignedLong(line.substring("CapEff:".length()).strip(), 16);
            }
        }
        return 0;
    }

    // CAP_NET_ADMIN is bit 12, CAP_NET_RAW 13.
    private static void assumeRights() throws Exception {
        Assumptions.assumeTrue((effectiveRights() & 3 << 12) == 3 << 12,
                "no CAP_NET_ADMIN and CAP_NET_RAW, so the options that need them are not set");
    }
}
