package io.eagain.trace;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import io.eagain.host.MsgHdrLayout;
import io.eagain.host.Os;
import io.eagain.host.TimerCalls;
import java.lang.foreign.MemorySegment;
import java.util.function.Function;

/** Arguments that are one small structure or number in memory. */
final class Structs {
    /** A {@code struct timespec} that the call reads. */
    static final Argument TIMESPEC = read(16, memory -> time(memory, "nsec"));
    /** A {@code struct timeval} that the call reads. */
    static final Argument TIMEVAL = read(Os.CURRENT == Os.WINDOWS ? 8 : 16, Structs::timeval);
    /** A {@code struct itimerspec}. */
    static final Argument ITIMERSPEC = read(TimerCalls.ITIMERSPEC_SIZE, Structs::itimerspec);
    static final Argument ITIMERSPEC_OUT = written(TimerCalls.ITIMERSPEC_SIZE, Structs::itimerspec);
    /** A {@code struct msghdr}, whose pointers are not followed: their memory is the caller's, and may have gone. */
    static final Argument MSGHDR = read(MsgHdrLayout.SIZE, Structs::msghdr);
    static final Argument MSGHDR_OUT = written(MsgHdrLayout.SIZE, Structs::msghdr);
    /** The four numbers at the head of a {@code struct addrinfo}. */
    static final Argument HINTS = read(16, Structs::hints);
    /** An {@code int} that the call writes. */
    static final Argument INT_OUT = written(Integer.BYTES,
            memory -> "[" + memory.get(JAVA_INT_UNALIGNED, 0) + "]");
    /** Two descriptors. */
    static final Argument PAIR_OUT = written(2 * Integer.BYTES,
            memory -> "[" + memory.get(JAVA_INT_UNALIGNED, 0) + ", " + memory.get(JAVA_INT_UNALIGNED, 4) + "]");
    /** A pointer that the call writes. */
    static final Argument POINTER_OUT = written(Long.BYTES,
            memory -> "[" + Call.address(memory.get(JAVA_LONG_UNALIGNED, 0)) + "]");
    /** An offset that the call reads and writes. */
    static final Argument OFFSET = new Argument(Structs::offset, Structs::moved);
    /** The argument of a request, which tells by its name alone what it is: an {@code int} here, if it has one. */
    static final Argument REQUESTED = Argument.out((call, index) -> {
        MemorySegment number = Names.REQUEST.has(call.number(index - 1)) ? call.struct(index, Integer.BYTES) : null;
        return number == null ? null : "[" + number.get(JAVA_INT_UNALIGNED, 0) + "]";
    });
    /** The flags of {@code WSARecv}, in and out. */
    static final Argument FLAGS_POINTER = read(Integer.BYTES,
            memory -> "[" + Names.MSG.bits(memory.get(JAVA_INT_UNALIGNED, 0)) + "]");

    private Structs() {
    }

    private static Argument read(long size, Function<MemorySegment, String> text) {
        return Argument.in((call, index) -> {
            MemorySegment memory = call.struct(index, size);
            return memory == null ? null : text.apply(memory);
        });
    }

    private static Argument written(long size, Function<MemorySegment, String> text) {
        return Argument.out((call, index) -> {
            MemorySegment memory = call.struct(index, size);
            return memory == null ? null : text.apply(memory);
        });
    }

    static String timeval(MemorySegment memory) {
        return memory.byteSize() == 8
                ? "{tv_sec=" + memory.get(JAVA_INT_UNALIGNED, 0) + ", tv_usec=" + memory.get(JAVA_INT_UNALIGNED, 4)
                        + "}"
                : time(memory, "usec");
    }

    private static String time(MemorySegment memory, String unit) {
        return "{tv_sec=" + memory.get(JAVA_LONG_UNALIGNED, 0) + ", tv_" + unit + "="
                + memory.get(JAVA_LONG_UNALIGNED, 8) + "}";
    }

    private static String itimerspec(MemorySegment memory) {
        return "{it_interval=" + time(memory, "nsec") + ", it_value=" + time(memory.asSlice(16), "nsec") + "}";
    }

    static String msghdr(MemorySegment memory) {
        return "{msg_namelen=" + MsgHdrLayout.nameLength(memory) + ", msg_iovlen=" + MsgHdrLayout.iovLength(memory)
                + ", msg_controllen=" + MsgHdrLayout.controlLength(memory) + ", msg_flags="
                + Names.MSG.bits(MsgHdrLayout.flags(memory)) + "}";
    }

    private static String hints(MemorySegment memory) {
        return "{ai_flags=" + Names.ADDRINFO_FLAGS.bits(memory.get(JAVA_INT_UNALIGNED, 0)) + ", ai_family="
                + Names.FAMILY.one(memory.get(JAVA_INT_UNALIGNED, 4)) + ", ai_socktype="
                + Names.type(memory.get(JAVA_INT_UNALIGNED, 8)) + ", ai_protocol="
                + memory.get(JAVA_INT_UNALIGNED, 12) + "}";
    }

    private static String offset(Call call, int index) {
        MemorySegment memory = call.struct(index, Long.BYTES);
        if (memory == null) {
            return null;
        }
        call.keep(index, memory.get(JAVA_LONG_UNALIGNED, 0));
        return "[" + call.kept(index) + "]";
    }

    private static String moved(Call call, int index, String before) {
        MemorySegment memory = call.struct(index, Long.BYTES);
        long now = memory == null ? 0 : memory.get(JAVA_LONG_UNALIGNED, 0);
        return memory == null || now == call.kept(index) ? before : "[" + call.kept(index) + " => " + now + "]";
    }
}
