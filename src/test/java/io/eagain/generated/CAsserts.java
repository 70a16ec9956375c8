package io.eagain.generated;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * One C source file of static assertions, and the compiler that judges it. Java says what it believes about C; only the
 * C compiler, with its own headers, can say whether that is so.
 */
final class CAsserts {

    /** What the compiler prints for a guarded macro that its headers do not have. */
    private static final Pattern ABSENT = Pattern.compile("#pragma message: absent: (\\w+)");
    private static final String FAILED = "static assertion failed";

    /**
     * One statement: a condition in C, and the words that the compiler prints when it is false.
     *
     * @param onlyIfDefined the macro without which the statement is not made, or null if it always is
     */
    record Claim(String what, String condition, String onlyIfDefined) {

        private String toC() {
            String line = "_Static_assert(" + condition + ", \"" + what + "\");\n";
            if (onlyIfDefined == null) {
                return line;
            }
            // The message is a note, not a warning, so -Werror lets it pass and the caller can count it.
            return "#ifdef " + onlyIfDefined + "\n" + line + "#else\n#pragma message \"absent: " + onlyIfDefined
                    + "\"\n#endif\n";
        }
    }

    /** What the compiler said. {@code absent} are the guarded macros that its headers do not have. */
    record Verdict(boolean passed, String output, List<String> absent) {

        long failedAssertions() {
            return output.lines().filter(line -> line.contains(FAILED)).count();
        }
    }

    private final List<String> headers;
    private final List<Claim> claims = new ArrayList<>();

    CAsserts(String... headers) {
        this.headers = List.of(headers);
    }

    /** The macro or enum constant {@code name} has this value. */
    void constant(String name, long value) {
        claims.add(constantClaim(name, value, null));
    }

    /** The same, for a macro that older headers do not have. */
    void constantIfDefined(String name, long value) {
        claims.add(constantClaim(name, value, name));
    }

    private static Claim constantClaim(String name, long value, String guard) {
        // A negative int in Java may be an unsigned int in C, such as EPOLLET. Others are compared in full width.
        String expression = value < 0 ? "(long long) (int) (" + name + ")" : "(long long) (" + name + ")";
        return equal(name, expression, value, guard);
    }

    /** {@code sizeof} the type. */
    void size(String type, long bytes) {
        claims.add(equal("sizeof(" + type + ")", "sizeof(" + type + ")", bytes, null));
    }

    /** The alignment of the type. */
    void alignment(String type, long bytes) {
        claims.add(equal("alignof(" + type + ")", "_Alignof(" + type + ")", bytes, null));
    }

    /** Where the field is and how large it is: two statements. */
    void field(String type, String field, long offset, long bytes) {
        String name = type + "." + field;
        claims.add(
                equal("offsetof(" + name + ")", "__builtin_offsetof(" + type + ", " + field + ")", offset, null));
        claims.add(equal("sizeof(" + name + ")", "sizeof(((" + type + " *) 0)->" + field + ")", bytes, null));
    }

    /** Any other condition; {@code what} must not hold a quote. */
    void holds(String what, String condition) {
        claims.add(new Claim(what, condition, null));
    }

    private static Claim equal(String what, String expression, long value, String guard) {
        return new Claim(what + " == " + value, expression + " == " + value + "LL", guard);
    }

    List<Claim> claims() {
        return List.copyOf(claims);
    }

    int count() {
        return claims.size();
    }

    /** A copy in which one statement is replaced by another. */
    CAsserts withReplaced(Claim old, Claim replacement) {
        var copy = new CAsserts(headers.toArray(String[]::new));
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
    Verdict compile(String compiler, Path directory) throws IOException, InterruptedException {
        Path file = Files.createTempFile(directory, "asserts", ".c");
        Files.writeString(file, source());
        Output result = run(compiler, "-std=gnu11", "-fsyntax-only", "-D_GNU_SOURCE", "-Werror", file.toString());
        List<String> absent = ABSENT.matcher(result.text()).results().map(match -> match.group(1)).distinct().toList();
        return new Verdict(result.status() == 0, result.text(), absent);
    }

    /** The machine that the compiler compiles for, such as {@code x86_64-linux-gnu}. */
    static String targetOf(String compiler) throws IOException, InterruptedException {
        Output result = run(compiler, "-dumpmachine");
        if (result.status() != 0) {
            throw new IOException(compiler + " -dumpmachine: " + result.text());
        }
        return result.text().strip();
    }

    static boolean onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(Pattern.quote(java.io.File.pathSeparator), -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private record Output(int status, String text) {
    }

    private static Output run(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        // The messages are matched, so they must not be translated.
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("no end after 60 s: " + String.join(" ", command));
        }
        return new Output(process.exitValue(), text);
    }
}
