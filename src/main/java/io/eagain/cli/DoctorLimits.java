package io.eagain.cli;

import io.eagain.ConstantTable;
import io.eagain.Errno;
import io.eagain.Option;
import io.eagain.Sockets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How much of what this process and this system allow. */
final class DoctorLimits {
    private static final String SECTION = "limits";
    private static final Path SYSCTL = Path.of("/proc/sys");
    private static final List<String> KEYS = List.of("fs.file-max", "net.core.somaxconn", "net.core.rmem_default",
            "net.core.rmem_max", "net.core.wmem_default", "net.core.wmem_max", "net.ipv4.tcp_rmem",
            "net.ipv4.tcp_wmem", "net.ipv4.tcp_max_syn_backlog", "net.ipv4.tcp_syn_retries",
            "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes",
            "net.ipv4.ip_local_port_range", "net.ipv4.ip_unprivileged_port_start", "net.unix.max_dgram_qlen");
    private static final List<String> TCP = List.of("SO_RCVBUF", "SO_SNDBUF", "TCP_KEEPIDLE", "TCP_KEEPINTVL",
            "TCP_KEEPCNT");
    private static final List<String> UDP = List.of("SO_RCVBUF", "SO_SNDBUF");

    private DoctorLimits() {
    }

    /** What files tell: no native call. */
    static void read(DoctorFindings findings) {
        if (!System.getProperty("os.name").equals("Linux")) {
            findings.put(SECTION, "descriptors", "not known here; ulimit -n tells where there is a shell");
            return;
        }
        findings.put(SECTION, "descriptors", descriptors());
        for (String key : KEYS) {
            findings.put(SECTION, key, first(SYSCTL.resolve(key.replace('.', '/'))));
        }
    }

    /** What a socket that was just made tells. */
    static void ask(DoctorFindings findings) {
        findings.put(SECTION, "SOMAXCONN of the headers", Integer.toString(Sockets.SOMAXCONN));
        ask(findings, "tcp", Sockets.SOCK_STREAM, TCP);
        ask(findings, "udp", Sockets.SOCK_DGRAM, UDP);
    }

    private static void ask(DoctorFindings findings, String kind, int type, List<String> names) {
        int fd = Sockets.socket(Sockets.AF_INET, type, 0);
        if (fd < 0) {
            findings.trouble("socket(AF_INET): " + Errno.toString(-fd));
            return;
        }
        try {
            for (String name : names) {
                Option option = Option.of(name);
                if (option.isOn(ConstantTable.host())) {
                    long value = option.get(fd);
                    findings.put(SECTION, kind + " " + name,
                            value < 0 ? Errno.name((int) -value) : (value + " " + option.unit()).strip());
                }
            }
        } finally {
            Sockets.close(fd);
        }
    }

    private static String descriptors() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/limits"))) {
                if (line.startsWith("Max open files")) {
                    String[] columns = line.substring("Max open files".length()).strip().split("\\s+", -1);
                    return columns[0] + " soft, " + columns[1] + " hard; the JVM raises its own soft limit to the hard"
                            + " one unless -XX:-MaxFDLimit";
                }
            }
            return "not in /proc/self/limits";
        } catch (IOException e) {
            return unreadable(e);
        }
    }

    // Not readString: it reads the first byte alone, after which the kernel has nothing more to say.
    static String first(Path file) {
        try {
            // A container may have laid /dev/null over it.
            List<String> lines = Files.readAllLines(file);
            return lines.isEmpty() ? "empty" : lines.getFirst().replace('\t', ' ');
        } catch (IOException e) {
            return unreadable(e);
        }
    }

    private static String unreadable(IOException e) {
        return "not readable: " + e.getClass().getSimpleName();
    }
}
