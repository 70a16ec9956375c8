package sample;

import io.eagain.ErrnoException;
import io.eagain.SockAddr;
import io.eagain.Sockets;
import io.eagain.policy.FdChannel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;

/** A round trip over loopback between the JDK's own sockets and a descriptor, which readers and writers of Java use. */
public final class Main {
    private Main() {
    }

    public static void main(String[] arguments) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread echo = new Thread(() -> echo(server));
            echo.start();
            InetSocketAddress address = (InetSocketAddress) server.getLocalSocketAddress();
            int fd = ErrnoException.check(Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0), "socket");
            try (FdChannel channel = FdChannel.of(fd)) {
                ErrnoException.check(Sockets.connect(fd, SockAddr.of(address)), "connect");
                SockAddr peer = SockAddr.allocate();
                ErrnoException.check(Sockets.getpeername(fd, peer), "getpeername");
                System.out.println("the same address: " + address.equals(peer.toSocketAddress()));
                Writer out = Channels.newWriter(channel, StandardCharsets.UTF_8);
                BufferedReader in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
                out.write("hello\n");
                out.flush();
                System.out.println(in.readLine());
                ErrnoException.check(Sockets.shutdown(fd, Sockets.SHUT_WR), "shutdown");
                System.out.println("then: " + in.readLine());
            }
            echo.join();
        }
    }

    private static void echo(ServerSocket server) {
        try (Socket peer = server.accept()) {
            peer.getInputStream().transferTo(peer.getOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
