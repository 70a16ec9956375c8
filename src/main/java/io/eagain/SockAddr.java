package io.eagain;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.eagain.host.Libc;
import io.eagain.host.LinuxAddresses;
import io.eagain.host.Memory;
import io.eagain.host.SockAddrLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A {@code struct sockaddr_storage} and its length, in native memory: the address that {@link Sockets#connect},
 * {@link Sockets#bind} and {@link Sockets#sendto} read, and the room that {@link Sockets#accept},
 * {@link Sockets#recvfrom}, {@link Sockets#getsockname} and {@link Sockets#getpeername} write to.
 *
 * <p>A socket address is mutable and reusable: a server keeps one for all its {@code accept} calls. Setting one and
 * passing it to a call allocates nothing. It knows four kinds of address: IPv4, IPv6 with scope and flow, the path of a
 * unix-domain socket, and Linux's abstract name. An address of another family is kept as it is, byte for byte, in
 * {@link #segment()}.
 *
 * <p>A malformed address is refused with {@link IllegalArgumentException} before it reaches the system. To hand the
 * system a malformed one on purpose, use the overloads of {@code connect} and {@code bind} that take a segment.
 *
 * <p><b>Ownership and threads.</b> The memory belongs to the arena given to {@link #allocate}; the factories without an
 * arena use an automatic one. Not safe for use by several threads at once.
 */
public final class SockAddr {
    private static final int CAPACITY = SockAddrLayout.CAPACITY;

    // The socklen_t that calls read and write stands behind the storage, in the same memory.
    private final MemorySegment segment;
    private final MemorySegment lengthSegment;
    // Both.
    private final ByteBuffer view;

    private SockAddr(Arena arena) {
        MemorySegment memory = Memory.of("SockAddr.allocate", arena, CAPACITY + Integer.BYTES, Long.BYTES);
        segment = memory.asSlice(0, CAPACITY);
        lengthSegment = memory.asSlice(CAPACITY, Integer.BYTES);
        view = SockAddrLayout.view(memory.asSlice(0, CAPACITY + Integer.BYTES));
    }

    /**
     * Makes an empty address, with room for one of any family.
     *
     * @param arena owns the memory
     * @return an address of length 0
     */
    public static SockAddr allocate(Arena arena) {
        return new SockAddr(Objects.requireNonNull(arena, "arena"));
    }

    /**
     * Makes an empty address, with room for one of any family, in memory that the garbage collector frees.
     *
     * @return an address of length 0
     */
    public static SockAddr allocate() {
        return new SockAddr(Arena.ofAuto());
    }

    /**
     * Makes an IPv4 or IPv6 address out of a literal. No name is looked up.
     *
     * @param literal {@code 127.0.0.1}, {@code ::1}, {@code fe80::1%2} (a scope by its number)
     * @param port 0 to 65535; 0 lets {@code bind} choose
     * @return a new address
     * @throws IllegalArgumentException if {@code literal} is not an address literal or the port is out of range
     */
    public static SockAddr ip(String literal, int port) {
        return allocate().setIp(literal, port);
    }

    /**
     * Makes the address of a unix-domain socket in the file system.
     *
     * @param path the path, as UTF-8 at most 107 bytes, 103 on macOS, and a closing zero
     * @return a new address
     * @throws IllegalArgumentException if the path is empty, too long or holds a zero byte
     */
    public static SockAddr unix(String path) {
        return allocate().setUnix(path);
    }

    /**
     * Makes an abstract address of a unix-domain socket: a name that exists in no file system, in Linux alone.
     *
     * @param name the bytes after the leading zero; they may hold zeros; at most 107
     * @return a new address
     * @throws IllegalArgumentException if the name is longer
     * @throws UnsupportedOperationException on another host
     */
    public static SockAddr unixAbstract(byte[] name) {
        return allocate().setUnixAbstract(name);
    }

    /**
     * Makes the address of a unix-domain socket without a name: the family alone. {@code bind} with it lets Linux choose an
     * abstract name of five hexadecimal digits.
     *
     * @return a new address, 2 bytes long
     */
    public static SockAddr unixUnnamed() {
        return allocate().setUnixUnnamed();
    }

    /**
     * Makes an address out of one of {@code java.net}.
     *
     * @param address an {@link InetSocketAddress} that is resolved, or a {@link UnixDomainSocketAddress}
     * @return a new address
     * @throws IllegalArgumentException if it is unresolved or of another class
     */
    public static SockAddr of(SocketAddress address) {
        return allocate().set(address);
    }

    /**
     * Sets an IPv4 address.
     *
     * @param address 4 bytes, in network order
     * @param port 0 to 65535
     * @return this
     */
    public SockAddr setIpv4(byte[] address, int port) {
        checkPort(port);
        checkSize("an IPv4 address", address, 4);
        clear();
        SockAddrLayout.putFamily(view, Sockets.AF_INET, SockAddrLayout.IN_SIZE);
        SockAddrLayout.putPort(view, port);
        view.put(SockAddrLayout.IN_ADDR, address);
        setLength(SockAddrLayout.IN_SIZE);
        return this;
    }

    /**
     * Sets an IPv6 address.
     *
     * @param address 16 bytes, in network order
     * @param port 0 to 65535
     * @param flowInfo {@code sin6_flowinfo}, as a number of this host's byte order: 20 bits of flow label under 8 bits
     *     of traffic class
     * @param scopeId {@code sin6_scope_id}: the index of the interface for a link-local address, else 0
     * @return this
     */
    public SockAddr setIpv6(byte[] address, int port, int flowInfo, int scopeId) {
        checkPort(port);
        checkSize("an IPv6 address", address, 16);
        if (flowInfo >>> 28 != 0) {
            throw new IllegalArgumentException("an IPv6 flow of 0x" + Integer.toHexString(flowInfo)
                    + " has more than 28 bits (8 of traffic class, 20 of flow label)");
        }
        clear();
        SockAddrLayout.putFamily(view, Sockets.AF_INET6, SockAddrLayout.IN6_SIZE);
        SockAddrLayout.putPort(view, port);
        SockAddrLayout.putFlowInfo(view, flowInfo);
        view.put(SockAddrLayout.IN6_ADDR, address);
        SockAddrLayout.putScopeId(view, scopeId);
        setLength(SockAddrLayout.IN6_SIZE);
        return this;
    }

    /**
     * Sets an IPv4 or IPv6 address out of a literal. No name is looked up.
     *
     * @param literal see {@link #ip(String, int)}
     * @param port 0 to 65535
     * @return this
     */
    public SockAddr setIp(String literal, int port) {
        return IpLiteral.set(this, Objects.requireNonNull(literal, "literal"), port);
    }

    /**
     * Sets the address of a unix-domain socket in the file system.
     *
     * @param path see {@link #unix(String)}
     * @return this
     */
    public SockAddr setUnix(String path) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(path)) {
            // It would become a question mark, and another path.
            throw new IllegalArgumentException(
                    "the path of a unix socket holds half a surrogate pair, which has no UTF-8: " + path);
        }
        if (bytes.length == 0) {
            throw new IllegalArgumentException(
                    "the path of a unix socket is empty; unixAbstract makes an abstract name");
        }
        int room = SockAddrLayout.UN_PATH_SIZE - 1;
        if (bytes.length > room) {
            throw new IllegalArgumentException("the path of a unix socket may have " + room + " bytes, this one has "
                    + bytes.length + ": " + path);
        }
        if (path.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the path of a unix socket holds a zero byte at " + path.indexOf('\0')
                    + ", where C would end it: " + path.replace('\0', '\u2400'));
        }
        clear();
        int length = SockAddrLayout.UN_PATH + bytes.length + 1;
        SockAddrLayout.putFamily(view, Sockets.AF_UNIX, length);
        view.put(SockAddrLayout.UN_PATH, bytes);
        setLength(length);
        return this;
    }

    /**
     * Sets an abstract address of a unix-domain socket, in Linux alone.
     *
     * @param name see {@link #unixAbstract(byte[])}
     * @return this
     * @throws UnsupportedOperationException on another host
     */
    public SockAddr setUnixAbstract(byte[] name) {
        if (!SockAddrLayout.ABSTRACT_NAMES) {
            throw Libc.unsupported("unixAbstract");
        }
        int room = SockAddrLayout.UN_PATH_SIZE - 1;
        if (name.length > room) {
            throw new IllegalArgumentException(
                    "an abstract name may have " + room + " bytes, this one has " + name.length);
        }
        clear();
        int length = SockAddrLayout.UN_PATH + 1 + name.length;
        SockAddrLayout.putFamily(view, Sockets.AF_UNIX, length);
        view.put(SockAddrLayout.UN_PATH + 1, name);
        setLength(length);
        return this;
    }

    /**
     * Sets the address of a unix-domain socket without a name.
     *
     * @return this
     * @see #unixUnnamed()
     */
    public SockAddr setUnixUnnamed() {
        clear();
        SockAddrLayout.putFamily(view, Sockets.AF_UNIX, SockAddrLayout.UN_PATH);
        setLength(SockAddrLayout.UN_PATH);
        return this;
    }

    /**
     * Sets an address out of one of {@code java.net}.
     *
     * @param address see {@link #of(SocketAddress)}
     * @return this
     */
    public SockAddr set(SocketAddress address) {
        // No switch: one over types costs milliseconds when it first runs.
        if (address instanceof InetSocketAddress inet) {
            if (inet.isUnresolved()) {
                throw new IllegalArgumentException("an unresolved address has no number to connect to: " + inet);
            }
            return setInet(inet.getAddress(), inet.getPort());
        }
        if (address instanceof UnixDomainSocketAddress unix) {
            return setUnix(unix.getPath().toString());
        }
        throw new IllegalArgumentException("neither an InetSocketAddress nor a UnixDomainSocketAddress: "
                + Objects.requireNonNull(address, "address").getClass().getName());
    }

    /**
     * Makes the address empty: all zeros, of length 0.
     *
     * @return this
     */
    public SockAddr clear() {
        segment.fill((byte) 0);
        setLength(0);
        return this;
    }

    private SockAddr setInet(InetAddress address, int port) {
        return address instanceof Inet6Address v6
                ? setIpv6(v6.getAddress(), port, 0, v6.getScopeId())
                : setIpv4(address.getAddress(), port);
    }

    private static void checkPort(int port) {
        if (port < 0 || port > 0xffff) {
            throw new IllegalArgumentException("port " + port + " is not in 0 to 65535");
        }
    }

    private static void checkSize(String what, byte[] address, int size) {
        if (address.length != size) {
            throw new IllegalArgumentException(what + " has " + size + " bytes, this one has " + address.length);
        }
    }

    /**
     * The address itself: {@code struct sockaddr_storage}, of which the first {@link #length()} bytes count. What is
     * written to it directly counts as well; see {@link #setLength}.
     *
     * @return the memory of this address
     */
    public MemorySegment segment() {
        return segment;
    }

    /**
     * The {@code socklen_t} behind {@link #length()}: what {@code accept} and its like take as their {@code addrlen}.
     *
     * @return 4 bytes
     */
    public MemorySegment lengthSegment() {
        return lengthSegment;
    }

    /**
     * The room for an address.
     *
     * @return the size of {@code struct sockaddr_storage} in bytes, 128
     */
    public int capacity() {
        return CAPACITY;
    }

    /**
     * The number of bytes that count, {@code socklen_t}: 0 when there is no address, 16 for IPv4, 28 for IPv6, 2 for an
     * unnamed unix socket.
     *
     * @return the length in bytes, as the system gave it
     */
    public int length() {
        return view.getInt(CAPACITY);
    }

    /**
     * The length for a call that reads the address: read once, and refused where the caller's own writing to
     * {@link #lengthSegment} has made it one that the memory does not have.
     */
    int lengthFor(String call, String name) {
        int length = length();
        if (length < 0 || length > CAPACITY) {
            throw new IndexOutOfBoundsException(
                    call + ": a length of " + length + " is beyond " + name + ", which has " + CAPACITY + " bytes");
        }
        return length;
    }

    /**
     * Sets the number of bytes that count, for an address written to {@link #segment()} directly.
     *
     * @param length 0 to the size of the segment, in bytes
     * @return this
     */
    public SockAddr setLength(int length) {
        if (length < 0 || length > CAPACITY) {
            throw new IllegalArgumentException("length " + length + " is not in 0 to " + CAPACITY);
        }
        view.putInt(CAPACITY, length);
        return this;
    }

    /**
     * The address family.
     *
     * @return {@code AF_INET}, {@code AF_INET6}, {@code AF_UNIX} or another; {@code AF_UNSPEC} when there is no address
     */
    public int family() {
        return length() < SockAddrLayout.UN_PATH ? Sockets.AF_UNSPEC : SockAddrLayout.family(view);
    }

    /**
     * The port of an IPv4 or IPv6 address.
     *
     * @return 0 to 65535
     * @throws IllegalStateException if this is another kind of address
     */
    public int port() {
        requireIp();
        return SockAddrLayout.port(view);
    }

    /**
     * The bytes of an IPv4 or IPv6 address, in network order.
     *
     * @return 4 or 16 new bytes
     * @throws IllegalStateException if this is another kind of address
     */
    public byte[] addressBytes() {
        requireIp();
        return isIpv4()
                ? segment.asSlice(SockAddrLayout.IN_ADDR, 4).toArray(JAVA_BYTE)
                : segment.asSlice(SockAddrLayout.IN6_ADDR, 16).toArray(JAVA_BYTE);
    }

    /**
     * The traffic class and flow label of an IPv6 address.
     *
     * @return {@code sin6_flowinfo} in this host's byte order
     * @throws IllegalStateException if this is not an IPv6 address
     */
    public int flowInfo() {
        requireIpv6();
        return SockAddrLayout.flowInfo(view);
    }

    /**
     * The scope of an IPv6 address.
     *
     * @return {@code sin6_scope_id}: the index of an interface, or 0
     * @throws IllegalStateException if this is not an IPv6 address
     */
    public int scopeId() {
        requireIpv6();
        return SockAddrLayout.scopeId(view);
    }

    /**
     * Whether this is the address of a unix socket without a name, as a socket has that was never bound.
     *
     * @return true if the family is {@code AF_UNIX} and nothing follows it, or, where there are no abstract names, a
     *     path that is empty
     */
    public boolean isUnnamed() {
        return family() == Sockets.AF_UNIX && (length() == SockAddrLayout.UN_PATH
                || (!SockAddrLayout.ABSTRACT_NAMES && segment.get(JAVA_BYTE, SockAddrLayout.UN_PATH) == 0));
    }

    /**
     * Whether this is one of Linux's abstract names.
     *
     * @return true if this is Linux, the family is {@code AF_UNIX} and the name begins with a zero byte
     */
    public boolean isAbstract() {
        return SockAddrLayout.ABSTRACT_NAMES && family() == Sockets.AF_UNIX && length() > SockAddrLayout.UN_PATH
                && segment.get(JAVA_BYTE, SockAddrLayout.UN_PATH) == 0;
    }

    /**
     * The name of a unix socket: a path without the closing zero, an abstract name without the leading one, or no bytes
     * at all for an unnamed socket.
     *
     * @return new bytes
     * @throws IllegalStateException if this is not a unix address
     */
    public byte[] unixName() {
        if (family() != Sockets.AF_UNIX) {
            throw new IllegalStateException("not a unix address: " + this);
        }
        byte[] raw = segment.asSlice(SockAddrLayout.UN_PATH, Math.min(length(), CAPACITY) - SockAddrLayout.UN_PATH)
                .toArray(JAVA_BYTE);
        if (isAbstract()) {
            return Arrays.copyOfRange(raw, 1, raw.length);
        }
        int end = 0;
        // The system may or may not count a closing zero.
        while (end < raw.length && raw[end] != 0) {
            end++;
        }
        return Arrays.copyOf(raw, end);
    }

    /**
     * This address as one of {@code java.net}.
     *
     * @return an {@link InetSocketAddress} or a {@link UnixDomainSocketAddress}; for an unnamed unix socket one with the
     *     empty path, as {@code java.net} itself has it
     * @throws IllegalStateException if {@code java.net} has no class for it: no address, an abstract name, another
     *     family; or a path that is not UTF-8, or that this JVM's own encoding of file names does not have
     */
    public SocketAddress toSocketAddress() {
        int family = family();
        if (family == Sockets.AF_INET || family == Sockets.AF_INET6) {
            return new InetSocketAddress(inetAddress(), port());
        }
        if (family == Sockets.AF_UNIX && !isAbstract()) {
            try {
                return UnixDomainSocketAddress.of(Path.of(text(unixName())));
            } catch (CharacterCodingException | InvalidPathException e) {
                throw new IllegalStateException("java.net has no path for the bytes of " + this, e);
            }
        }
        throw new IllegalStateException("java.net has no class for the address " + this);
    }

    private InetAddress inetAddress() {
        try {
            byte[] bytes = addressBytes();
            // Inet6Address.getByAddress keeps a v4-mapped address what it is; InetAddress.getByAddress would make it IPv4.
            return bytes.length == 16
                    ? Inet6Address.getByAddress(null, bytes, scopeId() == 0 ? -1 : scopeId())
                    : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new AssertionError("4 or 16 bytes are always an address", e);
        }
    }

    private boolean isIpv4() {
        return family() == Sockets.AF_INET && length() >= SockAddrLayout.IN_SIZE;
    }

    private boolean isIpv6() {
        return family() == Sockets.AF_INET6 && length() >= SockAddrLayout.IN6_SIZE;
    }

    private void requireIp() {
        if (!isIpv4() && !isIpv6()) {
            throw new IllegalStateException("not an IPv4 or IPv6 address: " + this);
        }
    }

    private void requireIpv6() {
        if (!isIpv6()) {
            throw new IllegalStateException("not an IPv6 address: " + this);
        }
    }

    /**
     * The address for people: {@code 127.0.0.1:80}, {@code [fe80::1%2]:80}, {@code unix:/run/x.sock},
     * {@code unix:@name}, {@code unix:(unnamed)}; on Linux also {@code vsock:2:1234}, {@code netlink:0 groups 0x1},
     * {@code packet:1 protocol 0x800 02:00:00:00:00:01}; anything else as its family, its length and its bytes.
     *
     * @return one line
     */
    @Override
    public String toString() {
        if (isIpv4()) {
            return inetAddress().getHostAddress() + ":" + port();
        }
        if (isIpv6()) {
            return "[" + ipv6Text(addressBytes()) + (scopeId() == 0 ? "" : "%" + Integer.toUnsignedString(scopeId()))
                    + "]:" + port();
        }
        if (isUnnamed()) {
            return "unix:(unnamed)";
        }
        if (family() == Sockets.AF_UNIX) {
            return (isAbstract() ? "unix:@" : "unix:") + printable(unixName());
        }
        // The socklen_t may have been written directly, with any number.
        int shown = Math.clamp(length(), 0, CAPACITY);
        String text = LinuxAddresses.text(family(), segment, shown);
        if (text != null) {
            return text;
        }
        return shown == 0
                ? "(no address)"
                : "(family " + family() + ", " + length() + " bytes: "
                        + HexFormat.of().formatHex(segment.asSlice(0, shown).toArray(JAVA_BYTE)) + ")";
    }

    private static String text(byte[] utf8) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(utf8)).toString();
    }

    /** As RFC 5952 writes it, which {@code java.net} does not: the longest run of zeros, of two at least, is {@code ::}. */
    private static String ipv6Text(byte[] address) {
        int start = 8;
        int length = 1;
        for (int i = 0, run = 0; i < 8; i++) {
            run = group(address, i) == 0 ? run + 1 : 0;
            if (run > length) {
                length = run;
                start = i - run + 1;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == start) {
                text.append("::");
                i += length - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
                        .append(Integer.toHexString(group(address, i)));
            }
        }
        return text.toString();
    }

    private static int group(byte[] address, int index) {
        return Byte.toUnsignedInt(address[2 * index]) << 8 | Byte.toUnsignedInt(address[2 * index + 1]);
    }

    private static String printable(byte[] name) {
        try {
            String text = text(name);
            if (text.chars().noneMatch(Character::isISOControl)) {
                return text;
            }
        } catch (CharacterCodingException e) {
            // Not text: shown as bytes below.
        }
        return "0x" + HexFormat.of().formatHex(name);
    }
}
