package io.eagain;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.eagain.generated.linux.addrinfo;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;

/**
 * {@code getaddrinfo} without a network: literals, its own vocabulary of errors, and what would crash C. Structure, codes
 * and words are Linux'; {@code SocketsOnWindowsTest} has those of Windows.
 */
@EnabledOnOs({OS.LINUX, OS.WINDOWS})
@Timeout(60)
class AddrInfoTest {

    private static final int NUMERIC = AddrInfo.AI_NUMERICHOST | AddrInfo.AI_NUMERICSERV;

    @EnabledOnOs(OS.LINUX)
    @Test
    void aLiteralIsAnAddressThatConnectTakes() {
        try (Opened opened = new Opened()) {
            int server = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
            int port = opened.listening(server).port();
            MemorySegment res = opened.arena.allocate(ADDRESS);
            assertEquals(0, AddrInfo.getaddrinfo("127.0.0.1", Integer.toString(port), NUMERIC, Sockets.AF_UNSPEC,
                    Sockets.SOCK_STREAM, res));
            MemorySegment list = res.get(ADDRESS, 0);
            MemorySegment first = list.reinterpret(addrinfo.sizeof());
            assertEquals(Sockets.AF_INET, addrinfo.ai_family(first));
            assertEquals(Sockets.SOCK_STREAM, addrinfo.ai_socktype(first));
            assertEquals(0, addrinfo.ai_next(first).address());
            int length = addrinfo.ai_addrlen(first);
            MemorySegment address = addrinfo.ai_addr(first).reinterpret(length);
            int client = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
            assertEquals(0, Sockets.connect(client, address, length));
            AddrInfo.freeaddrinfo(list);
        }
    }

    @EnabledOnOs(OS.LINUX)
    @Test
    void errorsAreItsOwnVocabulary() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment res = arena.allocate(ADDRESS);
            assertAll(
                    () -> assertEquals(AddrInfo.EAI_NONAME,
                            AddrInfo.getaddrinfo("not.an.address", null, NUMERIC, 0, 0, res)),
                    () -> assertEquals(AddrInfo.EAI_NONAME, AddrInfo.getaddrinfo(null, null, 0, 0, 0, res)),
                    () -> assertEquals(AddrInfo.EAI_BADFLAGS,
                            AddrInfo.getaddrinfo("127.0.0.1", "1", 0x40000000, 0, 0, res)),
                    () -> assertEquals(AddrInfo.EAI_FAMILY,
                            AddrInfo.getaddrinfo("127.0.0.1", "1", NUMERIC, 12345, 0, res)),
                    () -> assertEquals(AddrInfo.EAI_SOCKTYPE,
                            AddrInfo.getaddrinfo("127.0.0.1", "1", NUMERIC, 0, 12345, res)),
                    () -> assertEquals(AddrInfo.EAI_NONAME,
                            AddrInfo.getaddrinfo("127.0.0.1", "no such service", NUMERIC, 0, 0, res)));
        }
    }

    @EnabledOnOs(OS.LINUX)
    @Test
    void theCodesHaveWords() {
        assertEquals("Name or service not known", AddrInfo.gai_strerror(AddrInfo.EAI_NONAME));
        for (int code : new int[]{0, 1, -1000, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertFalse(AddrInfo.gai_strerror(code).isEmpty(), () -> "code " + code);
        }
    }

    /** The C library writes the pointer itself, where the kernel would have said EFAULT: these would end the JVM. */
    @Test
    void roomThatCannotTakeThePointerIsRefused() {
        try (Arena arena = Arena.ofConfined()) {
            refused(IndexOutOfBoundsException.class, "getaddrinfo: res has 7 bytes; a pointer needs 8",
                    () -> AddrInfo.getaddrinfo("127.0.0.1", null, NUMERIC, 0, 0, arena.allocate(7)));
            refused(IndexOutOfBoundsException.class, "getaddrinfo: res has 0 bytes; a pointer needs 8",
                    () -> AddrInfo.getaddrinfo("127.0.0.1", null, NUMERIC, 0, 0, MemorySegment.NULL));
            refused(IllegalArgumentException.class,
                    "getaddrinfo: res is on the heap; this call needs a native segment or a direct ByteBuffer",
                    () -> AddrInfo.getaddrinfo("127.0.0.1", null, NUMERIC, 0, 0,
                            MemorySegment.ofArray(new long[1])));
            refused(IllegalArgumentException.class, "getaddrinfo: res is read-only and the call writes to it",
                    () -> AddrInfo.getaddrinfo("127.0.0.1", null, NUMERIC, 0, 0,
                            arena.allocate(ADDRESS).asReadOnly()));
            refused(IllegalArgumentException.class,
                    "getaddrinfo: res is NULL, to which the C library would write and so end this process",
                    () -> AddrInfo.getaddrinfo("127.0.0.1", null, NUMERIC, 0, 0,
                            MemorySegment.NULL.reinterpret(8)));
            refused(IllegalArgumentException.class, "getaddrinfo: node holds a zero byte, where C would end it",
                    () -> AddrInfo.getaddrinfo("127.0.0.1\0x", null, NUMERIC, 0, 0, arena.allocate(ADDRESS)));
            refused(IllegalArgumentException.class, "getaddrinfo: service holds a zero byte, where C would end it",
                    () -> AddrInfo.getaddrinfo("127.0.0.1", "1\0", NUMERIC, 0, 0, arena.allocate(ADDRESS)));
            refused(IllegalArgumentException.class,
                    "freeaddrinfo: list is on the heap; this call needs a native segment or a direct ByteBuffer",
                    () -> AddrInfo.freeaddrinfo(MemorySegment.ofArray(new long[1])));
            AddrInfo.freeaddrinfo(MemorySegment.NULL);
        }
    }

    @Test
    void aClosedArenaIsRefused() {
        Arena arena = Arena.ofConfined();
        MemorySegment res = arena.allocate(JAVA_INT.byteSize() * 2, 8);
        arena.close();
        assertThrows(IllegalStateException.class,
                () -> AddrInfo.getaddrinfo("127.0.0.1", null, NUMERIC, 0, 0, res));
    }

    private static void refused(Class<? extends Exception> type, String message, Executable call) {
        assertEquals(message, assertThrows(type, call).getMessage());
    }
}
