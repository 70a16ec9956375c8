package io.eagain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code getaddrinfo} into a list, {@code getnameinfo}, and the error number behind {@code EAI_SYSTEM}. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class AddrInfoListTest {

    private static final int NUMERIC = AddrInfo.AI_NUMERICHOST | AddrInfo.AI_NUMERICSERV;

    @Test
    void everyEntryIsReadAndStaysReadWhenTheListIsFreed() {
        SockAddr address = SockAddr.allocate();
        try (AddrInfoList list = new AddrInfoList()) {
            assertFalse(list.next(), "empty before it is filled");
            assertEquals(0, AddrInfo.getaddrinfo("127.0.0.1", "80", NUMERIC, 0, 0, 0, list));
            assertEquals(0, list.code());
            assertEquals(0, list.errno());
            List<String> found = new ArrayList<>();
            while (list.next()) {
                found.add(list.family() + " " + list.socktype() + " " + list.protocol() + " " + list.address(address));
                assertNull(list.canonicalName());
            }
            assertEquals(List.of("2 1 6 127.0.0.1:80", "2 2 17 127.0.0.1:80", "2 3 0 127.0.0.1:80"), found);
            assertFalse(list.next(), "still at the end");
            list.rewind();
            assertTrue(list.next());
            assertEquals(Sockets.SOCK_STREAM, list.socktype());
            assertEquals("getaddrinfo: the list still holds what an earlier call has filled it with; clear it first",
                    assertThrows(IllegalStateException.class,
                            () -> AddrInfo.getaddrinfo("::1", null, NUMERIC, 0, 0, 0, list)).getMessage());
            list.clear();
            list.clear();
            assertFalse(list.next());
            for (Runnable read : List.<Runnable>of(list::family, list::socktype, list::protocol, list::canonicalName,
                    () -> list.address(address))) {
                assertThrows(IllegalStateException.class, read::run);
            }
            assertEquals("127.0.0.1:80", address.toString());
            int flags = NUMERIC | AddrInfo.AI_CANONNAME;
            assertEquals(0, AddrInfo.getaddrinfo("fe80::1%1", "53", flags, Sockets.AF_INET6, Sockets.SOCK_DGRAM,
                    SocketOption.IPPROTO_UDP, list), "filled again");
            assertTrue(list.next());
            assertEquals("[fe80::1%1]:53", list.address(address).toString());
            assertEquals("fe80::1%1", list.canonicalName());
            assertEquals(17, list.protocol());
            assertFalse(list.next(), "the protocol left one");
        }
    }

    @Test
    void anErrorIsACodeAndNoEntries() {
        try (AddrInfoList list = new AddrInfoList()) {
            assertEquals(AddrInfo.EAI_NONAME, AddrInfo.getaddrinfo("not an address", null, NUMERIC, 0, 0, 0, list));
            assertEquals(AddrInfo.EAI_NONAME, list.code());
            assertEquals(0, list.errno());
            assertFalse(list.next());
            assertEquals(AddrInfo.EAI_SERVICE, AddrInfo.getaddrinfo("127.0.0.1", "80", NUMERIC, 0, Sockets.SOCK_RAW,
                    SocketOption.IPPROTO_UDP, list));
            assertEquals(0, AddrInfo.getaddrinfo("127.0.0.1", "80", NUMERIC, 0, 0, 0, list), "an error left it empty");
        }
    }

    @Test
    void theCodesHaveNames() {
        assertEquals("EAI_NONAME", AddrInfo.codeName(AddrInfo.EAI_NONAME));
        assertEquals("EAI_SYSTEM", AddrInfo.codeName(AddrInfo.EAI_SYSTEM));
        assertEquals("EAI_OVERFLOW", AddrInfo.codeName(-12));
        assertEquals("EAI_IDN_ENCODE", AddrInfo.codeName(-105));
        assertEquals("0", AddrInfo.codeName(0));
        assertEquals("-99", AddrInfo.codeName(-99));
        assertEquals("11", AddrInfo.codeName(11), "macOS' number is not Linux'");
    }

    @Test
    void anAddressHasAName() {
        StringBuilder host = new StringBuilder();
        StringBuilder serv = new StringBuilder();
        int digits = AddrInfo.NI_NUMERICHOST | AddrInfo.NI_NUMERICSERV;
        assertEquals(0, AddrInfo.getnameinfo(SockAddr.ip("127.0.0.1", 80), host, serv, digits));
        assertEquals("127.0.0.1 80", host + " " + serv);
        assertEquals(0, AddrInfo.getnameinfo(SockAddr.ip("fe80::1%1", 65535), host, serv, digits));
        assertEquals("fe80::1%lo 65535", host + " " + serv);
        assertEquals(0, AddrInfo.getnameinfo(SockAddr.ip("::1", 1), host, null, digits));
        assertEquals("::1", host.toString());
        assertEquals(0, AddrInfo.getnameinfo(SockAddr.ip("::1", 2), null, serv, digits));
        assertEquals("2", serv.toString());
        assertEquals(AddrInfo.EAI_NONAME,
                AddrInfo.getnameinfo(SockAddr.ip("::1", 2), null, null, AddrInfo.NI_NAMEREQD), "nothing was asked for");
        assertEquals(AddrInfo.EAI_FAMILY, AddrInfo.getnameinfo(SockAddr.allocate(), host, serv, digits));
        assertEquals(AddrInfo.EAI_BADFLAGS, AddrInfo.getnameinfo(SockAddr.ip("::1", 2), host, serv, 0x4000));
        assertEquals("::1 2", host + " " + serv, "unchanged after an error");
        assertEquals(0, AddrInfo.getnameinfo(SockAddr.unix("/run/x"), host, serv, digits));
        assertEquals("/run/x", serv.toString());
    }

    /** The C library works in this process: what would crash it is refused, what is short it answers itself. */
    @Test
    void roomThatIsTooSmall() {
        int digits = AddrInfo.NI_NUMERICHOST | AddrInfo.NI_NUMERICSERV;
        try (Arena arena = Arena.ofConfined()) {
            SockAddr address = SockAddr.ip("127.0.0.1", 80);
            MemorySegment room = arena.allocate(16);
            MemorySegment none = MemorySegment.NULL;
            assertEquals(0, AddrInfo.getnameinfo(address.segment(), 16, room, 10, none, 0, digits));
            assertEquals("127.0.0.1", room.getString(0));
            assertEquals(AddrInfo.EAI_OVERFLOW,
                    AddrInfo.getnameinfo(address.segment(), 16, room, 9, none, 0, digits));
            assertEquals(AddrInfo.EAI_FAMILY, AddrInfo.getnameinfo(address.segment(), 15, room, 16, none, 0, digits));
            assertThrows(IndexOutOfBoundsException.class,
                    () -> AddrInfo.getnameinfo(address.segment(), 129, room, 16, none, 0, digits));
            assertThrows(IndexOutOfBoundsException.class,
                    () -> AddrInfo.getnameinfo(arena.allocate(256), 129, room, 16, none, 0, digits));
            assertThrows(IndexOutOfBoundsException.class,
                    () -> AddrInfo.getnameinfo(address.segment(), 16, room, 17, none, 0, digits));
            assertThrows(IndexOutOfBoundsException.class,
                    () -> AddrInfo.getnameinfo(address.segment(), -1, room, 16, none, 0, digits));
            assertEquals("getnameinfo: addr is NULL with a length of 16, which the C library would use and so end this"
                    + " process",
                    assertThrows(IllegalArgumentException.class,
                            () -> AddrInfo.getnameinfo(none, 16, room, 16, none, 0, digits)).getMessage());
            assertThrows(IllegalArgumentException.class,
                    () -> AddrInfo.getnameinfo(address.segment(), 16, none, 16, none, 0, digits));
            assertThrows(IllegalArgumentException.class,
                    () -> AddrInfo.getnameinfo(address.segment(), 16, room.asReadOnly(), 16, none, 0, digits));
            // Nothing ends this path but the end of the memory, of which the call has a copy with zeros behind.
            MemorySegment unix = arena.allocate(8).fill((byte) 'x');
            unix.set(java.lang.foreign.ValueLayout.JAVA_SHORT, 0, (short) Sockets.AF_UNIX);
            assertEquals(0, AddrInfo.getnameinfo(unix, 8, none, 0, room, 16, digits));
            assertEquals("xxxxxx", room.getString(0));
        }
    }

    /** No descriptor is left for the file that the resolver wants to open. */
    @Test
    void eaiSystemKeepsItsErrno() throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -n 256 && exec \"$@\"", "sh"));
        command.addAll(ChildJvm.command(ChildJvm.QUICK, EaiSystemProbe.class));
        ChildJvm.Output output = ChildJvm.run(command, 60);
        assertEquals(0, output.status(), output::text);
        assertEquals("""
                before: 0 0
                full: EAI_SYSTEM 24, list EAI_SYSTEM 24
                another thread: 0
                after: 0 0""", String.join("\n", output.lines()));
    }

    /** A path takes up to 108 bytes, and the C library gives it as the service. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theLongestPathHasAName() {
        String path = "/" + "p".repeat(106);
        StringBuilder serv = new StringBuilder();
        assertEquals(0, AddrInfo.getnameinfo(SockAddr.unix(path), null, serv, AddrInfo.NI_NUMERICSERV));
        assertEquals(path, serv.toString());
    }
}
