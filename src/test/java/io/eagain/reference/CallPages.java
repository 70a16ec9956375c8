package io.eagain.reference;

import static io.eagain.reference.Page.add;

import io.eagain.host.Os;
import io.eagain.lab.Tsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** A page for each call, and their index. */
final class CallPages {
    private static final Map<Os, String> HOSTS = Map.of(Os.LINUX, CallErrors.LINUX, Os.MACOS, CallErrors.MACOS,
            Os.WINDOWS, CallErrors.WINDOWS);
    private static final Map<String, String> OUTCOMES = Map.of("recv", "RecvOutcome", "recvfrom", "RecvOutcome", "send",
            "SendOutcome", "sendto", "SendOutcome", "accept", "AcceptOutcome");
    private static final String MADE_OF = "the Javadoc, docs/ERRORS.md, docs/OUTCOMES.md and docs/results";

    private final Path base;
    private final Map<String, CFunction> functions;
    private final List<Row> rows;
    private final Markdown markdown;
    private final List<Javadocs.Method> methods;
    private final List<CallErrors.Call> errors;
    private final List<Seen.Provoked> provoked;
    private final List<Map<String, String>> pitfalls;

    CallPages(Path base, Map<String, CFunction> functions, List<Row> rows, Markdown markdown) throws IOException {
        this.base = base;
        this.functions = functions;
        this.rows = rows;
        this.markdown = markdown;
        methods = Javadocs.read(base);
        errors = CallErrors.calls(base);
        provoked = Seen.read(base).provoked();
        pitfalls = Tsv.rows(base.resolve("src/test/resources/io/eagain/reference/pitfalls.tsv"));
    }

    List<Page> pages() throws IOException {
        List<Page> pages = new ArrayList<>(List.of(index()));
        for (CFunction function : CFunction.distinct(functions)) {
            pages.add(page(function));
        }
        return pages;
    }

    private Page index() {
        Page page = new Page("calls/index.html", "Calls", MADE_OF);
        add(page.main(), "h1", "", "Calls");
        add(page.main(), "p", "lead", "Every function of C that the library calls: one Java call is one of these.");
        Element body = Page.table(page.main(), "calls", "call", "what it does", "Linux", "macOS", "Windows",
                "experiments", "errors");
        for (CFunction function : CFunction.distinct(functions)) {
            Element row = body.appendElement("tr");
            Element name = add(row, "th", "").attr("scope", "row");
            add(name, "a", "", function.name()).attr("href", function.name() + ".html");
            add(row, "td", "").append(html(told(function).summary()));
            for (Os host : CFunction.HOSTS) {
                add(row, "td", "", function.prototypes().containsKey(host) ? "yes" : "-");
            }
            add(row, "td", "number", Long.toString(about(function).size()));
            add(row, "td", "number", Integer.toString(errors(function).stream().mapToInt(List::size).sum()));
        }
        return page;
    }

    private Page page(CFunction function) throws IOException {
        Page page = new Page("calls/" + function.name() + ".html", function.name(), MADE_OF);
        Element main = page.main();
        add(main, "h1", "", function.name());
        Javadocs.Method told = told(function);
        add(main, "p", "lead").append(html(told.summary()));
        prototypes(main, function);
        results(page, function, told);
        errors(main, function);
        provoked(main, function);
        experiments(main, function);
        pitfalls(main, function);
        methods(main, methods(function));
        if (!told.references().isEmpty()) {
            add(main, "h2", "", "References");
            add(main, "p", "").append(html(told.references()));
        }
        markdown.linkIds(main, page);
        return page;
    }

    private static void prototypes(Element main, CFunction function) {
        add(main, "h2", "", "Prototype");
        Element body = Page.table(main, "", "host", "prototype");
        for (Os host : CFunction.HOSTS) {
            Element row = body.appendElement("tr");
            add(row, "th", "", HOSTS.get(host)).attr("scope", "row");
            Element cell = row.appendElement("td");
            List<String> prototypes = function.prototypes().getOrDefault(host, List.of());
            prototypes.forEach(prototype -> add(cell.appendElement("div"), "code", "", prototype + ";"));
            if (prototypes.isEmpty()) {
                cell.text("not there");
            }
        }
    }

    private void results(Page page, CFunction function, Javadocs.Method told) throws IOException {
        Element main = page.main();
        add(main, "h2", "", "Results");
        add(main, "p", "").append("Gives " + html(told.tag("return").isEmpty() ? "nothing" : told.tag("return")) + ".");
        if (!told.description().isEmpty()) {
            add(main, "div", "").append(html(told.description()));
        }
        String type = OUTCOMES.get(function.name());
        if (type == null) {
            return;
        }
        Path outcomes = Path.of("docs/OUTCOMES.md");
        String text = Files.readString(base.resolve(outcomes));
        Matcher section = Pattern.compile("## `" + type + "`\n(.*?)(?=\n## |\\z)", Pattern.DOTALL).matcher(text);
        if (!section.find()) {
            throw new IllegalStateException(outcomes + " has no section " + type);
        }
        markdown.render("What each result means and what to do, as `" + type + "` tells it; the marks are those of"
                + " [OUTCOMES.md](OUTCOMES.md), which names the tests too.\n\n" + section.group(1), outcomes, page);
        page.main().select(".wide:last-child tr > :last-child").remove();
    }

