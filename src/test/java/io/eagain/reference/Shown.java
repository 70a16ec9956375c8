package io.eagain.reference;

import static io.eagain.reference.Page.add;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Results as cells show them: each error with its name and its number. */
final class Shown {
    private static final Pattern NUMBERED = Pattern.compile("(" + Meaning.ERROR.pattern() + ")( \\d+)?");

    private Shown() {
    }

    /** A value of an observation: {@code -1/EAGAIN} becomes {@code -1 EAGAIN 11}. */
    static void value(Element element, String value, Column column) {
        element.text(NUMBERED.matcher(value.replaceFirst("^-1/", "-1 "))
                .replaceAll(error -> Matcher.quoteReplacement(numbered(error.group(1), error.group(2), column))));
    }

    /** The words of the documentation, or why nothing was run. */
    static void text(Element element, Row.Cell cell) {
        if (cell.known() != Row.Known.DOCUMENTED) {
            element.text(cell.text());
            return;
        }
        Matcher error = NUMBERED.matcher(cell.text());
        int from = 0;
        while (error.find()) {
            if (cell.column().number(error.group(1)).isPresent()) {
                element.appendText(cell.text().substring(from, error.start()));
                add(element, "code", "", numbered(error.group(1), error.group(2), cell.column()));
                from = error.end();
            }
        }
        element.appendText(cell.text().substring(from));
    }

    private static String numbered(String error, String number, Column column) {
        OptionalLong own = column.number(error);
        return own.isPresent() && number == null
                ? error + " " + own.getAsLong()
                : error + (number == null ? "" : number);
    }
}
