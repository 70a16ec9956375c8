package io.eagain.lab;

import io.eagain.AddrInfo;
import java.util.Map;

/** The names of {@code getaddrinfo}'s codes. */
final class AddrInfoNames {
    private static final Map<Integer, String> NAMES = Map.of(AddrInfo.EAI_AGAIN, "EAI_AGAIN", AddrInfo.EAI_BADFLAGS,
            "EAI_BADFLAGS", AddrInfo.EAI_FAIL, "EAI_FAIL", AddrInfo.EAI_FAMILY, "EAI_FAMILY", AddrInfo.EAI_MEMORY,
            "EAI_MEMORY", AddrInfo.EAI_NONAME, "EAI_NONAME", AddrInfo.EAI_SERVICE, "EAI_SERVICE", AddrInfo.EAI_SOCKTYPE,
            "EAI_SOCKTYPE");

    private AddrInfoNames() {
    }

    static String of(int code) {
        return NAMES.getOrDefault(code, Integer.toString(code));
    }
}
