package io.eagain.errors;

import io.eagain.Sockets;
import io.eagain.linux.Epoll;
import io.eagain.linux.EpollEvents;
import io.eagain.linux.Ppoll;
import io.eagain.posix.FdSet;
import io.eagain.posix.Poll;
import io.eagain.posix.PollFds;
import io.eagain.posix.Select;
import io.eagain.posix.SigSet;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Waiting until descriptors are ready. */
final class ReadinessErrors {
    /** More than this process may have descriptors. */
    private static final long TOO_MANY = 1L << 20;
    private static final MemorySegment NONE = MemorySegment.NULL;
    private static final boolean AMD64 = System.getProperty("os.arch").equals("amd64");

    private ReadinessErrors() {
    }

    static void add(Table table) {
        poll(table);
        ppoll(table);
        select(table.call("select", AMD64 ? "select,pselect6" : "pselect6", s -> {
            FdSet set = FdSet.allocate(s.arena);
            return () -> Select.select(1, set, null, null, 0);
        }), (nfds, set, microseconds) -> Select.select(nfds, set, null, null, microseconds));
        select(table.call("pselect", "pselect6", s -> {
            FdSet set = FdSet.allocate(s.arena);
            return () -> Select.pselect(1, set, null, null, 0, (SigSet) null);
        }).provoked("EINVAL", "a time limit with 1000000000 nanoseconds beside the seconds",
                s -> Select.pselect(1, null, null, null, malformed(s), NONE)),
                (nfds, set, microseconds) -> Select.pselect(nfds, set, null, null, microseconds * 1000, null));
        epollCreate(table);
        epollCtl(table);
        epollWait(table.call("epoll_wait", AMD64 ? "epoll_wait" : "epoll_pwait", s -> {
            int epfd = epoll(s);
            EpollEvents events = EpollEvents.allocate(s.arena, 1);
            return () -> Epoll.epoll_wait(epfd, events, 1, 0);
        }), Epoll::epoll_wait);
        epollWait(table.call("epoll_pwait", "epoll_pwait", s -> {
            int epfd = epoll(s);
            EpollEvents events = EpollEvents.allocate(s.arena, 1);
            return () -> Epoll.epoll_pwait(epfd, events, 1, 0, SigSet.allocate(s.arena));
        }), (epfd, events, maxevents, timeout) -> Epoll.epoll_pwait(epfd, events, maxevents, timeout, NONE));
        epollWait(table.call("epoll_pwait2", "epoll_pwait2", s -> {
            int epfd = epoll(s);
            EpollEvents events = EpollEvents.allocate(s.arena, 1);
            return () -> Epoll.epoll_pwait2(epfd, events, 1, 0);
        }).provoked("EINVAL", "a time limit with 1000000000 nanoseconds beside the seconds",
                s -> Epoll.epoll_pwait2(epoll(s), s.arena.allocate(16, 8), 1, malformed(s), NONE)),
                (epfd, events, maxevents, timeout) -> Epoll.epoll_pwait2(epfd, events, maxevents, NONE, NONE));
    }

    private static void poll(Table table) {
        table.call("poll", AMD64 ? "poll" : "ppoll", s -> {
            PollFds fds = one(s);
            return () -> Poll.poll(fds, 0);
        }).provoked("EFAULT", "NULL as the array", s -> Poll.poll(NONE, 1, 0))
                .provoked("EINTR", "signals while nothing is ready", s -> {
                    PollFds fds = one(s);
                    return s.interrupted(() -> Poll.poll(fds, 10_000));
                }).provoked("EINVAL", "more descriptors than RLIMIT_NOFILE", s -> Poll.poll(NONE, TOO_MANY, 0))
                .notHere("EAGAIN", "Linux gives ENOMEM").outOfMemory("ENOMEM");
    }

    private static void ppoll(Table table) {
        table.call("ppoll", "ppoll", s -> {
            PollFds fds = one(s);
            return () -> Ppoll.ppoll(fds, 0);
        }).provoked("EFAULT", "NULL as the array", s -> Ppoll.ppoll(NONE, 1, s.arena.allocate(16, 8), NONE))
                .provoked("EINTR", "signals while nothing is ready", s -> {
                    PollFds fds = one(s);
                    return s.interrupted(() -> Ppoll.ppoll(fds, 10_000_000_000L));
                })
                .provoked("EINVAL", "more descriptors than RLIMIT_NOFILE",
                        s -> Ppoll.ppoll(NONE, TOO_MANY, s.arena.allocate(16, 8), NONE))
                .provoked("EINVAL", "a time limit with 1000000000 nanoseconds beside the seconds",
                        s -> Ppoll.ppoll(one(s).segment(), 1, malformed(s), NONE))
                .outOfMemory("ENOMEM");
    }

