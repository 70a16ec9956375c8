package io.eagain.lab;

import io.eagain.Errno;
import io.eagain.linux.Epoll;
import io.eagain.linux.EpollEvents;
import io.eagain.linux.EventFd;
import io.eagain.trace.Names;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The rules of epoll and eventfd: what they refuse, what may watch what, how events are handed out. */
final class EpollRuleScenarios {
    private static final int ADD = Epoll.EPOLL_CTL_ADD;
    private static final int MOD = Epoll.EPOLL_CTL_MOD;
    private static final int DEL = Epoll.EPOLL_CTL_DEL;
    private static final int EXCLUSIVE = Epoll.EPOLLIN | Epoll.EPOLLEXCLUSIVE;

    private EpollRuleScenarios() {
    }

    static void register(Map<String, Scenario> scenarios) {
        refusals(scenarios);
        registrations(scenarios);
        events(scenarios);
    }

    private static void refusals(Map<String, Scenario> scenarios) {
        scenarios.put("EPO-01", bench -> {
            bench.as("zero").epoll_create(0);
            bench.as("neg").epoll_create(-1);
            bench.as("one").epoll_create(1);
            bench.as("badflag").epoll_create1(1);
            int lowestFree = bench.eventfd(0, 0);
            bench.close(lowestFree);
            LabNative.withoutDescriptorsFrom(lowestFree, () -> bench.as("emfile").epoll_create1(0));
        });
        scenarios.put("EPO-02", bench -> {
            int set = bench.epoll_create1(0);
            Bench.Pair pair = bench.tcpPair();
            int closed = bench.closedDescriptor();
            bench.epoll_ctl(set, ADD, pair.here(), Epoll.EPOLLIN);
            bench.as("add2").epoll_ctl(set, ADD, pair.here(), Epoll.EPOLLIN);
            bench.as("mod").epoll_ctl(set, MOD, pair.peer(), Epoll.EPOLLIN);
            bench.as("del").epoll_ctl(set, DEL, pair.peer(), Epoll.EPOLLIN);
            bench.as("bad_epfd").epoll_ctl(-1, ADD, pair.here(), Epoll.EPOLLIN);
            bench.as("not_epoll").epoll_ctl(pair.peer(), ADD, pair.here(), Epoll.EPOLLIN);
            bench.as("bad_fd").epoll_ctl(set, ADD, closed, Epoll.EPOLLIN);
            bench.as("self").epoll_ctl(set, ADD, set, Epoll.EPOLLIN);
            bench.as("op").epoll_ctl(set, 77, pair.here(), Epoll.EPOLLIN);
            bench.as("null").record("epoll_ctl(" + set + ", EPOLL_CTL_ADD, " + pair.peer() + ", NULL)",
                    Epoll.epoll_ctl(set, ADD, pair.peer(), MemorySegment.NULL));
            Path file = Files.createTempFile("eagain-lab", null);
            try {
                bench.as("file").epoll_ctl(set, ADD, bench.open(file), Epoll.EPOLLIN);
            } finally {
                Files.delete(file);
            }
            bench.as("dir").epoll_ctl(set, ADD, bench.open(Path.of("/")), Epoll.EPOLLIN);
            bench.as("del_null").record("epoll_ctl(" + set + ", EPOLL_CTL_DEL, " + pair.here() + ", NULL)",
                    Epoll.epoll_ctl(set, DEL, pair.here(), MemorySegment.NULL));
        });
        scenarios.put("EPO-03", bench -> {
            int set = bench.epoll_create1(0);
            Bench.Pair pair = bench.tcpPair();
            bench.as("zero").epoll_wait(set, 0, 0);
            bench.as("neg").epoll_wait(set, -1, 0);
            // The kernel refuses it before it looks at the array, which is not that large.
            bench.as("huge").record("epoll_wait(" + set + ", events, " + Integer.MAX_VALUE + ", 0)",
                    Epoll.epoll_wait(set, bench.memory().reinterpret(Long.MAX_VALUE), Integer.MAX_VALUE, 0));
            bench.as("bad_epfd").epoll_wait(-1, 1, 0);
            bench.as("not_epoll").epoll_wait(pair.here(), 1, 0);
            MemorySegment noAccess = bench.noAccess();
            String call = "epoll_wait(" + set + ", PROT_NONE, 1, 0)";
            bench.as("fault_idle").record(call, Epoll.epoll_wait(set, noAccess, 1, 0));
            bench.epoll_ctl(set, ADD, pair.here(), Epoll.EPOLLOUT);
            bench.as("fault").record(call, Epoll.epoll_wait(set, noAccess, 1, 0));
            bench.as("still_there").epoll_wait(set, 1, 0);
        });
        scenarios.put("EPO-11", bench -> {
            int event = bench.eventfd(0, EventFd.EFD_NONBLOCK);
            bench.as("read").read(event, 8);
            bench.as("short_read").read(event, 4);
            bench.as("short_write").write(event, 4);
            bench.memory().set(ValueLayout.JAVA_LONG, 0, -1);
            bench.as("max").write(event, 8);
            bench.memory().set(ValueLayout.JAVA_LONG, 0, -2);
            bench.as("fill").write(event, 8);
            bench.memory().set(ValueLayout.JAVA_LONG, 0, 1);
            bench.as("overflow").write(event, 8);
            bench.as("drained").read(event, 8);
        });
    }

