package io.eagain.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.eagain.generated.numbers.Linux;
import io.eagain.host.Check;
import io.eagain.host.Memory;
import io.eagain.host.MessageAccess;
import io.eagain.posix.IoVec;
import io.eagain.posix.MsgHdr;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * A reusable array of {@code struct mmsghdr} in native memory: several messages for one
 * {@link LinuxMessages#recvmmsg(int, MMsgHdrs, int, int, int, long)} or {@link LinuxMessages#sendmmsg}. Using it again allocates
 * nothing.
 *
 * <pre>{@code struct mmsghdr { struct msghdr msg_hdr; unsigned int msg_len; };   // 64 bytes}</pre>
 *
 * <p>Each element is written anew before each call from its {@link MsgHdr}; see there, and {@link io.eagain.posix.IoVec}
 * for the buffers.
 *
 * <p>All memory but the buffers belongs to the arena given. Not safe for use by several threads at once: a call during
 * which another one is made is refused.
 */
public final class MMsgHdrs {
    private static final long SIZE = Linux.mmsghdr.SIZE;
    private static final long LEN = Linux.mmsghdr.msg_len;

    // From each element on; its struct msghdr stands at its start.
    private final MemorySegment[] elements;
    private final MsgHdr[] messages;
    // What a refusal names as the call; made here, so that a call makes no string.
    private final String[] receiving;
    private final String[] sending;

    private MMsgHdrs(Arena arena, int capacity, int iovecs, int controlBytes) {
        MemorySegment array = Memory.forPointers("MMsgHdrs.allocate", arena, SIZE * capacity, Long.BYTES)
                .fill((byte) 0);
        elements = new MemorySegment[capacity];
        messages = new MsgHdr[capacity];
        receiving = new String[capacity];
        sending = new String[capacity];
        for (int i = 0; i < capacity; i++) {
            elements[i] = array.asSlice(SIZE * i);
            messages[i] = MsgHdr.allocate(arena, iovecs, controlBytes);
            receiving[i] = "recvmmsg, message " + i;
            sending[i] = "sendmmsg, message " + i;
        }
    }

    /**
     * Makes an array of empty messages.
     *
     * @param arena owns the memory; one of the JDK's own
     * @param capacity how many messages, above 0; Linux takes up to 1024 in a call
     * @param iovecs how many buffers each has room for, above 0
     * @param controlBytes how many bytes of control messages each has room for
     * @return a new array
     * @throws IllegalArgumentException if the arena is none of the JDK's own: another could give memory that the program has
     *     as well, and with it the pointers
     */
    public static MMsgHdrs allocate(Arena arena, int capacity, int iovecs, int controlBytes) {
        return new MMsgHdrs(Objects.requireNonNull(arena, "arena"), Check.capacity("MMsgHdrs", capacity), iovecs,
                controlBytes);
    }

    /**
     * One of the messages.
     *
     * @param index below {@link #capacity()}
     * @return {@code msg_hdr}; always the same object
     */
    public MsgHdr message(int index) {
        Check.index("MMsgHdrs", index, messages.length);
        return messages[index];
    }

    /**
     * How many bytes of a message were received or sent.
     *
     * @param index below {@link #capacity()}
     * @return {@code msg_len}; of the messages that the last call was given, 0 for those that it has not done
     */
    public int length(int index) {
        Check.index("MMsgHdrs", index, messages.length);
        return elements[index].get(JAVA_INT, LEN);
    }

    /**
     * How many messages there are.
     *
     * @return the number given to {@link #allocate}
     */
    public int capacity() {
        return messages.length;
    }

    MemorySegment enter(String call, int first, int vlen, boolean writes) {
        Check.index(call, first, messages.length);
        Check.count(call, "vlen", vlen, messages.length - first);
        MessageAccess<IoVec, MsgHdr> access = MessageAccess.get();
        int entered = 0;
        try {
            for (; entered < vlen; entered++) {
                int i = first + entered;
                access.enterMessage(messages[i], (writes ? receiving : sending)[i], writes, elements[i]);
                // The system writes it for the messages that it has done, and for no other.
                elements[i].set(JAVA_INT, LEN, 0);
            }
        } catch (Throwable e) {
            leave(first, entered);
            throw e;
        }
        return elements[first];
    }

    void received(int first, int vlen, int result) {
        MessageAccess<IoVec, MsgHdr> access = MessageAccess.get();
        for (int i = 0; i < vlen; i++) {
            if (i < result) {
                access.received(messages[first + i], elements[first + i]);
            } else {
                access.nothingReceived(messages[first + i]);
            }
        }
    }

    void leave(int first, int vlen) {
        MessageAccess<IoVec, MsgHdr> access = MessageAccess.get();
        for (int i = 0; i < vlen; i++) {
            access.leaveMessage(messages[first + i]);
        }
    }
}
