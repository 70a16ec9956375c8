package io.eagain;

import io.eagain.host.Os;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The error numbers of an operating system, by name and by number. All five tables are there on every host: a trace
 * from a Mac can be read on Linux. {@link #host()} is the table of this host's own calls, and {@link Errno} has its
 * numbers as constants.
 *
 * <table>
 * <caption>The five tables, and four names in each</caption>
 * <tr><th>table</th><th>what it is</th><th>EAGAIN</th><th>EWOULDBLOCK</th><th>ETIMEDOUT</th><th>EOPNOTSUPP</th></tr>
 * <tr><td>{@link #LINUX}</td><td>{@code errno}</td><td>11</td><td>11</td><td>110</td><td>95</td></tr>
 * <tr><td>{@link #MACOS}</td><td>{@code errno}</td><td>35</td><td>35</td><td>60</td><td>102</td></tr>
 * <tr><td>{@link #FREEBSD}</td><td>{@code errno}</td><td>35</td><td>35</td><td>60</td><td>45</td></tr>
 * <tr><td>{@link #WINDOWS_CRT}</td><td>{@code errno} of the C runtime</td><td>11</td><td>140</td><td>138</td>
 * <td>130</td></tr>
 * <tr><td>{@link #WINSOCK}</td><td>{@code WSAGetLastError()}</td><td>none</td><td>10035</td><td>10060</td>
 * <td>10045</td></tr>
 * </table>
 *
 * <p>A number means nothing without its table: 35 is {@code EDEADLK} on Linux and {@code EAGAIN} on macOS. The Windows
 * C runtime and Winsock are two tables because they are two vocabularies: no socket call of Windows gives 11 or 140,
 * and {@code errno} is never 10035 there.
 *
 * <p><b>Names of one number.</b> Where a header defines several names for one number, {@link #name} gives the canonical
 * one and {@link #names} all of them, the canonical one first: {@code EAGAIN} and {@code EWOULDBLOCK} for 11 on Linux.
 *
 * <p><b>Descriptions</b> are English and the same on every host. The POSIX tables and the C runtime's have the wording
 * of glibc's {@code strerror} where glibc has the name, else that of the system's header; what {@code strerror} prints
 * on macOS, FreeBSD or Windows can differ. Winsock's have Microsoft's wording.
 *
 * <p><b>Numbers that no table has</b> are never folded into something else: {@link #name} gives {@code "error 9999"}.
 * The number 0 is no error, and {@link #name} says so.
 *
 * <p><b>How the numbers are known.</b> Linux: compared both ways with the C headers for x86-64 and aarch64 and with
 * glibc at run time. Windows: compared both ways with mingw-w64's headers; {@code EOTHER},
 * {@code WSA_SECURE_HOST_NOT_FOUND} and {@code WSA_IPSEC_NAME_POLICY_ERROR} are not in those and were only read in
 * Microsoft's documentation. macOS and FreeBSD: read in their published headers, and compared with the jnr-constants
 * library. Linux on MIPS, SPARC, Alpha or PA-RISC numbers many names differently.
 *
 * <p>Immutable, and safe for use by any number of threads. The tables are read at the first lookup, not before.
 */
public final class ErrnoTable {
    /** {@code errno} of Linux, in the numbering of x86-64 and aarch64. */
    public static final ErrnoTable LINUX = new ErrnoTable("Linux", 1);

    /**
     * {@code errno} of macOS, as the kernel gives it and as programs for UNIX 03 see it: {@code EOPNOTSUPP} is 102 and
     * {@code ENOTSUP} is 45.
     */
    public static final ErrnoTable MACOS = new ErrnoTable("macOS", 2);

    /** {@code errno} of FreeBSD. */
    public static final ErrnoTable FREEBSD = new ErrnoTable("FreeBSD", 3);

    /** {@code errno} of the Windows C runtime: files and memory, never sockets. */
    public static final ErrnoTable WINDOWS_CRT = new ErrnoTable("Windows C runtime", 4);

    /**
     * What {@code WSAGetLastError()} gives on Windows. Names are Microsoft's, such as {@code WSAECONNRESET}. The codes
     * of the name resolver from 11001 on are a vocabulary of their own, not error numbers of sockets, but they come
     * through the same function: {@link Entry#resolver()} marks them.
     */
    public static final ErrnoTable WINSOCK = new ErrnoTable("Winsock", 6);

    private static final List<ErrnoTable> ALL = List.of(LINUX, MACOS, FREEBSD, WINDOWS_CRT, WINSOCK);

    private final String title;

    // Where this table's numbers stand in a line of the resource.
    private final int column;

    private ErrnoTable(String title, int column) {
        this.title = title;
        this.column = column;
    }

    /**
     * A name and its number.
     *
     * @param name the name in this table's vocabulary: {@code ECONNRESET}, or {@code WSAECONNRESET} for Winsock
     * @param number the error number, above 0
     * @param description what it means, in English, one phrase without a full stop
     * @param alias whether the table has another, canonical name for this number
     * @param posixName the POSIX-style name of the same meaning: the name itself, {@code ECONNRESET} for
     *            {@code WSAECONNRESET}, empty for a name that only Winsock has
     * @param resolver whether this is a code of the name resolver ({@code getaddrinfo}), which is no error number of
     *            sockets but can come from {@code WSAGetLastError()}
     * @param note a peculiarity, or empty
     */
    public record Entry(String name, int number, String description, boolean alias, String posixName, boolean resolver,
            String note) {
    }

    /** {@return the five tables: Linux, macOS, FreeBSD, Windows C runtime, Winsock} */
    public static List<ErrnoTable> all() {
        return ALL;
    }

    /**
     * Returns the table of what this host's socket calls give: {@link #WINSOCK} on Windows, {@code errno} elsewhere.
     *
     * @return this host's table
     * @throws UnsupportedOperationException if there is no table for this host; the five tables work there all the same
     */
    public static ErrnoTable host() {
        return switch (Os.CURRENT) {
            case LINUX -> LINUX;
            case MACOS -> MACOS;
            case FREEBSD -> FREEBSD;
            case WINDOWS -> WINSOCK;
            case OTHER -> throw new UnsupportedOperationException(
                    "ErrnoTable.host: there is no table of the error numbers of " + Os.CURRENT.title());
        };
    }

    /** {@return what to call this table in a text for people: {@code "Linux"}, {@code "Winsock"}} */
    public String title() {
        return title;
    }

    /**
     * Returns all names of a number, the canonical one first.
     *
     * @param number an error number, positive
     * @return the names; empty if this table has none, and for 0
     * @throws IllegalArgumentException if the number is negative
     */
    public List<String> names(int number) {
        List<Entry> entries = entriesOf(number);
        if (entries.size() == 1) {
            return List.of(entries.get(0).name());
        }
        List<String> names = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            names.add(entry.name());
        }
        return List.copyOf(names);
    }

    /**
     * Returns the canonical name of a number.
     *
     * @param number an error number, positive
     * @return the name; {@code "error 9999"} for a number that this table does not have, {@code "no error"} for 0
     * @throws IllegalArgumentException if the number is negative
     */
    public String name(int number) {
        List<Entry> entries = entriesOf(number);
        if (entries.isEmpty()) {
            return number == 0 ? "no error" : "error " + number;
        }
        return entries.get(0).name();
    }

    /**
     * Returns the number of a name. Names are matched exactly. {@link #WINSOCK} takes two spellings, its own
     * ({@code WSAECONNRESET}) and the POSIX name of the same meaning ({@code ECONNRESET}), so that a portable name has
     * a number in every table; it has none for {@code EAGAIN}, because Winsock has no such error.
     *
     * @param name a name, such as {@code ECONNRESET}
     * @return the number, or empty if this table does not have the name
     * @throws IllegalArgumentException if the name is null or blank
     */
    public OptionalInt number(String name) {
        Entry entry = index().byName.get(requireName(name));
        return entry == null ? OptionalInt.empty() : OptionalInt.of(entry.number());
    }

    /**
     * Returns what a number means.
     *
     * @param number an error number, positive
     * @return a phrase without a full stop; {@code "Unknown error 9999"} for a number that this table does not have,
     *         {@code "Success"} for 0
     * @throws IllegalArgumentException if the number is negative
     */
    public String description(int number) {
        List<Entry> entries = entriesOf(number);
        if (entries.isEmpty()) {
            return number == 0 ? "Success" : "Unknown error " + number;
        }
        return entries.get(0).description();
    }

    /**
     * Returns the name, the number and the meaning, for a message or a log.
     *
     * @param number an error number, positive
     * @return {@code "ECONNRESET (104): Connection reset by peer"}; {@code "error 9999: not in the Linux table"} for a
     *         number that this table does not have; {@code "no error (0)"} for 0
     * @throws IllegalArgumentException if the number is negative
     */
    public String toString(int number) {
        List<Entry> entries = entriesOf(number);
        if (entries.isEmpty()) {
            return number == 0 ? "no error (0)" : "error " + number + ": not in the " + title + " table";
        }
        Entry entry = entries.get(0);
        return entry.name() + " (" + number + "): " + entry.description();
    }

    /** {@return every name of this table, by number; aliases stand behind their canonical name} */
    public List<Entry> entries() {
        return index().entries;
    }

    /**
     * Returns what the five tables have for one meaning. For a number, look up its {@link #names} first: {@code EAGAIN}
     * and {@code EWOULDBLOCK} are one number on Linux and two on Windows.
     *
     * @param name a POSIX-style name or a Winsock one: {@code EWOULDBLOCK} and {@code WSAEWOULDBLOCK} give the same
     * @return the entries of the tables that have it, in the order of {@link #all()}; empty if none has
     * @throws IllegalArgumentException if the name is null or blank
     */
    public static Map<ErrnoTable, Entry> equivalents(String name) {
        String key = requireName(name);
        Entry winsock = WINSOCK.index().byName.get(key);
        if (winsock != null && !winsock.posixName().isEmpty()) {
            key = winsock.posixName();
        }
        Map<ErrnoTable, Entry> found = new LinkedHashMap<>();
        for (ErrnoTable table : ALL) {
            Entry entry = table.index().byName.get(key);
            if (entry != null) {
                found.put(table, entry);
            }
        }
        return Collections.unmodifiableMap(found);
    }

    /** {@return {@link #title()}} */
    @Override
    public String toString() {
        return title;
    }

    private List<Entry> entriesOf(int number) {
        if (number < 0) {
            // Long, because the least int has no positive counterpart among the ints.
            throw new IllegalArgumentException("number is " + number + ", and an error number is positive: negate the"
                    + " result of the call (" + -(long) number + "), or use Errno.of(result)");
        }
        return index().byNumber.getOrDefault(number, List.of());
    }

    private static String requireName(String name) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException(
                    "name is " + (name == null ? "null" : "blank") + ", and should be one such as ECONNRESET");
        }
        return name;
    }

    private Index index() {
        return Resource.INDEXES.get(this);
    }

    /** One table, parsed. */
    private static final class Index {
        // Only filled by Resource, and not changed after that.
        private final Map<String, Entry> byName = new HashMap<>();
        private final Map<Integer, List<Entry>> byNumber = new TreeMap<>();
        private List<Entry> entries = List.of();

        private void add(Entry entry) {
            List<Entry> sameNumber = byNumber.get(entry.number());
            if (sameNumber == null) {
                sameNumber = new ArrayList<>(1);
                byNumber.put(entry.number(), sameNumber);
            }
            sameNumber.add(entry);
            byName.put(entry.name(), entry);
            if (!entry.posixName().isEmpty()) {
                byName.put(entry.posixName(), entry);
            }
        }

        private boolean has(int number) {
            return byNumber.containsKey(number);
        }

        private void close() {
            List<Entry> all = new ArrayList<>();
            for (List<Entry> sameNumber : byNumber.values()) {
                all.addAll(sameNumber);
            }
            entries = List.copyOf(all);
        }
    }

    /** Holds the tables; a class of its own, so that they are read at the first lookup and once. */
    private static final class Resource {
        private static final String NAME = "errno_tables.tsv";
        private static final int COLUMNS = 11;
        private static final Map<ErrnoTable, Index> INDEXES = read();

        private static Map<ErrnoTable, Index> read() {
            Map<ErrnoTable, Index> indexes = new HashMap<>();
            for (ErrnoTable table : ALL) {
                indexes.put(table, new Index());
            }
            try (InputStream in = ErrnoTable.class.getResourceAsStream(NAME)) {
                if (in == null) {
                    throw new IllegalStateException("the resource io/eagain/" + NAME + " is missing beside ErrnoTable");
                }
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
                boolean heading = true;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("#")) {
                        continue;
                    }
                    String[] fields = line.split("\t", -1);
                    if (fields.length != COLUMNS) {
                        throw new IllegalStateException(NAME + ": " + fields.length + " columns in: " + line);
                    }
                    if (!heading) {
                        addLine(indexes, fields);
                    }
                    heading = false;
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the resource io/eagain/" + NAME, e);
            }
            for (Index index : indexes.values()) {
                index.close();
            }
            return indexes;
        }

        private static void addLine(Map<ErrnoTable, Index> indexes, String[] fields) {
            String posixName = value(fields[0]);
            boolean resolver = fields[7].equals("resolver");
            String note = value(fields[10]);
            for (ErrnoTable table : ALL) {
                String number = value(fields[table.column]);
                if (number.isEmpty()) {
                    continue;
                }
                boolean winsock = table == WINSOCK;
                String name = winsock ? fields[5] : posixName;
                String description = winsock ? fields[9] : fields[8];
                Index index = indexes.get(table);
                int value = Integer.parseInt(number);
                index.add(new Entry(name, value, description, index.has(value), posixName, resolver, note));
            }
        }

        private static String value(String field) {
            return field.equals("-") ? "" : field;
        }
    }
}
