package io.eagain.policy;

import io.eagain.Errno;
import io.eagain.ErrnoTable;
import io.eagain.posix.Poll;
import io.eagain.posix.PollFds;
import io.eagain.windows.WSAPoll;
import io.eagain.windows.WSAPollFds;
import java.lang.foreign.Arena;

/**
 * Waits for one descriptor until a deadline, whatever signals come: with {@code poll}, on Windows with {@code WSAPoll}. An
 * array of one element belongs to each thread, so that nothing is allocated after its first wait.
 */
final class Wait {
    static final boolean WINDOWS = ErrnoTable.host() == ErrnoTable.WINSOCK;

    // Automatic arenas: the array goes when its thread has gone.
    private static final ThreadLocal<PollFds> POSIX_ONE = ThreadLocal.withInitial(() -> {
        PollFds fds = PollFds.allocate(Arena.ofAuto(), 1);
        fds.add(-1, 0);
        return fds;
    });
    private static final ThreadLocal<WSAPollFds> WINDOWS_ONE = ThreadLocal.withInitial(() -> {
        WSAPollFds fds = WSAPollFds.allocate(Arena.ofAuto(), 1);
        fds.add(0, WSAPoll.POLLRDNORM);
        return fds;
    });

    private Wait() {
    }

    /**
     * Until there is something to read: data, an end, an error, a connection to accept.
     *
     * @return above 0 when the next call will not wait, {@link Deadline#TIME_UP}, or the negated error
     */
    static int readable(int fd, Deadline deadline) {
        return WINDOWS ? windows(fd, WSAPoll.POLLRDNORM, deadline) : posix(fd, Poll.POLLIN, deadline);
    }

    /**
     * Until there is room to write, a connection is made, or an error.
     *
     * @return above 0 when the next call will not wait, {@link Deadline#TIME_UP}, or the negated error
     */
    static int writable(int fd, Deadline deadline) {
        return WINDOWS ? windows(fd, WSAPoll.POLLWRNORM, deadline) : posix(fd, Poll.POLLOUT, deadline);
    }

    private static int posix(int fd, int events, Deadline deadline) {
        if (fd < 0) {
            // Poll passes over it, and would wait for ever.
            return -Errno.EBADF;
        }
        PollFds one = POSIX_ONE.get();
        one.set(0, fd, events);
        int result = Eintr.poll(one, deadline);
        // A number that is no open descriptor is no error of poll's, and would not be ready either.
        return result > 0 && (one.revents(0) & Poll.POLLNVAL) != 0 ? -Errno.EBADF : orTimeUp(result);
    }

    // Winsock has no signals. A closed socket among others is not counted, and an unlimited wait for it never ends; alone it is
    // WSAENOTSOCK, which is how Windows documents it.
    private static int windows(int fd, int events, Deadline deadline) {
        WSAPollFds one = WINDOWS_ONE.get();
        one.set(0, fd, events);
        int result;
        do {
            result = WSAPoll.WSAPoll(one, deadline.milliseconds());
        } while (result == 0 && !deadline.passed());
        return orTimeUp(result);
    }

    private static int orTimeUp(int result) {
        return result == 0 ? Deadline.TIME_UP : result;
    }
}
