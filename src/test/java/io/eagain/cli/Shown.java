package io.eagain.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command with its output, as a document shows it: {@code $ eagain ...} in a block named {@code console}. A line of three
 * points stands for any lines, three points in a line for any text in it.
 */
record Shown(String command, List<String> lines) {
    static final String ANY = "...";

    private static final Pattern BLOCK = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);

    /** All commands of a document, in its order. */
    static List<Shown> in(String document) {
        List<Shown> shown = new ArrayList<>();
        Matcher block = BLOCK.matcher(document);
        while (block.find()) {
            List<String> output = null;
            for (String line : block.group(1).lines().toList()) {
                if (line.startsWith("$ ")) {
                    output = new ArrayList<>();
                    shown.add(new Shown(line.substring(2), output));
                } else {
                    output.add(line);
                }
            }
        }
        return shown;
    }

    /** How a shell runs it, with the finished jar behind the word {@code eagain}. */
    static List<String> shell(Path jar, String command) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of("bash", "-c", "eagain() { '" + java + "' -jar '" + jar + "' \"$@\"; }; " + command);
    }

    /** Whether an output is the one that is shown. */
    boolean fits(List<String> output) {
        StringBuilder regex = new StringBuilder();
        for (String line : lines) {
            if (line.strip().equals(ANY)) {
                regex.append("(?:.*\n)*?");
            } else {
                regex.append(Pattern.quote(line).replace(ANY, "\\E.*\\Q")).append('\n');
            }
        }
        return Pattern.matches(regex.toString(), String.join("\n", output) + "\n");
    }
}
