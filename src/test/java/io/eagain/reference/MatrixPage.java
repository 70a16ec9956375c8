package io.eagain.reference;

import static io.eagain.reference.Page.add;

import com.google.gson.Gson;
import io.eagain.ConstantTable;
import io.eagain.ErrnoTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;

/** The matrix: a row for each experiment, a column for each host, and behind each cell how it is known. */
final class MatrixPage {
    /** How far what is documented is compared. */
    private static final Map<String, String> PROSE = Map.of("windows",
            "that of Windows is compared with Wine alone, at the labels that the catalogue names", "macos",
            "that of macOS is not compared");

    private final List<Column> columns;
    private final List<Row> rows;
    private final Map<String, Map<String, String>> claims = new LinkedHashMap<>();
    private final Page page = new Page("index.html", "What sockets do where",
            "docs/results, experiments.tsv and claims.tsv");

    MatrixPage(List<Column> columns, List<Row> rows, List<Map<String, String>> claims) {
        this.columns = columns;
        this.rows = rows;
        claims.forEach(claim -> this.claims.put(claim.get("id"), claim));
    }

    Page page() {
        Element main = page.main().addClass("matrix");
        introduction(main);
        filters(main);
        Element table = add(main, "table", "").attr("id", "matrix");
        Element heads = table.appendElement("thead").appendElement("tr");
        add(heads, "th", "", "experiment").attr("scope", "col");
        for (Column column : columns) {
            Element head = add(heads, "th", "", column.title()).attr("scope", "col");
            add(head, "small", "", column.isDocumented() ? "not run" : "observed " + column.results().day());
        }
        Rows.TOPICS.forEach((group, topic) -> {
            Element body = add(table, "tbody", "").attr("id", "topic-" + group);
            add(add(body, "tr", "topic"), "th", "", topic).attr("colspan", Integer.toString(columns.size() + 1))
                    .attr("scope", "rowgroup");
            rows.stream().filter(row -> row.group().equals(group)).forEach(row -> row(body, row));
        });
        Element errnos = page.head().appendElement("script").attr("type", "application/json").attr("id", "errnos");
        errnos.appendChild(new DataNode(new Gson().toJson(errnos())));
        page.head().appendElement("script").attr("src", "matrix.js").attr("defer", "");
        return page;
    }

    private void introduction(Element main) {
        add(main, "h1", "", "What sockets do where");
        long run = rows.stream()
                .filter(row -> row.cells().stream().anyMatch(cell -> cell.known() == Row.Known.OBSERVED)).count();
        add(main, "p", "lead", run + " experiments, each a sequence of real calls, and what every host gives: "
                + "the result of each labelled call, with the name and the number of each error. A cell opens to the"
                + " calls themselves. " + (rows.size() - run) + " more rows are only documented: no host here can run"
                + " them, or another row shows it.");
        Element legend = add(main, "ul", "legend");
        legend(legend, "observed", "observed", "by the lab, on the day and the system that the cell opens to");
        legend(legend, "documented", "documented",
                "by the system's own manuals or sources, or by Wine's tests, which are written to pass on Windows; not"
                        + " run. A row names the sources of all its cells together; documented? has a doubt in it, or no source");
        legend(legend, "none", "not run", "and why");
        legend(legend, "differs", "differs",
                "means something else than on Linux x86-64, or Wine and Windows' documentation disagree. Errors are"
                        + " compared by meaning: WSAECONNREFUSED 10061 is ECONNREFUSED 111, and POLLRDNORM is POLLIN."
                        + " What is documented is prose: " + PROSE.get("windows") + ", " + PROSE.get("macos"));
        Element note = add(main, "p", "");
        note.appendText(
                "Wine is not Windows, and qemu-user is not a processor. A question mark is unconfirmed, and documented?"
                        + " has one in its text. ");
        add(note, "a", "", "How to read a row").attr("href", "docs/LAB.html");
        note.appendText(", ");
        add(note, "a", "", "what each call's errors mean").attr("href", "calls/index.html");
        note.appendText(".");
    }

    private static void legend(Element legend, String type, String words, String text) {
        Element item = add(legend, "li", "");
        add(item, "span", "known " + type, words);
        item.appendText(" " + text + ".");
    }

