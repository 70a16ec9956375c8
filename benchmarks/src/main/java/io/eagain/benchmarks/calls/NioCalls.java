package io.eagain.benchmarks.calls;

import static io.eagain.benchmarks.Fixture.expect;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * NIO: non-blocking channels of unix stream sockets, a direct buffer, and a {@code Selector}, which calls back for each
 * key: that spares the set of selected keys.
 */
public class NioCalls extends CallBenchmark {
    private static final int NOTHING = 0;

    /** A direct buffer, made once. */
    @State(Scope.Thread)
    public static class Memory {
        final ByteBuffer buffer = ByteBuffer.allocateDirect(16384);

        ByteBuffer room(int bytes) {
            return buffer.clear().limit(bytes);
        }
    }

    /** Non-blocking ends of connections, side by side: a unix socket of NIO has no {@code socketpair}. */
    private static SocketChannel[] connections(int n) throws IOException {
        SocketChannel[] ends = new SocketChannel[2 * n];
        Path path = Files.createTempDirectory("eagain-calls").resolve("s");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(path));
            for (int i = 0; i < 2 * n; i += 2) {
                ends[i] = SocketChannel.open(UnixDomainSocketAddress.of(path));
                ends[i + 1] = server.accept();
                ends[i].configureBlocking(false);
                ends[i + 1].configureBlocking(false);
            }
        } finally {
            Files.deleteIfExists(path);
            Files.delete(path.getParent());
        }
        return ends;
    }

    /** A pair of non-blocking sockets. */
    @State(Scope.Thread)
    public static class Pair {
        SocketChannel from;
        SocketChannel to;

        @Setup
        public void open() throws IOException {
            SocketChannel[] ends = connections(1);
            from = ends[0];
            to = ends[1];
        }
    }

    /** A socket whose datagrams are dropped. */
    @State(Scope.Thread)
    public static class Sender {
        DatagramChannel channel;

        @Setup
        public void open(Stage.Deaf deaf) throws IOException {
            channel = DatagramChannel.open(StandardProtocolFamily.INET);
            channel.connect(new InetSocketAddress("127.0.0.1", deaf.port));
            channel.configureBlocking(false);
        }
    }

    /** A selector with sockets that each have a byte to read, which nobody takes. */
    @State(Scope.Thread)
    public static class Ready {
        @Param({"1", "64", "1024"})
        int count;
        Selector selector;
        /** Made once: {@code this::see} in each call would allocate. */
        final Consumer<SelectionKey> see = this::see;
        private int readable;

        @Setup
        public void open() throws IOException {
            selector = Selector.open();
            SocketChannel[] ends = connections(count);
            for (int i = 0; i < 2 * count; i += 2) {
                expect(1, ends[i].write(ByteBuffer.allocate(1)));
                ends[i + 1].register(selector, SelectionKey.OP_READ);
            }
        }

        private void see(SelectionKey key) {
            if (key.isReadable()) {
                readable++;
            }
        }

        void check(int n) {
            expect(count, n);
            expect(count, readable);
            readable = 0;
        }
    }

    /** What takes connections. */
    @State(Scope.Thread)
    public static class Listener {
        ServerSocketChannel channel;

        @Setup
        public void open(Stage.Clients clients) throws IOException {
            channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            channel.bind(UnixDomainSocketAddress.of(clients.path), 2 * Stage.BACKLOG);
            channel.configureBlocking(false);
        }
    }

    /** A selector with nothing but its own wake-up. */
    @State(Scope.Thread)
    public static class Wake {
        Selector selector;

        @Setup
        public void open() throws IOException {
            selector = Selector.open();
        }
    }

    @Benchmark
    public void recvNonblocking(Pair pair, Memory memory) throws IOException {
        expect(NOTHING, pair.to.read(memory.room(MESSAGE)));
    }

    @Benchmark
    public void sendRecv(Pair pair, Stage.Size size, Memory memory) throws IOException {
        expect(size.count, pair.from.write(memory.room(size.count)));
        expect(size.count, pair.to.read(memory.room(size.count)));
    }

    @Benchmark
    public void send(Sender sender, Memory memory) throws IOException {
        expect(MESSAGE, sender.channel.write(memory.room(MESSAGE)));
    }

    @Benchmark
    public void epollWait(Ready ready) throws IOException {
        ready.check(ready.selector.selectNow(ready.see));
    }

    @Benchmark
    public void epollWaitForever(Ready ready) throws IOException {
        ready.check(ready.selector.select(ready.see));
    }

    @Benchmark
    @OperationsPerInvocation(Stage.BACKLOG)
    public void acceptClose(Stage.Clients clients, Listener listener) throws IOException {
        for (int i = 0; i < Stage.BACKLOG; i++) {
            listener.channel.accept().close();
        }
    }

    @Benchmark
    public void wake(Wake wake) throws IOException {
        wake.selector.wakeup();
        expect(NOTHING, wake.selector.select());
    }
}
