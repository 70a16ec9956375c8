package io.eagain.benchmarks.servers;

import java.nio.charset.StandardCharsets;

/** What the HTTP servers answer: the same bytes in all of them, Netty's spelling. */
final class HttpAnswer {
    static final byte[] BODY = "Hello, World!".getBytes(StandardCharsets.US_ASCII);
    static final byte[] WHOLE = ("HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: 13\r\n\r\n"
            + "Hello, World!").getBytes(StandardCharsets.US_ASCII);
    /** The end of a head as a little-endian number. */
    static final int HEAD_END = 0x0a0d0a0d;
    /** What is read at once. */
    static final int BUFFER = 65536;
    /** For the shortest of requests. */
    static final int OUT = BUFFER / 4 * WHOLE.length;

    private HttpAnswer() {
    }
}
