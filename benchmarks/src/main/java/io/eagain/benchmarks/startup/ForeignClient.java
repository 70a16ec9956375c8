package io.eagain.benchmarks.startup;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * {@link EagainClient} with one function linked by hand and nothing around it: the least that a call of native code costs
 * a program that starts. x86-64 alone.
 */
final class ForeignClient {
    private static final long SYS_RECVFROM = 45;
    private static final long SYS_SOCKET = 41;
    private static final long SYS_CONNECT = 42;
    private static final int AF_INET = 2;
    private static final int ADDRESS_SIZE = 16;
    private static final int ROOM = 64;

    private ForeignClient() {
    }

    @SuppressWarnings("restricted")
    public static void main(String[] args) throws Throwable {
        MemorySegment memory = Arena.ofAuto().allocate(ADDRESS_SIZE + ROOM, Long.BYTES);
        ByteBuffer address = memory.asByteBuffer();
        address.order(ByteOrder.nativeOrder()).putShort((short) AF_INET);
        address.order(ByteOrder.BIG_ENDIAN).putShort((short) Integer.parseInt(args[0])).putInt(0x7f000001);
        Linker linker = Linker.nativeLinker();
        MethodHandle syscall = linker.downcallHandle(linker.defaultLookup().find("syscall").orElseThrow(),
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                        JAVA_LONG),
                Linker.Option.captureCallState("errno"));
        MemorySegment errno = Arena.ofAuto().allocate(Long.BYTES, Long.BYTES);
        long fd = (long) syscall.invokeExact(errno, SYS_SOCKET, (long) AF_INET, 1L, 0L, 0L, 0L, 0L);
        long connected = (long) syscall.invokeExact(errno, SYS_CONNECT, fd, memory.address(), (long) ADDRESS_SIZE, 0L,
                0L, 0L);
        long received = (long) syscall.invokeExact(errno, SYS_RECVFROM, fd, memory.address() + ADDRESS_SIZE,
                (long) ROOM, 0L, 0L, 0L);
        if (connected != 0 || received != 1) {
            throw new IllegalStateException("connect: " + connected + ", recv: " + received);
        }
        System.out.println(received);
    }
}
