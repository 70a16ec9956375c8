package io.eagain.faults;

import io.eagain.faults.Faults.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** {@code docs/FAULTS.md}, of a run of {@link Faults} and one of {@link Soak}; each writes its own part. */
final class Page {
    static final String NAME = "FAULTS.md";

    private static final String SOAK = "## Ten minutes of everything";

    private Page() {
    }

    static void faults(Path docs, List<Row> rows, long seed, double seconds) throws IOException {
        StringBuilder page = new StringBuilder(
                """
                        # Faults, load, time

                        What is done to the echo server of the examples (`src/examples/java`, `EchoServer`: one loop on a `Poller`), and what was measured. %s Made by a run; not edited by hand. Again:

                            %s"--docs docs"

                        `--help` lists the options. It runs in a private network (`unshare`) and needs `ip`, `nft`, `python3`, `gcc` and `strace`. A case that fails prints the command that repeats it alone.

                        The clients are written in Python and C and know nothing of eagain (`clients.py`, `connects.c`). They compare each byte that comes back with what they sent. After each case the server must live, rest (5 %% of a core or less), still echo, and have no more descriptors and heap (1 MB) than before. It has a heap of 64 MB, which is measured after a collection; resident memory contains those 64 MB and the JVM. Idle is the CPU time within a second or two in which nothing is to be done, of one core, while the connections of the case are open and after it; CPU is what the whole case took.

                        | case | mechanism | figures of this run | time | CPU | idle | resident memory | heap | descriptors |
                        |---|---|---|---|---|---|---|---|---|
                        """
                        .formatted(madeOn(seed, seconds), Faults.COMMAND));
        for (Row row : rows) {
            page.append("| ").append(row.done().name()).append(" | ").append(row.mechanism()).append(" | ")
                    .append(row.failure() == null ? row.figures() : "**failed**: " + row.failure().replace('\n', ' '))
                    .append(String.format(Locale.ROOT, " | %.1f s | ", row.seconds()))
                    .append(String.join(" | ", row.cells())).append(" |\n");
        }
        page.append("\n## The cases\n\n| case | what is done |\n|---|---|\n");
        Cases.ALL.forEach(
                one -> page.append("| ").append(one.name()).append(" | ").append(one.what()).append(" |\n"));
        Path file = docs.resolve(NAME);
        String before = Files.exists(file) ? Files.readString(file) : "";
        int soak = before.indexOf(SOAK);
        Files.writeString(file, page + (soak < 0 ? "" : "\n" + before.substring(soak)));
    }

    static void soak(Path docs, String text, long seed, double seconds) throws IOException {
        Path file = docs.resolve(NAME);
        String before = Files.exists(file) ? Files.readString(file) : "";
        int soak = before.indexOf(SOAK);
        Files.writeString(file, (soak < 0 ? before.stripTrailing() : before.substring(0, soak).stripTrailing()) + "\n\n"
                + SOAK + "\n\n" + madeOn(seed, seconds) + "\n" + text);
    }

    private static String madeOn(long seed, double seconds) {
        return String.format(Locale.ROOT, "Run on %s: %s %s, %s, %d cores, JDK %s, seed %d, in %.0f s.",
                LocalDate.now(ZoneOffset.UTC), System.getProperty("os.name"), System.getProperty("os.version"),
                System.getProperty("os.arch"), Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"), seed, seconds);
    }
}
