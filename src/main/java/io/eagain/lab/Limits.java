package io.eagain.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Limits of this process, as the kernel shows them. */
final class Limits {
    private Limits() {
    }

    /** The soft {@code RLIMIT_NOFILE}. */
    static long openFiles() throws IOException {
        if (LabHost.WINDOWS) {
            throw new UnsupportedOperationException("RLIMIT_NOFILE: Windows has no such limit");
        }
        for (String line : Files.readAllLines(Path.of("/proc/self/limits"))) {
            if (line.startsWith("Max open files")) {
                return Long.parseLong(line.substring("Max open files".length()).trim().split("\\s+", -1)[0]);
            }
        }
        throw new IOException("/proc/self/limits has no line \"Max open files\"");
    }

    /** Whether a socket may be bound to an address that this machine does not have. */
    static boolean bindsAnywhere() throws IOException {
        return LabHost.LINUX && Files.readString(Path.of("/proc/sys/net/ipv4/ip_nonlocal_bind")).strip().equals("1");
    }

    /** The lowest port that every user may have. */
    static int firstPortForAll() throws IOException {
        Path path = Path.of("/proc/sys/net/ipv4/ip_unprivileged_port_start");
        if (!LabHost.LINUX || !Files.exists(path)) {
            return 1024;
        }
        // Not readString: it reads the first byte alone, after which the kernel has nothing more to say.
        return Integer.parseInt(Files.readAllLines(path).getFirst());
    }
}
