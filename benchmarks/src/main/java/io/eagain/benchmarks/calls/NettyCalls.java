package io.eagain.benchmarks.calls;

import static io.eagain.benchmarks.Fixture.expect;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.Native;
import io.netty.channel.epoll.NettyEpoll;
import io.netty.channel.unix.Buffer;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The JNI calls of Netty's epoll transport: those that its channels and its event loop make, with the address of a
 * buffer (read in its bytecode, 4.2.7). The JVM lets Netty use {@code sun.misc.Unsafe} ({@link CallBenchmark}), which by
 * itself it does not on JDK 25 (observed): its events are then read through that, as on older JDKs.
 */
public class NettyCalls extends CallBenchmark {
    private static final int NOTHING = 0;

    /** Native memory, made once. */
    @State(Scope.Thread)
    public static class Memory {
        final ByteBuffer buffer = ByteBuffer.allocateDirect(16384);
        long address;

        @Setup
        public void load() {
            Epoll.ensureAvailability();
            address = Buffer.memoryAddress(buffer);
        }
    }

    /** A pair of non-blocking sockets. */
    @State(Scope.Thread)
    public static class Pair {
        Socket from;
        Socket to;

        @Setup
        public void open(Memory memory, Stage.Pair pair) {
            from = new Socket(pair.from);
            to = new Socket(pair.to);
        }
    }

    /** A socket whose datagrams are dropped. */
    @State(Scope.Thread)
    public static class Sender {
        Socket socket;

        @Setup
        public void open(Memory memory, Stage.Deaf deaf) {
            socket = new Socket(deaf.connected());
        }
    }

    /** Descriptors that are ready. */
    @State(Scope.Thread)
    public static class Ready {
        NettyEpoll epoll;

        @Setup
        public void open(Stage.Ready ready) {
            epoll = new NettyEpoll(ready.epfd, 1024);
        }
    }

    /** What takes connections, and room for the address that Netty always asks for. */
    @State(Scope.Thread)
    public static class Listener {
        final byte[] address = new byte[26];
        Socket socket;

        @Setup
        public void open(Memory memory, Stage.Listener listener) {
            socket = new Socket(listener.fd);
        }
    }

    /** An {@code eventfd} and its {@code epoll}. */
    @State(Scope.Thread)
    public static class Wake {
        NettyEpoll epoll;

        @Setup
        public void open(Stage.Wake wake) {
            epoll = new NettyEpoll(wake.epfd, 1024);
        }
    }

    @Benchmark
    public void recvNonblocking(Pair pair, Memory memory) throws IOException {
        expect(NOTHING, pair.to.recvAddress(memory.address, 0, MESSAGE));
    }

    @Benchmark
    public void sendRecv(Pair pair, Stage.Size size, Memory memory) throws IOException {
        expect(size.count, pair.from.sendAddress(memory.address, 0, size.count));
        expect(size.count, pair.to.recvAddress(memory.address, 0, size.count));
    }

    @Benchmark
    public void send(Sender sender, Memory memory) throws IOException {
        expect(MESSAGE, sender.socket.sendAddress(memory.address, 0, MESSAGE));
    }

    @Benchmark
    public void epollWait(Stage.Ready stage, Ready ready) throws IOException {
        look(stage, ready.epoll, 0);
    }

    @Benchmark
    public void epollWaitForever(Stage.Ready stage, Ready ready) throws IOException {
        look(stage, ready.epoll, -1);
    }

    private static void look(Stage.Ready stage, NettyEpoll epoll, int timeout) throws IOException {
        int n = epoll.epollWait(timeout);
        expect(stage.count, n);
        long sum = 0;
        for (int i = 0; i < n; i++) {
            if (epoll.events(i) == Native.EPOLLIN) {
                sum += epoll.fd(i);
            }
        }
        expect(stage.sumOfDescriptors, sum);
    }

    @Benchmark
    @OperationsPerInvocation(Stage.BACKLOG)
    public void acceptClose(Stage.Clients clients, Listener listener) throws IOException {
        for (int i = 0; i < Stage.BACKLOG; i++) {
            int fd = listener.socket.accept(listener.address);
            new FileDescriptor(fd).close();
        }
    }

    @Benchmark
    public void wake(Stage.Wake stage, Wake wake) throws IOException {
        Native.eventFdWrite(stage.fd, 1);
        expect(1, wake.epoll.epollWait(-1));
        expect(stage.fd, wake.epoll.fd(0));
        Native.eventFdRead(stage.fd);
    }
}
