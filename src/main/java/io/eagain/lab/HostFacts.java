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
 */
record HostFacts(String os, String architecture, String kernel, String libc, String jdk) {
    static HostFacts here() {
        return new HostFacts(System.getProperty("os.name"), System.getProperty("os.arch"),
                System.getProperty("os.version"), glibcVersion(),
                System.getProperty("java.vendor") + " " + Runtime.version());
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
        return os + " " + kernel + ", " + architecture + ", " + libc + ", JDK " + jdk;
    }
}
