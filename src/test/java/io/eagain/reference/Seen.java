package io.eagain.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which error was seen from which call: on Linux provoked, as {@code docs/ERRORS.md} says, or given in an experiment; under
 * Wine given in an experiment.
 *
 * @param provoked the rows of that page
 * @param linux the numbers by call
 * @param wine the same
 */
record Seen(List<Provoked> provoked, Map<String, Set<Integer>> linux, Map<String, Set<Integer>> wine) {
    private static final Pattern ROW = Pattern
            .compile("\\| `(\\w+)` \\| (\\w+) (-?\\d+) \\| ([^|]+) \\| (.*) \\|");

    /** How an error of Linux was had, or why not. */
    record Provoked(String call, String error, int number, String known, String how) {
    }

    static Seen read(Path base) throws IOException {
        List<Provoked> provoked = new ArrayList<>();
        Map<String, Set<Integer>> linux = new HashMap<>();
        for (String line : Files.readAllLines(base.resolve("docs/ERRORS.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                Provoked one = new Provoked(row.group(1), row.group(2), Integer.parseInt(row.group(3)), row.group(4),
                        row.group(5));
                provoked.add(one);
                if (one.known().equals("provoked")) {
                    add(linux, one.call(), one.number());
                }
            }
        }
        if (provoked.isEmpty()) {
            throw new IOException("docs/ERRORS.md has no row of the shape " + ROW);
        }
        collect(base, "linux-x86_64", linux);
        Map<String, Set<Integer>> wine = new HashMap<>();
        collect(base, "windows", wine);
        wine.put("close", wine.getOrDefault("closesocket", Set.of()));
        return new Seen(provoked, linux, wine);
    }

    private static void collect(Path base, String name, Map<String, Set<Integer>> seen) throws IOException {
        for (Results.Entry entry : Results.read(base.resolve("docs/results/" + name + ".json")).experiments()) {
            entry.steps().stream().filter(step -> step.error() != 0)
                    .forEach(step -> add(seen, step.function(), step.error()));
        }
    }

    private static void add(Map<String, Set<Integer>> seen, String call, int number) {
        seen.computeIfAbsent(call, none -> new HashSet<>()).add(number);
    }

    /** The mark of a row that a call has from another one: what was observed there may not have been observed here. */
    String known(String call, CallErrors.Cell cell) {
        boolean observed = switch (cell.known()) {
            case "o" -> linux.getOrDefault(call, Set.of()).contains(cell.number());
            case "w" -> wine.getOrDefault(call, Set.of()).contains(cell.number());
            default -> true;
        };
        return observed ? cell.known() : "d";
    }
}
