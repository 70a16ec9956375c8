package io.eagain.generated;

import io.eagain.generated.windows.WindowsH;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The headers of MinGW-w64, which say what Microsoft's say. */
final class WindowsHeaders extends SystemHeaders {

    private static final List<String> HEADERS = List.of("winsock2.h", "ws2tcpip.h", "mswsock.h", "mstcpip.h",
            "afunix.h", "errno.h");

    // @formatter:off, for one name a line
    /** Microsoft's header that has the name; no MinGW-w64 of a supported system has all of them. */
    private static final Map<String, String> NEWER = Map.ofEntries(
            Map.entry("IPV6_RECVECN", "ws2ipdef.h"),
            Map.entry("IP_RECVECN", "ws2ipdef.h"),
            Map.entry("MSG_ERRQUEUE", "ws2def.h"),
            Map.entry("SIO_UDP_NETRESET", "mswsock.h"),
            Map.entry("SO_BSP_STATE", "ws2def.h"),
            Map.entry("SO_COMPARTMENT_ID", "ws2def.h"),
            Map.entry("SO_PAUSE_ACCEPT", "ws2def.h"),
            Map.entry("SO_PORT_SCALABILITY", "ws2def.h"),
            Map.entry("SO_RANDOMIZE_PORT", "ws2def.h"),
            Map.entry("SO_REUSE_MULTICASTPORT", "ws2def.h"),
            Map.entry("SO_REUSE_UNICASTPORT", "ws2def.h"),
            Map.entry("TCP_ATMARK", "ws2ipdef.h"),
            Map.entry("TCP_CONGESTION_ALGORITHM", "ws2ipdef.h"),
            Map.entry("TCP_DELAY_FIN_ACK", "ws2ipdef.h"),
            Map.entry("TCP_FAIL_CONNECT_ON_ICMP_ERROR", "ws2ipdef.h"),
            Map.entry("TCP_FASTOPEN", "ws2ipdef.h"),
            Map.entry("TCP_ICMP_ERROR_INFO", "ws2ipdef.h"),
            Map.entry("TCP_KEEPALIVE", "ws2ipdef.h"),
            Map.entry("TCP_KEEPCNT", "ws2ipdef.h"),
            Map.entry("TCP_KEEPIDLE", "ws2ipdef.h"),
            Map.entry("TCP_KEEPINTVL", "ws2ipdef.h"),
            Map.entry("TCP_MAXRT", "ws2ipdef.h"),
            Map.entry("TCP_MAXRTMS", "ws2ipdef.h"),
            Map.entry("TCP_MAXSEG", "ws2ipdef.h"),
            Map.entry("TCP_NOSYNRETRIES", "ws2ipdef.h"),
            Map.entry("TCP_NOURG", "ws2ipdef.h"),
            Map.entry("TCP_OFFLOAD_PREFERENCE", "ws2ipdef.h"),
            Map.entry("TCP_STDURG", "ws2ipdef.h"),
            Map.entry("TCP_TIMESTAMPS", "ws2ipdef.h"),
            Map.entry("UDP_RECV_MAX_COALESCED_SIZE", "ws2ipdef.h"),
            Map.entry("UDP_SEND_MSG_SIZE", "ws2ipdef.h"));
    // @formatter:on

    private static final Set<String> TYPEDEFS = Set.of("WSABUF", "WSADATA", "WSAMSG", "WSAPOLLFD", "fd_set");

    @Override
    String title() {
        return "Windows";
    }

    @Override
    String directory() {
        return "windows";
    }

    @Override
    GeneratedClasses classes() {
        return new GeneratedClasses(WindowsH.class);
    }

    @Override
    List<Unit> units() {
        return List.of(new Unit(HEADERS, name -> true));
    }

    /** Windows 10 in its latest edition: without it SIO_TCP_INFO, SO_TIMESTAMP and a few others are missing. */
    @Override
    List<String> arguments() {
        return List.of("-DWIN32_LEAN_AND_MEAN", "-D_WIN32_WINNT=0x0A00", "-DNTDDI_VERSION=0x0A00000B");
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
        return compiler.version(List.of("_mingw.h"), "MinGW-w64 __MINGW64_VERSION_MAJOR.__MINGW64_VERSION_MINOR",
                directory);
    }

    @Override
    List<String> samples() {
        return List.of("WSAECONNRESET == 10054", "ECONNRESET == 108", "SO_EXCLUSIVEADDRUSE == -5",
                "INVALID_SOCKET == -1", "offsetof(WSAPOLLFD.revents) == 10", "sizeof(struct linger.l_linger) == 2",
                "sizeof(WSADATA) == 408", "alignof(struct in6_addr) == 2");
    }

    @Override
    List<CTarget> targets() {
        return List.of(
                new CTarget(this, "x86_64-w64-mingw32-gcc", CCompiler.gcc("x86_64-w64-mingw32-gcc"),
                        "the Debian package gcc-mingw-w64-x86-64 brings it", false),
                new CTarget(this, "clang for x86_64-windows-gnu",
                        CCompiler.zigClang("x86_64-windows-gnu", "any-windows-any"), CTarget.ZIG, false));
    }
}
