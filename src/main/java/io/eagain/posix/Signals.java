package io.eagain.posix;

import io.eagain.host.Check;
import io.eagain.host.SignalCalls;
import io.eagain.host.SignalNumbers;
import java.lang.foreign.MemorySegment;

/**
 * The signals of this host, -1 where it has no such name, and which of them a thread has blocked. The rules of
 * {@link io.eagain.Sockets} hold.
 *
 * <p><b>The JVM has signals of its own.</b> HotSpot handles SIGSEGV, SIGBUS, SIGFPE, SIGILL, on some processors SIGTRAP, and
 * lives on them: null checks and safepoints are SIGSEGV. Blocked in a thread, the first one ends the process. It stops
 * threads with SIGUSR2 (another with {@code _JAVA_SR_SIGNUM}), the JDK wakes threads that wait for the network with 62 on
 * Linux ({@code SIGRTMAX - 2}) and SIGIO on macOS: with these blocked, profilers and {@code close} of a channel wait for
 * ever. SIGPIPE and SIGXFSZ it ignores; for SIGHUP, SIGINT, SIGTERM (in order to end) and SIGQUIT (to print its threads) it
 * keeps a thread of its own, so that blocking them in one thread changes nothing. Those that are free for a program are SIGIO
 * on Linux, SIGUSR1, SIGURG, SIGALRM, SIGCHLD, SIGWINCH and Linux' real-time signals from 34 to 61.
 *
 * <p>A mask belongs to the thread of the operating system. A virtual thread has none of its own: what it sets stays
 * with its carrier and meets whoever runs there next. Set masks in platform threads only.
 */
public final class Signals {
    /** The terminal is gone. The JVM ends in order. */
    public static final int SIGHUP = SignalNumbers.SIGHUP;
    /** Control-C. The JVM ends in order. */
    public static final int SIGINT = SignalNumbers.SIGINT;
    /** The JVM prints its threads. */
    public static final int SIGQUIT = SignalNumbers.SIGQUIT;
    /** An illegal instruction. The JVM's own. */
    public static final int SIGILL = SignalNumbers.SIGILL;
    /** A trap. The JVM's own. */
    public static final int SIGTRAP = SignalNumbers.SIGTRAP;
    /** {@code abort}. */
    public static final int SIGABRT = SignalNumbers.SIGABRT;
    /** A bad access to memory. The JVM's own. */
    public static final int SIGBUS = SignalNumbers.SIGBUS;
    /** A bad division. The JVM's own. */
    public static final int SIGFPE = SignalNumbers.SIGFPE;
    /** Ends the process; cannot be blocked. */
    public static final int SIGKILL = SignalNumbers.SIGKILL;
    /** For programs. */
    public static final int SIGUSR1 = SignalNumbers.SIGUSR1;
    /** A bad address. The JVM's own: it relies on it in good health. */
    public static final int SIGSEGV = SignalNumbers.SIGSEGV;
    /** For programs, but the JVM takes it to stop a thread. */
    public static final int SIGUSR2 = SignalNumbers.SIGUSR2;
    /** A write that nobody reads. The JVM ignores it. */
    public static final int SIGPIPE = SignalNumbers.SIGPIPE;
    /** The timer of {@code alarm}. */
    public static final int SIGALRM = SignalNumbers.SIGALRM;
    /** A request to end. The JVM ends in order. */
    public static final int SIGTERM = SignalNumbers.SIGTERM;
    /** A child has ended or stopped. */
    public static final int SIGCHLD = SignalNumbers.SIGCHLD;
    /** Goes on after a stop. */
    public static final int SIGCONT = SignalNumbers.SIGCONT;
    /** Stops the process; cannot be blocked. */
    public static final int SIGSTOP = SignalNumbers.SIGSTOP;
    /** Control-Z. */
    public static final int SIGTSTP = SignalNumbers.SIGTSTP;
    /** Reading from the terminal in the background. */
    public static final int SIGTTIN = SignalNumbers.SIGTTIN;
    /** Writing to the terminal in the background. */
    public static final int SIGTTOU = SignalNumbers.SIGTTOU;
    /** Out-of-band data has come. */
    public static final int SIGURG = SignalNumbers.SIGURG;
    /** Too much time of the processor. */
    public static final int SIGXCPU = SignalNumbers.SIGXCPU;
    /** A file beyond the limit. The JVM's own. */
    public static final int SIGXFSZ = SignalNumbers.SIGXFSZ;
    /** A timer of the process's own time. */
    public static final int SIGVTALRM = SignalNumbers.SIGVTALRM;
    /** A timer for profilers. */
    public static final int SIGPROF = SignalNumbers.SIGPROF;
    /** The terminal has another size. */
    public static final int SIGWINCH = SignalNumbers.SIGWINCH;
    /** A descriptor with {@code O_ASYNC} is ready. */
    public static final int SIGIO = SignalNumbers.SIGIO;
    /** A system call that is forbidden. */
    public static final int SIGSYS = SignalNumbers.SIGSYS;
    /** Block these as well. */
    public static final int SIG_BLOCK = SignalNumbers.SIG_BLOCK;
    /** Block these no more. */
    public static final int SIG_UNBLOCK = SignalNumbers.SIG_UNBLOCK;
    /** Block these and no others. */
    public static final int SIG_SETMASK = SignalNumbers.SIG_SETMASK;

    private Signals() {
    }

    /**
     * Reads or changes which signals this thread has blocked. A blocked one waits until it is unblocked, or until a
     * {@code signalfd} takes it.
     *
     * <pre>{@code int pthread_sigmask(int how, const sigset_t *set, sigset_t *oldset);}</pre>
     *
     * <p>C returns the error number itself. Here it comes negated, as from every other call.
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EINVAL</td><td>22 o</td><td>22 d</td><td>an unknown {@code how} with a set</td></tr>
     * </tbody>
     * </table>
     *
     * <p>SIGKILL and SIGSTOP cannot be blocked, and that they stay as they are is no error.
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_sigmask.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man3/pthread_sigmask.3.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/pthread_sigmask.2.html">Apple</a>.
     *
     * @param how {@link #SIG_BLOCK}, {@link #SIG_UNBLOCK} or {@link #SIG_SETMASK}; of no matter without a set
     * @param set the signals; null to read only
     * @param oldset takes what was blocked before; null for none
     * @return 0 or the negated error
     */
    public static int pthread_sigmask(int how, SigSet set, SigSet oldset) {
        return SignalCalls.pthread_sigmask(how, segment(set), segment(oldset));
    }

    /**
     * The same with C's own arguments.
     *
     * <pre>{@code int pthread_sigmask(int how, const sigset_t *set, sigset_t *oldset);}</pre>
     *
     * <p>The C library reads the set in this process: an address that is not the program's ends it, and gives no
     * {@code EFAULT}.
     *
     * @param how {@link #SIG_BLOCK}, {@link #SIG_UNBLOCK} or {@link #SIG_SETMASK}
     * @param set a whole {@code sigset_t}, 128 bytes on Linux and 4 on macOS, or {@code NULL}
     * @param oldset room for one, or {@code NULL}
     * @return 0 or the negated error
     */
    public static int pthread_sigmask(int how, MemorySegment set, MemorySegment oldset) {
        Check.inputStruct("pthread_sigmask", "set", set, SignalNumbers.setSize());
        Check.struct("pthread_sigmask", "oldset", oldset, SignalNumbers.setSize());
        return SignalCalls.pthread_sigmask(how, set, oldset);
    }

    private static MemorySegment segment(SigSet set) {
        return set == null ? MemorySegment.NULL : set.segment();
    }
}
