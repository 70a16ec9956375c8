package io.eagain.macos;

import io.eagain.generated.numbers.Macos;
import io.eagain.host.Check;
import io.eagain.host.MacosCalls;
import io.eagain.host.NativeAccess;
import io.eagain.host.NotInlined;
import io.eagain.host.Times;
import java.lang.foreign.MemorySegment;

/**
 * {@code kqueue}: how macOS waits for many descriptors. The rules of {@link io.eagain.Sockets} hold. On another host every
 * call throws {@link UnsupportedOperationException}; the numbers are macOS' on every host.
 *
 * <p><b>Never run:</b> its layouts and numbers are compiled against Apple's headers, its behaviour is what the manual
 * says.
 */
public final class Kqueue {
    static {
        NativeAccess.require();
    }

    /** Filter: there is something to read; {@code data} is how many bytes, for a listener how many connections. */
    public static final int EVFILT_READ = NotInlined.of(Macos.EVFILT_READ);
    /** Filter: there is room to write; {@code data} is how many bytes. */
    public static final int EVFILT_WRITE = NotInlined.of(Macos.EVFILT_WRITE);
    /** Filter: out-of-band data and other exceptions. */
    public static final int EVFILT_EXCEPT = NotInlined.of(Macos.EVFILT_EXCEPT);
    /** Filter: a process has done something; {@code ident} is its number. */
    public static final int EVFILT_PROC = NotInlined.of(Macos.EVFILT_PROC);
    /** Filter: a signal was delivered; {@code ident} is its number, {@code data} how often. */
    public static final int EVFILT_SIGNAL = NotInlined.of(Macos.EVFILT_SIGNAL);
    /** Filter: a timer; {@code data} is its period, in milliseconds unless {@code fflags} has another unit. */
    public static final int EVFILT_TIMER = NotInlined.of(Macos.EVFILT_TIMER);
    /** Filter: the program's own event, which wakes a waiting thread. */
    public static final int EVFILT_USER = NotInlined.of(Macos.EVFILT_USER);
    /** Change: add, or change what is there. */
    public static final int EV_ADD = NotInlined.of(Macos.EV_ADD);
    /** Change: take out. Closing the descriptor does it too. */
    public static final int EV_DELETE = NotInlined.of(Macos.EV_DELETE);
    /** Change: report again. */
    public static final int EV_ENABLE = NotInlined.of(Macos.EV_ENABLE);
    /** Change: keep, and do not report. */
    public static final int EV_DISABLE = NotInlined.of(Macos.EV_DISABLE);
    /** Change: report once, then take out. */
    public static final int EV_ONESHOT = NotInlined.of(Macos.EV_ONESHOT);
    /** Change: report what is new only, as {@code EPOLLET} does. */
    public static final int EV_CLEAR = NotInlined.of(Macos.EV_CLEAR);
    /** Change: report once, then disable, as {@code EPOLLONESHOT} does. */
    public static final int EV_DISPATCH = NotInlined.of(Macos.EV_DISPATCH);
    /** Change: answer with {@link #EV_ERROR} and 0 even when it went well, and take no events. */
    public static final int EV_RECEIPT = NotInlined.of(Macos.EV_RECEIPT);
    /** Event: the peer has ended its side; {@code fflags} has the socket's error. Data may still wait. */
    public static final int EV_EOF = NotInlined.of(Macos.EV_EOF);
    /** Event: this change failed; {@code data} has the error number. */
    public static final int EV_ERROR = NotInlined.of(Macos.EV_ERROR);
    /** In {@code fflags} of {@link #EVFILT_USER}: wake it. */
    public static final int NOTE_TRIGGER = NotInlined.of(Macos.NOTE_TRIGGER);
    /** In {@code fflags} of {@link #EVFILT_READ} and {@link #EVFILT_WRITE}: {@code data} is how many bytes make it ready. */
    public static final int NOTE_LOWAT = NotInlined.of(Macos.NOTE_LOWAT);

    private Kqueue() {
    }

