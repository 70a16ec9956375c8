package io.eagain.benchmarks.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/** The same with NIO: one direct buffer, and an attachment only for what is kept of a connection. */
final class NioServer implements Runnable {
    private static final int BACKLOG = 4096;

    /** What {@code write} did not take, and the beginning of a request. */
    private static final class Kept {
        ByteBuffer unsent;
        ByteBuffer begun;
    }

    private final boolean http;
    private final Selector selector;
    private final ServerSocketChannel listener;
    private final ByteBuffer in = ByteBuffer.allocateDirect(HttpAnswer.BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer out = ByteBuffer.allocateDirect(HttpAnswer.OUT);
    // In the loop it would be a new object for each select.
    private final Consumer<SelectionKey> ready = this::ready;

    private NioServer(boolean http) throws IOException {
        this.http = http;
        selector = Selector.open();
        listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
    }

    static Running start(boolean http) throws IOException, InterruptedException {
        NioServer server = new NioServer(http);
        return Running.start(server.listener.socket().getLocalPort(), server);
    }

    @Override
    public void run() {
        try {
            while (true) {
                selector.select(ready);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                take();
            } else if (key.isWritable()) {
                writable(key);
            } else {
                readable(key);
            }
        } catch (IOException e) {
            end(key);
        }
    }

    private void take() throws IOException {
        SocketChannel channel;
        while ((channel = listener.accept()) != null) {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.register(selector, SelectionKey.OP_READ);
        }
    }

    private static void end(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            // It is closed all the same.
        }
    }

    private static ByteBuffer copy(ByteBuffer bytes) {
        return ByteBuffer.allocateDirect(bytes.remaining()).put(bytes).flip();
    }

    private static Kept kept(SelectionKey key) {
        if (key.attachment() == null) {
            key.attach(new Kept());
        }
        return (Kept) key.attachment();
    }

    private static boolean reply(SelectionKey key, ByteBuffer data) throws IOException {
        ((SocketChannel) key.channel()).write(data);
        if (!data.hasRemaining()) {
            return true;
        }
        kept(key).unsent = copy(data);
        key.interestOps(SelectionKey.OP_WRITE);
        return false;
    }

    private static void writable(SelectionKey key) throws IOException {
        ByteBuffer rest = kept(key).unsent;
        ((SocketChannel) key.channel()).write(rest);
        if (!rest.hasRemaining()) {
            kept(key).unsent = null;
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    private void readable(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        boolean full;
        do {
            in.clear();
            if (key.attachment() instanceof Kept kept && kept.begun != null) {
                in.put(kept.begun);
                kept.begun = null;
            }
            int n = channel.read(in);
            if (n < 0) {
                end(key);
                return;
            }
            full = !in.hasRemaining();
            in.flip();
            if (!http) {
                if (!reply(key, in)) {
                    return;
                }
            } else {
                respond();
                if (in.remaining() == in.capacity()) {
                    end(key);
                    return;
                }
                if (in.hasRemaining()) {
                    kept(key).begun = copy(in);
                }
                if (out.hasRemaining() && !reply(key, out)) {
                    return;
                }
            }
        } while (full);
    }

    /** Goes beyond all whole requests; their responses stand in out. */
    private void respond() {
        out.clear();
        for (int next = headEnd(0); next != 0; next = headEnd(next)) {
            out.put(HttpAnswer.WHOLE);
            in.position(next);
        }
        out.flip();
    }

    private int headEnd(int from) {
        int i = from + 3;
        while (i < in.limit()) {
            if (in.get(i) > '\r') {
                i += 4;
            } else if (in.getInt(i++ - 3) == HttpAnswer.HEAD_END) {
                return i;
            }
        }
        return 0;
    }
}
