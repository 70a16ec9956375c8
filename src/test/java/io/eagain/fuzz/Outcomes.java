package io.eagain.fuzz;

import io.eagain.ErrnoTable;
import io.eagain.policy.Deadline;
import java.lang.reflect.Executable;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What calls may end with, and how often each did. */
final class Outcomes {
    /** What the caller's own mistakes give. Not what extends them: an ArrayIndexOutOfBoundsException is an accident. */
    private static final Set<Class<?>> MISTAKES = Set.of(IndexOutOfBoundsException.class,
            IllegalArgumentException.class, IllegalStateException.class, WrongThreadException.class,
            UnsupportedOperationException.class, NullPointerException.class);

    private final Map<String, Long> counts = new TreeMap<>();
    private final Set<Executable> made = new HashSet<>();
    private final Set<Executable> answered = new HashSet<>();
    private final Set<Executable> succeeded = new HashSet<>();
    private long calls;

    /** A result, which for a raw call is C's value or a negated error number of Linux. */
    void gave(Call call, Object result) {
        String outcome = "an object";
        if (result == null) {
            outcome = "nothing";
        } else if (result instanceof Integer || result instanceof Long) {
            long number = ((Number) result).longValue();
            outcome = "a number";
            if (Surface.isRaw(call.target())) {
                outcome = number >= 0 ? "0 or more" : error(call, number);
            }
        }
        count(call, outcome);
        answered.add(call.target());
        if (!(result instanceof Number number) || number.longValue() >= 0) {
            succeeded.add(call.target());
        }
    }

    private static String error(Call call, long number) {
        // Codes of their own.
        if (Set.of("getaddrinfo", "getnameinfo").contains(call.target().getName())) {
            return "EAI";
        }
        if (number == Deadline.TIME_UP && call.target().getDeclaringClass().getPackageName().endsWith(".policy")) {
            return "TIME_UP";
        }
        if (number < Integer.MIN_VALUE + 1 || ErrnoTable.LINUX.names((int) -number).isEmpty()) {
            throw new AssertionError(call + " gave " + number + ", which is no error of Linux");
        }
        return ErrnoTable.LINUX.name((int) -number);
    }

    void threw(Call call, Throwable thrown, Object... arguments) {
        Class<?> type = thrown.getClass();
        boolean documented = MISTAKES.contains(type)
                || Arrays.asList(call.target().getExceptionTypes()).contains(type);
        if (!documented) {
            throw new AssertionError(call + " threw what is not documented: " + thrown, thrown);
        }
        if (thrown instanceof NullPointerException && !hasNull(arguments)) {
            throw new AssertionError(call + " met a null, and none was given", thrown);
        }
        count(call, type.getSimpleName());
    }

    private static boolean hasNull(Object argument) {
        return switch (argument) {
            case null -> true;
            case Collection<?> several -> several.stream().anyMatch(Outcomes::hasNull);
            case Object[] several -> Arrays.stream(several).anyMatch(Outcomes::hasNull);
            default -> false;
        };
    }

    private void count(Call call, String outcome) {
        counts.merge(outcome, 1L, Long::sum);
        made.add(call.target());
        calls++;
    }

    long calls() {
        return calls;
    }

    Map<String, Long> counts() {
        return counts;
    }

    /** Functions that were not called once. */
    List<String> missed() {
        return Surface.functions().stream().filter(f -> !made.contains(f)).map(Outcomes::name).toList();
    }

    /** Raw calls of this host that were not made: even a short run makes each dozens of times. */
    List<String> missedRaw() {
        return Surface.functions().stream().filter(f -> Surface.isRaw(f) && !made.contains(f)).map(Outcomes::name)
                .toList();
    }

    /** Raw calls of this host that only threw: nothing of them was tested but their checks. */
    List<String> onlyRefused() {
        return Surface.functions().stream().filter(f -> Surface.isRaw(f) && !answered.contains(f)).map(Outcomes::name)
                .toList();
    }

    /** Raw calls of this host that the system refused every time. */
    List<String> neverSucceeded() {
        return Surface.functions().stream()
                .filter(f -> Surface.isRaw(f) && answered.contains(f) && !succeeded.contains(f)).map(Outcomes::name)
                .toList();
    }

    private static String name(Executable function) {
        return function.toString().replace("public ", "").replace("static ", "").replace("final ", "");
    }
}
