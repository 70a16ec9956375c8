package io.eagain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.host.Os;
import java.io.IOException;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jnr.constants.Constant;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The tables against sources that know nothing of them: C headers as the preprocessor sees them, the C library at run
 * time, CPython, and jnr-constants. Each comparison goes both ways, so that a wrong number, a missing name and an
 * invented one all show; every known difference is written out with its reason. A source that this machine does not
 * have skips its test and says so.
 */
class ErrnoSourcesTest {
    /** The one name that Linux has got lately: in the kernel's headers of 7.2 and in glibc 2.43, and in no older source. */
    private static final int EFTYPE = 134;

    private static final Pattern DEFINED = Pattern.compile("#define (\\w+) .*");

    /** Debian's mingw-w64-x86-64-dev, which is headers without a compiler; and another layout of the same. */
    private static final List<Path> MINGW_HEADERS = List.of(Path.of("/usr/x86_64-w64-mingw32/include"),
            Path.of("/usr/share/mingw-w64/include"), Path.of("/usr/x86_64-w64-mingw32/sys-root/mingw/include"));

    /** Linux's headers for aarch64, of Debian's linux-libc-dev-arm64-cross. */
    private static final Path AARCH64_HEADERS = Path.of("/usr/aarch64-linux-gnu/include");

    // The C headers of this host.

    @Tag("build-host")
    @Test
    void theHeaderOfThisHost() throws Exception {
        Assumptions.assumeTrue(Os.CURRENT != Os.WINDOWS && Os.CURRENT != Os.OTHER, "no errno.h of this host");
        Map<String, Integer> header = defines(List.of(), List.of("errno.h"), "E[A-Z0-9]+");
        header.remove("ELAST"); // the greatest number on macOS and FreeBSD, not an error
        Map<String, Integer> table = table(ErrnoTable.host());
        if (Os.CURRENT == Os.LINUX) {
            removeNewer(table, header);
        }
        if (Os.CURRENT == Os.MACOS && !header.containsKey("ENOTCAPABLE")) {
            table.remove("ENOTCAPABLE"); // not in the headers of older SDKs
        }
        assertEquals(table, header);
    }

    @Tag("build-host")
    @Test
    void theHeaderOfLinuxOnAarch64() throws Exception {
        Assumptions.assumeTrue(Files.exists(AARCH64_HEADERS.resolve("asm/errno.h")),
                "no headers of Linux for aarch64 in " + AARCH64_HEADERS);
        Map<String, Integer> header = defines(List.of("-nostdinc", "-isystem", AARCH64_HEADERS.toString()),
                List.of("asm/errno.h"), "E[A-Z0-9]+");
        Map<String, Integer> table = table(ErrnoTable.LINUX);
        // Not the kernel's: the C library adds this name for EOPNOTSUPP's number.
        assertEquals(table.get("EOPNOTSUPP"), table.remove("ENOTSUP"));
        removeNewer(table, header);
        assertEquals(table, header);
    }

    private static void removeNewer(Map<String, Integer> table, Map<String, Integer> source) {
        if (!source.containsKey("EFTYPE")) {
            assertEquals(EFTYPE, table.remove("EFTYPE"));
        }
    }

    // glibc.

    @Test
    void theNamesOfGlibc() throws Throwable {
        MethodHandle strerrorname = glibc("strerrorname_np");
        for (int number = 1; number < 4096; number++) {
            String name = string((MemorySegment) strerrorname.invokeExact(number));
            if (number == EFTYPE && name == null) {
                continue;
            }
            assertEquals(name == null ? "error " + number : name, ErrnoTable.LINUX.name(number));
        }
    }

    @Test
    void theDescriptionsOfGlibc() throws Throwable {
        MethodHandle strerrordesc = glibc("strerrordesc_np");
        for (int number = 1; number < 4096; number++) {
            String description = string((MemorySegment) strerrordesc.invokeExact(number));
            if (number == EFTYPE && description == null) {
                continue;
            }
            assertEquals(description == null ? "Unknown error " + number : description,
                    ErrnoTable.LINUX.description(number));
        }
    }

    // CPython.

