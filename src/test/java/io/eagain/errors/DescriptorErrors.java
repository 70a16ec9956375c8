package io.eagain.errors;

import io.eagain.Sockets;
import io.eagain.linux.EventFd;
import io.eagain.linux.LinuxDescriptors;
import io.eagain.linux.PidFd;
import io.eagain.linux.SignalFd;
import io.eagain.linux.Splice;
import io.eagain.linux.TimerFd;
import io.eagain.posix.Descriptors;
import io.eagain.posix.PosixSockets;
import io.eagain.posix.SigSet;
import io.eagain.posix.Signals;
import java.lang.foreign.MemorySegment;

/** Descriptors that are no sockets: counters, timers, signals, processes and pipes; copies; signal masks. */
final class DescriptorErrors {
    private static final MemorySegment NONE = MemorySegment.NULL;
    private static final String ANONYMOUS = "the kernel would have to lack its own file system for such descriptors";
    private static final String FULL = "the table of descriptors is full";

    private DescriptorErrors() {
    }

    static void add(Table table) {
        anonymous(table.call("eventfd", "eventfd2", s -> () -> EventFd.eventfd(0, -1))
                .provoked("EINVAL", "an unknown flag", s -> EventFd.eventfd(0, 2))
                .provoked("EMFILE", FULL, s -> s.whenFull(() -> EventFd.eventfd(0, 0))));
        timers(table);
        signals(table);
        anonymous(table.call("pidfd_open", "pidfd_open", s -> () -> PidFd.pidfd_open(1, -1))
                .provoked("EINVAL", "process 0", s -> PidFd.pidfd_open(0, 0))
                .provoked("ESRCH", "a process that does not exist", s -> PidFd.pidfd_open(Integer.MAX_VALUE, 0))
                .provoked("EMFILE", FULL, s -> s.whenFull(() -> PidFd.pidfd_open(1, 0))));
        table.call("pidfd_getfd", "pidfd_getfd", s -> () -> PidFd.pidfd_getfd(Stage.NOT_OPEN, 0, 0))
                .notOpen((s, fd) -> PidFd.pidfd_getfd(fd, 0, 0))
                .provoked("EBADF", "a descriptor that the process does not have",
                        s -> PidFd.pidfd_getfd(self(s), Stage.NOT_OPEN, 0))
                .provoked("EINVAL", "an unknown flag", s -> PidFd.pidfd_getfd(self(s), 0, 1))
                .provoked("EMFILE", FULL, s -> {
                    int pidfd = self(s);
                    return s.whenFull(() -> PidFd.pidfd_getfd(pidfd, 0, 0));
                }).provoked("EPERM", "process 1, in a thread without rights", s -> {
                    int pidfd = s.keep(PidFd.pidfd_open(1, 0));
                    return s.withoutRights(() -> PidFd.pidfd_getfd(pidfd, 0, 0));
                }).provoked("ESRCH", "a process that has ended", s -> {
                    Process process = new ProcessBuilder("sleep", "60").start();
                    int pidfd = s.keep(PidFd.pidfd_open((int) process.pid(), 0));
                    process.destroyForcibly().waitFor();
                    return PidFd.pidfd_getfd(pidfd, 0, 0);
                }).systemTableFull();
        pipes(table);
        copies(table);
        transfers(table);
    }

    private static void anonymous(Table.Call call) {
        call.systemTableFull().injected("ENODEV", ANONYMOUS).outOfMemory("ENOMEM");
    }

    private static void timers(Table table) {
        anonymous(table.call("timerfd_create", "timerfd_create", s -> () -> TimerFd.timerfd_create(-1, 0))
                .provoked("EINVAL", "an unknown flag", s -> TimerFd.timerfd_create(TimerFd.CLOCK_MONOTONIC, -1))
                .provoked("EMFILE", FULL,
                        s -> s.whenFull(() -> TimerFd.timerfd_create(TimerFd.CLOCK_MONOTONIC, 0)))
                .provoked("EPERM", "CLOCK_BOOTTIME_ALARM in a thread without rights",
                        s -> s.withoutRights(() -> TimerFd.timerfd_create(TimerFd.CLOCK_BOOTTIME_ALARM, 0))));
        table.call("timerfd_settime", "timerfd_settime", s -> {
            int fd = timer(s);
            return () -> TimerFd.timerfd_settime(fd, 0, 0, 0);
        }).notOpen((s, fd) -> TimerFd.timerfd_settime(fd, 0, 0, 0))
                .provoked("EFAULT", "NULL as the time", s -> TimerFd.timerfd_settime(timer(s), 0, NONE, NONE))
                .provoked("EINVAL", "a socket", s -> TimerFd.timerfd_settime(s.tcp4(), 0, 0, 0))
                .provoked("EINVAL", "an unknown flag", s -> TimerFd.timerfd_settime(timer(s), -1, 0, 0))
                .injected("ECANCELED", "the clock of the machine would have to be set");
        table.call("timerfd_gettime", "timerfd_gettime", null).notOpen((s, fd) -> TimerFd.timerfd_gettime(fd))
                .provoked("EFAULT", "NULL", s -> TimerFd.timerfd_gettime(timer(s), NONE))
                .provoked("EINVAL", "a socket", s -> TimerFd.timerfd_gettime(s.tcp4()));
    }

