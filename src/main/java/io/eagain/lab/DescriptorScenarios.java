package io.eagain.lab;

import io.eagain.AddrInfo;
import io.eagain.ErrnoTable;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.linux.LinuxSockets;
import io.eagain.posix.Fcntl;
import io.eagain.posix.PosixSockets;
import java.util.Map;

/** Descriptors and what they are set to; closed ones, wrong ones, bad addresses; names. */
final class DescriptorScenarios {
    private DescriptorScenarios() {
    }

    static void register(Map<String, Scenario> scenarios) {
        scenarios.put("ACC-01", bench -> {
            int listener = bench.listener(8);
            bench.nonblocking(listener);
            bench.as("accept").accept(listener);
        });
        scenarios.put("ACC-04", bench -> {
            int listener = bench.listener(8);
            bench.nonblocking(listener);
            SockAddr address = bench.getsockname(listener);
            bench.value("listener_nb", "the listener is non-blocking", isNonblocking(bench, listener));
            bench.connected(address);
            bench.connected(address);
            Bench.sleep(20);
            int plain = bench.accept(listener);
            bench.value("accepted_nb", "the accepted socket is non-blocking", isNonblocking(bench, plain));
            int both = bench.accept4(listener, LinuxSockets.SOCK_NONBLOCK | LinuxSockets.SOCK_CLOEXEC);
            bench.value("accept4_nb", "the socket of accept4 is non-blocking", isNonblocking(bench, both));
            bench.value("accept4_cloexec", "the socket of accept4 is closed by execve",
                    (bench.fcntl(both, Fcntl.F_GETFD, 0) & Fcntl.FD_CLOEXEC) != 0);
        });
        scenarios.put("FCN-01", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.as("getfl_before").fcntl(pair.here(), Fcntl.F_GETFL, 0);
            int copy = bench.fcntl(pair.here(), Fcntl.F_DUPFD, 0);
            bench.fcntl(copy, Fcntl.F_SETFL, Fcntl.O_RDWR | Fcntl.O_NONBLOCK);
            bench.as("recv").recv(pair.here(), 16, 0);
            bench.as("getfl_after").fcntl(pair.here(), Fcntl.F_GETFL, 0);
        });
        scenarios.put("FCN-02", bench -> {
            int fd = bench.tcp();
            bench.as("setfl").fcntl(fd, Fcntl.F_SETFL, Fcntl.O_NONBLOCK | Fcntl.O_WRONLY);
            int flags = bench.fcntl(fd, Fcntl.F_GETFL, 0);
            bench.value("accmode", "the access mode", Integer.toString(flags & Fcntl.O_ACCMODE));
            bench.value("nb", "O_NONBLOCK is set", (flags & Fcntl.O_NONBLOCK) != 0);
            bench.as("fionbio").fionbio(fd, false);
            bench.value("nb2", "O_NONBLOCK is set", isNonblocking(bench, fd));
        });
        scenarios.put("FCN-31", bench -> {
            int fd = bench.tcp();
            bench.fcntl(fd, Fcntl.F_SETFL, Fcntl.O_APPEND);
            bench.value("append", "O_APPEND is set", (bench.fcntl(fd, Fcntl.F_GETFL, 0) & Fcntl.O_APPEND) != 0);
            bench.as("overwrite").fcntl(fd, Fcntl.F_SETFL, Fcntl.O_NONBLOCK);
            int flags = bench.fcntl(fd, Fcntl.F_GETFL, 0);
            bench.value("append_after", "O_APPEND is set", (flags & Fcntl.O_APPEND) != 0);
            bench.value("nb_after", "O_NONBLOCK is set", (flags & Fcntl.O_NONBLOCK) != 0);
        });
        scenarios.put("FCN-32", bench -> {
            int fd = bench.socket(Sockets.AF_INET, Sockets.SOCK_STREAM | LinuxSockets.SOCK_NONBLOCK, 0);
            bench.value("nb", "O_NONBLOCK is set", isNonblocking(bench, fd));
            bench.as("fresh").recv(fd, 16, 0);
            Bench.Pair pair = bench.tcpPair();
            bench.fionbio(pair.here(), true);
            bench.as("connected").recv(pair.here(), 16, 0);
        });
        scenarios.put("BAD-02", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.as("send").sendNull(pair.here(), 10, 0);
            bench.send(pair.peer(), 3, 0);
            Bench.sleep(20);
            bench.as("recv").recvNull(pair.here(), 3, 0);
            bench.as("recv2").recv(pair.here(), 3, 0);
        });
        scenarios.put("BAD-06", bench -> everyCall(bench, bench.closedDescriptor(), true));
        scenarios.put("BAD-07", bench -> everyCall(bench, bench.eventfd(0, 0), false));
        scenarios.put("BAD-31", bench -> {
            int fd = bench.tcp();
            int high = bench.duplicate(fd, (int) Math.min(900, Limits.openFiles() - 1));
            bench.as("close").close(high);
            bench.as("again").close(high);
            bench.as("send").send(high, 1, 0);
            bench.as("connect").connect(high, Bench.loopback(9));
        });
        scenarios.put("NAM-31", bench -> {
            bench.as("name").getaddrinfo("no-such-host", null, AddrInfo.AI_NUMERICHOST, Sockets.AF_UNSPEC,
                    Sockets.SOCK_STREAM);
            bench.as("service").getaddrinfo("127.0.0.1", "no-such-service", AddrInfo.AI_NUMERICHOST, Sockets.AF_INET,
                    Sockets.SOCK_STREAM);
            bench.as("family").getaddrinfo("127.0.0.1", "80", AddrInfo.AI_NUMERICHOST, 12345, Sockets.SOCK_STREAM);
            bench.as("literal").getaddrinfo("127.0.0.1", "80", AddrInfo.AI_NUMERICHOST, Sockets.AF_UNSPEC,
                    Sockets.SOCK_STREAM);
        });
        scenarios.put("ERR-31", bench -> {
            Bench.Pair pair = bench.tcpPair();
            long result = bench.as("recv").recv(pair.here(), 16, bench.dontWait(pair.here()));
            bench.value("number", "the number", Long.toString(-result));
            bench.value("names", "its names on this host", String.join(",", ErrnoTable.host().names((int) -result)));
            bench.value("linux", "EAGAIN/EWOULDBLOCK by the headers of Linux", both(ErrnoTable.LINUX));
            bench.value("macos", "EAGAIN/EWOULDBLOCK by the headers of macOS", both(ErrnoTable.MACOS));
            bench.value("windows_crt", "EAGAIN/EWOULDBLOCK by the headers of Windows' C runtime",
                    both(ErrnoTable.WINDOWS_CRT));
            bench.value("winsock", "WSAEWOULDBLOCK by the headers of Winsock",
                    Integer.toString(ErrnoTable.WINSOCK.number("WSAEWOULDBLOCK").orElseThrow()));
        });
    }

    private static String both(ErrnoTable table) {
        return table.number("EAGAIN").orElseThrow() + "/" + table.number("EWOULDBLOCK").orElseThrow();
    }

    private static boolean isNonblocking(Bench bench, int fd) {
        return (bench.fcntl(fd, Fcntl.F_GETFL, 0) & Fcntl.O_NONBLOCK) != 0;
    }

    private static void everyCall(Bench bench, int fd, boolean closed) {
        bench.as("recv").recv(fd, 16, 0);
        bench.as("send").send(fd, 1, 0);
        bench.as("connect").connect(fd, Bench.loopback(9));
        bench.as("bind").bind(fd, Bench.loopback(0));
        bench.as("listen").listen(fd, 1);
        bench.as("accept").accept(fd);
        bench.as("shutdown").shutdown(fd, Sockets.SHUT_RD);
        bench.as("getsockopt").getsockopt(fd, SocketOption.SOL_SOCKET, SocketOption.SO_TYPE);
        bench.as("setsockopt").setsockopt(fd, SocketOption.SOL_SOCKET, SocketOption.SO_KEEPALIVE, 1);
        bench.as("getsockname").getsockname(fd);
        bench.as("getpeername").getpeername(fd);
        if (closed) {
            bench.as("close").close(fd);
            bench.as("ioctl").fionread(fd);
            if (!LabHost.WINDOWS) {
                bench.fcntl(fd, Fcntl.F_GETFL, 0);
            }
        }
    }
}
