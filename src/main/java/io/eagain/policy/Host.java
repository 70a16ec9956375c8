package io.eagain.policy;

import io.eagain.host.Os;
import io.eagain.posix.Ioctl;
import io.eagain.windows.Winsock;

/** What the policies have to do differently on each host. On one that is none of them every class loads, and calls refuse. */
final class Host {
    static final boolean LINUX = Os.CURRENT == Os.LINUX;
    static final boolean MACOS = Os.CURRENT == Os.MACOS;
    static final boolean WINDOWS = Os.CURRENT == Os.WINDOWS;

    private Host() {
    }

    /** Makes a descriptor non-blocking or blocking, and changes nothing else of it; 0 or the negated error. */
    static int fionbio(int fd, boolean nonblocking) {
        return WINDOWS ? Winsock.fionbio(fd, nonblocking) : Ioctl.fionbio(fd, nonblocking);
    }
}
