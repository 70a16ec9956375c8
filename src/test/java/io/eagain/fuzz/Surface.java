package io.eagain.fuzz;

import io.eagain.Exported;
import io.eagain.Option;
import io.eagain.SockAddr;
import io.eagain.policy.Parking;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The public functions of the exported packages, found by reflection, and how to get objects of the public classes. */
final class Surface {
    /** Their functions look something up and call nothing native. */
    private static final Set<String> LOOK_UP = Set.of("Errno", "ErrnoException", "ErrnoTable", "ConstantTable",
            "ControlData", "ControlMessages", "LinuxSockAddr");
    private static final Set<String> HERE = Set.of("io.eagain", "io.eagain.posix", "io.eagain.linux",
            "io.eagain.policy");

    /** Its thread has descriptors of its own, which come and go while the world looks for such. */
    private static final Set<Class<?>> THREADS = Set.of(Parking.class);

    private static final List<Class<?>> CLASSES = classes();
    private static final Map<Class<?>, List<Executable>> FACTORIES = factories();

    private Surface() {
    }

    private static List<Class<?>> classes() {
        try {
            return Exported.classes().stream().filter(type -> !type.isInterface() && !THREADS.contains(type))
                    .toList();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** All of them, in the same order in every run, so that a seed means the same. */
    static List<Executable> functions() {
        List<Executable> functions = new ArrayList<>();
        for (Class<?> type : CLASSES) {
            Stream.<Executable>concat(Stream.of(type.getDeclaredMethods()), Stream.of(type.getDeclaredConstructors()))
                    .filter(f -> Modifier.isPublic(f.getModifiers()) && !f.isSynthetic())
                    .sorted(Comparator.comparing(Executable::toString)).forEach(functions::add);
        }
        return functions;
    }

    /** Whether this host has it: others throw at once and need fewer calls. */
    static boolean isHere(Executable function) {
        return HERE.contains(function.getDeclaringClass().getPackageName());
    }

    /** Whether its result, if that is a number, is C's or a negated error. */
    static boolean isRaw(Executable function) {
        return Modifier.isStatic(function.getModifiers()) && isHere(function)
                && !LOOK_UP.contains(function.getDeclaringClass().getSimpleName());
    }

    /** The public classes that calls take and that have functions of their own. */
    static Set<Class<?>> objectTypes() {
        return FACTORIES.keySet();
    }

    private static Map<Class<?>, List<Executable>> factories() {
        Map<Class<?>, List<Executable>> factories = new LinkedHashMap<>();
        for (Class<?> type : CLASSES) {
            List<Executable> some = functions().stream().filter(f -> makes(f, type)).toList();
            // What is only a part of something else comes from there.
            List<Executable> parts = functions().stream().filter(f -> hasPart(f, type)).toList();
            if (!Modifier.isAbstract(type.getModifiers()) && !(some.isEmpty() && parts.isEmpty())) {
                factories.put(type, some.isEmpty() ? parts : some);
            }
        }
        return factories;
    }

    private static boolean makes(Executable function, Class<?> type) {
        return function instanceof Method method
                ? method.getReturnType() == type && Modifier.isStatic(method.getModifiers())
                : function.getDeclaringClass() == type;
    }

    private static boolean hasPart(Executable function, Class<?> type) {
        return function instanceof Method method && method.getReturnType() == type
                && !Modifier.isStatic(method.getModifiers()) && method.getParameterCount() == 0
                && method.getDeclaringClass() != type;
    }

    /** The public constants of a type, such as the tables. */
    static List<Object> constants(Class<?> type) {
        List<Object> constants = new ArrayList<>();
        for (Field field : type.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == type) {
                try {
                    constants.add(field.get(null));
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        }
        return constants;
    }

    /** Those that a class lists, by a method such as {@code all()}; empty if it lists none. */
    static List<Object> listed(Class<?> type) {
        for (Method method : type.getMethods()) {
            if (Modifier.isStatic(method.getModifiers()) && method.getParameterCount() == 0
                    && method.getReturnType() == List.class) {
                try {
                    return new ArrayList<>((List<?>) method.invoke(null));
                } catch (ReflectiveOperationException e) {
                    throw new LinkageError(method.toString(), e);
                }
            }
        }
        return List.of();
    }

    /** Makes an object from the plainest arguments; null if this host has no such thing. */
    static Object build(Class<?> type, Arena arena) {
        List<Executable> factories = new ArrayList<>(FACTORIES.getOrDefault(type, List.of()));
        // The arena is what makes the difference between objects, if one is asked for.
        factories.sort(Comparator.comparing(f -> !List.of(f.getParameterTypes()).contains(Arena.class)));
        for (Executable factory : factories) {
            Object[] arguments = Stream.of(factory.getParameters()).map(p -> plain(p, arena)).toArray();
            try {
                Object whole = Call.needsObject(factory) ? build(factory.getDeclaringClass(), arena) : null;
                Object made = factory instanceof Constructor<?> constructor
                        ? constructor.newInstance(arguments)
                        : ((Method) factory).invoke(whole, arguments);
                if (made != null) {
                    return made;
                }
            } catch (ReflectiveOperationException e) {
                // The next one, then.
            }
        }
        return arena instanceof Fences fences ? build(type, fences.plain()) : null;
    }

    private static Object plain(Parameter parameter, Arena arena) {
        Class<?> type = parameter.getType();
        if (type == int.class) {
            return Arguments.mayBeDescriptor(parameter) ? -1 : 8;
        }
        if (type == long.class) {
            return 8L;
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == String.class) {
            return parameter.getDeclaringExecutable().getDeclaringClass() == Option.class ? "SO_RCVBUF" : "127.0.0.1";
        }
        if (type == byte[].class) {
            return new byte[4];
        }
        if (type == Arena.class) {
            return arena;
        }
        if (type == MemorySegment.class) {
            return arena.allocate(64, 8);
        }
        if (type == ByteBuffer.class) {
            return ByteBuffer.allocateDirect(64);
        }
        if (type == SockAddr.class) {
            return SockAddr.ip("127.0.0.1", 8);
        }
        if (type == Duration.class) {
            // A limit is longer than what it limits.
            return Duration.ofSeconds(parameter.getName().equals("limit") ? 3 : 1);
        }
        return type.isEnum() ? type.getEnumConstants()[0] : null;
    }
}
