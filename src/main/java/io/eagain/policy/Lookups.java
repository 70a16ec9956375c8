package io.eagain.policy;

import io.eagain.AddrInfo;
import io.eagain.AddrInfoList;
import io.eagain.SockAddr;
import io.eagain.Sockets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The addresses of a name: two lookups at once, of IPv6 and of IPv4, each in a daemon thread of its own, as
 * {@code getaddrinfo} has no time limit. Who does not wait for them leaves them to end, and to free their lists, by
 * themselves.
 */
final class Lookups {
    /** One of the two; its answer is set once, under the monitor of its {@link Lookups}. */
    private static final class Query {
        private final int family;
        private HappyEyeballs.Lookup answer;
        private List<SockAddr> addresses = List.of();
        private boolean failed;

        Query(int family) {
            this.family = family;
        }
    }

    private final long began = System.nanoTime();
    private final Query six = new Query(Sockets.AF_INET6);
    private final Query four = new Query(Sockets.AF_INET);
    private final boolean asked;
    private Throwable failure;
    // Something has arrived that was not handed over.
    private boolean news;

    private Lookups(boolean asked) {
        this.asked = asked;
    }

    /** Asks for the addresses of a name. */
    static Lookups start(String host, String service, int flags) {
        Lookups lookups = new Lookups(true);
        for (Query query : List.of(lookups.six, lookups.four)) {
            Thread.ofPlatform().daemon().name("eagain getaddrinfo " + host)
                    .start(() -> lookups.ask(query, host, service, flags));
        }
        return lookups;
    }

    /** Asks nobody. */
    static Lookups none() {
        return new Lookups(false);
    }

    private void ask(Query query, String host, String service, int flags) {
        try (AddrInfoList list = new AddrInfoList()) {
            int code = AddrInfo.getaddrinfo(host, service, flags, query.family, Sockets.SOCK_STREAM, 0, list);
            List<SockAddr> addresses = new ArrayList<>();
            while (list.next()) {
                addresses.add(list.address(SockAddr.allocate()));
            }
            answered(query, code, list.errno(), addresses);
        } catch (RuntimeException | Error e) {
            failed(query, e);
        }
    }

    private synchronized void answered(Query query, int code, int errno, List<SockAddr> addresses) {
        query.answer = new HappyEyeballs.Lookup(query.family, true, System.nanoTime() - began, code, errno);
        query.addresses = addresses;
        news = true;
        notifyAll();
    }

    // The other family may still succeed.
    private synchronized void failed(Query query, Throwable e) {
        query.failed = true;
        failure = e;
        news = true;
        notifyAll();
    }

    /**
     * Hands over the addresses that have arrived since. Those of IPv4 alone are held back for a while: RFC 8305, section 3.
     *
     * @param delay how long, in nanoseconds from their answer on
     * @return above 0 if some are held back, for so many nanoseconds from now on
     */
    synchronized long moveTo(Candidates candidates, long delay) {
        news = false;
        move(six, candidates);
        if (!four.addresses.isEmpty() && !isDone(six)) {
            long left = four.answer.nanoseconds() + delay - (System.nanoTime() - began);
            if (left > 0) {
                return left;
            }
        }
        move(four, candidates);
        return 0;
    }

    private static void move(Query query, Candidates candidates) {
        query.addresses.forEach(candidates::add);
        query.addresses = List.of();
    }

    /** Whether nothing is to come any more. */
    synchronized boolean areDone() {
        return !asked || (!news && isDone(six) && isDone(four));
    }

    private static boolean isDone(Query query) {
        return query.answer != null || query.failed;
    }

    /** When nothing else has led anywhere: what went wrong here is said. */
    synchronized void orFailure() {
        if (failure != null) {
            throw new IllegalStateException("HappyEyeballs: the lookup of a name threw an exception", failure);
        }
    }

    /** Waits until something has arrived, or the time is up. An interrupt does not end it, and is not lost. */
    synchronized void await(long nanoseconds) {
        boolean interrupted = false;
        long limit = System.nanoTime() + nanoseconds;
        for (long left = nanoseconds; left > 0 && !news; left = limit - System.nanoTime()) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What each of them came to, so far. */
    synchronized List<HappyEyeballs.Lookup> answers() {
        return asked ? List.of(answer(six), answer(four)) : List.of();
    }

    private HappyEyeballs.Lookup answer(Query query) {
        return query.answer != null
                ? query.answer
                : new HappyEyeballs.Lookup(query.family, false, System.nanoTime() - began, 0, 0);
    }
}
