package io.eagain.benchmarks.calls;

import static io.eagain.benchmarks.suite.Subject.C;
import static io.eagain.benchmarks.suite.Subject.C_SYSCALL;
import static io.eagain.benchmarks.suite.Subject.C_THREADS;
import static io.eagain.benchmarks.suite.Subject.EAGAIN;
import static io.eagain.benchmarks.suite.Subject.EAGAIN_DIRECT;
import static io.eagain.benchmarks.suite.Subject.EAGAIN_HEAP;
import static io.eagain.benchmarks.suite.Subject.JNR;
import static io.eagain.benchmarks.suite.Subject.NETTY_EPOLL;
import static io.eagain.benchmarks.suite.Subject.NIO;

import io.eagain.posix.FdSet;
import java.util.ArrayList;
import java.util.List;

/**
 * What is measured.
 *
 * @param title what the table calls it
 * @param method the row of {@code calls.c}, and the method of the subjects' classes
 * @param count how many descriptors or bytes; 0 where there is nothing to count
 * @param quick whether the short run has it
 * @param subjects who has such a call
 */
record Row(String title, String method, int count, boolean quick, List<String> subjects) {
    private static final List<String> BY_DESCRIPTOR = List.of(C, C_THREADS, EAGAIN, JNR);
    private static final List<String> EVERYBODY = List.of(C, C_THREADS, EAGAIN, NETTY_EPOLL, NIO, JNR);
    private static final List<String> EVERYBODY_AND_SYSCALL = List.of(C, C_THREADS, C_SYSCALL, EAGAIN, NETTY_EPOLL, NIO,
            JNR);
    /** Of the process itself: what the JVM has open, and a pair or two. */
    private static final int BESIDE = 200;

    /** Whether a second has only some hundreds or thousands of these calls. */
    boolean slow() {
        return !method.equals("sendRecv") && count >= 960;
    }

    /** How high the numbers of descriptors go. */
    int descriptors() {
        return BESIDE + switch (method) {
            case "poll" -> count;
            case "select" -> FdSet.FD_SETSIZE;
            case "epollWait", "epollWaitForever" -> 2 * count;
            default -> 0;
        };
    }

    static List<Row> all() {
        List<String> withBuffers = List.of(C, C_THREADS, C_SYSCALL, EAGAIN, EAGAIN_DIRECT, EAGAIN_HEAP, JNR);
        List<String> sendRecv = List.of(C, C_THREADS, C_SYSCALL, EAGAIN, EAGAIN_DIRECT, EAGAIN_HEAP, NETTY_EPOLL, NIO,
                JNR);
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("recv, nothing there, MSG_DONTWAIT", "recvNothing", 0, false, withBuffers));
        rows.add(new Row("recv, nothing there, O_NONBLOCK", "recvNonblocking", 0, true, EVERYBODY_AND_SYSCALL));
        rows.add(new Row("send and recv, 64 B", "sendRecv", 64, true, sendRecv));
        rows.add(new Row("send and recv, 16 KiB", "sendRecv", 16_384, false,
                without(JNR, without(C_SYSCALL, sendRecv))));
        rows.add(new Row("send, 64 B, UDP", "send", 0, false, EVERYBODY));
        rows.add(new Row("poll, 1 of 1 ready", "poll", 1, false, BY_DESCRIPTOR));
        rows.add(new Row("poll, 1 of 64 ready", "poll", 64, false, without(JNR, BY_DESCRIPTOR)));
        rows.add(new Row("poll, 1 of 1,024 ready", "poll", 1_024, false, without(JNR, BY_DESCRIPTOR)));
        rows.add(new Row("poll, 1 of 10,000 ready", "poll", 10_000, false, without(JNR, BY_DESCRIPTOR)));
        rows.add(new Row("select, 1 of 64 ready", "select", 64, false, BY_DESCRIPTOR));
        rows.add(new Row("select, 1 of 960 ready, up to 1,023", "select", 960, false, without(JNR, BY_DESCRIPTOR)));
        rows.add(new Row("epoll_wait, 1 ready", "epollWait", 1, true, EVERYBODY_AND_SYSCALL));
        rows.add(new Row("epoll_wait, 64 ready", "epollWait", 64, true, EVERYBODY_AND_SYSCALL));
        rows.add(new Row("epoll_wait, 1,024 ready", "epollWait", 1_024, false, without(JNR, EVERYBODY)));
        rows.add(new Row("epoll_wait without limit, 1 ready", "epollWaitForever", 1, true, EVERYBODY_AND_SYSCALL));
        rows.add(new Row("accept and close", "acceptClose", 0, false, EVERYBODY));
        rows.add(new Row("eventfd: write, epoll_wait, read", "wake", 0, false, EVERYBODY));
        return rows;
    }

    private static List<String> without(String subject, List<String> subjects) {
        return subjects.stream().filter(each -> !each.equals(subject)).toList();
    }
}
