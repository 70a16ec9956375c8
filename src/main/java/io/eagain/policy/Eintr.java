package io.eagain.policy;

import io.eagain.Errno;
import io.eagain.linux.Epoll;
import io.eagain.linux.EpollEvents;
import io.eagain.linux.Ppoll;
import io.eagain.posix.FdSet;
import io.eagain.posix.Poll;
import io.eagain.posix.PollFds;
import io.eagain.posix.Select;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * What to do when a signal interrupts a call, {@code -EINTR}. The calls themselves do nothing, and return it: that is the
 * first policy, right for whoever sent the signal in order to end the wait. Here are the other two: to repeat the call, and to
 * repeat a wait until a deadline, for the time that is left and never for the whole time again.
 *
 * <p>Some calls must not be repeated, and no policy here does it:
 * <ul>
 * <li>{@code close}. On Linux the number is gone after {@code EINTR}, and the second call may close what another thread has
 * just opened. POSIX leaves it open.</li>
 * <li>{@code connect}. After {@code EINTR} the connection goes on being made, and the second call gives {@code EALREADY} or
 * {@code EISCONN}. Wait until the socket is writable, then read {@code SO_ERROR}.</li>
 * <li>{@code kevent} with changes: they were made before the wait, and the second call makes them again. Repeat it without
 * them.</li>
 * <li>A wait with a mask of signals, which is there to be interrupted. So the methods here take none.</li>
 * <li>{@code recv} with {@code MSG_WAITALL}, {@code send} of much, {@code sendmmsg} ... with {@code SO_RCVTIMEO} or
 * {@code SO_SNDTIMEO}: {@code -EINTR} does mean that nothing was transferred, but each repetition waits for the whole time
 * again. Wait with a deadline first, and call with {@code MSG_DONTWAIT}.</li>
 * </ul>
 * {@link #retry(IntSupplier)} cannot know what it is given: keep these away from it.
 *
 * <p>Other results, errors among them, come back unchanged. Each method allocates nothing; a lambda that captures
 * variables is allocated by Java itself wherever it stands, unless the JIT sees through it: keep it in a field.
 */
public final class Eintr {
    private Eintr() {
    }

    /**
     * Repeats a call as long as signals interrupt it.
     *
     * @param call a raw call that may be repeated: {@code () -> Sockets.accept(fd)}
     * @return its result, never {@code -EINTR}
     */
    public static int retry(IntSupplier call) {
        int result;
        do {
            result = call.getAsInt();
        } while (result == -Errno.EINTR);
        return result;
    }

    /**
     * The same for a call whose result is a {@code long}.
     *
     * @param call a raw call that may be repeated: {@code () -> PosixSockets.read(fd, buf, n)}
     * @return its result, never {@code -EINTR}
     */
    public static long retryLong(LongSupplier call) {
        long result;
        do {
            result = call.getAsLong();
        } while (result == -Errno.EINTR);
        return result;
    }

    /**
     * {@link Poll#poll(PollFds, int)} until something is ready or the time is up, whatever signals come.
     *
     * @param fds the descriptors, all of them
     * @param deadline the limit; one that has passed looks once
     * @return how many are ready, 0 when the time is up, or the negated error, never {@code -EINTR}
     */
    public static int poll(PollFds fds, Deadline deadline) {
        int result;
        do {
            result = Poll.poll(fds, deadline.milliseconds());
        } while (again(result, deadline));
        return result;
    }

    /**
     * {@link Ppoll#ppoll(PollFds, long)} until something is ready or the time is up, whatever signals come. Linux.
     *
     * @param fds the descriptors, all of them
     * @param deadline the limit; one that has passed looks once
     * @return how many are ready, 0 when the time is up, or the negated error, never {@code -EINTR}
     */
    public static int ppoll(PollFds fds, Deadline deadline) {
        int result;
        do {
            result = Ppoll.ppoll(fds, deadline.nanoseconds());
        } while (again(result, deadline));
        return result;
    }

    /**
     * {@link Epoll#epoll_wait(int, EpollEvents, int, int)} until something is ready or the time is up, whatever signals come.
     * Linux.
     *
     * @param epfd the set; stays the caller's
     * @param events takes the events
     * @param maxevents how many at most
     * @param deadline the limit; one that has passed looks once
     * @return how many events there are, 0 when the time is up, or the negated error, never {@code -EINTR}
     */
    public static int epoll_wait(int epfd, EpollEvents events, int maxevents, Deadline deadline) {
        int result;
        do {
            result = Epoll.epoll_wait(epfd, events, maxevents, deadline.milliseconds());
        } while (again(result, deadline));
        return result;
    }

    /**
     * {@link Epoll#epoll_pwait2(int, EpollEvents, int, long)} until something is ready or the time is up, whatever signals
     * come. Linux.
     *
     * @param epfd the set; stays the caller's
     * @param events takes the events
     * @param maxevents how many at most
     * @param deadline the limit; one that has passed looks once
     * @return how many events there are, 0 when the time is up, or the negated error, never {@code -EINTR}
     */
    public static int epoll_pwait2(int epfd, EpollEvents events, int maxevents, Deadline deadline) {
        int result;
        do {
            result = Epoll.epoll_pwait2(epfd, events, maxevents, deadline.nanoseconds());
        } while (again(result, deadline));
        return result;
    }

    /**
     * {@link Select#select(int, FdSet, FdSet, FdSet, long)} until something is ready or the time is up, whatever signals come.
     * An interrupted {@code select} leaves the sets as they were.
     *
     * @param nfds the highest descriptor in any set, plus 1
     * @param readfds what to wait for; holds what is ready afterwards; null for none
     * @param writefds the same for writing
     * @param exceptfds the same for out-of-band data
     * @param deadline the limit; one that has passed looks once
     * @return how many bits are set, 0 when the time is up, or the negated error, never {@code -EINTR}
     */
    public static int select(int nfds, FdSet readfds, FdSet writefds, FdSet exceptfds, Deadline deadline) {
        int result;
        do {
            result = Select.select(nfds, readfds, writefds, exceptfds, deadline.microseconds());
        } while (result == -Errno.EINTR);
        return result;
    }

    /**
     * {@code Select.pselect} without a mask until something is ready or the time is up, whatever signals come: see
     * {@link #select}.
     *
     * @param nfds the highest descriptor in any set, plus 1
     * @param readfds what to wait for; holds what is ready afterwards; null for none
     * @param writefds the same for writing
     * @param exceptfds the same for out-of-band data
     * @param deadline the limit; one that has passed looks once
     * @return how many bits are set, 0 when the time is up, or the negated error, never {@code -EINTR}
     */
    public static int pselect(int nfds, FdSet readfds, FdSet writefds, FdSet exceptfds, Deadline deadline) {
        int result;
        do {
            result = Select.pselect(nfds, readfds, writefds, exceptfds, deadline.nanoseconds(), null);
        } while (result == -Errno.EINTR);
        return result;
    }

    // The time of one call can be up before the deadline: milliseconds of an int are 24 days.
    private static boolean again(int result, Deadline deadline) {
        return result == -Errno.EINTR || (result == 0 && !deadline.passed());
    }
}
