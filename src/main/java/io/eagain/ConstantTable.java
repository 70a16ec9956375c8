package io.eagain;

import io.eagain.generated.linux.LinuxH;
import io.eagain.generated.macos.MacosH;
import io.eagain.generated.windows.WindowsH;
import io.eagain.host.Constants;
import io.eagain.host.Os;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The names that the C headers of an operating system have for its sockets, with their numbers: address families, socket
 * options, flags, requests, events. All three tables are there on every host: a trace from a Mac can be read on Linux.
 * {@link #host()} is the table of this host's own calls; {@link Sockets} and the other classes have the names that
 * programs need most as constants.
 *
 * <table>
 * <caption>The three tables, and four names in each</caption>
 * <tr><th>table</th><th>SO_RCVTIMEO</th><th>AF_INET6</th><th>POLLIN</th><th>MSG_DONTWAIT</th></tr>
 * <tr><td>{@link #LINUX}</td><td>20</td><td>10</td><td>1</td><td>0x40</td></tr>
 * <tr><td>{@link #MACOS}</td><td>0x1006</td><td>30</td><td>1</td><td>0x80</td></tr>
 * <tr><td>{@link #WINDOWS}</td><td>0x1006</td><td>23</td><td>0x300</td><td>none</td></tr>
 * </table>
 *
 * <p><b>Names</b> are the header's own, matched exactly, and a table has those of its host alone: what {@code SHUT_RD} is
 * elsewhere is {@code SD_RECEIVE} on Windows. Error numbers are not in here; {@link ErrnoTable} has them. The codes of
 * {@code getaddrinfo}, {@code EAI_NONAME} and the like, are no error numbers, and are here.
 *
 * <p><b>A number means nothing without its vocabulary:</b> 2 is {@code AF_INET}, {@code SOCK_DGRAM}, {@code MSG_PEEK} and
 * {@code SO_REUSEADDR} on Linux. A vocabulary is asked for by the letters that its names begin with, {@code "SO_"} or
 * {@code "POLL"}. C's headers draw no other line around it: {@code "IP_"} gives the options of {@code IPPROTO_IP}, and the
 * values that some of them take.
 *
 * <p><b>The numbers</b> are what the names are in C, with their sign: {@code EPOLLET} is 2147483648, {@code FIONBIO} of
 * Windows 2147772030, {@code EVFILT_READ} -1, {@code SO_DONTLINGER} -129. Java's constants for them are {@code int}s,
 * whose highest bit makes the first two negative: {@link #names} and {@link #bits} take those as they are.
 * {@code INVALID_SOCKET} of Windows, which has 64 bits, is -1 here.
 *
 * <p><b>How the numbers are known.</b> The build compares them with the C compiler's: with gcc's and the headers of Linux,
 * for x86-64 and aarch64; with those of mingw-w64's gcc and its headers, for Windows on x86-64; with those of clang and
 * Apple's headers, for macOS on arm64 and x86-64. A name that is newer than the headers at hand is compared where they
 * have it. Linux on MIPS, SPARC, Alpha or PA-RISC numbers many names differently.
 *
 * <p>Immutable, and safe for use by any number of threads. A table is read at its first lookup, not before. That makes no
 * native call, but the JDK wants native access for the classes that it reads: start {@code java} with
 * {@code --enable-native-access=io.eagain}, as for the calls.
 */
public final class ConstantTable {
    /** Linux, in the numbering of x86-64 and aarch64. */
    public static final ConstantTable LINUX = new ConstantTable("Linux", LinuxH.class, ErrnoTable.LINUX);

    /** macOS, on x86-64 and arm64. */
    public static final ConstantTable MACOS = new ConstantTable("macOS", MacosH.class, ErrnoTable.MACOS);

    /** Windows, on x86-64. */
    public static final ConstantTable WINDOWS = new ConstantTable("Windows", WindowsH.class, ErrnoTable.WINDOWS_CRT,
            ErrnoTable.WINSOCK);

    private static final List<ConstantTable> ALL = List.of(LINUX, MACOS, WINDOWS);

    private final String title;
    private final Class<?> header;
    private final List<ErrnoTable> errors;

    // Null until the first lookup. Two threads may both read the header then, and come to the same.
    private volatile SortedMap<String, Long> numbers;

    // A class literal alone does not initialize the class.
    private ConstantTable(String title, Class<?> header, ErrnoTable... errors) {
        this.title = title;
        this.header = header;
        this.errors = List.of(errors);
    }

    /** {@return the three tables: Linux, macOS, Windows} */
    public static List<ConstantTable> all() {
        return ALL;
    }

    /**
     * Returns the table of this host's calls.
     *
     * @return this host's table
     * @throws UnsupportedOperationException if there is no table for this host; the three tables work there all the same
     */
    public static ConstantTable host() {
        ConstantTable table = hostOrNull();
        if (table == null) {
            throw new UnsupportedOperationException(
                    "ConstantTable.host: there is no table of the constants of " + Os.CURRENT.title());
        }
        return table;
    }

    /** The table of this host's calls, or null if there is none. */
    static ConstantTable hostOrNull() {
        return switch (Os.CURRENT) {
            case LINUX -> LINUX;
            case MACOS -> MACOS;
            case WINDOWS -> WINDOWS;
            case FREEBSD, OTHER -> null;
        };
    }

    /** {@return what to call this table in a text for people: {@code "Linux"}, {@code "Windows"}} */
    public String title() {
        return title;
    }

    /**
     * Returns the number of a name.
     *
     * @param name a name, such as {@code SO_RCVTIMEO}
     * @return the number that it is in C, with C's sign, or empty if this table does not have the name
     * @throws IllegalArgumentException if the name is null or blank
     */
    public OptionalLong number(String name) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("ConstantTable.number: name is " + shown(name)
                    + ", and should be one such as SO_RCVTIMEO");
        }
        Long number = numbers().get(name);
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /**
     * Returns the names of a number. There may be several: {@code POLLOUT} and {@code POLLWRNORM} are both 4 on macOS.
     *
     * @param prefix what the names begin with, such as {@code "SO_"}; {@code ""} for any name
     * @param number the number; for one that has the highest bit of an {@code int} also that {@code int}
     * @return the names, in the order of the alphabet; empty if there is none
     * @throws IllegalArgumentException if the prefix is null or consists of blanks
     */
    public List<String> names(String prefix, long number) {
        List<String> names = new ArrayList<>(1);
        long unsigned = unsigned(number);
        beginningWith("names", prefix).forEach((name, has) -> {
            if (has == number || has == unsigned) {
                names.add(name);
            }
        });
        return List.copyOf(names);
    }

    /**
     * Returns all names with their numbers.
     *
     * @param prefix what the names begin with, such as {@code "SO_"} or {@code "MSG_"}; {@code ""} for all of the table
     * @return the names in the order of the alphabet, which cannot be changed; empty if there is none
     * @throws IllegalArgumentException if the prefix is null or consists of blanks
     */
    public SortedMap<String, Long> all(String prefix) {
        return beginningWith("all", prefix);
    }

    /**
     * Shows which flags a value holds, as strace does: {@code "MSG_PEEK|MSG_DONTWAIT|0x1000000"}. The names stand in the
     * order of their numbers, and behind them what no name has, in hexadecimal digits.
     *
     * <ul>
     * <li>A name of several bits stands for them if the value has them all: 0x300 is {@code POLLIN} on Windows, 0x100 is
     * {@code POLLRDNORM}.
     * <li>Of several names for the same bits the first of the alphabet stands for them; {@link #names} has all.
     * <li>Behind a prefix without an underscore at its end a name does not go on with one: {@code EPOLL_CTL_ADD} is 1 as
     * {@code EPOLLIN} is, but no event.
     * </ul>
     *
     * @param prefix what the names of the flags begin with, such as {@code "MSG_"}
     * @param value the value, an {@code int} with its highest bit set included
     * @return the names, joined by {@code |}, or {@code "0"} for 0
     * @throws IllegalArgumentException if the prefix is null, blank or empty: without a vocabulary a bit means nothing
     */
    public String bits(String prefix, long value) {
        SortedMap<String, Long> candidates = beginningWith("bits", prefix);
        if (prefix.isEmpty()) {
            throw new IllegalArgumentException(
                    "ConstantTable.bits: prefix is empty, and should be that of the flags, such"
                            + " as MSG_");
        }
        List<Map.Entry<String, Long>> flags = new ArrayList<>();
        for (Map.Entry<String, Long> entry : candidates.entrySet()) {
            if (entry.getValue() > 0 && !leavesVocabulary(prefix, entry.getKey())) {
                flags.add(entry);
            }
        }
        // Those of most bits first, so that their parts do not take the bits from them. The sort keeps the alphabet.
        flags.sort(Comparator.comparingInt(flag -> -Long.bitCount(flag.getValue())));
        List<Map.Entry<String, Long>> found = new ArrayList<>();
        long rest = unsigned(value);
        for (Map.Entry<String, Long> flag : flags) {
            long number = flag.getValue();
            if ((rest & number) == number) {
                found.add(flag);
                rest &= ~number;
            }
        }
        found.sort(Map.Entry.comparingByValue());
        List<String> shown = new ArrayList<>();
        found.forEach(flag -> shown.add(flag.getKey()));
        if (rest != 0) {
            shown.add("0x" + Long.toHexString(rest));
        }
        return shown.isEmpty() ? "0" : String.join("|", shown);
    }

    /** {@return {@link #title()}} */
    @Override
    public String toString() {
        return title;
    }

    private static boolean leavesVocabulary(String prefix, String name) {
        return !prefix.endsWith("_") && name.startsWith("_", prefix.length());
    }

    // A number that has the highest bit of an int comes as a negative one out of Java's constants.
    private static long unsigned(long number) {
        return number < 0 && number == (int) number ? Integer.toUnsignedLong((int) number) : number;
    }

    private SortedMap<String, Long> beginningWith(String method, String prefix) {
        if (prefix == null || (prefix.isBlank() && !prefix.isEmpty())) {
            throw new IllegalArgumentException("ConstantTable." + method + ": prefix is " + shown(prefix)
                    + ", and should be one such as SO_");
        }
        return prefix.isEmpty() ? numbers() : numbers().subMap(prefix, prefix + Character.MAX_VALUE);
    }

    private static String shown(String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }

    private SortedMap<String, Long> numbers() {
        SortedMap<String, Long> read = numbers;
        if (read == null) {
            read = read();
            numbers = read;
        }
        return read;
    }

    /** jextract writes a constant as a public static method without parameters; its own names have a $. */
    private SortedMap<String, Long> read() {
        // First, because this asks for native access and says which flag is missing; the header's layouts need it too, and
        // would not say.
        int unused = Constants.AF_UNSPEC;
        Set<String> others = new HashSet<>();
        errors.forEach(table -> table.entries().forEach(entry -> others.add(entry.name())));
        TreeMap<String, Long> read = new TreeMap<>();
        try {
            // A large header is split into classes, of which each extends the next.
            for (Class<?> part = header; part != Object.class; part = part.getSuperclass()) {
                // A function may have no parameters either. It has an inner class of its name.
                Arrays.stream(part.getDeclaredClasses()).forEach(inner -> others.add(inner.getSimpleName()));
                for (Method method : part.getDeclaredMethods()) {
                    String name = method.getName();
                    if (isConstant(method) && !others.contains(name)) {
                        read.put(name, numberInC(name, (Number) method.invoke(null)));
                    }
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("ConstantTable: " + header.getName() + " cannot be read", e);
        }
        return Collections.unmodifiableSortedMap(read);
    }

    private static boolean isConstant(Method method) {
        return Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers())
                && method.getParameterCount() == 0 && method.getReturnType().isPrimitive()
                && method.getName().indexOf('$') < 0;
    }

    /**
     * The rule for the sign, which jextract does not keep: an {@code int} from -1048576 to -1 is negative in C too, such as
     * {@code EAI_NONAME}; any other negative one is a flag or a request, and unsigned in C. Three names are unsigned with
     * all bits set. A test shows the compiler what this rule makes of each.
     */
    private static long numberInC(String name, Number number) {
        if (!(number instanceof Integer) || number.intValue() >= 0) {
            return number.longValue();
        }
        boolean allBits = name.equals("INADDR_BROADCAST") || name.equals("INADDR_NONE")
                || name.equals("PROTECTION_LEVEL_DEFAULT");
        return allBits || number.intValue() < -0x100000
                ? Integer.toUnsignedLong(number.intValue())
                : number.longValue();
    }
}
