package io.eagain.benchmarks.calls;

import static io.eagain.benchmarks.Fixture.expect;

import io.eagain.Errno;
import io.eagain.linux.Epoll;
import io.eagain.linux.EpollEvents;
import io.eagain.linux.LinuxSockets;
import io.eagain.posix.FdSet;
import io.eagain.posix.Poll;
import io.eagain.posix.PosixSockets;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import jnr.enxio.channels.NativeSocketChannel;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;
import jnr.ffi.types.size_t;
import jnr.ffi.types.ssize_t;
import jnr.ffi.types.u_int64_t;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * jnr: enxio's {@code NativeSocketChannel} where there is a connection and no flags, and libc bound with jnr-ffi for
 * the rest, with native memory made once. Of these calls jnr-posix has {@code read} and {@code write} alone.
 */
public class JnrCalls extends CallBenchmark {
    private static final int EVENTS = 1024;
    private static final int POLLFD = 8;
    /** 12 bytes on x86-64, 16 elsewhere. */
    private static final int EVENT = (int) EpollEvents.allocate(Arena.ofAuto(), 1).segment().byteSize();
    private static final int EVENT_DATA = EVENT - Long.BYTES;

    private static final LibC LIBC = LibraryLoader.create(LibC.class).load("c");
    private static final Runtime RUNTIME = Runtime.getRuntime(LIBC);

    /** What jnr-ffi implements. */
    public interface LibC {
        @ssize_t
        long recv(int fd, Pointer buffer, @size_t long length, int flags);

        @ssize_t
        long send(int fd, Pointer buffer, @size_t long length, int flags);

        @ssize_t
        long read(int fd, Pointer buffer, @size_t long length);

        @ssize_t
        long write(int fd, Pointer buffer, @size_t long length);

        int poll(Pointer fds, @u_int64_t long nfds, int timeout);

        int select(int nfds, Pointer readfds, Pointer writefds, Pointer exceptfds, Pointer timeout);

        int epoll_wait(int epfd, Pointer events, int maxevents, int timeout);

        int accept4(int fd, Pointer address, Pointer length, int flags);

        int close(int fd);
    }

    /** Native memory, made once. */
    @State(Scope.Thread)
    public static class Memory {
        final Pointer pointer = RUNTIME.getMemoryManager().allocateDirect(16384);
    }

    /** enxio's channel on a socket of a pair, and a direct buffer. */
    @State(Scope.Thread)
    public static class Receiver {
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(MESSAGE);
        NativeSocketChannel channel;

        @Setup
        public void open(Stage.Pair pair) {
            channel = new NativeSocketChannel(pair.to);
        }

        ByteBuffer room() {
            buffer.clear();
            return buffer;
        }
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

    /** The array of {@code poll}. */
    @State(Scope.Thread)
    public static class Fds {
        Pointer fds;

        @Setup
        public void fill(Stage.Polled polled) {
            fds = RUNTIME.getMemoryManager().allocateDirect(POLLFD * polled.count);
            for (int i = 0; i < polled.count; i++) {
                fds.putInt(POLLFD * i, polled.fds[i]);
                fds.putShort(POLLFD * i + 4, (short) Poll.POLLIN);
            }
        }
    }

    /** The set that {@code select} overwrites, the bytes to fill it with, and no time. */
    @State(Scope.Thread)
    public static class Set {
        final Pointer set = RUNTIME.getMemoryManager().allocateDirect(FdSet.FD_SETSIZE / Byte.SIZE);
        final Pointer zero = RUNTIME.getMemoryManager().allocateDirect(16);
        byte[] full;

        @Setup
        public void fill(Stage.Selected selected) {
            full = selected.set.segment().toArray(ValueLayout.JAVA_BYTE);
        }
    }

    /** Room for events. */
    @State(Scope.Thread)
    public static class Events {
        final Pointer events = RUNTIME.getMemoryManager().allocateDirect(EVENT * EVENTS);
    }

    @Benchmark
    public void recvNothing(Stage.Idle idle, Memory memory) {
        expect(-1, LIBC.recv(idle.fd, memory.pointer, MESSAGE, PosixSockets.MSG_DONTWAIT));
        expect(Errno.EAGAIN, RUNTIME.getLastError());
    }

    @Benchmark
    public void recvNonblocking(Receiver receiver) throws IOException {
        expect(0, receiver.channel.read(receiver.room()));
    }

    @Benchmark
    public void sendRecv(Stage.Pair pair, Stage.Size size, Memory memory) {
        expect(size.count, LIBC.send(pair.from, memory.pointer, size.count, PosixSockets.MSG_DONTWAIT));
        expect(size.count, LIBC.recv(pair.to, memory.pointer, size.count, PosixSockets.MSG_DONTWAIT));
    }

    @Benchmark
    public void send(Sender sender, Memory memory) {
        expect(MESSAGE, LIBC.send(sender.fd, memory.pointer, MESSAGE, 0));
    }

    @Benchmark
    public void poll(Stage.Polled polled, Fds fds) {
        expect(1, LIBC.poll(fds.fds, polled.count, 0));
        int found = 0;
        while (fds.fds.getShort(POLLFD * found + 6) == 0) {
            found++;
        }
        expect(polled.count - 1, found);
    }

    @Benchmark
    public void select(Stage.Selected selected, Set working) {
        working.set.put(0, working.full, 0, working.full.length);
        int last = selected.last();
        expect(1, LIBC.select(last + 1, working.set, null, null, working.zero));
        int found = Stage.FIRST_SELECTED;
        while ((working.set.getByte(found / Byte.SIZE) >> found % Byte.SIZE & 1) == 0) {
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

    private static void look(Stage.Ready ready, Pointer events, int timeout) {
        int n = LIBC.epoll_wait(ready.epfd, events, EVENTS, timeout);
        expect(ready.count, n);
        long sum = 0;
        for (int i = 0; i < n; i++) {
            if (events.getInt(EVENT * i) == Epoll.EPOLLIN) {
                sum += events.getLong(EVENT * i + EVENT_DATA);
            }
        }
        expect(ready.sumOfDescriptors, sum);
    }

    @Benchmark
    @OperationsPerInvocation(Stage.BACKLOG)
    public void acceptClose(Stage.Clients clients, Stage.Listener listener) {
        for (int i = 0; i < Stage.BACKLOG; i++) {
            int fd = LIBC.accept4(listener.fd, null, null, LinuxSockets.SOCK_NONBLOCK | LinuxSockets.SOCK_CLOEXEC);
            expect(0, LIBC.close(fd));
        }
    }

    @Benchmark
    public void wake(Stage.Wake wake, Memory memory, Events events) {
        memory.pointer.putLong(0, 1);
        expect(Long.BYTES, LIBC.write(wake.fd, memory.pointer, Long.BYTES));
        expect(1, LIBC.epoll_wait(wake.epfd, events.events, EVENTS, -1));
        expect(wake.fd, events.events.getLong(EVENT_DATA));
        expect(Long.BYTES, LIBC.read(wake.fd, memory.pointer, Long.BYTES));
        expect(1, memory.pointer.getLong(0));
    }
}
