package io.eagain.linux;

import io.eagain.generated.numbers.Linux;
import io.eagain.host.Check;
import io.eagain.host.LinuxCalls;
import io.eagain.host.NativeAccess;
import io.eagain.host.NotInlined;
import io.eagain.host.Times;
import io.eagain.posix.SigSet;
import java.lang.foreign.MemorySegment;

/**
 * {@code epoll}: a set of descriptors that the kernel keeps, and which of them are ready. The rules of
 * {@link io.eagain.Sockets} hold. On another host every call throws {@link UnsupportedOperationException}.
 */
public final class Epoll {
    static {
        NativeAccess.require();
    }

    /** For {@link #epoll_create1}: {@code execve} closes it. */
    public static final int EPOLL_CLOEXEC = NotInlined.of(Linux.EPOLL_CLOEXEC);
    /** Register a descriptor. */
    public static final int EPOLL_CTL_ADD = NotInlined.of(Linux.EPOLL_CTL_ADD);
    /** Change what it waits for. */
    public static final int EPOLL_CTL_MOD = NotInlined.of(Linux.EPOLL_CTL_MOD);
    /** Take it out. */
    public static final int EPOLL_CTL_DEL = NotInlined.of(Linux.EPOLL_CTL_DEL);
    /** Something can be read, or the end, or an error. */
    public static final int EPOLLIN = NotInlined.of(Linux.EPOLLIN);
    /** Out-of-band data. */
    public static final int EPOLLPRI = NotInlined.of(Linux.EPOLLPRI);
    /** There is room to write. */
    public static final int EPOLLOUT = NotInlined.of(Linux.EPOLLOUT);
    /** An error is pending; always reported. */
    public static final int EPOLLERR = NotInlined.of(Linux.EPOLLERR);
    /** Both directions are over; always reported. */
    public static final int EPOLLHUP = NotInlined.of(Linux.EPOLLHUP);
    /** Normal data. */
    public static final int EPOLLRDNORM = NotInlined.of(Linux.EPOLLRDNORM);
    /** Priority data. */
    public static final int EPOLLRDBAND = NotInlined.of(Linux.EPOLLRDBAND);
    /** Room for normal data. */
    public static final int EPOLLWRNORM = NotInlined.of(Linux.EPOLLWRNORM);
    /** Room for priority data. */
    public static final int EPOLLWRBAND = NotInlined.of(Linux.EPOLLWRBAND);
    /** The peer has ended its side; when asked for. */
    public static final int EPOLLRDHUP = NotInlined.of(Linux.EPOLLRDHUP);
    /** Wake one of several waiting instances. */
    public static final int EPOLLEXCLUSIVE = NotInlined.of(Linux.EPOLLEXCLUSIVE);
    /** Keep the system awake while the event is handled. */
    public static final int EPOLLWAKEUP = NotInlined.of(Linux.EPOLLWAKEUP);
    /** Report once, then rest until {@link #EPOLL_CTL_MOD}. */
    public static final int EPOLLONESHOT = NotInlined.of(Linux.EPOLLONESHOT);
    /** Report changes, not states. */
    public static final int EPOLLET = NotInlined.of(Linux.EPOLLET);

    private Epoll() {
    }

    /**
     * Makes an empty set.
     *
     * <pre>{@code int epoll_create1(int flags);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EINVAL</td><td>22 o</td><td>an unknown flag</td></tr>
     * <tr><td>EMFILE, ENFILE</td><td>24 o, 23 d</td><td>no descriptor left</td></tr>
     * <tr><td>ENOMEM</td><td>12 d</td><td>the system has no memory for it</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://man7.org/linux/man-pages/man2/epoll_create.2.html">Linux</a>.
     *
     * @param flags {@link #EPOLL_CLOEXEC} or 0
     * @return a new descriptor, the caller's to close, or the negated error
     */
    public static int epoll_create1(int flags) {
        return LinuxCalls.epoll_create1(flags);
    }

