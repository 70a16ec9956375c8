package io.eagain.benchmarks.startup;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** {@link EagainClient} with NIO. */
final class NioClient {
    private static final int ROOM = 64;

    private NioClient() {
    }

    public static void main(String[] args) throws IOException {
        InetSocketAddress server = new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0]));
        try (SocketChannel channel = SocketChannel.open(server)) {
            System.out.println(channel.read(ByteBuffer.allocateDirect(ROOM)));
        }
    }
}
