package io.eagain.policy;

/**
 * The call by which a {@link Poller} waits. A host has several, and the caller may force one: to compare them, or because one
 * has what another lacks.
 *
 * <table class="striped">
 * <caption>What each has</caption>
 * <thead><tr><th>mechanism</th><th>hosts</th><th>triggers</th><th>descriptors</th><th>one wait costs</th></tr></thead>
 * <tbody>
 * <tr><td>{@link #EPOLL}</td><td>Linux</td><td>all</td><td>what the kernel can poll; a plain file is {@code EPERM}</td><td>by
 * what is ready</td></tr>
 * <tr><td>{@link #KQUEUE}</td><td>macOS (never run)</td><td>all; {@code ONE_SHOT} for reading or writing, not both</td><td>any</td><td>by
 * what is ready</td></tr>
 * <tr><td>{@link #WSAPOLL}</td><td>Windows (run under Wine)</td><td>{@code LEVEL}</td><td>sockets</td><td>by what is
 * registered</td></tr>
 * <tr><td>{@link #POLL}</td><td>Linux, macOS (never run)</td><td>{@code LEVEL}</td><td>any</td><td>by what is registered</td></tr>
 * <tr><td>{@link #SELECT}</td><td>Linux, macOS (never run)</td><td>{@code LEVEL}</td><td>below {@code FD_SETSIZE}, 1024; others are
 * {@code EINVAL}</td><td>by the highest number</td></tr>
 * </tbody>
 * </table>
 *
 * <p>{@code WSAPoll} has three gaps that nothing here fills: before Windows 10 2004 it does not tell of a {@code connect} that has
 * failed (documented; Wine does), so give a connect a deadline; it tells of the end of the peer's direction unasked, again
 * and again, so remove what is only to be written to and has no room; and a closed socket does not end its wait ({@link Poller}).
 */
public enum Mechanism {
    /** {@code epoll_wait}. */
    EPOLL,
    /** {@code kevent}. */
    KQUEUE,
    /** {@code WSAPoll}. */
    WSAPOLL,
    /** {@code poll}. */
    POLL,
    /** {@code select}. */
    SELECT;

    /**
     * The one to take on this host, whose waits do not cost more with each idle descriptor where there is such a one.
     *
     * @return {@link #EPOLL} on Linux, {@link #KQUEUE} on macOS, {@link #WSAPOLL} on Windows
     * @throws UnsupportedOperationException on a host whose calls are not bound
     */
    public static Mechanism ofHost() {
        for (Mechanism mechanism : values()) {
            if (mechanism.isHere()) {
                return mechanism;
            }
        }
        throw new UnsupportedOperationException("Poller: not on this host, " + System.getProperty("os.name"));
    }

    /**
     * Whether this host has it.
     *
     * @return true when {@link Poller#open(Mechanism)} takes it
     */
    public boolean isHere() {
        return switch (this) {
            case EPOLL -> Host.LINUX;
            case KQUEUE -> Host.MACOS;
            case WSAPOLL -> Host.WINDOWS;
            case POLL, SELECT -> Host.LINUX || Host.MACOS;
        };
    }

    /**
     * Whether it can tell of descriptors in this way.
     *
     * @param trigger when to tell
     * @return false when {@link Poller#register} refuses it
     */
    public boolean has(Trigger trigger) {
        return trigger == Trigger.LEVEL || this == EPOLL || this == KQUEUE;
    }
}
