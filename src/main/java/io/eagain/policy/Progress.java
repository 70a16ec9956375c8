package io.eagain.policy;

/**
 * How far a transfer of several calls has come, so that a time limit, a signal or an error in the middle loses nothing:
 * {@link Timed#sendAll} and {@link Timed#recvExactly} begin behind what is done, and count on.
 *
 * <p>Made once and used again: {@link #reset}. The caller's; not for use by several threads at once.
 */
public final class Progress {
    private long done;

    /** Nothing done yet. */
    public Progress() {
        // What is done is counted from 0.
    }

    /**
     * How much was transferred.
     *
     * @return bytes, from the start of the buffer
     */
    public long done() {
        return done;
    }

    /** From the start again, for another transfer. */
    public void reset() {
        done = 0;
    }

    void add(long bytes) {
        done += bytes;
    }
}
