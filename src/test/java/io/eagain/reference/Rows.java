package io.eagain.reference;

import io.eagain.ErrnoTable;
import io.eagain.lab.Tsv;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All rows of the matrix, of the catalogue and of the results that are committed. */
final class Rows {
    /** What each group of experiments is about, in the order of the page. */
    static final Map<String, String> TOPICS = topics();

    private static final Pattern WORD = Pattern.compile("\\b([a-zA-Z]\\w+)(\\()?");
    /** What the catalogue writes where it knows nothing: a question mark, and perhaps what is to be expected. */
    private static final Pattern UNKNOWN = Pattern.compile("-?|'?\\?'?(?: \\((.+)\\))?");
    /** A number of Winsock without its name. */
    private static final Pattern NAMELESS = Pattern.compile("(?<![A-Z] )\\b1[01]\\d{3}\\b");

    private Rows() {
    }

    private static Map<String, String> topics() {
        Map<String, String> topics = new LinkedHashMap<>();
        topics.put("CON", "connect");
        topics.put("ACC", "bind, listen, accept");
        topics.put("SND", "send");
        topics.put("RCV", "recv");
        topics.put("SHU", "shutdown and close");
        topics.put("POL", "poll");
        topics.put("EPO", "epoll");
        topics.put("SEL", "select");
        topics.put("WSA", "WSAPoll and what else Windows alone has");
        topics.put("UDP", "UDP");
        topics.put("UNX", "unix sockets");
        topics.put("OPT", "options");
        topics.put("FCN", "fcntl and ioctl");
        topics.put("TMO", "time-outs");
        topics.put("INT", "signals: EINTR");
        topics.put("BAD", "bad input");
        topics.put("NAM", "names");
        topics.put("ERR", "error numbers");
        return topics;
    }

    static List<Row> read(Path base, List<Column> columns, Map<String, CFunction> functions) throws IOException {
        List<Map<String, Results.Entry>> entries = new ArrayList<>();
        for (Column column : columns) {
            Map<String, Results.Entry> byId = new HashMap<>();
            if (!column.isDocumented()) {
                column.results().experiments().forEach(entry -> byId.put(entry.id(), entry));
            }
            entries.add(byId);
        }
        List<Row> rows = new ArrayList<>();
        for (Map<String, String> data : Tsv.rows(base.resolve("src/main/resources/io/eagain/lab/experiments.tsv"))) {
            String id = data.get("id");
            Results.Entry first = entries.getFirst().get(id);
            Map<String, String> reference = first == null ? Map.of() : Row.values(first.observed());
            List<Row.Cell> cells = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                cells.add(cell(columns.get(i), data, entries.get(i).get(id), reference));
            }
            rows.add(new Row(id, data.get("title"),
                    data.get("claims").isEmpty() ? List.of() : List.of(data.get("claims").split(" ", -1)),
                    data.get("source"), cells, calls(data.get("title"), cells, functions)));
        }
        List<String> order = List.copyOf(TOPICS.keySet());
        for (Row row : rows) {
            if (!order.contains(row.group())) {
                throw new IllegalStateException(row.id() + ": Rows.TOPICS has no topic for " + row.group());
            }
        }
        rows.sort(Comparator.comparing((Row row) -> order.indexOf(row.group())).thenComparing(Row::id));
        return rows;
    }

    private static Row.Cell cell(Column column, Map<String, String> data, Results.Entry entry,
            Map<String, String> first) {
        String disagreement = data.get("disagree");
        if (column.isDocumented()) {
            return documented(column, data.get(column.key()), column.key().equals("windows") ? disagreement : "",
                    data.get("linux").isEmpty());
        }
        if (entry == null) {
            return new Row.Cell(column, Row.Known.NOT_RUN, List.of(),
                    data.get("linux").isEmpty() ? "about Windows alone" : "that record is older", "", null);
        }
        if (!entry.ran()) {
            return new Row.Cell(column, Row.Known.NOT_RUN, List.of(), String.valueOf(entry.reason()), "", entry);
        }
        return new Row.Cell(column, Row.Known.OBSERVED, Row.compared(Row.values(entry.observed()), first), "",
                column.key().equals("wine") ? disagreement : "", entry);
    }

    private static Row.Cell documented(Column column, String text, String disagreement, boolean windowsAlone) {
        Matcher unknown = UNKNOWN.matcher(text);
        if (unknown.matches()) {
            String why = windowsAlone && !column.key().equals("windows")
                    ? "about Windows alone"
                    : "nothing found that documents it";
            return new Row.Cell(column, Row.Known.NOT_RUN, List.of(),
                    why + (unknown.group(1) == null ? "" : "; unconfirmed: " + unknown.group(1)), disagreement, null);
        }
        String named = column.errors() != ErrnoTable.WINSOCK
                ? text
                : NAMELESS.matcher(text)
                        .replaceAll(number -> ErrnoTable.WINSOCK.name(Integer.parseInt(number.group())) + " "
                                + number.group());
        return new Row.Cell(column, Row.Known.DOCUMENTED, List.of(), named, disagreement, null);
    }

    /** The functions whose results have a label; where nothing was run, those that the title names. */
    private static Set<String> calls(String title, List<Row.Cell> cells, Map<String, CFunction> functions) {
        Set<String> calls = new TreeSet<>();
        for (Row.Cell cell : cells) {
            if (cell.entry() != null) {
                cell.entry().steps().stream().filter(step -> step.label() != null)
                        .forEach(step -> add(step.function(), functions, calls));
            }
        }
        Matcher word = WORD.matcher(title);
        while (word.find()) {
            // "send" may be English; "send(" and "epoll_wait" are not.
            boolean name = word.group(2) != null || word.group(1).matches(".*[A-Z_].*");
            if (name) {
                add(word.group(1), functions, calls);
            }
        }
        return calls;
    }

    private static void add(String symbol, Map<String, CFunction> functions, Set<String> calls) {
        CFunction function = functions.get(symbol);
        if (function != null) {
            calls.add(function.name());
        }
    }
}
