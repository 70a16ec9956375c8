package io.eagain.windows;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The array of {@code WSABUF} as memory, on every host, and which buffers no call is made with. */
class WSABufsMemoryTest {

    private final Arena arena = Arena.ofConfined();

    @AfterEach
    void closeArena() {
        arena.close();
    }

    @Test
    void theBytesAreThoseOfC() {
        WSABufs buffers = WSABufs.allocate(arena, 3);
        assertEquals(48, buffers.segment().byteSize());
        assertEquals(0, buffers.size());
        MemorySegment memory = arena.allocate(100);
        assertEquals(0, buffers.add(memory));
        assertEquals(1, buffers.add(memory.asSlice(10, 7)));
        assertEquals(2, buffers.size());
        assertEquals(100, buffers.segment().get(JAVA_INT, 0));
        assertEquals(memory.address(), buffers.segment().get(ADDRESS, 8).address());
        assertEquals(7, buffers.segment().get(JAVA_INT, 16));
        assertEquals(memory.address() + 10, buffers.segment().get(ADDRESS, 24).address());
    }

    @Test
    void aFullArrayRefuses() {
        WSABufs buffers = WSABufs.allocate(arena, 2);
        MemorySegment memory = arena.allocate(8);
        buffers.add(memory);
        buffers.add(memory);
        assertEquals("WSABufs.add: size=3 is beyond the array's 2 elements",
                assertThrows(IndexOutOfBoundsException.class, () -> buffers.add(memory)).getMessage());
        assertEquals(2, buffers.size());
        buffers.clear();
        assertEquals(0, buffers.size());
        assertEquals(0, buffers.add(memory));
        for (int capacity : new int[]{0, -1, Integer.MIN_VALUE}) {
            assertEquals("WSABufs: a capacity of " + capacity + " is not above 0",
                    assertThrows(IllegalArgumentException.class, () -> WSABufs.allocate(arena, capacity))
                            .getMessage());
        }
        assertThrows(NullPointerException.class, () -> WSABufs.allocate(null, 1));
    }

    @Test
    void aBufferThatCannotBeOneIsRefused() {
        WSABufs buffers = WSABufs.allocate(arena, 2);
        assertEquals("WSABufs.add: buffer is on the heap; this call needs a native segment or a direct ByteBuffer",
                assertThrows(IllegalArgumentException.class, () -> buffers.add(MemorySegment.ofArray(new byte[8])))
                        .getMessage());
        // Nothing is read or written here, so that there need not be so much memory.
        MemorySegment long_ = MemorySegment.ofAddress(4096).reinterpret(1L << 31);
        assertEquals("WSABufs.add: a buffer of 2147483648 bytes is longer than 2147483647; pass a slice",
                assertThrows(IllegalArgumentException.class, () -> buffers.add(long_)).getMessage());
        assertEquals(0, buffers.size());
        buffers.add(long_.asSlice(0, Integer.MAX_VALUE));
        assertEquals(Integer.MAX_VALUE, buffers.segment().get(JAVA_INT, 0));
    }

    @Test
    void aReadOnlyBufferIsNotReceivedInto() {
        WSABufs buffers = WSABufs.allocate(arena, 2);
        buffers.add(arena.allocate(8));
        buffers.add(arena.allocate(8).asReadOnly());
        assertEquals("WSARecv: buffer 1 is read-only and the call writes to it",
                assertThrows(IllegalArgumentException.class, () -> Winsock.WSARecv(-1, buffers, 0)).getMessage());
    }

    @Test
    void aBufferOfAClosedArenaIsNotUsed() {
        Arena closed = Arena.ofConfined();
        WSABufs buffers = WSABufs.allocate(arena, 2);
        buffers.add(arena.allocate(8));
        buffers.add(closed.allocate(8));
        WSABufs gone = WSABufs.allocate(closed, 1);
        closed.close();
        refused(IllegalStateException.class, "WSARecv: the arena of buffer 1 is closed",
                () -> Winsock.WSARecv(-1, buffers, 0));
        refused(IllegalStateException.class, "WSASend: the arena of buffer 1 is closed",
                () -> Winsock.WSASend(-1, buffers, 0));
        assertThrows(IllegalStateException.class, () -> gone.add(arena.allocate(8)));
    }

