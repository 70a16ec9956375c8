package io.eagain.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * What the observations were made on.
 *
 * @param os the operating system
 * @param architecture the processor
 * @param kernel the kernel's release
 * @param libc the C library
 * @param jdk the Java runtime
 * @param under what plays the host without being it, such as {@code Wine 10.0}; null for the host itself
 */
record HostFacts(String os, String architecture, String kernel, String libc, String jdk, String under) {
    static HostFacts here() {
        return new HostFacts(System.getProperty("os.name"), System.getProperty("os.arch"),
                System.getProperty("os.version"), LabHost.WINDOWS ? "ws2_32" : glibcVersion(),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                LabHost.UNDER);
    }

    // glibc's own tool says its version; musl has none.
    private static String glibcVersion() {
        try {
            Process process = new ProcessBuilder("getconf", "GNU_LIBC_VERSION")
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            process.waitFor(5, TimeUnit.SECONDS);
            return version.isEmpty() ? "unknown" : version;
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }

    String line() {
        return os + " " + kernel + (under == null ? "" : " (under " + under + ")") + ", " + architecture + ", " + libc
                + ", JDK " + jdk;
    }
}
