package io.eagain.generated;

import io.eagain.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One C source file of static assertions. Java says what it believes about C; only a C compiler, with the system's own
 * headers, can say whether that is so.
 */
final class CAsserts {

    /** What gcc and clang print for a guarded name that their headers do not have. */
    private static final Pattern ABSENT = Pattern
            .compile("(?:#pragma message: absent: ([\\w.]+)|warning: absent: ([\\w.]+) \\[-W#pragma-messages])");
    /** gcc puts the words of the claim in quotes, clang puts the two numbers before them. */
    private static final Pattern FALSE = Pattern
            .compile("error: static assertion failed(?: due to requirement '.*')?: \"?([^\"\\n]*)");

    /**
     * One statement: a condition in C, and the words that the compiler prints when it is false.
     *
     * @param guard when the statement is made, or null if it always is
     */
    record Claim(String what, String condition, Guard guard) {

        private String toC() {
            String line = "_Static_assert(" + condition + ", \"" + what + "\");\n";
            if (guard == null) {
                return line;
            }
            // The message is no error, so -Werror lets it pass and the caller can count it.
            return "#if " + guard.condition() + "\n" + line + "#else\n#pragma message \"absent: " + guard.name()
                    + "\"\n#endif\n";
        }
    }

    /**
     * What older headers do not have: a macro, which the preprocessor can ask for, or a field or the full size of a
     * structure, for which it can only look at the version.
     */
    record Guard(String name, String condition) {

        static Guard defined(String macro) {
            return new Guard(macro, "defined(" + macro + ")");
        }
    }

    /** What the compiler said. {@code absent} are the guarded names that its headers do not have. */
    record Verdict(boolean passed, String output, List<String> absent) {

        /** What the claims say that the compiler found false. */
        Set<String> falseClaims() {
            return FALSE.matcher(output).results().map(match -> match.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private final List<String> headers;
    private final List<Claim> claims = new ArrayList<>();

    CAsserts(List<String> headers) {
        this.headers = headers;
    }

    /** The macro or enum constant {@code name} has this value. */
    void constant(String name, long value) {
        claims.add(constantClaim(name, value, null));
    }

    /** The same, for a macro that older headers do not have. */
    void constantIfDefined(String name, long value) {
        claims.add(constantClaim(name, value, Guard.defined(name)));
    }

    private static Claim constantClaim(String name, long value, Guard guard) {
        // A negative int in Java may be an unsigned int in C, such as EPOLLET. Others are compared in full width.
        String expression = value < 0 ? "(long long) (int) (" + name + ")" : "(long long) (" + name + ")";
        return equal(name, expression, value, guard);
    }

    /** {@code sizeof} the type; of one that has grown with a guard. */
    void size(String type, long bytes, Guard guard) {
        claims.add(equal("sizeof(" + type + ")", "sizeof(" + type + ")", bytes, guard));
    }

    /** The alignment of the type. */
    void alignment(String type, long bytes) {
        claims.add(equal("alignof(" + type + ")", "_Alignof(" + type + ")", bytes, null));
    }

    /** Where the field is and how large it is: two statements, of a newer field with a guard. */
    void field(String type, String field, long offset, long bytes, Guard guard) {
        String name = type + "." + field;
        claims.add(
                equal("offsetof(" + name + ")", "__builtin_offsetof(" + type + ", " + field + ")", offset, guard));
        claims.add(equal("sizeof(" + name + ")", "sizeof(((" + type + " *) 0)->" + field + ")", bytes, guard));
    }

    private static Claim equal(String what, String expression, long value, Guard guard) {
        return new Claim(what + " == " + value, expression + " == " + value + "LL", guard);
    }

    List<Claim> claims() {
        return List.copyOf(claims);
    }

    /** How many statements are made where these names are absent. */
    long count(Collection<String> absent) {
        return claims.stream().filter(claim -> claim.guard() == null || !absent.contains(claim.guard().name()))
                .count();
    }

    /** A copy in which one statement is replaced by another. */
    CAsserts withReplaced(Claim old, Claim replacement) {
        var copy = new CAsserts(headers);
        copy.claims.addAll(claims);
        if (!copy.claims.remove(old)) {
            throw new IllegalArgumentException("no such claim: " + old);
        }
        copy.claims.add(replacement);
        return copy;
    }

    String source() {
        var c = new StringBuilder();
        headers.forEach(header -> c.append("#include <").append(header).append(">\n"));
        claims.forEach(claim -> c.append(claim.toC()));
        return c.toString();
    }

    /** Lets the compiler read the source; it makes no code. */
    Verdict compile(CCompiler compiler, Path directory) throws IOException, InterruptedException {
        Path file = Files.createTempFile(directory, "asserts", ".c");
        Files.writeString(file, source());
        ChildJvm.Output result = compiler.run("-fsyntax-only", "-Werror", file.toString());
        List<String> absent = ABSENT.matcher(result.text()).results()
                .map(match -> match.group(1) != null ? match.group(1) : match.group(2)).distinct().toList();
        return new Verdict(result.status() == 0, result.text(), absent);
    }
}
