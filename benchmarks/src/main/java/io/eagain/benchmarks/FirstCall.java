package io.eagain.benchmarks;

import io.eagain.Errno;
import io.eagain.Sockets;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/**
 * How long the first {@code recv} of a fresh JVM takes: with the classes of eagain and of {@code java.lang.foreign} that
 * must be loaded for it, and the linking of the one function. Starts ten JVMs and shows the median.
 */
public final class FirstCall {
    private static final int RUNS = 10;

    private FirstCall() {
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 0) {
            parent();
        } else {
            child(args[0]);
        }
    }

    private static void parent() throws IOException, InterruptedException {
        double[] allocate = new double[RUNS];
        double[] recv = new double[RUNS];
        double[] again = new double[RUNS];
        double[] send = new double[RUNS];
        double[] whole = new double[RUNS];
        double[] nothing = new double[RUNS];
        run("nothing");
        run("recv");
        for (int i = 0; i < RUNS; i++) {
            nothing[i] = run("nothing")[0];
            double[] times = run("recv");
            whole[i] = times[0];
            allocate[i] = times[1];
            recv[i] = times[2];
            again[i] = times[3];
            send[i] = times[4];
        }
        show("64 bytes of native memory", allocate);
        show("the first recv", recv);
        show("the second recv", again);
        show("the first send after that", send);
        show("a whole JVM that does the above", whole);
        show("a whole JVM that does nothing", nothing);
    }

    private static void show(String what, double[] milliseconds) {
        Arrays.sort(milliseconds);
        double median = (milliseconds[RUNS / 2 - 1] + milliseconds[RUNS / 2]) / 2;
        System.out.printf("%-40s median %8.3f ms, lowest %8.3f, highest %8.3f (%d JVMs)%n", what, median,
                milliseconds[0], milliseconds[RUNS - 1], RUNS);
    }

    private static double[] run(String what) throws IOException, InterruptedException {
        String java = ProcessHandle.current().info().command().orElse("java");
        List<String> command = List.of(java, "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), FirstCall.class.getName(), what);
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes());
        int status = process.waitFor();
        long end = System.nanoTime();
        if (status != 0) {
            throw new IllegalStateException("exit status " + status + " of " + command);
        }
        String[] numbers = output.isBlank() ? new String[0] : output.trim().split(" ", -1);
        double[] milliseconds = new double[1 + numbers.length];
        milliseconds[0] = (end - start) / 1e6;
        for (int i = 0; i < numbers.length; i++) {
            milliseconds[1 + i] = Long.parseLong(numbers[i]) / 1e6;
        }
        return milliseconds;
    }

    private static void child(String what) {
        if (what.equals("nothing")) {
            return;
        }
        long start = System.nanoTime();
        MemorySegment buffer = Arena.global().allocate(Fixture.MESSAGE);
        long allocated = System.nanoTime();
        long first = Sockets.recv(-1, buffer, Fixture.MESSAGE, 0);
        long afterFirst = System.nanoTime();
        long second = Sockets.recv(-1, buffer, Fixture.MESSAGE, 0);
        long afterSecond = System.nanoTime();
        long third = Sockets.send(-1, buffer, Fixture.MESSAGE, 0);
        long afterThird = System.nanoTime();
        Fixture.expect(-Errno.EBADF, first);
        Fixture.expect(-Errno.EBADF, second);
        Fixture.expect(-Errno.EBADF, third);
        System.out.println((allocated - start) + " " + (afterFirst - allocated) + " " + (afterSecond - afterFirst) + " "
                + (afterThird - afterSecond));
    }
}
