package io.eagain.benchmarks.startup;

/** What a JVM costs that only prints a line: the part of the others' time that no library can change. */
final class NothingClient {
    private NothingClient() {
    }

    public static void main(String[] args) {
        System.out.println(args.length);
    }
}
