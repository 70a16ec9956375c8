package io.eagain.host;

import io.eagain.generated.numbers.Linux;
import io.eagain.generated.numbers.Macos;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
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
    public static final int IN_ADDR = (int) Linux.sockaddr_in.sin_addr;
    /** Bytes of {@code struct sockaddr_in6}. */
    public static final int IN6_SIZE = (int) Linux.sockaddr_in6.SIZE;
    /** Offset of {@code sin6_addr}. */
    public static final int IN6_ADDR = (int) Linux.sockaddr_in6.sin6_addr;
    /** Offset of {@code sun_path}. */
    public static final int UN_PATH = (int) Linux.sockaddr_un.sun_path;
    /** Bytes of {@code sun_path}: 108, and 104 on macOS. */
    public static final int UN_PATH_SIZE = (int) (MACOS
            ? Macos.sockaddr_un.sun_path$size
            : Linux.sockaddr_un.sun_path$size);

    private static final int MACOS_LENGTH = 0;
    private static final int MACOS_FAMILY = 1;
    private static final int FAMILY = (int) Linux.sockaddr_in.sin_family;
    private static final int PORT = (int) Linux.sockaddr_in.sin_port;
    private static final int FLOW_INFO = (int) Linux.sockaddr_in6.sin6_flowinfo;
    private static final int SCOPE_ID = (int) Linux.sockaddr_in6.sin6_scope_id;
    private static final boolean BIG_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN;

    private SockAddrLayout() {
    }

    /**
     * The memory of an address as this class reads and writes it. A segment's own accessors are made of var handles, whose
     * first use costs milliseconds in a program that starts.
     */
    public static ByteBuffer view(MemorySegment address) {
        return address.asByteBuffer().order(ByteOrder.nativeOrder());
    }

    public static int family(ByteBuffer address) {
        return MACOS
                ? Byte.toUnsignedInt(address.get(MACOS_FAMILY))
                : Short.toUnsignedInt(address.getShort(FAMILY));
    }

    /** The family, and on macOS {@code sin_len}, the length of the address. */
    public static void putFamily(ByteBuffer address, int family, int length) {
        if (MACOS) {
            address.put(MACOS_LENGTH, (byte) length);
            address.put(MACOS_FAMILY, (byte) family);
        } else {
            address.putShort(FAMILY, (short) family);
        }
    }

    /** IPv4 and IPv6 have the port in the same place. */
    public static int port(ByteBuffer address) {
        return Short.toUnsignedInt(network(address.getShort(PORT)));
    }

    public static void putPort(ByteBuffer address, int port) {
        address.putShort(PORT, network((short) port));
    }

    public static int flowInfo(ByteBuffer address) {
        return network(address.getInt(FLOW_INFO));
    }

    public static void putFlowInfo(ByteBuffer address, int flowInfo) {
        address.putInt(FLOW_INFO, network(flowInfo));
    }

    public static int scopeId(ByteBuffer address) {
        return address.getInt(SCOPE_ID);
    }

    public static void putScopeId(ByteBuffer address, int scopeId) {
        address.putInt(SCOPE_ID, scopeId);
    }

    private static short network(short number) {
        return BIG_ENDIAN ? number : Short.reverseBytes(number);
    }

    private static int network(int number) {
        return BIG_ENDIAN ? number : Integer.reverseBytes(number);
    }
}
