package io.eagain.policy;

/**
 * What is to be done after a call, when all that one needs to know is whether to go on. Each outcome has one:
 * {@link RecvOutcome#strategy}, {@link SendOutcome#strategy}, {@link AcceptOutcome#strategy}, {@link ConnectOutcome#strategy}. The outcome says more, and the
 * result of the call has the number.
 *
 * <p>It depends on the call and not on the number alone: {@code EWOULDBLOCK} is {@link #RETRY} after {@code recv} and, on
 * Windows, {@link #PENDING} after {@code connect}.
 *
 * <p><b>The three of an error strategy.</b> An article that many programs follow has one function for the errors of all calls,
 * with three answers. They are here, and the fourth is what it leaves out: that a call was done.
 *
 * <table class="striped">
 * <caption>The document's answers</caption>
 * <thead><tr><th>its answer</th><th>its errors</th><th>here</th><th>what its version gets wrong</th></tr></thead>
 * <tbody>
 * <tr><td>Retry</td><td>EAGAIN, EWOULDBLOCK</td><td>{@link #RETRY}</td><td>after {@code connect} on Windows the same number is
 * {@link #PENDING}; after {@code connect} of a unix socket on Linux {@code EAGAIN} is a full queue</td></tr>
 * <tr><td>Pending</td><td>EINPROGRESS</td><td>{@link #PENDING}</td><td>{@code EALREADY} is pending too; on Windows it is
 * {@code WSAEWOULDBLOCK}, and {@code WSAEINPROGRESS} does not come</td></tr>
 * <tr><td>Error</td><td>all others</td><td>{@link #FATAL}</td><td>{@code EINTR} is {@link #RETRY}, after {@code connect}
 * {@link #PENDING}; {@code EISCONN} after {@code connect} is {@link #DONE}; a lack of memory or descriptors, a lost
 * connection of {@code accept} and a report on a datagram are {@link #RETRY}</td></tr>
 * </tbody>
 * </table>
 */
public enum Strategy {
    /** The call did what it was asked to do, or a part of it: look at the result. */
    DONE,
    /**
     * Nothing was done and nothing is lost: the same call again, when the socket is ready, when there is room, after a
     * pause, or at once, as the outcome says.
     */
    RETRY,
    /** It goes on without the caller. Wait until it is done, ask how it went, and do not call again. */
    PENDING,
    /** The call will not succeed on this descriptor, however often it is repeated. An orderly end is one too. */
    FATAL
}
