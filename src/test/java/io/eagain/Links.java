package io.eagain;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** The links and headings of Markdown documents, as GitHub reads them. */
final class Links {
    private static final Parser PARSER = Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final Pattern HTML = Pattern.compile("(?:href|src)=\"([^\"]*)\"");

    private final Path root;
    private final Map<Path, Set<String>> anchors = new HashMap<>();

    Links(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** What is wrong with the links and images of a document; nothing is fetched. */
    List<String> broken(Path document) throws IOException {
        List<String> broken = new ArrayList<>();
        for (String destination : destinations(document)) {
            String trouble = trouble(document.toAbsolutePath().normalize(), destination);
            if (trouble != null) {
                broken.add(document + ": " + destination + ": " + trouble);
            }
        }
        return broken;
    }

    static List<String> destinations(Path document) throws IOException {
        List<String> destinations = new ArrayList<>();
        PARSER.parse(Files.readString(document)).accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                destinations.add(link.getDestination());
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                destinations.add(image.getDestination());
                visitChildren(image);
            }

            @Override
            public void visit(HtmlBlock html) {
                html(html.getLiteral());
            }

            @Override
            public void visit(HtmlInline html) {
                html(html.getLiteral());
            }

            private void html(String literal) {
                Matcher matcher = HTML.matcher(literal);
                while (matcher.find()) {
                    destinations.add(matcher.group(1));
                }
            }
        });
        return destinations;
    }

    private String trouble(Path document, String destination) throws IOException {
        URI uri;
        try {
            uri = new URI(destination);
        } catch (URISyntaxException e) {
            return e.getMessage();
        }
        if (uri.getScheme() != null) {
            return uri.getScheme().equals("https") && uri.getHost() != null ? null : "not https://...";
        }
        Path target = uri.getPath().isEmpty() ? document : document.resolveSibling(uri.getPath()).normalize();
        if (!target.startsWith(root)) {
            return "leads out of the project";
        }
        if (!Files.exists(target)) {
            return "no such file";
        }
        if (uri.getFragment() == null) {
            return null;
        }
        if (!target.toString().endsWith(".md")) {
            return "only Markdown has anchors";
        }
        return anchors(target).contains(uri.getFragment()) ? null : "no such heading";
    }

    private Set<String> anchors(Path document) throws IOException {
        Set<String> known = anchors.get(document);
        if (known == null) {
            Set<String> found = new HashSet<>();
            PARSER.parse(Files.readString(document)).accept(new AbstractVisitor() {
                @Override
                public void visit(Heading heading) {
                    StringBuilder text = new StringBuilder();
                    text(heading, text);
                    String anchor = anchor(text.toString());
                    // A second heading of the same words is told apart by a number.
                    String unique = anchor;
                    for (int i = 1; !found.add(unique); i++) {
                        unique = anchor + "-" + i;
                    }
                }
            });
            anchors.put(document, found);
            known = found;
        }
        return known;
    }

    private static void text(Node node, StringBuilder text) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            switch (child) {
                case Text words -> text.append(words.getLiteral());
                case Code code -> text.append(code.getLiteral());
                case SoftLineBreak unused -> text.append(' ');
                default -> text(child, text);
            }
        }
    }

    /** GitHub's: small letters, no punctuation, hyphens for spaces. */
    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}\\p{Pc}\\- ]", "").replace(' ', '-');
    }
}
