package io.eagain.examples;

import io.eagain.SockAddr;
import io.eagain.policy.KeepAlive;
import picocli.CommandLine.ITypeConverter;

/** Values of the command line. What one of them throws is told with the option and its value, and the status is 2. */
final class Values {
    static final class Port implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return SockAddr.ip("0.0.0.0", Integer.parseInt(text)).port();
        }
    }

    static final class Host implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            // Refuses what is not a literal address.
            SockAddr unused = SockAddr.ip(text, 0);
            return text;
        }
    }

    /** An address and a port: {@code 127.0.0.1:80}, {@code [::1]:80}. */
    static final class Target implements ITypeConverter<SockAddr> {
        @Override
        public SockAddr convert(String text) {
            int colon = text.lastIndexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("no port, as in 127.0.0.1:80 or [::1]:80");
            }
            return SockAddr.ip(text.substring(0, colon).replaceAll("[\\[\\]]", ""),
                    Integer.parseInt(text.substring(colon + 1)));
        }
    }

    /** With the same limit for what is not acknowledged: while data is on its way, keep-alive does not ask. */
    static final class Limits implements ITypeConverter<KeepAlive> {
        @Override
        public KeepAlive convert(String text) {
            String[] parts = text.split(",", -1);
            if (parts.length != 3) {
                throw new IllegalArgumentException("not three numbers, as in 60,10,6");
            }
            KeepAlive limits = KeepAlive.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[2]));
            return limits.withUserTimeout(limits.whenIdle());
        }
    }

    private Values() {
    }
}
