package io.eagain.generated;

import io.eagain.generated.linux.LinuxH;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The headers of the GNU C library and of the Linux kernel. */
final class LinuxHeaders extends SystemHeaders {

    private static final List<String> HEADERS = List.of("errno.h", "fcntl.h", "netdb.h", "netinet/in.h",
            "netinet/tcp.h", "netinet/udp.h", "poll.h", "signal.h", "sys/epoll.h", "sys/eventfd.h", "sys/ioctl.h",
            "sys/pidfd.h", "sys/select.h", "sys/sendfile.h", "sys/signalfd.h", "sys/socket.h", "sys/time.h",
            "sys/timerfd.h", "sys/uio.h", "sys/un.h", "net/if.h", "time.h", "unistd.h", "linux/errqueue.h",
            "linux/filter.h",
            "linux/if_packet.h", "linux/in.h", "linux/in6.h", "linux/net_tstamp.h", "linux/netlink.h",
            "linux/sockios.h",
            "linux/vm_sockets.h");

    /**
     * The kernel's own headers for TCP and IPv6 have options that the C library's lack. They cannot be included beside
     * those, or hide these options then, so they make a C file of their own.
     */
    private static final List<String> KERNEL_HEADERS = List.of("linux/tcp.h", "linux/in6.h", "linux/version.h");

    // @formatter:off, for one name a line
    private static final Map<String, String> NEWER = Map.ofEntries(
            Map.entry("IP_LOCAL_PORT_RANGE", "Linux 6.3"),
            Map.entry("IP_PROTOCOL", "Linux 6.4"),
            Map.entry("SO_PASSPIDFD", "Linux 6.5"),
            Map.entry("SO_PEERPIDFD", "Linux 6.5"),
            Map.entry("SCM_PIDFD", "Linux 6.5"),
            Map.entry("TCP_AO_ADD_KEY", "Linux 6.7"),
            Map.entry("TCP_AO_DEL_KEY", "Linux 6.7"),
            Map.entry("TCP_AO_INFO", "Linux 6.7"),
            Map.entry("TCP_AO_GET_KEYS", "Linux 6.7"),
            Map.entry("TCP_AO_REPAIR", "Linux 6.7"),
            Map.entry("SO_DEVMEM_LINEAR", "Linux 6.12"),
            Map.entry("SO_DEVMEM_DMABUF", "Linux 6.12"),
            Map.entry("SO_DEVMEM_DONTNEED", "Linux 6.12"),
            Map.entry("SCM_TS_OPT_ID", "Linux 6.13"),
            Map.entry("SO_RCVPRIORITY", "Linux 6.14"),
            Map.entry("TCP_IS_MPTCP", "Linux 6.10"),
            Map.entry("TCP_RTO_MAX_MS", "Linux 6.15"),
            Map.entry("TCP_RTO_MIN_US", "Linux 6.15"),
            Map.entry("TCP_DELACK_MAX_US", "Linux 6.15"),
            Map.entry("SO_PASSRIGHTS", "Linux 6.16"),
            Map.entry("SO_INQ", "Linux 6.17"),
            Map.entry("TCPI_OPT_USEC_TS", "Linux 6.7"),
            Map.entry("TCPI_OPT_TFO_CHILD", "a Linux newer than 6.1"),
            Map.entry("EFTYPE", "Linux 7.2"),
            Map.entry("tcp_info.tcpi_rcv_wnd", "Linux 6.2"),
            Map.entry("tcp_info.tcpi_rehash", "Linux 6.2"),
            Map.entry("tcp_info.tcpi_total_rto", "Linux 6.7"),
            Map.entry("tcp_info.tcpi_total_rto_recoveries", "Linux 6.7"),
            Map.entry("tcp_info.tcpi_total_rto_time", "Linux 6.7"),
            Map.entry("tcp_info.tcpi_received_ce", "Linux 6.18"),
            Map.entry("tcp_info.tcpi_delivered_e1_bytes", "Linux 6.18"),
            Map.entry("tcp_info.tcpi_delivered_e0_bytes", "Linux 6.18"),
            Map.entry("tcp_info.tcpi_delivered_ce_bytes", "Linux 6.18"),
            Map.entry("tcp_info.tcpi_received_e1_bytes", "Linux 6.18"),
            Map.entry("tcp_info.tcpi_received_e0_bytes", "Linux 6.18"),
            Map.entry("tcp_info.tcpi_received_ce_bytes", "Linux 6.18"),
            Map.entry("tcp_info", "Linux 6.18"));
    // @formatter:on

