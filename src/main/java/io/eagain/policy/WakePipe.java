package io.eagain.policy;

import io.eagain.Errno;
import io.eagain.ErrnoException;
import io.eagain.Sockets;
import io.eagain.posix.Descriptors;
import io.eagain.posix.Fcntl;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A pipe to oneself, by which another thread ends a {@code poll} or {@code select}: both ends non-blocking and close-on-exec. */
final class WakePipe implements Wake {
    // Any byte will do, and where it is read to does not matter.
    private static final class Bytes {
        static final MemorySegment OUT = Arena.global().allocate(1);
        static final MemorySegment IN = Arena.global().allocate(64);
    }

    private final int readEnd;
    private final int writeEnd;

    WakePipe() throws ErrnoException {
        int[] ends = new int[2];
        ErrnoException.check(Descriptors.pipe(ends), "pipe()");
        readEnd = ends[0];
        writeEnd = ends[1];
        for (int end : ends) {
            int result = Fcntl.fcntl(end, Fcntl.F_SETFL, Fcntl.O_NONBLOCK);
            result = result < 0 ? result : Fcntl.fcntl(end, Fcntl.F_SETFD, Fcntl.FD_CLOEXEC);
            if (result < 0) {
                close();
                throw ErrnoException.of(result, "fcntl(fd=" + end + ")");
            }
        }
    }

    @Override
    public int fd() {
        return readEnd;
    }

    @Override
    public int wakeup() {
        long result = PosixSockets.write(writeEnd, Bytes.OUT, 1);
        // A full pipe wakes as well.
        return result == -Errno.EAGAIN ? 0 : (int) result;
    }

    @Override
    public void drain() {
        long result;
        do {
            result = PosixSockets.read(readEnd, Bytes.IN, Bytes.IN.byteSize());
        } while (result == Bytes.IN.byteSize());
    }

    @Override
    public void close() {
        Sockets.close(writeEnd);
        Sockets.close(readEnd);
    }
}
