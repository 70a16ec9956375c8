package io.eagain.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What kind of call a call is: the advice for {@code recvfrom} and {@code read} is that for {@code recv}. */
final class Role {
    static final String ANY = "*";

    private static final Map<String, List<String>> PREFIXES = Map.of("recv", List.of("recv", "read"), "send",
            List.of("send", "write"), "accept", List.of("accept"), "connect", List.of("connect"), "bind",
            List.of("bind", "listen"), "wait",
            List.of("poll", "ppoll", "select", "pselect", "epoll_wait", "epoll_pwait", "kevent"), "socket",
            List.of("socket"), "close", List.of("close"));

    private Role() {
    }

    /** The kind of a call; {@link #ANY} for one of no kind and for none. */
    static String of(String call) {
        if (call != null) {
            String plain = call.toLowerCase(Locale.ROOT).replaceFirst("^wsa", "");
            for (Map.Entry<String, List<String>> role : PREFIXES.entrySet()) {
                if (role.getValue().stream().anyMatch(plain::startsWith)) {
                    return role.getKey();
                }
            }
        }
        return ANY;
    }
}
