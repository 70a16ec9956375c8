package io.eagain.benchmarks.servers;

import java.util.ArrayList;
import java.util.List;

/**
 * What all servers are asked for.
 *
 * @param protocol {@code echo} or {@code http}: the end of a head is looked for and nothing else, but by Netty with its
 *            codec, which decodes the whole
 * @param connections how many there are at once
 * @param size the bytes of a message to be echoed; of no matter for {@code http}
 */
record Row(String protocol, int connections, int size) {
    static final String ECHO = "echo";
    static final String HTTP = "http";
    private static final int[] CONNECTIONS = {1, 50, 1_000, 10_000};

    static List<Row> all() {
        List<Row> rows = new ArrayList<>();
        for (int size : new int[]{64, 1024, 16 * 1024}) {
            for (int connections : CONNECTIONS) {
                rows.add(new Row(ECHO, connections, size));
            }
        }
        for (int connections : CONNECTIONS) {
            rows.add(new Row(HTTP, connections, 0));
        }
        return rows;
    }

    static List<Row> few() {
        return List.of(new Row(ECHO, 50, 64), new Row(ECHO, 1_000, 64), new Row(HTTP, 50, 0));
    }

    /** As it stands in the tables: {@code echo, 1,000 connections, 16 KiB}. */
    String title() {
        String count = String.format("%s, %,d connection%s", protocol, connections, connections == 1 ? "" : "s");
        if (protocol.equals(HTTP)) {
            return count + " (Netty: codec, or own scan)";
        }
        return count + (size < 1024 ? ", " + size + " B" : ", " + size / 1024 + " KiB");
    }
}
