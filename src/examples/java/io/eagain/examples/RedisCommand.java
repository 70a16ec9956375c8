package io.eagain.examples;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One command of Redis' protocol: an array of counted words, or a line of words as somebody types it. */
final class RedisCommand {
    /** The longest command, in bytes. */
    static final int LONGEST = 64 * 1024;
    static final int WORDS = 1024;
    static final long INCOMPLETE = 0;

    private static final long WRONG = -1;

    private final byte[][] words = new byte[WORDS][];
    private int count;
    private String error;
    /** Behind the line that was read last. */
    private long next;

    /** 0 for an empty line and an empty array, which are no commands and have no answer. */
    int count() {
        return count;
    }

    byte[] word(int index) {
        return words[index];
    }

    /** The first word, without what could end the line of an answer. */
    String name() {
        return text(words[0]).toUpperCase(Locale.ROOT).replaceAll("\\p{Cntrl}", " ");
    }

    /** What was wrong, as Redis says it. */
    String error() {
        return error;
    }

    /** Reads one; returns where it ends, {@link #INCOMPLETE}, or less than 0 when it breaks the protocol: {@link #error}. */
    long parse(MemorySegment in, long from, long to) {
        count = 0;
        String line = line(in, from, to);
        if (line == null) {
            return incomplete(to - from);
        }
        if (!line.startsWith("*")) {
            for (String word : line.isBlank() ? new String[0] : line.strip().split("\\s+", WORDS)) {
                words[count++] = word.getBytes(StandardCharsets.ISO_8859_1);
            }
            return next;
        }
        long length = number(line.substring(1));
        if (length > WORDS || length == Long.MIN_VALUE) {
            return wrong("invalid multibulk length");
        }
        for (long i = 0; i < length; i++) {
            long start = next;
            if (start < to && in.get(ValueLayout.JAVA_BYTE, start) != '$') {
                return wrong("expected '$', got '" + (char) in.get(ValueLayout.JAVA_BYTE, start) + "'");
            }
            line = line(in, start, to);
            if (line == null) {
                return incomplete(to - from);
            }
            long bytes = number(line.substring(1));
            if (bytes < 0 || bytes > LONGEST) {
                return wrong("invalid bulk length");
            }
            // Counted, and so it may have any bytes in it; and the end of a line behind it.
            if (to - next < bytes + 2) {
                return incomplete(to - from);
            }
            words[count++] = in.asSlice(next, bytes).toArray(ValueLayout.JAVA_BYTE);
            next += bytes + 2;
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

    private long incomplete(long length) {
        return length >= LONGEST ? wrong("too big request") : INCOMPLETE;
    }

    private long wrong(String what) {
        error = what;
        return WRONG;
    }

    private String line(MemorySegment in, long from, long to) {
        for (long i = from; i < to; i++) {
            if (in.get(ValueLayout.JAVA_BYTE, i) == '\n') {
                next = i + 1;
                long end = i > from && in.get(ValueLayout.JAVA_BYTE, i - 1) == '\r' ? i - 1 : i;
                return text(in.asSlice(from, end - from).toArray(ValueLayout.JAVA_BYTE));
            }
        }
        return null;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
