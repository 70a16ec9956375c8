package io.eagain.errors;

import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.linux.LinuxSockets;
import io.eagain.posix.Fcntl;
import io.eagain.posix.Ioctl;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;

/** What sockets and descriptors are set to. */
final class OptionErrors {
    private static final int SOL = SocketOption.SOL_SOCKET;
    private static final int REUSE = SocketOption.SO_REUSEADDR;
    private static final int NO_OPTION = 9999;

    // Commands of fcntl that the library has no names for: they are not about sockets.
    private static final int F_OFD_SETLK = 37;
    private static final int F_OFD_SETLKW = 38;
    private static final int F_NOTIFY = 1026;
    private static final int F_SETPIPE_SZ = 1031;
    private static final int F_ADD_SEALS = 1033;
    private static final int F_SEAL_SEAL = 1;

    private OptionErrors() {
    }

    static void add(Table table) {
        getsockopt(table);
        setsockopt(table);
        fcntl(table);
        ioctl(table);
    }

    private static void getsockopt(Table table) {
        table.call("getsockopt", "getsockopt", s -> {
            int fd = s.tcp4();
            return () -> Sockets.getsockoptInt(fd, SOL, REUSE);
        }).notOpen((s, fd) -> Sockets.getsockoptInt(fd, SOL, REUSE))
                .notSocket((s, fd) -> Sockets.getsockoptInt(fd, SOL, REUSE))
                .provoked("EFAULT", "a value where nothing is mapped",
                        s -> Sockets.getsockopt(s.tcp4(), SOL, REUSE, Stage.BAD, SocketErrors.length(s, 4)))
                .provoked("EINVAL", "a negative length",
                        s -> Sockets.getsockopt(s.tcp4(), SOL, REUSE, s.arena.allocate(4), SocketErrors.length(s, -1)))
                .provoked("ENOPROTOOPT", "option 9999", s -> Sockets.getsockoptInt(s.tcp4(), SOL, NO_OPTION))
                .provoked("EOPNOTSUPP", "level 9999", s -> Sockets.getsockoptInt(s.tcp4(), NO_OPTION, REUSE))
                .injected("EACCES", "a security module would have to refuse it").outOfMemory("ENOBUFS");
    }

    private static void setsockopt(Table table) {
        table.call("setsockopt", "setsockopt", s -> {
            int fd = s.tcp4();
            return () -> Sockets.setsockopt(fd, SOL, REUSE, 1);
        }).notOpen((s, fd) -> Sockets.setsockopt(fd, SOL, REUSE, 1))
                .notSocket((s, fd) -> Sockets.setsockopt(fd, SOL, REUSE, 1))
                .provoked("EFAULT", "NULL as the value",
                        s -> Sockets.setsockopt(s.tcp4(), SOL, REUSE, MemorySegment.NULL, 4))
                .provoked("EINVAL", "a length shorter than an int",
                        s -> Sockets.setsockopt(s.tcp4(), SOL, REUSE, s.arena.allocate(4), 1))
                .provoked("ENOPROTOOPT", "option 9999", s -> Sockets.setsockopt(s.tcp4(), SOL, NO_OPTION, 1))
                .provoked("EDOM", "SO_RCVTIMEO of 1000000 microseconds beside the seconds", s -> {
                    MemorySegment time = s.arena.allocate(16, 8);
                    time.set(ValueLayout.JAVA_LONG, 8, 1_000_000);
                    return Sockets.setsockopt(s.tcp4(), SOL, SocketOption.SO_RCVTIMEO, time, 16);
                }).provoked("EPERM", "SO_MARK in a thread without rights", s -> {
                    int fd = s.tcp4();
                    return s.withoutRights(() -> Sockets.setsockopt(fd, SOL, LinuxSockets.SO_MARK, 1));
                }).provoked("ENODEV", "SO_BINDTODEVICE with a device that does not exist",
                        s -> Sockets.setsockopt(s.tcp4(), SOL, LinuxSockets.SO_BINDTODEVICE, s.text("none"), 4))
                .notHere("EISCONN", "Linux gives EINVAL where an option comes too late")
                .outOfMemory("ENOBUFS", "ENOMEM");
    }

