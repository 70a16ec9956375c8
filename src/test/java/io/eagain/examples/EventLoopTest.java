package io.eagain.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.eagain.policy.Mechanism;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The loop with connections that do what is rare elsewhere: each byte that comes is an order. */
@Tag("build-host")
@EnabledOnOs(OS.LINUX)
class EventLoopTest {
    /** More than the buffers of a connection hold. */
    private static final int MUCH = 16 << 20;

    private static final class Orders extends Connection {
        Orders(EventLoop loop) {
            super(loop);
        }

        @Override
        protected long received(MemorySegment in, long from, long to) {
            for (long i = from; i < to; i++) {
                switch (in.get(ValueLayout.JAVA_BYTE, i)) {
                    case 'w' -> sleep();
                    case 'f' -> fillOthers();
                    case 'o' -> throw new OutOfMemoryError("ordered");
                    case 'e' -> {
                        send(in, i, i + 1);
                        end();
                        return to;
                    }
                    default -> send(in, i, i + 1);
                }
            }
            return to;
        }

        /** What happens in the meantime is in one batch. */
        private static void sleep() {
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private void fillOthers() {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment much = arena.allocate(MUCH);
                for (Connection other : loop.connections) {
                    if (other != this) {
                        other.send(much, 0, MUCH);
                    }
                }
            }
        }
    }

    private static Server.Options options() {
        return Server.Options.of("127.0.0.1", 0, Mechanism.ofHost());
    }

    private static Server start() throws Exception {
        return Server.start(options(), 1, 0, Orders::new);
    }

    private static Socket connect(Server server) throws IOException {
        Socket socket = new Socket();
        // Set before: with a window that does not grow.
        socket.setReceiveBufferSize(65_536);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()), 20_000);
        socket.setSoTimeout(20_000);
        echo(socket);
        return socket;
    }

    private static void echo(Socket socket) throws IOException {
        socket.getOutputStream().write('x');
        assertEquals('x', socket.getInputStream().read());
    }

    @Test
    void whoWaitsForSomethingElseSinceTheSameBatchIsNotClosed() throws Exception {
        try (Server server = start(); Socket one = connect(server); Socket other = connect(server)) {
            try (Socket busy = connect(server)) {
                busy.getOutputStream().write('w');
                Thread.sleep(100);
                // Both are told of when the loop waits again, in this order. The first lets the second wait for room.
                one.getOutputStream().write('f');
                other.getOutputStream().write('x');
                Thread.sleep(1000);
            }
            assertEquals(MUCH, other.getInputStream().readNBytes(MUCH).length);
            assertEquals('x', other.getInputStream().read());
            echo(other);
        }
    }

    @Test
    void aFullHeapEndsOneConnection() throws Exception {
        AtomicInteger made = new AtomicInteger();
        try (Server server = Server.start(options(), 1, 0, loop -> {
            // The first is the loop's own.
            if (made.incrementAndGet() == 3) {
                throw new OutOfMemoryError("ordered");
            }
            return new Orders(loop);
        }); Socket good = connect(server)) {
            try (Socket refused = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                refused.setSoTimeout(20_000);
                assertEquals(-1, refused.getInputStream().read());
            }
            try (Socket other = connect(server)) {
                other.getOutputStream().write('o');
                assertEquals(-1, other.getInputStream().read());
            }
            echo(good);
        }
    }

    @Test
    void connectionsBeyondTheLimitWait() throws Exception {
        Server.Options options = options();
        options.connections = 2;
        try (Server server = Server.start(options, 1, 0, Orders::new);
                Socket first = connect(server);
                Socket second = connect(server);
                Socket third = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            third.setSoTimeout(500);
            third.getOutputStream().write('x');
            assertThrows(SocketTimeoutException.class, () -> third.getInputStream().read());
            echo(second);
            first.shutdownOutput();
            third.setSoTimeout(20_000);
            assertEquals('x', third.getInputStream().read());
        }
    }

    /** After its last answer a server reads on for a while, and not as long as the peer sends. */
    @Test
    void whoSendsOnAfterTheLastAnswerIsClosed() throws Exception {
        try (Server server = start(); Socket socket = connect(server)) {
            socket.getOutputStream().write('e');
            assertEquals('e', socket.getInputStream().read());
            assertEquals(-1, socket.getInputStream().read());
            byte[] block = new byte[1 << 20];
            assertThrows(IOException.class, () -> {
                for (int i = 0; i < 500; i++) {
                    socket.getOutputStream().write(block);
                }
            });
        }
    }
}
