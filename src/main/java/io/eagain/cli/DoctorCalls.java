package io.eagain.cli;

import io.eagain.host.Libc;
import io.eagain.host.Os;
import io.eagain.host.Prototype;
import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Which native functions this host has, of all that eagain calls, by the package that has them. */
final class DoctorCalls {
    static final String NOT_HERE = "not on this host";
    static final String NO_SYMBOL = "no such function in the system's library";

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
                if (state.equals(NO_SYMBOL)) {
                    findings.trouble(name + ": " + NO_SYMBOL);
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
        return library.find(here.symbol()).isPresent() ? DoctorFindings.HERE : NO_SYMBOL;
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