    private interface SelectSet {
        long call(int nfds, FdSet readfds, long microseconds);
    }

    private static Table.Call select(Table.Call call, SelectSet select) {
        return call.provoked("EBADF", "a descriptor that is not open", s -> {
            int fd = s.tcp4();
            s.close(fd);
            FdSet set = FdSet.allocate(s.arena);
            set.set(fd);
            return select.call(fd + 1, set, 0);
        }).provoked("EINTR", "signals while nothing is ready", s -> {
            FdSet set = FdSet.allocate(s.arena);
            return s.interrupted(() -> select.call(1, set, 10_000_000));
        }).provoked("EINVAL", "a negative nfds", s -> select.call(-1, null, 0)).outOfMemory("ENOMEM");
    }

    private static void epollCreate(Table table) {
        table.call("epoll_create1", "epoll_create1", s -> () -> Epoll.epoll_create1(-1))
                .provoked("EINVAL", "an unknown flag", s -> Epoll.epoll_create1(1))
                .provoked("EMFILE", "the table of descriptors is full", s -> s.whenFull(() -> Epoll.epoll_create1(0)))
                .systemTableFull().outOfMemory("ENOMEM");
    }

    private static void epollCtl(Table table) {
        table.call("epoll_ctl", "epoll_ctl", s -> {
            int epfd = epoll(s);
            int fd = s.tcp4();
            return () -> Epoll.epoll_ctl(epfd, Epoll.EPOLL_CTL_DEL, fd, 0, 0);
        }).notOpen((s, fd) -> add(fd, s.tcp4())).provoked("EEXIST", "a descriptor that is registered", s -> {
            int epfd = epoll(s);
            int fd = s.tcp4();
            Stage.done(add(epfd, fd));
            return add(epfd, fd);
        }).provoked("EFAULT", "NULL as the event",
                s -> Epoll.epoll_ctl(epoll(s), Epoll.EPOLL_CTL_ADD, s.tcp4(), NONE))
                .provoked("EINVAL", "a socket instead of the epoll descriptor", s -> add(s.tcp4(), s.tcp4()))
                .provoked("ELOOP", "epoll descriptors in a circle", s -> {
                    int first = epoll(s);
                    int second = epoll(s);
                    Stage.done(add(first, second));
                    return add(second, first);
                })
                .provoked("ENOENT", "a descriptor that is not registered",
                        s -> Epoll.epoll_ctl(epoll(s), Epoll.EPOLL_CTL_MOD, s.tcp4(), Epoll.EPOLLIN, 0))
                .injected("ENOSPC", "fs.epoll.max_user_watches, which is the whole machine's, would have to be used up")
                .provoked("EPERM", "a directory", s -> add(epoll(s), s.open("/", C.O_RDONLY))).outOfMemory("ENOMEM");
    }

    interface EpollWait {
        long call(int epfd, MemorySegment events, int maxevents, int timeout);
    }

    static Table.Call epollWait(Table.Call call, EpollWait wait) {
        return call.notOpen((s, fd) -> wait.call(fd, s.arena.allocate(16, 8), 1, 0))
                .provoked("EFAULT", "NULL as the array, and an event", s -> {
                    int epfd = epoll(s);
                    Stage.done(add(epfd, s.refused()));
                    return wait.call(epfd, NONE, 1, 0);
                }).provoked("EINTR", "signals while nothing is ready", s -> {
                    int epfd = epoll(s);
                    MemorySegment events = s.arena.allocate(16, 8);
                    return s.interrupted(() -> wait.call(epfd, events, 1, 10_000));
                }).provoked("EINVAL", "0 for maxevents", s -> wait.call(epoll(s), s.arena.allocate(16, 8), 0, 0))
                .provoked("EINVAL", "a socket instead of the epoll descriptor",
                        s -> wait.call(s.tcp4(), s.arena.allocate(16, 8), 1, 0));
    }

    private static int epoll(Stage s) {
        return s.keep(Epoll.epoll_create1(0));
    }

    private static int add(int epfd, int fd) {
        return Epoll.epoll_ctl(epfd, Epoll.EPOLL_CTL_ADD, fd, Epoll.EPOLLIN, 0);
    }

    /** One descriptor that is not ready. */
    private static PollFds one(Stage s) {
        PollFds fds = PollFds.allocate(s.arena, 1);
        fds.add(s.pair(Sockets.SOCK_STREAM)[0], Poll.POLLIN);
        return fds;
    }

    /** A struct timespec that is none. */
    static MemorySegment malformed(Stage s) {
        MemorySegment time = s.arena.allocate(16, 8);
        time.set(ValueLayout.JAVA_LONG, 8, 1_000_000_000);
        return time;
    }
}
