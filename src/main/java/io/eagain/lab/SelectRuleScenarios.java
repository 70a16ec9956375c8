package io.eagain.lab;

import io.eagain.posix.FdSet;
import io.eagain.posix.Select;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Locale;
import java.util.Map;

/** The rules of select: its arguments, its time limit, what it does with its sets. */
final class SelectRuleScenarios {
    private SelectRuleScenarios() {
    }

    static void register(Map<String, Scenario> scenarios) {
        scenarios.put("SEL-01", bench -> {
            bench.as("nfds").record("select(-1, NULL, NULL, NULL, 0 ms)", Select.select(-1, null, null, null, 0));
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment time = arena.allocateFrom(ValueLayout.JAVA_LONG, -1, 0);
                // The C library may find it by itself, without a system call.
                bench.as("timeout").record("select(0, NULL, NULL, NULL, {-1, 0})",
                        Select.select(0, null, null, null, time));
            }
            bench.as("sleep").record("select(0, NULL, NULL, NULL, 20 ms)", Select.select(0, null, null, null, 20_000));
            bench.as("closed").selectRead(bench.closedDescriptor(), 0);
        });
        scenarios.put("SEL-02", bench -> {
            Bench.Pair pair = bench.tcpPair();
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment time = arena.allocateFrom(ValueLayout.JAVA_LONG, 1, 0);
                FdSet reading = bench.fdSet(pair.here());
                Thread sender = bench.later(100, () -> bench.send(pair.peer(), 4, 0));
                int result = Select.select(pair.here() + 1, reading, null, null, time);
                bench.as("ret").record("select(" + (pair.here() + 1) + ", {" + pair.here() + "}, NULL, NULL, 1000 ms)",
                        result);
                Bench.join(sender);
                long left = time.get(ValueLayout.JAVA_LONG, 0) * 1000 + time.get(ValueLayout.JAVA_LONG, 8) / 1000;
                bench.value("left_lt_950ms", "less than 950 ms are left of the second", left < 950);
                bench.value("left_gt_500ms", "more than 500 ms are left of the second", left > 500);
            }
        });
        scenarios.put("SEL-03", bench -> {
            int fd = bench.tcp();
            bench.nonblocking(fd);
            bench.connect(fd, bench.getsockname(bench.closedPort()));
            Bench.sleep(20);
            FdSet reading = bench.fdSet(fd);
            FdSet writing = bench.fdSet(fd);
            FdSet exceptions = bench.fdSet(fd);
            int result = Select.select(fd + 1, reading, writing, exceptions, 1_000_000);
            String call = String.format(Locale.ROOT, "select(%d, {%d}, {%d}, {%d}, 1000 ms)", fd + 1, fd, fd, fd);
            bench.as("ret").record(call, result, "r" + bit(reading, fd) + "w" + bit(writing, fd) + "e"
                    + bit(exceptions, fd));
            bench.value("r", "it is in the set for reading", reading.isSet(fd));
            bench.value("w", "it is in the set for writing", writing.isSet(fd));
            bench.value("e", "it is in the set for exceptions", exceptions.isSet(fd));
        });
        scenarios.put("SEL-05", bench -> {
            bench.value("fd_setsize", "FD_SETSIZE", Integer.toString(FdSet.FD_SETSIZE));
            int fd = bench.tcpPair().here();
            bench.as("ret").record("select(" + fd + ", NULL, {" + fd + "}, NULL, 0 ms)",
                    Select.select(fd, null, bench.fdSet(fd), null, 0));
        });
    }

    private static int bit(FdSet set, int fd) {
        return set.isSet(fd) ? 1 : 0;
    }
}