    /**
     * Registers a descriptor, changes or ends its registration.
     *
     * <pre>{@code int epoll_ctl(int epfd, int op, int fd, struct epoll_event *event);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EEXIST</td><td>17 o</td><td>registered already</td></tr>
     * <tr><td>ENOENT</td><td>2 o</td><td>not registered</td></tr>
     * <tr><td>EINVAL</td><td>22 o</td><td>{@code epfd} is not an epoll descriptor, or {@code fd} is {@code epfd}, or an unknown {@code op}</td></tr>
     * <tr><td>EBADF</td><td>9 o</td><td>one of the two is not open</td></tr>
     * <tr><td>EFAULT</td><td>14 o</td><td>a bad address</td></tr>
     * <tr><td>EPERM</td><td>1 o</td><td>a file or a directory, which are always ready</td></tr>
     * <tr><td>ELOOP</td><td>40 o</td><td>epoll descriptors in a circle, or too deep</td></tr>
     * <tr><td>ENOMEM, ENOSPC</td><td>12 d, 28 d</td><td>no memory, or {@code fs.epoll.max_user_watches} is used up</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://man7.org/linux/man-pages/man2/epoll_ctl.2.html">Linux</a>.
     *
     * @param epfd the set; stays the caller's
     * @param op {@link #EPOLL_CTL_ADD}, {@link #EPOLL_CTL_MOD} or {@link #EPOLL_CTL_DEL}
     * @param fd the descriptor; closing its last copy ends the registration as well
     * @param events {@link #EPOLLIN} ...; of no matter for {@code EPOLL_CTL_DEL}
     * @param data comes back with each event, for example {@code fd}
     * @return 0 or the negated error
     */
    public static int epoll_ctl(int epfd, int op, int fd, int events, long data) {
        return LinuxCalls.epoll_ctl(epfd, op, fd, events, data);
    }

    /**
     * The same with C's own arguments.
     *
     * <pre>{@code int epoll_ctl(int epfd, int op, int fd, struct epoll_event *event);}</pre>
     *
     * @param epfd the set; stays the caller's
     * @param op {@link #EPOLL_CTL_ADD}, {@link #EPOLL_CTL_MOD} or {@link #EPOLL_CTL_DEL}
     * @param fd the descriptor
     * @param event a {@code struct epoll_event} in this processor's shape, or {@code NULL}
     * @return 0 or the negated error
     */
    public static int epoll_ctl(int epfd, int op, int fd, MemorySegment event) {
        Check.inputStruct("epoll_ctl", "event", event, LinuxCalls.EPOLL_EVENT_SIZE);
        return LinuxCalls.epoll_ctl(epfd, op, fd, event);
    }

    /**
     * Waits until a registered descriptor is ready or the time is up.
     *
     * <pre>{@code int epoll_wait(int epfd, struct epoll_event *events, int maxevents, int timeout);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EBADF</td><td>9 o</td><td>{@code epfd} is not open</td></tr>
     * <tr><td>EINVAL</td><td>22 o</td><td>{@code epfd} is not an epoll descriptor, or {@code maxevents} is not above 0</td></tr>
     * <tr><td>EFAULT</td><td>14 o</td><td>a bad address</td></tr>
     * <tr><td>EINTR</td><td>4 o</td><td>a signal came first; never restarted by the system</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://man7.org/linux/man-pages/man2/epoll_wait.2.html">Linux</a>.
     *
     * @param epfd the set; stays the caller's
     * @param events takes the events
     * @param maxevents how many at most, up to {@link EpollEvents#capacity()}
     * @param timeout milliseconds; 0 to look only, -1 for no limit. A wait holds the carrier of a virtual thread
     * @return how many events there are, 0 when the time is up, or the negated error
     */
    public static int epoll_wait(int epfd, EpollEvents events, int maxevents, int timeout) {
        checkMaxEvents("epoll_wait", maxevents, events.capacity());
        return LinuxCalls.epoll_wait(epfd, events.segment(), maxevents, timeout);
    }

