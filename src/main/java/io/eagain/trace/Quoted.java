package io.eagain.trace;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;

/** Bytes as strace writes them: a string of C, of which 32 are enough. */
final class Quoted {
    private static final int MOST = 32;
    /** What strace has a letter for, from the tabulator on. */
    private static final String LETTERS = "tnvfr";

    private Quoted() {
    }

    /** The first 32, and dots behind them if there are more. */
    static String of(MemorySegment bytes) {
        int shown = (int) Math.min(bytes.byteSize(), MOST);
        return quote(bytes, shown) + (bytes.byteSize() > shown ? "..." : "");
    }

    /** Up to the first zero byte, or all. */
    static String text(MemorySegment bytes) {
        int end = 0;
        while (end < bytes.byteSize() && bytes.get(JAVA_BYTE, end) != 0) {
            end++;
        }
        return quote(bytes, end);
    }

    private static String quote(MemorySegment bytes, int length) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < length; i++) {
            int value = Byte.toUnsignedInt(bytes.get(JAVA_BYTE, i));
            boolean digitNext = i + 1 < length && isOctal(bytes.get(JAVA_BYTE, i + 1));
            if (value == '"' || value == '\\') {
                text.append('\\').append((char) value);
            } else if (value >= ' ' && value <= '~') {
                text.append((char) value);
            } else {
                escape(text, value, digitNext);
            }
        }
        return text.append('"').toString();
    }

    private static boolean isOctal(int value) {
        return value >= '0' && value <= '7';
    }

    // A digit behind it would be taken for one of its own.
    private static void escape(StringBuilder text, int value, boolean digitNext) {
        text.append('\\');
        if (value >= '\t' && value <= '\r') {
            text.append(LETTERS.charAt(value - '\t'));
        } else {
            String octal = Integer.toOctalString(value);
            text.append(digitNext ? "0".repeat(3 - octal.length()) : "").append(octal);
        }
    }

    /** The same for a whole line, in which a thread's name or a path may have put the end of one. */
    static String oneLine(String line) {
        StringBuilder text = null;
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            if (Character.isISOControl(character) && text == null) {
                text = new StringBuilder(line.substring(0, i));
            }
            if (text != null && Character.isISOControl(character)) {
                escape(text, character, true);
            } else if (text != null) {
                text.append(character);
            }
        }
        return text == null ? line : text.toString();
    }
}
