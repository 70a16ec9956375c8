package io.eagain.host;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.eagain.generated.linux.LinuxH;
import io.eagain.generated.macos.MacosH;
import io.eagain.generated.windows.WindowsH;
import java.io.IOException;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes what GraalVM's {@code native-image} has to be told of the library, for GraalVM 25: {@code java ...
 * io.eagain.host.ReachabilityMetadata ROOT}. The downcalls are those of the prototypes, on all hosts together, linked as the
 * sources of this package link them; so one file serves every host.
 *
 * <p>Types have the names of JNI, which are the same layout on every host; C's {@code long} is not.
 */
final class ReachabilityMetadata {
    static final Path FILE = Path.of("src", "main", "resources", "META-INF", "native-image", "io.eagain", "eagain",
            "reachability-metadata.json");
    static final String COMMAND = "mvn -q test-compile exec:exec -Dlab.classpath=test"
            + " -Dlab.main=io.eagain.host.ReachabilityMetadata -Dlab.args=.";
    static final Path SOURCES = Path.of("src", "main", "java", "io", "eagain");

    private static final Pattern LINKED = Pattern.compile("Libc\\.([A-Z0-9_]+)\\s*\\.(link\\w*)\\(\\)");

    private static final Map<MemoryLayout, String> NAMES = Map.of(ValueLayout.JAVA_SHORT, "jshort",
            ValueLayout.JAVA_INT,
            "jint", ValueLayout.JAVA_LONG, "jlong");

    /** The parts of the format that are used here. */
    record Document(String comment, List<Reflection> reflection, List<Resource> resources, Foreign foreign) {
    }

    record Reflection(Condition condition, String type, Boolean allDeclaredMethods, Boolean allPublicFields,
            List<Method> methods,
            List<Field> fields) {
    }

    record Condition(String typeReached) {
    }

    record Method(String name, List<String> parameterTypes) {
    }

    record Field(String name) {
    }

    record Resource(String glob) {
    }

    record Foreign(List<Downcall> downcalls) {
    }

    /** What the linker is asked for; options that are absent are null. */
    record Downcall(String returnType, List<String> parameterTypes, Options options) {
        static Downcall of(FunctionDescriptor descriptor, boolean capture, boolean critical, int variadic) {
            Options options = !capture && !critical && variadic < 0
                    ? null
                    : new Options(capture ? true : null, critical ? new Critical(true) : null,
                            variadic < 0 ? null : variadic);
            return new Downcall(descriptor.returnLayout().map(ReachabilityMetadata::name).orElse("void"),
                    descriptor.argumentLayouts().stream().map(ReachabilityMetadata::name).toList(), options);
        }
    }

    record Options(Boolean captureCallState, Critical critical, Integer firstVariadicArg) {
    }

    record Critical(boolean allowHeapAccess) {
    }

