package io.eagain.windows;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.eagain.SocketOption;
import io.eagain.Sockets;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * The program that {@link WinsockTest} runs in a JVM of its own. It takes back the starts of Winsock that the JVM has
 * made for itself, and then tells what Windows' own {@code socket} gives before eagain has made a call and after it, and
 * how many starts eagain has made.
 */
final class StartupProbe {
    private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
    private static final long ERROR = STATE
            .byteOffset(MemoryLayout.PathElement.groupElement("WSAGetLastError"));

    private final MethodHandle socket;
    private final MethodHandle cleanup;
    private final MemorySegment captured;

    private StartupProbe(Arena arena) {
        SymbolLookup library = SymbolLookup.libraryLookup("ws2_32", arena);
        Linker.Option capture = Linker.Option.captureCallState("WSAGetLastError");
        socket = Linker.nativeLinker().downcallHandle(library.find("socket").orElseThrow(),
                FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT), capture);
        cleanup = Linker.nativeLinker().downcallHandle(library.find("WSACleanup").orElseThrow(),
                FunctionDescriptor.of(JAVA_INT), capture);
        captured = arena.allocate(STATE);
    }

    public static void main(String[] args) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            StartupProbe probe = new StartupProbe(arena);
            // The JVM starts Winsock for itself, and once more when a class asks for the libraries of its loader.
            boolean known = Winsock.FIONBIO != 0;
            probe.takeBackAllStarts();
            System.out.println("not started " + probe.plainSocket());
            known &= Sockets.AF_INET == 2 && SocketOption.SO_TYPE > 0;
            System.out.println("only numbers " + known + " " + probe.plainSocket());
            int made = Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0);
            System.out.println("eagain " + Math.min(made, 0));
            // Each links another function.
            System.out.println("eagain " + Sockets.setsockopt(made, SocketOption.SOL_SOCKET,
                    SocketOption.SO_KEEPALIVE, 1) + " " + Winsock.fionbio(made, true) + " " + Sockets.close(made));
            System.out.println("started " + probe.plainSocket());
            System.out.println("starts " + probe.takeBackAllStarts());
        }
    }

    // 0 for a socket, which ends with the program, or the error.
    private int plainSocket() throws Throwable {
        long result = (long) socket.invokeExact(captured, 2, 1, 0);
        return result == -1 ? captured.get(JAVA_INT, ERROR) : 0;
    }

    private int takeBackAllStarts() throws Throwable {
        int starts = 0;
        while ((int) cleanup.invokeExact(captured) == 0) {
            starts++;
        }
        return starts;
    }
}
