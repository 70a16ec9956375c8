package io.eagain.benchmarks.growth;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program on core 1 that answers lines with lines, and ends when its input does. */
final class Worker implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;

    /** Starts it with as many descriptors as this user may have, and waits until it is warm. */
    Worker(List<String> program) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("taskset", "-c", "1", "sh", "-c", "ulimit -n $(ulimit -Hn); exec \"$@\"", "sh"));
        command.addAll(program);
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        answers = process.inputReader();
        if (!"ready".equals(answers.readLine())) {
            close();
            throw new IOException("did not start: " + command);
        }
    }

    double ask(String question) throws IOException {
        process.outputWriter().write(question + "\n");
        process.outputWriter().flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("no answer to " + question);
        }
        return Double.parseDouble(answer);
    }

    @Override
    public void close() {
        try {
            process.outputWriter().close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
