package io.eagain.trace;

import io.eagain.host.Libc;
import java.lang.foreign.MemorySegment;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * One call, and what it looks like. It reads the caller's memory only where that was declared to be, and no further than
 * the call itself may go.
 */
final class Call {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);
    /** No memory that can be read begins below. */
    private static final long FIRST = 4096;

    private final Functions.Entry function;
    private final Object[] arguments;
    private final String[] shown;
    /** What an argument pointed to before the call, for the arguments beside it. */
    private final long[] kept;
    private LocalTime time;
    private long start;
    private long nanoseconds;
    private Object result;
    private int captured;

    /** What the flight recorder has begun, or null. */
    Object event;

    Call(Libc function, Object[] arguments) {
        this.function = Functions.of(function);
        this.arguments = arguments;
        shown = new String[arguments.length];
        kept = new long[arguments.length];
    }

    /** Reads what only can be read before the call. */
    void read() {
        for (int i = 0; i < shown.length; i++) {
            try {
                shown[i] = argument(i).before().text(this, i);
            } catch (IllegalStateException | WrongThreadException | IndexOutOfBoundsException e) {
                // Memory of an arena that is closed, or of another thread: the linker will say so.
                shown[i] = null;
            }
        }
    }

    /** Takes the time: the last thing before the call. */
    void begin() {
        time = LocalTime.now(ZoneId.systemDefault());
        start = System.nanoTime();
    }

    /** The first thing after it. */
    void end(Object given, int error) {
        nanoseconds = System.nanoTime() - start;
        result = given;
        captured = error;
    }

    /** The whole line: thread, time of the day, call, result, and how long it took in seconds. */
    String line() {
        Thread thread = Thread.currentThread();
        StringJoiner joined = new StringJoiner(", ", "(", ")");
        for (int i = 0; i < shown.length; i++) {
            String text = after(i);
            if (!text.isEmpty()) {
                joined.add(text);
            }
        }
        String detail = detail();
        String name = thread.getName().isEmpty() ? "#" + thread.threadId() : thread.getName();
        return Quoted.oneLine("[" + name + "] " + CLOCK.format(time) + " " + name() + joined + " = "
                + function.result().text(result, captured) + (detail.isEmpty() ? "" : " (" + detail + ")"))
                + String.format(Locale.ROOT, " <%d.%06d>\n", nanoseconds / 1_000_000_000,
                        nanoseconds / 1_000 % 1_000_000);
    }

    private String after(int index) {
        try {
            String text = argument(index).after().text(this, index, shown[index]);
            return text == null ? address(index) : text;
        } catch (IllegalStateException | WrongThreadException | IndexOutOfBoundsException e) {
            // The arena was closed while the call was waiting.
            return address(index);
        }
    }

    private String detail() {
        try {
            return failed() ? "" : function.detail().text(this);
        } catch (IllegalStateException | WrongThreadException | IndexOutOfBoundsException e) {
            return "";
        }
    }

    private Argument argument(int index) {
        return function.arguments().get(index);
    }

    /** C's name of the function. */
    String name() {
        return function.name();
    }

    /** What C's result is, as a number; 0 for none. */
    long result() {
        return Result.number(result);
    }

    /** The error number of this call, or 0. */
    int error() {
        return function.result().error(result, captured);
    }

    /** Whether what the call writes is not there. */
    boolean failed() {
        return function.result().failed(result);
    }

    /** The descriptor that it is about, or {@link Integer#MIN_VALUE}. */
    int descriptor() {
        return function.arguments().isEmpty() || !function.arguments().getFirst().equals(Argument.FD)
                ? Integer.MIN_VALUE
                : (int) number(0);
    }

    long number(int index) {
        return ((Number) arguments[index]).longValue();
    }

    void keep(int index, long value) {
        kept[index] = value;
    }

    long kept(int index) {
        return kept[index];
    }

    /** The memory of an argument up to a length, which may be more than there is; null where it is only an address. */
    MemorySegment memory(int index, long length) {
        MemorySegment segment = (MemorySegment) arguments[index];
        boolean mapped = !segment.isNative() || segment.address() >= FIRST;
        long size = Math.min(length, segment.byteSize());
        return mapped && size > 0 ? segment.asSlice(0, size) : null;
    }

    /** The same for a structure: all of it, or null. */
    MemorySegment struct(int index, long size) {
        MemorySegment memory = memory(index, size);
        return memory == null || memory.byteSize() < size ? null : memory;
    }

    boolean isNull(int index) {
        MemorySegment segment = (MemorySegment) arguments[index];
        return segment.isNative() && segment.address() == 0;
    }

    /** An argument as an address. */
    String address(int index) {
        MemorySegment segment = (MemorySegment) arguments[index];
        return segment.isNative() ? address(segment.address()) : "[heap]";
    }

    static String address(long address) {
        return address == 0 ? "NULL" : "0x" + Long.toHexString(address);
    }
}
