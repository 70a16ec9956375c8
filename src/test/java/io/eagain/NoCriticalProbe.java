package io.eagain;

import io.eagain.posix.PosixSockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.function.LongSupplier;

/** The program that {@link NoCriticalTest} runs: the four calls that take heap buffers, with each kind of buffer. */
final class NoCriticalProbe {
    private NoCriticalProbe() {
    }

    public static void main(String[] args) {
        int dontwait = PosixSockets.MSG_DONTWAIT;
        try (Arena arena = Arena.ofConfined()) {
            int fd = Sockets.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM, 0);
            SockAddr name = SockAddr.ip("127.0.0.1", 0);
            call("bind", () -> Sockets.bind(fd, name));
            call("getsockname", () -> Sockets.getsockname(fd, name));
            call("connect", () -> Sockets.connect(fd, name));
            SockAddr from = SockAddr.allocate(arena);
            MemorySegment heap = MemorySegment.ofArray(new byte[8]);
            MemorySegment memory = arena.allocate(8);

            call("recv heap", () -> Sockets.recv(fd, heap, 8, dontwait));
            call("recv heap ByteBuffer", () -> Sockets.recv(fd, ByteBuffer.allocate(8), dontwait));
            call("send heap", () -> Sockets.send(fd, heap, 8, dontwait));
            call("send heap ByteBuffer", () -> Sockets.send(fd, ByteBuffer.allocate(8), dontwait));
            call("recvfrom heap", () -> Sockets.recvfrom(fd, heap, 8, dontwait, from));
            call("recvfrom heap ByteBuffer", () -> Sockets.recvfrom(fd, ByteBuffer.allocate(8), dontwait, from));
            call("sendto heap", () -> Sockets.sendto(fd, heap, 8, dontwait, name));
            call("sendto heap ByteBuffer", () -> Sockets.sendto(fd, ByteBuffer.allocate(8), dontwait, name));

            call("send native", () -> Sockets.send(fd, memory, 5, dontwait));
            call("recv native", () -> Sockets.recv(fd, memory, 8, dontwait));
            call("sendto native", () -> Sockets.sendto(fd, memory, 6, dontwait, name));
            call("recvfrom native", () -> Sockets.recvfrom(fd, memory, 8, dontwait, from));
            call("send direct", () -> Sockets.send(fd, ByteBuffer.allocateDirect(3), dontwait));
            call("recv direct", () -> Sockets.recv(fd, ByteBuffer.allocateDirect(8), dontwait));
            call("sendto direct", () -> Sockets.sendto(fd, ByteBuffer.allocateDirect(4), dontwait, name));
            call("recvfrom direct", () -> Sockets.recvfrom(fd, ByteBuffer.allocateDirect(8), dontwait, from));
            Sockets.close(fd);
        }
    }

    private static void call(String what, LongSupplier call) {
        try {
            System.out.println(what + ": " + call.getAsLong());
        } catch (UnsupportedOperationException e) {
            System.out.println(what + ": " + e.getMessage());
        }
    }
}
