package io.eagain.trace;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import io.eagain.ConstantTable;
import io.eagain.Option;
import io.eagain.SocketOption;
import io.eagain.host.Os;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;

/** Arguments of {@code getsockopt} and {@code setsockopt}: an option, and its value by the type that it has. */
final class Options {
    static final Argument LEVEL = Argument.in((call, index) -> Names.level((int) call.number(index)));

    /** The options of this host by level and number. */
    private static final Map<Long, Option> HERE = here();

    private Options() {
    }

    private static Map<Long, Option> here() {
        ConstantTable table = ConstantTable.host();
        Map<Long, Option> here = new HashMap<>();
        for (Option option : Option.all()) {
            if (option.isOn(table)) {
                here.put(key(table.number(option.level()).orElseThrow(), table.number(option.name()).orElseThrow()),
                        option);
            }
        }
        return here;
    }

    private static long key(long level, long number) {
        return (level << Integer.SIZE) | (number & 0xffff_ffffL);
    }

    /** The number of an option, whose level stands before it. */
    static Argument name() {
        return Argument.in((call, index) -> {
            Option option = HERE.get(key(call.number(index - 1), call.number(index)));
            return option == null
                    ? Names.option((int) call.number(index - 1), (int) call.number(index))
                    : option.name();
        });
    }

    /** A value that is set: behind its option, with its length in another argument. */
    static Argument read(int length) {
        return Argument.in((call, index) -> text(call, index, call.memory(index, call.number(length))));
    }

    /** A value that is written: no longer than the room was. */
    static Argument written(int length) {
        return Argument.out((call, index) -> {
            MemorySegment now = call.struct(length, Integer.BYTES);
            return now == null
                    ? null
                    : text(call, index,
                            call.memory(index, Math.min(now.get(JAVA_INT_UNALIGNED, 0), call.kept(length))));
        });
    }

    private static String text(Call call, int index, MemorySegment value) {
        if (value == null) {
            return null;
        }
        Option option = HERE.get(key(call.number(index - 2), call.number(index - 1)));
        Option.Type type = option == null ? Option.Type.INT : option.type();
        boolean windows = Os.CURRENT == Os.WINDOWS;
        long size = value.byteSize();
        if (type == Option.Type.TEXT) {
            return Quoted.text(value);
        }
        if (type == Option.Type.LINGER && size == (windows ? 4 : 8)) {
            return "{l_onoff=" + (windows ? value.get(JAVA_SHORT_UNALIGNED, 0) : value.get(JAVA_INT_UNALIGNED, 0))
                    + ", l_linger="
                    + (windows ? value.get(JAVA_SHORT_UNALIGNED, 2) : value.get(JAVA_INT_UNALIGNED, 4)) + "}";
        }
        if (type == Option.Type.TIMEVAL && size == 16) {
            return Structs.timeval(value);
        }
        if (type == Option.Type.UINT64 && size == Long.BYTES) {
            return "[" + Long.toUnsignedString(value.get(JAVA_LONG_UNALIGNED, 0)) + "]";
        }
        if (size == Integer.BYTES) {
            int number = value.get(JAVA_INT_UNALIGNED, 0);
            return call.number(index - 2) == SocketOption.SOL_SOCKET
                    && call.number(index - 1) == SocketOption.SO_ERROR && number > 0
                            ? "[" + Result.named(number) + "]"
                            : "[" + number + "]";
        }
        return Quoted.of(value);
    }
}
