package io.eagain.cli;

import io.eagain.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Runs the commands of {@code docs/CLI.md} again and writes what they give: {@code java ... io.eagain.cli.CliPage ROOT}. A
 * command whose output is shown with {@link Shown#ANY} in it stays as it was written.
 */
final class CliPage {
    static final String NAME = "docs/CLI.md";
    static final String COMMAND = "mvn -q package -DskipTests && mvn -q test-compile exec:exec -Dlab.classpath=test"
            + " -Dlab.main=io.eagain.cli.CliPage -Dlab.args=.";

    private CliPage() {
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
        Path jar = root.resolve("target").resolve("eagain-cli.jar");
        String page = Files.readString(root.resolve(NAME));
        for (Shown shown : Shown.in(page)) {
            if (shown.lines().stream().noneMatch(line -> line.contains(Shown.ANY))) {
                List<String> output = ChildJvm.run(Shown.shell(jar, shown.command()), 120).lines();
                page = page.replaceFirst(Pattern.quote(text(shown.command(), shown.lines())),
                        java.util.regex.Matcher.quoteReplacement(text(shown.command(), output)));
            }
        }
        Files.writeString(root.resolve(NAME), page);
    }

    private static String text(String command, List<String> lines) {
        return "$ " + command + "\n" + String.join("", lines.stream().map(line -> line + "\n").toList());
    }
}
