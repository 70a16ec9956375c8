package io.eagain.reference;

import io.eagain.host.Libc;
import io.eagain.host.Os;
import io.eagain.host.Prototype;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A function of C that the library calls.
 *
 * @param name the name of its page: that of the first host which has it
 * @param prototypes how each host declares it
 */
record CFunction(String name, Map<Os, List<String>> prototypes) {
    /** The hosts that the library has calls for. */
    static final List<Os> HOSTS = List.of(Os.LINUX, Os.MACOS, Os.WINDOWS);

    /** All of them by every name that a host or the library has for them: {@code closesocket} is {@code close}. */
    static Map<String, CFunction> all() {
        Map<String, CFunction> functions = new LinkedHashMap<>();
        for (Libc entry : Libc.values()) {
            CFunction function = null;
            for (Os host : HOSTS) {
                Prototype prototype = entry.prototype(host);
                if (prototype != null) {
                    if (function == null) {
                        function = functions.computeIfAbsent(prototype.symbol(),
                                name -> new CFunction(name, new EnumMap<>(Os.class)));
                    }
                    functions.putIfAbsent(prototype.symbol(), function);
                    function.prototypes.computeIfAbsent(host, none -> new ArrayList<>()).add(prototype.c());
                }
            }
        }
        // The library leaves out the letter that tells how wide a character is.
        functions.put("WSASocket", functions.get("WSASocketW"));
        return functions;
    }

    /** Each once, in the order in which the library lists them. */
    static Set<CFunction> distinct(Map<String, CFunction> all) {
        return new LinkedHashSet<>(all.values());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CFunction function && function.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
