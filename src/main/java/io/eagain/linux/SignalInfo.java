package io.eagain.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.eagain.generated.numbers.Linux;
import io.eagain.host.Memory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * A reusable {@code struct signalfd_siginfo} in native memory: what a read of a {@link SignalFd} gives, one signal of 128
 * bytes. Which fields the kernel fills depends on {@link #ssi_code()}; the others are 0. Reading allocates nothing.
 *
 * <pre>{@code long n = PosixSockets.read(fd, info.segment(), info.segment().byteSize());   // 128, or the negated error}</pre>
 *
 * <p>The memory belongs to the arena given. Not safe for use by several threads at once.
 */
public final class SignalInfo {
    private final MemorySegment segment;

    private SignalInfo(Arena arena) {
        segment = Memory.of("SignalInfo.allocate", arena, Linux.signalfd_siginfo.SIZE, Long.BYTES);
    }

    /**
     * Makes one.
     *
     * @param arena owns the memory
     * @return a new one, all 0
     */
    public static SignalInfo allocate(Arena arena) {
        return new SignalInfo(Objects.requireNonNull(arena, "arena"));
    }

    /**
     * Which signal.
     *
     * @return {@code ssi_signo}
     */
    public int ssi_signo() {
        return segment.get(JAVA_INT, Linux.signalfd_siginfo.ssi_signo);
    }

    /**
     * Why it came: 0 by {@code kill}, -6 by {@code tgkill}; others depend on the signal.
     *
     * @return {@code ssi_code}
     */
    public int ssi_code() {
        return segment.get(JAVA_INT, Linux.signalfd_siginfo.ssi_code);
    }

    /**
     * The process that sent it, or the child.
     *
     * @return {@code ssi_pid}
     */
    public int ssi_pid() {
        return segment.get(JAVA_INT, Linux.signalfd_siginfo.ssi_pid);
    }

    /**
     * The user of that process.
     *
     * @return {@code ssi_uid}, unsigned
     */
    public int ssi_uid() {
        return segment.get(JAVA_INT, Linux.signalfd_siginfo.ssi_uid);
    }

    /**
     * The descriptor, for SIGIO.
     *
     * @return {@code ssi_fd}
     */
    public int ssi_fd() {
        return segment.get(JAVA_INT, Linux.signalfd_siginfo.ssi_fd);
    }

    /**
     * The events of {@code poll}, for SIGIO.
     *
     * @return {@code ssi_band}
     */
    public int ssi_band() {
        return segment.get(JAVA_INT, Linux.signalfd_siginfo.ssi_band);
    }

    /**
     * The exit status or the signal that ended it, for SIGCHLD.
     *
     * @return {@code ssi_status}
     */
    public int ssi_status() {
        return segment.get(JAVA_INT, Linux.signalfd_siginfo.ssi_status);
    }

    /**
     * The number that {@code sigqueue} sent along.
     *
     * @return {@code ssi_int}
     */
    public int ssi_int() {
        return segment.get(JAVA_INT, Linux.signalfd_siginfo.ssi_int);
    }

    /**
     * The pointer that {@code sigqueue} sent along.
     *
     * @return {@code ssi_ptr}
     */
    public long ssi_ptr() {
        return segment.get(JAVA_LONG, Linux.signalfd_siginfo.ssi_ptr);
    }

    /**
     * The whole structure, for the fields that have no method here.
     *
     * @return 128 bytes
     */
    public MemorySegment segment() {
        return segment;
    }
}
