package io.eagain.host;

import java.lang.foreign.MemorySegment;

/**
 * What {@code IoVec} and {@code MsgHdr} do for calls and do not show to programs: the calls of Linux alone are in another
 * package than they. {@code IoVec} gives the one instance when it is initialised, which is before there is any argument to
 * use it with.
 *
 * @param <V> {@code IoVec}, which this package does not know
 * @param <M> {@code MsgHdr}
 */
public abstract class MessageAccess<V, M> {
    private static volatile MessageAccess<?, ?> instance;

    /** Called once, by {@code IoVec}. */
    public static void set(MessageAccess<?, ?> access) {
        instance = access;
    }

    /** The instance, with the types that the caller knows it to have. */
    @SuppressWarnings("unchecked")
    public static <V, M> MessageAccess<V, M> get() {
        return (MessageAccess<V, M>) instance;
    }

    /** Checks the buffers, and takes the array for a call: nobody may change it until {@link #leave}. */
    public abstract MemorySegment enter(V iov, String call, boolean writes);

    /** Ends what {@link #enter} began, and has kept the buffers reachable until here. */
    public abstract void leave(V iov);

    /** The same for a message whose {@code struct msghdr}, at the start of this memory, is written. */
    public abstract void enterMessage(M message, String call, boolean writes, MemorySegment memory);

    /** Ends what {@link #enterMessage} began; not called when that has thrown. */
    public abstract void leaveMessage(M message);

    /** Takes over what a receiving call has left in the struct. */
    public abstract void received(M message, MemorySegment memory);

    /** Makes the message empty, after a receiving call that failed or did not come so far. */
    public abstract void nothingReceived(M message);
}
