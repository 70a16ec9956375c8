package io.eagain.cli;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Bytes as text with escapes, both ways. */
final class ProbeText {
    /** So many bytes of a message are shown. */
    private static final int SHOWN = 32;
    private static final String LETTERS = "rnt0\\\"";
    private static final String MEANT = "\r\n\t\0\\\"";

    private ProbeText() {
    }

    /** The bytes that a text with escapes stands for; what is no escape is UTF-8. */
    static byte[] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c != '\\') {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            } else if (i < text.length() && LETTERS.indexOf(text.charAt(i)) >= 0) {
                bytes.write(MEANT.charAt(LETTERS.indexOf(text.charAt(i))));
                i++;
            } else if (i + 3 <= text.length() && text.charAt(i) == 'x' && hex(text, i + 1) && hex(text, i + 2)) {
                bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 3;
            } else {
                throw new IllegalArgumentException("no such escape: \"" + text.substring(i - 1, Math.min(i + 3,
                        text.length()))
                        + "\"; there are \\r \\n \\t \\0 \\\\ \\\" and \\xHH with two hexadecimal digits");
            }
        }
        return bytes.toByteArray();
    }

    private static boolean hex(String text, int index) {
        return HexFormat.isHexDigit(text.charAt(index));
    }

    /** The first bytes in quotes; nothing of a peer reaches the terminal as it is. */
    static String quoted(MemorySegment memory, long length) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < Math.min(length, SHOWN); i++) {
            int b = Byte.toUnsignedInt(memory.get(ValueLayout.JAVA_BYTE, i));
            if (MEANT.indexOf(b) >= 0) {
                text.append('\\').append(LETTERS.charAt(MEANT.indexOf(b)));
            } else if (b < ' ' || b > '~') {
                text.append("\\x").append(HexFormat.of().toHexDigits((byte) b));
            } else {
                text.append((char) b);
            }
        }
        return text.append(length > SHOWN ? "\"..." : "\"").toString();
    }
}
