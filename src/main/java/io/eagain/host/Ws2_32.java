package io.eagain.host;

import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.eagain.generated.numbers.Windows;
import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * Windows' socket library, {@code ws2_32.dll}: loaded, and Winsock 2.2 started, once, before the first function of it is
 * linked. It is never cleaned up: sockets live as long as the process.
 */
final class Ws2_32 {
    private static final short VERSION_2_2 = 0x0202;

    /** Null where there is none. */
    static final SymbolLookup LIBRARY = load();
    /** Why Winsock is not started, or null. */
    static final String TROUBLE = LIBRARY == null ? null : start();

    private Ws2_32() {
    }

    private static SymbolLookup load() {
        try {
            return SymbolLookup.libraryLookup("ws2_32", Arena.global());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    // WSAStartup gives its error as its result: without Winsock there is no WSAGetLastError.
    private static String start() {
        Prototype prototype = Libc.WSA_STARTUP.prototype(Os.WINDOWS);
        try (Arena arena = Arena.ofConfined()) {
            MethodHandle startup = Linker.nativeLinker().downcallHandle(
                    LIBRARY.find(prototype.symbol()).orElseThrow(), prototype.descriptor(Os.WINDOWS));
            MemorySegment data = arena.allocate(Windows.WSADATA.SIZE, Long.BYTES);
            int error = (int) startup.invokeExact(VERSION_2_2, data);
            if (error != 0) {
                return "Winsock did not start: WSAStartup(2.2) gave " + error;
            }
            short version = data.get(JAVA_SHORT, Windows.WSADATA.wVersion);
            return version == VERSION_2_2
                    ? null
                    : "Winsock 2.2 is not here: WSAStartup(2.2) offers " + (version & 0xff) + "."
                            + (version >> 8 & 0xff);
        } catch (Throwable t) {
            // Said by each call, not by the first alone.
            return "Winsock did not start: " + t;
        }
    }
}
