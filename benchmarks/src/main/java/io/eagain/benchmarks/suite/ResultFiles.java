package io.eagain.benchmarks.suite;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The files of {@code benchmarks/results}: the samples of each suite, and the circumstances of them all. */
final class ResultFiles {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
    private static final Gson PRETTY = new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

    private final Path folder;

    ResultFiles(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** A sample per line, so that a difference between two runs can be read. */
    void saveSamples(String suite, List<Sample> samples) throws IOException {
        save(suite + ".json", samples.stream().map(GSON::toJson).collect(Collectors.joining(",\n", "[\n", "\n]\n")));
    }

    /** Empty when the suite was never run. */
    List<Sample> samples(String suite) throws IOException {
        Path file = file(suite + ".json");
        return Files.exists(file)
                ? GSON.fromJson(Files.readString(file), new TypeToken<List<Sample>>() {
                })
                : List.of();
    }

    /** The other suites' runs stay: with {@code --only} not all are of the same day. */
    void saveRun(String suite, Run run) throws IOException {
        Map<String, Run> runs = new TreeMap<>(runs());
        runs.put(suite, run);
        save("machine.json", PRETTY.toJson(runs) + "\n");
    }

    /** By the suite's name. */
    Map<String, Run> runs() throws IOException {
        Path file = file("machine.json");
        return Files.exists(file)
                ? GSON.fromJson(Files.readString(file), new TypeToken<Map<String, Run>>() {
                })
                : Map.of();
    }

    /** Those of an older run: a smaller one makes fewer. */
    void removePlots(String suite) throws IOException {
        try (DirectoryStream<Path> plots = Files.newDirectoryStream(folder, suite + "{,-*}.{svg,png}")) {
            for (Path plot : plots) {
                Files.delete(plot);
            }
        }
    }

    /** Whole or not at all: what was there must not be lost to a full disk or a kill. */
    void save(String name, String content) throws IOException {
        Path part = file(name + ".part");
        Files.writeString(part, content);
        Files.move(part, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