    /** States of a connection, which the C library's header has and the kernel's has not. */
    private static final Set<String> STATES = Set.of("TCP_ESTABLISHED", "TCP_SYN_SENT", "TCP_SYN_RECV", "TCP_FIN_WAIT1",
            "TCP_FIN_WAIT2", "TCP_TIME_WAIT", "TCP_CLOSE", "TCP_CLOSE_WAIT", "TCP_LAST_ACK", "TCP_LISTEN",
            "TCP_CLOSING");

    /** These have a typedef name in C and no tag. */
    private static final Set<String> TYPEDEFS = Set.of("fd_set", "sigset_t");

    private static final String PACKED = "epoll_event_packed";
    private static final String ALIGNED = "epoll_event_aligned";

    @Override
    String title() {
        return "Linux";
    }

    @Override
    String directory() {
        return "linux";
    }

    @Override
    GeneratedClasses classes() {
        return new GeneratedClasses(LinuxH.class);
    }

    @Override
    List<Unit> units() {
        return List.of(
                new Unit(KERNEL_HEADERS, LinuxHeaders::inKernelHeaders),
                new Unit(HEADERS, name -> true));
    }

    // The C library's struct tcp_info is shorter.
    private static boolean inKernelHeaders(String name) {
        return (name.startsWith("TCP_") && !STATES.contains(name)) || name.startsWith("TCPI_")
                || name.equals("tcp_info") || name.startsWith("IPV6_FLOW");
    }

    @Override
    String since(String version) {
        String[] numbers = version.substring("Linux ".length()).split("\\.", -1);
        return "LINUX_VERSION_CODE >= KERNEL_VERSION(" + numbers[0] + ", " + numbers[1] + ", 0)";
    }

    @Override
    List<String> arguments() {
        return List.of("-D_GNU_SOURCE");
    }

    @Override
    String cType(String name) {
        if (TYPEDEFS.contains(name)) {
            return name;
        }
        return "struct " + (name.equals(PACKED) || name.equals(ALIGNED) ? "epoll_event" : name);
    }

    @Override
    boolean has(String machine, String type) {
        return !type.equals(machine.startsWith("x86_64-") ? ALIGNED : PACKED);
    }

    @Override
    Map<String, String> newer() {
        return NEWER;
    }

    @Override
    String version(CCompiler compiler, Path directory) throws IOException, InterruptedException {
        return compiler.version(List.of("features.h", "linux/version.h"),
                "glibc __GLIBC__.__GLIBC_MINOR__, Linux LINUX_VERSION_MAJOR.LINUX_VERSION_PATCHLEVEL", directory);
    }

    @Override
    List<String> samples() {
        return List.of("ECONNRESET == 104", "EAI_AGAIN == -3", "TCP_INFO == 11",
                "offsetof(struct pollfd.revents) == 6", "sizeof(struct pollfd.revents) == 2",
                "sizeof(struct addrinfo) == 48", "alignof(struct in6_addr) == 4",
                "offsetof(struct tcp_info.tcpi_snd_wnd) == 228");
    }

    @Override
    List<CTarget> targets() {
        // The first is about the machine that the tests run on, so it is not skipped.
        return List.of(
                new CTarget(this, "gcc", CCompiler.gcc("gcc"), "install gcc and the C library's headers", true),
                new CTarget(this, "aarch64-linux-gnu-gcc", CCompiler.gcc("aarch64-linux-gnu-gcc"),
                        "the Debian packages gcc-aarch64-linux-gnu and libc6-dev-arm64-cross bring it", false),
                zig("x86_64-linux-gnu", "x86-linux-gnu", "x86-linux-any"),
                zig("aarch64-linux-gnu", "aarch64-linux-gnu", "aarch64-linux-any"));
    }

    /** Its kernel headers are newer than those of most systems. */
    private CTarget zig(String machine, String libraryHeaders, String kernelHeaders) {
        CCompiler.Search clang = CCompiler.zigClang(machine, libraryHeaders, "generic-glibc", kernelHeaders,
                "any-linux-any");
        // These headers serve every version of the C library and are told which.
        CCompiler.Search search = arguments -> clang
                .find(Stream.concat(arguments.stream(), Stream.of("-D__GLIBC_MINOR__=44")).toList());
        return new CTarget(this, "clang for " + machine, search, CTarget.ZIG, false);
    }
}
