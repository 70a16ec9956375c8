package io.eagain;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.eagain.host.NameCalls;
import io.eagain.host.SockAddrLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * What {@link AddrInfo#getaddrinfo(String, String, int, int, int, int, AddrInfoList)} found: the C library's list, which
 * {@link #clear} frees, once. Walk through it with {@link #next}:
 *
 * <pre>{@code
 * try (AddrInfoList list = new AddrInfoList()) {
 *     int code = AddrInfo.getaddrinfo("localhost", "80", 0, Sockets.AF_UNSPEC, Sockets.SOCK_STREAM, 0, list);
 *     while (list.next()) {
 *         int fd = Sockets.socket(list.family(), list.socktype(), list.protocol());
 *         list.address(address);
 *         ...
 *     }
 * }
 * }</pre>
 *
 * <p>A cleared or closed list is an empty one, and can be filled again. What was read of an entry, into a {@link SockAddr} or as a
 * string, is a copy and stays. Nothing else frees a list.
 *
 * <p>Safe for use by several threads; they share one position.
 */
public final class AddrInfoList implements AutoCloseable {
    private MemorySegment head = MemorySegment.NULL;
    private MemorySegment entry = MemorySegment.NULL;
    private boolean started;
    private int code;
    private int errno;

    /** Makes an empty list. */
    public AddrInfoList() {
        // Filled by getaddrinfo.
    }

    synchronized int fill(MemorySegment node, MemorySegment service, MemorySegment hints, Arena arena) {
        if (head.address() != 0) {
            throw new IllegalStateException("getaddrinfo: the list still holds what an earlier call has filled it with;"
                    + " clear it first");
        }
        MemorySegment res = arena.allocate(ADDRESS);
        rewind();
        code = NameCalls.getaddrinfo(node, service, hints, res);
        errno = NameCalls.systemError();
        if (code == 0) {
            head = NameCalls.entry(res.get(ADDRESS, 0));
        }
        return code;
    }

    /** {@return the code of the last call: 0, or an {@code EAI_} code} */
    public synchronized int code() {
        return code;
    }

    /** {@return the error number if {@link #code} is {@link AddrInfo#EAI_SYSTEM}, else 0} */
    public synchronized int errno() {
        return errno;
    }

    /**
     * Moves on, to the first entry at first.
     *
     * @return whether there is one
     */
    public synchronized boolean next() {
        if (!started) {
            entry = head;
            started = true;
        } else if (entry.address() != 0) {
            entry = NameCalls.next(entry);
        }
        return entry.address() != 0;
    }

    /** Goes back before the first entry. */
    public synchronized void rewind() {
        entry = MemorySegment.NULL;
        started = false;
    }

    /**
     * The address family of this entry.
     *
     * @return {@code ai_family}
     * @throws IllegalStateException if {@link #next} has not given an entry, or the list was cleared since
     */
    public synchronized int family() {
        return NameCalls.family(entry());
    }

    /**
     * The type of socket for this entry.
     *
     * @return {@code ai_socktype}
     * @throws IllegalStateException if {@link #next} has not given an entry, or the list was cleared since
     */
    public synchronized int socktype() {
        return NameCalls.socktype(entry());
    }

    /**
     * The protocol for this entry.
     *
     * @return {@code ai_protocol}
     * @throws IllegalStateException if {@link #next} has not given an entry, or the list was cleared since
     */
    public synchronized int protocol() {
        return NameCalls.protocol(entry());
    }

    /**
     * The address of this entry.
     *
     * @param address becomes it, a copy
     * @return {@code address}
     * @throws IllegalStateException if {@link #next} has not given an entry, or the list was cleared since
     */
    public synchronized SockAddr address(SockAddr address) {
        MemorySegment found = NameCalls.address(entry());
        int length = (int) Math.min(found.byteSize(), SockAddrLayout.CAPACITY);
        address.clear();
        MemorySegment.copy(found, JAVA_BYTE, 0, address.segment(), JAVA_BYTE, 0, length);
        return address.setLength(length);
    }

    /**
     * The canonical name, which the first entry has if {@link AddrInfo#AI_CANONNAME} was asked for.
     *
     * @return the name, or null
     * @throws IllegalStateException if {@link #next} has not given an entry, or the list was cleared since
     */
    public synchronized String canonicalName() {
        return NameCalls.canonicalName(entry());
    }

    private MemorySegment entry() {
        if (entry.address() == 0) {
            throw new IllegalStateException(
                    "AddrInfoList: no entry here; next() gives one as long as the list is filled");
        }
        return entry;
    }

    /** Frees the list, which can be filled again; nothing happens if it is empty. */
    public synchronized void clear() {
        MemorySegment old = head;
        head = MemorySegment.NULL;
        rewind();
        if (old.address() != 0) {
            NameCalls.freeaddrinfo(old);
        }
    }

    /** The same as {@link #clear}. */
    @Override
    public void close() {
        clear();
    }
}
