package io.eagain.cli;

import io.eagain.Errno;
import io.eagain.host.Libc;
import io.eagain.host.Os;
import io.eagain.host.Prototype;
import io.eagain.linux.Epoll;
import io.eagain.linux.LinuxDescriptors;
import io.eagain.linux.PidFd;
import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** Which native functions this host has, of all that eagain calls, by the package that has them. */
final class DoctorCalls {
    static final String NOT_HERE = "not on this host";
    static final String NO_SYMBOL = "no such function in the system's library";
    static final String REFUSED = "refused by the kernel: ";
    /** Younger than the kernels that a JVM runs on: the library may have what the kernel has not. None can succeed. */
    private static final Map<Libc, IntSupplier> YOUNG = Map.of(
            Libc.PIDFD_OPEN, () -> PidFd.pidfd_open(-1, 0),
            Libc.PIDFD_GETFD, () -> PidFd.pidfd_getfd(-1, -1, 0),
            Libc.CLOSE_RANGE, () -> LinuxDescriptors.close_range(1, 0, 0),
            Libc.EPOLL_PWAIT2, () -> Epoll.epoll_pwait2(-1, MemorySegment.NULL, 1, MemorySegment.NULL,
                    MemorySegment.NULL));

    private DoctorCalls() {
    }

    static void examine(DoctorFindings findings) {
        Map<String, Map<String, String>> packages = new LinkedHashMap<>();
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup library = Os.CURRENT == Os.WINDOWS
                    ? SymbolLookup.libraryLookup("ws2_32", arena)
                    : Linker.nativeLinker().defaultLookup();
            for (Libc function : Libc.values()) {
                packages.computeIfAbsent(room(function), name -> new LinkedHashMap<>()).put(symbol(function),
                        state(function, library));
            }
        } catch (IllegalArgumentException e) {
            findings.trouble("this Windows has no ws2_32.dll");
            return;
        }
        packages.forEach((room, functions) -> {
            findings.put("calls", room, functions);
            functions.forEach((name, state) -> {
                if (state.equals(NO_SYMBOL) || state.startsWith(REFUSED)) {
                    findings.trouble(name + ": " + state);
                }
            });
        });
    }

    private static String state(Libc function, SymbolLookup library) {
        Prototype here = function.prototype(Os.CURRENT);
        if (here == null) {
            // On Windows no function of the library; eagain's own table says the same.
            return function == Libc.GAI_STRERROR ? DoctorFindings.HERE : NOT_HERE;
        }
        if (library.find(here.symbol()).isEmpty()) {
            return NO_SYMBOL;
        }
        int result = YOUNG.getOrDefault(function, () -> 0).getAsInt();
        // EPERM is what a filter of system calls says; none of these calls gives it otherwise.
        return result == -Errno.ENOSYS || result == -Errno.EPERM ? REFUSED + Errno.name(-result) : DoctorFindings.HERE;
    }

    /** This host's name of it, or that of another one. */
    private static String symbol(Libc function) {
        return Stream.of(Os.CURRENT, Os.LINUX, Os.MACOS, Os.WINDOWS).map(function::prototype)
                .filter(prototype -> prototype != null).findFirst().orElseThrow().symbol();
    }

    /** The package follows from the hosts that have the function. */
    private static String room(Libc function) {
        boolean linux = function.prototype(Os.LINUX) != null;
        boolean macos = function.prototype(Os.MACOS) != null;
        boolean windows = function.prototype(Os.WINDOWS) != null;
        if ((linux && windows) || function == Libc.GAI_STRERROR) {
            return "io.eagain";
        }
        if (linux && macos) {
            return "io.eagain.posix";
        }
        if (linux) {
            return "io.eagain.linux";
        }
        return macos ? "io.eagain.macos" : "io.eagain.windows";
    }
}
