package io.eagain.faults;

import static io.eagain.policy.Mechanism.EPOLL;
import static io.eagain.policy.Mechanism.POLL;
import static io.eagain.policy.Mechanism.SELECT;

import io.eagain.faults.ServerProcess.Launch;
import io.eagain.policy.Mechanism;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is done to the server. */
final class Cases {
    /** Makes the clients do it, and says in figures what was done and seen. */
    @FunctionalInterface
    interface Body {
        String run(Run run) throws Exception;
    }

    /**
     * A case.
     *
     * @param what what is done and what is checked, beyond what {@link Run#end} checks always
     * @param seconds the time after which it has failed
     * @param quick the mechanism with which it is part of the short run, or null
     */
    record Case(String name, String what, List<Mechanism> mechanisms, Mechanism quick, int seconds, Body body) {
    }

    /** The call that each mechanism makes. */
    private static final String WAIT = "?epoll_wait,?epoll_pwait,?poll,?ppoll,?select,?pselect6";

    static final List<Mechanism> ALL_MECHANISMS = List.of(EPOLL, POLL, SELECT);

    static final List<Case> ALL = List.of(
            of("many",
                    "10,000 connections at once on one loop (select: 1,100, of which it refuses those beyond its limit);"
                            + " each sends messages, rests, sends another",
                    POLL, 120, Cases::many),
            of("connects",
                    "connects and closes, by reset and in order, some with bytes in between; memory compared between"
                            + " a tenth and the end",
                    EPOLL, 600, Cases::connects),
            of("reset", "clients that reset in the middle, beside others that go on", SELECT, 60,
                    run -> clients(run, "reset", "--count", 2000, "--bytes", 100_000)),
            of("half-close",
                    "clients that send without reading until nothing more fits, then the rest; then they end their direction and read to the end",
                    EPOLL, 60,
                    run -> clients(run, "echo", "--count", 20, "--bytes", 10_000_000, "--half-close")),
            of("stall",
                    "clients that send and do not read: the server stops taking and does not keep; then they read all",
                    POLL, 60, Cases::stall),
            of("byte-by-byte", "clients that send one byte at a time", null, 60,
                    run -> clients(run, "echo", "--count", 50, "--bytes", 1000, "--chunk", 1)),
            of("silent", "clients that connect and do not speak, beside others that do; then they speak", null, 60,
                    Cases::silent),
            of("vanish",
                    "20 clients whose packets are dropped, the program killed; the server has keep-alive and a user time-out",
                    null, 90, run -> vanish(run, false)),
            of("vanish-owing", "the same, with bytes of the server on their way", null, 90, run -> vanish(run, true)),
            of("table-full",
                    "300 clients of a server with 100 descriptors: it says so and waits; who waits is served when"
                            + " others have gone",
                    EPOLL, 90, Cases::tableFull),
            of("short", "send and recv transfer less than asked, at random, really (an audit library)", POLL, 90,
                    Cases::shorter),
            only(EPOLL, "eintr-wait", "strace: EINTR from the wait", run -> strace(run, "EINTR", WAIT)),
            only(EPOLL, "eintr-recv", "strace: EINTR from recvfrom", run -> strace(run, "EINTR", "recvfrom")),
            only(EPOLL, "eintr-send", "strace: EINTR from sendto", run -> strace(run, "EINTR", "sendto")),
            only(EPOLL, "eintr-accept", "strace: EINTR from accept4", run -> strace(run, "EINTR", "accept4")),
            only(EPOLL, "enobufs-send", "strace: ENOBUFS from sendto", run -> strace(run, "ENOBUFS", "sendto")),
            only(EPOLL, "enobufs-lasting",
                    "strace: ENOBUFS from 41 calls of sendto in a row, with 4 clients: a pause after each",
                    Cases::lasting),
            only(EPOLL, "emfile-accept", "strace: EMFILE from accept4", run -> strace(run, "EMFILE", "accept4")),
            only(EPOLL, "econnaborted", "strace: ECONNABORTED from accept4",
                    run -> strace(run, "ECONNABORTED", "accept4")),
            of("strace-mixed",
                    "strace: EINTR from the wait and recvfrom, ENOBUFS from sendto, ECONNABORTED from accept4", EPOLL,
                    90, run -> strace(run, "EINTR", WAIT, "EINTR", "recvfrom", "ENOBUFS", "sendto", "ECONNABORTED",
                            "accept4")));

    private static final Pattern INJECTED = Pattern.compile("(\\w+)\\(.* = -1 (\\w+) .*\\(INJECTED\\)$");

    private Cases() {
    }

    private static Case of(String name, String what, Mechanism quick, int seconds, Body body) {
        return new Case(name, what, ALL_MECHANISMS, quick, seconds, body);
    }

    private static Case only(Mechanism mechanism, String name, String what, Body body) {
        return new Case(name, what, List.of(mechanism), null, 90, body);
    }

