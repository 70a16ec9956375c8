package io.eagain.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A command with its output, as a document shows it behind {@code $ }. A line of three points stands for any lines, three points
 * in a line for any text in it.
 */
record Shown(String command, List<String> lines) {
    static final String ANY = "...";

    private static final String LINES = "(?:.*\n)*?";
    // What is compared by its kind where numbers vary, so that 0 and -11 stay what they are.
    private static final Pattern VARIES = Pattern
            .compile(
                    "(?<any>\\.\\.\\.)|(?<space> +)|(?<hex>0x[0-9a-f]+)|(?<![-\\w.])(?!0(?![\\d.]))(?<number>\\d+(?:\\.\\d+)*)");

    /** All commands of a block. */
    static List<Shown> in(String block) {
        List<Shown> shown = new ArrayList<>();
        List<String> output = null;
        for (String line : block.lines().toList()) {
            if (line.startsWith("$ ")) {
                output = new ArrayList<>();
                shown.add(new Shown(line.substring(2), output));
            } else {
                output.add(line);
            }
        }
        return shown;
    }

    /**
     * Whether an output is the one that is shown.
     *
     * @param numbersVary a number stands for any, but for 0 and what is negative, and so do spaces: times, descriptors, sizes
     */
    boolean fits(List<String> output, boolean numbersVary) {
        String regex = lines.stream().map(line -> line.strip().equals(ANY)
                ? LINES
                : (numbersVary ? varying(line) : Pattern.quote(line).replace(ANY, "\\E.*\\Q")) + "\n")
                .collect(Collectors.joining());
        return Pattern.matches(regex, output.stream().map(line -> line + "\n").collect(Collectors.joining()));
    }

    private static String varying(String line) {
        StringBuilder regex = new StringBuilder();
        int done = 0;
        var part = VARIES.matcher(line);
        while (part.find()) {
            regex.append(Pattern.quote(line.substring(done, part.start())));
            regex.append(part.group("any") != null
                    ? ".*"
                    : part.group("space") != null
                            ? " +"
                            : part.group("hex") != null ? "0x[0-9a-f]+" : "\\d+(?:\\.\\d+)*");
            done = part.end();
        }
        return regex.append(Pattern.quote(line.substring(done))).toString();
    }
}
