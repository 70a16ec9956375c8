package io.eagain.lab;

import io.eagain.SockAddr;
import io.eagain.Sockets;
import io.eagain.linux.EventFd;
import io.eagain.linux.Ppoll;
import io.eagain.posix.Poll;
import io.eagain.trace.Names;
import io.eagain.windows.WSAPoll;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The rules of poll: its arguments, what it reports unasked, how long it waits. */
final class PollRuleScenarios {
    private static final int IN_OUT = LabHost.IN | LabHost.OUT;

    private PollRuleScenarios() {
    }

    static void register(Map<String, Scenario> scenarios) {
        arguments(scenarios);
        states(scenarios);
        times(scenarios);
    }

    private static void arguments(Map<String, Scenario> scenarios) {
        scenarios.put("POL-01", bench -> {
            bench.as("none").pollNull(0, 0);
            bench.as("null").pollNull(1, 0);
            bench.as("bad").record("poll(PROT_NONE, 1, 0)", Poll.poll(bench.noAccess(), 1, 0));
            bench.as("many").pollNull(Limits.openFiles() + 1, 0);
            long start = Bench.milliseconds();
            bench.as("sleep").pollNull(0, 30);
            bench.value("slept", "poll waited at least 29 ms", Bench.milliseconds() - start >= 29);
        });
        scenarios.put("POL-02", bench -> {
            Polled fds = bench.polled(3);
            fds.add(-1, LabHost.IN);
            fds.add(LabHost.WINDOWS ? receiver(bench, 1) : bench.eventfd(1, 0), LabHost.IN);
            fds.add(-5, LabHost.IN | LabHost.ERR);
            for (int i = 0; i < fds.size(); i++) {
                fds.leave(i, 99);
            }
            bench.as("ret").poll(fds, 0);
            bench.value("r0", "revents of descriptor -1, 99 before", Names.POLL.bits(fds.revents(0)));
            bench.value("r1", "revents of the ready descriptor, 99 before", Names.POLL.bits(fds.revents(1)));
            bench.value("r2", "revents of descriptor -5, 99 before", Names.POLL.bits(fds.revents(2)));
        });
        scenarios.put("POL-12", bench -> {
            Bench.Pair pair = bench.tcpPair();
            Polled fds = bench.polled(2);
            fds.add(pair.here(), LabHost.OUT);
            fds.add(pair.here(), IN_OUT);
            bench.as("ret").poll(fds, 0);
            bench.value("r0", "revents of its first place", Names.POLL.bits(fds.revents(0)));
            bench.value("r1", "revents of its second place", Names.POLL.bits(fds.revents(1)));
        });
        scenarios.put("POL-15", bench -> bench.as("poll").poll(bench.tcpPair().here(),
                LabHost.WINDOWS
                        ? WSAPoll.POLLERR | WSAPoll.POLLHUP | WSAPoll.POLLNVAL | WSAPoll.POLLPRI | 0x4000
                        : Poll.POLLERR | Poll.POLLHUP | Poll.POLLNVAL | Poll.POLLPRI | 0x4000,
                0));
        scenarios.put("TMO-07", bench -> {
            bench.as("neg").record("ppoll(NULL, 0, {-1, 0}, NULL)", ppoll(-1, 0));
            bench.as("nsec").record("ppoll(NULL, 0, {0, 1000000000}, NULL)", ppoll(0, 1_000_000_000));
        });
    }

    /** A UDP socket with a datagram of this size. */
    private static int receiver(Bench bench, int size) {
        int receiver = bench.boundUdp();
        bench.sendto(bench.udp(), size, 0, bench.getsockname(receiver));
        Bench.sleep(20);
        return receiver;
    }

    private static int ppoll(long seconds, long nanoseconds) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment time = arena.allocateFrom(ValueLayout.JAVA_LONG, seconds, nanoseconds);
            return Ppoll.ppoll(MemorySegment.NULL, 0, time, MemorySegment.NULL);
        }
    }

    private static void states(Map<String, Scenario> scenarios) {
        scenarios.put("POL-04", bench -> {
            Bench.Pair ended = bench.tcpPair();
            bench.close(ended.peer());
            Bench.sleep(20);
            bench.as("fin").poll(ended.here(), 0, 0);
            Bench.Pair reset = bench.tcpPair();
            bench.reset(reset.peer());
            bench.as("rst").poll(reset.here(), 0, 0);
            bench.as("nval").poll(bench.closedDescriptor(), 0, 0);
            if (!LabHost.WINDOWS) {
                // Which polls sockets alone.
                Bench.Pair pipe = bench.pipe();
                bench.close(pipe.peer());
                bench.as("pipe").poll(pipe.here(), 0, 0);
            }
        });
        scenarios.put("POL-07", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.shutdown(pair.here(), Sockets.SHUT_RD);
            bench.as("poll").poll(pair.here(), IN_OUT | LabHost.RDHUP, 0);
        });
        scenarios.put("POL-10", bench -> {
            Bench.Pair empty = bench.pipe();
            bench.close(empty.peer());
            bench.as("empty").poll(empty.here(), LabHost.IN, 0);
            Bench.Pair filled = bench.pipe();
            bench.write(filled.peer(), 1);
            bench.close(filled.peer());
            bench.as("data").poll(filled.here(), LabHost.IN, 0);
            Bench.Pair unread = bench.pipe();
            bench.close(unread.here());
            bench.as("writer").poll(unread.peer(), LabHost.OUT, 0);
        });
        scenarios.put("POL-11", bench -> {
            Path file = Files.createTempFile("eagain-lab", null);
            try {
                bench.as("poll").poll(bench.open(file), IN_OUT | Poll.POLLPRI, 0);
            } finally {
                Files.delete(file);
            }
        });
        scenarios.put("POL-13", bench -> {
            bench.as("fresh").poll(bench.udp(), IN_OUT, 0);
            bench.as("zero").poll(receiver(bench, 0), IN_OUT, 1000);
            int unused = bench.boundUdp();
            SockAddr nobody = bench.getsockname(unused);
            bench.close(unused);
            int fd = bench.udp();
            bench.connect(fd, nobody);
            bench.send(fd, 1, 0);
            bench.as("icmp").poll(fd, 0, 1000);
        });
        scenarios.put("POL-14", bench -> {
            Bench.Pair pair = bench.tcpPair();
            long start = Bench.milliseconds();
            Thread closer = bench.later(80, () -> bench.close(pair.here()));
            bench.as("poll").poll(pair.here(), LabHost.IN, 400);
            bench.value("waited_full", "poll waited at least 390 ms", Bench.milliseconds() - start >= 390);
            Bench.join(closer);
        });
    }

    private static void times(Map<String, Scenario> scenarios) {
        scenarios.put("TMO-06", bench -> {
            Bench.Pair pair = bench.tcpPair();
            Polled fds = bench.polled(1);
            fds.add(pair.here(), LabHost.IN);
            bench.as("zero").poll(fds, 0);
            long start = Bench.milliseconds();
            bench.as("forty").poll(fds, 40);
            bench.value("at_least_40", "poll waited at least 39 ms", Bench.milliseconds() - start >= 39);
            Thread first = bench.later(60, () -> bench.send(pair.peer(), 4, 0));
            bench.as("minus1").poll(fds, -1);
            Bench.join(first);
            bench.recv(pair.here(), 16, 0);
            Thread second = bench.later(60, () -> bench.send(pair.peer(), 4, 0));
            bench.as("minus1000").poll(fds, -1000);
            Bench.join(second);
        });
    }
}