    private static void fcntl(Table table) {
        table.call("fcntl", "fcntl", s -> {
            int fd = s.tcp4();
            return () -> Fcntl.fcntl(fd, Fcntl.F_GETFL, 0);
        }).notOpen((s, fd) -> Fcntl.fcntl(fd, Fcntl.F_GETFL, 0))
                .notHere("EACCES", "Linux gives EAGAIN")
                .provoked("EAGAIN", "F_OFD_SETLK of what another open file has locked", s -> {
                    String path = Files.createFile(s.directory().resolve("file")).toString();
                    Stage.done(Fcntl.fcntl(s.open(path, C.O_RDWR), F_OFD_SETLK, lock(s, 0, 1)));
                    return Fcntl.fcntl(s.open(path, C.O_RDWR), F_OFD_SETLK, lock(s, 0, 1));
                }).provoked("EBUSY", "F_SETPIPE_SZ below what the pipe holds", s -> {
                    int[] pipe = s.pipe();
                    Stage.done(PosixSockets.write(pipe[1], s.arena.allocate(40_000), 40_000));
                    return Fcntl.fcntl(pipe[0], F_SETPIPE_SZ, 4096);
                }).injected("EDEADLK", "two processes would have to wait for each other's locks")
                .provoked("EFAULT", "F_OFD_SETLK with NULL",
                        s -> Fcntl.fcntl(s.keep(C.memfd()), F_OFD_SETLK, MemorySegment.NULL))
                .provoked("EINTR", "F_OFD_SETLKW of what another open file has locked, and signals", s -> {
                    String path = Files.createFile(s.directory().resolve("file")).toString();
                    int fd = s.open(path, C.O_RDWR);
                    MemorySegment lock = lock(s, 0, 1);
                    Stage.done(Fcntl.fcntl(s.open(path, C.O_RDWR), F_OFD_SETLK, lock));
                    return s.interrupted(() -> Fcntl.fcntl(fd, F_OFD_SETLKW, lock));
                }).provoked("EINVAL", "command 9999", s -> Fcntl.fcntl(s.tcp4(), NO_OPTION, 0))
                .provoked("EMFILE", "F_DUPFD, and the table of descriptors is full", s -> {
                    int fd = s.tcp4();
                    return s.whenFull(() -> Fcntl.fcntl(fd, Fcntl.F_DUPFD, 0));
                }).injected("ENOLCK", "the table of locks would have to be full, or a file server fail")
                .provoked("ENOTDIR", "F_NOTIFY of a socket", s -> Fcntl.fcntl(s.tcp4(), F_NOTIFY, 1))
                .provoked("EOVERFLOW", "F_OFD_SETLK of bytes beyond the largest offset",
                        s -> Fcntl.fcntl(s.keep(C.memfd()), F_OFD_SETLK, lock(s, Long.MAX_VALUE, 2)))
                .provoked("EPERM", "F_ADD_SEALS after F_SEAL_SEAL", s -> {
                    int fd = s.keep(C.memfd());
                    Stage.done(Fcntl.fcntl(fd, F_ADD_SEALS, F_SEAL_SEAL));
                    return Fcntl.fcntl(fd, F_ADD_SEALS, F_SEAL_SEAL);
                });
    }

    /** A struct flock: F_WRLCK of so many bytes. */
    private static MemorySegment lock(Stage s, long start, long length) {
        MemorySegment lock = s.arena.allocate(32, 8);
        lock.set(ValueLayout.JAVA_SHORT, 0, (short) 1);
        lock.set(ValueLayout.JAVA_LONG, 8, start);
        lock.set(ValueLayout.JAVA_LONG, 16, length);
        return lock;
    }

    private static void ioctl(Table table) {
        table.call("ioctl", "ioctl", s -> {
            int fd = s.tcp4();
            return () -> Ioctl.fionbio(fd, true);
        }).notOpen((s, fd) -> Ioctl.fionread(fd))
                .provoked("EFAULT", "FIONREAD with NULL",
                        s -> Ioctl.ioctl(s.tcp()[0], Ioctl.FIONREAD, MemorySegment.NULL))
                .provoked("EINVAL", "FIONREAD of a listening socket", s -> Ioctl.fionread(s.listenerWith(0)))
                .provoked("ENOTTY", "a request that sockets do not know",
                        s -> Ioctl.ioctl(s.tcp4(), NO_OPTION, MemorySegment.NULL))
                .notHere("EINTR", "no request of a socket waits");
    }
}
