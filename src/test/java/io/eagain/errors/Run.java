package io.eagain.errors;

import io.eagain.ChildJvm;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** All rows, tried on this kernel: made once in a test run, for all tests that look at it. */
public final class Run {
    private static final List<Row> ROWS = Table.rows();
    private static Map<Row, String> provoked;
    private static Map<Row, String> injected;

    private Run() {
    }

    static List<Row> rows() {
        return ROWS;
    }

    /** Why nothing can be provoked here, or null. */
    public static String trouble() throws IOException, InterruptedException {
        ChildJvm.Output output = ChildJvm.run(stage(List.of("true")), 20);
        return output.status() == 0 ? null : "no private network: " + output.text().strip();
    }

    /** What each call gave that is to be provoked: {@code gave -9}, or what went wrong. */
    static synchronized Map<Row, String> provoked() throws IOException, InterruptedException {
        if (provoked == null) {
            Map<Row, String> results = new TreeMap<>(Comparator.comparing(ROWS::indexOf));
            ChildJvm.Output output = ChildJvm.run(stage(ChildJvm.command(ChildJvm.QUICK, Probe.class, "provoke")), 180);
            for (String line : output.lines()) {
                String[] words = line.split(" ", 3);
                if (words[0].equals("row")) {
                    results.put(ROWS.get(Integer.parseInt(words[1])), words[2]);
                }
            }
            if (output.status() != 0) {
                throw new AssertionError(output.text());
            }
            provoked = results;
        }
        return provoked;
    }

    /** The numbers of the errors that were provoked, by call. */
    public static Map<String, Set<Integer>> observed() throws IOException, InterruptedException {
        return provoked().entrySet().stream()
                .filter(entry -> entry.getValue().equals("gave " + entry.getKey().expected()))
                .map(Map.Entry::getKey)
                .collect(Collectors.groupingBy(Row::call, TreeMap::new,
                        Collectors.mapping(Row::number, Collectors.toSet())));
    }

    /** The errors that were provoked or injected, by call. */
    public static Map<String, Set<String>> had() {
        return ROWS.stream().filter(row -> row.kind() != Row.Kind.NOT_HERE).collect(Collectors.groupingBy(Row::call,
                TreeMap::new, Collectors.mapping(Row::error, Collectors.toCollection(TreeSet::new))));
    }

    /** What each call gave that strace let fail, and before and after that: {@code 0, gave -12, 0}. */
    static synchronized Map<Row, String> injected() throws IOException, InterruptedException {
        if (injected == null) {
            Map<Row, String> results = new TreeMap<>(Comparator.comparing(ROWS::indexOf));
            Process probe = ChildJvm.builder(stage(ChildJvm.command(ChildJvm.QUICK, Probe.class, "inject")))
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            try (BufferedReader answers = probe.inputReader(StandardCharsets.US_ASCII);
                    BufferedWriter questions = probe.outputWriter(StandardCharsets.US_ASCII)) {
                String tid = answer(answers).substring("tid ".length());
                TreeSet<String> errors = ROWS.stream().filter(row -> row.kind() == Row.Kind.INJECTED).map(Row::error)
                        .collect(Collectors.toCollection(TreeSet::new));
                for (String error : errors) {
                    List<Row> rows = Probe.injected(ROWS, error);
                    ask("prepare " + error, questions, answers);
                    // Without strace the same call gives another result, so that is strace's doing. And the call is linked
                    // and its classes are loaded, which may read from descriptors.
                    String[] plain = ask("call", questions, answers).split(" ", -1);
                    String[] during = injecting(tid, rows, questions, answers).split(" ", -1);
                    ask("end", questions, answers);
                    for (int i = 0; i < rows.size(); i++) {
                        String result = during[i].equals(plain[i]) ? "gives without strace too: " : "gave ";
                        results.put(rows.get(i), result + during[i]);
                    }
                }
            } finally {
                probe.destroyForcibly().waitFor();
            }
            injected = results;
        }
        return injected;
    }

    private static String injecting(String tid, List<Row> rows, BufferedWriter questions, BufferedReader answers)
            throws IOException, InterruptedException {
        String calls = rows.stream().map(Row::syscall).distinct().collect(Collectors.joining(","));
        Process strace = ChildJvm.builder(List.of("strace", "-p", tid, "-o", "/dev/null", "-e", "trace=" + calls, "-e",
                "inject=" + calls + ":error=" + rows.getFirst().error())).start();
        try (BufferedReader says = strace.errorReader(StandardCharsets.US_ASCII)) {
            String line = says.readLine();
            if (line == null || !line.contains("attached")) {
                throw new AssertionError("strace: " + line);
            }
            return ask("call", questions, answers);
        } finally {
            // It detaches; only then may the next one attach.
            strace.destroy();
            strace.waitFor(20, TimeUnit.SECONDS);
        }
    }

    private static String ask(String question, BufferedWriter questions, BufferedReader answers) throws IOException {
        questions.write(question + "\n");
        questions.flush();
        return answer(answers);
    }

    private static String answer(BufferedReader answers) throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new AssertionError("the probe ended");
        }
        return line;
    }

    /** A program in a network of its own, with a mount that is read-only, few descriptors and no name server but its own. */
    private static List<String> stage(List<String> program) {
        List<String> command = new ArrayList<>(List.of("unshare", "--net", "--mount"));
        // Root has the right to it mostly, others by way of a user namespace.
        if (!System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("--user", "--map-root-user"));
        }
        String mounts = """
                set -e
                mount -t tmpfs none DIR
                echo 'nameserver 127.0.0.1' > DIR/resolv.conf
                echo 'hosts: files dns' > DIR/nsswitch.conf
                for file in resolv.conf nsswitch.conf; do mount --bind DIR/$file /etc/$file; done
                mount -o remount,ro DIR
                ulimit -n 256
                ulimit -f 2000000
                exec "$@"
                """;
        command.addAll(List.of("sh", "-c", mounts.replace("DIR", Stage.READ_ONLY.toString()), "sh"));
        command.addAll(program);
        return command;
    }
}
