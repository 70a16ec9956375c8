package sample;

import io.eagain.Errno;
import io.eagain.ErrnoException;
import io.eagain.SockAddr;
import io.eagain.Sockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A round trip over loopback with the raw calls, each result printed as the system gave it. */
public final class Main {
    private Main() {
    }

    public static void main(String[] arguments) throws ErrnoException {
        int listener = ErrnoException.check(Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0), "socket");
        SockAddr address = SockAddr.ip("127.0.0.1", 0);
        print("bind", Sockets.bind(listener, address));
        print("listen", Sockets.listen(listener, 1));
        print("getsockname", Sockets.getsockname(listener, address));
        int client = ErrnoException.check(Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0), "socket");
        print("connect", Sockets.connect(client, address));
        int accepted = ErrnoException.check(Sockets.accept(listener), "accept");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment room = arena.allocate(64);
            print("send", Sockets.send(client, arena.allocateFrom("hello"), 5, 0));
            print("recv", Sockets.recv(accepted, room, 64, 0));
            print("send", Sockets.send(accepted, room, 5, 0));
            print("recv", Sockets.recv(client, room, 64, 0));
            System.out.println(room.getString(0));
            print("close", Sockets.close(accepted));
            print("recv", Sockets.recv(client, room, 64, 0));
        }
        print("close", Sockets.close(client));
        print("close", Sockets.close(client));
        print("close", Sockets.close(listener));
    }

    private static void print(String call, long result) {
        System.out.println(call + " -> " + result + (result < 0 ? " " + Errno.name(Errno.of(result)) : ""));
    }
}
