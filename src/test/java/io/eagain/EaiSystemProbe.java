package io.eagain;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;

/** The program that {@link AddrInfoListTest} runs: looks a name up when the process has no descriptor left. */
final class EaiSystemProbe {
    private EaiSystemProbe() {
    }

    public static void main(String[] args) throws InterruptedException {
        try (Arena arena = Arena.ofConfined(); AddrInfoList list = new AddrInfoList()) {
            MemorySegment res = arena.allocate(ADDRESS);
            // The first time loads classes, for which files are opened.
            int code = numeric(res);
            AddrInfo.getaddrinfo("127.0.0.1", null, AddrInfo.AI_NUMERICHOST, 0, 0, 0, list);
            list.clear();
            Sockets.close(open());
            AddrInfo.codeName(AddrInfo.EAI_SYSTEM);
            AtomicInteger other = new AtomicInteger(-1);
            Thread thread = new Thread(() -> other.set(AddrInfo.systemError()));
            System.out.println("before: " + code + " " + AddrInfo.systemError());

            Deque<Integer> open = new ArrayDeque<>();
            for (int fd = open(); fd >= 0; fd = open()) {
                open.push(fd);
            }
            int full = AddrInfo.getaddrinfo("eagain.invalid", null, 0, Sockets.AF_INET, Sockets.SOCK_STREAM, res);
            int error = AddrInfo.systemError();
            int again = AddrInfo.getaddrinfo("eagain.invalid", null, 0, Sockets.AF_INET, Sockets.SOCK_STREAM, 0, list);
            open.forEach(Sockets::close);

            System.out.println("full: " + AddrInfo.codeName(full) + " " + error + ", list " + AddrInfo.codeName(again)
                    + " " + list.errno());
            thread.start();
            thread.join();
            System.out.println("another thread: " + other);
            System.out.println("after: " + numeric(res) + " " + AddrInfo.systemError());
        }
    }

    private static int open() {
        return Sockets.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM, 0);
    }

    private static int numeric(MemorySegment res) {
        int code = AddrInfo.getaddrinfo("127.0.0.1", null, AddrInfo.AI_NUMERICHOST, 0, 0, res);
        AddrInfo.freeaddrinfo(res.get(ADDRESS, 0));
        return code;
    }
}
