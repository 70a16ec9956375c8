package io.eagain;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.host.Os;
import io.eagain.linux.Epoll;
import io.eagain.windows.Winsock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The three tables: known numbers, the sign of each, the ways to look up, and misuse. */
class ConstantTableTest {

    static List<ConstantTable> tables() {
        return ConstantTable.all();
    }

    private static ConstantTable table(String title) {
        return tables().stream().filter(table -> table.title().equals(title)).findFirst().orElseThrow();
    }

    @Test
    void theThreeTablesInTheirOrder() {
        assertEquals(List.of(ConstantTable.LINUX, ConstantTable.MACOS, ConstantTable.WINDOWS), tables());
        assertEquals(List.of("Linux", "macOS", "Windows"), tables().stream().map(ConstantTable::title).toList());
        assertEquals("macOS", ConstantTable.MACOS.toString());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thisHostIsLinux() {
        assertSame(ConstantTable.LINUX, ConstantTable.host());
        assertEquals(OptionalLong.of(Sockets.AF_INET6), ConstantTable.host().number("AF_INET6"));
    }

    // Numbers.

    @ParameterizedTest
    @CsvSource({"SO_RCVTIMEO, 20, 0x1006, 0x1006", "AF_INET6, 10, 30, 23", "POLLIN, 1, 1, 0x300",
            "MSG_DONTWAIT, 0x40, 0x80, none", "SOL_SOCKET, 1, 0xffff, 0xffff",
            "FIONBIO, 0x5421, 0x8004667e, 0x8004667e", "EPOLLET, 0x80000000, none, none", "EVFILT_READ, none, -1, none",
            "SIO_KEEPALIVE_VALS, none, none, 0x98000004", "EAI_NONAME, -2, 8, 11001",
            "SO_DONTLINGER, none, none, -129", "SO_EXCLUSIVEADDRUSE, none, none, -5",
            "INADDR_NONE, 0xffffffff, 0xffffffff, 0xffffffff", "INADDR_BROADCAST, 0xffffffff, 0xffffffff, 0xffffffff",
            "PROTECTION_LEVEL_DEFAULT, none, none, 0xffffffff", "INVALID_SOCKET, none, none, -1",
            "SOCKET_ERROR, none, none, -1", "NOTE_PCTRLMASK, none, -0x100000, none",
            "NOTE_EXIT, none, 0x80000000, none", "TCP_REPAIR_OFF_NO_WP, -1, none, none", "AF_UNSPEC, 0, 0, 0",
            "SHUT_RD, 0, 0, none", "SD_RECEIVE, none, none, 0", "SOMAXCONN, 4096, 128, 0x7fffffff",
            // An error, two functions, and none of C's names.
            "ECONNRESET, none, none, none", "kqueue, none, none, none", "WSACleanup, none, none, none",
            "so_rcvtimeo, none, none, none", "C_INT, none, none, none"})
    void knownNumbers(String name, String linux, String macos, String windows) {
        assertEquals(number(linux), ConstantTable.LINUX.number(name));
        assertEquals(number(macos), ConstantTable.MACOS.number(name));
        assertEquals(number(windows), ConstantTable.WINDOWS.number(name));
    }

    private static OptionalLong number(String text) {
        return text.equals("none") ? OptionalLong.empty() : OptionalLong.of(Long.decode(text));
    }

    /** Between this table and the error tables nothing of the header is lost. */
    @ParameterizedTest
    @CsvSource({"Linux, linux", "macOS, macos", "Windows, windows"})
    void everyNameOfTheHeaderButTheErrors(String title, String host) throws Exception {
        Set<String> errors = new TreeSet<>();
        List<ErrnoTable> tables = switch (host) {
            case "linux" -> List.of(ErrnoTable.LINUX);
            case "macos" -> List.of(ErrnoTable.MACOS);
            default -> List.of(ErrnoTable.WINDOWS_CRT, ErrnoTable.WINSOCK);
        };
        tables.forEach(table -> table.entries().forEach(entry -> errors.add(entry.name())));
        Path asked = Path.of(System.getProperty("project.basedir", ""), "native-headers", host, "jextract.args");
        Set<String> expected = Files.readAllLines(asked).stream().filter(line -> line.startsWith("--include-constant "))
                .map(line -> line.substring("--include-constant ".length()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(expected.size() > 400, () -> "only " + expected);
        expected.removeAll(errors);
        assertEquals(expected, new TreeSet<>(table(title).all("").keySet()));
        assertTrue(expected.size() > 250, () -> "only " + expected);
    }

    /**
     * jextract's ints have lost the sign that a number has in C: each one that may have is shown to the compiler, as what
     * the table says.
     */
    @ParameterizedTest
    @EnumSource(names = {"LINUX", "MACOS", "WINDOWS"})
    @EnabledOnOs(OS.LINUX)
    @Tag("build-host")
    void everySignIsThatOfC(Os host) throws Exception {
        ConstantTable table = switch (host) {
            case MACOS -> ConstantTable.MACOS;
            case WINDOWS -> ConstantTable.WINDOWS;
            default -> ConstantTable.LINUX;
        };
        Compilers.Compiler compiler = Compilers.of(host, host.title() + "'s numbers have the right sign");
        ChildJvm.Output right = compiler.read(signs(table, 0));
        assertEquals(0, right.status(), right::text);
        // All of them wrong by one: the compiler looks, and at how many; old headers do not have every name.
        ChildJvm.Output wrong = compiler.read(signs(table, 1));
        Set<String> compared = Pattern.compile("wrong: (\\w+)").matcher(wrong.text()).results().map(m -> m.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(compared.size() >= 18, compared::toString);
        assertTrue(compared.contains("INADDR_NONE"), compared::toString);
        if (host != Os.WINDOWS) {
            assertTrue(compared.contains(host == Os.LINUX ? "EPOLLET" : "EVFILT_READ"), compared::toString);
        } else {
            assertTrue(compared.containsAll(Set.of("FIONBIO", "SO_DONTLINGER", "PROTECTION_LEVEL_DEFAULT")),
                    compared::toString);
        }
    }

    private static String signs(ConstantTable table, long more) {
        StringBuilder source = new StringBuilder();
        table.all("").forEach((name, number) -> {
            if (number < 0 || number > Integer.MAX_VALUE) {
                source.append("#ifdef ").append(name).append("\n_Static_assert((").append(name).append(") == ")
                        .append(number + more).append("LL, \"wrong: ").append(name).append("\");\n#endif\n");
            }
        });
        return source.toString();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyNameIsFoundByItsNumber(ConstantTable table) {
        table.all("").forEach((name, number) -> {
            assertEquals(OptionalLong.of(number), table.number(name));
            assertTrue(table.names("", number).contains(name), name);
            assertTrue(table.names(name, number).contains(name), name);
            assertTrue(number >= -0x100000 && number <= 0xffffffffL, name);
        });
    }

    // Lookups.

    @Test
    void namesOfANumber() {
        assertEquals(List.of("POLLOUT", "POLLWRNORM"), ConstantTable.MACOS.names("POLL", 4));
        assertEquals(List.of("SO_RCVTIMEO", "SO_RCVTIMEO_OLD"), ConstantTable.LINUX.names("SO_RCV", 20));
        assertEquals(List.of("EAI_NONAME"), ConstantTable.LINUX.names("EAI_", -2));
        assertEquals(List.of(), ConstantTable.LINUX.names("SO_", 99_999));
        assertEquals(List.of(), ConstantTable.LINUX.names("so_", 20));
        assertEquals(List.of("EVFILT_READ"), ConstantTable.MACOS.names("EVFILT_", -1));
        List<String> two = ConstantTable.LINUX.names("", 2);
        assertTrue(two.containsAll(List.of("AF_INET", "SOCK_DGRAM", "MSG_PEEK", "SO_REUSEADDR")), two::toString);
    }

    /** Java's constants are ints, and negative with the highest bit. */
    @Test
    void anIntWithItsHighestBitIsTakenAsItIs() {
        assertTrue(Epoll.EPOLLET < 0 && Winsock.FIONBIO < 0);
        assertEquals(List.of("EPOLLET"), ConstantTable.LINUX.names("EPOLL", Epoll.EPOLLET));
        assertEquals(List.of("EPOLLET"), ConstantTable.LINUX.names("EPOLL", 0x80000000L));
        assertEquals(List.of("FIONBIO"), ConstantTable.WINDOWS.names("FIO", Winsock.FIONBIO));
        assertEquals("EPOLLIN|EPOLLET", ConstantTable.LINUX.bits("EPOLL", Epoll.EPOLLET | Epoll.EPOLLIN));
        assertEquals("EPOLLIN|EPOLLET", ConstantTable.LINUX.bits("EPOLL", 0x80000001L));
    }

    @Test
    void allNamesOfAVocabulary() {
        SortedMap<String, Long> shut = ConstantTable.LINUX.all("SHUT_");
        assertEquals("{SHUT_RD=0, SHUT_RDWR=2, SHUT_WR=1}", shut.toString());
        assertThrows(UnsupportedOperationException.class, () -> shut.put("SHUT_UP", 3L));
        assertThrows(UnsupportedOperationException.class, () -> ConstantTable.LINUX.all("").clear());
        assertEquals(Set.of(), ConstantTable.LINUX.all("SIO_").keySet());
        assertTrue(ConstantTable.WINDOWS.all("SO_").keySet().stream().allMatch(name -> name.startsWith("SO_")));
        assertTrue(ConstantTable.WINDOWS.all("SO_").size() > 30);
        assertEquals(Set.of("SO_DEBUG"), ConstantTable.MACOS.all("SO_DEBUG").keySet());
    }

    @ParameterizedTest
    @CsvSource({"Linux, MSG_, 0, 0", "Linux, MSG_, 0x42, MSG_PEEK|MSG_DONTWAIT",
            "Linux, MSG_, 0x1000042, MSG_PEEK|MSG_DONTWAIT|0x1000000", "Linux, MSG_, 0x1000000, 0x1000000",
            // Two names of one bit, of two bits, and of bits that are no flags of their own.
            "Linux, MSG_, 4, MSG_DONTROUTE", "macOS, POLL, 5, POLLIN|POLLOUT", "Windows, POLL, 0x300, POLLIN",
            "Windows, POLL, 0x302, POLLHUP|POLLIN", "Windows, POLL, 0x100, POLLRDNORM",
            "macOS, EV_, 0x180, EV_DISPATCH2", "macOS, EV_, 0x100, EV_UDATA_SPECIFIC", "Linux, O_, 3, O_ACCMODE",
            "Linux, O_, 0x802, O_RDWR|O_NONBLOCK",
            // Another vocabulary with the same letters, asked for and not.
            "Linux, EPOLL, 3, EPOLLIN|EPOLLPRI", "Linux, EPOLL_CTL_, 3, EPOLL_CTL_MOD",
            // 64 bits, of which 32 have names; an int's sign is its highest bit.
            "Linux, EFD_, 0x100000001, EFD_SEMAPHORE|0x100000000",
            "Linux, EFD_, -1, EFD_SEMAPHORE|EFD_NONBLOCK|EFD_CLOEXEC|0xfff7f7fe",
            "Linux, EFD_, -4294967295, EFD_SEMAPHORE|0xffffffff00000000", "Windows, EPOLL, 5, 0x5",
            // Negative numbers are no flags.
            "macOS, EVFILT_, 1, 0x1"})
    void bits(String title, String prefix, String value, String expected) {
        assertEquals(expected, table(title).bits(prefix, Long.decode(value)));
    }

    // Misuse.

    @Test
    void misuseIsNamed() {
        ConstantTable table = ConstantTable.LINUX;
        String name = ", and should be one such as SO_RCVTIMEO";
        String prefix = ", and should be one such as SO_";
        assertAll(() -> refused("ConstantTable.number: name is null" + name, () -> table.number(null)),
                () -> refused("ConstantTable.number: name is \"\"" + name, () -> table.number("")),
                () -> refused("ConstantTable.number: name is \" \"" + name, () -> table.number(" ")),
                () -> refused("ConstantTable.names: prefix is null" + prefix, () -> table.names(null, 1)),
                () -> refused("ConstantTable.names: prefix is \"  \"" + prefix, () -> table.names("  ", 1)),
                () -> refused("ConstantTable.all: prefix is null" + prefix, () -> table.all(null)),
                () -> refused("ConstantTable.all: prefix is \" \"" + prefix, () -> table.all(" ")),
                () -> refused("ConstantTable.bits: prefix is null" + prefix, () -> table.bits(null, 1)),
                () -> refused("ConstantTable.bits: prefix is \" \"" + prefix, () -> table.bits(" ", 1)),
                () -> refused("ConstantTable.bits: prefix is empty, and should be that of the flags, such as MSG_",
                        () -> table.bits("", 1)));
    }

    private static void refused(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    // On other hosts.

    @Test
    void theSameOnEveryHost() throws Exception {
        List<String> here = lines(probe("--enable-native-access=ALL-UNNAMED"), null);
        assertEquals(1 + 3 * 4, here.size());
        assertTrue(here.get(1).startsWith("Linux {AF_INET=2, "), here.get(1));
        for (String[] host : new String[][]{{"Linux", null}, {"Mac OS X", "macOS"}, {"Windows 11", "Windows"},
                {"FreeBSD", "ConstantTable.host: there is no table of the constants of FreeBSD ("
                        + System.getProperty("os.arch") + ")"}}) {
            ChildJvm.Output output = probe("--enable-native-access=ALL-UNNAMED", "-Dos.name=" + host[0]);
            assertEquals(here, lines(output, host[1]), host[0]);
        }
    }

    /** A table is not read before it is asked, and then says what is missing. */
    @Test
    void aJvmThatRefusesNativeAccess() throws Exception {
        ChildJvm.Output output = probe(Runtime.version().feature() >= 24
                ? "--illegal-native-access=deny"
                // Refused to every module that is not named once one is.
                : "--enable-native-access=java.logging");
        List<String> lines = output.lines();
        assertEquals("tables [Linux, macOS, Windows]", lines.get(0));
        assertFalse(lines.get(1).contains("refused"), output::text);
        assertEquals("refused eagain may not call native code in this program; start java with"
                + " --enable-native-access=ALL-UNNAMED", lines.get(2));
    }

    private static ChildJvm.Output probe(String... options) throws Exception {
        List<String> command = new ArrayList<>(ChildJvm.command(ChildJvm.QUICK, ConstantTableProbe.class));
        command.remove("--enable-native-access=ALL-UNNAMED");
        command.addAll(1, Arrays.asList(options));
        ChildJvm.Output output = ChildJvm.run(command, 60);
        assertEquals(0, output.status(), output::text);
        return output;
    }

    /** All lines but that which names the host. */
    private static List<String> lines(ChildJvm.Output output, String host) {
        List<String> lines = new ArrayList<>(output.lines());
        String named = lines.remove(1);
        if (host != null) {
            assertEquals("host " + host, named);
        }
        return lines;
    }
}
