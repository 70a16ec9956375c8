package io.eagain.generated;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A C compiler, with the arguments that choose the machine it compiles for and the headers it reads.
 *
 * @param name what the program is called, for a person
 * @param machine what it compiles for, such as {@code x86_64-linux-gnu}
 * @param command the program and those arguments
 */
record CCompiler(String name, String machine, List<String> command) {

    /** What a program printed, to either stream, and its exit status. */
    record Output(int status, String text) {
    }

    /** Finds a compiler, if this machine has it. The arguments choose among what the headers offer. */
    interface Search {
        Optional<CCompiler> find(List<String> arguments) throws IOException, InterruptedException;
    }

    /** gcc or one of its cross compilers: each knows its machine and where its headers are. */
    static Search gcc(String program) {
        return arguments -> {
            if (!onPath(program)) {
                return Optional.empty();
            }
            String machine = output(program, "-dumpmachine").strip();
            return Optional.of(new CCompiler("gcc", machine, concat(Stream.of(program), arguments)));
        };
    }

    /**
     * The clang inside the program zig, which comes with the headers of many systems.
     *
     * @param headers the directories of the system's headers, in the order of the search, below zig's own
     */
    static Search zigClang(String machine, String... headers) {
        return arguments -> {
            Optional<String> zig = zig();
            if (zig.isEmpty()) {
                return Optional.empty();
            }
            Path library = zigLibrary(zig.get());
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
    Output run(String... more) throws IOException, InterruptedException {
        var line = new ArrayList<>(command);
        line.add("-std=gnu11");
        line.addAll(List.of(more));
        return runProgram(line.toArray(String[]::new));
    }

    /** The compiler's version, and a text about these headers in which their macros are replaced. */
    String version(List<String> headers, String text, Path directory) throws IOException, InterruptedException {
        var c = new StringBuilder();
        headers.forEach(header -> c.append("#include <").append(header).append(">\n"));
        Path file = Files.createTempFile(directory, "version", ".c");
        Files.writeString(file, c + "\n__VERSION__; " + text + "\n");
        Output result = run("-E", "-P", file.toString());
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

    /** The zig that {@code EAGAIN_ZIG} names, the one on the PATH, or the one of the Python module ziglang. */
    private static Optional<String> zig() throws IOException, InterruptedException {
        String named = System.getProperty("EAGAIN_ZIG", System.getenv("EAGAIN_ZIG"));
        if (named != null) {
            if (!Files.isExecutable(Path.of(named))) {
                throw new IOException("EAGAIN_ZIG is no program: " + named);
            }
            return Optional.of(named);
        }
        if (onPath("zig")) {
            return Optional.of("zig");
        }
        if (!onPath("python3")) {
            return Optional.empty();
        }
        Output module = runProgram("python3", "-c",
                "import ziglang, os; print(os.path.join(os.path.dirname(ziglang.__file__), 'zig'))");
        return module.status() == 0 ? Optional.of(module.text().strip()) : Optional.empty();
    }

    private static Path zigLibrary(String zig) throws IOException, InterruptedException {
        String environment = output(zig, "env");
        // JSON or zig's own notation, depending on its version.
        Matcher library = Pattern.compile("lib_dir\"?\\s*[:=]\\s*\"([^\"]+)\"").matcher(environment);
        if (!library.find()) {
            throw new IOException(zig + " env does not name its lib_dir: " + environment);
        }
        return Path.of(library.group(1));
    }

    private static boolean onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(Pattern.quote(File.pathSeparator), -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private static String output(String... line) throws IOException, InterruptedException {
        Output result = runProgram(line);
        if (result.status() != 0) {
            throw new IOException(String.join(" ", line) + ": " + result.text());
        }
        return result.text();
    }

    private static Output runProgram(String... line) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        // The messages are matched, so they must not be translated.
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("no end after 120 s: " + String.join(" ", line));
        }
        return new Output(process.exitValue(), text);
    }
}
