package io.eagain.errors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Makes {@code docs/ERRORS.md} of a run: {@code java ... io.eagain.errors.ErrorsPage DOCS}. */
final class ErrorsPage {
    static final String NAME = "ERRORS.md";
    /** The line that says what the page was made on begins so. */
    static final String MADE_ON = "Made on ";

    static final String COMMAND = "mvn -q test-compile exec:exec -Dlab.classpath=test"
            + " -Dlab.main=io.eagain.errors.ErrorsPage -Dlab.args=docs";

    private ErrorsPage() {
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Files.writeString(Path.of(arguments[0]).resolve(NAME),
                page(MADE_ON + LocalDate.now(ZoneOffset.UTC) + ": " + System.getProperty("os.name") + " "
                        + System.getProperty("os.version") + ", " + System.getProperty("os.arch") + "."));
    }

    static String page(String madeOn) throws IOException, InterruptedException {
        Map<Row, String> provoked = Run.provoked();
        Map<Row, String> injected = Run.injected();
        StringBuilder page = new StringBuilder("# Every documented error of every call, on Linux\n\n").append(madeOn)
                .append("\nMade by a run of `io.eagain.errors` in the tests; not edited by hand. Again:\n\n    ")
                .append(COMMAND).append(
                        """


                                | how it is known | |
                                |---|---|
                                | provoked | the kernel, or the C library for codes named `EAI_`, gave it in this run: in a private network with a loopback device, from a process that may have 256 descriptors |
                                | injected by strace | strace made the kernel give it: what is shown is that the number arrives unchanged, not that the situation was had. The row says what would have to happen |
                                | not here | it was not had, and the row says why |

                                Which errors are documented is said in `src/test/resources/io/eagain/errors/documented-errors.tsv`, with the source of each: the Linux man-pages 6.03 and POSIX (IEEE Std 1003.1, 2003 edition, as the man-pages project passes it on). `-` there is an error that was provoked and that neither names.

                                | call | error | how it is known | how, or why not |
                                |---|---|---|---|
                                """);
        for (Row row : Run.rows()) {
            String known = row.kind().words;
            String result = switch (row.kind()) {
                case PROVOKED -> provoked.get(row);
                case INJECTED -> injected.get(row);
                case NOT_HERE -> "gave " + row.expected();
            };
            if (!("gave " + row.expected()).equals(result)) {
                known = "**" + result + "**";
            }
            page.append("| ").append(String.join(" | ", List.of("`" + row.call() + "`",
                    row.error() + " " + row.number(), known, row.how()))).append(" |\n");
        }
        return page.toString();
    }
}
