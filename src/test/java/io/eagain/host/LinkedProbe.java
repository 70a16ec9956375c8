package io.eagain.host;

import io.eagain.host.ReachabilityMetadata.Downcall;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The program that {@link ReachabilityMetadataTest} runs: links everything that the library can link on this host, and prints
 * what the JDK's linker remembers of it. That is inside the JDK, and may be elsewhere in another one.
 */
final class LinkedProbe {
    private LinkedProbe() {
    }

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(Libc.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<Path> files;
        try (Stream<Path> all = Files.list(root.resolve(Path.of("io", "eagain", "host")))) {
            files = all.filter(file -> file.toString().endsWith(".class")).sorted().toList();
        }
        for (Path file : files) {
            // A handle is linked when the class that holds it is initialized.
            Class.forName(root.relativize(file).toString().replace(".class", "").replace(file.getFileSystem()
                    .getSeparator(), "."), true, LinkedProbe.class.getClassLoader());
        }
        Linker linker = Linker.nativeLinker();
        Object cache = value(linker, linker.getClass().getSuperclass().getDeclaredField("DOWNCALL_CACHE"));
        Map<?, ?> requests = (Map<?, ?>) value(cache, cache.getClass().getDeclaredField("cache"));
        for (Object request : requests.keySet()) {
            FunctionDescriptor descriptor = (FunctionDescriptor) ask(request, "descriptor");
            Object options = ask(request, "options");
            boolean variadic = (boolean) ask(options, "isVariadicFunction");
            System.out.println(Downcall.of(descriptor, (boolean) ask(options, "hasCapturedCallState"),
                    (boolean) ask(options, "isCritical"), variadic ? (int) ask(options, "firstVariadicArgIndex") : -1));
        }
    }

    private static Object value(Object object, Field field) throws IllegalAccessException {
        field.setAccessible(true);
        return field.get(object);
    }

    private static Object ask(Object object, String name) throws ReflectiveOperationException {
        Method method = object.getClass().getDeclaredMethod(name);
        method.setAccessible(true);
        return method.invoke(object);
    }
}
