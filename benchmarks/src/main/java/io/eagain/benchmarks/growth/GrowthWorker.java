package io.eagain.benchmarks.growth;

import java.util.Scanner;

/**
 * The JVM that is measured. Reads lines {@code MECHANISM DESCRIPTORS ACTIVE MILLISECONDS}, answers each with nanoseconds
 * per wait. Ends with its input.
 */
final class GrowthWorker {
    private GrowthWorker() {
    }

    public static void main(String[] args) {
        warmUp();
        System.out.println("ready");
        Scanner commands = new Scanner(System.in);
        while (commands.hasNext()) {
            try (Waiting waiting = new Waiting(commands.next(), commands.nextInt(), commands.nextInt())) {
                System.out.println(waiting.measure(commands.nextInt()));
            }
        }
    }

    /** The compilers must be done before the first figure: they would run on the same core. */
    private static void warmUp() {
        for (int active : new int[]{1, 100}) {
            for (String mechanism : new String[]{"select", "poll", "epoll"}) {
                for (int i = 0; i < 3; i++) {
                    try (Waiting waiting = new Waiting(mechanism, 100, active)) {
                        waiting.measure(100);
                    }
                }
            }
        }
    }
}
