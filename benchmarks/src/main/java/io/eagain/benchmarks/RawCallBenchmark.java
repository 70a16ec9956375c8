package io.eagain.benchmarks;

import io.eagain.Errno;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.linux.ControlData;
import io.eagain.linux.Epoll;
import io.eagain.linux.EpollEvents;
import io.eagain.linux.LinuxMessages;
import io.eagain.linux.LinuxSockets;
import io.eagain.linux.MMsgHdrs;
import io.eagain.linux.Splice;
import io.eagain.posix.Messages;
import io.eagain.posix.MsgHdr;
import io.eagain.posix.Poll;
import io.eagain.posix.PollFds;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One raw call each, with native memory that is made once. Run it with {@code -prof gc}: {@code gc.alloc.rate.norm} is
 * the number of bytes that a call allocates.
 *
 * <p>A call that leaves things as they were can be repeated for ever: {@code MSG_PEEK} leaves the data in the queue, a
 * level-triggered {@code epoll} reports it again. Where that is not so, the benchmark makes two calls and says so in its
 * name.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 3)
public class RawCallBenchmark {
    private static final int MESSAGE = Fixture.MESSAGE;
    private static final int NOT_OPEN = -1;

    private Arena arena;
    private MemorySegment buffer;
    /** Nothing ever arrives. */
    private int[] idle;
    /** One message waits at [1]. */
    private int[] loaded;
    /** What arrives is taken at once. */
    private int[] busy;
    /** Nobody reads at [1], and the queue is full. */
    private int[] full;
    private int listener;
    private int unconnected;
    private int datagrams;
    private SockAddr peer;
    private int idleEpoll;
    private int loadedEpoll;
    private EpollEvents events;
    private PollFds idlePoll;
    private PollFds loadedPoll;
    private MsgHdr message;
    private MMsgHdrs messages;
    private long[] offset;
    private int pid;
    private int uid;
    private int gid;

