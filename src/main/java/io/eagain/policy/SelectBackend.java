package io.eagain.policy;

import io.eagain.Errno;
import io.eagain.ErrnoException;
import io.eagain.posix.FdSet;
import io.eagain.posix.Fcntl;
import io.eagain.posix.Select;
import java.lang.foreign.Arena;

/** {@code select} of POSIX: descriptors below {@code FD_SETSIZE}, two sets of them, and no word of errors. */
final class SelectBackend extends ListBackend {
    private final FdSet toRead = FdSet.allocate(Arena.ofAuto());
    private final FdSet toWrite = FdSet.allocate(Arena.ofAuto());
    // The call writes over what it is given.
    private final FdSet readable = FdSet.allocate(Arena.ofAuto());
    private final FdSet writable = FdSet.allocate(Arena.ofAuto());
    private int nfds;

    SelectBackend() throws ErrnoException {
        this(new WakePipe());
    }

    private SelectBackend(Wake wake) throws ErrnoException {
        super(wake);
        if (wake.fd() >= FdSet.FD_SETSIZE) {
            wake.close();
            throw ErrnoException.of(-Errno.EINVAL, "select(nfds=" + (wake.fd() + 1) + ")");
        }
        addWake();
    }

    // EINVAL is what POSIX has select say of too high a number.
    @Override
    int check(int fd) {
        int result = Fcntl.fcntl(fd, Fcntl.F_GETFD, 0);
        return result >= 0 && fd >= FdSet.FD_SETSIZE ? -Errno.EINVAL : result;
    }

    @Override
    void set(int place, int fd, int interest) {
        put(toRead, fd, (interest & Poller.READ) != 0);
        put(toWrite, fd, (interest & Poller.WRITE) != 0);
        nfds = Math.max(nfds, fd + 1);
    }

    @Override
    void takeOut(int place, int fd) {
        toRead.clear(fd);
        toWrite.clear(fd);
        if (nfds == fd + 1) {
            nfds = highest() + 1;
        }
    }

    @Override
    int poll(long nanoseconds) {
        readable.segment().copyFrom(toRead.segment());
        writable.segment().copyFrom(toWrite.segment());
        // macOS refuses times of many years.
        long limit = Math.min(Deadline.roundedUp(nanoseconds, 1_000), Integer.MAX_VALUE * 1_000L);
        return Select.select(nfds, readable, writable, null, limit);
    }

    @Override
    int raw(int place, int fd) {
        return (readable.isSet(fd) ? Poller.READ : 0) | (writable.isSet(fd) ? Poller.WRITE : 0);
    }

    @Override
    int readiness(int raw) {
        return raw;
    }

    private static void put(FdSet set, int fd, boolean member) {
        if (member) {
            set.set(fd);
        } else {
            set.clear(fd);
        }
    }
}
