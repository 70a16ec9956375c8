package io.eagain.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs the commands of {@link #NAMES} again and writes what they give: {@code java ... io.eagain.cli.CliPage ROOT}. Where something
 * is left out by {@link Shown#ANY}, or nothing but numbers that vary is new, it stays as it was written.
 */
final class CliPage {
    static final List<String> NAMES = List.of("README.md", "docs/CLI.md", "src/examples/guide.md");
    static final String COMMAND = "mvn -q package -DskipTests && mvn -q test-compile exec:exec -Dlab.classpath=test"
            + " -Dlab.main=io.eagain.cli.CliPage -Dlab.args=.";

    private CliPage() {
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
        for (String name : NAMES) {
            String page = Files.readString(root.resolve(name));
            for (Session session : Session.in(page)) {
                if (session.isWhole()) {
                    System.err.println(name + ": " + session.commands().getFirst().command());
                    List<List<String>> outputs = session.run(root);
                    if (!session.fits(outputs)) {
                        page = page.replace(session.text(), session.with(outputs));
                    }
                }
            }
            Files.writeString(root.resolve(name), page);
        }
    }
}
