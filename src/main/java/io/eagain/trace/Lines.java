package io.eagain.trace;

import java.io.FileDescriptor;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;

/** The trace as text. Each line is written at once and whole, past the program's own streams, which may use eagain. */
final class Lines {
    /** Who writes one of these, in whatever letters, wants a switch or a stream, and would get a file of that name. */
    private static final List<String> MISTAKEN = List.of("true", "false", "on", "off", "stderr", "stdout");

    private final ReentrantLock lock = new ReentrantLock();
    private final OutputStream out;
    private final String where;
    private boolean broken;

    /**
     * Opens it.
     *
     * @param where {@code stderr}, {@code stdout}, or the name of a file, which begins anew
     * @throws IllegalArgumentException if it cannot be written
     */
    Lines(String where) {
        this.where = where;
        out = open(where);
    }

    private static OutputStream open(String where) {
        String right = "it is stderr, stdout or the name of a file";
        if (where.equals("stderr") || where.equals("stdout")) {
            return new FileOutputStream(where.equals("stderr") ? FileDescriptor.err : FileDescriptor.out);
        }
        if (where.isBlank() || MISTAKEN.contains(where.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("-Deagain.trace=" + where + " names nothing: " + right);
        }
        try {
            return new FileOutputStream(where);
        } catch (FileNotFoundException e) {
            throw new IllegalArgumentException(
                    "-Deagain.trace=" + where + " cannot be written: " + e.getMessage() + "; " + right, e);
        }
    }

    void write(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        // A write to a pipe may be cut in two.
        lock.lock();
        try {
            out.write(bytes);
        } catch (IOException e) {
            missing(e);
        } finally {
            lock.unlock();
        }
    }

    /** Says once that a line could not be made or written. Its call was made, and the program goes on with the result. */
    void missing(Throwable reason) {
        if (broken) {
            return;
        }
        broken = true;
        String text = "eagain: lines are missing in the trace, -Deagain.trace=" + where + ": " + reason + "\n";
        try {
            new FileOutputStream(FileDescriptor.err).write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // There is nobody to tell.
        }
    }
}
