package io.eagain.cli;

/**
 * Where the probe goes: a host and a port, or a unix socket.
 *
 * @param host the name or the literal; null for a unix socket
 * @param port the port in digits; null for a unix socket
 * @param path the path of a unix socket, or its abstract name behind an {@code @}; null for a host
 */
record ProbeTarget(String host, String port, String path) {
    private static final String UNIX = "unix:";
    private static final int LAST_PORT = 65_535;

    /** Reads {@code HOST:PORT}, {@code [IPv6]:PORT} or {@code unix:PATH}. */
    static ProbeTarget parse(String text) {
        if (text.startsWith(UNIX)) {
            String path = text.substring(UNIX.length());
            if (path.isEmpty()) {
                throw wrong(text, "no path behind unix:");
            }
            return new ProbeTarget(null, null, path);
        }
        boolean bracketed = text.startsWith("[");
        int colon = bracketed ? text.indexOf("]:") + 1 : text.indexOf(':');
        if (colon < (bracketed ? 1 : 0)) {
            throw wrong(text, "no port");
        }
        if (!bracketed && text.indexOf(':', colon + 1) >= 0) {
            throw wrong(text, "an IPv6 address goes into brackets");
        }
        String host = bracketed ? text.substring(1, colon - 1) : text.substring(0, colon);
        if (host.isEmpty()) {
            throw wrong(text, "no host");
        }
        return new ProbeTarget(host, port(text, text.substring(colon + 1)), null);
    }

    private static String port(String text, String digits) {
        try {
            int port = Integer.parseInt(digits);
            if (port >= 1 && port <= LAST_PORT) {
                return Integer.toString(port);
            }
        } catch (NumberFormatException e) {
            // Said below with the rest.
        }
        throw wrong(text, "the port \"" + digits + "\" is no number from 1 to " + LAST_PORT);
    }

    private static IllegalArgumentException wrong(String text, String why) {
        return new IllegalArgumentException("\"" + text + "\": " + why
                + "; it is HOST:PORT, such as example.org:80, 127.0.0.1:80 or [::1]:80, or unix:/path/of/socket");
    }

    boolean unix() {
        return path != null;
    }

    @Override
    public String toString() {
        if (unix()) {
            return UNIX + path;
        }
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
