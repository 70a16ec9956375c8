package io.eagain.policy;

import io.eagain.host.Os;

/** What the policies have to do differently on each host. On one that is none of them every class loads, and calls refuse. */
final class Host {
    static final boolean LINUX = Os.CURRENT == Os.LINUX;
    static final boolean MACOS = Os.CURRENT == Os.MACOS;
    static final boolean WINDOWS = Os.CURRENT == Os.WINDOWS;

    private Host() {
    }
}
