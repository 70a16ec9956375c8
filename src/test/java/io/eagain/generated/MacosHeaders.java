package io.eagain.generated;

import io.eagain.generated.macos.MacosH;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Apple's headers, as they are published in the SDK of macOS. */
final class MacosHeaders extends SystemHeaders {

    private static final List<String> HEADERS = List.of("errno.h", "fcntl.h", "netdb.h", "netinet/in.h",
            "netinet/tcp.h", "netinet/udp.h", "poll.h", "signal.h", "sys/event.h", "sys/ioctl.h", "sys/select.h",
            "sys/socket.h", "sys/time.h", "sys/uio.h", "sys/un.h", "time.h");

    // @formatter:off, for one name a line
    private static final Map<String, String> NEWER = Map.ofEntries(
            Map.entry("SO_BINDTODEVICE", "an SDK after 14.0"),
            Map.entry("ENOTCAPABLE", "an SDK after 15.5"),
            Map.entry("EVFILT_LIO", "an SDK after 15.5"),
            Map.entry("FD_CLOFORK", "an SDK after 15.5"),
            Map.entry("F_DUPFD_CLOFORK", "an SDK after 15.5"),
            Map.entry("O_CLOFORK", "an SDK after 15.5"),
            Map.entry("SO_MAX_PACING_RATE", "an SDK after 15.5"));
    // @formatter:on

    private static final Set<String> TYPEDEFS = Set.of("fd_set", "sigset_t");

    @Override
    String title() {
        return "macOS";
    }

    @Override
    String directory() {
        return "macos";
    }

    @Override
    GeneratedClasses classes() {
        return new GeneratedClasses(MacosH.class);
    }

    @Override
    List<Unit> units() {
        return List.of(new Unit(HEADERS, name -> true));
    }

    /**
     * The names of the larger parts of an IPv6 address are the kernel's; programs see the union below them. Two NOTE_
     * names are deprecated, which is a warning.
     */
    @Override
    List<String> arguments() {
        return List.of("-D__APPLE_USE_RFC_3542", "-Ds6_addr16=__u6_addr.__u6_addr16",
                "-Ds6_addr32=__u6_addr.__u6_addr32", "-Wno-deprecated-declarations");
    }

    @Override
    String cType(String name) {
        return TYPEDEFS.contains(name) ? name : "struct " + name;
    }

    @Override
    Map<String, String> newer() {
        return NEWER;
    }

    @Override
    String version(CCompiler compiler, Path directory) throws IOException, InterruptedException {
        // The macro is 150500 for 15.5.
        return compiler.version(List.of("Availability.h"), "macOS SDK __MAC_OS_X_VERSION_MAX_ALLOWED", directory)
                .replaceAll("\\b(\\d\\d)0?(\\d+)00\\b", "$1.$2");
    }

    @Override
    List<String> samples() {
        return List.of("ECONNRESET == 54", "EVFILT_READ == -1", "FIONBIO == 2147772030", "NOTE_EXIT == -2147483648",
                "offsetof(struct pollfd.revents) == 6", "sizeof(struct timeval.tv_usec) == 4",
                "sizeof(struct addrinfo) == 48", "sizeof(sigset_t) == 4", "alignof(struct kevent) == 4");
    }

    @Override
    List<CTarget> targets() {
        return List.of(zig("arm64-apple-macos13"), zig("x86_64-apple-macos13"));
    }

    private CTarget zig(String machine) {
        return new CTarget(this, "clang for " + machine, CCompiler.zigClang(machine, "any-darwin-any"),
                "pip install ziglang==0.17.0 brings a C compiler with Apple's headers", false);
    }
}
