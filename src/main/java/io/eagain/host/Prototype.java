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

    /** The types between the parentheses; the dots stand before the variadic one. Loops, for this runs at every start. */
    private List<String> arguments() {
        List<String> types = new ArrayList<>();
        int end = text.length() - 1;
        int from = text.indexOf('(') + 1;
        while (from < end) {
            int comma = text.indexOf(',', from);
            int to = comma < 0 ? end : comma;
            types.add(text.substring(from, to));
            from = to + 2;
        }
        if (types.equals(List.of("void"))) {
            types.clear();
        }
        return types;
    }

    /** Which argument is the variadic one, or -1. */
    int variadic() {
        List<String> types = arguments();
        for (int i = 0; i < types.size(); i++) {
            if (types.get(i).startsWith(DOTS)) {
                return i;
            }
        }
        return -1;
    }

    /** The descriptor as that host's ABI has it. */
    public FunctionDescriptor descriptor(Os host) {
        List<String> types = arguments();
        MemoryLayout[] layouts = new MemoryLayout[types.size()];
        for (int i = 0; i < layouts.length; i++) {
            String type = types.get(i);
            layouts[i] = layout(type.startsWith(DOTS) ? type.substring(DOTS.length() + 1) : type, host);
        }
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
