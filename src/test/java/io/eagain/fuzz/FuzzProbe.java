package io.eagain.fuzz;

import io.eagain.posix.Ioctl;
import io.eagain.Sockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The program that {@link Fuzz} starts, in a network and a process namespace of its own. */
final class FuzzProbe {
    private static final long SECONDS = 1_000_000_000;
    private static final long PROGRESS = 5 * SECONDS;

    private static final Outcomes OUTCOMES = new Outcomes();
    private static final Watchdog WATCHDOG = new Watchdog();
    private static LastCalls lastCalls;
    private static long calls;
    private static int sequences;
    private static long seed;
    private static long began;
    private static long told;

    private FuzzProbe() {
    }

    static int sequences() {
        return sequences;
    }

    static long seed() {
        return seed;
    }

    public static void main(String[] arguments) {
        calls = Long.parseLong(arguments[0]);
        // Some more than needed: a method of an object that this host does not have is not called.
        sequences = Math.toIntExact(calls * 11 / 10 / Survival.SEQUENCE + 1);
        seed = Long.parseLong(arguments[1]);
        lastCalls = new LastCalls(Path.of(arguments[2]));
        // A search for what no jar has opens them all, now and not when the numbers of descriptors are counted.
        if (FuzzProbe.class.getResource("/nowhere") != null) {
            throw new AssertionError("/nowhere is there");
        }
        loopbackUp();
        WATCHDOG.start();
        Map<Integer, String> open = Descriptors.open();
        System.out.println("fuzz: seed " + seed + ", " + calls + " calls in sequences of "
                + Survival.SEQUENCE + ", " + Surface.functions().size() + " functions, not touched: "
                + World.FOREIGN.keySet());
        System.out.println("numbers taken for descriptors: " + Surface.functions().stream()
                .flatMap(function -> Arguments.descriptors(function).stream()).distinct().sorted().toList());
        began = System.nanoTime();
        told = began;
        Throwable failure = run();
        if (failure == null) {
            failure = leftOver(open);
        }
        if (failure == null && !OUTCOMES.missedRaw().isEmpty()) {
            failure = new AssertionError("never called: " + OUTCOMES.missedRaw());
        }
        tell();
        System.out.println("outcomes: " + OUTCOMES.counts());
        System.out.println("never called: " + OUTCOMES.missed());
        System.out.println("only refused before the native call: " + OUTCOMES.onlyRefused());
        System.out.println("only refused by the system: " + OUTCOMES.neverSucceeded());
        if (failure != null) {
            failure.printStackTrace(System.out);
            System.exit(1);
        }
        System.out.println("fuzz: survived");
    }

    /** A namespace's loopback is down at first. */
    private static void loopbackUp() {
        int fd = Sockets.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM, 0);
        try (Arena arena = Arena.ofConfined()) {
            // struct ifreq with ifr_flags = IFF_UP for SIOCSIFFLAGS.
            MemorySegment request = arena.allocate(40, 8);
            request.setString(0, "lo");
            request.set(ValueLayout.JAVA_SHORT, 16, (short) 1);
            if (Ioctl.ioctl(fd, 0x8914, request) != 0) {
                throw new AssertionError("no loopback in this namespace");
            }
        }
        Sockets.close(fd);
    }

    private static Throwable run() {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(Survival.class))
                // A file of earlier failures: the seed is enough.
                .configurationParameter("jqwik.database", "").build();
        List<Throwable> failures = new ArrayList<>();
        int[] properties = new int[1];
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                result.getThrowable().ifPresent(failures::add);
                properties[0] += test.isTest() ? 1 : 0;
            }
        });
        if (properties[0] != 1) {
            return new AssertionError("not one property but " + properties[0]);
        }
        return failures.isEmpty() ? null : failures.getFirst();
    }

    /** Makes the calls of a sequence. */
    static void run(List<Call> sequence) throws Throwable {
        if (OUTCOMES.calls() >= calls) {
            return;
        }
        try (World world = new World()) {
            for (Call call : sequence) {
                run(call, world);
            }
        }
        if (System.nanoTime() - told > PROGRESS) {
            told = System.nanoTime();
            tell();
        }
    }

    private static void run(Call call, World world) throws Throwable {
        Object[] arguments = call.arguments(world);
        if (Call.needsObject(call.target()) && arguments[0] == null) {
            return;
        }
        HeldBack.apply(call.target(), world, arguments);
        world.tame(arguments);
        lastCalls.add(call.toString());
        WATCHDOG.begin(call);
        Object result;
        try {
            result = call.make(arguments);
        } catch (Throwable e) {
            WATCHDOG.end();
            OUTCOMES.threw(call, e, arguments);
            return;
        }
        WATCHDOG.end();
        world.took(call, result, arguments);
        OUTCOMES.gave(call, result);
    }

    private static void tell() {
        long seconds = (System.nanoTime() - began) / SECONDS;
        System.out.println("fuzz: " + OUTCOMES.calls() + " calls, " + seconds + " s");
    }

    /** The descriptors and threads are those of before. */
    private static AssertionError leftOver(Map<Integer, String> before) {
        Map<Integer, String> after = new TreeMap<>(Descriptors.open());
        after.entrySet().removeAll(before.entrySet());
        if (!after.isEmpty()) {
            return new AssertionError("still open: " + after);
        }
        List<String> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon() && thread != Thread.currentThread()).map(Thread::getName)
                .filter(name -> !name.equals("DestroyJavaVM")).sorted(Comparator.naturalOrder()).toList();
        return threads.isEmpty() ? null : new AssertionError("still running: " + threads);
    }
}