    /**
     * Makes a queue.
     *
     * <pre>{@code int kqueue(void);}</pre>
     *
     * A child process does not inherit it.
     *
     * <table class="striped">
     * <caption>Errors of this call; d: documented, not run</caption>
     * <thead><tr><th>error</th><th>macOS</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>ENOMEM</td><td>12 d</td><td>no memory for it</td></tr>
     * <tr><td>EMFILE, ENFILE</td><td>24 d, 23 d</td><td>no descriptor left</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References:
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/kqueue.2.html">Apple</a>.
     *
     * @return a new descriptor, the caller's to close, or the negated error
     */
    public static int kqueue() {
        return MacosCalls.kqueue();
    }

    /**
     * Makes changes and waits for events, in one call.
     *
     * <pre>{@code int kevent(int kq, const struct kevent *changelist, int nchanges, struct kevent *eventlist, int nevents, const struct timespec *timeout);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; d: documented, not run</caption>
     * <thead><tr><th>error</th><th>macOS</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EBADF</td><td>9 d</td><td>{@code kq} is not open, or not a queue; a change: its descriptor is not open</td></tr>
     * <tr><td>EFAULT</td><td>14 d</td><td>a bad address</td></tr>
     * <tr><td>EINTR</td><td>4 d</td><td>a signal came first; the changes are made</td></tr>
     * <tr><td>EINVAL</td><td>22 d</td><td>a malformed time, or a filter that does not exist</td></tr>
     * <tr><td>ENOENT</td><td>2 d</td><td>a change of what is not there</td></tr>
     * <tr><td>ESRCH</td><td>3 d</td><td>a change: no such process</td></tr>
     * <tr><td>EACCES</td><td>13 d</td><td>a change that this process has no right to</td></tr>
     * <tr><td>ENOMEM</td><td>12 d</td><td>no memory for a change</td></tr>
     * </tbody>
     * </table>
     *
     * <p>A change that fails becomes an event with {@link #EV_ERROR} where there is room for one; else the call fails.
     *
     * <p>References:
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/kevent.2.html">Apple</a>.
     *
     * @param kq the queue; stays the caller's
     * @param changes the changes, all {@link KEvents#size()} of them; null for none
     * @param events takes the events, from index 0 on; may be the same array; null for none
     * @param nevents how many at most
     * @param nanoseconds the limit; 0 to look only, negative for none. A wait holds the carrier of a virtual thread
     * @return how many events, 0 when the time is up, or the negated error
     */
    public static int kevent(int kq, KEvents changes, KEvents events, int nevents, long nanoseconds) {
        Check.count("kevent", "nevents", nevents, events == null ? 0 : events.capacity());
        return MacosCalls.kevent(kq, changes == null ? MemorySegment.NULL : changes.segment(),
                changes == null ? 0 : changes.size(), events == null ? MemorySegment.NULL : events.segment(), nevents,
                Times.timespec(nanoseconds));
    }

    /**
     * The same with C's own arguments.
     *
     * <pre>{@code int kevent(int kq, const struct kevent *changelist, int nchanges, struct kevent *eventlist, int nevents, const struct timespec *timeout);}</pre>
     *
     * @param kq the queue; stays the caller's
     * @param changelist an array of {@code struct kevent}, or {@code NULL}
     * @param nchanges how many of them
     * @param eventlist an array of {@code struct kevent}, or {@code NULL}
     * @param nevents how many of them
     * @param timeout a {@code struct timespec} of 16 bytes, or {@code NULL} for no limit
     * @return how many events, 0 when the time is up, or the negated error
     */
    public static int kevent(int kq, MemorySegment changelist, int nchanges, MemorySegment eventlist, int nevents,
            MemorySegment timeout) {
        Check.inputStruct("kevent", "changelist", changelist, KEvents.SIZE * nchanges);
        Check.structs("kevent", "eventlist", eventlist, nevents, KEvents.SIZE);
        Check.inputStruct("kevent", "timeout", timeout, Macos.timespec.SIZE);
        return MacosCalls.kevent(kq, changelist, nchanges, eventlist, nevents, timeout);
    }
}
