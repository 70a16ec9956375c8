package io.eagain.reference;

import io.eagain.ErrnoTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * The tables of errors in the Javadoc of the calls as data: writes {@code call-errors.tsv}, which the command line reads.
 * A call whose Javadoc names another call's errors has that one's rows; each is observed only where it was observed of
 * this call too.
 */
final class CallErrors {
    static final String FILE = "src/main/resources/io/eagain/lab/call-errors.tsv";
    static final String COMMAND = "mvn -q test-compile exec:exec -Dlab.classpath=test"
            + " -Dlab.main=io.eagain.reference.CallErrors -Dlab.args=.";
    static final String LINUX = "Linux";
    static final String MACOS = "macOS";
    static final String WINDOWS = "Windows";

    private static final Map<String, ErrnoTable> TABLES = Map.of(LINUX, ErrnoTable.LINUX, MACOS, ErrnoTable.MACOS,
            WINDOWS, ErrnoTable.WINSOCK);
    private static final Pattern NAME = Pattern.compile("\\b(?:EAI_[A-Z]+|E[A-Z0-9]+|WSA[A-Z_]+)\\b");
    private static final Pattern NUMBER = Pattern.compile("(-?\\d+)(?: ([owd]\\??))?|\\?");
    private static final Pattern AS = Pattern.compile(
            "Errors: as \\{@link ([\\w.]*)#(\\w+)[^}]*\\}((?:\\{[^}]*\\}|[^.:{])*)", Pattern.DOTALL);
    private static final Pattern NEVER = Pattern.compile("never \\{@code (\\w+)\\}");
    private static final Pattern ALSO = Pattern
            .compile("([^,;]*)\\{@code (E\\w+)\\} \\((\\d+)(?:, (\\w+))?\\)(?:, (\\w+))?(.*)", Pattern.DOTALL);

    private CallErrors() {
    }

    /** An error on one host; {@code known} as the class comment of {@code Sockets} explains the marks. */
    record Cell(String host, String name, int number, String known) {
    }

    /** A row of a table; {@code when} is HTML. */
    record Row(List<Cell> cells, String when) {
        List<Cell> on(String host) {
            return cells.stream().filter(cell -> cell.host().equals(host)).toList();
        }
    }

    /** A call with its rows. */
    record Call(String name, String type, List<Row> rows) {
    }

    /** Writes the file: {@code java ... io.eagain.reference.CallErrors BASE}. */
    public static void main(String[] arguments) throws IOException {
        Path base = Path.of(arguments[0]);
        Files.writeString(base.resolve(FILE), text(calls(base)));
    }

    /** All calls whose Javadoc says their errors. */
    static List<Call> calls(Path base) throws IOException {
        List<Javadocs.Method> methods = Javadocs.read(base);
        Seen seen = Seen.read(base);
        Map<String, Call> calls = new LinkedHashMap<>();
        for (Javadocs.Method method : methods) {
            List<Row> rows = new ArrayList<>(inherited(method, methods, seen));
            rows.addAll(own(method));
            if (!rows.isEmpty()) {
                calls.computeIfAbsent(method.type() + "#" + method.name(),
                        key -> new Call(method.name(), method.type(), new ArrayList<>())).rows().addAll(rows);
            }
        }
        return List.copyOf(calls.values());
    }

    /** The rows of the table in a Javadoc. */
    private static List<Row> own(Javadocs.Method method) {
        List<Row> rows = new ArrayList<>();
        for (Element table : Jsoup.parse(Javadocs.html(method.text())).select("table")) {
            List<String> headings = table.select("th").eachText();
            if (headings.isEmpty() || !headings.getFirst().equals("error")) {
                continue;
            }
            for (Element row : table.select("tbody tr")) {
                List<Element> cells = row.select("td");
                List<String> names = NAME.matcher(cells.getFirst().text()).results().map(MatchResult::group).toList();
                List<Cell> errors = new ArrayList<>();
                for (int i = 1; i < headings.size() - 1; i++) {
                    errors.addAll(cells(method, headings.get(i), names, cells.get(i).text()));
                }
                rows.add(new Row(errors, cells.getLast().html().replaceAll("\\s+", " ")));
            }
        }
        return rows;
    }