    private ReachabilityMetadata() {
    }

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        Files.createDirectories(root.resolve(FILE).getParent());
        Files.writeString(root.resolve(FILE), text(root));
    }

    static String text(Path root) throws IOException {
        Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
        return gson.toJson(document(root)) + "\n";
    }

    private static Document document(Path root) throws IOException {
        List<Downcall> downcalls = new ArrayList<>();
        for (Os host : List.of(Os.LINUX, Os.MACOS, Os.WINDOWS)) {
            downcalls.addAll(downcalls(root, host));
        }
        return new Document(
                "For GraalVM 25. Made of the prototypes of io.eagain.host.Libc by io.eagain.host.ReachabilityMetadata."
                        + " Never run in a native image.",
                reflection(root), resources(root), new Foreign(sorted(downcalls)));
    }

    private static List<Downcall> sorted(Collection<Downcall> downcalls) {
        Set<Downcall> once = new TreeSet<>(
                Comparator.comparing((Downcall call) -> call.parameterTypes().size())
                        .thenComparing(Downcall::toString));
        once.addAll(downcalls);
        return List.copyOf(once);
    }

    /** What is linked on a host, each once. */
    static List<Downcall> downcalls(Path root, Os host) throws IOException {
        List<Downcall> downcalls = new ArrayList<>();
        for (Map.Entry<Libc, Set<How>> function : linked(root).entrySet()) {
            Prototype prototype = function.getKey().prototype(host);
            for (How how : function.getValue()) {
                // Heap arrays are refused on Windows before anything is linked.
                if (prototype != null && !(how == How.HEAP && host == Os.WINDOWS)) {
                    downcalls.add(Downcall.of(prototype.descriptor(host), how != How.PLAIN, how == How.HEAP,
                            prototype.variadic()));
                }
            }
        }
        if (host == Os.LINUX) {
            // Syscall's three: numbers alone, memory that the linker sees, a heap array.
            downcalls.add(Downcall.of(syscall(ValueLayout.JAVA_LONG), true, false, -1));
            downcalls.add(Downcall.of(syscall(ValueLayout.ADDRESS), true, false, -1));
            downcalls.add(Downcall.of(syscall(ValueLayout.ADDRESS), true, true, -1));
        }
        return sorted(downcalls);
    }

    private static FunctionDescriptor syscall(MemoryLayout pointer) {
        ValueLayout number = ValueLayout.JAVA_LONG;
        return FunctionDescriptor.of(number, number, number, pointer, number, number, pointer, number);
    }

    /** How a prototype becomes a handle: see the methods of {@link Libc}. */
    enum How {
        ERROR("link"),
        HEAP("linkForHeap"),
        PLAIN("linkPlain");

        private final String method;

        How(String method) {
            this.method = method;
        }

        static How of(String method) {
            return Stream.of(values()).filter(how -> how.method.equals(method)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("Libc." + method + ": unknown here"));
        }
    }

    /** Each function, with how the sources of this package link it. */
    static Map<Libc, Set<How>> linked(Path root) throws IOException {
        Map<Libc, Set<How>> linked = new EnumMap<>(Libc.class);
        for (Path source : sources(root.resolve(SOURCES).resolve("host"))) {
            Matcher call = LINKED.matcher(Files.readString(source));
            while (call.find()) {
                linked.computeIfAbsent(Libc.valueOf(call.group(1)), function -> EnumSet.noneOf(How.class))
                        .add(How.of(call.group(2)));
            }
        }
        return linked;
    }

    /** The Java files below a folder. */
    static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }

    private static String name(MemoryLayout layout) {
        String name = layout instanceof AddressLayout ? "void*" : NAMES.get(layout);
        if (name == null) {
            throw new IllegalArgumentException("no name for " + layout);
        }
        return name;
    }

    /** The classes whose public constants a trace has names from. */
    private static List<String> named(Path root) throws IOException {
        String source = Files.readString(root.resolve(SOURCES).resolve(Path.of("trace", "Names.java")));
        return Pattern.compile("(\\w+)\\.class").matcher(source).results().map(literal -> literal.group(1)).distinct()
                .map(name -> Pattern.compile("import (\\S+\\." + name + ");").matcher(source).results().findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("Names.java: no import of " + name)).group(1))
                .sorted().toList();
    }

    /** ConstantTable asks a header's class for its methods; the others look a member of their own up. */
    private static List<Reflection> reflection(Path root) throws IOException {
        List<Reflection> all = new ArrayList<>();
        for (Class<?> header : List.of(LinuxH.class, MacosH.class, WindowsH.class)) {
            // A large header is split into classes, of which each extends the next.
            for (Class<?> part = header; part != Object.class; part = part.getSuperclass()) {
                all.add(new Reflection(new Condition("io.eagain.ConstantTable"), part.getName(), true, null, null,
                        null));
            }
        }
        all.add(new Reflection(null, "io.eagain.Fd", null, null, null, List.of(new Field("end"))));
        all.add(new Reflection(null, Libc.class.getName(), null, null,
                List.of(new Method("refuse", List.of("io.eagain.host.Libc$Refusal", "java.lang.String"))), null));
        all.add(new Reflection(null, Traced.class.getName(), null, null,
                List.of(new Method("call", List.of("java.lang.Object[]"))), null));
        all.add(new Reflection(null, "io.eagain.trace.Tracer", null, null, List.of(new Method("<init>", List.of())),
                null));
        all.add(new Reflection(null, Widths.class.getName(), null, null,
                List.of(new Method("saturated", List.of("long"))), null));
        for (String named : named(root)) {
            all.add(new Reflection(new Condition("io.eagain.trace.Names"), named, null, true, null, null));
        }
        return all;
    }

    /** The library's own tables. */
    private static List<Resource> resources(Path root) throws IOException {
        Path folder = root.resolve(Path.of("src", "main", "resources"));
        try (Stream<Path> files = Files.list(folder.resolve(Path.of("io", "eagain")))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/')).sorted().map(Resource::new)
                    .toList();
        }
    }
}
