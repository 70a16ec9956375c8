package io.eagain.errors;

import io.eagain.AddrInfo;
import io.eagain.SockAddr;
import io.eagain.Sockets;
import io.eagain.posix.Interfaces;
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
        table.call("getnameinfo", null, null)
                .provoked("EAI_AGAIN", "NI_NAMEREQD, and no name server answers",
                        s -> name(s.address("192.0.2.1", 9), new StringBuilder(), AddrInfo.NI_NAMEREQD))
                .provoked("EAI_BADFLAGS", "an unknown flag", s -> name(s.loopback(9), new StringBuilder(), 1 << 30))
                .provoked("EAI_FAMILY", "a length shorter than the family's address",
                        s -> AddrInfo.getnameinfo(s.loopback(9).segment(), 4, s.arena.allocate(64), 64,
                                MemorySegment.NULL, 0, 0))
                .provoked("EAI_NONAME", "NI_NAMEREQD, and a name server of our own that answers, and has nothing",
                        s -> {
                            s.nameServer();
                            return name(s.address("192.0.2.1", 9), new StringBuilder(), AddrInfo.NI_NAMEREQD);
                        })
                .provoked("EAI_OVERFLOW", "room for two bytes",
                        s -> AddrInfo.getnameinfo(s.loopback(9).segment(), 16, s.arena.allocate(2), 2,
                                MemorySegment.NULL, 0, AddrInfo.NI_NUMERICHOST))
                .notHere("EAI_SYSTEM", "glibc gives EAI_AGAIN when no descriptor is left")
                .notHere("EAI_FAIL", "a name server would have to fail for good")
                .notHere("EAI_MEMORY", "the process would have to run out of memory");
        table.call("if_nametoindex", null, null)
                .provoked("ENODEV", "a name that no interface has", s -> Interfaces.if_nametoindex("none"))
                .notHere("EMFILE", "glibc gives ENOENT")
                .provoked("ENOENT", "the table of descriptors is full",
                        s -> s.whenFull(() -> Interfaces.if_nametoindex("none")));
        table.call("if_indextoname", null, null)
                .provoked("ENXIO", "a number that no interface has",
                        s -> Interfaces.if_indextoname(9999, new StringBuilder()))
                .notHere("EMFILE", "glibc gives ENOENT")
                .provoked("ENOENT", "the table of descriptors is full",
                        s -> s.whenFull(() -> Interfaces.if_indextoname(9999, new StringBuilder())));
    }

    private static int name(SockAddr address, StringBuilder host, int flags) {
        return AddrInfo.getnameinfo(address, host, null, flags);
    }

    private static int look(Stage s, String node, String service, int flags, int family, int type) {
        MemorySegment result = s.arena.allocate(8, 8);
        return AddrInfo.getaddrinfo(node, service, flags, family, type, result);
    }
}
