package io.eagain;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * Addresses as people write them. IPv4 is read here: the first use of {@link InetAddress} reads the JDK's security
 * settings from a file, and regular expressions have to be compiled: milliseconds in a program that starts.
 */
final class IpLiteral {
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;

    private IpLiteral() {
    }

    /** Sets an address; leaves it alone when the literal or the port is wrong. */
    static SockAddr set(SockAddr address, String literal, int port) {
        if (literal.indexOf(':') >= 0) {
            return Ipv6.set(address, literal, port);
        }
        byte[] bytes = ipv4(literal);
        if (bytes == null) {
            throw wrong(literal, null);
        }
        return address.setIpv4(bytes, port);
    }

    /** Four decimal numbers without leading zeros, as {@code inet_pton} has it; otherwise null. */
    private static byte[] ipv4(String literal) {
        byte[] bytes = new byte[IPV4_BYTES];
        int count = 0;
        int number = -1;
        for (int i = 0; i <= literal.length(); i++) {
            char c = i < literal.length() ? literal.charAt(i) : '.';
            if (c == '.') {
                if (number < 0 || count == IPV4_BYTES) {
                    return null;
                }
                bytes[count++] = (byte) number;
                number = -1;
            } else if (c < '0' || c > '9' || number == 0) {
                return null;
            } else {
                number = Math.max(number, 0) * 10 + c - '0';
                if (number > 255) {
                    return null;
                }
            }
        }
        return count == IPV4_BYTES ? bytes : null;
    }

    private static IllegalArgumentException wrong(String literal, Exception cause) {
        return new IllegalArgumentException("not an IPv4 or IPv6 address literal: \"" + literal
                + "\" (four decimal numbers, or IPv6 with at most a number as its scope; names are not looked up here)",
                cause);
    }

    private static final class Ipv6 {
        // java.net also takes [::1] and the names of interfaces, which inet_pton refuses.
        private static final Pattern FORM = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*(%[0-9]+)?");

        static SockAddr set(SockAddr address, String literal, int port) {
            InetAddress parsed;
            try {
                if (!FORM.matcher(literal).matches()) {
                    throw new IllegalArgumentException("form");
                }
                parsed = InetAddress.ofLiteral(literal);
            } catch (IllegalArgumentException e) {
                throw wrong(literal, e);
            }
            if (parsed instanceof Inet6Address v6) {
                return address.setIpv6(v6.getAddress(), port, 0, v6.getScopeId());
            }
            // java.net turns ::ffff:1.2.3.4 into an IPv4 address; an IPv6 socket needs the IPv6 one that was written.
            return address.setIpv6(mapped(((Inet4Address) parsed).getAddress()), port, 0, 0);
        }

        private static byte[] mapped(byte[] ipv4) {
            byte[] ipv6 = new byte[IPV6_BYTES];
            ipv6[10] = ipv6[11] = (byte) 0xff;
            System.arraycopy(ipv4, 0, ipv6, 12, IPV4_BYTES);
            return ipv6;
        }
    }
}
