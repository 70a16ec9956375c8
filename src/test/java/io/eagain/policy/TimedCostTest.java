package io.eagain.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eagain.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a call with a time limit costs beside the raw one: no memory, and no system call when there is nothing to wait for. */
@EnabledOnOs(OS.LINUX)
class TimedCostTest {

    private static final Pattern CALL = Pattern.compile("^(\\w+)\\(.*");

    @TempDir
    Path directory;

    @Test
    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "too slow")
    void nothingIsAllocated() throws Exception {
        List<String> allocating = List.of();
        // What the compiler inlines depends on when it comes, and 40 bytes a call on that: what one JVM of three does without
        // is not the code's own.
        for (int jvm = 0; jvm < 3; jvm++) {
            ChildJvm.Output output = ChildJvm.run(ChildJvm.command(List.of(), TimedProbe.class, "bytes"), 120);
            assertEquals(0, output.status(), output::text);
            assertEquals(11, output.lines().size(), output::text);
            // The slice of the buffer's rest, one in this call, where the compiler does not remove it.
            allocating = output.lines().stream()
                    .filter(line -> !line.endsWith("\t0") && !line.equals("recvExactly in parts\t40")).toList();
            if (allocating.isEmpty()) {
                break;
            }
        }
        assertEquals(List.of(), allocating);
    }

    @Test
    @Tag("build-host")
    void oneSystemCallWhenThereIsNothingToWaitFor() throws Exception {
        ChildJvm.assumeStrace("a call with a time limit is one system call when data is there");
        List<String> command = new ArrayList<>(List.of("strace", "-ff", "-e",
                "trace=recvfrom,sendto,poll,ppoll,accept,accept4,getsockopt,fcntl,ioctl,close", "-o",
                directory.resolve("trace").toString()));
        command.addAll(ChildJvm.command(ChildJvm.QUICK, TimedProbe.class, "marks"));
        ChildJvm.Output output = ChildJvm.run(command, 60);
        assertEquals(0, output.status(), output::text);
        List<String> names = output.lines().stream().map(line -> line.substring(0, line.indexOf('\t'))).toList();
        Map<String, List<String>> calls = between(names);
        Map<String, List<String>> expected = new LinkedHashMap<>();
        expected.put("recv", List.of("recvfrom"));
        expected.put("recvExactly", List.of("recvfrom"));
        expected.put("send", List.of("sendto"));
        expected.put("sendAll", List.of("sendto"));
        expected.put("recv now", List.of("recvfrom"));
        expected.put("recv over", List.of("recvfrom"));
        expected.put("recv soon", List.of("recvfrom", "poll"));
        expected.put("send full", List.of("sendto", "poll"));
        expected.put("accept now", List.of("poll", "getsockopt"));
        expected.put("accept", List.of("poll", "accept"));
        assertEquals(expected, calls);
    }

    private Map<String, List<String>> between(List<String> names) throws IOException {
        Map<String, List<String>> calls = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                int marks = 0;
                for (String line : Files.readAllLines(file)) {
                    Matcher call = CALL.matcher(line);
                    if (line.startsWith("close(" + (TimedProbe.MARK - marks) + ")")) {
                        if (marks % 2 == 0) {
                            calls.put(names.get(marks / 2), new ArrayList<>());
                        }
                        marks++;
                    } else if (marks % 2 == 1 && call.matches() && !line.startsWith("close(")) {
                        // The JVM closes the files of classes that it loads. aarch64 has no poll, and C's is ppoll there.
                        calls.get(names.get(marks / 2)).add(call.group(1).replace("ppoll", "poll"));
                    }
                }
            }
        }
        return calls;
    }
}
