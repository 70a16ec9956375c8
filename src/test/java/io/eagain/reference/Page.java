package io.eagain.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;

/** A page of the site: the head and the links that all have, and room for the rest. jsoup escapes every text. */
final class Page {
    private static final List<Map.Entry<String, String>> LINKS = List.of(Map.entry("index.html", "Matrix"),
            Map.entry("calls/index.html", "Calls"), Map.entry("questions/index.html", "Questions"),
            Map.entry("docs/index.html", "Documents"));

    private final String path;
    private final Document document = Document.createShell("");
    private final Element main;

    /**
     * A page without content.
     *
     * @param path where it will be in the site
     * @param title its title
     * @param madeOf what it is made of, for its foot
     */
    Page(String path, String title, String madeOf) {
        this.path = path;
        document.outputSettings().prettyPrint(false);
        document.prependChild(new DocumentType("html", "", ""));
        document.firstElementChild().attr("lang", "en");
        Element head = document.head();
        head.appendElement("meta").attr("charset", "utf-8");
        head.appendElement("meta").attr("name", "viewport").attr("content", "width=device-width, initial-scale=1");
        head.appendElement("meta").attr("name", "color-scheme").attr("content", "light dark");
        head.appendElement("title").text(title + " - eagain");
        head.appendElement("link").attr("rel", "stylesheet").attr("href", up() + "style.css");
        Element header = document.body().appendElement("header");
        add(header, "a", "skip", "Skip to the content").attr("href", "#content");
        add(header, "b", "", "eagain reference");
        Element nav = header.appendElement("nav").attr("aria-label", "Pages");
        for (Map.Entry<String, String> target : LINKS) {
            Element link = add(nav, "a", "", target.getValue()).attr("href", up() + target.getKey());
            if (target.getKey().equals(path)) {
                link.attr("aria-current", "page");
            }
        }
        main = document.body().appendElement("main").attr("id", "content");
        add(document.body(), "footer", "",
                "Made of " + madeOf + " by io.eagain.reference.Site in the build; not edited by hand.");
    }

    String path() {
        return path;
    }

    /** What leads from this page to the root of the site. */
    String up() {
        return "../".repeat((int) path.chars().filter(c -> c == '/').count());
    }

    /** Where the content goes. */
    Element main() {
        return main;
    }

    Element head() {
        return document.head();
    }

    static Element add(Element parent, String tag, String classes) {
        Element element = parent.appendElement(tag);
        return classes.isEmpty() ? element : element.addClass(classes);
    }

    static Element add(Element parent, String tag, String classes, String text) {
        return add(parent, tag, classes).text(text);
    }

    /** A table that scrolls by itself where it is too wide, with its headings. */
    static Element table(Element parent, String classes, String... headings) {
        Element table = add(add(parent, "div", "wide").attr("tabindex", "0"), "table", classes);
        Element row = table.appendElement("thead").appendElement("tr");
        for (String heading : headings) {
            add(row, "th", "", heading).attr("scope", "col");
        }
        return table.appendElement("tbody");
    }

    void write(Path site) throws IOException {
        Path file = site.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, document.outerHtml() + "\n");
    }
}
