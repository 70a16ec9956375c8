package io.eagain.faults;

import io.eagain.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A program that talks to the server and says by lines how far it is: a word, then {@code name=number} several times. */
final class Client {
    private final Process process;
    private final BufferedReader lines;

    Client(List<String> command, Processes all) throws IOException {
        process = all.add(ChildJvm.builder(command).redirectErrorStream(true).start());
        lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The next line, or null at the end. */
    String line() throws IOException {
        return lines.readLine();
    }

    /** Waits for the line that begins with a word; anything else is what went wrong. */
    Map<String, Double> await(String word) throws IOException {
        String line = lines.readLine();
        if (line == null || !line.startsWith(word)) {
            throw new AssertionError(line == null
                    ? "the client has ended without a word"
                    : line + lines.lines().map(next -> "\n" + next).collect(Collectors.joining()));
        }
        return numbers(line);
    }

    static Map<String, Double> numbers(String line) {
        Map<String, Double> numbers = new TreeMap<>();
        for (String pair : line.split(" ", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                numbers.put(pair.substring(0, equals), Double.parseDouble(pair.substring(equals + 1)));
            }
        }
        return numbers;
    }

    /** Lets it go on. */
    void proceed() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    void kill() {
        process.destroyForcibly();
    }
}
