package io.eagain.benchmarks.startup;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** {@link EagainClient} with Netty: the first argument is {@code epoll} or {@code nio}. */
final class NettyClient {
    private NettyClient() {
    }

    public static void main(String[] args) throws InterruptedException {
        boolean epoll = args[0].equals("epoll");
        IoHandlerFactory loop = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, loop);
        Class<? extends Channel> channel = epoll ? EpollSocketChannel.class : NioSocketChannel.class;
        InetSocketAddress server = new InetSocketAddress("127.0.0.1", Integer.parseInt(args[1]));
        Bootstrap bootstrap = new Bootstrap().group(group).channel(channel).handler(new FirstByte());
        bootstrap.connect(server).sync().channel().closeFuture().sync();
        // Netty's own default waits two seconds for work that may still come.
        group.shutdownGracefully(0, 0, TimeUnit.SECONDS).sync();
    }

    private static final class FirstByte extends SimpleChannelInboundHandler<ByteBuf> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
            System.out.println(bytes.readableBytes());
            context.close();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            cause.printStackTrace();
            context.close();
        }
    }
}