    @Tag("build-host")
    @Test
    void theErrnoModuleOfPython() throws Exception {
        Assumptions.assumeTrue(Os.CURRENT == Os.LINUX, "the differences below are those of Linux");
        String output = run("", "python3", "-c",
                "import errno\nfor n in dir(errno):\n  if n.startswith('E'): print(n, getattr(errno, n))");
        Map<String, Integer> python = new TreeMap<>();
        output.lines().forEach(line -> {
            String[] fields = line.split(" ", -1);
            python.put(fields[0], Integer.valueOf(fields[1]));
        });
        Map<String, Integer> table = table(ErrnoTable.LINUX);
        if (!python.containsKey("EHWPOISON")) {
            assertEquals(133, table.remove("EHWPOISON")); // Python has it from 3.14 on
        }
        removeNewer(table, python);
        assertEquals(table, python);
    }

    // mingw-w64.

    @Tag("build-host")
    @Test
    void theErrnoOfTheWindowsRuntime() throws Exception {
        Map<String, Integer> header = mingw(List.of("errno.h"), "E[A-Z0-9]+|STRUNCATE");
        Map<String, Integer> table = table(ErrnoTable.WINDOWS_CRT);
        assertEquals(2, header.remove("ENOFILE")); // an old name for ENOENT that Microsoft's header does not have
        if (!header.containsKey("EOTHER")) {
            assertEquals(131, table.remove("EOTHER")); // only Microsoft's header has it
        }
        assertEquals(table, header);
    }

    @Tag("build-host")
    @Test
    void theErrorsOfWinsock() throws Exception {
        // What begins with WSA and has a number without being an error: lengths, limits and answers of a wait.
        Set<String> others = Set.of("WSADESCRIPTION_LEN", "WSASYS_STATUS_LEN", "WSAPROTOCOL_LEN", "WSA_WAIT_TIMEOUT",
                "WSA_WAIT_EVENT_0", "WSA_WAIT_FAILED", "WSA_WAIT_IO_COMPLETION", "WSA_MAXIMUM_WAIT_EVENTS",
                "WSA_INFINITE");
        Map<String, Integer> header = mingw(List.of("winsock2.h", "winerror.h"),
                "WSA(?!_FLAG_)[A-Z_]+|ERROR_NETNAME_DELETED|ERROR_MORE_DATA|ERROR_CONNECTION_REFUSED");
        header.keySet().removeAll(others);
        Map<String, Integer> table = table(ErrnoTable.WINSOCK);
        // The spelling of the two is Microsoft's; mingw-w64 adds the one with a letter more.
        assertEquals(header.get("WSA_QOS_EUNKOWNPSOBJ"), header.remove("WSA_QOS_EUNKNOWNPSOBJ"));
        // Not in the headers of mingw-w64 10.
        for (String name : List.of("WSA_SECURE_HOST_NOT_FOUND", "WSA_IPSEC_NAME_POLICY_ERROR")) {
            if (!header.containsKey(name)) {
                table.remove(name);
            }
        }
        assertEquals(table, header);
    }

    @Tag("build-host")
    @Test
    void theCodesOfTheResolverOnWindows() throws Exception {
        Map<String, Integer> header = mingw(List.of("winsock2.h", "ws2tcpip.h"), "EAI_[A-Z]+");
        Set<String> resolver = new TreeSet<>();
        header.forEach((name, number) -> {
            assertTrue(!ErrnoTable.WINSOCK.names(number).isEmpty(), name + " is " + number);
            if (number > 11000) {
                resolver.add(ErrnoTable.WINSOCK.name(number));
            }
        });
        assertEquals(Set.of("WSAHOST_NOT_FOUND", "WSATRY_AGAIN", "WSANO_RECOVERY", "WSANO_DATA"), resolver);
        assertTrue(ErrnoTable.WINSOCK.entries().stream().filter(entry -> resolver.contains(entry.name()))
                .allMatch(ErrnoTable.Entry::resolver));
    }

    // jnr-constants.

    @Test
    void theErrnoOfMacosInJnrConstants() {
        Map<String, Integer> table = table(ErrnoTable.MACOS);
        // jnr-constants has the names that its list of many systems has; these are in Apple's header alone.
        Set<String> missing = Set.of("EPWROFF", "EDEVERR", "EBADEXEC", "EBADARCH", "ESHLIBVERS", "EBADMACHO",
                "ENOPOLICY", "EQFULL");
        assertTrue(table.keySet().removeAll(missing));
        assertEquals(107, table.remove("ENOTCAPABLE")); // newer than jnr-constants' copy of the header
        assertEquals(table, numbers(jnr.constants.platform.darwin.Errno.values()));
    }

