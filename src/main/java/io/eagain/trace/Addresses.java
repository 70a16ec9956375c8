package io.eagain.trace;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import io.eagain.SockAddr;
import java.lang.foreign.MemorySegment;

/** Arguments that are addresses of sockets, and their lengths. */
final class Addresses {
    /** A {@code socklen_t *}: the room before, and the length behind an arrow if that is another. */
    static final Argument LENGTH = new Argument(Addresses::room, Addresses::length);

    private Addresses() {
    }

    /** An address that the call reads, with its length in another argument. */
    static Argument read(int length) {
        return Argument.in((call, index) -> text(call.memory(index, call.number(length))));
    }

    /** One that it writes: no longer than the room was. */
    static Argument written(int length) {
        return Argument.out((call, index) -> {
            MemorySegment now = call.struct(length, Integer.BYTES);
            return now == null
                    ? null
                    : text(call.memory(index, Math.min(now.get(JAVA_INT_UNALIGNED, 0), call.kept(length))));
        });
    }

    private static String room(Call call, int index) {
        MemorySegment length = call.struct(index, Integer.BYTES);
        if (length == null) {
            return null;
        }
        call.keep(index, length.get(JAVA_INT_UNALIGNED, 0));
        return "[" + call.kept(index) + "]";
    }

    private static String length(Call call, int index, String before) {
        MemorySegment length = call.struct(index, Integer.BYTES);
        int now = length == null ? 0 : length.get(JAVA_INT_UNALIGNED, 0);
        return length == null || now == call.kept(index) ? before : "[" + call.kept(index) + " => " + now + "]";
    }

    private static String text(MemorySegment address) {
        if (address == null) {
            return null;
        }
        SockAddr copy = SockAddr.allocate();
        int length = (int) Math.min(address.byteSize(), copy.capacity());
        MemorySegment.copy(address, 0, copy.segment(), 0, length);
        String text = copy.setLength(length).toString();
        return "{" + Names.FAMILY.one(copy.family()) + ", "
                + (text.startsWith("unix:") ? text.substring("unix:".length()) : text) + "}";
    }
}
