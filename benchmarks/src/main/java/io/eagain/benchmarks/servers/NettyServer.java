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
import io.netty.channel.uring.IoUringIoHandlerConfig;
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
import io.netty.util.concurrent.FastThreadLocalThread;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/**
 * Netty with one event loop and each of its transports. The pooled allocator is asked for by name: Netty 4.2 takes the
 * adaptive one otherwise.
 */
final class NettyServer extends ChannelInitializer<SocketChannel> {
    private static final int BACKLOG = 4096;

    private static final int RING = 4096;

    private final Consumer<ChannelPipeline> handlers;

    private NettyServer(Consumer<ChannelPipeline> handlers) {
        this.handlers = handlers;
    }

    static Running start(String subject, boolean http) {
        return switch (subject) {
            case Subject.NETTY_EPOLL -> start(EpollIoHandler.newFactory(), EpollServerSocketChannel.class,
                    http ? NettyServer::codec : NettyServer::echo);
            case Subject.NETTY_EPOLL_SCAN -> start(EpollIoHandler.newFactory(), EpollServerSocketChannel.class,
                    pipeline -> pipeline.addLast(new NettyScan()));
            case Subject.NETTY_IO_URING -> start(IoUringIoHandler.newFactory(rings()),
                    IoUringServerSocketChannel.class, http ? NettyServer::codec : NettyServer::echo);
            case Subject.NETTY_NIO -> start(NioIoHandler.newFactory(), NioServerSocketChannel.class,
                    http ? NettyServer::codec : NettyServer::echo);
            default -> throw new IllegalArgumentException(subject);
        };
    }

    /**
     * A completion queue of its own size, as 10,000 connections may complete at once. A ring of provided buffers is
     * left out: tried twice on a busy machine, with 1,024 adaptive buffers, it took more time of the loop in 7 of 10
     * figures.
     */
    private static IoUringIoHandlerConfig rings() {
        return new IoUringIoHandlerConfig().setRingSize(RING).setCqSize(4 * RING);
    }

    private static Running start(IoHandlerFactory handler, Class<? extends ServerChannel> channel,
            Consumer<ChannelPipeline> handlers) {
        // Netty's own kind of thread, with the name that the loops of the other servers have.
        ThreadFactory threads = task -> new FastThreadLocalThread(task, Running.NAME);
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, threads, handler);
        Thread loop = group.submit(Thread::currentThread).syncUninterruptibly().getNow();
        InetSocketAddress address = (InetSocketAddress) new ServerBootstrap().group(group).channel(channel)
                .option(ChannelOption.SO_BACKLOG, BACKLOG).childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .childHandler(new NettyServer(handlers))
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).syncUninterruptibly().channel()
                .localAddress();
        return new Running(address.getPort(), loop);
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        handlers.accept(channel.pipeline());
    }

    private static void echo(ChannelPipeline pipeline) {
        pipeline.addLast(new Echo());
    }

    private static void codec(ChannelPipeline pipeline) {
        pipeline.addLast(new HttpServerCodec(new HttpDecoderConfig().setValidateHeaders(false)), new Plaintext());
    }

    /** Writes as it reads, and flushes when all that there was is read. */
    static class Echo extends ChannelInboundHandlerAdapter {
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
