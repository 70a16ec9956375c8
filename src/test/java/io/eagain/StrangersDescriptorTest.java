package io.eagain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.posix.ControlMessages;
import io.eagain.posix.Messages;
import io.eagain.posix.MsgHdr;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * A {@code recv} with {@code MSG_DONTWAIT} that blocks, for as long as its peer wants: the message has a descriptor, which
 * {@code recv} drops, and closing it lingers. That is Linux' doing; the other threads of the JVM must go on meanwhile, so
 * such a call is not linked as critical.
 */
@EnabledOnOs(OS.LINUX)
class StrangersDescriptorTest {
    /** A collection takes seconds where a busy machine plays another processor. */
    private static final int LINGER_SECONDS = System.getProperty("eagain.lab.under") == null ? 3 : 12;

    private final Opened opened = new Opened();

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    @Timeout(60)
    void recvLingersAndOtherThreadsGoOn() throws Exception {
        int[] unix = opened.pair(Sockets.SOCK_STREAM);
        int[] tcp = opened.tcp();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment data = arena.allocate(65536);
            while (Sockets.send(tcp[0], data, data.byteSize(), PosixSockets.MSG_DONTWAIT) > 0) {
                // Until the peer's window is full: what closing waits for.
            }
            assertEquals(0, Sockets.setsockoptLinger(tcp[0], true, LINGER_SECONDS));
            MsgHdr message = MsgHdr.allocate(arena, 1, ControlMessages.space(4));
            message.iov().set(0, opened.text("!"));
            message.control().addDescriptors(tcp[0]);
            assertEquals(1, Messages.sendmsg(unix[0], message, 0));
            opened.close(tcp[0]);

            AtomicBoolean calling = new AtomicBoolean(true);
            AtomicInteger collections = new AtomicInteger();
            Thread collector = Thread.ofPlatform().start(() -> {
                while (calling.get()) {
                    System.gc();
                    collections.incrementAndGet();
                }
            });
            int before = collections.get();
            long begun = System.nanoTime();
            assertEquals(1, Sockets.recv(unix[1], data, 1, PosixSockets.MSG_DONTWAIT));
            long took = System.nanoTime() - begun;
            int during = collections.get() - before;
            calling.set(false);
            collector.join();
            assertTrue(took > TimeUnit.SECONDS.toNanos(LINGER_SECONDS) / 2, () -> "recv took only " + took + " ns");
            assertTrue(during > 2, () -> during + " collections while recv took " + took + " ns");
        }
    }
}
