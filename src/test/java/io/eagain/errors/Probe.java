package io.eagain.errors;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

/**
 * The program that makes the calls, in a network and with mounts of its own: all that are provoked, or, asked through its
 * standard input while strace is attached to its second thread, those that strace lets fail.
 */
final class Probe {
    private Probe() {
    }

    public static void main(String[] arguments) throws Exception {
        handleSigio();
        try (Stage stage = new Stage()) {
            stage.loopback(true);
        }
        // Standard input and output are read and written by the main thread alone: in the other, read and write may fail.
        try (ExecutorService worker = Executors.newSingleThreadExecutor()) {
            if (arguments[0].equals("provoke")) {
                List<Row> rows = Table.rows();
                for (int i = 0; i < rows.size(); i++) {
                    Row row = rows.get(i);
                    if (row.kind() == Row.Kind.PROVOKED) {
                        System.out.println("row " + i + " " + worker.submit(() -> provoke(row)).get());
                    }
                }
            } else {
                inject(worker);
            }
        }
    }

    private static String provoke(Row row) {
        try (Stage stage = new Stage()) {
            return "gave " + row.action().call(stage);
        } catch (Throwable t) {
            return "failed: " + t + (t.getCause() == null ? "" : ", " + t.getCause());
        }
    }

    /** Answers {@code prepare ERROR}, {@code call} as often as it comes, and {@code end}. */
    private static void inject(ExecutorService worker) throws Exception {
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        System.out.println("tid " + worker.submit(Probe::thread).get());
        List<Stage> stages = new ArrayList<>();
        List<LongSupplier> calls = new ArrayList<>();
        for (String question = questions.readLine(); question != null; question = questions.readLine()) {
            String[] words = question.split(" ", -1);
            System.out.println(worker.submit(() -> switch (words[0]) {
                case "prepare" -> {
                    for (Row row : injected(Table.rows(), words[1])) {
                        Stage stage = new Stage();
                        stages.add(stage);
                        calls.add(row.prepared().on(stage));
                    }
                    yield "ready";
                }
                case "call" ->
                    String.join(" ", calls.stream().map(call -> Long.toString(call.getAsLong())).toList());
                default -> {
                    stages.forEach(Stage::close);
                    stages.clear();
                    calls.clear();
                    yield "ended";
                }
            }).get());
        }
    }

    /** The rows whose error strace is to give. */
    static List<Row> injected(List<Row> rows, String error) {
        return rows.stream().filter(row -> row.kind() == Row.Kind.INJECTED && row.error().equals(error))
                .toList();
    }

    /** This thread's number in the kernel. */
    static int thread() throws IOException {
        return Integer.parseInt(Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName().toString());
    }

    // sun.misc.Signal is the JDK's only door to signal handlers; javac would warn of every mention of it.
    private static void handleSigio() throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object ignore = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[]{handler},
                (proxy, method, arguments) -> null);
        signal.getMethod("handle", signal, handler).invoke(null, signal.getConstructor(String.class).newInstance("IO"),
                ignore);
        // The JVM asks for interrupted calls to be started again.
        C.siginterrupt(C.SIGIO);
    }
}
