package io.eagain.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.eagain.SockAddr;
import io.eagain.host.Check;
import io.eagain.host.Memory;
import io.eagain.host.MsgHdrLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * A reusable {@code struct msghdr} in native memory with all that it points to: an address, buffers and control messages.
 * For {@link Messages#sendmsg} and {@link Messages#recvmsg}; using one again allocates nothing.
 *
 * <pre>{@code
 * struct msghdr {
 *     void         *msg_name;        // name()
 *     socklen_t     msg_namelen;     // name().length()
 *     struct iovec *msg_iov;         // iov()
 *     size_t        msg_iovlen;      // iov().size()
 *     void         *msg_control;     // control()
 *     size_t        msg_controllen;  // control().used() to send, control().capacity() to receive
 *     int           msg_flags;       // flags()
 * };
 * }</pre>
 *
 * <p>The struct is written anew before each call from what these parts hold, so that no pointer in it is older than the
 * call and none comes from a program. {@link IoVec} says which buffers may stand behind it.
 *
 * <p>All memory but the buffers belongs to the arena given. Not safe for use by several threads at once: a call during
 * which another one is made is refused.
 */
public final class MsgHdr {
    private final MemorySegment struct;
    private final SockAddr name;
    private final IoVec iov;
    private final ControlMessages control;
    private int flags;

    private MsgHdr(Arena arena, int iovecs, int controlBytes) {
        struct = Memory.forPointers("MsgHdr.allocate", arena, MsgHdrLayout.SIZE, Long.BYTES);
        name = SockAddr.allocate(arena);
        iov = IoVec.allocate(arena, iovecs);
        control = new ControlMessages(arena, controlBytes);
    }

    /**
     * Makes an empty message.
     *
     * @param arena owns the memory; one of the JDK's own
     * @param iovecs how many buffers it has room for, above 0
     * @param controlBytes how many bytes of control messages it has room for, 0 or more: the sum of
     *     {@link ControlMessages#space}
     * @return a new message without address, buffers and control messages
     * @throws IllegalArgumentException if the arena is none of the JDK's own: another could give memory that the program has
     *     as well, and with it the pointers
     */
    public static MsgHdr allocate(Arena arena, int iovecs, int controlBytes) {
        return new MsgHdr(Objects.requireNonNull(arena, "arena"), Check.capacity("MsgHdr", iovecs), controlBytes);
    }

    /**
     * The address: where to send, of length 0 for none, as on a connected socket; after a receive where the message came
     * from, of length 0 if the socket's kind has no such thing. With {@code MSG_ERRQUEUE} where the message was sent to.
     *
     * @return always the same object
     */
    public SockAddr name() {
        return name;
    }

    /**
     * The buffers.
     *
     * @return always the same object
     */
    public IoVec iov() {
        return iov;
    }

    /**
     * The control messages: to send, and after a receive those that came.
     *
     * @return always the same object
     */
    public ControlMessages control() {
        return control;
    }

    /**
     * What the last receive says of the message: {@link Messages#MSG_TRUNC}, {@link Messages#MSG_CTRUNC},
     * {@code MSG_EOR}, {@code MSG_OOB}, {@code MSG_ERRQUEUE}. Linux gives {@code MSG_CMSG_CLOEXEC} back as well.
     *
     * @return {@code msg_flags}; 0 after a call that failed
     */
    public int flags() {
        return flags;
    }

    MemorySegment struct() {
        return struct;
    }

    void enter(String call, boolean writes, MemorySegment memory) {
        int nameLength = writes ? name.capacity() : name.length();
        // The caller may have written any number to its segment.
        Check.input(call, "name", name.segment(), nameLength);
        MemorySegment vector = iov.enter(call, writes);
        try {
            MsgHdrLayout.put(memory, name.segment(), nameLength, vector, iov.size(), control.memory(),
                    writes ? control.capacity() : control.used());
        } catch (RuntimeException e) {
            iov.leave();
            throw e;
        }
    }

    void leave() {
        iov.leave();
    }

    void received(MemorySegment memory) {
        try {
            name.lengthSegment().set(JAVA_INT, 0, MsgHdrLayout.nameLength(memory));
            control.received(MsgHdrLayout.controlLength(memory));
            flags = MsgHdrLayout.flags(memory);
        } catch (IllegalStateException e) {
            // The arena was closed when the call had just returned: nobody can read the message, and the result stands.
            flags = 0;
        }
    }

    void nothingReceived() {
        flags = 0;
        control.received(0);
        try {
            name.setLength(0);
        } catch (IllegalStateException e) {
            // As above.
            flags = 0;
        }
    }
}
