package io.eagain.lab;

import io.eagain.posix.FdSet;
import io.eagain.posix.Select;
import java.util.Locale;
import java.util.Map;

/** The rules of select: its arguments, its time limit, what it does with its sets. */
final class SelectRuleScenarios {
    private SelectRuleScenarios() {
    }

    static void register(Map<String, Scenario> scenarios) {
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
