package io.eagain.examples;

import io.eagain.ErrnoException;
import io.eagain.policy.Mechanism;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** HTTP/1.1: connections that stay, several requests before the first answer, requests in any pieces. */
@Command(name = "HttpServer", mixinStandardHelpOptions = true, sortOptions = false, description = {
        "Answers GET and HEAD of / and /hello, and sends the body of POST /echo back.",
        "A chunked body is refused with 501, although RFC 9112 wants a server to decode it.",
        ""}, footer = {"", "Example:", "  HttpServer --port 8080", "  curl -v http://127.0.0.1:8080/hello",
                "  curl --data-binary @FILE http://127.0.0.1:8080/echo",
                "  wrk -t1 -c50 -d1s http://127.0.0.1:8080/"})
public final class HttpServer implements Callable<Integer> {
    /** The longest body, in bytes. */
    static final long BODY = 1 << 20;

    /** Methods that are known, and not allowed anywhere here. */
    private static final List<String> OTHERS = List.of("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT");
    private static final MemorySegment TEXT = text("Hello, World!\n");
    private static final MemorySegment NONE = text("");
    private static final MemorySegment OK = text(
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 14\r\n");
    private static final MemorySegment NOT_FOUND = text("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n");
    private static final MemorySegment NOT_KNOWN = text("HTTP/1.1 501 Not Implemented\r\nContent-Length: 0\r\n");
    private static final MemorySegment NOT_GET = text(
            "HTTP/1.1 405 Method Not Allowed\r\nAllow: GET, HEAD\r\nContent-Length: 0\r\n");
    private static final MemorySegment NOT_POST = text(
            "HTTP/1.1 405 Method Not Allowed\r\nAllow: POST\r\nContent-Length: 0\r\n");
    private static final MemorySegment CONTINUE = text("HTTP/1.1 100 Continue\r\n\r\n");
    private static final MemorySegment STAYS = text("\r\n");
    private static final MemorySegment STAYS_1_0 = text("Connection: keep-alive\r\n\r\n");
    private static final MemorySegment CLOSES = text("Connection: close\r\n\r\n");

    private static final DateTimeFormatter DATE = DateTimeFormatter
            .ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The header with the time, made once per second and not once per answer. */
    private record Date(long second, MemorySegment header) {
        private static volatile Date last = new Date(0, NONE);

        static MemorySegment now() {
            Date date = last;
            long second = System.currentTimeMillis() / 1000;
            if (date.second != second) {
                date = new Date(second, text("Date: " + date(second) + "\r\n"));
                last = date;
            }
            return date.header;
        }
    }

    @Mixin
    private Server.Options options;

    @Option(names = "--loops", paramLabel = "N", description = "How many threads, each with a listener of its own on the"
            + " same port; ${DEFAULT-VALUE} if not given.")
    private int loops = 1;

    /**
     * Runs until the process ends.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new HttpServer()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        return Server.run(options, loops, HttpHead.LONGEST, Http::new);
    }

    /** Starts it within this process; port 0 for any that is free. */
    static Server start(String host, int port, int loops, Mechanism mechanism) throws ErrnoException {
        return Server.start(Server.Options.of(host, port, mechanism), loops, HttpHead.LONGEST, Http::new);
    }

    private static MemorySegment text(String text) {
        return MemorySegment.ofArray(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Always of the same length: RFC_1123_DATE_TIME has one digit only for the first days of a month. */
    static String date(long second) {
        return DATE.format(Instant.ofEpochSecond(second));
    }

    private static String reason(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 413 -> "Content Too Large";
            case 417 -> "Expectation Failed";
            case 431 -> "Request Header Fields Too Large";
            case 501 -> "Not Implemented";
            default -> "HTTP Version Not Supported";
        };
    }

    private static final class Http extends Connection {
        private final HttpHead head = new HttpHead();
        private long bodyLeft;
        private boolean echoes;

        Http(EventLoop loop) {
            super(loop);
        }

        /** As many requests as there are, one answer behind the other; but none whose answer could not be sent. */
        @Override
        protected long received(MemorySegment in, long from, long to) {
            long at = from;
            while (at < to && !blocked()) {
                if (bodyLeft > 0) {
                    at += body(in, at, to);
                    continue;
                }
                long end = head.parse(in, at, to);
                if (end == HttpHead.INCOMPLETE) {
                    break;
                }
                if (end < 0) {
                    // Where the next request would begin is not known any more: the connection ends.
                    put(text("HTTP/1.1 " + -end + " " + reason((int) -end) + "\r\nContent-Length: 0\r\n"));
                    put(Date.now());
                    put(CLOSES);
                    end();
                    break;
                }
                at = end;
                answer(in, at == to);
            }
            return at;
        }

        private void answer(MemorySegment in, boolean waits) {
            bodyLeft = Math.max(head.contentLength, 0);
            // A client that asks for this sends the body after it, or after a while.
            if (head.expectsContinue && bodyLeft > 0 && waits) {
                put(CONTINUE);
            }
            boolean post = head.methodIs(in, "POST");
            boolean get = head.methodIs(in, "GET") || head.methodIs(in, "HEAD");
            boolean hello = head.pathIs(in, "/") || head.pathIs(in, "/hello");
            echoes = post && head.pathIs(in, "/echo");
            if (echoes) {
                put(text("HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: " + bodyLeft
                        + "\r\n"));
            } else if (!get && !post && !OTHERS.stream().anyMatch(method -> head.methodIs(in, method))) {
                put(NOT_KNOWN);
            } else if (hello) {
                put(get ? OK : NOT_GET);
            } else {
                put(head.pathIs(in, "/echo") ? NOT_POST : NOT_FOUND);
            }
            put(Date.now());
            put(!head.stays() ? CLOSES : head.minor == 0 ? STAYS_1_0 : STAYS);
            if (hello && get && !head.methodIs(in, "HEAD")) {
                put(TEXT);
            }
            if (bodyLeft == 0) {
                done();
            }
        }

        /** A body is sent back as it comes, or dropped: it does not need to be anywhere as a whole. */
        private long body(MemorySegment in, long from, long to) {
            long length = Math.min(bodyLeft, to - from);
            if (echoes) {
                put(in, from, length);
            }
            bodyLeft -= length;
            if (bodyLeft == 0) {
                done();
            }
            return length;
        }

        private void done() {
            if (!head.stays()) {
                end();
            }
        }

        private void put(MemorySegment bytes) {
            put(bytes, 0, bytes.byteSize());
        }
    }
}
