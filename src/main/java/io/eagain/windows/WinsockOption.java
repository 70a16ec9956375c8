package io.eagain.windows;

import io.eagain.generated.numbers.Windows;
import io.eagain.host.NativeAccess;
import io.eagain.host.NotInlined;

/**
 * Names of socket options that Windows alone has, for {@link io.eagain.Sockets#getsockopt} and
 * {@link io.eagain.Sockets#setsockopt}. The numbers are Windows' on every host.
 *
 * <p>Some options are a {@code BOOL} of 4 bytes that reading writes as a single byte: zero the room before, as
 * {@link io.eagain.Sockets#getsockoptInt} does.
 */
public final class WinsockOption {
    static {
        NativeAccess.require();
    }

    /** Nobody else may bind to the address, not even with {@code SO_REUSEADDR}; {@code BOOL}, before {@code bind}. */
    public static final int SO_EXCLUSIVEADDRUSE = NotInlined.of(Windows.SO_EXCLUSIVEADDRUSE);
    /** {@code closesocket} does not wait; {@code BOOL}, the opposite of {@code SO_LINGER}. */
    public static final int SO_DONTLINGER = NotInlined.of(Windows.SO_DONTLINGER);
    /** Connections wait for the program's word before they are answered; {@code BOOL}. */
    public static final int SO_CONDITIONAL_ACCEPT = NotInlined.of(Windows.SO_CONDITIONAL_ACCEPT);
    /** How long the socket has been connected, in seconds, -1 if it is not; {@code DWORD}, only read. */
    public static final int SO_CONNECT_TIME = NotInlined.of(Windows.SO_CONNECT_TIME);
    /** The largest datagram in bytes; {@code unsigned int}, only read. */
    public static final int SO_MAX_MSG_SIZE = NotInlined.of(Windows.SO_MAX_MSG_SIZE);
    /** Makes a socket of {@code AcceptEx} like its listener; {@code SOCKET}. */
    public static final int SO_UPDATE_ACCEPT_CONTEXT = NotInlined.of(Windows.SO_UPDATE_ACCEPT_CONTEXT);
    /** Makes a socket of {@code ConnectEx} usable for all calls; no value. */
    public static final int SO_UPDATE_CONNECT_CONTEXT = NotInlined.of(Windows.SO_UPDATE_CONNECT_CONTEXT);
    /** Take a port at random when binding to 0; {@code BOOL}. */
    public static final int SO_RANDOMIZE_PORT = NotInlined.of(Windows.SO_RANDOMIZE_PORT);
    /** Ports are counted for each local address; {@code BOOL}. */
    public static final int SO_PORT_SCALABILITY = NotInlined.of(Windows.SO_PORT_SCALABILITY);
    /** The port of an outgoing connection may be shared; {@code DWORD}. */
    public static final int SO_REUSE_UNICASTPORT = NotInlined.of(Windows.SO_REUSE_UNICASTPORT);
    /** At level {@code IPPROTO_TCP}: seconds until the first keep-alive probe; {@code DWORD}, from Windows 10 1709 on. */
    public static final int TCP_KEEPIDLE = NotInlined.of(Windows.TCP_KEEPIDLE);
    /** At level {@code IPPROTO_TCP}: seconds until unanswered data ends the connection; {@code DWORD}. */
    public static final int TCP_MAXRT = NotInlined.of(Windows.TCP_MAXRT);
    /** At level {@code IPPROTO_TCP}: time stamps; {@code DWORD}. */
    public static final int TCP_TIMESTAMPS = NotInlined.of(Windows.TCP_TIMESTAMPS);

    private WinsockOption() {
    }
}
