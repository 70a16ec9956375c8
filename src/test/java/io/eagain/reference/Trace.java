package io.eagain.reference;

import static io.eagain.reference.Page.add;

import org.jsoup.nodes.Element;

/** What stands behind a cell: the calls one by one, and when and on what they were made. */
final class Trace {
    private Trace() {
    }

    static void section(Element parent, String id, Row.Cell cell) {
        Element section = add(parent, "section", "").attr("id", id).attr("tabindex", "-1");
        // Those of documentation alone say so by their names.
        String title = cell.column().title();
        add(section, "h4", "", cell.column().isDocumented() ? title : title + ": " + cell.words());
        if (cell.known() == Row.Known.OBSERVED) {
            add(section, "p", "made", "Observed " + cell.column().results().made() + ".");
            Element calls = add(section, "ol", "");
            cell.entry().steps().forEach(step -> step(calls, step));
            if (!cell.disagreement().isEmpty()) {
                add(section, "p", "disagree", "Windows' documentation disagrees at: " + cell.disagreement() + ".");
            }
        } else {
            add(section, "p", "made", cell.known() == Row.Known.DOCUMENTED
                    ? "Documented, not run. The sources of the row are named below."
                    : "Not run.");
            Shown.text(add(section, "p", ""), cell);
        }
    }

    private static void step(Element calls, Results.Step step) {
        Element line = add(calls, "li", "",
                (step.thread() == null ? "" : "[" + step.thread() + "] ") + step.call() + " ");
        add(line, "b", "", "= " + result(step));
        if (step.label() != null) {
            line.appendText(" ");
            add(line, "i", "", step.label());
        }
    }

    private static String result(Results.Step step) {
        if (step.derived()) {
            return step.value();
        }
        String result = step.error() == 0 ? Long.toString(step.result()) : step.result() + " " + step.name();
        return step.detail() == null ? result : result + " {" + step.detail() + "}";
    }
}
