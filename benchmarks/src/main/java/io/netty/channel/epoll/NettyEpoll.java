package io.netty.channel.epoll;

import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;

/**
 * Netty's own way to wait, as its event loop uses it. In Netty's package, which the class path allows: neither this
 * {@code epollWait} nor {@code EpollEventArray} is public.
 */
public final class NettyEpoll {
    private final FileDescriptor epoll;
    private final EpollEventArray events;

    /** For an {@code epoll} descriptor that exists. */
    public NettyEpoll(int epfd, int capacity) {
        Epoll.ensureAvailability();
        epoll = new FileDescriptor(epfd);
        events = new EpollEventArray(capacity);
    }

    /** How many events there are. */
    public int epollWait(int timeout) throws IOException {
        return Native.epollWait(epoll, events, timeout);
    }

    /** What happened, from 0 on. */
    public int events(int index) {
        return events.events(index);
    }

    /** To which descriptor. */
    public int fd(int index) {
        return events.fd(index);
    }
}