    private static String many(Run run) throws Exception {
        // Descriptors of the server itself, too.
        int possible = Tools.descriptors() - 100;
        int count = Math.min(possible, run.mechanism == SELECT ? 1100 : run.count(10_000));
        run.server();
        Client clients = run.mechanism == SELECT
                ? run.python("many", "--count", count, "--refused")
                : run.python("many", "--count", count);
        Map<String, Double> ready = clients.await("ready");
        run.rest();
        clients.proceed();
        ready.put("bytes", clients.await("done").get("bytes"));
        if (run.mechanism == SELECT) {
            Run.check(ready.get("connections") >= 900, "select serves only %.0f".formatted(ready.get("connections")));
        }
        run.end();
        return Run.told(ready);
    }

    private static String connects(Run run) throws Exception {
        long count = run.mechanism == EPOLL ? run.connects : run.connects / 10;
        ServerProcess server = run.server();
        Client client = run.connects(count);
        ServerProcess.Figures tenth = null;
        List<String> resident = new ArrayList<>();
        String line;
        while ((line = client.line()) != null && Character.isDigit(line.charAt(0))) {
            long done = Long.parseLong(line);
            if (done == count / 10) {
                tenth = server.figures(true);
            }
            if (done == count / 10 || done == count / 2 || done == count) {
                resident.add(server.residentKb() / 1024 + " MB at " + done * 100 / count + " %");
            }
        }
        Run.check(line != null && line.startsWith("done"), line == null ? "the client has ended without a word" : line);
        run.end();
        ServerProcess.Figures end = server.figures(true);
        Run.check(end.heapKb() <= tenth.heapKb() + 512,
                "the heap was %,d KB after a tenth and is %,d KB at the end".formatted(tenth.heapKb(), end.heapKb()));
        Run.check(end.residentKb() <= tenth.residentKb() + 16 * 1024,
                "resident memory was %,d KB after a tenth and is %,d KB at the end".formatted(tenth.residentKb(),
                        end.residentKb()));
        return String.format(Locale.ROOT, "%,d connects: ", count) + Run.told(Client.numbers(line)) + "; "
                + String.join(", ", resident)
                + String.format(Locale.ROOT, "; heap %,d KB at 10 %%, %,d KB at the end", tenth.heapKb(), end.heapKb());
    }

    private static String clients(Run run, String kind, Object... arguments) throws Exception {
        run.server();
        Map<String, Double> done = run.python(kind, arguments).await("done");
        run.end();
        return Run.told(done);
    }

    private static String stall(Run run) throws Exception {
        ServerProcess server = run.server();
        Client clients = run.python("stall", "--count", 5, "--bytes", 64_000_000);
        Map<String, Double> ready = clients.await("ready");
        long resident = server.residentKb();
        run.rest();
        clients.proceed();
        Map<String, Double> done = clients.await("done");
        run.end();
        return "5 clients, " + Run.told(done)
                + String.format(Locale.ROOT, " taken before the server stopped; %d MB then",
                        resident / 1024)
                + (ready.get("taken").equals(done.get("bytes")) ? "" : " (not all came back)");
    }

    private static String silent(Run run) throws Exception {
        run.server();
        int count = run.mechanism == SELECT ? 900 : 2000;
        Client silent = run.python("many", "--rounds", 0, "--count", count);
        silent.await("ready");
        Map<String, Double> others = run.python("echo", "--count", 20, "--bytes", 500_000).await("done");
        run.rest();
        silent.proceed();
        silent.await("done");
        run.end();
        return count + " silent ones; others: " + Run.told(others);
    }

    /** Idle 2 s, 3 probes 1 s apart, user time-out 5 s: an idle connection ends after 5 s, and so does one with bytes on their way. */
    private static String vanish(Run run, boolean owing) throws Exception {
        ServerProcess server = run.server(new Launch(List.of(), Map.of(), List.of("--keepalive", "2,1,3")));
        int open = server.descriptors();
        Client clients = run.python("vanish", "--count", 20, "--bytes", 1000);
        clients.await("ready");
        Tools.run("nft",
                "add table ip faults; add chain ip faults in { type filter hook input priority 0; }; add rule ip faults"
                        + " in ip daddr 127.0.0.9 drop");
        try {
            if (owing) {
                clients.proceed();
                clients.await("sent");
            }
            Tools.run("nft", "add rule ip faults in ip saddr 127.0.0.9 drop");
            long start = System.nanoTime();
            clients.kill();
            Run.check(server.descriptors() == open + 20, "%d connections".formatted(server.descriptors() - open));
            run.awaitDescriptors(open);
            double seconds = (System.nanoTime() - start) / 1e9;
            Run.check(seconds > 1, "found after %.1f s already".formatted(seconds));
            run.end();
            return String.format(Locale.ROOT, "20 connections ended after %.1f s", seconds);
        } finally {
            Tools.run("nft", "delete table ip faults");
        }
    }