    /** Its thread may close it while the call uses it. */
    @Test
    void aBufferOfAnotherThreadIsNotUsed() {
        try (Arena shared = Arena.ofShared()) {
            WSABufs buffers = WSABufs.allocate(shared, 2);
            buffers.add(shared.allocate(8));
            buffers.add(CompletableFuture.supplyAsync(() -> Arena.ofConfined().allocate(8)).join());
            refused(WrongThreadException.class, "WSARecv: buffer 1 belongs to another thread",
                    () -> Winsock.WSARecv(-1, buffers, 0));
            refused(WrongThreadException.class, "WSASend: buffer 1 belongs to another thread",
                    () -> Winsock.WSASend(-1, buffers, 0));
        }
    }

    /** Any thread may close it while the call uses it; the call keeps only the array's own arena open. */
    @Test
    void aBufferOfAnotherSharedArenaIsNotTaken() {
        try (Arena shared = Arena.ofShared(); Arena other = Arena.ofShared()) {
            WSABufs buffers = WSABufs.allocate(shared, 3);
            buffers.add(shared.allocate(8));
            buffers.add(Arena.ofAuto().allocate(8));
            MemorySegment elsewhere = other.allocate(8);
            refused(IllegalArgumentException.class,
                    "WSABufs.add: buffer 2 belongs to another shared arena, which another"
                            + " thread could close during a call; make both in the same arena, or the buffer in an automatic or"
                            + " confined one",
                    () -> buffers.add(elsewhere));
            assertEquals(2, buffers.size());
        }
    }

    /** The forms with C's own arguments. */
    @Test
    void whatDoesNotFitIsRefusedByName() {
        MemorySegment two = WSABufs.allocate(arena, 2).segment();
        MemorySegment four = arena.allocate(4, 4);
        MemorySegment three = arena.allocate(3, 4);
        MemorySegment heap = MemorySegment.ofArray(new int[8]);
        for (int count : new int[]{3, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            refused(IndexOutOfBoundsException.class,
                    "WSARecv: lpBuffers=" + count + " is beyond the array's 2 elements",
                    () -> Winsock.WSARecv(-1, two, count, four, four));
            refused(IndexOutOfBoundsException.class,
                    "WSASend: lpBuffers=" + count + " is beyond the array's 2 elements",
                    () -> Winsock.WSASend(-1, two, count, four, 0));
        }
        refused(IndexOutOfBoundsException.class,
                "WSARecv: a length of 4 is beyond lpNumberOfBytesRecvd, which has 3 bytes",
                () -> Winsock.WSARecv(-1, two, 1, three, four));
        refused(IndexOutOfBoundsException.class, "WSARecv: a length of 4 is beyond lpFlags, which has 3 bytes",
                () -> Winsock.WSARecv(-1, two, 1, four, three));
        refused(IndexOutOfBoundsException.class,
                "WSASend: a length of 4 is beyond lpNumberOfBytesSent, which has 3 bytes",
                () -> Winsock.WSASend(-1, two, 1, three, 0));
        String onHeap = " is on the heap; this call needs a native segment or a direct ByteBuffer";
        refused(IllegalArgumentException.class, "WSARecv: lpBuffers" + onHeap,
                () -> Winsock.WSARecv(-1, heap, 1, four, four));
        refused(IllegalArgumentException.class, "WSARecv: lpFlags" + onHeap,
                () -> Winsock.WSARecv(-1, two, 1, four, heap));
        refused(IllegalArgumentException.class, "WSASend: lpNumberOfBytesSent" + onHeap,
                () -> Winsock.WSASend(-1, two, 1, heap, 0));
    }

    private static void refused(Class<? extends Exception> type, String message, Executable call) {
        assertEquals(message, assertThrows(type, call).getMessage());
    }
}
