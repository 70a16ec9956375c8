package io.eagain.lab;

import io.eagain.ErrnoTable;
import io.eagain.linux.LinuxSockets;
import io.eagain.linux.Ppoll;
import io.eagain.posix.Poll;
import io.eagain.posix.PosixSockets;
import io.eagain.windows.WSAPoll;
import io.eagain.windows.WinsockOption;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/** What an experiment has to say differently on each host, and which host this is. */
public final class LabHost {
    /** Kinds of hosts, as the claims tell them apart. */
    enum Kind {
        LINUX,
        /** Wine too, which plays it. */
        WINDOWS,
        OTHER
    }

    public static final boolean WINDOWS = ErrnoTable.host() == ErrnoTable.WINSOCK;
    public static final boolean LINUX = ErrnoTable.host() == ErrnoTable.LINUX;
    static final Kind KIND = kind();

    /** {@code POLLIN}. */
    public static final int IN = WINDOWS ? WSAPoll.POLLIN : Poll.POLLIN;
    /** {@code POLLOUT}. */
    public static final int OUT = WINDOWS ? WSAPoll.POLLOUT : Poll.POLLOUT;
    /** What tells of urgent data: {@code POLLPRI}, or {@code POLLRDBAND}, for Windows refuses to be asked for the other. */
    static final int URGENT = WINDOWS ? WSAPoll.POLLRDBAND : Poll.POLLPRI;
    /** {@code POLLERR}, for which nobody needs to ask, and which Windows refuses: 0 asks for nothing. */
    static final int ERR = WINDOWS ? 0 : Poll.POLLERR;
    /** {@code POLLRDHUP}, which Linux alone has: 0 asks for nothing. */
    static final int RDHUP = LINUX ? Ppoll.POLLRDHUP : 0;
    /** {@code TCP_KEEPIDLE}. */
    static final int KEEPIDLE = WINDOWS ? WinsockOption.TCP_KEEPIDLE : LinuxSockets.TCP_KEEPIDLE;
    /** {@code MSG_NOSIGNAL}; Windows has no such signal. */
    public static final int NOSIGNAL = WINDOWS ? 0 : PosixSockets.MSG_NOSIGNAL;

    /** The version of Wine that this program runs under, or null: Wine is not Windows. */
    static final String WINE = WINDOWS ? wineVersion() : null;

    /**
     * What plays this host without being it, such as {@code Wine 10.0}, or null: found out, or said by
     * {@code -Deagain.lab.under=...}.
     */
    static final String UNDER = WINE == null ? System.getProperty("eagain.lab.under") : WINE;
    /** qemu-user makes some system calls itself before it asks the kernel. */
    static final boolean QEMU = UNDER != null && UNDER.startsWith("qemu");

    private LabHost() {
    }

    private static Kind kind() {
        if (LINUX) {
            return Kind.LINUX;
        }
        return WINDOWS ? Kind.WINDOWS : Kind.OTHER;
    }

    // ntdll has this function in Wine alone.
    private static String wineVersion() {
        try (Arena arena = Arena.ofConfined()) {
            String version = text(SymbolLookup.libraryLookup("ntdll", arena), "wine_get_version");
            return version == null ? null : "Wine " + version;
        }
    }

    /** The C library's name and version. */
    static String libc() {
        if (WINDOWS) {
            return "ws2_32";
        }
        String version = text(Linker.nativeLinker().defaultLookup(), "gnu_get_libc_version");
        return version == null ? "unknown" : "glibc " + version;
    }

    /** What a function without arguments says, or null where the library does not have it. */
    private static String text(SymbolLookup library, String function) {
        Optional<MemorySegment> address = library.find(function);
        if (address.isEmpty()) {
            return null;
        }
        try {
            MemorySegment text = (MemorySegment) Linker.nativeLinker()
                    .downcallHandle(address.get(), FunctionDescriptor.of(ValueLayout.ADDRESS)).invokeExact();
            return text.reinterpret(Long.MAX_VALUE).getString(0);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable t) {
            throw new LinkageError(function, t);
        }
    }
}
