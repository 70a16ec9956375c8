package io.eagain.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The generated classes of every system against its C headers: every constant, every structure's size and alignment,
 * every field's offset and size. The statements are made from the compiled classes, not from the headers that these
 * were generated from, so a mistake in either is found. The compilers only read, so all of them run on Linux.
 */
@Tag("build-host")
@EnabledOnOs(OS.LINUX)
class CHeadersAgreeTest {

    private static final Path BASE = Path.of(System.getProperty("project.basedir", ""));
    private static final Map<CTarget, ConfirmedTable.Confirmed> RESULTS = new ConcurrentHashMap<>();

    @TempDir
    Path directory;

    static List<CTarget> targets() {
        return CTarget.ALL;
    }

    static List<SystemHeaders> systems() {
        return CTarget.SYSTEMS;
    }

    @ParameterizedTest
    @MethodSource("targets")
    void agree(CTarget target) throws Exception {
        CCompiler compiler = compiler(target);
        SystemHeaders system = target.system();
        var absent = new TreeSet<String>();
        long asserts = 0;
        for (CAsserts file : system.asserts(compiler.machine())) {
            CAsserts.Verdict verdict = file.compile(compiler, directory);
            assertTrue(verdict.passed(), () -> compiler + ":\n" + verdict.output());
            asserts += file.count(verdict.absent());
            absent.addAll(verdict.absent());
        }
        assertTrue(system.newer().keySet().containsAll(absent), absent::toString);
        String version = system.version(compiler, directory);
        RESULTS.put(target, new ConfirmedTable.Confirmed(compiler, version, asserts, absent));

        var from = new TreeMap<>(system.newer());
        from.keySet().retainAll(absent);
        System.out.printf("%s: %d C assertions hold%s%n", compiler.name().equals("gcc") ? compiler.machine() : compiler,
                asserts,
                absent.isEmpty() ? "" : ", none about " + absent.size() + " names that these headers lack: " + from);
    }

    /** A proof that the compiler really looks: each wrong number is refused and named, and nothing else is. */
    @ParameterizedTest
    @MethodSource("targets")
    void refuseWrongNumbers(CTarget target) throws Exception {
        CCompiler compiler = compiler(target);
        var missing = new TreeSet<>(target.system().samples());
        for (CAsserts file : target.system().asserts(compiler.machine())) {
            CAsserts wrong = file;
            var planted = new TreeSet<String>();
            for (CAsserts.Claim claim : file.claims()) {
                if (missing.remove(claim.what())) {
                    CAsserts.Claim mistake = mistake(claim);
                    wrong = wrong.withReplaced(claim, mistake);
                    planted.add(mistake.what());
                }
            }
            if (!planted.isEmpty()) {
                CAsserts.Verdict verdict = wrong.compile(compiler, directory);
                assertFalse(verdict.passed(), () -> "not noticed: " + planted);
                assertEquals(planted, verdict.falseClaims(), verdict::output);
            }
        }
        assertEquals(Set.of(), missing, "no assertion says this");
    }

    /** The same statement with a number that is one larger. */
    private static CAsserts.Claim mistake(CAsserts.Claim right) {
        String what = right.what();
        String number = what.substring(what.lastIndexOf(' ') + 1);
        String wrong = String.valueOf(Long.parseLong(number) + 1);
        return new CAsserts.Claim(what.substring(0, what.length() - number.length()) + wrong,
                right.condition().replace("== " + number + "LL", "== " + wrong + "LL"), null);
    }

    /** jextract ignores an --include of a name that the headers do not have. This does not. */
    @ParameterizedTest
    @MethodSource("systems")
    void containWhatWasAskedForAndNothingElse(SystemHeaders system) throws Exception {
        var asked = new TreeMap<String, Set<String>>();
        Path arguments = BASE.resolve("native-headers").resolve(system.directory()).resolve("jextract.args");
        for (String line : Files.readAllLines(arguments)) {
            if (line.startsWith("--include-")) {
                int blank = line.indexOf(' ');
                String kind = line.substring("--include-".length(), blank);
                String name = line.substring(blank + 1);
                assertTrue(asked.computeIfAbsent(kind.equals("typedef") ? "struct" : kind, k -> new TreeSet<>())
                        .add(name), () -> "twice in " + arguments + ": " + name);
            }
        }
        assertEquals(Set.of("constant", "function", "struct"), asked.keySet());
        assertEquals(asked.get("constant"), system.classes().constants().keySet());
        assertEquals(asked.get("function"), system.classes().functions());
        assertEquals(asked.get("struct"), system.classes().types().keySet());
        var known = new TreeSet<>(asked.get("constant"));
        system.classes().types().forEach((name, type) -> {
            known.add(name);
            type.members().forEach(member -> known.add(name + "." + member.name()));
        });
        assertTrue(known.containsAll(system.newer().keySet()), "an exception for nothing");
    }

    private static CCompiler compiler(CTarget target) throws Exception {
        Optional<CCompiler> compiler = target.compiler();
        String missing = target.name() + " is not here, so nothing is compared: " + target.advice();
        if (compiler.isEmpty() && target.required()) {
            fail(missing);
        }
        return compiler.orElseGet(() -> abort(missing));
    }

    @AfterAll
    static void writeTable() throws Exception {
        if (!RESULTS.isEmpty()) {
            Files.writeString(BASE.resolve("target/c-assertions.md"), new ConfirmedTable(RESULTS).markdown());
        }
    }
}
