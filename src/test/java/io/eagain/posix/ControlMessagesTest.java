package io.eagain.posix;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Control messages as memory, with Linux' layout: what is written, and what is believed of what was received. */
@EnabledOnOs(OS.LINUX)
class ControlMessagesTest {

    private final Arena arena = Arena.ofConfined();

    @AfterEach
    void closeArena() {
        arena.close();
    }

    @Test
    void theBytesAreThoseOfC() {
        assertEquals(16, ControlMessages.space(0));
        assertEquals(24, ControlMessages.space(1));
        assertEquals(24, ControlMessages.space(8));
        assertEquals(32, ControlMessages.space(9));
        ControlMessages control = new ControlMessages(arena, 80);
        MemorySegment memory = control.memory();
        memory.fill((byte) -1);
        control.add(1, 2, 3).setByte(2, (byte) 7).add(4, 5, new byte[]{1, 2, 3, 4, 5, 6, 7, 8});
        assertEquals(48, control.used());
        assertEquals(19, memory.get(JAVA_LONG, 0));
        assertEquals(1, memory.get(JAVA_INT, 8));
        assertEquals(2, memory.get(JAVA_INT, 12));
        assertArrayEquals(new byte[]{0, 0, 7, 0, 0, 0, 0, 0}, memory.asSlice(16, 8).toArray(JAVA_BYTE));
        assertEquals(24, memory.get(JAVA_LONG, 24));
        assertEquals(0x0807060504030201L, memory.get(JAVA_LONG, 40));
        assertEquals(-1, memory.get(JAVA_LONG, 48), "nothing behind");
        control.addDescriptors(3, 4);
        assertEquals(2, control.descriptors());
        assertEquals(4, control.descriptor(1));
        assertEquals(72, control.used());
        // What was added can be read as what was received.
        control.rewind();
        assertTrue(control.next());
        assertEquals(3, control.length());
        assertEquals(0, control.descriptors());
        assertTrue(control.next());
        assertEquals(4, control.level());
        assertEquals(5, control.type());
        assertTrue(control.next());
        assertEquals(ControlMessages.SCM_RIGHTS, control.type());
        assertFalse(control.next());
        assertEquals(0, control.clear().used());
        assertFalse(control.next());
        control.add(1, 1, 8).setShort(0, (short) -2).setInt(2, -3).setLong(0, 5);
        assertEquals(5, control.getLong(0));
        assertEquals(0, control.getShort(6));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        ControlMessages control = new ControlMessages(arena, 40);
        control.add(1, 1, 8);
        assertEquals("ControlMessages.add: a message with 1 bytes of data takes 24, and 16 of 40 are left",
                assertThrows(IndexOutOfBoundsException.class, () -> control.add(1, 1, 1)).getMessage());
        assertEquals(24, control.used(), "nothing of it was written");
        control.add(1, 1, 0);
        assertEquals(40, control.used());
        for (int length : new int[]{-1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertThrows(IllegalArgumentException.class, () -> control.clear().add(1, 1, length));
        }
        assertThrows(IndexOutOfBoundsException.class, () -> control.clear().add(1, 1, new byte[25]));
        assertThrows(IndexOutOfBoundsException.class,
                () -> control.add(1, 1, MemorySegment.NULL.reinterpret(1L << 40)));
        assertThrows(IndexOutOfBoundsException.class, () -> control.addDescriptors(new int[7]));
        assertThrows(IndexOutOfBoundsException.class, () -> control.addDescriptors(new int[1 << 20]));
        control.addDescriptors(new int[6]);
        assertThrows(IllegalArgumentException.class, () -> new ControlMessages(arena, -1));
        assertThrows(IndexOutOfBoundsException.class, () -> new ControlMessages(arena, 0).add(1, 1, 0));
    }

    @Test
    void noDataIsReadOrWrittenBesideTheMessage() {
        ControlMessages control = new ControlMessages(arena, 100);
        assertEquals("ControlMessages.getInt: there is no current message",
                assertThrows(IllegalStateException.class, () -> control.getInt(0)).getMessage());
        control.add(1, 1, 6);
        assertEquals("ControlMessages.getInt: 4 bytes at 3 are beyond the data, which has 6",
                assertThrows(IndexOutOfBoundsException.class, () -> control.getInt(3)).getMessage());
        control.getInt(2);
        for (int offset : new int[]{-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 6}) {
            assertThrows(IndexOutOfBoundsException.class, () -> control.getByte(offset));
            assertThrows(IndexOutOfBoundsException.class, () -> control.getShort(offset));
            assertThrows(IndexOutOfBoundsException.class, () -> control.setInt(offset, 1));
            assertThrows(IndexOutOfBoundsException.class, () -> control.setLong(offset, 1));
        }
        assertThrows(IndexOutOfBoundsException.class, () -> control.getLong(0));
        MemorySegment four = arena.allocate(4);
        control.get(2, four, 0, 4);
        assertThrows(IndexOutOfBoundsException.class, () -> control.get(2, four, 1, 4));
        assertThrows(IndexOutOfBoundsException.class, () -> control.get(3, four, 0, 4));
        assertThrows(IndexOutOfBoundsException.class, () -> control.get(0, four, 0, -1));
        assertThrows(IndexOutOfBoundsException.class, () -> control.set(3, four, 0, 4));
        assertThrows(IndexOutOfBoundsException.class, () -> control.set(0, four, 2, 4));
    }

    /** Whatever stands in {@code cmsg_len}, and in {@code msg_controllen}. */
    @Test
    void noLengthIsBelievedBeyondTheMemory() {
        ControlMessages control = new ControlMessages(arena, 40);
        for (long wrong : new long[]{0, 1, 15, 41, 1 << 20, (1L << 32) + 20, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
            control.memory().set(JAVA_LONG, 0, wrong);
            control.received(40);
            assertFalse(control.next(), () -> "a length of " + wrong);
            assertFalse(control.next());
        }
        control.memory().set(JAVA_LONG, 0, 40);
        control.received(39);
        assertFalse(control.next(), "longer than what was received");
        control.received(Long.MAX_VALUE);
        assertEquals(40, control.used());
        assertTrue(control.next());
        assertEquals(24, control.length());
        assertFalse(control.next(), "nothing follows");
        control.received(-1);
        assertEquals(0, control.used());
        assertFalse(control.next());
        // The second one is cut off.
        control.received(0);
        control.add(1, 1, 0).add(1, 2, 8);
        control.memory().set(JAVA_LONG, 16, 16 + 4);
        control.received(36);
        assertTrue(control.next());
        assertTrue(control.next());
        assertEquals(4, control.length());
        assertThrows(IndexOutOfBoundsException.class, () -> control.getLong(0));
        control.received(31);
        assertTrue(control.next());
        assertFalse(control.next(), "half a header");
    }
}
