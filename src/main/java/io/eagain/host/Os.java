package io.eagain.host;

import java.util.Locale;

/**
 * The host this JVM runs on: the one switch of the library. Everything else asks {@link Libc} to link a function and is
 * told there when this host has none.
 */
public enum Os {
    /** Linux with the generic system call numbers and constants: x86-64 and aarch64. */
    LINUX("Linux"),
    /** macOS on x86-64 and arm64. Never run: written after its headers and manuals, and compiled against those. */
    MACOS("macOS"),
    /** FreeBSD; its error numbers are known, its calls are not bound. */
    FREEBSD("FreeBSD"),
    /** Windows on x86-64; run under Wine. */
    WINDOWS("Windows"),
    /** Anything else, and Linux on a processor whose constants differ. */
    OTHER(System.getProperty("os.name"));

    /** The processor, as {@code os.arch} has it: {@code amd64}, {@code aarch64}. */
    public static final String ARCH = System.getProperty("os.arch");

    /** This host. */
    public static final Os CURRENT = detect();

    /** Whether this is x86-64, where {@code struct epoll_event} is packed. */
    public static final boolean X86_64 = ARCH.equals("amd64") || ARCH.equals("x86_64");

    private final String title;

    Os(String title) {
        this.title = title;
    }

    /** The name to show to people, with the processor: {@code Linux (amd64)}. */
    public String title() {
        return title + " (" + ARCH + ")";
    }

    private static Os detect() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (name.equals("linux")) {
            // Alpha, MIPS, PA-RISC and SPARC have other numbers for the same names; ours would be wrong there.
            return ARCH.equals("amd64") || ARCH.equals("aarch64") ? LINUX : OTHER;
        }
        if (name.startsWith("mac")) {
            return MACOS;
        }
        if (name.startsWith("windows")) {
            return WINDOWS;
        }
        return name.equals("freebsd") ? FREEBSD : OTHER;
    }
}
