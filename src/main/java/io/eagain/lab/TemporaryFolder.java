package io.eagain.lab;

import io.eagain.SockAddr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder for the files of one experiment; it and they are removed in the end. */
final class TemporaryFolder implements AutoCloseable {
    private final Path folder;
    private final List<Path> named = new ArrayList<>();

    TemporaryFolder() throws IOException {
        folder = Files.createTempDirectory("eagain-lab");
    }

    Path path(String name) {
        Path path = folder.resolve(name);
        named.add(path);
        return path;
    }

    /** The same as the address of a unix socket. */
    SockAddr name(String name) {
        return SockAddr.unix(path(name).toString());
    }

    /** By their names: to list the folder would take calls of its own. */
    @Override
    public void close() throws IOException {
        for (Path path : named) {
            Files.deleteIfExists(path);
        }
        Files.delete(folder);
    }
}
