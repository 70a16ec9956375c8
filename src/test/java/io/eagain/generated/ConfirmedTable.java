package io.eagain.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the compilers confirmed, as a page in Markdown. */
final class ConfirmedTable {

    /**
     * What one compiler confirmed.
     *
     * @param version its own and its headers'
     * @param asserts how many statements hold
     * @param absent the constants, fields and full structures that its headers do not have
     */
    record Confirmed(CCompiler compiler, String version, long asserts, Set<String> absent) {
    }

    /** These families share letters and no underscore; others are named up to the first one. */
    private static final Pattern FAMILY = Pattern
            .compile("(EPOLL|POLL|FIO|SIOC|WSA)[A-Z_0-9]+|(E)[A-Z0-9]+|([A-Z0-9]+_)[A-Za-z_0-9]+");

    private final Map<CTarget, Confirmed> results;

    ConfirmedTable(Map<CTarget, Confirmed> results) {
        this.results = results;
    }

    String markdown() throws Exception {
        var page = new StringBuilder("""
                # Which compiler confirmed what

                `CHeadersAgreeTest` writes this page when it runs. What the generated Java says about C is confirmed by
                a compiler that read the system's own headers: the value of each constant, the size and alignment of
                each structure, the offset and size of each field.

                | System | Compiler | Versions | Statements that hold | Names that its headers lack |
                |---|---|---|---:|---:|
                """);
        for (CTarget target : CTarget.ALL) {
            Confirmed confirmed = results.get(target);
            if (confirmed == null) {
                row(page, List.of(target.system().title(), target.name(), "not confirmed in this run", "", ""));
            } else {
                row(page, List.of(target.system().title(), confirmed.compiler().toString(), confirmed.version(),
                        String.valueOf(confirmed.asserts()), String.valueOf(confirmed.absent().size())));
            }
        }
        for (SystemHeaders system : CTarget.SYSTEMS) {
            List<Confirmed> columns = CTarget.ALL.stream()
                    .filter(target -> target.system() == system && results.containsKey(target)).map(results::get)
                    .toList();
            if (!columns.isEmpty()) {
                system(page, system, columns);
            }
        }
        return page.toString();
    }

    private static void system(StringBuilder page, SystemHeaders system, List<Confirmed> columns) throws Exception {
        page.append("\n## ").append(system.title()).append("\n\n");
        List<String> compilers = columns.stream().map(confirmed -> confirmed.compiler().toString()).toList();

        row(page, "Type", "Bytes", "Fields", compilers);
        row(page, "---", "---:", "---:", compilers.stream().map(compiler -> ":-:").toList());
        for (Map.Entry<String, GeneratedClasses.Type> type : system.classes().types().entrySet()) {
            row(page, "`" + system.cType(type.getKey()) + "`", String.valueOf(type.getValue().size()),
                    String.valueOf(type.getValue().members().size()),
                    columns.stream().map(confirmed -> confirmed(system, confirmed, type.getKey())).toList());
        }

        page.append('\n');
        row(page, "Constants", "Names", compilers);
        row(page, "---", "---:", compilers.stream().map(compiler -> "---:").toList());
        for (Map.Entry<String, Set<String>> family : families(system.classes().constants().keySet()).entrySet()) {
            row(page, family.getKey(), String.valueOf(family.getValue().size()), columns.stream()
                    .map(confirmed -> family.getValue().stream().filter(name -> !confirmed.absent().contains(name)))
                    .map(names -> String.valueOf(names.count())).toList());
        }
        var nowhere = new TreeSet<>(columns.getFirst().absent());
        columns.forEach(confirmed -> nowhere.retainAll(confirmed.absent()));
        if (!nowhere.isEmpty()) {
            page.append("\nConfirmed by none: `").append(String.join("`, `", nowhere)).append("`.\n");
        }
    }

    private static String confirmed(SystemHeaders system, Confirmed confirmed, String type) {
        if (!system.has(confirmed.compiler().machine(), type)) {
            return "-";
        }
        return confirmed.absent().contains(type) ? "its older fields" : "yes";
    }

    /** Families by their prefix; a family of one is its name. */
    private static Map<String, Set<String>> families(Set<String> names) {
        var prefixes = new TreeMap<String, Set<String>>();
        for (String name : names) {
            prefixes.computeIfAbsent(prefix(name), prefix -> new TreeSet<>()).add(name);
        }
        var families = new TreeMap<String, Set<String>>();
        prefixes.forEach((prefix, members) -> families
                .put("`" + (members.size() == 1 ? members.iterator().next() : prefix + "*") + "`", members));
        return families;
    }

    private static String prefix(String name) {
        Matcher family = FAMILY.matcher(name);
        if (!family.matches()) {
            return name;
        }
        return family.group(1) != null ? family.group(1) : family.group(2) != null ? family.group(2) : family.group(3);
    }

    private static void row(StringBuilder page, String first, String second, String third, List<String> more) {
        var cells = new ArrayList<>(List.of(first, second, third));
        cells.addAll(more);
        row(page, cells);
    }

    private static void row(StringBuilder page, String first, String second, List<String> more) {
        var cells = new ArrayList<>(List.of(first, second));
        cells.addAll(more);
        row(page, cells);
    }

    private static void row(StringBuilder page, List<String> cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
