package io.eagain.policy;

/**
 * What is to be done after a call, when all that one needs to know is whether to go on. Each outcome has one.
 * The outcome says more, and the result of the call has the number.
 *
 * <p>It depends on the call and not on the number alone: {@code EWOULDBLOCK} is {@link #RETRY} after {@code recv} and, on
 * Windows, {@link #PENDING} after {@code connect}.
 */
public enum Strategy {
    /** The call did what it was asked to do, or a part of it: look at the result. */
    DONE,
    /**
     * Nothing was done and nothing is lost: the same call again, when the socket is ready, when there is room, or at once, as
     * the outcome says.
     */
    RETRY,
    /** It goes on without the caller. Wait until it is done, ask how it went, and do not call again. */
    PENDING,
    /** The call will not succeed on this descriptor, however often it is repeated. */
    FATAL
}
