package io.eagain.reference;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Markdown of the repository as content of the site. A link to what is a page here leads to that page, any other one to the
 * file in the repository; the id of an experiment leads to its row.
 */
final class Markdown {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().extensions(EXTENSIONS).build();
    private static final Pattern ID = Pattern.compile("\\b[A-Z]{3}-\\d\\d\\b");

    private final Path base;
    private final Path site;
    private final Map<Path, String> pages;
    private final Set<String> ids;

    /**
     * All links of the site.
     *
     * @param base the repository
     * @param site where the site will be
     * @param pages which files of the repository are which pages
     * @param ids the experiments
     */
    Markdown(Path base, Path site, Map<Path, String> pages, Set<String> ids) {
        this.base = base.toAbsolutePath().normalize();
        this.site = site.toAbsolutePath().normalize();
        this.pages = pages;
        this.ids = ids;
    }

    /** Renders the text of a file into a page. */
    void render(String markdown, Path source, Page page) {
        Element content = Jsoup.parseBodyFragment(RENDERER.render(PARSER.parse(markdown))).body();
        for (Element heading : content.select("h1, h2, h3, h4")) {
            heading.id(anchor(heading.text()));
        }
        for (Element link : content.select("a[href]")) {
            link.attr("href", link(link.attr("href"), source, page));
        }
        for (Element image : content.select("img[src]")) {
            image.attr("src", link(image.attr("src"), source, page));
        }
        for (Element table : content.select("table")) {
            table.wrap("<div class=\"wide\" tabindex=\"0\"></div>");
        }
        content.select("[align=right]").addClass("number");
        content.select("[align]").removeAttr("align");
        linkIds(content, page);
        content.childNodesCopy().forEach(page.main()::appendChild);
    }

    /** The name of a heading in links, as GitHub makes it. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-');
    }

    private String link(String href, Path source, Page page) {
        int hash = href.indexOf('#');
        String file = hash < 0 ? href : href.substring(0, hash);
        if (file.isEmpty() || file.matches("[a-z]+:.*")) {
            return href;
        }
        Path target = source.resolveSibling(file).normalize();
        String fragment = hash < 0 ? "" : href.substring(hash);
        if (pages.containsKey(target)) {
            return page.up() + pages.get(target) + fragment;
        }
        return site.resolve(page.path()).getParent().relativize(base.resolve(target)) + fragment;
    }

    /** Links the ids of experiments in a text; those of code blocks and of links stay as they are. */
    void linkIds(Element content, Page page) {
        for (Element element : content.getAllElements()) {
            if (element.closest("a, pre, h1, h2, h3") == null) {
                List.copyOf(element.textNodes()).forEach(text -> linkIds(text, page));
            }
        }
    }

    private void linkIds(TextNode node, Page page) {
        String text = node.getWholeText();
        Matcher id = ID.matcher(text);
        int from = 0;
        while (id.find()) {
            if (ids.contains(id.group())) {
                node.before(new TextNode(text.substring(from, id.start())));
                node.before(new Element("a").attr("href", page.up() + "index.html#" + id.group()).text(id.group()));
                from = id.end();
            }
        }
        node.text(text.substring(from));
    }
}
