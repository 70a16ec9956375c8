package io.eagain.host;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * A C prototype without parameter names, as one host declares it. It is the only place that names a function: its symbol
 * and its descriptor are read from it, and a test hands the same text to that host's C compiler beside its headers.
 *
 * @param text such as {@code "int ioctl(int, unsigned long, ... void *)"}: behind the dots stands the type of the one
 *     variadic argument that eagain passes
 */
public record Prototype(String text) {
    private static final String DOTS = "...";

    /** The name of the function in C, which is also its symbol. */
    public String symbol() {
        String head = text.substring(0, text.indexOf('('));
        return head.substring(head.lastIndexOf(' ') + 1);
    }

    /** The prototype as a header has it: nothing behind the dots. */
    public String c() {
        int dots = text.indexOf(DOTS);
        return dots < 0 ? text : text.substring(0, dots + DOTS.length()) + ")";
    }

    private String result() {
        return text.substring(0, text.lastIndexOf(' ', text.indexOf('(')));
    }

    private List<String> arguments() {
        String list = text.substring(text.indexOf('(') + 1, text.length() - 1);
        List<String> types = new ArrayList<>();
        for (String type : list.split(", ", -1)) {
            if (!type.equals("void")) {
                types.add(type.startsWith(DOTS) ? type.substring(DOTS.length() + 1) : type);
            }
        }
        return types;
    }

    /** Which argument is the variadic one, or -1. */
    int variadic() {
        int dots = text.indexOf(DOTS);
        return dots < 0 ? -1 : (int) text.substring(0, dots).chars().filter(c -> c == ',').count();
    }

    /** The descriptor as that host's ABI has it. */
    public FunctionDescriptor descriptor(Os host) {
        MemoryLayout[] layouts = arguments().stream().map(type -> layout(type, host)).toArray(MemoryLayout[]::new);
        return result().equals("void")
                ? FunctionDescriptor.ofVoid(layouts)
                : FunctionDescriptor.of(layout(result(), host), layouts);
    }

    // Windows' headers have long, u_long and DWORD of 32 bits; they are written as int here, which is the same number.
    private static ValueLayout layout(String type, Os host) {
        if (type.endsWith("*")) {
            return ADDRESS;
        }
        return switch (type) {
            case "unsigned short" -> JAVA_SHORT;
            case "int", "unsigned int", "socklen_t", "pid_t" -> JAVA_INT;
            case "ssize_t", "size_t", "unsigned long", "off_t", "SOCKET" -> JAVA_LONG;
            case "nfds_t" -> host == Os.MACOS ? JAVA_INT : JAVA_LONG;
            default -> throw new AssertionError("no layout for the C type " + type);
        };
    }
}
