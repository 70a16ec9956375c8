package io.eagain;

import io.eagain.host.Constants;
import io.eagain.host.Libc;
import io.eagain.host.SocketCalls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A socket option by its name: its level, the type of its value in C, the unit, when and by whom it may be set, on which
 * hosts it is, and calls that read and set it as what it is. For numbers alone see {@link SocketOption}; for any other
 * option, and for structures, {@link Sockets#getsockopt} and {@link Sockets#setsockopt} take memory.
 *
 * <pre>{@code
 * private static final Option USER_TIMEOUT = Option.of("TCP_USER_TIMEOUT");
 * int result = USER_TIMEOUT.set(fd, 30_000); // ms
 * long limit = USER_TIMEOUT.get(fd);
 * }</pre>
 *
 * <p>The vocabulary has every option that Linux has at the levels {@code SOL_SOCKET}, {@code IPPROTO_TCP},
 * {@code IPPROTO_UDP}, {@code IPPROTO_IP} and {@code IPPROTO_IPV6}, each under one name where C has several for one number,
 * and says which of them macOS and Windows have. It can be read on every host: {@code docs/OPTIONS.md} is made of it. What
 * it says about Linux was tried on a kernel as far as a value can be read or set; the rest, and all about macOS and Windows,
 * is documented and was not run.
 *
 * <p>The rules of {@link Sockets} hold: {@link #get}, {@link #set(int, long)} and their like make one native call, give the
 * negated error number as it is, and allocate nothing, those of text apart. A value that the C type cannot hold is refused
 * before the call. An option that is only read is not refused: the system answers {@code ENOPROTOOPT}.
 *
 * <p>An option is immutable and safe for use by any number of threads. Keep it in a constant: {@link #of} looks a name up.
 */
public final class Option {
    /** What the value is in C, and so which calls are for it. */
    public enum Type {
        /** {@code int}; its unsigned number when read, so that it cannot be taken for an error: {@code (int)} is C's. */
        INT,
        /** {@code int} that means no or yes; on Windows a {@code BOOL} or {@code DWORD}. */
        FLAG,
        /** {@code unsigned int}. */
        UNSIGNED,
        /** {@code uint64_t}. */
        UINT64,
        /** {@code struct timeval}, as microseconds; on Windows milliseconds in C, and microseconds here. */
        TIMEVAL,
        /** {@code struct linger}, as seconds, and -1 for off, which is read as 4294967295. */
        LINGER,
        /** A name of some characters: {@link Option#getText} and {@link Option#setText}. */
        TEXT,
        /** A structure or bytes: {@link Sockets#getsockopt} and {@link Sockets#setsockopt}, or a class of its own. */
        STRUCT
    }

    private final String level;
    private final String name;
    private final String cType;
    private final Type type;
    private final String unit;
    private final String access;
    private final String when;
    private final String who;
    private final Map<ConstantTable, String> hosts;
    private final String meaning;
    private final String reference;
    // This host's; none where the option is not.
    private final boolean here;
    private final int levelNumber;
    private final int number;

    private Option(String[] column) {
        level = column[0];
        name = column[1];
        cType = column[2];
        type = typeOf(cType);
        unit = column[3].equals("-") ? "" : column[3];
        access = column[4];
        when = column[5];
        who = column[6];
        Map<ConstantTable, String> notes = new LinkedHashMap<>();
        for (int i = 0; i < ConstantTable.all().size(); i++) {
            String cell = column[7 + i];
            if (!cell.equals("-")) {
                notes.put(ConstantTable.all().get(i), cell.equals("yes") ? "" : cell.substring("yes: ".length()));
            }
        }
        hosts = notes;
        meaning = column[10];
        reference = column[11];
        ConstantTable table = ConstantTable.hostOrNull();
        here = table != null && hosts.containsKey(table);
        levelNumber = here ? numberOf(table, level) : Constants.NONE;
        number = here ? numberOf(table, name) : Constants.NONE;
    }

    private static int numberOf(ConstantTable table, String constant) {
        return (int) table.number(constant).orElseThrow(
                () -> new IllegalStateException("options.tsv: " + table + " has no " + constant));
    }

    private static Type typeOf(String cType) {
        return switch (cType) {
            case "int" -> Type.INT;
            case "flag" -> Type.FLAG;
            case "unsigned int" -> Type.UNSIGNED;
            case "uint64_t" -> Type.UINT64;
            case "struct timeval" -> Type.TIMEVAL;
            case "struct linger" -> Type.LINGER;
            default -> cType.startsWith("char[") ? Type.TEXT : Type.STRUCT;
        };
    }

    /**
     * Returns the whole vocabulary.
     *
     * @return the options, level by level; cannot be changed
     */
    public static List<Option> all() {
        return Resource.OPTIONS;
    }

    /**
     * Returns the option of a name. It may be one that this host does not have.
     *
     * @param name such as {@code "TCP_USER_TIMEOUT"}
     * @return the option
     * @throws IllegalArgumentException if the vocabulary does not have the name
     */
    public static Option of(String name) {
        Option option = name == null ? null : Resource.BY_NAME.get(name);
        if (option == null) {
            throw new IllegalArgumentException("Option.of: no option " + name + " in the vocabulary, which has those of"
                    + " Linux under their usual names; Sockets.getsockopt takes any number");
        }
        return option;
    }

    /** {@return the name of the level: {@code "IPPROTO_TCP"}} */
    public String level() {
        return level;
    }

    /** {@return the name: {@code "TCP_USER_TIMEOUT"}} */
    public String name() {
        return name;
    }

    /** {@return what the value is in C} */
    public Type type() {
        return type;
    }

    /** {@return the type on Linux as C writes it, {@code "flag"} for an {@code int} that means no or yes} */
    public String cType() {
        return cType;
    }

    /** {@return the unit, {@code "ms"} or {@code "bytes"}; empty if it has none} */
    public String unit() {
        return unit;
    }

    /** {@return whether it can be read, on Linux} */
    public boolean readable() {
        return access.indexOf('r') >= 0;
    }

    /** {@return whether it can be set, on Linux} */
    public boolean writable() {
        return access.indexOf('w') >= 0;
    }

    /** {@return in which state of the socket it can be set, or counts: {@code "before bind"}} */
    public String when() {
        return when;
    }

    /** {@return who may set it, on Linux: {@code "anyone"}, {@code "CAP_NET_ADMIN"}} */
    public String who() {
        return who;
    }

    /** {@return what it does, in one line} */
    public String meaning() {
        return meaning;
    }

    /** {@return the manual page of Linux that has it, or has its level} */
    public String reference() {
        return reference;
    }

    /**
     * Whether a host has the option, by its headers. {@link ConstantTable#number} has the number.
     *
     * @param host one of {@link ConstantTable#all}
     * @return true if that host's headers have the name
     */
    public boolean isOn(ConstantTable host) {
        return hosts.containsKey(host);
    }

    /**
     * What is peculiar to a host.
     *
     * @param host one of {@link ConstantTable#all}
     * @return one line; empty if there is nothing, or the host does not have the option
     */
    public String note(ConstantTable host) {
        return hosts.getOrDefault(host, "");
    }

    /**
     * Reads the option.
     *
     * <pre>{@code int getsockopt(int sockfd, int level, int optname, void *optval, socklen_t *optlen);}</pre>
     *
     * An {@code int} comes as its unsigned number, as by {@link Sockets#getsockoptInt}: -1 of {@code SO_PEEK_OFF} is
     * 4294967295, and {@code (int) result} is C's value.
     *
     * <p>Errors: as {@link Sockets#getsockopt}.
     *
     * @param fd the socket; stays the caller's
     * @return the value, in {@link #unit}, 0 or more; or the negated error
     * @throws UnsupportedOperationException if this host does not have the option
     * @throws IllegalStateException if its value is text or a structure
     */
    public long get(int fd) {
        requireHere("getsockopt");
        return switch (type) {
            case INT, FLAG, UNSIGNED -> SocketCalls.getsockoptInt(fd, levelNumber, number);
            case UINT64 -> SocketCalls.getsockoptLong(fd, levelNumber, number);
            case TIMEVAL -> SocketCalls.getsockoptTimeout(fd, number);
            case LINGER -> SocketCalls.getsockoptLinger(fd);
            case TEXT, STRUCT -> throw other("getsockopt");
        };
    }

    /**
     * Sets the option.
     *
     * <pre>{@code int setsockopt(int sockfd, int level, int optname, const void *optval, socklen_t optlen);}</pre>
     *
     * <p>Errors: as {@link Sockets#setsockopt(int, int, int, java.lang.foreign.MemorySegment, int)}; {@code EPERM} (1,
     * observed on Linux) without the right that {@link #who} names.
     *
     * @param fd the socket; stays the caller's
     * @param value in {@link #unit}
     * @return 0 or the negated error
     * @throws UnsupportedOperationException if this host does not have the option
     * @throws IllegalArgumentException if the value does not fit the C type
     * @throws IllegalStateException if its value is text or a structure
     */
    public int set(int fd, long value) {
        requireHere("setsockopt");
        return switch (type) {
            case INT, FLAG -> {
                fits(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
                yield SocketCalls.setsockoptInt(fd, levelNumber, number, (int) value);
            }
            case UNSIGNED -> {
                fits(value, 0, 0xffffffffL);
                yield SocketCalls.setsockoptInt(fd, levelNumber, number, (int) value);
            }
            case UINT64 -> SocketCalls.setsockoptLong(fd, levelNumber, number, value);
            case TIMEVAL -> {
                fits(value, 0, Long.MAX_VALUE);
                yield SocketCalls.setsockoptTimeout(fd, number, value);
            }
            case LINGER -> {
                fits(value, -1, Integer.MAX_VALUE);
                yield SocketCalls.setsockoptLinger(fd, value < 0 ? 0 : 1, (int) Math.max(value, 0));
            }
            case TEXT, STRUCT -> throw other("setsockopt");
        };
    }

    /**
     * Sets an option that means no or yes.
     *
     * <pre>{@code int setsockopt(int sockfd, int level, int optname, const int *optval, sizeof (int));}</pre>
     *
     * @param fd the socket; stays the caller's
     * @param on yes or no
     * @return 0 or the negated error
     * @throws UnsupportedOperationException if this host does not have the option
     * @throws IllegalStateException if it is no {@link Type#FLAG}
     */
    public int set(int fd, boolean on) {
        requireHere("setsockopt");
        if (type != Type.FLAG) {
            throw new IllegalStateException("setsockopt(" + name + "): its value is " + cType + ", and no yes or no");
        }
        return SocketCalls.setsockoptInt(fd, levelNumber, number, on ? 1 : 0);
    }

    /**
     * Reads an option that is a name.
     *
     * <pre>{@code int getsockopt(int sockfd, int level, int optname, char *optval, socklen_t *optlen);}</pre>
     *
     * @param fd the socket; stays the caller's
     * @param text becomes the name; unchanged after an error
     * @return 0 or the negated error
     * @throws UnsupportedOperationException if this host does not have the option
     * @throws IllegalStateException if it is no {@link Type#TEXT}
     */
    public int getText(int fd, StringBuilder text) {
        requireText("getsockopt");
        return SocketCalls.getsockoptText(fd, levelNumber, number, text);
    }

    /**
     * Sets an option that is a name.
     *
     * <pre>{@code int setsockopt(int sockfd, int level, int optname, const char *optval, socklen_t optlen);}</pre>
     *
     * @param fd the socket; stays the caller's
     * @param text the name; empty for none, where the option has that
     * @return 0 or the negated error
     * @throws UnsupportedOperationException if this host does not have the option
     * @throws IllegalArgumentException if the name holds a zero byte or does not fit the C type with a closing zero, for the
     *     system would cut it and take another name
     * @throws IllegalStateException if it is no {@link Type#TEXT}
     */
    public int setText(int fd, String text) {
        requireText("setsockopt");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int room = cType.equals("char[]")
                ? SocketCalls.TEXT_BYTES
                : Integer.parseInt(cType.substring("char[".length(), cType.length() - 1));
        if (bytes.length >= room || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("setsockopt(" + name + "): \"" + text.replace('\0', '\u2400')
                    + "\" does not fit char[" + room + "] with a closing zero, and no other");
        }
        return SocketCalls.setsockoptText(fd, levelNumber, number, bytes);
    }

    private void requireHere(String call) {
        if (!here) {
            throw Libc.unsupported(call + "(" + name + ")");
        }
    }

    private void requireText(String call) {
        requireHere(call);
        if (type != Type.TEXT) {
            throw other(call);
        }
    }

    private void fits(long value, long least, long greatest) {
        if (value < least || value > greatest) {
            throw new IllegalArgumentException("setsockopt(" + name + "): " + value + " is not in " + least + " to "
                    + greatest + ", which is what " + (type == Type.FLAG ? "int" : cType) + " holds");
        }
    }

    private IllegalStateException other(String call) {
        return new IllegalStateException(call + "(" + name + "): its value is " + cType + "; use " + switch (type) {
            case TEXT -> "getText or setText";
            case STRUCT -> "Sockets." + call + " with a segment";
            default -> "get or set";
        });
    }

    /** {@return the level and the name: {@code "IPPROTO_TCP TCP_NODELAY"}} */
    @Override
    public String toString() {
        return level + " " + name;
    }

    /** A class of its own, so that the vocabulary is read when it is first asked. */
    private static final class Resource {
        private static final String NAME = "options.tsv";
        private static final int COLUMNS = 12;
        private static final List<Option> OPTIONS = read();
        private static final Map<String, Option> BY_NAME = byName();

        private static List<Option> read() {
            List<Option> options = new ArrayList<>();
            try (InputStream in = Option.class.getResourceAsStream(NAME)) {
                if (in == null) {
                    throw new IllegalStateException("the resource io/eagain/" + NAME + " is missing beside Option");
                }
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
                boolean heading = true;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("#")) {
                        continue;
                    }
                    String[] columns = line.split("\t", -1);
                    if (columns.length != COLUMNS) {
                        throw new IllegalStateException(NAME + ": " + columns.length + " columns in: " + line);
                    }
                    if (!heading) {
                        options.add(new Option(columns));
                    }
                    heading = false;
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the resource io/eagain/" + NAME, e);
            }
            return List.copyOf(options);
        }

        private static Map<String, Option> byName() {
            Map<String, Option> names = new LinkedHashMap<>();
            OPTIONS.forEach(option -> names.put(option.name, option));
            return names;
        }
    }
}
