package io.eagain.benchmarks.servers;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;

/** HTTP without Netty's codec: the search for the end of a head, and the bytes, of the other servers. */
final class NettyScan extends NettyServer.Echo {
    // The beginning of a request, and null mostly.
    private ByteBuf begun;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf in = (ByteBuf) message;
        if (begun != null) {
            in = begun.writeBytes(in);
            ((ByteBuf) message).release();
            begun = null;
        }
        ByteBuf out = null;
        for (int next = headEnd(in); next != 0; next = headEnd(in)) {
            out = (out == null ? context.alloc().directBuffer() : out).writeBytes(HttpAnswer.WHOLE);
            in.readerIndex(next);
        }
        if (in.readableBytes() >= HttpAnswer.BUFFER) {
            context.close();
        } else if (in.isReadable()) {
            begun = context.alloc().directBuffer().writeBytes(in);
        }
        in.release();
        if (out != null) {
            context.write(out, context.voidPromise());
        }
    }

    /** Where the head that begins at the reader's index is over, or 0. */
    private static int headEnd(ByteBuf in) {
        int i = in.readerIndex() + 3;
        while (i < in.writerIndex()) {
            if (in.getByte(i) > '\r') {
                i += 4;
            } else if (in.getIntLE(i++ - 3) == HttpAnswer.HEAD_END) {
                return i;
            }
        }
        return 0;
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (begun != null) {
            begun.release();
        }
    }
}
