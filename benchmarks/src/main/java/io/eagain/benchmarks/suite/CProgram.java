package io.eagain.benchmarks.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A C program of {@code benchmarks/src/main/c}, compiled when it is first asked for. */
public final class CProgram {
    private CProgram() {
    }

    /** The folder of the Maven project: the programs run from the root of the repository or from here. */
    public static Path benchmarks() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("src/main/c")) ? here : here.resolve("benchmarks");
    }

    /** The executable made of {@code NAME.c}: {@code gcc -O2}, warnings are errors. */
    public static synchronized Path build(String name) {
        Path source = benchmarks().resolve("src/main/c").resolve(name + ".c");
        Path program = benchmarks().resolve("target/c").resolve(name);
        try {
            if (Files.exists(program)
                    && Files.getLastModifiedTime(program).compareTo(Files.getLastModifiedTime(source)) > 0) {
                return program;
            }
            Files.createDirectories(program.getParent());
            Process gcc = new ProcessBuilder("gcc", "-O2", "-std=gnu11", "-Wall", "-Wextra", "-Werror", "-pthread",
                    "-o",
                    program.toString(), source.toString()).inheritIO().start();
            int status = gcc.waitFor();
            if (status != 0) {
                throw new IllegalStateException("gcc " + source + ": status " + status);
            }
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException("gcc " + source, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("gcc " + source, e);
        }
    }
}
