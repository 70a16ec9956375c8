package io.eagain.policy;

import io.eagain.Allocated;
import io.eagain.Opened;
import io.eagain.Sockets;
import io.eagain.linux.LinuxSockets;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The program that {@link FdChannelTest} runs: what reading and writing through a channel allocates, in bytes a call. */
final class FdChannelProbe {
    private static final int CALLS = 20_000;
    private static final int ROUNDS = 40;

    private interface Transfer {
        int make() throws IOException;
    }

    private FdChannelProbe() {
    }

    public static void main(String[] arguments) throws IOException {
        Opened opened = new Opened();
        int[] pair = opened.pair(Sockets.SOCK_STREAM | LinuxSockets.SOCK_NONBLOCK);
        FdChannel near = FdChannel.of(pair[0]);
        FdChannel far = FdChannel.of(pair[1]);
        ByteBuffer direct = ByteBuffer.allocateDirect(64);
        ByteBuffer room = ByteBuffer.allocateDirect(128);
        ByteBuffer heap = ByteBuffer.allocate(64);
        print("direct", () -> near.write(direct.clear()) + far.read(room.clear()), 128);
        // From the middle of a buffer to the middle of another.
        print("direct, a part", () -> near.write(direct.clear().position(16)) + far.read(room.clear().position(40)),
                96);
        print("heap", () -> near.write(heap.clear()) + far.read(heap.clear()), 128);
        print("would block", () -> far.read(room.clear()), 0);
    }

    private static void print(String name, Transfer transfer, int expected) throws IOException {
        long bytes = 1;
        for (int round = 0; round < ROUNDS && bytes > 0; round++) {
            long before = Allocated.bytes();
            for (int i = 0; i < CALLS; i++) {
                int moved = transfer.make();
                if (moved != expected) {
                    throw new AssertionError(name + " moved " + moved);
                }
            }
            // What reading the counter costs is less than a byte a call.
            bytes = (Allocated.bytes() - before) / CALLS;
        }
        System.out.println(name + "\t" + bytes);
    }
}
