package io.eagain.benchmarks.servers;

import io.eagain.benchmarks.suite.CProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** {@code load.c} on processor 0, with its connections open and the content of a reply on each compared. */
final class LoadProcess implements AutoCloseable {
    private static final String PROCESSOR = "0";

    private final ServerProcess server;
    private final Process process;
    private final BufferedReader answers;
    private final Writer commands;

    /**
     * What was counted in a window.
     *
     * @param cpu nanoseconds of all threads of the server
     * @param loop those of the loop's thread alone
     * @param allocated bytes of the heap, by the loop's thread
     */
    record Window(long messages, long nanoseconds, long cpu, long loop, long user, long system, long allocated) {
    }

    /**
     * What a fixed rate gave.
     *
     * @param messages those answered after the warm-up
     * @param cpu nanoseconds of all threads of the server for them
     * @param latencies nanoseconds from when a message was due to its reply
     */
    record Rate(long due, long answered, long messages, long cpu, Histogram latencies) {
    }

    LoadProcess(ServerProcess server, Row row) throws IOException {
        this.server = server;
        process = new ProcessBuilder("taskset", "-c", PROCESSOR, CProgram.build("load").toString(),
                Integer.toString(server.port), Long.toString(server.pid()), Long.toString(server.loop()),
                row.protocol(), Integer.toString(row.connections()), Integer.toString(row.size()))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        answers = process.inputReader();
        commands = process.outputWriter();
        try {
            answer("ready", 0);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Each connection sends its next message as soon as the reply is whole; the window begins after the warm-up. */
    Window saturate(long warmupMillis, long windowMillis) throws IOException {
        command("saturate " + warmupMillis + " " + windowMillis);
        answer("begin", 0);
        // The load goes on meanwhile: to stop it would change what is measured.
        long before = server.allocated();
        long[] counts = answer("end", 6);
        return new Window(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5],
                server.allocated() - before);
    }

    /** So many messages per second are due, whatever the server does. */
    Rate rate(double perSecond, long warmupMillis, long windowMillis) throws IOException {
        Path file = Files.createTempFile("latencies", ".bin");
        try {
            command("rate " + perSecond + " " + warmupMillis + " " + windowMillis + " " + file);
            long[] counts = answer("done", 4);
            Histogram latencies = new Histogram(3);
            LongBuffer values = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.nativeOrder())
                    .asLongBuffer();
            while (values.hasRemaining()) {
                latencies.recordValue(values.get());
            }
            return new Rate(counts[0], counts[1], counts[2], counts[3], latencies);
        } finally {
            Files.delete(file);
        }
    }

    /** Ends it, and with it all connections. */
    @Override
    public void close() {
        try {
            commands.close();
            if (process.waitFor(5, TimeUnit.SECONDS)) {
                return;
            }
        } catch (IOException e) {
            // It is gone already.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    private void command(String command) throws IOException {
        commands.write(command + "\n");
        commands.flush();
    }

    private long[] answer(String word, int numbers) throws IOException {
        String line = answers.readLine();
        String[] words = line == null ? new String[0] : line.split(" ");
        if (words.length != numbers + 1 || !words[0].equals(word)) {
            throw new IOException("the load on " + server.subject + " gave no \"" + word + "\" but " + line);
        }
        long[] values = new long[numbers];
        for (int i = 0; i < numbers; i++) {
            values[i] = Long.parseLong(words[i + 1]);
        }
        return values;
    }
}