    private static List<Cell> cells(Javadocs.Method method, String host, List<String> names, String cell) {
        List<Cell> cells = new ArrayList<>();
        List<MatchResult> numbers = NUMBER.matcher(cell).results().toList();
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i).group(1) == null) {
                for (String name : names) {
                    OptionalInt number = TABLES.get(host).number(name);
                    if (number.isPresent()) {
                        cells.add(new Cell(host, name(host, names, number.getAsInt()), number.getAsInt(), "d?"));
                    }
                }
                continue;
            }
            int number = Integer.parseInt(numbers.get(i).group(1));
            // "100, 71 d": the mark stands behind the last.
            String known = numbers.subList(i, numbers.size()).stream().map(result -> result.group(2))
                    .filter(Objects::nonNull).findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            method.type() + "." + method.name() + ": " + number + " has no mark in: " + cell));
            cells.add(new Cell(host, name(host, names, number), number, known));
        }
        return cells;
    }

    /** The host's own name of a number: of its several, the one that the row has. */
    private static String name(String host, List<String> names, int number) {
        for (String name : names) {
            boolean resolvers = name.startsWith("EAI_") && !host.equals(WINDOWS);
            OptionalInt known = TABLES.get(host).number(name);
            if (resolvers || (!host.equals(WINDOWS) && known.isPresent() && known.getAsInt() == number)) {
                return name;
            }
        }
        if (TABLES.get(host).names(Math.max(0, number)).isEmpty()) {
            throw new IllegalStateException(host + " has no error " + number + ", named " + names);
        }
        return TABLES.get(host).name(number);
    }

    /** The rows of the call whose errors a Javadoc names, but for hosts that have not this one. */
    private static List<Row> inherited(Javadocs.Method method, List<Javadocs.Method> methods, Seen seen) {
        List<Row> rows = new ArrayList<>();
        Matcher as = AS.matcher(method.text());
        if (!as.find()) {
            return rows;
        }
        String type = as.group(1);
        // TcpInfo's getsockopt is the other one with an argument fixed: its own rows are enough.
        if (!as.group(2).equals(method.name())) {
            Set<String> never = NEVER.matcher(as.group(3)).results().map(result -> result.group(1))
                    .collect(Collectors.toSet());
            List<Javadocs.Method> others = methods.stream().filter(other -> other.name().equals(as.group(2))
                    && (type.isEmpty() ? other.type().equals(method.type()) : isNamed(other, type))).toList();
            if (others.isEmpty()) {
                throw new IllegalStateException(
                        method.type() + "." + method.name() + ": no call " + type + "#" + as.group(2));
            }
            for (Javadocs.Method other : others) {
                List<Row> theirs = new ArrayList<>(inherited(other, methods, seen));
                theirs.addAll(own(other));
                for (Row row : theirs) {
                    List<Cell> cells = row.cells().stream()
                            .filter(cell -> hosts(method).contains(cell.host()) && !never.contains(cell.name()))
                            .map(cell -> new Cell(cell.host(), cell.name(), cell.number(),
                                    seen.known(method.name(), cell)))
                            .toList();
                    if (!cells.isEmpty()) {
                        rows.add(new Row(cells, row.when()));
                    }
                }
            }
        }
        Matcher also = ALSO.matcher(as.group(3));
        if (also.find()) {
            String known = "observed".equals(also.group(4)) || "observed".equals(also.group(5)) ? "o" : "d";
            String when = also.group(6).isBlank() ? also.group(1) : also.group(6);
            rows.add(new Row(List.of(new Cell(LINUX, also.group(2), Integer.parseInt(also.group(3)), known)),
                    when.replaceAll("\\s+", " ").strip()));
        }
        return rows;
    }

    private static boolean isNamed(Javadocs.Method method, String type) {
        return method.type().equals(type) || method.simpleType().equals(type);
    }

    private static List<String> hosts(Javadocs.Method method) {
        return switch (method.type().split("\\.", -1)[2]) {
            case "posix" -> List.of(LINUX, MACOS);
            case "linux" -> List.of(LINUX);
            case "macos" -> List.of(MACOS);
            case "windows" -> List.of(WINDOWS);
            default -> List.of(LINUX, MACOS, WINDOWS);
        };
    }

    /** The file: one line for each call, error and host. */
    static String text(List<Call> calls) {
        StringBuilder text = new StringBuilder("call\tclass\terror\thost\tnumber\tknown\twhen\n");
        for (Call call : calls) {
            for (String host : List.of(LINUX, MACOS, WINDOWS)) {
                Map<String, List<Cell>> cells = new LinkedHashMap<>();
                Map<String, Set<String>> when = new LinkedHashMap<>();
                for (Row row : call.rows()) {
                    for (Cell cell : row.on(host)) {
                        cells.computeIfAbsent(cell.name(), none -> new ArrayList<>()).add(cell);
                        when.computeIfAbsent(cell.name(), none -> new LinkedHashSet<>())
                                .add(Jsoup.parse(row.when()).text());
                    }
                }
                cells.forEach((name, same) -> text.append(String.join("\t", call.name(), call.type(), name, host,
                        Integer.toString(same.getFirst().number()), best(same), String.join("; ", when.get(name))))
                        .append('\n'));
            }
        }
        return text.toString();
    }

    /** The best that is known of an error that stands in several rows. */
    private static String best(List<Cell> same) {
        for (String mark : List.of("o", "w", "o?", "w?", "d")) {
            if (same.stream().anyMatch(cell -> cell.known().equals(mark))) {
                return mark;
            }
        }
        return "d?";
    }
}