    @Setup
    public void open() {
        arena = Arena.ofConfined();
        buffer = arena.allocate(MESSAGE);
        peer = SockAddr.allocate(arena);
        idle = Fixture.pair();
        busy = Fixture.pair();
        loaded = Fixture.pair();
        Fixture.sendMessage(loaded[0]);
        full = Fixture.pair();
        while (sendWouldBlock(full[0]) > 0) {
            // Until there is no room.
        }

        listener = Fixture.descriptor(
                Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM | LinuxSockets.SOCK_NONBLOCK, 0));
        Fixture.expect(0, Sockets.bind(listener, SockAddr.ip("127.0.0.1", 0)));
        Fixture.expect(0, Sockets.listen(listener, 1));
        unconnected = Fixture.descriptor(Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0));

        datagrams = Fixture.descriptor(Sockets.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM, 0));
        Fixture.expect(0, Sockets.bind(datagrams, SockAddr.ip("127.0.0.1", 0)));
        SockAddr itself = SockAddr.allocate(arena);
        Fixture.expect(0, Sockets.getsockname(datagrams, itself));
        Fixture.expect(MESSAGE, Sockets.sendto(datagrams, buffer, MESSAGE, 0, itself));

        events = EpollEvents.allocate(arena, 16);
        idleEpoll = epoll(idle[1]);
        loadedEpoll = epoll(loaded[1]);
        idlePoll = PollFds.allocate(arena, 1);
        idlePoll.add(idle[1], Poll.POLLIN);
        loadedPoll = PollFds.allocate(arena, 1);
        loadedPoll.add(loaded[1], Poll.POLLIN);
        message = MsgHdr.allocate(arena, 2, 64);
        message.iov().set(0, buffer, 0, MESSAGE / 2).set(1, buffer, MESSAGE / 2, MESSAGE - MESSAGE / 2);
        messages = MMsgHdrs.allocate(arena, 4, 1, 64);
        for (int i = 0; i < messages.capacity(); i++) {
            messages.message(i).iov().set(0, buffer);
        }
        offset = new long[1];
        Fixture.expect(0, Sockets.setsockopt(busy[1], SocketOption.SOL_SOCKET, LinuxSockets.SO_PASSCRED, 1));
        pid = (int) ProcessHandle.current().pid();
        Fixture.expect(MESSAGE, Messages.sendmsg(busy[0], message, 0));
        Fixture.expect(MESSAGE, Messages.recvmsg(busy[1], message, 0));
        message.control().next();
        uid = ControlData.uid(message.control());
        gid = ControlData.gid(message.control());
        check();
    }

    private static int epoll(int fd) {
        int epfd = Fixture.descriptor(Epoll.epoll_create1(0));
        Fixture.expect(0, Epoll.epoll_ctl(epfd, Epoll.EPOLL_CTL_ADD, fd, Epoll.EPOLLIN, fd));
        return epfd;
    }

    private void check() {
        Fixture.expect(-Errno.EAGAIN, recvWouldBlock());
        Fixture.expect(MESSAGE, recvData());
        Fixture.expect(-Errno.EBADF, recvError());
        Fixture.expect(-Errno.ENOTCONN, recvErrorNotConnected());
        Fixture.expect(2 * MESSAGE, sendThenRecv());
        Fixture.expect(-Errno.EAGAIN, sendWouldBlock());
        Fixture.expect(MESSAGE, recvfromData());
        Fixture.expect(-Errno.EAGAIN, acceptWouldBlock());
        Fixture.expect(0, epollWaitNothing());
        Fixture.expect(1, epollWaitEvent());
        Fixture.expect(Epoll.EPOLLIN + loaded[1], epollWaitEventRead());
        Fixture.expect(0, pollNothing());
        Fixture.expect(1, pollEvent());
        Fixture.expect(Poll.POLLIN, pollEventRead());
        Fixture.expect(Sockets.SOCK_STREAM, getsockoptInt());
        Fixture.expect(0, setsockoptInt());
        Fixture.expect(MESSAGE, recvmsgData());
        Fixture.expect(2 * MESSAGE, sendmsgThenRecvmsgControl());
        Fixture.expect(2 * MESSAGE, writevThenReadv());
        Fixture.expect(1, recvmmsgData());
        Fixture.expect(-Errno.EBADF, sendmmsgError());
        Fixture.expect(-Errno.EBADF, sendfileError());
    }

    @TearDown
    public void close() {
        check();
        Fixture.close(idleEpoll, loadedEpoll, listener, unconnected, datagrams);
        Fixture.close(idle);
        Fixture.close(loaded);
        Fixture.close(busy);
        Fixture.close(full);
        arena.close();
    }

    @Benchmark
    public long recvWouldBlock() {
        return Sockets.recv(idle[1], buffer, MESSAGE, PosixSockets.MSG_DONTWAIT);
    }

    @Benchmark
    public long recvData() {
        return Sockets.recv(loaded[1], buffer, MESSAGE, Sockets.MSG_PEEK);
    }

    @Benchmark
    public long recvError() {
        return Sockets.recv(NOT_OPEN, buffer, MESSAGE, 0);
    }

    @Benchmark
    public long recvErrorNotConnected() {
        return Sockets.recv(unconnected, buffer, MESSAGE, 0);
    }

    /** Two calls. */
    @Benchmark
    public long sendThenRecv() {
        return Sockets.send(busy[0], buffer, MESSAGE, 0) + Sockets.recv(busy[1], buffer, MESSAGE, 0);
    }

    @Benchmark
    public long sendWouldBlock() {
        return sendWouldBlock(full[0]);
    }

    private long sendWouldBlock(int fd) {
        return Sockets.send(fd, buffer, MESSAGE, PosixSockets.MSG_DONTWAIT);
    }

    @Benchmark
    public long recvfromData() {
        return Sockets.recvfrom(datagrams, buffer, MESSAGE, Sockets.MSG_PEEK, peer);
    }

    @Benchmark
    public int acceptWouldBlock() {
        return Sockets.accept(listener, peer);
    }

    @Benchmark
    public int epollWaitNothing() {
        return Epoll.epoll_wait(idleEpoll, events, 16, 0);
    }

    @Benchmark
    public int epollWaitEvent() {
        return Epoll.epoll_wait(loadedEpoll, events, 16, 0);
    }

    @Benchmark
    public long epollWaitEventRead() {
        int n = Epoll.epoll_wait(loadedEpoll, events, 16, 0);
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += events.events(i) + events.data(i);
        }
        return sum;
    }

    @Benchmark
    public int pollNothing() {
        return Poll.poll(idlePoll, 0);
    }

    @Benchmark
    public int pollEvent() {
        return Poll.poll(loadedPoll, 0);
    }

    @Benchmark
    public int pollEventRead() {
        int n = Poll.poll(loadedPoll, 0);
        return n == 1 ? loadedPoll.revents(0) : n;
    }

    @Benchmark
    public long getsockoptInt() {
        return Sockets.getsockoptInt(idle[0], SocketOption.SOL_SOCKET, SocketOption.SO_TYPE);
    }

    @Benchmark
    public int setsockoptInt() {
        return Sockets.setsockopt(idle[0], SocketOption.SOL_SOCKET, SocketOption.SO_KEEPALIVE, 1);
    }

    @Benchmark
    public long recvmsgData() {
        return Messages.recvmsg(datagrams, message, Sockets.MSG_PEEK);
    }

    /** Two calls, with a control message: credentials, which the receiver sees. */
    @Benchmark
    public long sendmsgThenRecvmsgControl() {
        message.name().clear();
        message.control().clear();
        ControlData.addCredentials(message.control(), pid, uid, gid);
        long sent = Messages.sendmsg(busy[0], message, 0);
        long received = Messages.recvmsg(busy[1], message, 0);
        while (message.control().next()) {
            received += ControlData.pid(message.control()) - pid;
        }
        return sent + received;
    }

    /** Two calls. */
    @Benchmark
    public long writevThenReadv() {
        return Messages.writev(busy[0], message.iov()) + Messages.readv(busy[1], message.iov());
    }

    @Benchmark
    public int recvmmsgData() {
        return LinuxMessages.recvmmsg(datagrams, messages, 0, 1, Sockets.MSG_PEEK, -1);
    }

    @Benchmark
    public int sendmmsgError() {
        return LinuxMessages.sendmmsg(NOT_OPEN, messages, 0, 4, 0);
    }

    @Benchmark
    public long sendfileError() {
        return Splice.sendfile(NOT_OPEN, NOT_OPEN, offset, 8);
    }
}
