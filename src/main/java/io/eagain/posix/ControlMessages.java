package io.eagain.posix;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import io.eagain.SocketOption;
import io.eagain.host.Check;
import io.eagain.host.Constants;
import io.eagain.host.ControlLayout;
import io.eagain.host.Memory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The control messages of a {@link MsgHdr}: what goes with the data and is not data, such as descriptors.
 *
 * <pre>{@code struct cmsghdr { size_t cmsg_len; int cmsg_level; int cmsg_type; };   // and the data behind it}</pre>
 *
 * <p>At any time one message is the current one, and the getters and setters are about its data.
 *
 * <p><b>To send:</b> {@link #clear}, then {@link #add} for each message, which becomes the current one:
 *
 * <pre>{@code message.control().clear().add(IPPROTO_IP, IP_TTL, 4).setInt(0, 7);}</pre>
 *
 * <p><b>Received:</b> {@link #next} goes from one to the next; a receive has put it before the first.
 *
 * <pre>{@code
 * while (control.next()) {
 *     if (control.level() == SOL_SOCKET && control.type() == SCM_RIGHTS) {
 *         for (int i = 0; i < control.descriptors(); i++) {
 *             use(control.descriptor(i));
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>No length that was received is believed beyond the memory there is. Numbers are in this host's byte order. Nothing
 * here allocates but what takes or gives arrays.
 */
public final class ControlMessages {
    /** Descriptors, of level {@code SOL_SOCKET}. */
    public static final int SCM_RIGHTS = Constants.SCM_RIGHTS;

    private static final int NONE = -1;

    private final MemorySegment memory;
    private int used;
    // Where the header of the current message stands, and how many bytes its data has.
    private int current = NONE;
    private int length;
    // Behind the last message next() stays there.
    private boolean end;

    ControlMessages(Arena arena, int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("MsgHdr: " + capacity + " bytes for control messages are below 0");
        }
        memory = Memory.forPointers("MsgHdr.allocate", arena, capacity, Long.BYTES);
    }

    /**
     * What a message takes of the room, {@code CMSG_SPACE}.
     *
     * @param dataLength the bytes of its data
     * @return that with its header and the gap behind it
     * @throws IllegalArgumentException if the length is negative or the sum does not fit an {@code int}
     */
    public static int space(int dataLength) {
        long space = ControlLayout.space(dataLength);
        if (dataLength < 0 || space > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "ControlMessages.space: " + dataLength + " bytes are no length of a control message");
        }
        return (int) space;
    }

    /**
     * Takes all messages out.
     *
     * @return this
     */
    public ControlMessages clear() {
        received(0);
        return this;
    }

    /**
     * Adds a message behind the others, with data of zeros, and makes it the current one.
     *
     * @param level {@code cmsg_level}: {@code SOL_SOCKET}, {@code IPPROTO_IP} ...
     * @param type {@code cmsg_type}
     * @param dataLength the bytes of its data
     * @return this
     * @throws IndexOutOfBoundsException if there is not so much room left
     */
    public ControlMessages add(int level, int type, int dataLength) {
        int space = space(dataLength);
        if (space > capacity() - used) {
            throw new IndexOutOfBoundsException("ControlMessages.add: a message with " + dataLength
                    + " bytes of data takes " + space + ", and " + (capacity() - used) + " of " + capacity()
                    + " are left");
        }
        // Also the gap behind the data: nothing that the memory held before is sent.
        for (int at = used; at < used + space; at += Integer.BYTES) {
            memory.set(JAVA_INT, at, 0);
        }
        ControlLayout.put(memory, used, level, type, dataLength);
        // Last: a message that could not be written is not there.
        current = used;
        length = dataLength;
        used += space;
        return this;
    }

    /**
     * Adds a message with this data.
     *
     * @param level {@code cmsg_level}
     * @param type {@code cmsg_type}
     * @param data its data, all of it
     * @return this
     * @throws IndexOutOfBoundsException if there is not so much room left
     */
    public ControlMessages add(int level, int type, byte[] data) {
        return add(level, type, MemorySegment.ofArray(data));
    }

    /**
     * Adds a message with this data.
     *
     * @param level {@code cmsg_level}
     * @param type {@code cmsg_type}
     * @param data its data, all of it, in native memory or on the heap
     * @return this
     * @throws IndexOutOfBoundsException if there is not so much room left
     */
    public ControlMessages add(int level, int type, MemorySegment data) {
        if (data.byteSize() > capacity()) {
            throw new IndexOutOfBoundsException("ControlMessages.add: " + data.byteSize() + " bytes of data are beyond "
                    + capacity() + ", which is all the room");
        }
        int before = used;
        add(level, type, (int) data.byteSize());
        try {
            MemorySegment.copy(data, 0, memory, (long) current + ControlLayout.HEADER, length);
        } catch (Throwable e) {
            // The data cannot be read, and a message of zeros would be another: of descriptors, it would pass on 0.
            used = before;
            rewind();
            throw e;
        }
        return this;
    }

    /**
     * Adds a message that passes descriptors on, {@link #SCM_RIGHTS}, over a unix-domain socket. The receiver gets
     * descriptors of its own for the same open files; these stay the caller's, and may be closed after the call. Linux
     * takes 253 in a message, and answers more with {@code EINVAL}.
     *
     * @param fds the descriptors
     * @return this
     * @throws IndexOutOfBoundsException if there is not so much room left
     */
    public ControlMessages addDescriptors(int... fds) {
        if (fds.length > capacity() / Integer.BYTES) {
            throw new IndexOutOfBoundsException("ControlMessages.addDescriptors: " + fds.length
                    + " descriptors are beyond the room of " + capacity() + " bytes");
        }
        add(SocketOption.SOL_SOCKET, SCM_RIGHTS, fds.length * Integer.BYTES);
        for (int i = 0; i < fds.length; i++) {
            setInt(i * Integer.BYTES, fds[i]);
        }
        return this;
    }

    /**
     * Goes to the next message.
     *
     * @return false when there is none, or what stands there is none; there is no current message then
     */
    public boolean next() {
        long at = current == NONE ? 0 : current + ControlLayout.space(length);
        if (end || at + ControlLayout.HEADER > used) {
            return end();
        }
        long whole = ControlLayout.length(memory, at);
        // Unsigned on Linux: a length above all others is negative here, and refused as well.
        if (whole < ControlLayout.HEADER || whole > used - at) {
            return end();
        }
        current = (int) at;
        length = (int) whole - ControlLayout.HEADER;
        return true;
    }

    private boolean end() {
        end = true;
        current = NONE;
        length = 0;
        return false;
    }

    /**
     * Goes back before the first message.
     *
     * @return this
     */
    public ControlMessages rewind() {
        current = NONE;
        length = 0;
        end = false;
        return this;
    }

    /**
     * The level of the current message.
     *
     * @return {@code cmsg_level}
     * @throws IllegalStateException if there is no current message
     */
    public int level() {
        return ControlLayout.level(memory, current("level"));
    }

    /**
     * The type of the current message, which means something with its level only.
     *
     * @return {@code cmsg_type}
     * @throws IllegalStateException if there is no current message
     */
    public int type() {
        return ControlLayout.type(memory, current("type"));
    }

    /**
     * The length of the current message's data, shorter than its type has it after {@link Messages#MSG_CTRUNC}.
     *
     * @return bytes, without the header
     * @throws IllegalStateException if there is no current message
     */
    public int length() {
        current("length");
        return length;
    }

    /**
     * How many descriptors the current message brought.
     *
     * @return 0 if it is no {@link #SCM_RIGHTS}
     * @throws IllegalStateException if there is no current message
     */
    public int descriptors() {
        return level() == SocketOption.SOL_SOCKET && type() == SCM_RIGHTS ? length / Integer.BYTES : 0;
    }

    /**
     * One of the descriptors that came with the current message. They are open since the receive: each is the caller's to
     * close, those too that it did not ask for. Without {@code MSG_CMSG_CLOEXEC}, which Linux has, they stay open across
     * {@code execve}.
     *
     * @param index below {@link #descriptors}
     * @return the descriptor
     * @throws IndexOutOfBoundsException if the current message has no such one
     */
    public int descriptor(int index) {
        Check.index("ControlMessages.descriptor", index, descriptors());
        return getInt(index * Integer.BYTES);
    }

    /**
     * A byte of the current message's data.
     *
     * @param offset in bytes
     * @return the byte
     * @throws IndexOutOfBoundsException if it is not within the data
     */
    public byte getByte(int offset) {
        return memory.get(JAVA_BYTE, at("getByte", offset, Byte.BYTES));
    }

    /**
     * Two bytes of the current message's data.
     *
     * @param offset in bytes
     * @return the number
     * @throws IndexOutOfBoundsException if they are not within the data
     */
    public short getShort(int offset) {
        return memory.get(JAVA_SHORT_UNALIGNED, at("getShort", offset, Short.BYTES));
    }

    /**
     * Four bytes of the current message's data.
     *
     * @param offset in bytes
     * @return the number
     * @throws IndexOutOfBoundsException if they are not within the data
     */
    public int getInt(int offset) {
        return memory.get(JAVA_INT_UNALIGNED, at("getInt", offset, Integer.BYTES));
    }

    /**
     * Eight bytes of the current message's data.
     *
     * @param offset in bytes
     * @return the number
     * @throws IndexOutOfBoundsException if they are not within the data
     */
    public long getLong(int offset) {
        return memory.get(JAVA_LONG_UNALIGNED, at("getLong", offset, Long.BYTES));
    }

    /**
     * Copies bytes of the current message's data.
     *
     * @param offset in bytes
     * @param into takes them
     * @param at where in {@code into}, in bytes
     * @param count how many
     * @throws IndexOutOfBoundsException if they are not within the data, or not within {@code into}
     */
    public void get(int offset, MemorySegment into, long at, int count) {
        MemorySegment.copy(memory, at("get", offset, count), into, at, count);
    }

    /**
     * Sets a byte of the current message's data.
     *
     * @param offset in bytes
     * @param value the byte
     * @return this
     * @throws IndexOutOfBoundsException if it is not within the data
     */
    public ControlMessages setByte(int offset, byte value) {
        memory.set(JAVA_BYTE, at("setByte", offset, Byte.BYTES), value);
        return this;
    }

    /**
     * Sets two bytes of the current message's data.
     *
     * @param offset in bytes
     * @param value the number
     * @return this
     * @throws IndexOutOfBoundsException if they are not within the data
     */
    public ControlMessages setShort(int offset, short value) {
        memory.set(JAVA_SHORT_UNALIGNED, at("setShort", offset, Short.BYTES), value);
        return this;
    }

    /**
     * Sets four bytes of the current message's data.
     *
     * @param offset in bytes
     * @param value the number
     * @return this
     * @throws IndexOutOfBoundsException if they are not within the data
     */
    public ControlMessages setInt(int offset, int value) {
        memory.set(JAVA_INT_UNALIGNED, at("setInt", offset, Integer.BYTES), value);
        return this;
    }

    /**
     * Sets eight bytes of the current message's data.
     *
     * @param offset in bytes
     * @param value the number
     * @return this
     * @throws IndexOutOfBoundsException if they are not within the data
     */
    public ControlMessages setLong(int offset, long value) {
        memory.set(JAVA_LONG_UNALIGNED, at("setLong", offset, Long.BYTES), value);
        return this;
    }

    /**
     * Sets bytes of the current message's data.
     *
     * @param offset in bytes
     * @param from has them
     * @param at where in {@code from}, in bytes
     * @param count how many
     * @return this
     * @throws IndexOutOfBoundsException if they are not within the data, or not within {@code from}
     */
    public ControlMessages set(int offset, MemorySegment from, long at, int count) {
        MemorySegment.copy(from, at, memory, at("set", offset, count), count);
        return this;
    }

    /**
     * How much of the room is taken: by the messages to send, or by those that were received.
     *
     * @return {@code msg_controllen}
     */
    public int used() {
        return used;
    }

    /**
     * How much room there is.
     *
     * @return the number given to {@link MsgHdr#allocate}
     */
    public int capacity() {
        return (int) memory.byteSize();
    }

    MemorySegment memory() {
        return memory;
    }

    void received(long controlLength) {
        used = (int) Math.clamp(controlLength, 0, memory.byteSize());
        rewind();
    }

    private int current(String what) {
        if (current == NONE) {
            throw new IllegalStateException("ControlMessages." + what + ": there is no current message");
        }
        return current;
    }

    private long at(String what, int offset, int size) {
        int header = current(what);
        if (offset < 0 || size < 0 || offset > length - size) {
            throw new IndexOutOfBoundsException("ControlMessages." + what + ": " + size + " bytes at " + offset
                    + " are beyond the data, which has " + length);
        }
        return (long) header + ControlLayout.HEADER + offset;
    }
}
