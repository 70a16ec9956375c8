package io.eagain.cli;

import io.eagain.ConstantTable;
import io.eagain.Errno;
import io.eagain.Option;
import io.eagain.Sockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which options of the vocabulary can be read here, of sockets that were just made. */
final class DoctorOptions {
    /** Options that give an instruction of 8 bytes for each that they are asked for have room too. */
    private static final int LENGTH = 1_024;
    private static final int ROOM = 8 * LENGTH;
    private static final String REFUSED = "refused by eagain";

    private DoctorOptions() {
    }

    /** Whether a value is none. */
    static boolean isRefusal(String state) {
        return state.equals(REFUSED) || state.equals(DoctorCalls.NOT_HERE) || state.equals(DoctorCalls.NO_SYMBOL)
                || state.startsWith(DoctorCalls.REFUSED) || state.startsWith("error ")
                || Errno.number(state).isPresent();
    }

    static void examine(DoctorFindings findings) {
        examine(findings, "tcp", Sockets.AF_INET, Sockets.SOCK_STREAM,
                List.of("SOL_SOCKET", "IPPROTO_IP", "IPPROTO_TCP"));
        examine(findings, "tcp on IPv6", Sockets.AF_INET6, Sockets.SOCK_STREAM, List.of("IPPROTO_IPV6"));
        examine(findings, "udp", Sockets.AF_INET, Sockets.SOCK_DGRAM,
                List.of("SOL_SOCKET", "IPPROTO_IP", "IPPROTO_UDP"));
        examine(findings, "udp on IPv6", Sockets.AF_INET6, Sockets.SOCK_DGRAM, List.of("IPPROTO_IPV6"));
        examine(findings, "unix", Sockets.AF_UNIX, Sockets.SOCK_STREAM, List.of("SOL_SOCKET"));
    }

    private static void examine(DoctorFindings findings, String kind, int family, int type, List<String> levels) {
        int fd = Sockets.socket(family, type, 0);
        if (fd < 0) {
            findings.put("options", kind, "no such socket here: " + Errno.toString(-fd));
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment room = arena.allocate(ROOM, Long.BYTES);
            for (String level : levels) {
                Map<String, String> values = new LinkedHashMap<>();
                for (Option option : Option.all()) {
                    if (option.level().equals(level) && option.readable() && option.isOn(ConstantTable.host())) {
                        values.put(option.name(), value(fd, option, room));
                    }
                }
                if (!values.isEmpty()) {
                    findings.put("options", kind + " " + level, values);
                }
            }
        } finally {
            Sockets.close(fd);
        }
    }

    private static String value(int fd, Option option, MemorySegment room) {
        try {
            return switch (option.type()) {
                case TEXT -> {
                    StringBuilder text = new StringBuilder();
                    int result = option.getText(fd, text);
                    yield result < 0 ? Errno.name(-result) : "\"" + text + "\"";
                }
                case STRUCT -> structure(fd, option, room);
                case INT, FLAG, UNSIGNED, UINT64, TIMEVAL, LINGER -> number(fd, option);
            };
        } catch (IllegalArgumentException e) {
            // The system would write as much as the structure says.
            return REFUSED;
        }
    }

    private static String number(int fd, Option option) {
        long value = option.get(fd);
        if (value < 0) {
            return Errno.name((int) -value);
        }
        if (option.unit().equals("descriptor")) {
            // A new one, that nobody else closes.
            Sockets.close((int) value);
        }
        String number = switch (option.type()) {
            case INT -> Integer.toString((int) value);
            case LINGER -> value == 0xffffffffL ? "off" : Long.toString(value);
            default -> Long.toUnsignedString(value);
        };
        return option.unit().isEmpty() ? number : number + " " + option.unit();
    }

    private static String structure(int fd, Option option, MemorySegment room) {
        int level = (int) ConstantTable.host().number(option.level()).orElseThrow();
        int number = (int) ConstantTable.host().number(option.name()).orElseThrow();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment length = arena.allocateFrom(ValueLayout.JAVA_INT, LENGTH);
            room.fill((byte) 0);
            int result = Sockets.getsockopt(fd, level, number, room, length);
            return result < 0 ? Errno.name(-result) : length.get(ValueLayout.JAVA_INT, 0) + " bytes";
        }
    }
}
