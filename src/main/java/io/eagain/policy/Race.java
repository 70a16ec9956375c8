package io.eagain.policy;

import io.eagain.Errno;
import io.eagain.SockAddr;
import io.eagain.Sockets;
import io.eagain.linux.LinuxSockets;
import io.eagain.posix.Fcntl;
import io.eagain.windows.Winsock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of {@link HappyEyeballs}: RFC 8305, section 5. All in the caller's thread, but for the lookups. */
final class Race {
    // No lookup can wake a poll: while both go on, it looks again so often.
    private static final long LOOK_AGAIN = 10_000_000;

    private final HappyEyeballs settings;
    private final Lookups lookups;
    private final Candidates candidates;
    private final Deadline deadline;
    private final long began = System.nanoTime();
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Attempt> pending = new ArrayList<>();
    private int lastFailure = HappyEyeballs.NO_ADDRESS;
    // When the next attempt may start, if there is an address.
    private long next;

    private final class Attempt {
        private final SockAddr address;
        private final long started = elapsed();
        private long ended;
        private int fd = -1;
        private int result = Connect.goingOn();

        Attempt(SockAddr address) {
            this.address = address;
        }

        boolean decide(int outcome) {
            boolean decided = ConnectOutcome.of(outcome) != ConnectOutcome.PENDING;
            if (decided) {
                result = outcome == 0 && !settings.nonblocking() ? Host.fionbio(fd, false) : outcome;
                ended = elapsed();
            }
            return decided;
        }

        void close() {
            if (fd >= 0) {
                Sockets.close(fd);
                fd = -1;
            }
        }

        HappyEyeballs.Attempt done() {
            return new HappyEyeballs.Attempt(address, started, ended == 0 ? elapsed() : ended, result);
        }
    }

    Race(HappyEyeballs settings, Lookups lookups, Candidates candidates, Deadline deadline) {
        this.settings = settings;
        this.lookups = lookups;
        this.candidates = candidates;
        this.deadline = deadline;
    }

    HappyEyeballs.Result run() {
        Attempt winner = null;
        try {
            int result = race();
            HappyEyeballs.Result all = new HappyEyeballs.Result(result, attempts.stream().map(Attempt::done).toList(),
                    lookups.answers());
            // Nothing can go wrong any more: from here on it is the caller's.
            winner = attempts.stream().filter(attempt -> attempt.result == 0).findFirst().orElse(null);
            return all;
        } finally {
            for (Attempt attempt : attempts) {
                if (attempt != winner) {
                    attempt.close();
                }
            }
        }
    }

    /** The winner's descriptor, or why there is none. */
    private int race() {
        while (true) {
            long held = lookups.moveTo(candidates, TimeUnit.MILLISECONDS.toNanos(settings.resolutionDelay()));
            if (!candidates.isEmpty() && elapsed() >= next) {
                Attempt attempt = begin();
                if (attempt.result == 0) {
                    return attempt.fd;
                }
                continue;
            }
            if (pending.isEmpty() && candidates.isEmpty() && held == 0 && lookups.areDone()) {
                lookups.orFailure();
                return lastFailure;
            }
            if (deadline.passed()) {
                return deadline.isNow() ? -Errno.EWOULDBLOCK : Deadline.TIME_UP;
            }
            int waited = await(held);
            if (waited < 0 && waited != Deadline.TIME_UP) {
                return waited;
            }
            Attempt winner = look();
            if (winner != null) {
                return winner.fd;
            }
        }
    }

    /** Starts an attempt; the next may follow after the delay, or at once when it has failed. */
    private Attempt begin() {
        Attempt attempt = new Attempt(candidates.next());
        attempts.add(attempt);
        int fd = socket(attempt.address.family());
        attempt.fd = fd;
        if (attempt.decide(fd < 0 ? fd : Connect.start(fd, attempt.address))) {
            if (attempt.result < 0) {
                failed(attempt);
            }
        } else {
            pending.add(attempt);
            next = elapsed() + TimeUnit.MILLISECONDS.toNanos(settings.attemptDelay());
        }
        return attempt;
    }

    private void failed(Attempt attempt) {
        lastFailure = attempt.result;
        next = 0;
        attempt.close();
    }

    /** The first of those that are connected now; null if none is. */
    private Attempt look() {
        for (Attempt attempt : List.copyOf(pending)) {
            if (attempt.decide(Connect.finish(attempt.fd))) {
                if (attempt.result == 0) {
                    return attempt;
                }
                pending.remove(attempt);
                failed(attempt);
            }
        }
        return null;
    }

    /** Until something may have happened; below 0 for what {@code poll} says. */
    private int await(long held) {
        long left = deadline.nanoseconds();
        long limit = left < 0 ? Long.MAX_VALUE : left;
        if (held > 0) {
            limit = Math.min(limit, held);
        }
        if (!candidates.isEmpty()) {
            limit = Math.min(limit, next - elapsed());
        }
        if (pending.isEmpty()) {
            lookups.await(limit);
            return Deadline.TIME_UP;
        }
        if (!lookups.areDone()) {
            limit = Math.min(limit, LOOK_AGAIN);
        }
        return Connect.decided(pending.stream().mapToInt(attempt -> attempt.fd).toArray(),
                limit == Long.MAX_VALUE ? Deadline.never() : Deadline.in(limit, TimeUnit.NANOSECONDS));
    }

    private long elapsed() {
        return System.nanoTime() - began;
    }

    /** A non-blocking stream that no other program inherits; Linux makes it in one call. */
    private static int socket(int family) {
        if (Host.LINUX) {
            return Sockets.socket(family,
                    Sockets.SOCK_STREAM | LinuxSockets.SOCK_NONBLOCK | LinuxSockets.SOCK_CLOEXEC, 0);
        }
        int fd = Host.WINDOWS
                ? Winsock.WSASocketW(family, Sockets.SOCK_STREAM, 0,
                        Winsock.WSA_FLAG_OVERLAPPED | Winsock.WSA_FLAG_NO_HANDLE_INHERIT)
                : Sockets.socket(family, Sockets.SOCK_STREAM, 0);
        if (fd < 0) {
            return fd;
        }
        int made = Host.WINDOWS ? 0 : Fcntl.fcntl(fd, Fcntl.F_SETFD, Fcntl.FD_CLOEXEC);
        made = made < 0 ? made : Host.fionbio(fd, true);
        if (made < 0) {
            Sockets.close(fd);
            return made;
        }
        return fd;
    }
}