    private static void registrations(Map<String, Scenario> scenarios) {
        scenarios.put("EPO-04", bench -> {
            int a = bench.epoll_create1(0);
            int b = bench.epoll_create1(0);
            bench.as("ab").epoll_ctl(a, ADD, b, Epoll.EPOLLIN);
            bench.as("ba").epoll_ctl(b, ADD, a, Epoll.EPOLLIN);
            int last = bench.epoll_create1(0);
            bench.epoll_ctl(last, ADD, bench.eventfd(0, 0), Epoll.EPOLLIN);
            int depth = 0;
            int result = 0;
            while (depth < 10) {
                int next = bench.epoll_create1(0);
                result = bench.epoll_ctl(next, ADD, last, Epoll.EPOLLIN);
                if (result < 0) {
                    break;
                }
                depth++;
                last = next;
            }
            bench.value("depth_ok", "how many watch one another, above the first", Integer.toString(depth));
            bench.value("deeper", "what one more gave", result < 0 ? "-1/" + Errno.name(-result) : "0");
        });
        scenarios.put("EPO-06", bench -> {
            int set = bench.epoll_create1(0);
            int other = bench.epoll_create1(0);
            Bench.Pair pair = bench.tcpPair();
            int fresh = bench.tcpPair().here();
            bench.as("add").epoll_ctl(set, ADD, pair.here(), EXCLUSIVE);
            bench.as("oneshot").epoll_ctl(set, ADD, fresh, EXCLUSIVE | Epoll.EPOLLONESHOT);
            bench.as("rdhup").epoll_ctl(set, ADD, fresh, EXCLUSIVE | Epoll.EPOLLRDHUP);
            bench.as("on_epoll").epoll_ctl(set, ADD, other, EXCLUSIVE);
            bench.epoll_ctl(set, ADD, pair.peer(), Epoll.EPOLLIN);
            bench.as("mod_exclusive").epoll_ctl(set, MOD, pair.peer(), EXCLUSIVE);
            bench.as("mod_plain").epoll_ctl(set, MOD, pair.here(), Epoll.EPOLLIN);
            bench.as("add_et").epoll_ctl(set, ADD, fresh, EXCLUSIVE | Epoll.EPOLLET);
        });
        scenarios.put("EPO-07", bench -> {
            int set = bench.epoll_create1(0);
            Bench.Pair pair = bench.tcpPair();
            bench.as("add").epoll_ctl(set, ADD, pair.here(), Epoll.EPOLLIN);
            bench.as("add_dup").epoll_ctl(set, ADD, bench.duplicate(pair.here(), 0), Epoll.EPOLLIN);
            bench.send(pair.peer(), 1, 0);
            Bench.sleep(20);
            bench.as("wait").epoll_wait(set, 4, 1000);
        });
    }

    private static void events(Map<String, Scenario> scenarios) {
        scenarios.put("EPO-09", bench -> {
            int set = bench.epoll_create1(0);
            bench.epoll_ctl(set, ADD, bench.tcp(), Epoll.EPOLLIN | Epoll.EPOLLOUT);
            bench.as("wait").epoll_wait(set, 4, 0);
        });
        scenarios.put("EPO-10", bench -> {
            int set = bench.epoll_create1(0);
            Bench.Pair pair = bench.tcpPair();
            bench.epoll_ctl(set, ADD, pair.here(), Epoll.EPOLLIN);
            bench.as("idle").poll(set, LabHost.IN, 0);
            bench.send(pair.peer(), 1, 0);
            bench.as("ready").poll(set, LabHost.IN, 1000);
        });
        scenarios.put("TMO-08", bench -> {
            int set = bench.epoll_create1(0);
            bench.as("zero").epoll_wait(set, 4, 0);
            long start = Bench.milliseconds();
            bench.as("forty").epoll_wait(set, 4, 40);
            bench.value("at_least_40", "epoll_wait waited at least 39 ms", Bench.milliseconds() - start >= 39);
            for (int i = 0; i < 3; i++) {
                bench.epoll_ctl(set, ADD, bench.eventfd(1, 0), Epoll.EPOLLIN);
            }
            Set<Long> seen = new HashSet<>();
            try (Arena arena = Arena.ofConfined()) {
                EpollEvents events = EpollEvents.allocate(arena, 2);
                for (int i = 1; i <= 3; i++) {
                    int ready = Epoll.epoll_wait(set, events, 2, 0);
                    bench.as("n" + i).record("epoll_wait(" + set + ", events, 2, 0)", ready,
                            Names.EPOLL.bits(events.events(0)) + ", data=" + events.data(0));
                    for (int j = 0; j < ready; j++) {
                        seen.add(events.data(j));
                    }
                }
            }
            bench.value("all_seen", "each of the three was among the events", seen.size() == 3);
        });
    }
}
