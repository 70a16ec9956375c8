package io.eagain.trace;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import io.eagain.Errno;
import java.lang.foreign.MemorySegment;

/** Arguments that are bytes. */
final class Buffers {
    /** Enough for a name. */
    private static final int NAME = 255;

    private Buffers() {
    }

    /** What was received: as many bytes as the result says, of the length in another argument. */
    static Argument received(int length) {
        return Argument.out((call, index) -> bytes(call, index, Math.min(call.result(), call.number(length))));
    }

    /**
     * What was to be sent. It is read after the call, because memory that is not what it was declared to be makes the call
     * fail and would end the JVM.
     */
    static Argument sent(int length) {
        return new Argument((call, index) -> null, (call, index, text) -> call.error() == Errno.EFAULT
                ? null
                : bytes(call, index, call.number(length)));
    }

    /** What was written, as many bytes as another argument points to. */
    static Argument written(int count) {
        return Argument.out((call, index) -> {
            MemorySegment number = call.struct(count, Integer.BYTES);
            return number == null
                    ? null
                    : bytes(call, index, Integer.toUnsignedLong(number.get(JAVA_INT_UNALIGNED, 0)));
        });
    }

    private static String bytes(Call call, int index, long length) {
        MemorySegment bytes = call.memory(index, length);
        return bytes != null ? Quoted.of(bytes) : length == 0 && !call.isNull(index) ? "\"\"" : null;
    }

    /** A string of C that the call reads. */
    static Argument text() {
        return Argument.in(Buffers::text);
    }

    /** A string of C that the call writes. */
    static Argument textOut() {
        return Argument.out(Buffers::text);
    }

    private static String text(Call call, int index) {
        MemorySegment text = call.memory(index, NAME);
        return text == null ? null : Quoted.text(text);
    }
}