    private static int timer(Stage s) {
        return s.keep(TimerFd.timerfd_create(TimerFd.CLOCK_MONOTONIC, 0));
    }

    private static void signals(Table table) {
        anonymous(table.call("signalfd", "signalfd4", s -> {
            SigSet set = SigSet.allocate(s.arena);
            return () -> SignalFd.signalfd(-1, set, -1);
        }).notOpen((s, fd) -> SignalFd.signalfd(fd, SigSet.allocate(s.arena), 0))
                .provoked("EFAULT", "NULL as the set", s -> SignalFd.signalfd(-1, NONE, 0))
                .provoked("EINVAL", "a socket", s -> SignalFd.signalfd(s.tcp4(), SigSet.allocate(s.arena), 0))
                .provoked("EINVAL", "an unknown flag",
                        s -> SignalFd.signalfd(-1, SigSet.allocate(s.arena), 1))
                .provoked("EMFILE", FULL, s -> {
                    SigSet set = SigSet.allocate(s.arena);
                    return s.whenFull(() -> SignalFd.signalfd(-1, set, 0));
                }));
        table.call("pthread_sigmask", "rt_sigprocmask", null)
                .provoked("EINVAL", "99 for how",
                        s -> Signals.pthread_sigmask(99, SigSet.allocate(s.arena), null))
                .notHere("EFAULT", "the C library reads the set itself, and a bad address ends the process");
    }

    /** This process. */
    private static int self(Stage s) {
        return s.keep(PidFd.pidfd_open((int) ProcessHandle.current().pid(), 0));
    }

    private static void pipes(Table table) {
        table.call("pipe", "pipe,pipe2", s -> {
            int[] none = new int[2];
            return () -> closed(Descriptors.pipe(none), none);
        }).provoked("EFAULT", "NULL for the two descriptors", s -> Descriptors.pipe(NONE))
                .provoked("EMFILE", FULL, s -> s.whenFull(() -> Descriptors.pipe(NONE))).systemTableFull()
                .notHere("EINVAL", "it has no flags").notHere("ENOPKG", "it has no flags");
        table.call("pipe2", "pipe2", s -> {
            int[] none = new int[2];
            return () -> LinuxDescriptors.pipe2(none, -1);
        }).provoked("EFAULT", "NULL for the two descriptors", s -> LinuxDescriptors.pipe2(NONE, 0))
                .provoked("EINVAL", "an unknown flag", s -> LinuxDescriptors.pipe2(new int[2], 1))
                .provoked("EMFILE", FULL, s -> s.whenFull(() -> LinuxDescriptors.pipe2(NONE, 0))).systemTableFull()
                .injected("ENOPKG", "O_NOTIFICATION_PIPE, and the kernel would have to be built without it");
    }

    private static int closed(int result, int[] fds) {
        if (result == 0) {
            Stage.done(Sockets.close(fds[0]));
            Stage.done(Sockets.close(fds[1]));
        }
        return result;
    }

