package io.eagain.benchmarks;

import io.eagain.Errno;
import io.eagain.Sockets;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * {@code recv} with each kind of buffer, made once or per call, when there is nothing, data, and an error. Some of these
 * make an object that the JIT compiler may or may not remove, so they run twice: in a program that knows this kind
 * alone, and in one that has used them all before it was compiled.
 *
 * <p>All of them pass {@code MSG_DONTWAIT}, without which a heap buffer is refused, and {@code MSG_PEEK}, which leaves the
 * data in the queue.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 1)
public class RawCallBufferBenchmark {
    private static final int MESSAGE = Fixture.MESSAGE;
    private static final int OFFSET = 16;
    private static final int SIZE = OFFSET + MESSAGE;
    private static final int MIXING_ROUNDS = 30_000;

    /** What the socket has for the caller. */
    public enum Answer {
        WOULD_BLOCK,
        DATA,
        ERROR
    }

    /** What the JVM has seen before. */
    public enum Before {
        THIS_KIND,
        ALL_KINDS
    }

    @Param
    public Answer answer;

    @Param
    public Before before;

    private Arena confinedArena;
    private Arena sharedArena;
    private int[] pair;
    private int fd;
    private int flags;
    private MemorySegment confined;
    private MemorySegment shared;
    private MemorySegment automatic;
    private MemorySegment heap;
    private byte[] array;
    private ByteBuffer direct;
    private ByteBuffer wrapped;

    @Setup
    public void open() {
        confinedArena = Arena.ofConfined();
        sharedArena = Arena.ofShared();
        confined = confinedArena.allocate(SIZE);
        shared = sharedArena.allocate(SIZE);
        automatic = Arena.ofAuto().allocate(SIZE);
        array = new byte[SIZE];
        heap = MemorySegment.ofArray(new byte[SIZE]);
        direct = ByteBuffer.allocateDirect(SIZE);
        wrapped = ByteBuffer.wrap(new byte[SIZE]);
        pair = Fixture.pair();
        // JMH counts the tear-down to the last iteration: the function that it calls is linked here.
        Fixture.expect(-Errno.EBADF, Sockets.close(-1));
        if (answer == Answer.DATA) {
            Fixture.sendMessage(pair[0]);
        }
        fd = answer == Answer.ERROR ? -1 : pair[1];
        flags = PosixSockets.MSG_DONTWAIT | Sockets.MSG_PEEK;
        if (before == Before.ALL_KINDS) {
            for (int i = 0; i < MIXING_ROUNDS; i++) {
                check();
            }
        }
    }

    private void check() {
        long expected = switch (answer) {
            case WOULD_BLOCK -> -Errno.EAGAIN;
            case DATA -> MESSAGE;
            case ERROR -> -Errno.EBADF;
        };
        Fixture.expect(expected, segment());
        Fixture.expect(expected, segmentShared());
        Fixture.expect(expected, segmentAuto());
        Fixture.expect(expected, segmentSlice());
        Fixture.expect(expected, directBuffer());
        Fixture.expect(expected, directBufferSlice());
        Fixture.expect(expected, heapSegment());
        Fixture.expect(expected, heapSegmentSlice());
        Fixture.expect(expected, heapArray());
        Fixture.expect(expected, heapBuffer());
    }

    @TearDown
    public void close() {
        Fixture.close(pair);
        confinedArena.close();
        sharedArena.close();
    }

    /** Native memory of a confined arena, made once. */
    @Benchmark
    public long segment() {
        return Sockets.recv(fd, confined, MESSAGE, flags);
    }

    /** Native memory of a shared arena, made once. */
    @Benchmark
    public long segmentShared() {
        return Sockets.recv(fd, shared, MESSAGE, flags);
    }

    /** Native memory of an automatic arena, made once. */
    @Benchmark
    public long segmentAuto() {
        return Sockets.recv(fd, automatic, MESSAGE, flags);
    }

    /** {@code asSlice} per call. */
    @Benchmark
    public long segmentSlice() {
        return Sockets.recv(fd, confined.asSlice(OFFSET), MESSAGE, flags);
    }

    /** A direct byte buffer, made once; its position moves with the data. */
    @Benchmark
    public long directBuffer() {
        direct.clear();
        return Sockets.recv(fd, direct, flags);
    }

    /** The same from an offset, by {@code position} and {@code limit}: {@code ByteBuffer.slice} is not needed. */
    @Benchmark
    public long directBufferSlice() {
        direct.limit(SIZE).position(OFFSET);
        return Sockets.recv(fd, direct, flags);
    }

    /** {@code MemorySegment.ofArray}, made once. */
    @Benchmark
    public long heapSegment() {
        return Sockets.recv(fd, heap, MESSAGE, flags);
    }

    /** The same, {@code asSlice} per call. */
    @Benchmark
    public long heapSegmentSlice() {
        return Sockets.recv(fd, heap.asSlice(OFFSET), MESSAGE, flags);
    }

    /** {@code MemorySegment.ofArray} per call. */
    @Benchmark
    public long heapArray() {
        return Sockets.recv(fd, MemorySegment.ofArray(array), MESSAGE, flags);
    }

    /** A heap byte buffer, made once. */
    @Benchmark
    public long heapBuffer() {
        wrapped.clear();
        return Sockets.recv(fd, wrapped, flags);
    }
}
