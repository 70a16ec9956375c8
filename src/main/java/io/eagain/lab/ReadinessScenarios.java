package io.eagain.lab;

import io.eagain.SockAddr;
import io.eagain.Sockets;
import io.eagain.linux.Epoll;
import io.eagain.linux.EventFd;
import io.eagain.posix.Fcntl;
import io.eagain.posix.FdSet;
import io.eagain.posix.PosixSockets;
import io.eagain.trace.Names;
import java.util.Map;

/** Waiting: what poll, select and epoll report, and how many descriptors they take. */
final class ReadinessScenarios {
    private static final int MANY = 2000;
    private static final int IN_OUT = LabHost.IN | LabHost.OUT;
    private static final int ALL = IN_OUT | LabHost.RDHUP;

    private ReadinessScenarios() {
    }

    static void register(Map<String, Scenario> scenarios) {
        poll(scenarios);
        select(scenarios);
        epoll(scenarios);
    }

    private static void poll(Map<String, Scenario> scenarios) {
        scenarios.put("POL-34", bench -> {
            bench.as("none").pollNull(0, 0);
            bench.as("null").pollNull(1, 0);
            bench.as("many").pollNull(Limits.openFiles() + 1, 0);
            long start = Bench.milliseconds();
            bench.as("sleep").pollNull(0, 30);
            bench.value("slept", "poll waited at least 29 ms", Bench.milliseconds() - start >= 29);
        });
        scenarios.put("POL-03", bench -> {
            int closed = bench.closedDescriptor();
            Polled fds = bench.polled(2);
            fds.add(closed, LabHost.IN);
            fds.add(bench.tcpPair().here(), LabHost.IN);
            // WSAPoll does not count the closed one, and would wait for the idle one for ever.
            bench.as("ret").poll(fds, LabHost.WINDOWS ? 100 : -1);
            bench.value("r0", "revents of the closed descriptor", Names.POLL.bits(fds.revents(0)));
            bench.value("r1", "revents of the idle socket", Names.POLL.bits(fds.revents(1)));
        });
        scenarios.put("POL-05", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.close(pair.peer());
            Bench.sleep(20);
            bench.as("a").poll(pair.here(), IN_OUT, 1000);
            bench.as("b").poll(pair.here(), ALL, 1000);
            bench.as("c").poll(pair.here(), LabHost.RDHUP, 1000);
        });
        scenarios.put("POL-06", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.shutdown(pair.here(), Sockets.SHUT_WR);
            bench.as("own_wr").poll(pair.here(), ALL, 0);
            bench.shutdown(pair.peer(), Sockets.SHUT_WR);
            Bench.sleep(20);
            bench.as("both").poll(pair.here(), ALL, 1000);
        });
        scenarios.put("POL-08", bench -> {
            bench.as("fresh").poll(bench.tcp(), ALL, 0);
            bench.as("bound").poll(bench.closedPort(), ALL, 0);
        });
        scenarios.put("POL-09", bench -> {
            int listener = bench.listener(8);
            bench.as("idle").poll(listener, IN_OUT, 0);
            bench.connected(bench.getsockname(listener));
            bench.as("pending").poll(listener, IN_OUT, 1000);
            bench.accept(listener);
            bench.as("after").poll(listener, IN_OUT, 0);
        });
        scenarios.put("POL-31", bench -> {
            int event = bench.eventfd(0, EventFd.EFD_NONBLOCK);
            int ready = bench.eventfd(1, EventFd.EFD_NONBLOCK);
            Polled fds = bench.polled(MANY + 1);
            for (int i = 0; i < MANY; i++) {
                fds.add(event, LabHost.IN);
            }
            int high = bench.duplicate(ready, 2500);
            fds.add(high, LabHost.IN);
            bench.as("ret").poll(fds, 1000);
            bench.value("high_fd", "the ready descriptor is above 1024", high > 1024);
            bench.value("revents", "revents of the last of 2001", Names.POLL.bits(fds.revents(MANY)));
        });
        scenarios.put("POL-32", bench -> {
            Bench.Pair idle = bench.tcpPair();
            Bench.Pair busy = bench.tcpPair();
            bench.send(busy.peer(), 1, 0);
            Bench.sleep(20);
            Polled fds = bench.polled(2);
            fds.add(idle.here(), LabHost.IN);
            fds.add(busy.here(), LabHost.IN);
            bench.as("ret").poll(fds, 1000);
            bench.value("idle", "revents of the idle connection", Names.POLL.bits(fds.revents(0)));
            bench.value("busy", "revents of the busy connection", Names.POLL.bits(fds.revents(1)));
            bench.nonblocking(idle.here());
            bench.as("recv_idle").recv(idle.here(), 16, 0);
            bench.as("recv_busy").recv(busy.here(), 16, 0);
        });
        scenarios.put("POL-33", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.dropAll(pair.peer());
            bench.nonblocking(pair.here());
            bench.as("poll").poll(pair.here(), ALL & ~LabHost.OUT, 100);
            bench.as("recv").recv(pair.here(), 16, 0);
            bench.as("send").send(pair.here(), 1, 0);
            bench.as("poll2").poll(pair.here(), ALL & ~LabHost.OUT, 100);
            bench.as("recv2").recv(pair.here(), 16, 0);
        });
    }

    private static void select(Map<String, Scenario> scenarios) {
        scenarios.put("SEL-33", bench -> {
            SockAddr nobody = bench.getsockname(bench.closedPort());
            int fd = bench.tcp();
            bench.nonblocking(fd);
            bench.as("connect").connect(fd, nobody);
            Bench.settle();
            bench.as("select").select(fd, Bench.REFUSED);
            bench.as("so_error").soError(fd);
        });
        scenarios.put("SEL-04", bench -> {
            bench.as("fresh").select(bench.tcp(), 0);
            Bench.Pair ended = bench.tcpPair();
            bench.close(ended.peer());
            Bench.sleep(20);
            bench.as("fin").select(ended.here(), 1000);
            bench.recv(ended.here(), 16, 0);
            Bench.Pair reset = bench.tcpPair();
            bench.reset(reset.peer());
            bench.as("rst").select(reset.here(), 1000);
            Bench.Pair urgent = bench.tcpPair();
            bench.send(urgent.peer(), 1, Sockets.MSG_OOB);
            Bench.sleep(20);
            bench.as("oob").select(urgent.here(), 1000);
        });
        scenarios.put("SEL-31", bench -> {
            bench.value("fd_setsize", "FD_SETSIZE", Integer.toString(FdSet.FD_SETSIZE));
            int event = bench.eventfd(1, 0);
            int last = bench.duplicate(event, FdSet.FD_SETSIZE - 1);
            bench.value("last_fits", "descriptor 1023 is what F_DUPFD gave", last == FdSet.FD_SETSIZE - 1);
            bench.as("fits").selectRead(last, 1000);
            int beyond = bench.duplicate(event, FdSet.FD_SETSIZE);
            String answer;
            try {
                bench.fdSet().set(beyond);
                answer = "accepted";
            } catch (IndexOutOfBoundsException e) {
                answer = "refused";
            }
            bench.value("beyond", "FD_SET(" + beyond + ") by eagain, before any call; C would write beyond the set",
                    answer);
            bench.as("poll_takes_it").poll(beyond, LabHost.IN, 0);
        });
        scenarios.put("SEL-32", bench -> {
            int listener = bench.listener(8);
            bench.as("idle").selectRead(listener, 0);
            bench.connected(bench.getsockname(listener));
            bench.as("waiting").selectRead(listener, 1000);
            bench.as("accept").accept(listener);
        });
    }

    private static void epoll(Map<String, Scenario> scenarios) {
        scenarios.put("EPO-33", bench -> {
            int set = bench.epoll_create1(0);
            int fd = bench.tcp();
            int closed = bench.closedDescriptor();
            bench.epoll_ctl(set, Epoll.EPOLL_CTL_ADD, fd, Epoll.EPOLLIN);
            bench.as("add2").epoll_ctl(set, Epoll.EPOLL_CTL_ADD, fd, Epoll.EPOLLIN);
            int other = bench.tcp();
            bench.as("mod").epoll_ctl(set, Epoll.EPOLL_CTL_MOD, other, Epoll.EPOLLIN);
            bench.as("del").epoll_ctl(set, Epoll.EPOLL_CTL_DEL, other, 0);
            bench.as("bad_epfd").epoll_ctl(closed, Epoll.EPOLL_CTL_ADD, fd, Epoll.EPOLLIN);
            bench.as("not_epoll").epoll_ctl(other, Epoll.EPOLL_CTL_ADD, fd, Epoll.EPOLLIN);
            bench.as("bad_fd").epoll_ctl(set, Epoll.EPOLL_CTL_ADD, closed, Epoll.EPOLLIN);
            bench.as("self").epoll_ctl(set, Epoll.EPOLL_CTL_ADD, set, Epoll.EPOLLIN);
        });
        scenarios.put("EPO-05", bench -> {
            Bench.Pair pair = bench.tcpPair();
            int set = bench.epoll_create1(0);
            bench.epoll_ctl(set, Epoll.EPOLL_CTL_ADD, pair.here(), Epoll.EPOLLIN | Epoll.EPOLLET);
            bench.send(pair.peer(), 3, 0);
            bench.as("first").epoll_wait(set, 8, 1000);
            bench.as("second").epoll_wait(set, 8, 30);
            bench.recv(pair.here(), 1, 0);
            bench.as("after_partial_read").epoll_wait(set, 8, 30);
            bench.send(pair.peer(), 1, 0);
            bench.as("new_data").epoll_wait(set, 8, 1000);
        });
        scenarios.put("EPO-08", bench -> {
            int set = bench.epoll_create1(0);
            Bench.Pair reset = bench.tcpPair();
            bench.epoll_ctl(set, Epoll.EPOLL_CTL_ADD, reset.here(), 0);
            bench.reset(reset.peer());
            bench.as("rst").epoll_wait(set, 8, 1000);
            bench.epoll_ctl(set, Epoll.EPOLL_CTL_DEL, reset.here(), 0);
            Bench.Pair ended = bench.tcpPair();
            bench.epoll_ctl(set, Epoll.EPOLL_CTL_ADD, ended.here(), 0);
            bench.close(ended.peer());
            bench.as("fin").epoll_wait(set, 8, 50);
            bench.epoll_ctl(set, Epoll.EPOLL_CTL_MOD, ended.here(), Epoll.EPOLLRDHUP);
            bench.as("rdhup").epoll_wait(set, 8, 1000);
        });
        scenarios.put("EPO-31", bench -> {
            int set = bench.epoll_create1(0);
            int event = bench.eventfd(0, EventFd.EFD_NONBLOCK);
            for (int i = 0; i < MANY; i++) {
                int copy = Fcntl.fcntl(event, Fcntl.F_DUPFD_CLOEXEC, 1100);
                bench.owns(copy);
                int result = Epoll.epoll_ctl(set, Epoll.EPOLL_CTL_ADD, copy, Epoll.EPOLLIN, copy);
                if (copy < 0 || result < 0) {
                    throw new StageException("descriptor " + i + " of " + MANY + ": fcntl gave " + copy
                            + ", epoll_ctl gave " + result + "; is ulimit -n below " + (1100 + MANY) + "?");
                }
            }
            bench.record(MANY + " times fcntl(" + event + ", F_DUPFD_CLOEXEC, 1100) and epoll_ctl(" + set
                    + ", EPOLL_CTL_ADD, copy, {EPOLLIN}); the last", 0);
            bench.as("none_ready").epoll_wait(set, 8, 0);
            int ready = bench.eventfd(1, 0);
            int high = bench.duplicate(ready, 1100 + MANY);
            bench.epoll_ctl(set, Epoll.EPOLL_CTL_ADD, high, Epoll.EPOLLIN);
            bench.as("one_ready").epoll_wait(set, 8, 1000);
        });
        scenarios.put("EPO-32", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.nonblocking(pair.here());
            int set = bench.epoll_create1(Epoll.EPOLL_CLOEXEC);
            bench.epoll_ctl(set, Epoll.EPOLL_CTL_ADD, pair.here(), Epoll.EPOLLIN | Epoll.EPOLLRDHUP);
            bench.as("idle").epoll_wait(set, 8, 0);
            bench.send(pair.peer(), 4, 0);
            bench.as("data").epoll_wait(set, 8, 1000);
            bench.as("recv").recv(pair.here(), 16, 0);
            bench.as("drained").recv(pair.here(), 16, bench.dontWait(pair.here()));
            bench.shutdown(pair.peer(), Sockets.SHUT_WR);
            bench.as("end").epoll_wait(set, 8, 1000);
            bench.as("recv_end").recv(pair.here(), 16, 0);
        });
    }
}
