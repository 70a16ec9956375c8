package io.eagain.benchmarks.servers;

import io.eagain.benchmarks.suite.Subject;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Netty with one event loop and each of its transports. */
final class NettyServer extends ChannelInitializer<SocketChannel> {
    private static final int BACKLOG = 4096;

    private final boolean http;

    private NettyServer(boolean http) {
        this.http = http;
    }

    static Running start(String subject, boolean http) {
        return switch (subject) {
            case Subject.NETTY_EPOLL -> start(EpollIoHandler.newFactory(), EpollServerSocketChannel.class, http);
            case Subject.NETTY_IO_URING -> start(IoUringIoHandler.newFactory(), IoUringServerSocketChannel.class, http);
            case Subject.NETTY_NIO -> start(NioIoHandler.newFactory(), NioServerSocketChannel.class, http);
            default -> throw new IllegalArgumentException(subject);
        };
    }

    private static Running start(IoHandlerFactory handler, Class<? extends ServerChannel> channel, boolean http) {
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, handler);
        Thread loop = group.submit(Thread::currentThread).syncUninterruptibly().getNow();
        InetSocketAddress address = (InetSocketAddress) new ServerBootstrap().group(group).channel(channel)
                .option(ChannelOption.SO_BACKLOG, BACKLOG).childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .childHandler(new NettyServer(http)).bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly().channel().localAddress();
        return new Running(address.getPort(), loop);
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        if (http) {
            pipeline.addLast(new HttpServerCodec(new HttpDecoderConfig().setValidateHeaders(false)), new Plaintext());
        } else {
            pipeline.addLast(new Echo());
        }
    }

    /** Writes as it reads, and flushes when all that there was is read. */
    private static class Echo extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            context.write(message, context.voidPromise());
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }

    /** As Netty's own entry of the TechEmpower benchmarks: constant parts are made once, headers are not validated. */
    private static final class Plaintext extends Echo {
        private static final HttpHeadersFactory HEADERS = DefaultHttpHeadersFactory.headersFactory()
                .withValidation(false);
        private static final HttpHeaders NO_TRAILERS = HEADERS.newEmptyHeaders();
        private static final ByteBuf BODY = Unpooled
                .unreleasableBuffer(Unpooled.directBuffer().writeBytes(HttpAnswer.BODY)).asReadOnly();
        private static final CharSequence LENGTH = Integer.toString(HttpAnswer.BODY.length);

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            // The other kind of message is the end of a request.
            if (message instanceof HttpRequest) {
                HttpHeaders headers = HEADERS.newEmptyHeaders().set(HttpHeaderNames.CONTENT_TYPE,
                        HttpHeaderValues.TEXT_PLAIN).set(HttpHeaderNames.CONTENT_LENGTH, LENGTH);
                context.write(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, BODY.duplicate(),
                        headers, NO_TRAILERS), context.voidPromise());
            }
            ReferenceCountUtil.release(message);
        }
    }
}
