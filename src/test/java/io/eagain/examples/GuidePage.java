package io.eagain.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes {@code docs/GUIDE.md} of {@code src/examples/guide.md}: {@code java ... io.eagain.examples.GuidePage ROOT}. A line of the
 * text brings in the code: {@code include: UdpEcho.java} the whole file, folded up, {@code include: UdpEcho.java send} the method
 * or the class of that name.
 */
public final class GuidePage {
    static final String NAME = "docs/GUIDE.md";
    static final String COMMAND = "mvn -q test-compile exec:exec -Dlab.classpath=test"
            + " -Dlab.main=io.eagain.examples.GuidePage -Dlab.args=.";
    static final Path EXAMPLES = Path.of("src", "examples", "java", "io", "eagain", "examples");

    private static final Pattern INCLUDE = Pattern.compile("include: (\\w+\\.java)(?: (\\w+))?");

    private GuidePage() {
    }

    /**
     * Writes the page.
     *
     * @param arguments the root of the project
     * @throws IOException if a file is not there
     */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        Files.writeString(root.resolve(NAME), page(root));
    }

    static String page(Path root) throws IOException {
        StringBuilder page = new StringBuilder();
        for (String line : Files.readAllLines(root.resolve("src/examples/guide.md"))) {
            var include = INCLUDE.matcher(line);
            if (!include.matches()) {
                page.append(line).append('\n');
                continue;
            }
            String file = include.group(1);
            List<String> code = Files.readAllLines(root.resolve(EXAMPLES).resolve(file));
            if (include.group(2) == null) {
                page.append("<details>\n<summary>").append(file).append(", ").append(code.size())
                        .append(" lines</summary>\n\n").append(block(code)).append("\n</details>\n");
            } else {
                page.append(block(part(code, file, include.group(2))));
            }
        }
        return page.append(
                "\n---\n\nMade of `src/examples/guide.md` and the files that it names; not edited by hand. Again:\n\n    ")
                .append(COMMAND).append('\n').toString();
    }

    /**
     * Returns a method or a class of an example, as Markdown.
     *
     * @param root the root of the project
     * @param file the file, such as {@code Client.java}
     * @param name of the method or the class
     * @return a block of code
     * @throws IOException if the file is not there
     */
    public static String code(Path root, String file, String name) throws IOException {
        return block(part(Files.readAllLines(root.resolve(EXAMPLES).resolve(file)), file, name));
    }

    /** From the comment before the declaration to the brace that stands below its beginning: the formatter sees to that. */
    private static List<String> part(List<String> code, String file, String name) {
        Pattern declaration = Pattern.compile("( +)(?!return|new|throw)[\\w<>\\[\\], ]* ?(class " + name + "| " + name
                + "\\(.*[^;])\\b?.*");
        for (int i = 0; i < code.size(); i++) {
            var matcher = declaration.matcher(code.get(i));
            if (!matcher.matches() || code.get(i).endsWith(";")) {
                continue;
            }
            String indent = matcher.group(1);
            int first = i;
            while (code.get(first - 1).matches(" *(/\\*\\*|\\*|//|@).*")) {
                first--;
            }
            int last = i + code.subList(i, code.size()).indexOf(indent + "}");
            return code.subList(first, last + 1).stream()
                    .map(line -> line.isEmpty() ? line : line.substring(indent.length()))
                    .toList();
        }
        throw new IllegalArgumentException(file + " has no " + name);
    }

    private static String block(List<String> code) {
        return "```java\n" + String.join("\n", code) + "\n```\n";
    }
}
