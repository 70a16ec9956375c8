package io.eagain.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The last calls of a program in a mapped file, each written before it is made: they are there when the JVM is not. */
final class LastCalls {
    private static final int SLOTS = 64;
    private static final int SLOT = 1024;

    private final MappedByteBuffer slots;
    private int next;

    LastCalls(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            slots = channel.map(FileChannel.MapMode.READ_WRITE, 0, SLOTS * SLOT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(String call) {
        byte[] bytes = call.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, SLOT - Integer.BYTES - Long.BYTES);
        int at = next % SLOTS * SLOT;
        slots.putInt(at, length);
        slots.putInt(at + Integer.BYTES, next++);
        slots.put(at + 2 * Integer.BYTES, bytes, 0, length);
    }

    /** The calls that a program left there, the last one last. */
    static List<String> read(Path file) throws IOException {
        ByteBuffer slots = ByteBuffer.wrap(Files.readAllBytes(file));
        int last = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            last = Math.max(last, slots.getInt(slot * SLOT + Integer.BYTES));
        }
        List<String> calls = new ArrayList<>();
        for (int number = Math.max(last - SLOTS + 1, 0); number <= last; number++) {
            int at = number % SLOTS * SLOT;
            calls.add(new String(slots.array(), at + 2 * Integer.BYTES, slots.getInt(at), StandardCharsets.UTF_8));
        }
        return calls;
    }
}
