package io.eagain.policy;

/**
 * When a {@link Poller} tells of a descriptor that is ready. Not every {@link Mechanism} has each of them, and what it lacks
 * is refused: {@link Mechanism#has}.
 */
public enum Trigger {
    /** In each wait, as long as it is ready: nothing is missed when a part is left unread. */
    LEVEL,
    /**
     * Once for each change: {@code EPOLLET}, {@code EV_CLEAR}. Who is told goes on until {@code EAGAIN}, or is not told again of
     * what is left. A change may also be told more than once.
     */
    EDGE,
    /**
     * Once, and not again before {@link Poller#modify} asks for it anew: {@code EPOLLONESHOT}, {@code EV_DISPATCH}. For
     * descriptors that are handed to other threads.
     */
    ONE_SHOT
}
