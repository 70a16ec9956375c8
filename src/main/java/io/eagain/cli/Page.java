package io.eagain.cli;

import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Text for people, in columns; bold on a terminal alone. */
final class Page {
    // Of a terminal its own width, if that is less.
    private static final int WIDE = 112;
    private static final int WIDTH = Math.min(WIDE, new UsageMessageSpec().width(WIDE).autoWidth(true).width());
    private static final int LEAST = Math.min(48, WIDTH / 2);
    private static final int GAP = 2;

    private final StringBuilder text = new StringBuilder();

    Page title(String title) {
        return line(Ansi.AUTO.string("@|bold " + title + "|@"));
    }

    Page line(String line) {
        text.append(line).append('\n');
        return this;
    }

    /** Each column is as wide as it has to be; what is too long for the last one goes on below itself. */
    Page table(List<List<String>> rows) {
        if (rows.isEmpty()) {
            return this;
        }
        Column[] columns = new Column[rows.getFirst().size()];
        int used = 0;
        for (int i = 0; i < columns.length; i++) {
            int column = i;
            int width = GAP + rows.stream().mapToInt(row -> row.get(column).length()).max().orElseThrow();
            if (i == columns.length - 1) {
                width = Math.max(LEAST, WIDTH - used);
            }
            used += width;
            columns[i] = new Column(width, GAP, Column.Overflow.WRAP);
        }
        TextTable table = TextTable.forColumns(Help.defaultColorScheme(Ansi.AUTO), columns);
        rows.forEach(row -> table.addRowValues(row.toArray(String[]::new)));
        text.append(table);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
