package io.eagain.host;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.eagain.generated.linux.addrinfo;
import io.eagain.generated.numbers.Linux;
import io.eagain.generated.numbers.Macos;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/** Calls about names: of machines, services and interfaces. See {@link SocketCalls} for the rules. */
public final class NameCalls {
    /** Where two parts of {@code struct addrinfo} stand, which are the other way round on Linux than elsewhere. */
    private static final long ADDR = Os.CURRENT == Os.LINUX
            ? Linux.addrinfo.ai_addr
            : Macos.addrinfo.ai_addr;
    private static final long CANONNAME = Os.CURRENT == Os.LINUX
            ? Linux.addrinfo.ai_canonname
            : Macos.addrinfo.ai_canonname;

    private NameCalls() {
    }

    private static final class Getaddrinfo {
        static MethodHandle CALL = Libc.GETADDRINFO.link();
    }

    /** C's own value: 0 or an {@code EAI_} code. The error number beside {@code EAI_SYSTEM}: {@link #systemError}. */
    public static int getaddrinfo(MemorySegment node, MemorySegment service, MemorySegment hints,
            MemorySegment result) {
        PerThread thread = PerThread.current();
        try {
            return thread.name((int) Getaddrinfo.CALL.invokeExact(thread.capture, node, service, hints, result));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Getnameinfo {
        static MethodHandle CALL = Libc.GETNAMEINFO.link();
    }

    /** C's own value: 0 or an {@code EAI_} code. */
    public static int getnameinfo(MemorySegment addr, int addrlen, MemorySegment host, int hostlen, MemorySegment serv,
            int servlen, int flags) {
        PerThread thread = PerThread.current();
        // A copy with zeros behind it: of a unix address the C library reads up to a zero byte, whatever the length is.
        thread.scratch.fill((byte) 0);
        MemorySegment.copy(addr, 0, thread.scratch, 0, addrlen);
        try {
            return thread
                    .name((int) Getnameinfo.CALL.invokeExact(thread.capture, thread.scratch, addrlen, host, hostlen,
                            serv, servlen, flags));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    /** The error number that the last of the two calls on this thread left, if its code was {@code EAI_SYSTEM}, else 0. */
    public static int systemError() {
        return PerThread.current().nameError;
    }

    /**
     * The {@code hints} of {@code getaddrinfo}. The four numbers at the head of {@code struct addrinfo} are the same on
     * every host, and so is its size; what follows them is not.
     */
    public static MemorySegment hints(Arena arena, int flags, int family, int socktype, int protocol) {
        MemorySegment hints = addrinfo.allocate(arena).fill((byte) 0);
        addrinfo.ai_flags(hints, flags);
        addrinfo.ai_family(hints, family);
        addrinfo.ai_socktype(hints, socktype);
        addrinfo.ai_protocol(hints, protocol);
        return hints;
    }

    /** One {@code struct addrinfo} of a list, or {@code NULL}. */
    public static MemorySegment entry(MemorySegment pointer) {
        return pointer.address() == 0 ? MemorySegment.NULL : pointer.reinterpret(Linux.addrinfo.SIZE);
    }

    /** The next one. */
    public static MemorySegment next(MemorySegment entry) {
        return entry(addrinfo.ai_next(entry));
    }

    public static int family(MemorySegment entry) {
        return addrinfo.ai_family(entry);
    }

    public static int socktype(MemorySegment entry) {
        return addrinfo.ai_socktype(entry);
    }

    public static int protocol(MemorySegment entry) {
        return addrinfo.ai_protocol(entry);
    }

    /** The address, as long as it is. On Windows the length has 64 bits. */
    public static MemorySegment address(MemorySegment entry) {
        long length = Os.CURRENT == Os.WINDOWS
                ? entry.get(JAVA_LONG, Linux.addrinfo.ai_addrlen)
                : Integer.toUnsignedLong(addrinfo.ai_addrlen(entry));
        return entry.get(ADDRESS, ADDR).reinterpret(length);
    }

    /** The canonical name, or null. */
    public static String canonicalName(MemorySegment entry) {
        MemorySegment name = entry.get(ADDRESS, CANONNAME);
        return name.address() == 0 ? null : name.reinterpret(Long.MAX_VALUE).getString(0);
    }

    private static final class Freeaddrinfo {
        static MethodHandle CALL = Libc.FREEADDRINFO.linkPlain();
    }

    public static void freeaddrinfo(MemorySegment result) {
        try {
            Freeaddrinfo.CALL.invokeExact(result);
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class GaiStrerror {
        static MethodHandle CALL = Libc.GAI_STRERROR.linkPlain();
    }

    public static String gaiStrerror(int code) {
        try {
            MemorySegment text = (MemorySegment) GaiStrerror.CALL.invokeExact(code);
            return text.reinterpret(Long.MAX_VALUE).getString(0);
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class IfNametoindex {
        static MethodHandle CALL = Libc.IF_NAMETOINDEX.link();
    }

    /** The number, or the negated error where C has 0. */
    public static int ifNametoindex(byte[] name) {
        PerThread thread = PerThread.current();
        MemorySegment.copy(name, 0, thread.scratch, JAVA_BYTE, 0, name.length);
        thread.scratch.set(JAVA_BYTE, name.length, (byte) 0);
        try {
            int index = (int) IfNametoindex.CALL.invokeExact(thread.capture, thread.scratch);
            return index == 0 ? thread.result(-1) : index;
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class IfIndextoname {
        static MethodHandle CALL = Libc.IF_INDEXTONAME.link();
    }

    /** 0, or the negated error where C has {@code NULL}. */
    public static int ifIndextoname(int index, StringBuilder name) {
        PerThread thread = PerThread.current();
        try {
            MemorySegment found = (MemorySegment) IfIndextoname.CALL.invokeExact(thread.capture, index, thread.scratch);
            if (found.address() == 0) {
                return thread.result(-1);
            }
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
        name.setLength(0);
        name.append(text(thread.scratch, Constants.IF_NAMESIZE));
        return 0;
    }

    /** The text up to the first zero byte, or as long as the room is. */
    public static String text(MemorySegment room, int length) {
        int end = 0;
        while (end < length && room.get(JAVA_BYTE, end) != 0) {
            end++;
        }
        return new String(room.asSlice(0, end).toArray(JAVA_BYTE), StandardCharsets.UTF_8);
    }
}
