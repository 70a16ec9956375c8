package io.eagain.reference;

import io.eagain.lab.Tsv;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * The reference as a site that needs no server and no network: the matrix, a page for each call, the questions and the
 * documents. Made by the build into {@code target/reference}; by itself: {@code mvn -q test-compile exec:exec@reference}.
 */
final class Site {
    private static final String CLAIMS = "src/main/resources/io/eagain/lab/claims.tsv";

    private Site() {
    }

    /** Writes the site: {@code java ... io.eagain.reference.Site BASE SITE}. */
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    static void write(Path base, Path site) throws IOException {
        Map<String, CFunction> functions = CFunction.all();
        List<Column> columns = Column.all(base);
        List<Row> rows = Rows.read(base, columns, functions);
        Map<Path, String> files = new TreeMap<>();
        files.putAll(markdown(base, "docs"));
        files.putAll(markdown(base, "docs/questions"));
        // The matrix is a page of its own here.
        files.put(Path.of("docs/MATRIX.md"), "index.html");
        Markdown markdown = new Markdown(base, site, files,
                rows.stream().map(Row::id).collect(Collectors.toSet()));
        List<Page> pages = new ArrayList<>();
        pages.add(new MatrixPage(columns, rows, Tsv.rows(base.resolve(CLAIMS))).page());
        pages.addAll(new CallPages(base, functions, rows, markdown).pages());
        Map<String, String> titles = new LinkedHashMap<>();
        for (Map.Entry<Path, String> file : files.entrySet()) {
            if (!file.getValue().equals("index.html")) {
                String text = Files.readString(base.resolve(file.getKey()));
                String title = title(text, file.getKey());
                Page page = new Page(file.getValue(), title, file.getKey().toString());
                page.main().addClass("text");
                markdown.render(text, file.getKey(), page);
                pages.add(page);
                titles.put(file.getValue(), title);
            }
        }
        index("questions", "Questions", titles, pages);
        index("docs", "Documents", titles, pages);
        for (Page page : pages) {
            page.write(site);
        }
        for (String name : List.of("style.css", "matrix.js")) {
            try (InputStream resource = Objects.requireNonNull(Site.class.getResourceAsStream(name), name)) {
                Files.copy(resource, site.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** The Markdown files of a folder and their pages; a README is the folder's index. */
    private static Map<Path, String> markdown(Path base, String folder) throws IOException {
        Map<Path, String> files = new TreeMap<>();
        if (!Files.isDirectory(base.resolve(folder))) {
            return files;
        }
        try (Stream<Path> found = Files.list(base.resolve(folder))) {
            for (Path file : found.filter(path -> path.toString().endsWith(".md")).toList()) {
                String name = file.getFileName().toString().replace(".md", "");
                files.put(Path.of(folder).resolve(name + ".md"),
                        (folder.equals("docs") ? "docs/" : "questions/") + (name.equals("README") ? "index" : name)
                                + ".html");
            }
        }
        return files;
    }

    private static String title(String markdown, Path file) {
        return markdown.lines().filter(line -> line.startsWith("# ")).findFirst()
                .map(line -> line.substring(2).replace("`", ""))
                .orElseThrow(() -> new IllegalStateException(file + " has no title: a line that begins with \"# \""));
    }

    /** A list of the pages of a folder, where no file is one. */
    private static void index(String folder, String title, Map<String, String> titles, List<Page> pages) {
        String path = folder + "/index.html";
        if (titles.containsKey(path)) {
            return;
        }
        Page page = new Page(path, title, "the Markdown files");
        Page.add(page.main(), "h1", "", title);
        Element list = Page.add(page.main(), "ul", "");
        titles.forEach((target, name) -> {
            if (target.startsWith(folder + "/")) {
                Page.add(list.appendElement("li"), "a", "", name).attr("href", target.substring(folder.length() + 1));
            }
        });
        if (list.childrenSize() == 0) {
            list.remove();
            Page.add(page.main(), "p", "", "There are none yet.");
        }
        pages.add(page);
    }
}
