package io.eagain.examples;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One command of Redis' protocol: an array of counted words, or a line of words as somebody types it. */
final class RedisCommand {
    /** The longest command, in bytes. */
    static final int LONGEST = 64 * 1024;
    static final int WORDS = 1024;
    static final long INCOMPLETE = 0;

    /** How much of a name is shown, as Redis does it. */
    private static final int SHOWN = 128;
    private static final long WRONG = -1;

    private final byte[][] words = new byte[WORDS][];
    private final long[] starts = new long[WORDS];
    private final long[] lengths = new long[WORDS];
    private int measured;
    private int count;
    private String error;
    private long lineEnd;
    /** Behind the line that was read last. */
    private long next;

    /** 0 for an empty line and an empty array, which are no commands and have no answer. */
    int count() {
        return count;
    }

    byte[] word(int index) {
        return words[index];
    }

    /** The first word in upper case, as far as an answer shows it, and without what could end the line of an answer. */
    String name() {
        byte[] name = Arrays.copyOf(words[0], Math.min(words[0].length, SHOWN));
        for (int i = 0; i < name.length; i++) {
            int c = shown(name[i] & 0xff);
            name[i] = (byte) (c >= 'a' && c <= 'z' ? c - 32 : c);
        }
        return text(name);
    }

    /** What was wrong, as Redis says it. */
    String error() {
        return error;
    }

    /**
     * Reads one. A part of it is only measured: what is copied with each part that comes costs the square of the length.
     *
     * @return where it ends, {@link #INCOMPLETE}, or less than 0 when it breaks the protocol: {@link #error}
     */
    long parse(MemorySegment in, long from, long to) {
        count = 0;
        long end = at(in, from) == '*' ? measure(in, from, to) : typed(in, from, to);
        if (end == INCOMPLETE && to - from >= LONGEST) {
            return wrong("too big request");
        }
        if (end > 0) {
            for (; count < measured; count++) {
                words[count] = in.asSlice(starts[count], lengths[count]).toArray(ValueLayout.JAVA_BYTE);
            }
        }
        return end;
    }

    private long measure(MemorySegment in, long from, long to) {
        measured = 0;
        if (!line(in, from, to)) {
            return INCOMPLETE;
        }
        long length = number(in, from + 1, lineEnd);
        if (length > WORDS || length == Long.MIN_VALUE) {
            return wrong("invalid multibulk length");
        }
        while (measured < length) {
            long start = next;
            if (start == to) {
                return INCOMPLETE;
            }
            if (at(in, start) != '$') {
                return wrong("expected '$', got '" + (char) shown(at(in, start)) + "'");
            }
            if (!line(in, start, to)) {
                return INCOMPLETE;
            }
            long bytes = number(in, start + 1, lineEnd);
            if (bytes < 0 || bytes > LONGEST) {
                return wrong("invalid bulk length");
            }
            // Counted, and so it may have any bytes in it; and the end of a line behind it.
            if (to - next < bytes + 2) {
                return INCOMPLETE;
            }
            starts[measured] = next;
            lengths[measured++] = bytes;
            next += bytes + 2;
        }
        return next;
    }

    private long typed(MemorySegment in, long from, long to) {
        measured = 0;
        if (!line(in, from, to)) {
            return INCOMPLETE;
        }
        for (long i = from; i < lineEnd; i++) {
            long start = i;
            for (; i < lineEnd && at(in, i) > ' '; i++) {
            }
            if (i > start && measured == WORDS) {
                return wrong("too many words");
            }
            if (i > start) {
                starts[measured] = start;
                lengths[measured++] = i - start;
            }
        }
        return next;
    }

    /** The number that a text is, written in the one way; {@code Long.MIN_VALUE} for none. */
    static long number(String text) {
        try {
            long number = Long.parseLong(text);
            return Long.toString(number).equals(text) ? number : Long.MIN_VALUE;
        } catch (NumberFormatException e) {
            return Long.MIN_VALUE;
        }
    }

    private long wrong(String what) {
        error = what;
        return WRONG;
    }

    private boolean line(MemorySegment in, long from, long to) {
        for (long i = from; i < to; i++) {
            if (at(in, i) == '\n') {
                next = i + 1;
                lineEnd = i > from && at(in, i - 1) == '\r' ? i - 1 : i;
                return true;
            }
        }
        return false;
    }

    private static long number(MemorySegment in, long from, long end) {
        long digits = at(in, from) == '-' ? from + 1 : from;
        // More digits are no length.
        if (digits == end || end - digits > 18 || (at(in, digits) == '0' && end - from > 1)) {
            return Long.MIN_VALUE;
        }
        long number = 0;
        for (long i = digits; i < end; i++) {
            int digit = at(in, i) - '0';
            if (digit < 0 || digit > 9) {
                return Long.MIN_VALUE;
            }
            number = number * 10 + digit;
        }
        return digits == from ? number : -number;
    }

    /** A character that may be in the line of an answer. */
    private static int shown(int c) {
        return c < ' ' || c == 127 ? ' ' : c;
    }

    private static int at(MemorySegment in, long index) {
        return in.get(ValueLayout.JAVA_BYTE, index) & 0xff;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