    /**
     * The same with C's own arguments.
     *
     * <pre>{@code int epoll_wait(int epfd, struct epoll_event *events, int maxevents, int timeout);}</pre>
     *
     * @param epfd the set; stays the caller's
     * @param events an array of {@code struct epoll_event} in this processor's shape, or {@code NULL}
     * @param maxevents how many at most
     * @param timeout milliseconds; 0 to look only, -1 for no limit
     * @return how many events there are, 0 when the time is up, or the negated error
     */
    public static int epoll_wait(int epfd, MemorySegment events, int maxevents, int timeout) {
        Check.structs("epoll_wait", "events", events, Math.max(maxevents, 0), LinuxCalls.EPOLL_EVENT_SIZE);
        return LinuxCalls.epoll_wait(epfd, events, maxevents, timeout);
    }

    /**
     * {@link #epoll_wait(int, EpollEvents, int, int)} with a signal mask for the time of the call, set and taken back in one
     * step: a signal that is blocked outside and not in {@code sigmask} can only come during the wait, as {@code EINTR} (4,
     * observed), and never just before it.
     *
     * <pre>{@code int epoll_pwait(int epfd, struct epoll_event *events, int maxevents, int timeout, const sigset_t *sigmask);}</pre>
     *
     * <p>Errors: as {@link #epoll_wait(int, EpollEvents, int, int)}.
     *
     * <p>References: <a href="https://man7.org/linux/man-pages/man2/epoll_wait.2.html">Linux</a>.
     *
     * @param epfd the set; stays the caller's
     * @param events takes the events
     * @param maxevents how many at most, up to {@link EpollEvents#capacity()}
     * @param timeout milliseconds; 0 to look only, -1 for no limit
     * @param sigmask the signals that are blocked meanwhile, in place of this thread's; null to leave them. See
     *     {@link io.eagain.posix.Signals} for those that the JVM needs
     * @return how many events there are, 0 when the time is up, or the negated error
     */
    public static int epoll_pwait(int epfd, EpollEvents events, int maxevents, int timeout, SigSet sigmask) {
        checkMaxEvents("epoll_pwait", maxevents, events.capacity());
        return LinuxCalls.epoll_pwait(epfd, events.segment(), maxevents, timeout, segment(sigmask));
    }

    /**
     * The same with C's own arguments.
     *
     * <pre>{@code int epoll_pwait(int epfd, struct epoll_event *events, int maxevents, int timeout, const sigset_t *sigmask);}</pre>
     *
     * @param epfd the set; stays the caller's
     * @param events an array of {@code struct epoll_event} in this processor's shape, or {@code NULL}
     * @param maxevents how many at most
     * @param timeout milliseconds; 0 to look only, -1 for no limit
     * @param sigmask the signals that are blocked meanwhile, at least 8 bytes of a {@code sigset_t}, or {@code NULL}
     * @return how many events there are, 0 when the time is up, or the negated error
     */
    public static int epoll_pwait(int epfd, MemorySegment events, int maxevents, int timeout, MemorySegment sigmask) {
        Check.structs("epoll_pwait", "events", events, Math.max(maxevents, 0), LinuxCalls.EPOLL_EVENT_SIZE);
        Check.inputStruct("epoll_pwait", "sigmask", sigmask, 8);
        return LinuxCalls.epoll_pwait(epfd, events, maxevents, timeout, sigmask);
    }

