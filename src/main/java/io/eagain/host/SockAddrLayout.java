package io.eagain.host;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.eagain.generated.numbers.Linux;
import io.eagain.generated.numbers.Macos;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Where the parts of this host's socket addresses stand. Linux, macOS and Windows agree on nearly all of it, and a test
 * compares their generated structs; macOS has one byte of length before one of family, where the others have a family of
 * two, and a shorter path.
 */
public final class SockAddrLayout {
    /** Whether a unix socket may have a name that begins with a zero byte and is in no file system: Linux alone. */
    public static final boolean ABSTRACT_NAMES = Os.CURRENT == Os.LINUX;

    private static final boolean MACOS = Os.CURRENT == Os.MACOS;

    /** Bytes of {@code struct sockaddr_storage}. */
    public static final int CAPACITY = (int) Linux.sockaddr_storage.SIZE;
    /** Bytes of {@code struct sockaddr_in}. */
    public static final int IN_SIZE = (int) Linux.sockaddr_in.SIZE;
    /** Offset of {@code sin_addr}. */
    public static final long IN_ADDR = Linux.sockaddr_in.sin_addr;
    /** Bytes of {@code struct sockaddr_in6}. */
    public static final int IN6_SIZE = (int) Linux.sockaddr_in6.SIZE;
    /** Offset of {@code sin6_addr}. */
    public static final long IN6_ADDR = Linux.sockaddr_in6.sin6_addr;
    /** Offset of {@code sun_path}. */
    public static final int UN_PATH = (int) Linux.sockaddr_un.sun_path;
    /** Bytes of {@code sun_path}: 108, and 104 on macOS. */
    public static final int UN_PATH_SIZE = (int) (MACOS
            ? Macos.sockaddr_un.sun_path$size
            : Linux.sockaddr_un.sun_path$size);

    private static final long MACOS_LENGTH = 0;
    private static final long MACOS_FAMILY = 1;
    private static final ValueLayout.OfShort NETWORK_SHORT = JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt NETWORK_INT = JAVA_INT.withOrder(ByteOrder.BIG_ENDIAN);

    private SockAddrLayout() {
    }

    public static int family(MemorySegment address) {
        return MACOS
                ? Byte.toUnsignedInt(address.get(JAVA_BYTE, MACOS_FAMILY))
                : Short.toUnsignedInt(address.get(JAVA_SHORT, Linux.sockaddr_in.sin_family));
    }

    /** The family, and on macOS {@code sin_len}, the length of the address. */
    public static void putFamily(MemorySegment address, int family, int length) {
        if (MACOS) {
            address.set(JAVA_BYTE, MACOS_LENGTH, (byte) length);
            address.set(JAVA_BYTE, MACOS_FAMILY, (byte) family);
        } else {
            address.set(JAVA_SHORT, Linux.sockaddr_in.sin_family, (short) family);
        }
    }

    /** IPv4 and IPv6 have the port in the same place. */
    public static int port(MemorySegment address) {
        return Short.toUnsignedInt(address.get(NETWORK_SHORT, Linux.sockaddr_in.sin_port));
    }

    public static void putPort(MemorySegment address, int port) {
        address.set(NETWORK_SHORT, Linux.sockaddr_in.sin_port, (short) port);
    }

    public static int flowInfo(MemorySegment address) {
        return address.get(NETWORK_INT, Linux.sockaddr_in6.sin6_flowinfo);
    }

    public static void putFlowInfo(MemorySegment address, int flowInfo) {
        address.set(NETWORK_INT, Linux.sockaddr_in6.sin6_flowinfo, flowInfo);
    }

    public static int scopeId(MemorySegment address) {
        return address.get(JAVA_INT, Linux.sockaddr_in6.sin6_scope_id);
    }

    public static void putScopeId(MemorySegment address, int scopeId) {
        address.set(JAVA_INT, Linux.sockaddr_in6.sin6_scope_id, scopeId);
    }
}
