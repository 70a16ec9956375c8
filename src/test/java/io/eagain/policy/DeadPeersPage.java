package io.eagain.policy;

import io.eagain.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes {@code docs/DEAD-PEERS.md} of a run: {@code java ... io.eagain.policy.DeadPeersPage DOCS}. */
final class DeadPeersPage {
    private static final String COMMAND = "mvn -q test-compile exec:exec -Dlab.classpath=test"
            + " -Dlab.main=io.eagain.policy.DeadPeersPage -Dlab.args=docs";

    /** Seconds for this machine's own lateness, above the eighth of the kernel's timers. */
    static final double SLACK_SECONDS = 0.25;

    private DeadPeersPage() {
    }

    public static void main(String[] arguments) throws Exception {
        List<DeadPeersRow> rows = new ArrayList<>();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<List<DeadPeersRow>>> runs = new ArrayList<>();
            for (String[] run : new String[][]{{"15", "all"}, {"3", "retransmission"}, {"5", "retransmission"}}) {
                runs.add(threads.submit(() -> run(run[0], run[1])));
            }
            for (Future<List<DeadPeersRow>> run : runs) {
                rows.addAll(run.get());
                System.err.println(rows.size() + " rows");
            }
        }
        Files.writeString(Path.of(arguments[0]).resolve("DEAD-PEERS.md"), page(rows));
        rows.stream().filter(row -> !row.held(SLACK_SECONDS))
                .forEach(row -> System.err.println("not as it should be: " + row));
    }

    /** What makes a private network with filters and peers here, or null. */
    static List<String> unshare() throws IOException, InterruptedException {
        return ChildJvm.ownNetwork("nft add table ip eagain && ip link add here0 type veth peer name there0");
    }

    /** One run in a private network of its own. */
    static List<DeadPeersRow> run(String retries2, String set) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(unshare());
        command.addAll(ChildJvm.command(ChildJvm.QUICK, DeadPeers.class, retries2, set));
        ChildJvm.Output output = ChildJvm.run(command, 120);
        if (output.status() != 0) {
            throw new IllegalStateException(output.text());
        }
        return DeadPeersRow.rows(output.lines());
    }

    private static String page(List<DeadPeersRow> rows) {
        StringBuilder page = new StringBuilder(
                """
                        # Dead peers: how long until which error

                        Made on %s: %s %s, %s.
                        Made by a run of `io.eagain.policy.DeadPeersPage` in the tests; not edited by hand. Again, on Linux with `unshare`, `ip` and `nft`:

                            %s

                        ## Observed on Linux

                        Two network namespaces, joined by veth pairs; the peers' packets are dropped by nftables where they arrive, in both directions, so that nobody is told. All connections of a run are lost at once. Seconds are of the monotonic clock. They are counted from the last word of the peer (the drop follows within a tenth of a second) when nothing is being sent; from the setting of keep-alive where the peer's system starts anew; from the `send` of one byte after the drop when data is not acknowledged; from before the peer's window was filled, which takes less than a tenth of a second; from `connect`; and for a heartbeat from the drop, or the stop.

                        A time is as it should be when it is not below the lower bound (less 10 ms, the ticks of the kernel's clock) and at most an eighth and %s s above the upper one: the kernel's timers may be late by an eighth of their time (`kernel/time/timer.c`). The lower bound is the formula; where data is not acknowledged it is the user time-out, or the model of the retransmissions, alone. RTO is the retransmission time-out that `TCP_INFO` gave before the drop, 0.2 s here. A row that is not as it should be is printed **bold**.

                        | what happened | settings | formula, s | observed, s | error |
                        |---|---|---|---|---|
                        """
                        .formatted(LocalDate.now(ZoneOffset.UTC), System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch"), COMMAND, DeadPeersRow.seconds(SLACK_SECONDS)));
        // Those of one kind together, in the order of the first of each.
        List<String> kinds = rows.stream().map(DeadPeersRow::what).distinct().toList();
        rows.stream().sorted(Comparator.comparingInt(row -> kinds.indexOf(row.what()))).forEach(row -> {
            boolean held = row.held(SLACK_SECONDS);
            String seconds = DeadPeersRow.seconds(row.seconds());
            String error = row.observed().equals(DeadPeersRow.NOTHING)
                    ? "nothing within this time"
                    : "`" + row.observed() + "` "
                            + row.after();
            page.append("| ").append(String.join(" | ", row.what(), row.settings(), row.formula(),
                    held ? seconds : "**" + seconds + "**", held ? error.strip() : "**" + error.strip() + "**"))
                    .append(" |\n");
        });
        return page.append(
                """

                        What to take from it:

                        - Keep-alive says nothing about data that is on its way. With keep-alive alone such a connection lives as long as the system retransmits. Set the user time-out too.
                        - With a user time-out Linux ignores the count of keep-alive, and a long user time-out makes the end of an idle connection later than `idle + interval * count`.
                        - The user time-out also ends a connection whose peer is well and answers, but has not read for that long while data waits here.
                        - The clock of the user time-out starts with the first retransmission, not with `send`.
                        - `EHOSTUNREACH` in place of `ETIMEDOUT` needs an ICMP message about data; the kernel makes one itself when nobody answers ARP. One about a keep-alive probe is not counted, since the probe's sequence number lies before the window (`tcp_v4_err` in `net/ipv4/tcp_ipv4.c`).
                        - `TCP_SYNCNT` 1 is 3 s, and not one repetition: `tcp_syn_linear_timeouts` adds repetitions, and a user time-out replaces the time altogether.
                        - The error comes once, by whichever call is next; then `recv` gives 0 as at an ordinary end.
                        - A program that hangs is found by no option of TCP. `Heartbeat` finds it.

                        ## Documented for Windows and macOS, not run

                        | | Windows | macOS |
                        |---|---|---|
                        | idle, interval, count | `TCP_KEEPIDLE`, `TCP_KEEPINTVL` (s, from Windows 10 1709 on), `TCP_KEEPCNT` (at most 255, from 1703 on). Before: `SIO_KEEPALIVE_VALS` with milliseconds and 10 probes | `TCP_KEEPALIVE`, `TCP_KEEPINTVL` (s), `TCP_KEEPCNT` |
                        | an idle connection ends | when so many probes were sent without an answer: `idle + interval * count` | at the first probe due after `idle + interval * count` without a segment |
                        | user time-out | `TCP_MAXRT` (s; -1 for never) | `TCP_RXT_CONNDROPTIME` (s), from the first retransmission on, looked at when it retransmits |
                        | user time-out and keep-alive | not said | separate |
                        | the error by keep-alive | `WSAENETRESET` 10052 (keep-alive found a failure while a call was under way) | `ETIMEDOUT` 60 |
                        | the error by retransmission | `WSAECONNABORTED` 10053, `WSAETIMEDOUT` 10060 | `ETIMEDOUT` 60, or the error of an ICMP message that came before |
                        | peer started anew | `WSAECONNRESET` 10054 | `ECONNRESET` 54 |
                        | when nothing is set | off; 2 hours, 1 s, 10 probes | off; 2 hours, 75 s, 8 probes |
                        | sources | Microsoft: IPPROTO_TCP socket options, SIO_KEEPALIVE_VALS, recv, setsockopt | xnu: tcp(4), `bsd/netinet/tcp_timer.c`, `tcp_usrreq.c` |
                        """)
                .toString();
    }
}
