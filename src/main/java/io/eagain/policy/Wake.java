package io.eagain.policy;

/** A descriptor of a {@link ListBackend}'s own, which another thread makes readable to end a wait. */
interface Wake {
    /** What the wait is told of. */
    int fd();

    /** Makes it readable; 0 or more, or the negated error. */
    int wakeup();

    /** Reads away what {@link #wakeup} has sent. */
    void drain();

    /** Closes what belongs to it. */
    void close();
}
