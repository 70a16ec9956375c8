package io.eagain.generated;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.eagain.generated.linux.LinuxH;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.MemoryLayout;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The generated classes of Linux against the C headers of the machine: every constant, every structure's size and
 * alignment, every field's offset and size. The statements are made from the compiled classes, not from the headers
 * that these were generated from, so a mistake in either is found.
 */
@EnabledOnOs(OS.LINUX)
class CHeadersAgreeTest {

    private static final String GCC = "gcc";
    private static final String GCC_AARCH64 = "aarch64-linux-gnu-gcc";

    private static final String[] HEADERS = {"errno.h", "fcntl.h", "netdb.h", "netinet/in.h", "netinet/tcp.h",
            "netinet/udp.h", "poll.h", "signal.h", "sys/epoll.h", "sys/eventfd.h", "sys/ioctl.h", "sys/select.h",
            "sys/socket.h", "sys/time.h", "sys/uio.h", "sys/un.h", "time.h", "linux/filter.h", "linux/in.h",
            "linux/in6.h", "linux/sockios.h"};

    /**
     * The kernel's own headers for TCP and IPv6 have options that the C library's lack. They cannot be included beside
     * those, or hide these options then, so they make a C file of their own.
     */
    private static final String[] KERNEL_HEADERS = {"linux/tcp.h", "linux/in6.h"};

    // @formatter:off, for one name a line
    /**
     * The names that headers of a supported system may lack, with the kernel that brought them. They are compared
     * wherever the headers have them. Any other name that is missing fails the test.
     */
    private static final Map<String, String> NEWER = Map.ofEntries(
            Map.entry("IP_LOCAL_PORT_RANGE", "6.3"),
            Map.entry("IP_PROTOCOL", "6.4"),
            Map.entry("SO_PASSPIDFD", "6.5"),
            Map.entry("SO_PEERPIDFD", "6.5"),
            Map.entry("TCP_AO_ADD_KEY", "6.7"),
            Map.entry("TCP_AO_DEL_KEY", "6.7"),
            Map.entry("TCP_AO_INFO", "6.7"),
            Map.entry("TCP_AO_GET_KEYS", "6.7"),
            Map.entry("TCP_AO_REPAIR", "6.7"),
            Map.entry("SO_DEVMEM_LINEAR", "6.12"),
            Map.entry("SO_DEVMEM_DMABUF", "6.12"),
            Map.entry("SO_DEVMEM_DONTNEED", "6.12"),
            Map.entry("SCM_TS_OPT_ID", "6.13"),
            Map.entry("SO_RCVPRIORITY", "6.14"),
            Map.entry("TCP_IS_MPTCP", "6.10"),
            Map.entry("TCP_RTO_MAX_MS", "6.15"),
            Map.entry("TCP_RTO_MIN_US", "6.15"),
            Map.entry("TCP_DELACK_MAX_US", "6.15"),
            Map.entry("SO_PASSRIGHTS", "6.16"),
            Map.entry("SO_INQ", "6.17"));
    // @formatter:on

    /** These have a typedef name in C and no tag. */
    private static final Set<String> TYPEDEFS = Set.of("fd_set", "sigset_t");

    private static final String PACKED = "epoll_event_packed";
    private static final String ALIGNED = "epoll_event_aligned";

    @TempDir
    Path directory;

    @Test
    void agreeWithTheHeadersOfThisMachine() throws Exception {
        agree(compiler());
    }

    @Test
    void agreeWithTheHeadersOfAarch64() throws Exception {
        assumeTrue(CAsserts.onPath(GCC_AARCH64), GCC_AARCH64 + " is not on the PATH, so aarch64 is not compared");
        agree(GCC_AARCH64);
    }