    private void filters(Element main) {
        Element form = add(main, "form", "filters").attr("role", "search").attr("aria-label", "Filter the rows");
        field(form, "q", "Text").attr("placeholder", "text, or an id").attr("aria-keyshortcuts", "/");
        field(form, "errno", "Error").attr("placeholder", "EAGAIN, 10035 ...");
        Set<String> calls = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        rows.forEach(row -> calls.addAll(row.calls()));
        Element call = choice(form, "call", "Call", "any call");
        calls.forEach(name -> add(call, "option", "", name).attr("value", name));
        Element host = choice(form, "host", "Host", "any host");
        for (Column column : columns) {
            Element option = add(host, "option", "", column.title()).attr("value", column.key());
            if (column.isDocumented()) {
                option.attr("data-prose", "What is documented is prose: " + PROSE.get(column.key()) + ".");
            }
        }
        Element differs = add(form, "label", "check");
        differs.appendElement("input").attr("type", "checkbox").attr("id", "differs");
        differs.appendText(" differs only");
        add(form, "button", "", "Clear").attr("type", "reset").attr("aria-keyshortcuts", "Escape");
        add(form, "output", "", rows.size() + " of " + rows.size() + " rows").attr("id", "count");
        add(form, "p", "").attr("id", "note").attr("role", "status");
    }

    private static Element field(Element form, String id, String label) {
        return add(form, "label", "", label + " ").appendElement("input").attr("type", "search").attr("id", id)
                .attr("autocomplete", "off").attr("spellcheck", "false");
    }

    private static Element choice(Element form, String id, String label, String any) {
        Element select = add(form, "label", "", label + " ").appendElement("select").attr("id", id);
        add(select, "option", "", any).attr("value", "");
        return select;
    }

    private void row(Element body, Row row) {
        Element tr = add(body, "tr", "row").attr("id", row.id()).attr("data-calls", String.join(" ", row.calls()));
        if (row.differs()) {
            tr.attr("data-differs", "");
        }
        Element head = add(tr, "th", "").attr("scope", "row");
        add(head, "a", "id", row.id()).attr("href", "#" + row.id());
        head.appendText(" " + row.title());
        row.cells().forEach(cell -> cell(tr, row, cell));
        Element more = add(body, "tr", "more").appendElement("td")
                .attr("colspan", Integer.toString(columns.size() + 1)).appendElement("details");
        add(more, "summary", "", "calls and sources of " + row.id());
        Element traces = add(more, "div", "traces");
        row.cells().forEach(cell -> Trace.section(traces, id(row, cell), cell));
        claims(more, row);
        add(more, "p", "source", "Where the expectations come from: " + row.source());
    }

    private static String id(Row row, Row.Cell cell) {
        return row.id() + "-" + cell.column().key();
    }

    private static void cell(Element tr, Row row, Row.Cell cell) {
        Element td = add(tr, "td", type(cell)).attr("data-host", cell.column().title())
                .attr("data-key", cell.column().key());
        if (!cell.errors().isEmpty()) {
            td.attr("data-errors", String.join(" ", cell.errors()));
        }
        add(td, "a", "known", cell.words()).addClass(type(cell)).attr("href", "#" + id(row, cell))
                .attr("aria-expanded", "false");
        for (Row.Value value : cell.values()) {
            Element line = add(td, "p", value.differs() ? "value differs" : "value");
            add(line, "span", "", value.label());
            line.appendText(" ");
            Shown.value(add(line, "code", ""), value.value(), cell.column());
        }
        if (!cell.text().isEmpty()) {
            Shown.text(add(td, "p", ""), cell);
        }
        if (!cell.disagreement().isEmpty()) {
            add(td, "p", "disagree",
                    (cell.column().isDocumented() ? "Wine disagrees: " : "Windows' documentation disagrees: ")
                            + cell.disagreement());
        }
    }

    /** The classes of a cell in the style sheet. */
    private static String type(Row.Cell cell) {
        String type = switch (cell.known()) {
            case OBSERVED -> "observed";
            case DOCUMENTED -> "documented";
            case NOT_RUN -> "none";
        };
        return cell.differs() ? type + " differs" : type;
    }

    private void claims(Element more, Row row) {
        if (row.claims().isEmpty()) {
            return;
        }
        add(more, "p", "", "About what people claim:");
        Element list = add(more, "ul", "claims");
        for (String id : row.claims()) {
            Map<String, String> claim = claims.get(id);
            Element item = add(list, "li", "");
            add(item, "b", "", id);
            item.appendText(" \"" + claim.get("claim") + "\" Linux: " + claim.get("linux_words") + ". Windows: "
                    + claim.get("windows_words") + ".");
        }
    }

    /** Every error of every system: its table, number, name, and the name by which the cells have it. */
    private static List<List<Object>> errnos() {
        List<List<Object>> errnos = new ArrayList<>();
        for (ErrnoTable table : ErrnoTable.all()) {
            for (ErrnoTable.Entry entry : table.entries()) {
                errnos.add(List.of(table.title(), entry.number(), entry.name(), Meaning.of(entry.name())));
            }
        }
        // The codes of the resolver are no errnos, and cells have them all the same.
        for (ConstantTable table : ConstantTable.all()) {
            table.all("EAI_").forEach((name, number) -> errnos
                    .add(List.of(table.title(), number, name, Meaning.of(name))));
        }
        return errnos;
    }
}
