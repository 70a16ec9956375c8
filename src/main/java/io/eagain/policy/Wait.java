package io.eagain.policy;

import io.eagain.Errno;
import io.eagain.Sockets;
import io.eagain.posix.Poll;
import io.eagain.posix.PollFds;
import io.eagain.windows.WSAPoll;
import io.eagain.windows.WSAPollFds;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Waits for one descriptor until a deadline, whatever signals come: with {@code poll}, on Windows with {@code WSAPoll}. An
 * array of one element belongs to each thread, so that nothing is allocated after its first wait.
 */
final class Wait {
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

    private static final ThreadLocal<MemorySegment> ROOM = ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(1));

    private Wait() {
    }

    /**
     * Until there is something to read: data, an end, an error, a connection to accept.
     *
     * @return above 0 when the next call will not wait, {@link Deadline#TIME_UP}, or the negated error
     */
    static int readable(int fd, Deadline deadline) {
        return Host.WINDOWS ? windows(fd, WSAPoll.POLLRDNORM, deadline) : posix(fd, Poll.POLLIN, deadline);
    }

    /**
     * Until there is room to write, a connection is made, or an error.
     *
     * @return above 0 when the next call will not wait, {@link Deadline#TIME_UP}, or the negated error
     */
    static int writable(int fd, Deadline deadline) {
        return Host.WINDOWS ? windowsWritable(fd, deadline) : posix(fd, Poll.POLLOUT, deadline);
    }

    // WSAPoll also ends when the peer has ended its direction, and says nothing of this one then.
    private static int windowsWritable(int fd, Deadline deadline) {
        while (true) {
            int result = windows(fd, WSAPoll.POLLWRNORM, deadline);
            if (result <= 0 || WINDOWS_ONE.get().revents(0) != WSAPoll.POLLHUP || isAborted(fd)) {
                return result;
            }
            if (deadline.passed()) {
                return Deadline.TIME_UP;
            }
            pause(1);
        }
    }

    /**
     * Windows: whether a connection of which {@code WSAPoll} says {@code POLLHUP} has come to an end in both directions, by a
     * reset. To look at the next byte does not block then.
     */
    static boolean isAborted(int fd) {
        return Sockets.recv(fd, ROOM.get(), 1, Sockets.MSG_PEEK) < 0;
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

    /** Sleeps, whatever interrupts come; they are not lost. */
    static void pause(int milliseconds) {
        if (!Host.WINDOWS) {
            Poll.poll(MemorySegment.NULL, 0, milliseconds);
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static int orTimeUp(int result) {
        return result == 0 ? Deadline.TIME_UP : result;
    }
}