    private static String tableFull(Run run) throws Exception {
        ServerProcess server = run
                .server(new Launch(List.of("prlimit", "--nofile=100:100"), Map.of(), List.of()));
        Client clients = run.python("overflow", "--count", 300, "--bytes", 1000);
        Map<String, Double> ready = clients.await("ready");
        Run.check(ready.get("waiting") > 100, "only %.0f of 300 wait".formatted(ready.get("waiting")));
        // It says so, and asks again from time to time: neither spins nor forgets.
        double share = run.rest();
        Run.check(server.said().contains("EMFILE"),
                "the server does not say that its table is full: %s".formatted(server.said()));
        clients.proceed();
        Map<String, Double> done = clients.await("done");
        run.end();
        return Run.told(ready) + String.format(Locale.ROOT, "; %.1f %% of a core while full; then ", share)
                + Run.told(done);
    }

    private static String shorter(Run run) throws Exception {
        Path counts = run.directory().resolve("counts");
        // Of an earlier run.
        Files.deleteIfExists(counts);
        // The library stands before the C library's functions, which eagain otherwise goes past.
        run.server(new Launch(List.of(), Map.of("JDK_JAVA_OPTIONS", "-Deagain.syscall=false", "LD_AUDIT",
                run.tools().shorter().toString(), "EAGAIN_SHORTER", counts.toString(), "EAGAIN_SEED",
                Long.toString(run.seed)), List.of()));
        Map<String, Double> done = run.python("echo", "--count", 50, "--bytes", 1_000_000, "--half-close")
                .await("done");
        run.end();
        ByteBuffer numbers = ByteBuffer.wrap(Files.readAllBytes(counts)).order(ByteOrder.nativeOrder());
        long sends = numbers.getLong(0);
        long receives = numbers.getLong(8);
        Run.check(sends > 0 && receives > 0, "%d sends and %d receives were shortened".formatted(sends, receives));
        return String.format(Locale.ROOT, "%,d sends and %,d receives shortened, ", sends, receives) + Run.told(done);
    }

    private static String lasting(Run run) throws Exception {
        Path log = run.directory().resolve("strace.log");
        run.server(new Launch(List.of("strace", "-f", "--seccomp-bpf", "-qq", "-ttt", "-o", log.toString(), "-e",
                "signal=none", "-e", "trace=sendto", "-e", "inject=sendto:error=ENOBUFS:when=20..60"), Map.of(),
                List.of()));
        Map<String, Double> done = run.python("echo", "--count", 4, "--bytes", 500_000).await("done");
        run.end();
        List<Double> moments = Files.readAllLines(log).stream().filter(line -> line.endsWith("(INJECTED)"))
                .map(line -> Double.parseDouble(line.split(" +", 3)[1])).toList();
        double seconds = moments.getLast() - moments.getFirst();
        Run.check(moments.size() == 41, "%d were injected".formatted(moments.size()));
        // Ten for each client. Who asks again at once needs some milliseconds for all of them.
        Run.check(seconds > 0.2, "41 calls within %.3f s: it does not pause".formatted(seconds));
        return String.format(Locale.ROOT, "41 failures within %.1f s, ", seconds) + Run.told(done);
    }

    /** Pairs of an error and the calls that give it, each for the first time and then again after a number of calls by chance. */
    private static String strace(Run run, String... pairs) throws Exception {
        Random random = new Random(run.seed ^ List.of(pairs).hashCode());
        Path log = run.directory().resolve("strace.log");
        List<String> command = new ArrayList<>(
                List.of("strace", "-f", "--seccomp-bpf", "-qq", "-o", log.toString(), "-e", "signal=none", "-e",
                        "trace=" + WAIT + ",recvfrom,sendto,accept4"));
        List<String> when = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            String moments = random.nextInt(2, 12) + "+" + random.nextInt(2, 12);
            command.addAll(List.of("-e", "inject=" + pairs[i + 1] + ":error=" + pairs[i] + ":when=" + moments));
            when.add(moments);
        }
        run.server(new Launch(command, Map.of(), List.of()));
        long bytes = 0;
        long connections = 0;
        for (int i = 0; i < 4; i++) {
            bytes += run.python("echo", "--count", 20, "--bytes", 100_000, i % 2 == 0 ? "--half-close" : "--chunk=5000")
                    .await("done").get("bytes").longValue();
            connections += 20;
        }
        run.end();
        Map<String, Integer> injected = injected(log);
        Run.check(injected.size() >= pairs.length / 2, "only these were injected: %s".formatted(injected));
        return connections + " connections, " + String.format(Locale.ROOT, "%,d bytes; injected: ", bytes) + injected
                + " at " + String.join(", ", when);
    }

    private static Map<String, Integer> injected(Path log) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        for (String line : Files.readAllLines(log)) {
            Matcher injected = INJECTED.matcher(line);
            if (injected.find()) {
                counts.merge(injected.group(1) + " " + injected.group(2), 1, Integer::sum);
            }
        }
        return counts;
    }
}