    @Test
    void theErrnoOfFreebsdInJnrConstants() {
        Map<String, Integer> table = table(ErrnoTable.FREEBSD);
        assertEquals(97, table.remove("EINTEGRITY")); // newer than jnr-constants' copy of the header
        assertEquals(table, numbers(jnr.constants.platform.freebsd.Errno.values()));
    }

    private static Map<String, Integer> numbers(Enum<?>[] constants) {
        Map<String, Integer> numbers = new TreeMap<>();
        for (Enum<?> constant : constants) {
            numbers.put(constant.name(), ((Constant) constant).intValue());
        }
        return numbers;
    }

    private static Map<String, Integer> table(ErrnoTable table) {
        Map<String, Integer> numbers = new TreeMap<>();
        table.entries().forEach(entry -> numbers.put(entry.name(), entry.number()));
        return numbers;
    }

    @SuppressWarnings("restricted")
    private static MethodHandle glibc(String function) {
        Linker linker = Linker.nativeLinker();
        AddressLayout string = ValueLayout.ADDRESS
                .withTargetLayout(MemoryLayout.sequenceLayout(Long.MAX_VALUE, ValueLayout.JAVA_BYTE));
        MemorySegment symbol = Os.CURRENT == Os.LINUX ? linker.defaultLookup().find(function).orElse(null) : null;
        Assumptions.assumeTrue(symbol != null, "no " + function + ", which glibc has from 2.32 on");
        return linker.downcallHandle(symbol, FunctionDescriptor.of(string, ValueLayout.JAVA_INT));
    }

    private static String string(MemorySegment string) {
        return string.address() == 0 ? null : string.getString(0);
    }

    private static Map<String, Integer> mingw(List<String> headers, String names) throws Exception {
        Path include = MINGW_HEADERS.stream()
                .filter(path -> Stream.of("_mingw.h", "winsock2.h").allMatch(file -> Files.exists(path.resolve(file))))
                .findFirst().orElse(null);
        Assumptions.assumeTrue(include != null, "no headers of mingw-w64 in " + MINGW_HEADERS);
        // stddef.h and its like come from the compiler, whose own target does not matter for them.
        String own = run("", "gcc", "-print-file-name=include").strip();
        return defines(List.of("-nostdinc", "-D_WIN32", "-D_WIN64", "-isystem", include.toString(), "-isystem", own),
                headers, names);
    }

    /** The macros of these names that some C headers define, as the preprocessor expands them: those with a number. */
    private static Map<String, Integer> defines(List<String> options, List<String> headers, String names)
            throws Exception {
        StringBuilder program = new StringBuilder();
        headers.forEach(header -> program.append("#include <").append(header).append(">\n"));
        String defined = run(program.toString(), preprocess(options, "-dM"));
        Pattern wanted = Pattern.compile(names);
        List<String> found = new ArrayList<>();
        for (String line : defined.lines().toList()) {
            Matcher matcher = DEFINED.matcher(line);
            if (matcher.matches() && wanted.matcher(matcher.group(1)).matches()) {
                found.add(matcher.group(1));
                program.append('"').append(matcher.group(1)).append("\" ").append(matcher.group(1)).append('\n');
            }
        }
        assertTrue(!found.isEmpty(), "no " + names + " in " + headers);
        Map<String, Integer> numbers = new TreeMap<>();
        // A line "WSAEINTR" WSAEINTR comes out as "WSAEINTR" (10000 + 4 ): a string is not expanded.
        for (String line : run(program.toString(), preprocess(options, "-P")).lines().toList()) {
            if (line.startsWith("\"")) {
                int end = line.indexOf('"', 1);
                String value = line.substring(end + 1).replaceAll("[()\\s]|(?<=[0-9])L", "");
                if (value.matches("[0-9]+(\\+[0-9]+)*")) {
                    int sum = Stream.of(value.split("\\+", -1)).mapToInt(Integer::parseInt).sum();
                    numbers.put(line.substring(1, end), sum);
                }
            }
        }
        return numbers;
    }

    private static String[] preprocess(List<String> options, String mode) {
        List<String> command = new ArrayList<>(List.of("gcc", "-E", mode));
        command.addAll(options);
        command.addAll(List.of("-x", "c", "-"));
        return command.toArray(String[]::new);
    }

    private static String run(String input, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("LC_ALL", "C");
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return Assumptions.abort("this machine has no " + command[0] + ": " + e.getMessage());
        }
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), String.join(" ", command));
        assertEquals(0, process.exitValue(), String.join(" ", command));
        return output;
    }
}