    /**
     * {@link #epoll_wait(int, EpollEvents, int, int)} with nanoseconds. Linux 5.11 and glibc 2.35 have it.
     *
     * <pre>{@code int epoll_pwait2(int epfd, struct epoll_event *events, int maxevents,
     *                  const struct timespec *timeout, const sigset_t *sigmask);}</pre>
     *
     * <p>Errors: as {@link #epoll_wait(int, EpollEvents, int, int)}, and {@code ENOSYS} (38, documented) from an older kernel.
     *
     * <p>References: <a href="https://man7.org/linux/man-pages/man2/epoll_wait.2.html">Linux</a>.
     *
     * @param epfd the set; stays the caller's
     * @param events takes the events
     * @param maxevents how many at most, up to {@link EpollEvents#capacity()}
     * @param nanoseconds the limit; 0 to look only, negative for none
     * @return how many events there are, 0 when the time is up, or the negated error
     * @throws UnsupportedOperationException if the C library has no such function
     */
    public static int epoll_pwait2(int epfd, EpollEvents events, int maxevents, long nanoseconds) {
        checkMaxEvents("epoll_pwait2", maxevents, events.capacity());
        return LinuxCalls.epoll_pwait2(epfd, events.segment(), maxevents, Times.timespec(nanoseconds),
                MemorySegment.NULL);
    }

    /**
     * The same with a signal mask for the time of the call: see
     * {@link #epoll_pwait(int, EpollEvents, int, int, SigSet)}.
     *
     * <pre>{@code int epoll_pwait2(int epfd, struct epoll_event *events, int maxevents,
     *                  const struct timespec *timeout, const sigset_t *sigmask);}</pre>
     *
     * @param epfd the set; stays the caller's
     * @param events takes the events
     * @param maxevents how many at most, up to {@link EpollEvents#capacity()}
     * @param nanoseconds the limit; 0 to look only, negative for none
     * @param sigmask the signals that are blocked meanwhile, in place of this thread's; null to leave them
     * @return how many events there are, 0 when the time is up, or the negated error
     * @throws UnsupportedOperationException if the C library has no such function
     */
    public static int epoll_pwait2(int epfd, EpollEvents events, int maxevents, long nanoseconds, SigSet sigmask) {
        checkMaxEvents("epoll_pwait2", maxevents, events.capacity());
        return LinuxCalls.epoll_pwait2(epfd, events.segment(), maxevents, Times.timespec(nanoseconds),
                segment(sigmask));
    }

    /**
     * The same with C's own arguments.
     *
     * <pre>{@code int epoll_pwait2(int epfd, struct epoll_event *events, int maxevents,
     *                  const struct timespec *timeout, const sigset_t *sigmask);}</pre>
     *
     * @param epfd the set; stays the caller's
     * @param events an array of {@code struct epoll_event} in this processor's shape, or {@code NULL}
     * @param maxevents how many at most
     * @param timeout a {@code struct timespec} of 16 bytes, or {@code NULL} for no limit
     * @param sigmask the signals that are blocked meanwhile, at least 8 bytes of a {@code sigset_t}, or {@code NULL}
     * @return how many events there are, 0 when the time is up, or the negated error
     * @throws UnsupportedOperationException if the C library has no such function
     */
    public static int epoll_pwait2(int epfd, MemorySegment events, int maxevents, MemorySegment timeout,
            MemorySegment sigmask) {
        Check.structs("epoll_pwait2", "events", events, Math.max(maxevents, 0), LinuxCalls.EPOLL_EVENT_SIZE);
        Check.inputStruct("epoll_pwait2", "timeout", timeout, 16);
        Check.inputStruct("epoll_pwait2", "sigmask", sigmask, 8);
        return LinuxCalls.epoll_pwait2(epfd, events, maxevents, timeout, sigmask);
    }

    private static MemorySegment segment(SigSet set) {
        return set == null ? MemorySegment.NULL : set.segment();
    }

    // Only what is beyond the array: 0 and less are the kernel's to refuse.
    private static void checkMaxEvents(String call, int maxevents, int capacity) {
        Check.count(call, "maxevents", Math.max(maxevents, 0), capacity);
    }
}
