package io.eagain.errors;

import io.eagain.linux.EventFd;

/** Descriptors that are no sockets. */
final class DescriptorErrors {
    private static final String ANONYMOUS = "the kernel would have to lack its own file system for such descriptors";

    private DescriptorErrors() {
    }

    static void add(Table table) {
        table.call("eventfd", "eventfd2", s -> () -> EventFd.eventfd(0, -1))
                .provoked("EINVAL", "an unknown flag", s -> EventFd.eventfd(0, 2))
                .provoked("EMFILE", "the table of descriptors is full", s -> s.whenFull(() -> EventFd.eventfd(0, 0)))
                .systemTableFull().injected("ENODEV", ANONYMOUS).outOfMemory("ENOMEM");
    }
}
