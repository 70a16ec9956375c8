package io.eagain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.posix.PosixSockets;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The descriptors and the memory of one test: closed at its end, last first. */
public class Opened implements AutoCloseable {

    public final Arena arena = Arena.ofConfined();
    private final Deque<Integer> descriptors = new ArrayDeque<>();

    /** Nothing yet, and an arena. */
    public Opened() {
        // No argument: each test has its own.
    }

    /** Keeps a descriptor to close, and fails the test if it is none. */
    public int keep(long fd) {
        assertTrue(fd >= 0, () -> "no descriptor: " + Errno.toString(Errno.of(fd)));
        descriptors.push((int) fd);
        return (int) fd;
    }

    /** Closes one now. */
    public void close(int fd) {
        assertTrue(descriptors.remove(fd), () -> "not open: " + fd);
        assertEquals(0, Sockets.close(fd));
    }

    public int socket(int domain, int type) {
        return keep(Sockets.socket(domain, type, 0));
    }

    public int[] pair(int type) {
        int[] sv = new int[2];
        assertEquals(0, PosixSockets.socketpair(Sockets.AF_UNIX, type, 0, sv));
        keep(sv[0]);
        keep(sv[1]);
        return sv;
    }

    /** Two connected TCP sockets over 127.0.0.1: the one that connected, the one that was accepted. */
    public int[] tcp() {
        int server = socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        SockAddr address = listening(server);
        int client = socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        assertEquals(0, Sockets.connect(client, address));
        int accepted = keep(Sockets.accept(server));
        close(server);
        return new int[]{client, accepted};
    }

    /** Binds to a free port of 127.0.0.1 and listens. */
    public SockAddr listening(int server) {
        assertEquals(0, Sockets.bind(server, SockAddr.allocate(arena).setIp("127.0.0.1", 0)));
        assertEquals(0, Sockets.listen(server, 16));
        return name(server);
    }

    public SockAddr name(int fd) {
        SockAddr address = SockAddr.allocate(arena);
        assertEquals(0, Sockets.getsockname(fd, address));
        return address;
    }

    public MemorySegment text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return arena.allocate(bytes.length).copyFrom(MemorySegment.ofArray(bytes));
    }

    public static String text(MemorySegment segment, long length) {
        return new String(segment.asSlice(0, length).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE),
                StandardCharsets.UTF_8);
    }

    /** The sockets and anonymous descriptors of this process and what they are; files belong to the JVM. */
    static Map<Integer, String> descriptors() throws IOException {
        Map<Integer, String> open = new TreeMap<>();
        try (Stream<Path> links = Files.list(Path.of("/proc/self/fd"))) {
            for (Path link : links.toList()) {
                try {
                    String target = Files.readSymbolicLink(link).toString();
                    if (!target.startsWith("/")) {
                        open.put(Integer.valueOf(link.getFileName().toString()), target);
                    }
                } catch (IOException e) {
                    // The descriptor of the listing itself is gone by now.
                }
            }
        }
        return open;
    }

    @Override
    public void close() {
        while (!descriptors.isEmpty()) {
            int fd = descriptors.pop();
            assertEquals(0, Sockets.close(fd), () -> "close(" + fd + ")");
        }
        arena.close();
    }
}
