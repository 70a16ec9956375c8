package io.eagain.macos;

import io.eagain.generated.numbers.Macos;
import io.eagain.host.NativeAccess;
import io.eagain.host.NotInlined;

/**
 * Flags and socket options that macOS alone has, for the calls of {@link io.eagain.Sockets}. The numbers are macOS' on
 * every host. Never run: compiled against Apple's headers.
 */
public final class MacosSockets {
    static {
        NativeAccess.require();
    }

    /** Sending to a connection that is over raises no SIGPIPE; {@code int}. Where Linux has {@code MSG_NOSIGNAL}. */
    public static final int SO_NOSIGPIPE = NotInlined.of(Macos.SO_NOSIGPIPE);
    /** Bytes that can be read; {@code int}, only read. */
    public static final int SO_NREAD = NotInlined.of(Macos.SO_NREAD);
    /** Bytes not yet taken by the protocol; {@code int}, only read. */
    public static final int SO_NWRITE = NotInlined.of(Macos.SO_NWRITE);
    /** Several sockets may bind to one address; {@code int}. */
    public static final int SO_REUSEPORT = NotInlined.of(Macos.SO_REUSEPORT);
    /** {@code SO_LINGER} with seconds: macOS' own counts ticks of the clock; {@code struct linger}. */
    public static final int SO_LINGER_SEC = NotInlined.of(Macos.SO_LINGER_SEC);
    /** A port at random when binding to 0; {@code int}. */
    public static final int SO_RANDOMPORT = NotInlined.of(Macos.SO_RANDOMPORT);
    /** Receive with the time of arrival; {@code int}. */
    public static final int SO_TIMESTAMP = NotInlined.of(Macos.SO_TIMESTAMP);
    /** At level {@code IPPROTO_TCP}: seconds until the first keep-alive probe, {@code TCP_KEEPIDLE} elsewhere; {@code int}. */
    public static final int TCP_KEEPALIVE = NotInlined.of(Macos.TCP_KEEPALIVE);
    /** At level {@code IPPROTO_TCP}: collect, do not send small pieces; {@code int}. */
    public static final int TCP_NOPUSH = NotInlined.of(Macos.TCP_NOPUSH);
    /** At level {@code IPPROTO_TCP}: seconds that {@code connect} tries; {@code int}. */
    public static final int TCP_CONNECTIONTIMEOUT = NotInlined.of(Macos.TCP_CONNECTIONTIMEOUT);
    /** At level {@code IPPROTO_TCP}: seconds of retransmission after which the connection is dropped; {@code int}. */
    public static final int TCP_RXT_CONNDROPTIME = NotInlined.of(Macos.TCP_RXT_CONNDROPTIME);
    /** At level {@code IPPROTO_TCP}: how much unsent data makes it writable; {@code int}. */
    public static final int TCP_NOTSENT_LOWAT = NotInlined.of(Macos.TCP_NOTSENT_LOWAT);

    private MacosSockets() {
    }
}
