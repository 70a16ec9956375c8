package io.eagain.posix;

import io.eagain.host.Constants;
import io.eagain.host.NameCalls;
import java.nio.charset.StandardCharsets;

/**
 * Network interfaces by name and by number: the number is what an IPv6 scope ({@link io.eagain.SockAddr#setIpv6}) and a
 * multicast group ({@link io.eagain.Multicast}) need. Each method makes one native call, in which the C library makes
 * several system calls: a socket, a request, a close.
 */
public final class Interfaces {
    /** Bytes of the longest name, with the closing zero. */
    public static final int IF_NAMESIZE = Constants.IF_NAMESIZE;

    private Interfaces() {
    }

    /**
     * The number of an interface.
     *
     * <pre>{@code unsigned int if_nametoindex(const char *ifname);}</pre>
     *
     * <p>C's 0, which is an error, is the negated error here.
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>ENODEV, on macOS ENXIO</td><td>19 o</td><td>6 d</td><td>no such name</td></tr>
     * <tr><td>ENOENT, on macOS EMFILE</td><td>2 o</td><td>24 d</td><td>no descriptor left</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/if_nametoindex.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man3/if_nametoindex.3.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man3/if_nametoindex.3.html">Apple</a>.
     *
     * @param ifname the name, {@code "lo"}, as UTF-8
     * @return the number, above 0, or the negated error
     * @throws IllegalArgumentException if the name holds a zero byte or has more than 255 bytes
     */
    public static int if_nametoindex(String ifname) {
        byte[] name = ifname.getBytes(StandardCharsets.UTF_8);
        if (name.length > 255 || ifname.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "if_nametoindex: ifname has " + name.length + " bytes, and may have 255 and no"
                            + " zero among them: " + ifname.replace('\0', '\u2400'));
        }
        return NameCalls.ifNametoindex(name);
    }

    /**
     * The name of an interface.
     *
     * <pre>{@code char *if_indextoname(unsigned int ifindex, char *ifname);}</pre>
     *
     * <p>C's {@code NULL} is the negated error here.
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>ENXIO</td><td>6 o</td><td>6 d</td><td>no such number</td></tr>
     * <tr><td>ENOENT, on macOS EMFILE</td><td>2 o</td><td>24 d</td><td>no descriptor left</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/if_indextoname.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man3/if_indextoname.3.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man3/if_indextoname.3.html">Apple</a>.
     *
     * @param ifindex the number, unsigned
     * @param ifname becomes the name; unchanged after an error
     * @return 0 or the negated error
     */
    public static int if_indextoname(int ifindex, StringBuilder ifname) {
        return NameCalls.ifIndextoname(ifindex, ifname);
    }
}
