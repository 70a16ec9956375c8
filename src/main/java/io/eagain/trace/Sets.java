package io.eagain.trace;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import io.eagain.generated.numbers.Windows;
import io.eagain.host.SignalNumbers;
import java.lang.foreign.MemorySegment;
import java.util.StringJoiner;

/** Arguments that are sets of descriptors or of signals. */
final class Sets {
    /** A {@code sigset_t} that the call reads. */
    static final Argument SIGNALS = Argument.in(Sets::signals);
    static final Argument SIGNALS_OUT = Argument.out(Sets::signals);
    /** An {@code fd_set} that the call reads, of bits; what it leaves there stands behind the result. */
    static final Argument BITS = Argument.in(Sets::bits);
    /** The same of Windows, which is counted. */
    static final Argument COUNTED = Argument.in(Sets::counted);
    /** Where the sets of {@code select} stand among its arguments, and what is said of them. */
    private static final String[] LABELS = {"", "in", "out", "except"};

    private Sets() {
    }

    /** What a {@code select} has found. */
    static String found(Call call, boolean counted) {
        if (call.result() == 0) {
            return "Timeout";
        }
        StringJoiner joined = new StringJoiner(", ");
        for (int i = 1; i < LABELS.length; i++) {
            String text = text(call, i, counted);
            if (text != null && !text.equals("[]")) {
                joined.add(LABELS[i] + " " + text);
            }
        }
        return joined.toString();
    }

    private static String text(Call call, int index, boolean counted) {
        return counted ? counted(call, index) : bits(call, index);
    }

    // The first argument tells how many bits count.
    private static String bits(Call call, int index) {
        MemorySegment set = call.memory(index, (call.number(0) + Byte.SIZE - 1) / Byte.SIZE);
        if (set == null) {
            return null;
        }
        StringJoiner joined = Elements.joiner(" ");
        long end = Math.min(call.number(0), set.byteSize() * Byte.SIZE);
        int shown = 0;
        for (int fd = 0; fd < end && shown <= Elements.MOST; fd++) {
            if ((set.get(JAVA_BYTE, fd / Byte.SIZE) >> fd % Byte.SIZE & 1) != 0) {
                joined.add(shown++ < Elements.MOST ? Integer.toString(fd) : "...");
            }
        }
        return joined.toString();
    }

    private static String counted(Call call, int index) {
        MemorySegment set = call.memory(index, Windows.fd_set.SIZE);
        if (set == null || set.byteSize() < Windows.fd_set.fd_array) {
            return null;
        }
        int count = set.get(JAVA_INT_UNALIGNED, Windows.fd_set.fd_count);
        return Elements.text(set.asSlice(Windows.fd_set.fd_array), Integer.toUnsignedLong(count), Long.BYTES, " ",
                element -> Long.toString(element.get(JAVA_LONG_UNALIGNED, 0)));
    }

    private static String signals(Call call, int index) {
        MemorySegment set = call.struct(index, SignalNumbers.setSizeOfKernel());
        if (set == null) {
            return null;
        }
        long bits = set.byteSize() == Long.BYTES ? set.get(JAVA_LONG_UNALIGNED, 0) : set.get(JAVA_INT_UNALIGNED, 0);
        // As strace does: of nearly all, those that are missing.
        boolean inverted = Long.bitCount(bits) > set.byteSize() * Byte.SIZE * 2 / 3;
        StringJoiner joined = new StringJoiner(" ", inverted ? "~[" : "[", "]");
        for (int signal = 1; signal <= set.byteSize() * Byte.SIZE; signal++) {
            boolean in = (bits >>> (signal - 1) & 1) != 0;
            if (in != inverted) {
                String name = Names.SIGNAL.one(signal);
                joined.add(name.startsWith("SIG") ? name.substring("SIG".length()) : name);
            }
        }
        return joined.toString();
    }
}