    private void errors(Element main, CFunction function) {
        List<List<CallErrors.Row>> tables = errors(function);
        if (tables.isEmpty()) {
            return;
        }
        add(main, "h2", "", "Errors");
        add(main, "p", "",
                "observed: on Linux, by the lab or provoked by the tests. Wine: observed by the lab under Wine,"
                        + " which is not Windows. documented: by the system's documentation or headers, not run. A question mark"
                        + " stands where even those are not sure.");
        // A host that does not have the call would be an empty column.
        List<String> hosts = CFunction.HOSTS.stream().filter(function.prototypes()::containsKey).map(HOSTS::get)
                .toList();
        Element body = Page.table(main, "errors",
                Stream.concat(hosts.stream(), Stream.of("when")).toArray(String[]::new));
        for (List<CallErrors.Row> table : tables) {
            for (CallErrors.Row error : table) {
                Element row = body.appendElement("tr");
                for (String host : hosts) {
                    // The name is for phones, where each error is a block of its own.
                    Element cell = row.appendElement("td").attr("data-host", host);
                    for (CallErrors.Cell one : error.on(host)) {
                        Element line = cell.appendElement("div");
                        add(line, "code", "", one.name() + " " + one.number());
                        line.appendText(" ");
                        add(line, "span", "known " + (one.known().startsWith("d") ? "documented" : "observed"),
                                known(one.known()));
                    }
                    if (error.on(host).isEmpty()) {
                        cell.text("-").addClass("none");
                    }
                }
                row.appendElement("td").append(error.when());
            }
        }
    }

    private static String known(String mark) {
        String words = switch (mark.charAt(0)) {
            case 'o' -> "observed";
            case 'w' -> "Wine";
            default -> "documented";
        };
        return mark.endsWith("?") ? words + "?" : words;
    }

    private void provoked(Element main, CFunction function) {
        List<Seen.Provoked> had = provoked.stream().filter(one -> one.call().equals(function.name())).toList();
        if (had.isEmpty()) {
            return;
        }
        add(main, "h2", "", "How each was had on Linux");
        Element body = Page.table(main, "", "error", "how it is known", "how, or why not");
        for (Seen.Provoked one : had) {
            Element row = body.appendElement("tr");
            add(row.appendElement("td"), "code", "", one.error() + " " + one.number());
            add(row, "td", "", one.known());
            add(row, "td", "", one.how());
        }
    }

    private void experiments(Element main, CFunction function) {
        List<Row> about = about(function);
        if (about.isEmpty()) {
            return;
        }
        add(main, "h2", "", "Experiments");
        Element all = add(main, "p", "");
        add(all, "a", "", about.size() == 1 ? "The one" : "The " + about.size() + " of them in the matrix")
                .attr("href", "../index.html#call=" + function.name());
        all.appendText(", whose labelled results are of this call.");
        Element list = add(main, "ul", "experiments");
        for (Row row : about) {
            Element item = list.appendElement("li");
            add(item, "a", "id", row.id()).attr("href", "../index.html#" + row.id());
            item.appendText(" " + row.title() + " ");
            if (row.differs()) {
                add(item, "span", "known differs", "differs");
            }
        }
    }

    private void pitfalls(Element main, CFunction function) {
        List<Map<String, String>> own = pitfalls.stream().filter(pitfall -> pitfall.get("call").equals(function.name()))
                .toList();
        if (own.isEmpty()) {
            return;
        }
        add(main, "h2", "", "Pitfalls");
        Element list = add(main, "ul", "");
        own.forEach(pitfall -> add(list, "li", "", pitfall.get("pitfall") + " [" + pitfall.get("shown by") + "]"));
    }

    private static void methods(Element main, List<Javadocs.Method> own) {
        add(main, "h2", "", "In Java");
        Element list = add(main, "ul", "");
        for (Javadocs.Method method : own) {
            add(list.appendElement("li"), "code", "",
                    method.simpleType() + "." + method.name() + "(" + method.parameters() + ")");
        }
    }

    private List<Row> about(CFunction function) {
        return rows.stream().filter(row -> row.calls().contains(function.name())).toList();
    }

    /** The method whose Javadoc tells the most: that with the errors, and not setsockopt by another name. */
    private Javadocs.Method told(CFunction function) {
        List<Javadocs.Method> own = methods(function);
        if (own.isEmpty()) {
            throw new IllegalStateException(function.name() + ": no public method calls it");
        }
        return own.stream().filter(method -> function.equals(functions.get(method.name()))
                && method.text().contains("Errors")).findFirst().orElse(own.getFirst());
    }

    /** The methods whose Javadoc shows this function. */
    private List<Javadocs.Method> methods(CFunction function) {
        return methods.stream().filter(method -> function.equals(functions.get(method.function()))
                && method.text().contains("<pre>")).toList();
    }

    /** The tables of errors of these methods, each once: two hosts may have one each. */
    private List<List<CallErrors.Row>> errors(CFunction function) {
        Set<String> names = new LinkedHashSet<>();
        methods(function).forEach(method -> names.add(method.type() + "#" + method.name()));
        return errors.stream().filter(call -> names.contains(call.type() + "#" + call.name()))
                .map(CallErrors.Call::rows).toList();
    }

    private String html(String javadoc) {
        return Javadocs.html(javadoc, member -> functions.containsKey(member)
                ? functions.get(member).name() + ".html"
                : null);
    }
}
