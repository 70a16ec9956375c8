package io.eagain.errors;

import io.eagain.AddrInfo;
import io.eagain.Sockets;
import java.lang.foreign.MemorySegment;

/** Names and addresses: codes of the C library's, not error numbers. */
final class NameErrors {
    private NameErrors() {
    }

    static void add(Table table) {
        table.call("getaddrinfo", null, null)
                .provoked("EAI_ADDRFAMILY", "an IPv6 literal, and AF_INET asked for",
                        s -> look(s, "::1", null, AddrInfo.AI_NUMERICHOST, Sockets.AF_INET, 0))
                .provoked("EAI_AGAIN", "a name, and no name server answers",
                        s -> look(s, "eagain.invalid", null, 0, 0, 0))
                .provoked("EAI_BADFLAGS", "AI_CANONNAME without a name",
                        s -> look(s, null, "80", AddrInfo.AI_CANONNAME, 0, 0))
                .provoked("EAI_FAMILY", "family 255", s -> look(s, "127.0.0.1", null, 0, 255, 0))
                .provoked("EAI_NONAME", "a name, with AI_NUMERICHOST",
                        s -> look(s, "eagain.invalid", null, AddrInfo.AI_NUMERICHOST, 0, 0))
                .provoked("EAI_SERVICE", "a service that does not exist",
                        s -> look(s, "127.0.0.1", "no-such-service", 0, 0, Sockets.SOCK_STREAM))
                .provoked("EAI_SOCKTYPE", "type 255", s -> look(s, "127.0.0.1", null, 0, 0, 255))
                .provoked("EAI_SYSTEM", "the table of descriptors is full",
                        s -> s.whenFull(() -> look(s, "eagain.invalid", null, 0, 0, 0)))
                .provoked("EAI_NODATA", "a name server of our own that answers, and has nothing",
                        s -> {
                            s.nameServer();
                            return look(s, "eagain.invalid", null, 0, 0, 0);
                        })
                .notHere("EAI_FAIL", "no response code from 0 to 10 of a name server makes glibc 2.36 say so")
                .notHere("EAI_MEMORY", "the process would have to run out of memory");
    }

    private static int look(Stage s, String node, String service, int flags, int family, int type) {
        MemorySegment result = s.arena.allocate(8, 8);
        return AddrInfo.getaddrinfo(node, service, flags, family, type, result);
    }
}
