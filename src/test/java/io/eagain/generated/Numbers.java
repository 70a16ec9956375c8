package io.eagain.generated;

import io.eagain.generated.linux.LinuxH;
import io.eagain.generated.macos.MacosH;
import io.eagain.generated.windows.WindowsH;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes the numbers in jextract's classes down as compile-time constants: {@code generated/numbers}. jextract's own
 * classes make layouts and look up a library before they give their first number, which costs tens of milliseconds in a
 * program that starts.
 */
final class Numbers {
    private static final String PACKAGE = "io.eagain.generated.numbers";
    private static final String FIELD = "public static final ";

    /** The generated class of constants, by the name of its copy. */
    static final Map<String, Class<?>> HOSTS = Map.of("Linux", LinuxH.class, "Macos", MacosH.class, "Windows",
            WindowsH.class);

    private Numbers() {
    }

    public static void main(String[] args) throws Exception {
        for (String host : HOSTS.keySet()) {
            Path file = file(host);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text(host));
        }
    }

    static Path file(String host) {
        return Path.of(System.getProperty("project.basedir", ""), "generated/numbers", PACKAGE.replace('.', '/'),
                host + ".java");
    }

    static String text(String host) throws Exception {
        Class<?> header = HOSTS.get(host);
        GeneratedClasses classes = new GeneratedClasses(header);
        StringBuilder text = new StringBuilder("// Made from ").append(header.getName()).append(" and its package by ")
                .append(Numbers.class.getName()).append("\n\npackage ").append(PACKAGE).append(";\n\n/** ")
                .append("Constants; of each structure its size, and of each field its offset and its size. */\n")
                .append("public final class ").append(host).append(" {\n    private ").append(host)
                .append("() {\n    }\n");
        for (Map.Entry<String, Long> constant : classes.constants().entrySet()) {
            Class<?> type = header.getMethod(constant.getKey()).getReturnType();
            text.append("    ").append(FIELD).append(type).append(' ').append(constant.getKey()).append(" = ")
                    .append(constant.getValue()).append(type == long.class ? "L;\n" : ";\n");
        }
        for (Map.Entry<String, GeneratedClasses.Type> type : classes.types().entrySet()) {
            if (!type.getValue().members().isEmpty()) {
                structure(type.getKey(), type.getValue(), text);
            }
        }
        return text.append("}\n").toString();
    }

    private static void structure(String name, GeneratedClasses.Type type, StringBuilder text) {
        text.append("\n    public static final class ").append(name).append(" {\n        private ").append(name)
                .append("() {\n        }\n");
        number("SIZE", type.size(), text);
        for (GeneratedClasses.Member member : type.members()) {
            number(member.name(), member.offset(), text);
            number(member.name() + "$size", member.size(), text);
        }
        text.append("    }\n");
    }

    private static void number(String name, long value, StringBuilder text) {
        text.append("        ").append(FIELD).append("long ").append(name).append(" = ").append(value).append("L;\n");
    }
}
