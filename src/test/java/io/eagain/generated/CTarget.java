package io.eagain.generated;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A compiler that compares the generated classes of a system with its headers.
 *
 * @param name what the tests are called
 * @param advice how to come by the compiler
 * @param required whether the tests fail without it, instead of being skipped
 */
record CTarget(SystemHeaders system, String name, CCompiler.Search search, String advice, boolean required) {

    /** How to come by zig's clang, for every system. */
    static final String ZIG = "pip install ziglang==0.17.0 brings a C compiler with the headers of Linux, MinGW-w64 and"
            + " macOS; a zig that is not on the PATH is named by EAGAIN_ZIG";

    static final List<SystemHeaders> SYSTEMS = List.of(new LinuxHeaders(), new MacosHeaders(), new WindowsHeaders());

    /** Every target, system by system. */
    static final List<CTarget> ALL = SYSTEMS.stream().flatMap(system -> system.targets().stream()).toList();

    Optional<CCompiler> compiler() throws IOException, InterruptedException {
        return search.find(system.arguments());
    }

    @Override
    public String toString() {
        return system + ", " + name;
    }
}
