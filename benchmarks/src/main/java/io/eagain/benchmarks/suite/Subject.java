package io.eagain.benchmarks.suite;

import java.util.List;

/** The names of what is compared, the same in all suites. */
public final class Subject {
    /** A C program with one thread: glibc's functions take a shorter path there. */
    public static final String C = "C";
    /** The same with a second, idle thread, as every JVM has: the fair baseline of a call. */
    public static final String C_THREADS = "C, 2 threads";
    /** The same two threads, but system calls by their numbers, past glibc's functions, as eagain makes them. */
    public static final String C_SYSCALL = "C, syscall";
    /** eagain with a native segment made once. */
    public static final String EAGAIN = "eagain";
    /** eagain with a direct {@code ByteBuffer} made once. */
    public static final String EAGAIN_DIRECT = "eagain, direct buffer";
    /** eagain with a segment of a heap array made once. */
    public static final String EAGAIN_HEAP = "eagain, heap array";
    /** eagain through its {@code Poller}. */
    public static final String EAGAIN_POLLER = "eagain Poller";
    public static final String NIO = "NIO";
    public static final String NETTY_EPOLL = "Netty epoll";
    /** With no HTTP codec, but the search of the other servers for the end of a head. */
    public static final String NETTY_EPOLL_SCAN = "Netty epoll, own scan";
    public static final String NETTY_IO_URING = "Netty io_uring";
    public static final String NETTY_NIO = "Netty NIO";
    public static final String JNR = "jnr";

    private static final List<String> ORDER = List.of(C, C_THREADS, C_SYSCALL, EAGAIN, NIO, NETTY_EPOLL,
            NETTY_EPOLL_SCAN,
            NETTY_IO_URING, NETTY_NIO, JNR);

    private Subject() {
    }

    /** The place of a subject in tables and plots; {@code eagain, direct buffer} comes with {@code eagain}. */
    static int order(String subject) {
        int place = ORDER.indexOf(subject.startsWith(EAGAIN) ? EAGAIN : subject);
        return place < 0 ? ORDER.size() : place;
    }
}
