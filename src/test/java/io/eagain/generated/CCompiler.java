package io.eagain.generated;

import io.eagain.ChildJvm;
import io.eagain.Zig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A C compiler, with the arguments that choose the machine it compiles for and the headers it reads.
 *
 * @param name what the program is called, for a person
 * @param machine what it compiles for, such as {@code x86_64-linux-gnu}
 * @param command the program and those arguments
 */
record CCompiler(String name, String machine, List<String> command) {

    /** Finds a compiler, if this machine has it. The arguments choose among what the headers offer. */
    interface Search {
        Optional<CCompiler> find(List<String> arguments) throws IOException, InterruptedException;
    }

    /** gcc or one of its cross compilers: each knows its machine and where its headers are. */
    static Search gcc(String program) {
        return arguments -> {
            if (!ChildJvm.onPath(program)) {
                return Optional.empty();
            }
            ChildJvm.Output machine = ChildJvm.run(List.of(program, "-dumpmachine"), 60);
            if (machine.status() != 0) {
                throw new IOException(program + " -dumpmachine: " + machine.text());
            }
            return Optional.of(new CCompiler("gcc", machine.text().strip(), concat(Stream.of(program), arguments)));
        };
    }

    /**
     * The clang inside the program zig, which comes with the headers of many systems.
     *
     * @param headers the directories of the system's headers, in the order of the search, below zig's own
     */
    static Search zigClang(String machine, String... headers) {
        return arguments -> {
            Optional<String> zig = Zig.program();
            if (zig.isEmpty()) {
                return Optional.empty();
            }
            Path library = Zig.library(zig.get());
            List<Path> directories = Stream.concat(Stream.of(library.resolve("include")),
                    Arrays.stream(headers).map(library.resolve("libc/include")::resolve)).toList();
            if (!directories.stream().allMatch(Files::isDirectory)) {
                return Optional.empty();
            }
            Stream<String> command = Stream.concat(
                    Stream.of(zig.get(), "clang", "--target=" + machine, "-nostdinc", "-ferror-limit=0",
                            "-Wno-error=#pragma-messages"),
                    directories.stream().flatMap(directory -> Stream.of("-isystem", directory.toString())));
            return Optional.of(new CCompiler("clang", machine, concat(command, arguments)));
        };
    }

    private static List<String> concat(Stream<String> command, List<String> arguments) {
        return Stream.concat(command, arguments.stream()).toList();
    }

    /**
     * Runs it.
     *
     * @param more the arguments after its own
     */
    ChildJvm.Output run(String... more) throws IOException, InterruptedException {
        var line = new ArrayList<>(command);
        line.add("-std=gnu11");
        line.addAll(List.of(more));
        return ChildJvm.run(line, 120);
    }

    /** The compiler's version, and a text about these headers in which their macros are replaced. */
    String version(List<String> headers, String text, Path directory) throws IOException, InterruptedException {
        var c = new StringBuilder();
        headers.forEach(header -> c.append("#include <").append(header).append(">\n"));
        Path file = Files.createTempFile(directory, "version", ".c");
        Files.writeString(file, c + "\n__VERSION__; " + text + "\n");
        ChildJvm.Output result = run("-E", "-P", file.toString());
        if (result.status() != 0) {
            throw new IOException(result.text());
        }
        // The preprocessor keeps the quotes of a string and parts the tokens of 2.36. clang puts its name before.
        String last = result.text().lines().filter(line -> !line.isBlank()).reduce("", (all, line) -> line);
        return name + " " + last.replaceAll("\"(?:Clang )?", "").replaceAll(" ?\\. ?", ".");
    }

    @Override
    public String toString() {
        return name + " for " + machine;
    }
}
