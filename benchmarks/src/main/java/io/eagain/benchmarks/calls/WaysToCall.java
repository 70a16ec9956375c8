package io.eagain.benchmarks.calls;

import static io.eagain.benchmarks.Fixture.expect;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.Linker.Option;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * The ways in which Java can make the same system call, with nothing around them: {@code recv} with nothing there and
 * {@code MSG_DONTWAIT}. They tell what each part of a call costs, and what eagain has chosen among. x86-64 alone.
 */
public class WaysToCall extends CallBenchmark {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final Option ERRNO = Option.captureCallState("errno");
    private static final Option CRITICAL = Option.critical(false);
    private static final int MSG_DONTWAIT = 0x40;
    private static final long SYS_RECVFROM = 45;
    private static final int EAGAIN = 11;

    private static final FunctionDescriptor RECV = FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG,
            JAVA_INT);
    private static final FunctionDescriptor NUMBERS = FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
            JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);

    private static final MethodHandle LIBC = link("recv", RECV, ERRNO);
    private static final MethodHandle LIBC_CRITICAL = link("recv", RECV, ERRNO, CRITICAL);
    private static final MethodHandle SYSCALL = link("syscall", NUMBERS, ERRNO);
    private static final MethodHandle SYSCALL_CRITICAL = link("syscall", NUMBERS, ERRNO, CRITICAL);
    private static final MethodHandle SYSCALL_NO_ERRNO = link("syscall", NUMBERS, CRITICAL);
    @SuppressWarnings("restricted")
    private static final MethodHandle MACHINE_CODE = LINKER.downcallHandle(machineCode(), NUMBERS, CRITICAL);

    // One for all threads, which a library could not have: nothing is looked up.
    private static final MemorySegment CAPTURE = Arena.global().allocate(Option.captureStateLayout());
    private static final MemorySegment MEMORY = Arena.global().allocate(MESSAGE);

    @SuppressWarnings("restricted")
    private static MethodHandle link(String symbol, FunctionDescriptor shape, Option... options) {
        return LINKER.downcallHandle(LINKER.defaultLookup().find(symbol).orElseThrow(), shape, options);
    }

    /**
     * The system call and nothing else, which gives the negated error by itself, as the kernel does: what a bundled
     * native library could do. eagain has none, and writes no code at run time either.
     */
    @SuppressWarnings("restricted")
    private static MemorySegment machineCode() {
        int[] code = {0x48, 0x89, 0xf8, // mov rax, rdi: the number
                0x48, 0x89, 0xf7, 0x48, 0x89, 0xd6, 0x48, 0x89, 0xca, // rdi = rsi, rsi = rdx, rdx = rcx
                0x4d, 0x89, 0xc2, 0x4d, 0x89, 0xc8, 0x4c, 0x8b, 0x4c, 0x24, 0x08, // r10 = r8, r8 = r9, r9 = [rsp + 8]
                0x0f, 0x05, 0xc3}; // syscall, ret
        try {
            MethodHandle mmap = link("mmap", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT,
                    JAVA_INT, JAVA_LONG));
            MethodHandle mprotect = link("mprotect", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));
            long size = 4096;
            // PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS; then PROT_READ | PROT_EXEC.
            MemorySegment page = MemorySegment.ofAddress((long) mmap.invokeExact(0L, size, 3, 0x22, -1, 0L))
                    .reinterpret(size);
            for (int i = 0; i < code.length; i++) {
                page.set(JAVA_BYTE, i, (byte) code[i]);
            }
            expect(0, (int) mprotect.invokeExact(page.address(), size, 5));
            return page;
        } catch (Throwable t) {
            throw new ExceptionInInitializerError(t);
        }
    }

    private static void expectNothing(long result) {
        expect(-1, result);
        expect(EAGAIN, CAPTURE.get(JAVA_INT, 0));
    }

    @Benchmark
    public void libc(Stage.Idle idle) throws Throwable {
        expectNothing((long) LIBC.invokeExact(CAPTURE, idle.fd, MEMORY, (long) MESSAGE, MSG_DONTWAIT));
    }

    @Benchmark
    public void libcCritical(Stage.Idle idle) throws Throwable {
        expectNothing((long) LIBC_CRITICAL.invokeExact(CAPTURE, idle.fd, MEMORY, (long) MESSAGE, MSG_DONTWAIT));
    }

    @Benchmark
    public void syscall(Stage.Idle idle) throws Throwable {
        expectNothing((long) SYSCALL.invokeExact(CAPTURE, SYS_RECVFROM, (long) idle.fd, MEMORY.address(),
                (long) MESSAGE, (long) MSG_DONTWAIT, 0L, 0L));
    }

    @Benchmark
    public void syscallCritical(Stage.Idle idle) throws Throwable {
        expectNothing((long) SYSCALL_CRITICAL.invokeExact(CAPTURE, SYS_RECVFROM, (long) idle.fd, MEMORY.address(),
                (long) MESSAGE, (long) MSG_DONTWAIT, 0L, 0L));
    }

    /** It cannot tell why the call failed. */
    @Benchmark
    public void syscallWithoutErrno(Stage.Idle idle) throws Throwable {
        expect(-1, (long) SYSCALL_NO_ERRNO.invokeExact(SYS_RECVFROM, (long) idle.fd, MEMORY.address(), (long) MESSAGE,
                (long) MSG_DONTWAIT, 0L, 0L));
    }

    @Benchmark
    public void machineCode(Stage.Idle idle) throws Throwable {
        expect(-EAGAIN, (long) MACHINE_CODE.invokeExact(SYS_RECVFROM, (long) idle.fd, MEMORY.address(), (long) MESSAGE,
                (long) MSG_DONTWAIT, 0L, 0L));
    }
}
