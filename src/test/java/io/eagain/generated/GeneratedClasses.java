package io.eagain.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.GroupLayout;
import java.lang.foreign.MemoryLayout;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What jextract wrote for one host, read from the compiled classes.
 *
 * @param header the class of the constants and functions; the other classes of its package are the structures
 */
record GeneratedClasses(Class<?> header) {

    /** A structure, or a typedef of a plain integer, which has no fields. */
    record Type(long size, long alignment, List<Member> members) {
    }

    /** A field of a structure. */
    record Member(String name, long offset, long size) {
    }

    /**
     * jextract writes a constant as a method without parameters. What belongs to a function has its name, or a $ in the
     * name.
     */
    Map<String, Long> constants() throws ReflectiveOperationException {
        var constants = new TreeMap<String, Long>();
        Set<String> functions = functions();
        for (Class<?> part : parts()) {
            for (Method method : part.getDeclaredMethods()) {
                if (isPublicStatic(method.getModifiers()) && method.getParameterCount() == 0
                        && method.getName().indexOf('$') < 0 && !functions.contains(method.getName())) {
                    // A constant of another type throws here: it needs a comparison of its own.
                    constants.put(method.getName(), ((Number) method.invoke(null)).longValue());
                }
            }
        }
        return constants;
    }

    /** jextract keeps what belongs to a function in a class inside the header class. */
    Set<String> functions() {
        var functions = new TreeSet<String>();
        for (Class<?> part : parts()) {
            for (Class<?> inner : part.getDeclaredClasses()) {
                functions.add(inner.getSimpleName());
            }
        }
        return functions;
    }

    /**
     * The structures, and the typedefs of plain integers, which jextract writes as layouts in the header class. Classes
     * are found by their files, so that a new one cannot be forgotten here.
     */
    Map<String, Type> types() throws Exception {
        var types = new TreeMap<String, Type>();
        for (Class<?> part : parts()) {
            for (Field field : part.getDeclaredFields()) {
                // C_INT and the like belong to jextract itself.
                if (isPublicStatic(field.getModifiers()) && field.get(null) instanceof MemoryLayout layout
                        && !field.getName().startsWith("C_")) {
                    types.put(field.getName(), new Type(layout.byteSize(), layout.byteAlignment(), List.of()));
                }
            }
        }
        Path directory = Path.of(header.getResource(header.getSimpleName() + ".class").toURI()).getParent();
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                if (!name.startsWith(header.getSimpleName()) && name.indexOf('$') < 0) {
                    types.put(name, structure(Class.forName(header.getPackageName() + "." + name)));
                }
            }
        }
        return types;
    }

    private static Type structure(Class<?> java) throws ReflectiveOperationException {
        GroupLayout layout = (GroupLayout) java.getMethod("layout").invoke(null);
        var members = new ArrayList<Member>();
        for (Method offset : java.getMethods()) {
            if (offset.getName().endsWith("$offset")) {
                String name = offset.getName().substring(0, offset.getName().length() - "$offset".length());
                MemoryLayout member = (MemoryLayout) java.getMethod(name + "$layout").invoke(null);
                members.add(new Member(name, (long) offset.invoke(null), member.byteSize()));
            }
        }
        assertEquals(namedMembers(layout), members.size(), () -> "fields of " + java);
        members.sort(Comparator.comparingLong(Member::offset).thenComparing(Member::name));
        return new Type((long) java.getMethod("sizeof").invoke(null), layout.byteAlignment(), members);
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

    /** The header class and, where jextract splits a large one, the classes that it extends. */
    private List<Class<?>> parts() {
        var parts = new ArrayList<Class<?>>();
        for (Class<?> part = header; part != Object.class; part = part.getSuperclass()) {
            parts.add(part);
        }
        return parts;
    }

    private static boolean isPublicStatic(int modifiers) {
        return Modifier.isPublic(modifiers) && Modifier.isStatic(modifiers);
    }
}
