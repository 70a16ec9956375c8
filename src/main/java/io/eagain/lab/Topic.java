package io.eagain.lab;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** What experiments are about, by words that need no list of ids: each is a group of them. */
enum Topic {
    CONNECT("CON"),
    ACCEPT("ACC"),
    SEND("SND"),
    RECV("RCV"),
    SHUTDOWN("SHU"),
    UDP("UDP"),
    UNIX("UNX"),
    POLL("POL"),
    SELECT(
            "SEL"),
    EPOLL("EPO"),
    TIMEOUT("TMO"),
    EINTR("INT"),
    FCNTL(
            "FCN"),
    OPTIONS("OPT"),
    BAD_INPUT("BAD"),
    ERRORS("ERR"),
    NAMES("NAM"),
    WINSOCK("WSA");

    private final String group;

    Topic(String group) {
        this.group = group;
    }

    /** What an option calls it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean has(Experiment experiment) {
        return experiment.matches(group);
    }

    /** All words, for help and completion. */
    static final class Words implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of(values()).stream().map(Topic::word).iterator();
        }
    }
}
