package io.eagain.host;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import io.eagain.generated.numbers.Linux;
import java.lang.foreign.MemorySegment;
import java.util.Set;

/**
 * A caller's own {@code socklen_t}, which tells a call how much it may write. It is read once: the call gets a copy that
 * was checked, so that what another thread writes to the caller's meanwhile does not reach the call.
 */
public final class SocketLength {
    /** Calls that may leave the address out. */
    private static final Set<String> OPTIONAL = Set.of("accept", "accept4", "recvfrom");

    private SocketLength() {
    }

    /**
     * Checks the value and its length.
     *
     * @param unit how many bytes the length counts by
     * @return this thread's copy of the length, for the call; {@code NULL} stays {@code NULL}
     */
    public static MemorySegment lend(String call, String name, MemorySegment value, MemorySegment length, int unit) {
        Check.nativeOnly(call, name, value);
        if (Check.isNull(value) && Check.isNull(length) && OPTIONAL.contains(call)) {
            return length;
        }
        Check.notNullInLibrary(call, name, value);
        Check.notTinyInLibrary(call, name, value);
        Check.notNullInLibrary(call, name + "'s length", length);
        Check.struct(call, name + "'s length", length, Integer.BYTES);
        if (Check.isNull(length)) {
            return length;
        }
        int room = length.get(JAVA_INT_UNALIGNED, 0);
        Check.notNegativeInLibrary(call, name, room);
        Check.output(call, name, value, (long) unit * Math.max(room, 0));
        MemorySegment lent = PerThread.current().length;
        lent.set(JAVA_INT, 0, room);
        return lent;
    }

    /** Hands on the call's result, and gives the caller the length that the call has left. */
    public static int giveBack(MemorySegment length, int result) {
        return (int) giveBack(length, (long) result);
    }

    /** Hands on the call's result, and gives the caller the length that the call has left. */
    public static long giveBack(MemorySegment length, long result) {
        if (!Check.isNull(length)) {
            try {
                length.set(JAVA_INT_UNALIGNED, 0, PerThread.current().length.get(JAVA_INT, 0));
            } catch (IllegalStateException e) {
                // The caller has closed its arena while the call was waiting: nobody reads this length, and the result, a
                // new descriptor perhaps, must not be lost over it.
            }
        }
        return result;
    }

    /** By how many bytes {@code optlen} counts: 1, but for the packet filter, whose instructions Linux counts. */
    public static int unit(int level, int optname) {
        return Os.CURRENT == Os.LINUX && optname == Constants.SO_ATTACH_FILTER && level == Constants.SOL_SOCKET
                ? (int) Linux.sock_filter.SIZE
                : 1;
    }
}
