package io.eagain;

import java.util.List;
import java.util.Optional;

/**
 * The program that {@link ConstantTableTest} runs on hosts that it takes for others, and in a JVM that refuses native
 * access: what the tables say before the first lookup, and then all that is in them.
 */
final class ConstantTableProbe {
    private ConstantTableProbe() {
    }

    public static void main(String[] arguments) {
        System.out.println("tables " + ConstantTable.all());
        System.out.println("host " + host());
        try {
            for (ConstantTable table : ConstantTable.all()) {
                System.out.println(table.title() + " " + table.all(""));
                for (long value : List.of(0x302L, -1L, 3L)) {
                    System.out.println(table.bits("POLL", value) + " " + table.bits("EPOLL", value) + " "
                            + table.names("", value));
                }
            }
        } catch (ExceptionInInitializerError e) {
            System.out.println("refused " + Optional.ofNullable(e.getCause()).orElse(e).getMessage());
        }
    }

    private static String host() {
        try {
            return ConstantTable.host().title();
        } catch (UnsupportedOperationException e) {
            return e.getMessage();
        }
    }
}
