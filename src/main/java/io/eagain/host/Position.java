package io.eagain.host;

import java.nio.ByteBuffer;

/** The position of a byte buffer, which a transfer moves as NIO's channels do. */
public final class Position {
    private Position() {
    }

    /**
     * Hands on the call's result, and moves the position by what was transferred. That may be more than fits, with a
     * datagram's full length ({@code MSG_TRUNC}) or where another thread has moved the limit: the count must not be lost
     * over it.
     */
    public static long advance(ByteBuffer buf, int start, long result) {
        if (result > 0) {
            buf.position((int) Math.min(start + result, buf.limit()));
        }
        return result;
    }
}
