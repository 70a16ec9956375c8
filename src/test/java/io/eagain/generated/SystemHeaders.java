package io.eagain.generated;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The C headers of one system: which of them say the same as the generated classes, and where the two differ in more
 * than the language.
 */
abstract class SystemHeaders {

    /**
     * Headers that one C file can include together.
     *
     * @param names the constants and types that are compared in this file
     */
    record Unit(List<String> headers, Predicate<String> names) {
    }

    /** What a person calls the system. */
    abstract String title();

    /** The directory below native-headers. */
    abstract String directory();

    /** What jextract made of that directory. */
    abstract GeneratedClasses classes();

    /** The C files. A name is compared in the first that takes it, so the last must take every name. */
    abstract List<Unit> units();

    /** Arguments of every compiler, for what these headers show only when asked. */
    abstract List<String> arguments();

    /** The name in C of a structure or typedef. */
    abstract String cType(String name);

    /** Whether the type is about this machine. */
    boolean has(String machine, String type) {
        return true;
    }

    /**
     * The names that headers of a supported system may lack, each with where it is from. They are compared wherever the
     * headers have them. Any other name that is missing fails the test. A field is {@code structure.field}; a structure
     * that has grown is here with the version of its last field.
     */
    abstract Map<String, String> newer();

    /** When the headers are at least of a version of {@link #newer}: a condition of the preprocessor. */
    String since(String version) {
        throw new UnsupportedOperationException(this + " has no structure that has grown: " + version);
    }

    private CAsserts.Guard guard(String name) {
        String version = newer().get(name);
        return version == null ? null : new CAsserts.Guard(name, since(version));
    }

    /** The versions of the compiler and of its headers. */
    abstract String version(CCompiler compiler, Path directory) throws IOException, InterruptedException;

    /** One statement of each kind. The test plants an error in each of them. */
    abstract List<String> samples();

    /** The compilers that have these headers. */
    abstract List<CTarget> targets();

    @Override
    public String toString() {
        return directory();
    }

    /** The statements that the generated classes make about a machine, a C file each. */
    List<CAsserts> asserts(String machine) throws Exception {
        var asserts = new ArrayList<CAsserts>();
        for (Unit unit : units()) {
            asserts.add(new CAsserts(unit.headers()));
        }
        for (Map.Entry<String, Long> constant : classes().constants().entrySet()) {
            CAsserts file = asserts.get(unitOf(constant.getKey()));
            if (newer().containsKey(constant.getKey())) {
                file.constantIfDefined(constant.getKey(), constant.getValue());
            } else {
                file.constant(constant.getKey(), constant.getValue());
            }
        }
        for (Map.Entry<String, GeneratedClasses.Type> entry : classes().types().entrySet()) {
            if (has(machine, entry.getKey())) {
                CAsserts file = asserts.get(unitOf(entry.getKey()));
                String name = cType(entry.getKey());
                GeneratedClasses.Type type = entry.getValue();
                file.size(name, type.size(), guard(entry.getKey()));
                file.alignment(name, type.alignment());
                type.members().forEach(member -> file.field(name, member.name(), member.offset(), member.size(),
                        guard(entry.getKey() + "." + member.name())));
            }
        }
        return asserts;
    }

    private int unitOf(String name) {
        int unit = 0;
        while (!units().get(unit).names().test(name)) {
            unit++;
        }
        return unit;
    }
}