    private void agree(String compiler) throws Exception {
        String target = CAsserts.targetOf(compiler);
        var absent = new TreeSet<String>();
        int asserts = 0;
        for (CAsserts unit : units(target)) {
            CAsserts.Verdict verdict = unit.compile(compiler, directory);
            assertTrue(verdict.passed(), () -> compiler + " for " + target + ":\n" + verdict.output());
            asserts += unit.count();
            absent.addAll(verdict.absent());
        }
        assertTrue(NEWER.keySet().containsAll(absent), absent::toString);
        var since = new TreeMap<>(NEWER);
        since.keySet().retainAll(absent);
        System.out.printf("%s: %d C assertions hold%s%n", target, asserts - absent.size(),
                absent.isEmpty() ? "" : ", " + absent.size() + " not made: names of newer kernels, " + since);
    }

    /** A proof that the compiler really looks: each kind of mistake, alone, is refused and named. */
    @Test
    void refuseOneWrongNumber() throws Exception {
        String compiler = compiler();
        CAsserts unit = units(CAsserts.targetOf(compiler)).getFirst();
        assertAll(() -> refuse(compiler, unit, "ECONNRESET == 104"), //
                () -> refuse(compiler, unit, "EAI_AGAIN == -3"), //
                () -> refuse(compiler, unit, "offsetof(struct pollfd.revents) == 6"),
                () -> refuse(compiler, unit, "sizeof(struct pollfd.revents) == 2"),
                () -> refuse(compiler, unit, "sizeof(struct addrinfo) == 48"),
                () -> refuse(compiler, unit, "alignof(struct in6_addr) == 4"));
    }

    private void refuse(String compiler, CAsserts unit, String what) throws Exception {
        CAsserts.Claim right = unit.claims().stream().filter(claim -> claim.what().equals(what)).findFirst()
                .orElseThrow(() -> new AssertionError("no assertion says " + what));
        String number = what.substring(what.lastIndexOf(' ') + 1);
        String wrong = String.valueOf(Long.parseLong(number) + 1);
        String planted = what.substring(0, what.length() - number.length()) + wrong;
        String condition = right.condition().replace("== " + number + "LL", "== " + wrong + "LL");
        CAsserts.Verdict verdict = unit.withReplaced(right, new CAsserts.Claim(planted, condition, null))
                .compile(compiler, directory);
        assertFalse(verdict.passed(), () -> "not noticed: " + planted);
        assertTrue(verdict.output().contains(planted), verdict::output);
        assertEquals(1, verdict.failedAssertions(), verdict::output);
    }

    /** jextract ignores an --include of a name that the headers do not have. This does not. */
    @Test
    void containsWhatWasAskedForAndNothingElse() throws Exception {
        var asked = new TreeMap<String, Set<String>>();
        Path arguments = Path.of(System.getProperty("project.basedir", ""), "native-headers/linux/jextract.args");
        for (String line : Files.readAllLines(arguments)) {
            if (line.startsWith("--include-")) {
                int blank = line.indexOf(' ');
                String kind = line.substring("--include-".length(), blank);
                String name = line.substring(blank + 1);
                assertTrue(asked.computeIfAbsent(kind.equals("typedef") ? "struct" : kind, k -> new TreeSet<>())
                        .add(name), () -> "twice in " + arguments + ": " + name);
            }
        }
        assertEquals(Set.of("constant", "function", "struct"), asked.keySet());
        assertEquals(asked.get("constant"), constants().keySet());
        assertEquals(asked.get("function"), functions());
        assertEquals(asked.get("struct"), structures().keySet());
    }

    /** Not skipped when there is no compiler: nothing else would notice a wrong number. */
    private static String compiler() {
        if (!CAsserts.onPath(GCC)) {
            fail("no " + GCC + " on the PATH: install gcc and the C library's headers");
        }
        return GCC;
    }

