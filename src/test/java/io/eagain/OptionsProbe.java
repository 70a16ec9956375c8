package io.eagain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The program that {@link OptionsOnLinuxTest} runs without rights: sets options that need some, and prints what it gets. */
final class OptionsProbe {
    private OptionsProbe() {
    }

    public static void main(String[] args) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("CapEff:")) {
                System.out.println(
                        "CapEff " + Long.toHexString(Long.parseUnsignedLong(line.substring(7).strip(), 16)));
            }
        }
        int tcp = Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0);
        int udp6 = Sockets.socket(Sockets.AF_INET6, Sockets.SOCK_DGRAM, 0);
        set("SO_MARK", tcp, 5);
        System.out.println("SO_MARK of 0, which it was: " + Option.of("SO_MARK").set(tcp, 0));
        set("SO_RCVBUFFORCE", tcp, 100_000);
        set("SO_SNDBUFFORCE", tcp, 100_000);
        set("SO_PRIORITY", tcp, 6);
        set("SO_PRIORITY", tcp, 7);
        System.out.println("SO_BINDTODEVICE lo: " + Option.of("SO_BINDTODEVICE").setText(tcp, "lo"));
        System.out.println("SO_BINDTODEVICE none: " + Option.of("SO_BINDTODEVICE").setText(tcp, ""));
        set("SO_BINDTOIFINDEX", tcp, 0);
        set("TCP_REPAIR", tcp, 1);
        set("IP_TRANSPARENT", tcp, 1);
        set("IP_TRANSPARENT", tcp, 0);
        set("IPV6_TRANSPARENT", udp6, 1);
        set("SO_DEBUG", tcp, 1);
        set("SO_DEBUG", tcp, 0);
        set("SO_BUSY_POLL", tcp, 50);
        set("SO_PREFER_BUSY_POLL", tcp, 1);
        set("SO_BUSY_POLL_BUDGET", tcp, 65535);
        set("SO_RCVMARK", tcp, 1);
        set("SO_RCVPRIORITY", tcp, 1);
        set("TCP_TIMESTAMP", tcp, 1);
    }

    private static void set(String name, int fd, long value) {
        System.out.println(name + " " + value + ": " + Option.of(name).set(fd, value));
    }
}
