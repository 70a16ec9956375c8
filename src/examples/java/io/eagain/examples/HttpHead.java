package io.eagain.examples;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * The head of a request, read where it lies, without a copy. Strict as RFC 9112 is, and stricter: what two servers behind each
 * other could read in two ways is refused, for that is how a request is smuggled past the first one.
 */
final class HttpHead {
    /** In bytes, with the empty line. */
    static final int LONGEST = 8 * 1024;
    static final long INCOMPLETE = 0;

    /** What a name may consist of. No space is among them, neither before a colon nor at the begin of a folded line. */
    private static final boolean[] NAME = new boolean[256];

    static {
        for (byte b : "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                .getBytes(StandardCharsets.US_ASCII)) {
            NAME[b] = true;
        }
    }

    private long method;
    private long methodEnd;
    private long path;
    private long pathEnd;
    private int hosts;
    private boolean encoded;
    private boolean closes;
    private boolean keepsAlive;
    int minor;
    /** -1 if there is none. */
    long contentLength;
    boolean expectsContinue;

    /**
     * Reads a head. It begins anew when a part of it is there only: with this limit that costs less than to remember where it
     * was.
     *
     * @return where it ends, {@link #INCOMPLETE}, or the negated status of a refusal
     */
    long parse(MemorySegment in, long from, long to) {
        hosts = 0;
        contentLength = -1;
        encoded = closes = keepsAlive = expectsContinue = false;
        // An empty line before a request is passed over, as the RFC asks.
        long first = at(in, from) == '\r' && from + 1 < to && at(in, from + 1) == '\n' ? from + 2 : from;
        long limit = Math.min(to, from + LONGEST);
        for (long line = first; line < limit;) {
            long end = lineEnd(in, line, limit);
            if (end < 0) {
                return -400;
            }
            if (end == limit) {
                break;
            }
            int status = line == first ? requestLine(in, line, end) : end > line ? field(in, line, end) : verdict();
            if (status != 0) {
                return -status;
            }
            if (end == line) {
                return end + 2;
            }
            line = end + 2;
        }
        return to - from >= LONGEST ? -431 : INCOMPLETE;
    }

    boolean methodIs(MemorySegment in, String word) {
        return same(in, method, methodEnd, word, false);
    }

    boolean pathIs(MemorySegment in, String word) {
        return same(in, path, pathEnd, word, false);
    }

    /** Whether the connection stays after the answer. */
    boolean stays() {
        return !closes && (minor > 0 || keepsAlive);
    }

    /** Where the CR LF of this line is, {@code limit} if it is not there yet, -1 for what may be in no line. */
    private static long lineEnd(MemorySegment in, long from, long limit) {
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

    private int requestLine(MemorySegment in, long from, long end) {
        method = from;
        methodEnd = name(in, from, end);
        path = methodEnd + 1;
        long space = path;
        for (; space < end && at(in, space) > ' '; space++) {
        }
        if (methodEnd == from || space == path || space + 9 != end || at(in, methodEnd) != ' '
                || at(in, space) != ' ') {
            return 400;
        }
        pathEnd = path;
        for (; pathEnd < space && at(in, pathEnd) != '?'; pathEnd++) {
        }
        minor = at(in, end - 1) - '0';
        return !same(in, space + 1, end - 3, "HTTP/", false) ? 400 : at(in, end - 3) != '1' || minor > 1 ? 505 : 0;
    }

    private int field(MemorySegment in, long from, long end) {
        long colon = name(in, from, end);
        if (colon == from || colon == end || at(in, colon) != ':') {
            return 400;
        }
        long value = colon + 1;
        long last = end;
        for (; value < last && at(in, value) <= ' '; value++) {
        }
        for (; last > value && at(in, last - 1) <= ' '; last--) {
        }
        if (same(in, from, colon, "host", true)) {
            hosts++;
        } else if (same(in, from, colon, "content-length", true)) {
            return length(in, value, last);
        } else if (same(in, from, colon, "transfer-encoding", true)) {
            encoded = true;
        } else if (same(in, from, colon, "connection", true)) {
            options(in, value, last);
        } else if (same(in, from, colon, "expect", true)) {
            expectsContinue = same(in, value, last, "100-continue", true);
            return expectsContinue ? 0 : 417;
        }
        return 0;
    }

    private int length(MemorySegment in, long from, long end) {
        // A second one, even the same, a sign, a list, nothing: somebody could read another number there.
        if (contentLength >= 0 || from == end) {
            return 400;
        }
        contentLength = 0;
        for (long i = from; i < end; i++) {
            int digit = at(in, i) - '0';
            if (digit < 0 || digit > 9) {
                return 400;
            }
            contentLength = Math.min(contentLength * 10 + digit, HttpServer.BODY + 1);
        }
        return 0;
    }

    private void options(MemorySegment in, long from, long end) {
        for (long i = from; i < end; i++) {
            long next = name(in, i, end);
            closes |= same(in, i, next, "close", true);
            keepsAlive |= same(in, i, next, "keep-alive", true);
            i = next;
        }
    }

    /** When all lines have been read. */
    private int verdict() {
        boolean host = hosts == 1 || (hosts == 0 && minor == 0);
        boolean clear = !encoded || (contentLength < 0 && minor > 0);
        return !host || !clear ? 400 : encoded ? 501 : contentLength > HttpServer.BODY ? 413 : 0;
    }

    private static long name(MemorySegment in, long from, long end) {
        long i = from;
        while (i < end && NAME[at(in, i)]) {
            i++;
        }
        return i;
    }

    private static boolean same(MemorySegment in, long from, long end, String word, boolean anyCase) {
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

    private static int at(MemorySegment in, long index) {
        return in.get(ValueLayout.JAVA_BYTE, index) & 0xff;
    }
}
