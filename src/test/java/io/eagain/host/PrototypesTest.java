package io.eagain.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.ChildJvm;
import io.eagain.Compilers;
import io.eagain.Compilers.Compiler;
import io.eagain.generated.linux.LinuxH;
import io.eagain.generated.macos.MacosH;
import io.eagain.generated.windows.WindowsH;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The C prototypes of this package are those of each host's headers, and their descriptors those of the C compiler and of
 * jextract.
 */
@EnabledOnOs(OS.LINUX)
@Tag("build-host")
class PrototypesTest {

    /**
     * Before Windows' prototypes. Its headers write {@code long} for many numbers of 32 bits where these have
     * {@code int}; so that a function is not compared as it stands but with the types that it may have.
     */
    private static final String WINDOWS_TYPES = """
            _Static_assert(sizeof(long) == sizeof(int), "long is another width than int");
            #define IS(function, type) __builtin_types_compatible_p(__typeof__(&function), type)
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"LINUX", "MACOS", "WINDOWS"})
    void theCompilerAcceptsEveryPrototype(Os host) throws Exception {
        Compiler compiler = Compilers.of(host, host.title() + " has these prototypes");
        StringBuilder source = new StringBuilder();
        List<Prototype> prototypes = prototypes(host);
        prototypes.forEach(prototype -> source.append(declaration(host, prototype)));
        ChildJvm.Output output = compiler.read(source.toString());
        assertEquals(0, output.status(), output::text);
        assertTrue(prototypes.size() >= (host == Os.LINUX ? 30 : 26), () -> prototypes.size() + " functions");
    }

    /** Redeclared as they are, each function once, a function of another name would pass: it must be known already. */
    @ParameterizedTest
    @EnumSource(names = {"LINUX", "MACOS", "WINDOWS"})
    void theHeadersDeclareEveryFunction(Os host) throws Exception {
        Compiler compiler = Compilers.of(host, host.title() + "'s headers declare every function");
        StringBuilder source = new StringBuilder();
        Set<String> symbols = new TreeSet<>();
        prototypes(host).forEach(prototype -> symbols.add(prototype.symbol()));
        symbols.forEach(symbol -> source.append(use(symbol)));
        ChildJvm.Output output = compiler.read(source.toString());
        assertEquals(0, output.status(), output::text);

        ChildJvm.Output unknown = compiler.read(source + use("no_such_function"));
        assertNotEquals(0, unknown.status());
        assertTrue(unknown.text().contains("undeclared") && unknown.text().contains("no_such_function"), unknown::text);
    }

    private static String use(String symbol) {
        return "void *at_" + symbol + "(void) { return (void *) " + symbol + "; }\n";
    }

    /** A proof that the compiler looks: each prototype with one mistake is refused. */
    @ParameterizedTest
    @EnumSource(names = {"LINUX", "MACOS", "WINDOWS"})
    void theCompilerRefusesAWrongPrototype(Os host) throws Exception {
        Compiler compiler = Compilers.of(host, host.title() + "'s C compiler refuses wrong prototypes");
        for (String[] change : planted(host)) {
            Prototype right = prototypes(host).stream().filter(p -> p.text().contains(change[0])).findFirst()
                    .orElseThrow(() -> new AssertionError("no prototype has " + change[0]));
            Prototype wrong = new Prototype(right.text().replace(change[0], change[1]));
            ChildJvm.Output output = compiler.read(declaration(host, wrong));
            assertNotEquals(0, output.status(), () -> "not noticed: " + wrong.text());
            assertTrue(output.text().contains("conflicting types for '" + right.symbol() + "'"), output::text);
        }
    }

    /** Widths, the order, the number, pointers, const and where the dots begin. */
    private static String[][] planted(Os host) {
        return switch (host) {
            case LINUX -> new String[][]{{"ssize_t recv(", "int recv("}, {"int close(int)", "int close(long)"},
                    {"epoll_wait(int, struct epoll_event *, int, int)", "epoll_wait(int, struct epoll_event *, int)"},
                    {"unsigned long, ...", "int, ..."}, {"fcntl(int, int, ... int)", "fcntl(int, int, int)"},
                    {"const struct sockaddr *, socklen_t", "const struct sockaddr *, size_t"},
                    {"const void *, size_t, int)", "void *, size_t, int)"}, {"nfds_t", "int"},
                    {"unsigned int, int)", "int, unsigned int)"}};
            case MACOS -> new String[][]{{"ssize_t recv(", "int recv("}, {"int close(int)", "int close(long)"},
                    {"int kqueue(void)", "int kqueue(int)"}, {"const struct kevent *, int,", "const struct kevent *,"},
                    {"int kevent(int, const struct kevent *", "int kevent(const struct kevent *, int"},
                    {"unsigned long, ...", "unsigned int, ..."}, {"fcntl(int, int, ... int)", "fcntl(int, int, int)"},
                    {"const struct sockaddr *, socklen_t", "const struct sockaddr *, size_t"},
                    {"const void *, size_t, int)", "void *, size_t, int)"}, {"nfds_t", "unsigned long"},
                    {"struct addrinfo **", "struct addrinfo *"}};
            case WINDOWS -> new String[][]{{"SOCKET accept(", "int accept("},
                    {"int closesocket(SOCKET)", "int closesocket(int)"},
                    {"WSAPoll(WSAPOLLFD *, unsigned int, int)", "WSAPoll(WSAPOLLFD *, size_t, int)"},
                    {"unsigned short, WSADATA *", "unsigned int, WSADATA *"},
                    {"SOCKET, int, unsigned int *)", "SOCKET, unsigned int *, int)"},
                    {"SOCKET, int, unsigned int *)", "SOCKET, int, unsigned int)"},
                    {"SOCKET, int, unsigned int *)", "SOCKET, int, SOCKET *)"},
                    {"SOCKET, int, unsigned int *)", "SOCKET, unsigned int, unsigned int *)"},
                    {"WSABUF *, unsigned int,", "WSABUF *,"}, {"WSABUF *, unsigned int,", "WSABUF *, int,"},
                    {"int recv(SOCKET, char *, int, int)", "int recv(SOCKET, char *, size_t, int)"},
                    {"const char *, int, int)", "char *, int, int)"}, {"WSAOVERLAPPED *, void *", "void *, void *"},
                    {"int listen(SOCKET, int)", "int listen(SOCKET, int, ... int)"}};
            case FREEBSD, OTHER -> throw new IllegalArgumentException(host.title());
        };
    }

    private static List<Prototype> prototypes(Os host) {
        return Arrays.stream(Libc.values()).map(function -> function.prototype(host)).filter(p -> p != null)
                .toList();
    }

    /** C that is wrong if the headers declare the function otherwise. */
    private static String declaration(Os host, Prototype prototype) {
        if (host != Os.WINDOWS) {
            return "extern " + prototype.c() + ";\n";
        }
        List<String> types = new ArrayList<>(List.of(""));
        for (List<String> part : spellings(prototype)) {
            types = types.stream().flatMap(begun -> part.stream().map(text -> begun + text)).toList();
        }
        String any = String.join(" || ",
                types.stream().map(type -> "IS(" + prototype.symbol() + ", " + type + ")").toList());
        return WINDOWS_TYPES + "_Static_assert(" + any + ", \"conflicting types for '" + prototype.symbol() + "'\");\n";
    }

    /** The pieces of the function's type, each as the headers may write it. */
    private static List<List<String>> spellings(Prototype prototype) {
        List<List<String>> pieces = new ArrayList<>();
        List<String> types = types(prototype.c());
        for (int i = 0; i < types.size(); i++) {
            String type = types.get(i);
            boolean last = i == types.size() - 1;
            pieces.add(switch (type) {
                case "int" -> List.of("int", "long");
                case "unsigned int" -> List.of("unsigned int", "unsigned long");
                case "unsigned int *" -> List.of("unsigned int *", "unsigned long *");
                // mingw-w64 writes const PTIMEVAL, by which the pointer is const and not what it points to.
                case "const struct timeval *" -> List.of(type, "struct timeval *");
                // A pointer to a function, where eagain passes NULL.
                case "void *" -> last ? List.of("void *", "LPWSAOVERLAPPED_COMPLETION_ROUTINE") : List.of("void *");
                default -> List.of(type);
            });
            pieces.add(List.of(i == 0 ? " (*)(" : last ? ")" : ", "));
        }
        return pieces;
    }

    /** The type of the result and those of the arguments, {@code void} for none. */
    private static List<String> types(String prototype) {
        List<String> types = new ArrayList<>();
        int bracket = prototype.indexOf('(');
        types.add(prototype.substring(0, prototype.lastIndexOf(' ', bracket)));
        types.addAll(List.of(prototype.substring(bracket + 1, prototype.length() - 1).split(", ", -1)));
        return types;
    }

    /** jextract reads headers that were written for it, so that its widths alone would be those of the same author. */
    @ParameterizedTest
    @EnumSource(names = {"LINUX", "MACOS", "WINDOWS"})
    void widthsAreThoseOfTheCompiler(Os host) throws Exception {
        Compiler compiler = Compilers.of(host, host.title() + "'s types have these widths");
        Map<String, Long> widths = new TreeMap<>();
        for (Prototype prototype : prototypes(host)) {
            FunctionDescriptor descriptor = prototype.descriptor(host);
            List<MemoryLayout> layouts = new ArrayList<>(descriptor.argumentLayouts());
            List<String> types = new ArrayList<>(types(prototype.text().replace("... ", "")));
            String result = types.removeFirst();
            types.remove("void");
            assertEquals(types.size(), layouts.size(), prototype.text());
            assertEquals(result.equals("void"), descriptor.returnLayout().isEmpty(), prototype.text());
            descriptor.returnLayout().ifPresent(layout -> {
                types.add(result);
                layouts.add(layout);
            });
            for (int i = 0; i < types.size(); i++) {
                Long other = widths.put(types.get(i), layouts.get(i).byteSize());
                assertTrue(other == null || other == layouts.get(i).byteSize(), prototype.text());
            }
        }
        ChildJvm.Output output = compiler.read(widths(widths));
        assertEquals(0, output.status(), output::text);
        assertTrue(widths.size() >= 10, widths::toString);

        widths.replaceAll((type, width) -> width + 1);
        ChildJvm.Output planted = compiler.read(widths(widths));
        widths.keySet().forEach(type -> assertTrue(planted.text().contains("wrong: " + type), planted::text));
    }

    private static String widths(Map<String, Long> widths) {
        StringBuilder source = new StringBuilder();
        widths.forEach((type, width) -> source.append("_Static_assert(sizeof(" + type + ") == " + width + ", \"wrong: "
                + type + "\");\n"));
        return source.toString();
    }

    @ParameterizedTest
    @EnumSource(names = {"LINUX", "MACOS", "WINDOWS"})
    void descriptorsAreThoseOfJextract(Os host) throws Exception {
        Class<?> header = header(host);
        Set<String> ofJextract = new TreeSet<>();
        for (Class<?> part = header; part != Object.class; part = part.getSuperclass()) {
            Arrays.stream(part.getDeclaredClasses()).forEach(inner -> ofJextract.add(inner.getSimpleName()));
        }
        makeLinkable(ofJextract);
        Set<String> compared = new TreeSet<>();
        for (Prototype prototype : prototypes(host)) {
            FunctionDescriptor generated = generated(header, prototype.symbol());
            if (prototype.variadic() >= 0) {
                // What jextract has ends before the dots; the type behind them is the prototype's own.
                generated = generated.appendArgumentLayouts(
                        prototype.text().endsWith("*)") ? ValueLayout.ADDRESS : ValueLayout.JAVA_INT);
            }
            assertEquals(plain(generated), plain(prototype.descriptor(host)), prototype.text());
            compared.add(prototype.symbol());
        }
        if (host == Os.WINDOWS) {
            // The linker calls it, behind every call.
            compared.add("WSAGetLastError");
        }
        assertEquals(ofJextract, compared, "functions of the generated header");
    }

    private static Class<?> header(Os host) {
        return switch (host) {
            case LINUX -> LinuxH.class;
            case MACOS -> MacosH.class;
            case WINDOWS -> WindowsH.class;
            case FREEBSD, OTHER -> throw new IllegalArgumentException(host.title());
        };
    }

    /**
     * jextract's class for a function links it when the descriptor is read, and fails on a host that does not have the
     * function. So each such function is given a symbol here: a library of that many empty functions, loaded by the class
     * loader that those classes ask. None is ever called.
     */
    private void makeLinkable(Set<String> functions) throws Exception {
        StringBuilder source = new StringBuilder("void eagain_nothing(void) {}\n");
        for (String function : functions) {
            if (Linker.nativeLinker().defaultLookup().find(function).isEmpty()) {
                source.append("void ").append(function).append("(void) {}\n");
            }
        }
        Path file = Files.createTempFile(directory, "functions", ".c");
        Path library = Path.of(file.toString().replace(".c", ".so"));
        Files.writeString(file, source);
        String gcc = Compilers.of(Os.LINUX, "descriptors are those of jextract").command().getFirst();
        ChildJvm.Output output = ChildJvm
                .run(List.of(gcc, "-shared", "-fPIC", "-o", library.toString(), file.toString()), 60);
        assertEquals(0, output.status(), output::text);
        System.load(library.toString());
    }

    private static FunctionDescriptor generated(Class<?> header, String function) throws ReflectiveOperationException {
        for (Class<?> part = header; part != Object.class; part = part.getSuperclass()) {
            for (Class<?> inner : part.getDeclaredClasses()) {
                if (inner.getSimpleName().equals(function)) {
                    // BASE_DESC for a variadic function.
                    Field descriptor = Arrays.stream(inner.getDeclaredFields())
                            .filter(f -> f.getName().endsWith("DESC"))
                            .findFirst().orElseThrow();
                    descriptor.setAccessible(true);
                    return (FunctionDescriptor) descriptor.get(null);
                }
            }
        }
        throw new AssertionError("jextract has no function " + function);
    }

    /** jextract gives its pointers a target and its layouts names; neither changes the call. */
    private static List<MemoryLayout> plain(FunctionDescriptor descriptor) {
        List<MemoryLayout> layouts = new ArrayList<>();
        layouts.add(descriptor.returnLayout().map(PrototypesTest::plain).orElse(MemoryLayout.paddingLayout(1)));
        descriptor.argumentLayouts().forEach(layout -> layouts.add(plain(layout)));
        return layouts;
    }

    private static MemoryLayout plain(MemoryLayout layout) {
        MemoryLayout named = layout.withoutName();
        return named instanceof AddressLayout address ? address.withoutTargetLayout() : named;
    }

    /** The number of variadic functions is fixed by hand: each needs to say where its dots begin. */
    @Test
    void variadicFunctionsSayWhereTheirDotsBegin() {
        int variadic = 0;
        for (Os host : List.of(Os.LINUX, Os.MACOS, Os.WINDOWS)) {
            for (Prototype prototype : prototypes(host)) {
                if (prototype.text().contains("...")) {
                    assertEquals(2, prototype.variadic(), prototype.text());
                    assertEquals(3, prototype.descriptor(host).argumentLayouts().size(), prototype.text());
                    variadic++;
                } else {
                    assertEquals(-1, prototype.variadic(), prototype.text());
                }
            }
        }
        assertEquals(6, variadic);
    }

    /** Whatever the host, the handle takes what the one call site passes. */
    @Test
    void everyHostsHandleFitsTheCallSite() {
        for (Libc function : Libc.values()) {
            List<Os> hosts = Arrays.stream(Os.values()).filter(host -> function.prototype(host) != null).toList();
            Os first = hosts.getFirst();
            MethodType shape = Widths.shape(function.prototype(first).descriptor(first).toMethodType(), first);
            for (Os host : hosts) {
                Prototype prototype = function.prototype(host);
                MethodType own = prototype.descriptor(host).toMethodType();
                assertEquals(shape, Widths.adapt(MethodHandles.empty(own), shape).type(), prototype.text());
            }
        }
    }

    @Test
    void thisHostIsLinux() {
        assertEquals(Os.LINUX, Os.CURRENT);
        assertEquals("Linux (" + System.getProperty("os.arch") + ")", Os.CURRENT.title());
    }
}
