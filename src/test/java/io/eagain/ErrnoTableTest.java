package io.eagain;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.generated.linux.LinuxH;
import io.eagain.host.ErrnoNumbers;
import io.eagain.host.Os;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The five tables among themselves, and {@link Errno} against them. */
class ErrnoTableTest {
    static List<ErrnoTable> tables() {
        return ErrnoTable.all();
    }

    static Stream<Field> constants() {
        return Stream.of(Errno.class.getFields()).filter(field -> Modifier.isStatic(field.getModifiers()));
    }

    // The tables.

    @Test
    void theFiveTablesInTheirOrder() {
        assertEquals(List.of("Linux", "macOS", "FreeBSD", "Windows C runtime", "Winsock"),
                ErrnoTable.all().stream().map(ErrnoTable::toString).toList());
        assertEquals(List.of(135, 108, 99, 81, 102), ErrnoTable.all().stream().map(t -> t.entries().size()).toList());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyEntryIsFoundByItsNameAndByItsNumber(ErrnoTable table) {
        Set<Integer> seen = new HashSet<>();
        for (ErrnoTable.Entry entry : table.entries()) {
            String name = entry.name();
            assertTrue(entry.number() > 0, name);
            assertEquals(OptionalInt.of(entry.number()), table.number(name), name);
            List<String> names = table.names(entry.number());
            assertTrue(names.contains(name), name);
            assertEquals(names.get(0), table.name(entry.number()), name);
            assertEquals(!seen.add(entry.number()), entry.alias(), name);
            assertEquals(entry.alias(), !names.get(0).equals(name), name);
            assertEquals(entry, ErrnoTable.equivalents(name).get(table), name);
            if (table != ErrnoTable.WINSOCK) {
                assertEquals(name, entry.posixName());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void entriesAreInTheOrderOfTheirNumbers(ErrnoTable table) {
        List<Integer> numbers = table.entries().stream().map(ErrnoTable.Entry::number).toList();
        assertEquals(numbers.stream().sorted(Comparator.naturalOrder()).toList(), numbers);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void descriptionsAreCleanPhrases(ErrnoTable table) {
        for (ErrnoTable.Entry entry : table.entries()) {
            String description = entry.description();
            assertTrue(description.matches("[.A-Z][^\\[\\]]*[^.\\s]"), entry.name() + ": " + description);
        }
    }

    @Test
    void theCanonicalNameStandsFirst() {
        assertEquals(List.of("EAGAIN", "EWOULDBLOCK"), ErrnoTable.LINUX.names(11));
        assertEquals(List.of("EDEADLK", "EDEADLOCK"), ErrnoTable.LINUX.names(35));
        assertEquals(List.of("EOPNOTSUPP", "ENOTSUP"), ErrnoTable.LINUX.names(95));
        assertEquals(List.of("EAGAIN", "EWOULDBLOCK"), ErrnoTable.MACOS.names(35));
        assertEquals(List.of("ENOTSUP"), ErrnoTable.MACOS.names(45));
        assertEquals(List.of("EOPNOTSUPP"), ErrnoTable.MACOS.names(102));
        assertEquals(List.of("EOPNOTSUPP", "ENOTSUP"), ErrnoTable.FREEBSD.names(45));
        assertEquals(List.of("EAGAIN"), ErrnoTable.WINDOWS_CRT.names(11));
        assertEquals(List.of("EWOULDBLOCK"), ErrnoTable.WINDOWS_CRT.names(140));
        assertEquals(List.of("EDEADLK", "EDEADLOCK"), ErrnoTable.WINDOWS_CRT.names(36));
        assertEquals(List.of("WSANO_DATA", "WSANO_ADDRESS"), ErrnoTable.WINSOCK.names(11004));
    }

    @Test
    void onlyTheKnownNamesAreAliases() {
        assertEquals(List.of(List.of("EWOULDBLOCK", "EDEADLOCK", "ENOTSUP"), List.of("EWOULDBLOCK"),
                List.of("EWOULDBLOCK", "ENOTSUP"), List.of("EDEADLOCK"), List.of("WSANO_ADDRESS")),
                ErrnoTable.all().stream().map(table -> table.entries().stream().filter(ErrnoTable.Entry::alias)
                        .map(ErrnoTable.Entry::name).toList()).toList());
    }

    @Test
    void oneNumberMeansAnotherThingInAnotherTable() {
        assertEquals("EDEADLK", ErrnoTable.LINUX.name(35));
        assertEquals("EAGAIN", ErrnoTable.MACOS.name(35));
        assertEquals("ENOTSOCK", ErrnoTable.MACOS.name(38));
        assertEquals("ENAMETOOLONG", ErrnoTable.WINDOWS_CRT.name(38));
        assertEquals("error 38", ErrnoTable.WINSOCK.name(38));
        assertEquals("error 10035", ErrnoTable.WINDOWS_CRT.name(10035));
        assertEquals("error 11", ErrnoTable.WINSOCK.name(11));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void anUnknownNumberIsKept(ErrnoTable table) {
        assertEquals(List.of(), table.names(99999));
        assertEquals("error 99999", table.name(99999));
        assertEquals("Unknown error 99999", table.description(99999));
        assertEquals("error 99999: not in the " + table.title() + " table", table.toString(99999));
        assertEquals("error 2147483647", table.name(Integer.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void zeroIsNoError(ErrnoTable table) {
        assertEquals(List.of(), table.names(0));
        assertEquals("no error", table.name(0));
        assertEquals("Success", table.description(0));
        assertEquals("no error (0)", table.toString(0));
    }

    @Test
    void aNumberWithItsNameAndMeaning() {
        assertEquals("ECONNRESET (104): Connection reset by peer", ErrnoTable.LINUX.toString(104));
        assertEquals("EAGAIN (11): Resource temporarily unavailable", ErrnoTable.LINUX.toString(11));
        assertEquals("ETIMEDOUT (60): Connection timed out", ErrnoTable.MACOS.toString(60));
        assertEquals("WSAEWOULDBLOCK (10035): Resource temporarily unavailable", ErrnoTable.WINSOCK.toString(10035));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aNegativeNumberIsRefused(ErrnoTable table) {
        List<Executable> lookups = List.of(() -> table.name(-104), () -> table.names(-104),
                () -> table.description(-104), () -> table.toString(-104));
        for (Executable lookup : lookups) {
            assertEquals(
                    "number is -104, and an error number is positive: negate the result of the call (104), or use"
                            + " Errno.of(result)",
                    assertThrows(IllegalArgumentException.class, lookup).getMessage());
        }
        String least = assertThrows(IllegalArgumentException.class, () -> table.name(Integer.MIN_VALUE)).getMessage();
        assertTrue(least.contains("(2147483648)"), least);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t"})
    void aNameThatIsNoneIsRefused(String name) {
        List<Executable> lookups = List.of(() -> ErrnoTable.LINUX.number(name), () -> ErrnoTable.equivalents(name),
                () -> Errno.number(name));
        for (Executable lookup : lookups) {
            assertEquals("name is " + (name == null ? "null" : "blank") + ", and should be one such as ECONNRESET",
                    assertThrows(IllegalArgumentException.class, lookup).getMessage());
        }
    }

    @Test
    void namesAreMatchedExactly() {
        assertEquals(OptionalInt.of(104), ErrnoTable.LINUX.number("ECONNRESET"));
        assertEquals(OptionalInt.empty(), ErrnoTable.LINUX.number("econnreset"));
        assertEquals(OptionalInt.empty(), ErrnoTable.LINUX.number(" ECONNRESET"));
        assertEquals(OptionalInt.empty(), ErrnoTable.LINUX.number("-"));
        assertEquals(OptionalInt.empty(), ErrnoTable.LINUX.number("WSAECONNRESET"));
        assertEquals(OptionalInt.empty(), ErrnoTable.WINDOWS_CRT.number("WSAEINTR"));
    }

    @Test
    void winsockTakesThePosixNameToo() {
        assertEquals(OptionalInt.of(10054), ErrnoTable.WINSOCK.number("WSAECONNRESET"));
        assertEquals(OptionalInt.of(10054), ErrnoTable.WINSOCK.number("ECONNRESET"));
        assertEquals(List.of("WSAECONNRESET"), ErrnoTable.WINSOCK.names(10054));
        assertEquals(OptionalInt.empty(), ErrnoTable.WINSOCK.number("EAGAIN"));
        assertEquals(OptionalInt.empty(), ErrnoTable.WINSOCK.number("EPIPE"));
        for (ErrnoTable.Entry entry : ErrnoTable.WINSOCK.entries()) {
            if (!entry.posixName().isEmpty()) {
                assertEquals("WSA" + entry.posixName(), entry.name());
            }
        }
    }

    @Test
    void equivalentsShowOneMeaningInEveryTable() {
        Map<ErrnoTable, ErrnoTable.Entry> found = ErrnoTable.equivalents("EWOULDBLOCK");
        assertEquals(ErrnoTable.all(), List.copyOf(found.keySet()));
        assertEquals(List.of(11, 35, 35, 140, 10035), found.values().stream().map(ErrnoTable.Entry::number).toList());
        assertEquals(found, ErrnoTable.equivalents("WSAEWOULDBLOCK"));
        assertFalse(ErrnoTable.equivalents("EAGAIN").containsKey(ErrnoTable.WINSOCK));
        assertEquals(Set.of(ErrnoTable.WINSOCK), ErrnoTable.equivalents("WSANOTINITIALISED").keySet());
        assertEquals(Set.of(ErrnoTable.LINUX, ErrnoTable.MACOS, ErrnoTable.FREEBSD),
                ErrnoTable.equivalents("EFTYPE").keySet());
        assertEquals(Map.of(), ErrnoTable.equivalents("ENOSUCHNAME"));
    }

    @Test
    void theCodesOfTheResolverAreMarked() {
        assertEquals(
                List.of("WSAHOST_NOT_FOUND", "WSATRY_AGAIN", "WSANO_RECOVERY", "WSANO_DATA", "WSANO_ADDRESS",
                        "WSA_SECURE_HOST_NOT_FOUND", "WSA_IPSEC_NAME_POLICY_ERROR"),
                ErrnoTable.all().stream().flatMap(table -> table.entries().stream()).filter(ErrnoTable.Entry::resolver)
                        .map(ErrnoTable.Entry::name).toList());
    }

    @Test
    void nothingGivenOutCanBeChanged() {
        assertThrows(UnsupportedOperationException.class, () -> ErrnoTable.all().remove(0));
        assertThrows(UnsupportedOperationException.class, () -> ErrnoTable.LINUX.entries().remove(0));
        assertThrows(UnsupportedOperationException.class, () -> ErrnoTable.LINUX.names(11).remove(0));
        assertThrows(UnsupportedOperationException.class, () -> ErrnoTable.equivalents("EAGAIN").clear());
    }

    // The list of the posting of 2001.

    @Test
    void theListOf2001IsStillTrue() throws IOException {
        List<String> lines = resource("2001_wsa_codes.tsv").lines().filter(line -> !line.startsWith("#")).skip(1)
                .toList();
        assertEquals(47, lines.size());
        List<Executable> checks = new ArrayList<>();
        for (String line : lines) {
            String[] fields = line.split("\t", -1);
            checks.add(() -> checkPostedPair(fields[0], Integer.parseInt(fields[1]), fields[2], fields[3],
                    List.of(fields[4], fields[5], fields[6])));
        }
        assertAll(checks);
    }

    private static void checkPostedPair(String claim, int code, String name, String postedName, List<String> others) {
        assertEquals(List.of(name), ErrnoTable.WINSOCK.names(code), claim);
        assertEquals(OptionalInt.of(code), ErrnoTable.WINSOCK.number(name), claim);
        if (!postedName.equals("-")) {
            assertEquals("WSA" + postedName, name, claim);
            assertEquals(OptionalInt.of(code), ErrnoTable.WINSOCK.number(postedName), claim);
        }
        Map<ErrnoTable, ErrnoTable.Entry> equivalents = ErrnoTable.equivalents(name);
        List<ErrnoTable> tables = List.of(ErrnoTable.LINUX, ErrnoTable.MACOS, ErrnoTable.WINDOWS_CRT);
        assertEquals(others, tables.stream().map(equivalents::get)
                .map(entry -> entry == null ? "-" : Integer.toString(entry.number())).toList(), claim);
    }

    // Errno.

    @Test
    void theHostHasItsOwnTable() {
        Map<Os, ErrnoTable> tables = Map.of(Os.LINUX, ErrnoTable.LINUX, Os.MACOS, ErrnoTable.MACOS, Os.FREEBSD,
                ErrnoTable.FREEBSD, Os.WINDOWS, ErrnoTable.WINSOCK);
        Assumptions.assumeTrue(tables.containsKey(Os.CURRENT), "no table for this host");
        assertSame(tables.get(Os.CURRENT), ErrnoTable.host());
    }

    @ParameterizedTest
    @MethodSource("constants")
    void everyConstantIsTheHostsNumberOfItsName(Field constant) throws IllegalAccessException {
        int number = constant.getInt(null);
        assertEquals(OptionalInt.of(number), Errno.number(constant.getName()));
        if (Os.CURRENT != Os.WINDOWS) {
            assertTrue(Errno.names(number).contains(constant.getName()));
        }
    }

    @ParameterizedTest
    @MethodSource("constants")
    void everyConstantHasANumberOnEveryHost(Field constant) {
        String name = constant.getName();
        for (ErrnoTable table : List.of(ErrnoTable.LINUX, ErrnoTable.MACOS, ErrnoTable.FREEBSD)) {
            assertTrue(table.number(name).isPresent(), table + " has no " + name);
        }
        assertTrue(ErrnoTable.WINSOCK.number(name).isPresent() || ErrnoTable.WINDOWS_CRT.number(name).isPresent(),
                "Windows has no " + name);
    }

    @Test
    void theGeneratedHeaderOfLinuxHasTheNumbersOfTheTable() throws ReflectiveOperationException {
        for (ErrnoTable.Entry entry : ErrnoTable.LINUX.entries()) {
            assertEquals(entry.number(), LinuxH.class.getMethod(entry.name()).invoke(null), entry.name());
        }
    }

    @Test
    void clientsDoNotCopyTheConstants() throws IOException {
        // A static final field that javac may inline has an attribute of this name in its class file.
        assertFalse(resource("Errno.class").contains("ConstantValue"));
    }

    @Test
    void theErrorInAResult() {
        assertEquals(0, Errno.of(0));
        assertEquals(0, Errno.of(4096));
        assertEquals(0, Errno.of(Long.MAX_VALUE));
        assertEquals(104, Errno.of(-104));
        assertEquals(10035, Errno.of(-10035));
        assertEquals(9999, Errno.of(-9999));
        assertEquals(Integer.MAX_VALUE, Errno.of(-Integer.MAX_VALUE));
        assertThrows(IllegalArgumentException.class, () -> Errno.of(Integer.MIN_VALUE));
        assertThrows(IllegalArgumentException.class, () -> Errno.of(Long.MIN_VALUE));
    }

    @Test
    void theNamesOfThisHost() {
        Assumptions.assumeTrue(Os.CURRENT == Os.LINUX, "the numbers are Linux's");
        assertEquals("ECONNRESET", Errno.name(Errno.ECONNRESET));
        assertEquals(List.of("EAGAIN", "EWOULDBLOCK"), Errno.names(Errno.EAGAIN));
        assertEquals("Connection reset by peer", Errno.description(104));
        assertEquals("ECONNRESET (104): Connection reset by peer", Errno.toString(104));
        assertEquals("error 9999: not in the Linux table", Errno.toString(9999));
        assertEquals(OptionalInt.of(133), Errno.number("EHWPOISON"));
        assertEquals(OptionalInt.empty(), Errno.number("WSAECONNRESET"));
    }

    /**
     * What {@link Errno} has on a host of another name. This JVM runs on one host; the switch is a property, so a
     * second JVM is told another name. It shows which numbers would be picked there, not that the host gives them.
     */
    @ParameterizedTest
    @CsvSource({"Mac OS X, aarch64, 35 35 22 57 32 102 35:EAGAIN+EWOULDBLOCK",
            "Windows 11, amd64, 11 10035 10022 10057 32 10045 11:",
            "Linux, amd64, 11 11 22 107 32 95 11:EAGAIN+EWOULDBLOCK"})
    void theNumbersPickedOnAHost(String osName, String arch, String expected) throws Exception {
        assertEquals(expected, printedOn(osName, arch));
    }

    /** Its numbers have names, and no call of eagain gives one. */
    @Test
    void aHostWithATableThatNoCallIsMadeOn() throws Exception {
        assertEquals((ErrnoNumbers.NONE + " ").repeat(6) + "35:EAGAIN+EWOULDBLOCK", printedOn("FreeBSD", "amd64"));
    }

    @ParameterizedTest
    @CsvSource({"SunOS, sparcv9", "Linux, mips64el"})
    void aHostWithoutATable(String osName, String arch) throws Exception {
        String none = Integer.toString(ErrnoNumbers.NONE);
        assertEquals((none + " ").repeat(6)
                + "java.lang.UnsupportedOperationException: ErrnoTable.host: there is no table of the error numbers of "
                + osName + " (" + arch + ")", printedOn(osName, arch));
    }

    private static String printedOn(String osName, String arch) throws Exception {
        ChildJvm.Output output = ChildJvm.run(
                ChildJvm.command(List.of("-Dos.name=" + osName, "-Dos.arch=" + arch), PrintErrno.class), 60);
        assertEquals(0, output.status(), output::text);
        return String.join("\n", output.lines());
    }

    /** The program of the second JVM. */
    static final class PrintErrno {
        private PrintErrno() {
        }

        public static void main(String[] args) {
            System.out.printf("%d %d %d %d %d %d ", Errno.EAGAIN, Errno.EWOULDBLOCK, Errno.EINVAL, Errno.ENOTCONN,
                    Errno.EPIPE, Errno.EOPNOTSUPP);
            try {
                int number = Errno.number("EAGAIN").orElse(0);
                System.out.println(number + ":" + String.join("+", Errno.names(number)));
            } catch (UnsupportedOperationException e) {
                System.out.println(e);
            }
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ErrnoTableTest.class.getResourceAsStream(name)) {
            assertNotNull(in, name);
            // One char a byte, which suits a class file as well as ASCII.
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
