package io.eagain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Deagain.jfr=true}: the events that Java Flight Recorder keeps, and a Java runtime that does not have it. */
@Tag("build-host")
@EnabledOnOs(OS.LINUX)
class TraceFlightTest {
    private static final Pattern RESULT = Pattern
            .compile(
                    "(\\w+)\\((-?\\d+(?=[,)]))?.* = (-?\\d+|NULL|0x[0-9a-f]+|<void>)(?: [A-Z_]+(?: \\((\\d+)\\))?)?(?: \\(.*\\))?");

    @TempDir
    Path directory;

    private ChildJvm.Output run(List<String> options, String mode) throws Exception {
        List<String> all = new ArrayList<>(ChildJvm.QUICK);
        all.addAll(options);
        return ChildJvm.run(ChildJvm.command(all, TraceProbe.class, mode), 120);
    }

    private List<RecordedEvent> recorded(String mode, String settings, String... options) throws Exception {
        Path file = directory.resolve("flight.jfr");
        List<String> all = new ArrayList<>(List.of(options));
        all.add("-Deagain.jfr=true");
        all.add("-XX:StartFlightRecording:filename=" + file + settings);
        ChildJvm.Output output = run(all, mode);
        assertEquals(0, output.status(), output::text);
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals("eagain.Call"))
                .sorted(Comparator.comparing(RecordedEvent::getStartTime)).toList();
    }

    /** The trace and the recording of one run say the same. */
    @Test
    void eventsHaveFunctionDescriptorResultAndError() throws Exception {
        Path trace = directory.resolve("trace");
        for (String mode : List.of("story", "names")) {
            List<String> events = recorded(mode, "", "-Deagain.trace=" + trace).stream().map(TraceFlightTest::text)
                    .toList();
            List<String> lines = new ArrayList<>();
            for (String line : Files.readAllLines(trace, StandardCharsets.UTF_8)) {
                Matcher whole = TraceTest.LINE.matcher(line);
                assertTrue(whole.matches(), line);
                lines.add(text(whole.group(2)));
            }
            assertEquals(lines, events);
        }
    }

    private static String text(RecordedEvent event) {
        assertTrue(event.getDuration().toNanos() > 0, event::toString);
        int fd = event.getInt("fd");
        return event.getString("function") + " " + (fd == Integer.MIN_VALUE ? "none" : fd) + " "
                + event.getLong("result") + " " + event.getInt("errno");
    }

    private static String text(String call) {
        Matcher matcher = RESULT.matcher(call);
        assertTrue(matcher.matches(), call);
        String result = matcher.group(3).startsWith("<") || matcher.group(3).equals("NULL")
                ? "0"
                : Long.decode(matcher.group(3)).toString();
        // The only number that begins a call and is no descriptor.
        String fd = matcher.group(2) == null || matcher.group(1).equals("if_indextoname") ? "none" : matcher.group(2);
        return matcher.group(1) + " " + fd + " " + result + " "
                + (matcher.group(4) == null ? "0" : matcher.group(4));
    }

    @Test
    void theThresholdLeavesOutWhatIsShorter() throws Exception {
        assertEquals(List.of("close -1 -1 9", "poll none 0 0", "close -2 -1 9"),
                recorded("waits", "").stream().map(TraceFlightTest::text).toList());
        assertEquals(List.of("poll none 0 0"), recorded("waits", ",+eagain.Call#threshold=1 s").stream()
                .map(TraceFlightTest::text).toList());
    }

    /** The JDK's own tool lists them, and where they come from. */
    @Test
    void theToolListsThem() throws Exception {
        recorded("story", "");
        ChildJvm.Output output = ChildJvm.run(
                List.of(Path.of(System.getProperty("java.home"), "bin", "jfr").toString(), "print", "--events",
                        "eagain.Call", "--stack-depth", "20", directory.resolve("flight.jfr").toString()),
                60);
        assertEquals(0, output.status(), output::text);
        for (String part : List.of("function = \"socket\"", "function = \"recv\"", "fd = N/A", "errno = 11",
                "TraceProbe.story()")) {
            assertTrue(output.text().contains(part), () -> part + " is not in " + output.text());
        }
    }

    @Test
    void aRuntimeWithoutTheModule() throws Exception {
        List<String> base = List.of("--limit-modules", "java.base");
        ChildJvm.Output off = run(base, "story");
        assertEquals(0, off.status(), off::text);
        assertEquals("", off.text());
        List<String> lines = new ArrayList<>(base);
        lines.add("-Deagain.trace=stdout");
        ChildJvm.Output traced = run(lines, "story");
        assertEquals(0, traced.status(), traced::text);
        assertTrue(traced.lines().size() > 20, traced::text);
        List<String> flight = new ArrayList<>(base);
        flight.add("-Deagain.jfr=true");
        ChildJvm.Output refused = run(flight, "story");
        assertTrue(refused.text().contains("socket: -Deagain.jfr=true needs the module jdk.jfr"), refused::text);
    }
}
