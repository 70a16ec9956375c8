package io.eagain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** How the words of the command line are taken. */
class EagainTest {
    @TempDir
    Path directory;

    /** picocli would read the words of that file instead, also where a text is meant. */
    @Test
    void whatBeginsWithAnAtIsNoFile() throws Exception {
        String at = "@" + Files.writeString(directory.resolve("file"), "other words");
        CommandLine.ParseResult probe = Eagain.commandLine().parseArgs("probe", "localhost:80", "--send", at)
                .subcommand();
        assertEquals(at, probe.matchedOptionValue("--send", ""));
        CommandLine.ParseResult explain = Eagain.commandLine().parseArgs("explain", at).subcommand();
        assertEquals(List.of(at), explain.matchedPositional(0).originalStringValues());
    }

    @Test
    void aNegatedNumberIsNoOption() {
        CommandLine.ParseResult errno = Eagain.commandLine().parseArgs("errno", "-11").subcommand();
        assertEquals(List.of("-11"), errno.matchedPositional(0).originalStringValues());
    }
}
