package io.eagain.trace;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import io.eagain.generated.numbers.Linux;
import io.eagain.generated.numbers.Macos;
import io.eagain.generated.numbers.Windows;
import io.eagain.host.LinuxCalls;
import io.eagain.host.WinsockCalls;
import java.lang.foreign.MemorySegment;
import java.util.StringJoiner;
import java.util.function.Function;

/** Arguments that are arrays of structures: the first 16 of them. */
final class Elements {
    /** How many are shown. */
    static final int MOST = 16;

    private static final long POLLFD = Linux.pollfd.SIZE;

    private Elements() {
    }

    static StringJoiner joiner(String between) {
        return new StringJoiner(between, "[", "]");
    }

    /** An array; an element whose text is null is left out. */
    static String text(MemorySegment array, long count, long size, String between,
            Function<MemorySegment, String> element) {
        StringJoiner joined = joiner(between);
        long there = Math.min(count, array.byteSize() / size);
        int shown = 0;
        for (long i = 0; i < there && shown <= MOST; i++) {
            String text = element.apply(array.asSlice(i * size, size));
            if (text != null) {
                joined.add(shown++ < MOST ? text : "...");
            }
        }
        return joined.toString();
    }

    private static String of(Call call, int index, long count, long size, Function<MemorySegment, String> element) {
        if (count == 0 && !call.isNull(index)) {
            return "[]";
        }
        // A count beyond what any memory holds is refused by the system, and must not wrap here.
        MemorySegment array = count < 0 || count > Integer.MAX_VALUE ? null : call.memory(index, count * size);
        return array == null ? null : text(array, count, size, ", ", element);
    }

    private static Argument read(int count, long size, Function<MemorySegment, String> element) {
        return Argument.in((call, index) -> of(call, index, call.number(count), size, element));
    }

    /** As many as the result says. */
    private static Argument written(long size, Function<MemorySegment, String> element) {
        return Argument.out((call, index) -> of(call, index, call.result(), size, element));
    }

    /** {@code struct pollfd[]}, with the number of them in another argument. */
    static Argument pollFds(int count) {
        return read(count, POLLFD, fd -> "{fd=" + fd.get(JAVA_INT_UNALIGNED, Linux.pollfd.fd) + ", events="
                + events(fd, Linux.pollfd.events) + "}");
    }

    /** What {@code poll} has found. */
    static String found(Call call) {
        return found(call, POLLFD, fd -> fd.get(JAVA_SHORT_UNALIGNED, Linux.pollfd.revents) == 0
                ? null
                : "{fd=" + fd.get(JAVA_INT_UNALIGNED, Linux.pollfd.fd) + ", revents="
                        + events(fd, Linux.pollfd.revents) + "}");
    }

    /** {@code WSAPOLLFD[]}. */
    static Argument wsaPollFds(int count) {
        return read(count, Windows.WSAPOLLFD.SIZE, fd -> "{fd=" + fd.get(JAVA_LONG_UNALIGNED, Windows.WSAPOLLFD.fd)
                + ", events=" + events(fd, Windows.WSAPOLLFD.events) + "}");
    }

    /** What {@code WSAPoll} has found. */
    static String wsaFound(Call call) {
        return found(call, Windows.WSAPOLLFD.SIZE, fd -> fd.get(JAVA_SHORT_UNALIGNED, Windows.WSAPOLLFD.revents) == 0
                ? null
                : "{fd=" + fd.get(JAVA_LONG_UNALIGNED, Windows.WSAPOLLFD.fd) + ", revents="
                        + events(fd, Windows.WSAPOLLFD.revents) + "}");
    }

    private static String events(MemorySegment fd, long offset) {
        return Names.POLL.bits(Short.toUnsignedInt(fd.get(JAVA_SHORT_UNALIGNED, offset)));
    }

    private static String found(Call call, long size, Function<MemorySegment, String> element) {
        if (call.result() == 0) {
            return "Timeout";
        }
        String text = of(call, 0, call.number(1), size, element);
        return text == null ? "" : text;
    }

    /** {@code struct epoll_event *}, of which {@code epoll_ctl} reads one. */
    static Argument epollEvent() {
        return Argument.in((call, index) -> {
            MemorySegment event = call.struct(index, LinuxCalls.EPOLL_EVENT_SIZE);
            return event == null ? null : epollEvent(event);
        });
    }

    /** The events that a wait has found. */
    static Argument epollEvents() {
        return written(LinuxCalls.EPOLL_EVENT_SIZE, Elements::epollEvent);
    }

    private static String epollEvent(MemorySegment event) {
        long data = event.get(JAVA_LONG_UNALIGNED, LinuxCalls.EPOLL_EVENT_DATA);
        return "{events=" + Names.EPOLL.bits(event.get(JAVA_INT_UNALIGNED, LinuxCalls.EPOLL_EVENT_EVENTS))
                + ", data={u32=" + Integer.toUnsignedString((int) data) + ", u64=" + Long.toUnsignedString(data) + "}}";
    }

    /** {@code struct iovec[]}. The buffers themselves are not looked at: their memory is the caller's, and may have gone. */
    static Argument ioVecs(int count) {
        return read(count, Linux.iovec.SIZE,
                iov -> "{iov_base=" + Call.address(iov.get(JAVA_LONG_UNALIGNED, Linux.iovec.iov_base)) + ", iov_len="
                        + Long.toUnsignedString(iov.get(JAVA_LONG_UNALIGNED, Linux.iovec.iov_len)) + "}");
    }

    /** {@code WSABUF[]}. */
    static Argument wsaBufs(int count) {
        return read(count, WinsockCalls.WSABUF_SIZE,
                buf -> "{len=" + Integer.toUnsignedString(buf.get(JAVA_INT_UNALIGNED, WinsockCalls.WSABUF_LEN))
                        + ", buf=" + Call.address(buf.get(JAVA_LONG_UNALIGNED, WinsockCalls.WSABUF_BUF)) + "}");
    }

    /** {@code struct mmsghdr[]}: those that were sent or received. */
    static Argument messages() {
        return written(Linux.mmsghdr.SIZE, message -> "{msg_hdr=" + Structs.msghdr(message) + ", msg_len="
                + Integer.toUnsignedString(message.get(JAVA_INT_UNALIGNED, Linux.mmsghdr.msg_len)) + "}");
    }

    /** {@code struct kevent[]} that the call reads. */
    static Argument changes(int count) {
        return read(count, Macos.kevent.SIZE, Elements::kevent);
    }

    /** Those that it writes. */
    static Argument events() {
        return written(Macos.kevent.SIZE, Elements::kevent);
    }

    private static String kevent(MemorySegment event) {
        return "{ident=" + event.get(JAVA_LONG_UNALIGNED, Macos.kevent.ident) + ", filter="
                + Names.EVENT_FILTER.one(event.get(JAVA_SHORT_UNALIGNED, Macos.kevent.filter)) + ", flags="
                + Names.EVENT_FLAGS.bits(Short.toUnsignedInt(event.get(JAVA_SHORT_UNALIGNED, Macos.kevent.flags)))
                + ", fflags=0x" + Integer.toHexString(event.get(JAVA_INT_UNALIGNED, Macos.kevent.fflags)) + ", data="
                + event.get(JAVA_LONG_UNALIGNED, Macos.kevent.data) + "}";
    }
}
