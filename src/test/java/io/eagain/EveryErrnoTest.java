package io.eagain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Every error number of Linux arrives unchanged through each of eight calls: strace makes the kernel give it. */
@Tag("build-host")
@EnabledOnOs(OS.LINUX)
class EveryErrnoTest {

    private static final int LAST = 134;

    /** The calls that the probe makes, in its order; aarch64 has neither {@code poll} nor {@code epoll_wait}. */
    private static final List<String> CALLS = System.getProperty("os.arch").equals("amd64")
            ? List.of("recvfrom", "sendto", "connect", "accept", "poll", "epoll_wait", "recvmsg", "sendmsg")
            : List.of("recvfrom", "sendto", "connect", "accept", "ppoll", "epoll_pwait", "recvmsg", "sendmsg");

    @Test
    @Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void everyNumberArrivesUnchanged() throws Exception {
        ChildJvm.assumeStrace("every error number arrives unchanged");
        List<String> wrong = new ArrayList<>();
        Process probe = ChildJvm.builder(ChildJvm.command(ChildJvm.QUICK, EveryErrnoProbe.class))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader answers = probe.inputReader(StandardCharsets.US_ASCII);
                BufferedWriter questions = probe.outputWriter(StandardCharsets.US_ASCII)) {
            String tid = answers.readLine();
            assertNotNull(tid, "the probe ended before its first line");
            tid = tid.substring("tid ".length());
            // Without strace the same calls give other results, so what follows is strace's doing.
            List<Long> plain = ask(questions, answers);
            assertEquals(List.of(-11L, 0L), plain.subList(0, 2), "recv and send, nothing injected");
            for (int number = 1; number <= LAST; number++) {
                List<Long> results = injected(tid, number, questions, answers);
                List<Long> expected = Collections.nCopies(CALLS.size(), -(long) number);
                if (!results.equals(expected)) {
                    wrong.add(number + ": " + CALLS + " gave " + results);
                }
                if (number % 20 == 0) {
                    System.out.println("every errno: " + number + " of " + LAST);
                }
            }
            List<Long> after = ask(questions, answers);
            assertEquals(plain, after, "the same calls after strace has gone");
        } finally {
            probe.destroyForcibly().waitFor();
        }
        assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
    }

    private static List<Long> injected(String tid, int number, BufferedWriter questions, BufferedReader answers)
            throws IOException, InterruptedException {
        String calls = String.join(",", CALLS);
        Process strace = ChildJvm.builder(List.of("strace", "-p", tid, "-o", "/dev/null", "-e", "trace=" + calls, "-e",
                "inject=" + calls + ":error=" + number)).start();
        try (BufferedReader says = strace.errorReader(StandardCharsets.US_ASCII)) {
            String line = says.readLine();
            assertNotNull(line, "strace ended");
            assertTrue(line.contains("attached"), line);
            return ask(questions, answers);
        } finally {
            // It detaches; only then may the next one attach.
            strace.destroy();
            assertTrue(strace.waitFor(20, TimeUnit.SECONDS), "strace does not end");
        }
    }

    private static List<Long> ask(BufferedWriter questions, BufferedReader answers) throws IOException {
        questions.write("go\n");
        questions.flush();
        String line = answers.readLine();
        assertNotNull(line, "the probe ended");
        return Arrays.stream(line.split(" ", -1)).map(Long::valueOf).toList();
    }
}
