package io.eagain.examples;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** What the bytes of a head may be, and how they are compared, where they lie. */
final class HttpText {
    private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    /** What a name may consist of. No space is among them, neither before a colon nor at the begin of a folded line. */
    private static final boolean[] NAME = set("!#$%&'*+-.^_`|~" + LETTERS);
    /** What a host and a port may: a name, an address, one of IPv6 in brackets. */
    private static final boolean[] HOST = set("!$%&'()*+,-.:;=[]_~" + LETTERS);

    private HttpText() {
    }

    /** Where the CR LF of this line is, {@code limit} if it is not there yet, -1 for what may be in no line. */
    static long lineEnd(MemorySegment in, long from, long limit) {
        for (long i = from; i < limit; i++) {
            int c = at(in, i);
            if (c == '\r') {
                return i + 1 == limit ? limit : at(in, i + 1) == '\n' ? i : -1;
            }
            if ((c < ' ' && c != '\t') || c == 127) {
                return -1;
            }
        }
        return limit;
    }

    static long name(MemorySegment in, long from, long end) {
        long i = from;
        while (i < end && NAME[at(in, i)]) {
            i++;
        }
        return i;
    }

    static boolean same(MemorySegment in, long from, long end, String word, boolean anyCase) {
        if (end - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            int c = at(in, from + i);
            if ((anyCase && c >= 'A' && c <= 'Z' ? c + 32 : c) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static int at(MemorySegment in, long index) {
        return in.get(ValueLayout.JAVA_BYTE, index) & 0xff;
    }

    /** Where the first of two bytes is, {@code end} for nowhere. */
    static long first(MemorySegment in, long from, long end, int one, int other) {
        long i = from;
        while (i < end && at(in, i) != one && at(in, i) != other) {
            i++;
        }
        return i;
    }

    /** Whether all bytes from here to there may be in a host and port. */
    static boolean isHost(MemorySegment in, long from, long end) {
        long i = from;
        while (i < end && HOST[at(in, i)]) {
            i++;
        }
        return i == end;
    }

    private static boolean[] set(String all) {
        boolean[] set = new boolean[256];
        for (byte b : all.getBytes(StandardCharsets.US_ASCII)) {
            set[b] = true;
        }
        return set;
    }
}
