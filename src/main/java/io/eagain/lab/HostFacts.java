package io.eagain.lab;

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
public record HostFacts(String os, String architecture, String kernel, String libc, String jdk, String under) {
    /** This host. */
    public static HostFacts here() {
        return new HostFacts(System.getProperty("os.name"), System.getProperty("os.arch"),
                System.getProperty("os.version"), LabHost.libc(),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                LabHost.UNDER);
    }

    /** All in one line. */
    public String line() {
        return os + " " + kernel + (under == null ? "" : " (under " + under + ")") + ", " + architecture + ", " + libc
                + ", JDK " + jdk;
    }
}
