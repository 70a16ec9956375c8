package io.eagain.cli;

import io.eagain.lab.Tsv;
import java.util.List;
import java.util.Map;

/**
 * What an error means to a program, and what it does about it.
 *
 * @param errors the names of the errors, POSIX-style or Winsock's own
 * @param roles the kinds of calls, {@link Role#ANY} for all others
 * @param happened what happened
 * @param todo what to do
 * @param outcome what {@code io.eagain.policy} calls it, such as {@code RecvOutcome.RESET}; empty where it depends
 */
record Advice(List<String> errors, List<String> roles, String happened, String todo, String outcome) {
    private static final List<Advice> ALL = Tsv.rows(Advice.class, "advice.tsv").stream().map(Advice::row).toList();

    private static Advice row(Map<String, String> cells) {
        return new Advice(List.of(cells.get("errors").split(" ", -1)), List.of(cells.get("calls").split(" ", -1)),
                cells.get("happened"), cells.get("do"), cells.get("outcome"));
    }

    static List<Advice> all() {
        return ALL;
    }

    /** Everything that is said about an error. */
    static List<Advice> of(Meaning meaning) {
        return ALL.stream().filter(advice -> advice.errors.stream().anyMatch(meaning.names()::contains)).toList();
    }

    /** What is said about an error of one call, or null. */
    static Advice of(Meaning meaning, String call) {
        List<Advice> all = of(meaning);
        for (String role : List.of(Role.of(call), Role.ANY)) {
            for (Advice advice : all) {
                if (advice.roles.contains(role)) {
                    return advice;
                }
            }
        }
        return null;
    }
}
