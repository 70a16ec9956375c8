package io.eagain.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Entities;

/** The Javadoc of the public calls, read in the sources. */
final class Javadocs {
    private static final List<String> PACKAGES = List.of("", "posix", "linux", "macos", "windows");
    private static final Pattern SIGNATURE = Pattern.compile(
            "\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*public static [\\w.<>\\[\\]]+ (\\w+)\\(([^)]*)\\)");
    private static final Pattern PROTOTYPE = Pattern.compile("<pre>\\{@code [^(}]*?(\\w+)\\(");
    private static final Pattern INLINE = Pattern
            .compile("\\{@(code|link|linkplain)\\s+((?:[^{}]|\\{[^{}]*\\})*)\\}");
    private static final Pattern REFERENCE = Pattern.compile("([\\w.]*)(?:#(\\w+)(?:\\([^)]*\\))?)?(?:\\s+(.+))?",
            Pattern.DOTALL);

    private Javadocs() {
    }

    /**
     * A public static method with a Javadoc.
     *
     * @param type its class, with the package
     * @param name its name
     * @param parameters as the source has them, on one line
     * @param text the Javadoc without its stars
     */
    record Method(String type, String name, String parameters, String text) {

        /** The class without the package. */
        String simpleType() {
            return type.substring(type.lastIndexOf('.') + 1);
        }

        /** The function of C that the Javadoc shows, or the method's own name. */
        String function() {
            Matcher prototype = PROTOTYPE.matcher(text);
            return prototype.find() ? prototype.group(1) : name;
        }

        /** What stands before the first tag of a block. */
        String body() {
            int tag = text.indexOf("\n@");
            return tag < 0 ? text : text.substring(0, tag);
        }

        /** The first paragraph. */
        String summary() {
            return body().strip().split("\n\\s*\n|<pre>|<p>|<table", 2)[0].strip();
        }

        /** What stands between the prototype and the errors. */
        String description() {
            String body = body();
            int from = body.indexOf("</pre>");
            if (from < 0) {
                return "";
            }
            from += "</pre>".length();
            int to = body.length();
            for (String end : new String[]{"<table", "<p>Errors: as", "<p>References:"}) {
                int at = body.indexOf(end, from);
                to = at < 0 ? to : Math.min(to, at);
            }
            return body.substring(from, to).strip();
        }

        /** The links to the systems' own documentation, or an empty text. */
        String references() {
            String body = body();
            int from = body.indexOf("References:");
            return from < 0 ? "" : body.substring(from + "References:".length()).strip();
        }

        /** What a tag of a block says, such as {@code return}; an empty text without it. */
        String tag(String name) {
            String start = "\n@" + name + " ";
            int from = text.indexOf(start);
            if (from < 0) {
                return "";
            }
            int next = text.indexOf("\n@", from + 1);
            return text.substring(from + start.length(), next < 0 ? text.length() : next).strip();
        }
    }

    static List<Method> read(Path base) throws IOException {
        List<Method> methods = new ArrayList<>();
        Path root = base.resolve("src/main/java/io/eagain");
        for (String name : PACKAGES) {
            try (Stream<Path> files = Files.list(root.resolve(name))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
                    String simple = file.getFileName().toString().replace(".java", "");
                    String type = "io.eagain." + (name.isEmpty() ? "" : name + ".") + simple;
                    read(type, Files.readString(file), methods);
                }
            }
        }
        return methods;
    }

    private static void read(String type, String source, List<Method> methods) {
        int end;
        for (int start = source.indexOf("/**"); start >= 0; start = source.indexOf("/**", end)) {
            end = source.indexOf("*/", start) + 2;
            Matcher signature = SIGNATURE.matcher(source).region(end, source.length());
            if (signature.lookingAt()) {
                String text = source.substring(start + 3, end - 2).replaceAll("(?m)^\\s*\\* ?", "");
                methods.add(new Method(type, signature.group(1), signature.group(2).replaceAll("\\s+", " "), text));
            }
        }
    }

    /** Javadoc as HTML, without links. */
    static String html(String javadoc) {
        return html(javadoc, call -> null);
    }

    /** Javadoc as HTML; for a name of a method there is a link to the page that the other argument tells, or null. */
    static String html(String javadoc, UnaryOperator<String> pages) {
        return INLINE.matcher(javadoc).replaceAll(tag -> {
            String text = tag.group(2).strip();
            String html = tag.group(1).equals("code")
                    ? "<code>" + Entities.escape(text.replaceAll("\\s+", " ")) + "</code>"
                    : link(text, pages);
            return Matcher.quoteReplacement(html);
        });
    }

    private static String link(String text, UnaryOperator<String> pages) {
        Matcher reference = REFERENCE.matcher(text);
        if (!reference.matches()) {
            return Entities.escape(text);
        }
        String type = reference.group(1).substring(reference.group(1).lastIndexOf('.') + 1);
        String member = reference.group(2);
        String shown = reference.group(3);
        if (shown == null) {
            shown = member == null ? type : type.isEmpty() ? member : type + "." + member;
        }
        String code = "<code>" + Entities.escape(shown) + "</code>";
        String page = member == null ? null : pages.apply(member);
        return page == null ? code : "<a href=\"" + page + "\">" + code + "</a>";
    }

    /** Javadoc as plain text on one line. */
    static String plain(String javadoc) {
        return Jsoup.parse(html(javadoc)).text();
    }
}
