package io.eagain.examples;

import java.lang.foreign.MemorySegment;

/**
 * The head of a request, read where it lies, without a copy. Strict as RFC 9112 is, and stricter: what two servers behind each
 * other could read in two ways is refused, for that is how a request is smuggled past the first one.
 */
final class HttpHead {
    /** In bytes, with the empty line. */
    static final int LONGEST = 8 * 1024;
    static final long INCOMPLETE = 0;

    private long method;
    private long methodEnd;
    private long path;
    private long pathEnd;
    private int hosts;
    private boolean encoded;
    private boolean closes;
    private boolean keepsAlive;
    private int major;
    /** 0 or 1. */
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
        long first = HttpText.at(in, from) == '\r' && from + 1 < to && HttpText.at(in, from + 1) == '\n'
                ? from + 2
                : from;
        long limit = Math.min(to, from + LONGEST);
        for (long line = first; line < limit;) {
            long end = HttpText.lineEnd(in, line, limit);
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
        return HttpText.same(in, method, methodEnd, word, false);
    }

    boolean pathIs(MemorySegment in, String word) {
        // http://host has none, which means this one.
        return path == pathEnd ? word.equals("/") : HttpText.same(in, path, pathEnd, word, false);
    }

    /** Whether the connection stays after the answer. */
    boolean stays() {
        return !closes && (minor > 0 || keepsAlive);
    }

    private int requestLine(MemorySegment in, long from, long end) {
        method = from;
        methodEnd = HttpText.name(in, from, end);
        path = methodEnd + 1;
        long space = path;
        for (; space < end && HttpText.at(in, space) > ' '; space++) {
        }
        if (methodEnd == from || space == path || space + 9 != end || HttpText.at(in, methodEnd) != ' '
                || HttpText.at(in, space) != ' ') {
            return 400;
        }
        return target(in, space) && version(in, space + 1, end) ? major == 1 ? 0 : 505 : 400;
    }

    /** The path of a target, also of one as a proxy is asked for it: RFC 9112, 3.2.2, a server must accept that. */
    private boolean target(MemorySegment in, long end) {
        if (HttpText.same(in, path, Math.min(path + 7, end), "http://", true)) {
            long authority = path + 7;
            path = HttpText.first(in, authority, end, '/', '?');
            if (path == authority || !HttpText.isHost(in, authority, path)) {
                return false;
            }
        } else if (HttpText.at(in, path) != '/' && !HttpText.same(in, path, end, "*", false)) {
            return false;
        }
        pathEnd = HttpText.first(in, path, end, '?', '?');
        return true;
    }

    /** Of 1.2 and later everything is understood as of 1.1: RFC 9110, 2.5. */
    private boolean version(MemorySegment in, long from, long end) {
        major = HttpText.at(in, end - 3) - '0';
        minor = HttpText.at(in, end - 1) - '0';
        boolean good = HttpText.same(in, from, end - 3, "HTTP/", false) && major >= 0 && major <= 9
                && HttpText.at(in, end - 2) == '.' && minor >= 0 && minor <= 9;
        minor = Math.min(minor, 1);
        return good;
    }

    private int field(MemorySegment in, long from, long end) {
        long colon = HttpText.name(in, from, end);
        if (colon == from || colon == end || HttpText.at(in, colon) != ':') {
            return 400;
        }
        long value = colon + 1;
        long last = end;
        for (; value < last && HttpText.at(in, value) <= ' '; value++) {
        }
        for (; last > value && HttpText.at(in, last - 1) <= ' '; last--) {
        }
        if (HttpText.same(in, from, colon, "host", true)) {
            hosts++;
            return HttpText.isHost(in, value, last) ? 0 : 400;
        } else if (HttpText.same(in, from, colon, "content-length", true)) {
            return length(in, value, last);
        } else if (HttpText.same(in, from, colon, "transfer-encoding", true)) {
            encoded = true;
        } else if (HttpText.same(in, from, colon, "connection", true)) {
            options(in, value, last);
        } else if (minor > 0 && HttpText.same(in, from, colon, "expect", true)) {
            // In HTTP/1.0 it means nothing.
            expectsContinue = HttpText.same(in, value, last, "100-continue", true);
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
            int digit = HttpText.at(in, i) - '0';
            if (digit < 0 || digit > 9) {
                return 400;
            }
            contentLength = Math.min(contentLength * 10 + digit, HttpServer.BODY + 1);
        }
        return 0;
    }

    private void options(MemorySegment in, long from, long end) {
        for (long i = from; i < end; i++) {
            long next = HttpText.name(in, i, end);
            closes |= HttpText.same(in, i, next, "close", true);
            keepsAlive |= HttpText.same(in, i, next, "keep-alive", true);
            i = next;
        }
    }

    /** When all lines have been read. */
    private int verdict() {
        boolean host = hosts == 1 || (hosts == 0 && minor == 0);
        boolean clear = !encoded || (contentLength < 0 && minor > 0);
        return !host || !clear ? 400 : encoded ? 501 : contentLength > HttpServer.BODY ? 413 : 0;
    }
}