    /** The statements that the generated classes make about a machine, as two C files. */
    private static List<CAsserts> units(String target) throws Exception {
        var unit = new CAsserts(HEADERS);
        var kernel = new CAsserts(KERNEL_HEADERS);
        for (Map.Entry<String, Long> constant : constants().entrySet()) {
            String name = constant.getKey();
            CAsserts of = name.startsWith("TCP_") || name.startsWith("IPV6_FLOW") ? kernel : unit;
            if (NEWER.containsKey(name)) {
                of.constantIfDefined(name, constant.getValue());
            } else {
                of.constant(name, constant.getValue());
            }
        }
        String otherShape = target.startsWith("x86_64-") ? ALIGNED : PACKED;
        for (Map.Entry<String, Class<?>> structure : structures().entrySet()) {
            if (!structure.getKey().equals(otherShape)) {
                structure(unit, cType(structure.getKey()), structure.getValue());
            }
        }
        return List.of(unit, kernel);
    }

    private static String cType(String name) {
        if (TYPEDEFS.contains(name)) {
            return name;
        }
        return "struct " + (name.equals(PACKED) || name.equals(ALIGNED) ? "epoll_event" : name);
    }

    private static void structure(CAsserts unit, String type, Class<?> java) throws Exception {
        GroupLayout layout = (GroupLayout) java.getMethod("layout").invoke(null);
        unit.size(type, (long) java.getMethod("sizeof").invoke(null));
        unit.alignment(type, layout.byteAlignment());
        int fields = 0;
        for (Method offset : java.getMethods()) {
            if (offset.getName().endsWith("$offset")) {
                String field = offset.getName().substring(0, offset.getName().length() - "$offset".length());
                MemoryLayout member = (MemoryLayout) java.getMethod(field + "$layout").invoke(null);
                unit.field(type, field, (long) offset.invoke(null), member.byteSize());
                fields++;
            }
        }
        assertEquals(namedMembers(layout), fields, () -> "fields of " + java);
    }

    /** How many fields a layout has; those of an unnamed union count as the structure's own, as in C. */
    private static int namedMembers(GroupLayout layout) {
        int count = 0;
        for (MemoryLayout member : layout.memberLayouts()) {
            String name = member.name().orElse("");
            if (name.startsWith("$anon$")) {
                count += namedMembers((GroupLayout) member);
            } else if (!name.isEmpty()) {
                count++;
            }
        }
        return count;
    }

    /** jextract writes a constant as a method without parameters; what belongs to a function has a $ in its name. */
    private static Map<String, Long> constants() throws ReflectiveOperationException {
        var constants = new TreeMap<String, Long>();
        for (Class<?> header : headerClasses()) {
            for (Method method : header.getDeclaredMethods()) {
                int modifiers = method.getModifiers();
                if (Modifier.isPublic(modifiers) && Modifier.isStatic(modifiers) && method.getParameterCount() == 0
                        && method.getName().indexOf('$') < 0) {
                    // A constant of another type throws here: it needs a comparison of its own.
                    constants.put(method.getName(), ((Number) method.invoke(null)).longValue());
                }
            }
        }
        return constants;
    }

    /** jextract keeps what belongs to a function in a class inside the header class. */
    private static Set<String> functions() {
        var functions = new TreeSet<String>();
        for (Class<?> header : headerClasses()) {
            for (Class<?> inner : header.getDeclaredClasses()) {
                functions.add(inner.getSimpleName());
            }
        }
        return functions;
    }

    /** The header class and, where jextract splits a large one, the classes that it extends. */
    private static List<Class<?>> headerClasses() {
        var classes = new ArrayList<Class<?>>();
        for (Class<?> header = LinuxH.class; header != Object.class; header = header.getSuperclass()) {
            classes.add(header);
        }
        return classes;
    }

    /** Every other class of the package, found by its file, so that a new one cannot be forgotten here. */
    private static Map<String, Class<?>> structures() throws Exception {
        Path directory = Path.of(LinuxH.class.getResource("LinuxH.class").toURI()).getParent();
        var structures = new TreeMap<String, Class<?>>();
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                if (!name.startsWith("LinuxH") && name.indexOf('$') < 0) {
                    structures.put(name, Class.forName(LinuxH.class.getPackageName() + "." + name));
                }
            }
        }
        return structures;
    }
}