    private static void copies(Table table) {
        String opening = "another thread would have to be opening that number at that moment";
        String waits = "only a file of the network, closed by this, would wait";
        table.call("dup", "dup", null).notOpen((s, fd) -> Descriptors.dup(fd)).provoked("EMFILE", FULL, s -> {
            int fd = s.tcp4();
            return s.whenFull(() -> Descriptors.dup(fd));
        }).notHere("EBUSY", "it is dup2's and dup3's").notHere("EINTR", "it is dup2's and dup3's").notHere("EINVAL",
                "it is dup3's");
        table.call("dup2", "dup2,dup3", s -> () -> Descriptors.dup2(Stage.NOT_OPEN, 200))
                .notOpen((s, fd) -> Descriptors.dup2(fd, 200))
                .provoked("EBADF", "a number that this process may not have",
                        s -> Descriptors.dup2(s.tcp4(), Stage.NOT_OPEN))
                .injected("EBUSY", opening).injected("EINTR", waits).notHere("EINVAL", "it is dup3's")
                .notHere("EMFILE", "Linux gives EBADF");
        table.call("dup3", "dup3", s -> () -> LinuxDescriptors.dup3(Stage.NOT_OPEN, 200, 0))
                .notOpen((s, fd) -> LinuxDescriptors.dup3(fd, 200, 0))
                .provoked("EINVAL", "a copy to itself", s -> {
                    int fd = s.tcp4();
                    return LinuxDescriptors.dup3(fd, fd, 0);
                }).injected("EBUSY", opening).injected("EINTR", waits).notHere("EMFILE", "Linux gives EBADF");
        table.call("close_range", "close_range", s -> () -> LinuxDescriptors.close_range(2, 1, 0))
                .provoked("EINVAL", "the first number is above the last", s -> LinuxDescriptors.close_range(2, 1, 0))
                .injected("EMFILE", "CLOSE_RANGE_UNSHARE, and fs.nr_open would have to be lowered")
                .outOfMemory("ENOMEM");
    }

    private static void transfers(Table table) {
        table.call("sendfile", "sendfile", s -> {
            int in = s.keep(C.memfd());
            int out = s.pair(Sockets.SOCK_STREAM)[0];
            return () -> Splice.sendfile(out, in, null, 1);
        }).provoked("EAGAIN", "a non-blocking socket without room",
                s -> Splice.sendfile(s.nonblocking(s.full(s.pair(Sockets.SOCK_STREAM)[0])), zeros(s), null, 1))
                .notOpen((s, fd) -> Splice.sendfile(fd, zeros(s), null, 1))
                .provoked("EBADF", "to a descriptor that was opened for reading",
                        s -> Splice.sendfile(s.open("/dev/null", C.O_RDONLY), zeros(s), null, 1))
                .notHere("EFAULT", "the offset is in an array of Java")
                .provoked("EINVAL", "from a socket", s -> Splice.sendfile(s.tcp()[0], s.tcp()[0], null, 1))
                .provoked("EOVERFLOW", "an offset beyond what a file of /proc can have",
                        s -> Splice.sendfile(s.tcp()[0], s.open("/proc/meminfo", C.O_RDONLY), new long[]{1L << 40}, 1))
                .provoked("ESPIPE", "an offset in a socket",
                        s -> Splice.sendfile(s.tcp()[0], s.tcp()[0], new long[1], 1))
                .injected("EIO", "a disk would have to fail").outOfMemory("ENOMEM");
        table.call("splice", "splice", s -> {
            int in = s.pipe()[0];
            int out = s.pipe()[1];
            return () -> Splice.splice(in, null, out, null, 1, Splice.SPLICE_F_NONBLOCK);
        }).provoked("EAGAIN", "SPLICE_F_NONBLOCK and an empty pipe",
                s -> Splice.splice(s.pipe()[0], null, s.pipe()[1], null, 1, Splice.SPLICE_F_NONBLOCK))
                .notOpen((s, fd) -> Splice.splice(fd, null, s.pipe()[1], null, 1, 0))
                .provoked("EINVAL", "no pipe among the two",
                        s -> Splice.splice(s.tcp()[0], null, s.tcp()[0], null, 1, 0))
                .provoked("ESPIPE", "an offset for a pipe",
                        s -> Splice.splice(s.pipe()[0], new long[1], s.pipe()[1], null, 1, 0))
                .outOfMemory("ENOMEM");
        table.call("tee", "tee", s -> {
            int in = s.pipe()[0];
            int out = s.pipe()[1];
            return () -> Splice.tee(in, out, 1, Splice.SPLICE_F_NONBLOCK);
        }).provoked("EAGAIN", "SPLICE_F_NONBLOCK and an empty pipe",
                s -> Splice.tee(s.pipe()[0], s.pipe()[1], 1, Splice.SPLICE_F_NONBLOCK))
                .notOpen((s, fd) -> Splice.tee(fd, s.pipe()[1], 1, 0))
                .provoked("EINVAL", "two sockets", s -> Splice.tee(s.tcp()[0], s.tcp()[0], 1, 0)).outOfMemory("ENOMEM");
    }

    /** A file of a byte. */
    private static int zeros(Stage s) {
        int fd = s.keep(C.memfd());
        Stage.done(PosixSockets.write(fd, s.text("x"), 1));
        C.seek(fd, 0);
        return fd;
    }
}
