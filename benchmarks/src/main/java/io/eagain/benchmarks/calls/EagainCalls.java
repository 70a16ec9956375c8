package io.eagain.benchmarks.calls;

import static io.eagain.benchmarks.Fixture.expect;

import io.eagain.Errno;
import io.eagain.Sockets;
import io.eagain.linux.Epoll;
import io.eagain.linux.EpollEvents;
import io.eagain.linux.LinuxSockets;
import io.eagain.posix.FdSet;
import io.eagain.posix.Poll;
import io.eagain.posix.PollFds;
import io.eagain.posix.PosixSockets;
import io.eagain.posix.Select;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * eagain, with a native segment made once; {@code recv} and {@code send} with a direct buffer and a heap array as well.
 */
public class EagainCalls extends CallBenchmark {
    /** A native segment, made once. */
    @State(Scope.Thread)
    public static class Native {
        final MemorySegment segment = Arena.ofAuto().allocate(16384, 8);
    }

    /** A direct buffer, made once; its position moves. */
    @State(Scope.Thread)
    public static class Direct {
        final ByteBuffer buffer = ByteBuffer.allocateDirect(16384);

        ByteBuffer room(int bytes) {
            return buffer.clear().limit(bytes);
        }
    }

    /** An array and its segment, made once. The library takes it with {@code MSG_DONTWAIT} only. */
    @State(Scope.Thread)
    public static class Heap {
        final MemorySegment segment = MemorySegment.ofArray(new byte[16384]);
    }

    /** Room for events. */
    @State(Scope.Thread)
    public static class Events {
        final EpollEvents events = EpollEvents.allocate(Arena.ofAuto(), 1024);
    }

    /** The array of {@code poll}. */
    @State(Scope.Thread)
    public static class Fds {
        PollFds fds;

        @Setup
        public void fill(Stage.Polled polled) {
            fds = PollFds.allocate(Arena.ofAuto(), polled.count);
            for (int fd : polled.fds) {
                fds.add(fd, Poll.POLLIN);
            }
        }
    }

    /** The set that {@code select} overwrites. */
    @State(Scope.Thread)
    public static class Set {
        final FdSet set = FdSet.allocate(Arena.ofAuto());
    }

    /** A socket whose datagrams are dropped. */
    @State(Scope.Thread)
    public static class Sender {
        int fd;

        @Setup
        public void open(Stage.Deaf deaf) {
            fd = deaf.connected();
        }
    }

    /** What JMH itself costs; see {@link Bytes}. */
    @Benchmark
    public void nothing() {
        // Nothing.
    }

    @Benchmark
    public void recvNothing(Stage.Idle idle, Native memory) {
        expect(-Errno.EAGAIN, Sockets.recv(idle.fd, memory.segment, MESSAGE, PosixSockets.MSG_DONTWAIT));
    }

    @Benchmark
    public void recvNothingDirect(Stage.Idle idle, Direct memory) {
        expect(-Errno.EAGAIN, Sockets.recv(idle.fd, memory.room(MESSAGE), PosixSockets.MSG_DONTWAIT));
    }

    @Benchmark
    public void recvNothingHeap(Stage.Idle idle, Heap memory) {
        expect(-Errno.EAGAIN, Sockets.recv(idle.fd, memory.segment, MESSAGE, PosixSockets.MSG_DONTWAIT));
    }

    @Benchmark
    public void recvNonblocking(Stage.Pair pair, Native memory) {
        expect(-Errno.EAGAIN, Sockets.recv(pair.to, memory.segment, MESSAGE, 0));
    }

    @Benchmark
    public void sendRecv(Stage.Pair pair, Stage.Size size, Native memory) {
        expect(size.count, Sockets.send(pair.from, memory.segment, size.count, PosixSockets.MSG_DONTWAIT));
        expect(size.count, Sockets.recv(pair.to, memory.segment, size.count, PosixSockets.MSG_DONTWAIT));
    }

    @Benchmark
    public void sendRecvDirect(Stage.Pair pair, Stage.Size size, Direct memory) {
        expect(size.count, Sockets.send(pair.from, memory.room(size.count), PosixSockets.MSG_DONTWAIT));
        expect(size.count, Sockets.recv(pair.to, memory.room(size.count), PosixSockets.MSG_DONTWAIT));
    }

    @Benchmark
    public void sendRecvHeap(Stage.Pair pair, Stage.Size size, Heap memory) {
        expect(size.count, Sockets.send(pair.from, memory.segment, size.count, PosixSockets.MSG_DONTWAIT));
        expect(size.count, Sockets.recv(pair.to, memory.segment, size.count, PosixSockets.MSG_DONTWAIT));
    }

    @Benchmark
    public void send(Sender sender, Native memory) {
        expect(MESSAGE, Sockets.send(sender.fd, memory.segment, MESSAGE, 0));
    }

    @Benchmark
    public void poll(Stage.Polled polled, Fds fds) {
        expect(1, Poll.poll(fds.fds, 0));
        int found = 0;
        while (fds.fds.revents(found) == 0) {
            found++;
        }
        expect(polled.count - 1, found);
    }

    @Benchmark
    public void select(Stage.Selected selected, Set working) {
        MemorySegment.copy(selected.set.segment(), 0, working.set.segment(), 0, FdSet.FD_SETSIZE / Byte.SIZE);
        int last = selected.last();
        expect(1, Select.select(last + 1, working.set, null, null, 0));
        int found = Stage.FIRST_SELECTED;
        while (!working.set.isSet(found)) {
            found++;
        }
        expect(last, found);
    }

    @Benchmark
    public void epollWait(Stage.Ready ready, Events events) {
        look(ready, events.events, 0);
    }

    @Benchmark
    public void epollWaitForever(Stage.Ready ready, Events events) {
        look(ready, events.events, -1);
    }

    private static void look(Stage.Ready ready, EpollEvents events, int timeout) {
        int n = Epoll.epoll_wait(ready.epfd, events, events.capacity(), timeout);
        expect(ready.count, n);
        long sum = 0;
        for (int i = 0; i < n; i++) {
            if (events.events(i) == Epoll.EPOLLIN) {
                sum += events.data(i);
            }
        }
        expect(ready.sumOfDescriptors, sum);
    }

    @Benchmark
    @OperationsPerInvocation(Stage.BACKLOG)
    public void acceptClose(Stage.Clients clients, Stage.Listener listener) {
        for (int i = 0; i < Stage.BACKLOG; i++) {
            int fd = LinuxSockets.accept4(listener.fd, null, LinuxSockets.SOCK_NONBLOCK | LinuxSockets.SOCK_CLOEXEC);
            expect(0, Sockets.close(fd));
        }
    }

    @Benchmark
    public void wake(Stage.Wake wake, Native memory, Events events) {
        memory.segment.set(ValueLayout.JAVA_LONG, 0, 1);
        expect(Long.BYTES, PosixSockets.write(wake.fd, memory.segment, Long.BYTES));
        expect(1, Epoll.epoll_wait(wake.epfd, events.events, 1024, -1));
        expect(wake.fd, events.events.data(0));
        expect(Long.BYTES, PosixSockets.read(wake.fd, memory.segment, Long.BYTES));
        expect(1, memory.segment.get(ValueLayout.JAVA_LONG, 0));
    }
}
