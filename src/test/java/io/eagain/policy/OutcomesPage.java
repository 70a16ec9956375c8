package io.eagain.policy;

import io.eagain.ErrnoTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes {@code docs/OUTCOMES.md}: {@code java ... io.eagain.policy.OutcomesPage DOCS}. Which number is which outcome is asked
 * of the outcomes themselves; how a number is known is read in the Javadoc of the calls, whose marks another test checks. Only
 * what to do, and what shows it, is written here.
 */
final class OutcomesPage {
    static final String NAME = "OUTCOMES.md";
    static final String COMMAND = "mvn -q test-compile exec:exec -Dlab.classpath=test"
            + " -Dlab.main=io.eagain.policy.OutcomesPage -Dlab.args=docs";

    private static final String RECV = "RecvOutcomeTest.";
    private static final String SEND = "SendOutcomeTest.";
    private static final String ACCEPT = "AcceptOutcomeTest.";
    private static final String BY_NUMBER = "OutcomesByNumberTest.whatTheNumbersMean";

    /** What to do, and the tests that show the outcome: of the kernel where it can be had, else of the numbers alone. */
    record Row(Enum<?> outcome, String results, String todo, List<String> tests) {
        Row(Enum<?> outcome, String results, String todo, String... tests) {
            this(outcome, results, todo, List.of(tests));
        }
    }

    static final List<Row> RECV_ROWS = List.of(
            new Row(RecvOutcome.DATA, "above 0", "use so many bytes", RECV + "aConversationToItsEnd",
                    RECV + "theWholeLengthOfADatagram"),
            new Row(RecvOutcome.EMPTY, "0 of a datagram, of a length of 0, of `MSG_ERRQUEUE`", "go on",
                    RECV + "datagrams",
                    RECV + "aConversationToItsEnd", RECV + "theQueueOfErrors"),
            new Row(RecvOutcome.CLOSED, "0 on a connection", "finish: nothing more comes; sending may go on",
                    RECV + "aConversationToItsEnd", RECV + "theOwnEnd", RECV + "recordsOverAConnection"),
            new Row(RecvOutcome.TRUNCATED, "", "use the full buffer; the rest is lost",
                    RECV + "aDatagramThatIsTooLong"),
            new Row(RecvOutcome.NOTHING_YET, "", "wait until readable, call again", RECV + "aConversationToItsEnd",
                    RECV + "aFlagThatDoesNotWait", RECV + "factsThatAreNoLongerTrue"),
            new Row(RecvOutcome.TIMED_OUT, "`TIME_UP`; with `SO_RCVTIMEO` also",
                    "decide: again, or give up; on Windows after"
                            + " `SO_RCVTIMEO` give up",
                    RECV + "aTimeLimit", "OutcomesByNumberTest.theTimeOfADeadline"),
            new Row(RecvOutcome.INTERRUPTED, "", "call again, or do what the signal is for", RECV + "aSignal"),
            new Row(RecvOutcome.NO_MEMORY, "", "pause, call again; do not wait for readiness", BY_NUMBER),
            new Row(RecvOutcome.UNDELIVERED, "", "call again: the report is gone, the socket is good",
                    RECV + "aDatagramThatDidNotArrive", RECV + "aUnixPeerThatTurnedAway"),
            new Row(RecvOutcome.RESET, "", "close", RECV + "aReset", RECV + "aResetOfAUnixSocket",
                    RECV + "aRefusedAttempt"),
            new Row(RecvOutcome.DEAD, "", "close", RECV + "aDeadConnection"),
            new Row(RecvOutcome.ERROR, "any other number", "report the number, close", RECV + "aMistake",
                    "OutcomesByNumberTest.unknownNumbersAreErrors"));

    static final List<Row> SEND_ROWS = List.of(
            new Row(SendOutcome.SENT, "the length", "go on", SEND + "untilThereIsNoRoom"),
            new Row(SendOutcome.PART, "above 0, less than the length", "send the rest when writable",
                    SEND + "untilThereIsNoRoom", SEND + "aTimeLimit"),
            new Row(SendOutcome.NO_ROOM, "0 of a length above 0", "wait until writable, call again",
                    SEND + "untilThereIsNoRoom", SEND + "aTimeLimit"),
            new Row(SendOutcome.TIMED_OUT, "`TIME_UP`; with `SO_SNDTIMEO` also",
                    "decide: again, or give up; on Windows after"
                            + " `SO_SNDTIMEO` give up",
                    SEND + "aTimeLimit", "OutcomesByNumberTest.theTimeOfADeadline"),
            new Row(SendOutcome.INTERRUPTED, "", "call again, or do what the signal is for", SEND + "aSignal"),
            new Row(SendOutcome.NO_MEMORY, "", "pause, call again; the socket says that it is writable", BY_NUMBER),
            new Row(SendOutcome.UNDELIVERED, "", "call again once; at the same number leave this datagram",
                    SEND + "anEarlierDatagramThatDidNotArrive", SEND + "aDatagramWithoutAWay"),
            new Row(SendOutcome.CONNECTING, "", "wait until writable, read `SO_ERROR`, send",
                    SEND + "aSendThatConnects"),
            new Row(SendOutcome.CLOSED, "", "close; what has come in may still be read", SEND + "theOwnEnd",
                    SEND + "aReset", SEND + "aUnixPeerThatHasGone"),
            new Row(SendOutcome.RESET, "", "close", SEND + "aReset"),
            new Row(SendOutcome.DEAD, "", "close", SEND + "aDeadConnection"),
            new Row(SendOutcome.TOO_BIG, "", "make the message shorter", SEND + "tooBig"),
            new Row(SendOutcome.ERROR, "any other number", "report the number, close", SEND + "aMistake",
                    "OutcomesByNumberTest.unknownNumbersAreErrors"));

    static final List<Row> ACCEPT_ROWS = List.of(
            new Row(AcceptOutcome.ACCEPTED, "0 or more", "serve it, accept again", ACCEPT + "oneAfterTheOther",
                    ACCEPT + "aResetBeforeItWasAccepted"),
            new Row(AcceptOutcome.NOTHING_YET, "", "wait until readable, accept again", ACCEPT + "oneAfterTheOther"),
            new Row(AcceptOutcome.TIMED_OUT, "`TIME_UP`; with `SO_RCVTIMEO` also", "decide: again, or stop",
                    ACCEPT + "aTimeLimit", "OutcomesByNumberTest.theTimeOfADeadline"),
            new Row(AcceptOutcome.INTERRUPTED, "", "accept again, or do what the signal is for", ACCEPT + "aSignal"),
            new Row(AcceptOutcome.LOST, "", "accept the next", BY_NUMBER),
            new Row(AcceptOutcome.EXHAUSTED, "", "pause, or free a descriptor; the listener stays readable",
                    ACCEPT + "noDescriptorLeft"),
            new Row(AcceptOutcome.ERROR, "any other number", "report the number, close the listener",
                    ACCEPT + "whatDoesNotListen", "OutcomesByNumberTest.unknownNumbersAreErrors"));

    private static final List<ErrnoTable> HOSTS = List.of(ErrnoTable.LINUX, ErrnoTable.MACOS, ErrnoTable.WINSOCK);
    private static final Pattern ROW = Pattern
            .compile("<tr><td>[^<]*</td><td>([^<]*)</td><td>([^<]*)</td><td>([^<]*)</td><td>");
    private static final Pattern MARKED = Pattern.compile("(\\d+) ([owd])");

    private OutcomesPage() {
    }

    public static void main(String[] arguments) throws IOException {
        Path docs = Path.of(arguments[0]);
        Files.writeString(docs.resolve(NAME), page(docs.resolveSibling("src/main/java/io/eagain/Sockets.java")));
    }

    static String page(Path sockets) throws IOException {
        String source = Files.readString(sockets);
        StringBuilder page = new StringBuilder(
                """
                        # What a result means, and what to do

                        The outcomes of `io.eagain.policy`: which results of `recv`, `send` and `accept` are which, per host. Made of the outcomes themselves by `io.eagain.policy.OutcomesPage` in the tests; not edited by hand. Again:
                        """)
                .append("\n    ").append(COMMAND).append(
                        """


                                The number behind a name is the host's. Its mark tells how it is known that the call gives it at all, if perhaps in another situation; it is that of the Javadoc of the call, which other tests compare with what was observed: **o** observed on Linux, by the lab or provoked by the tests; **w** observed by the lab under Wine, which is not Windows; **d** documented for this call and not run. A number without a mark stands here for its name: the host's headers have it, and the Javadoc of the call does not list it there.

                                `stream` and `datagram` stand before numbers that mean it on that kind of socket alone; `SOCK_SEQPACKET` is read as a stream is, raw sockets as those of datagrams. `limited` stands before numbers that mean it on a blocking socket with `SO_RCVTIMEO` or `SO_SNDTIMEO` alone. What was observed in this meaning is what the tests in the last column reach: those of `RecvOutcomeTest`, `SendOutcomeTest` and `AcceptOutcomeTest` on the system that they run on, those of `OutcomesByNumberTest` are no observation, but read the numbers, for every host.
                                """);
        table(page, "recv", "`RecvOutcome`", RECV_ROWS, source, "recv", "recvfrom");
        table(page, "send", "`SendOutcome`", SEND_ROWS, source, "send", "sendto");
        table(page, "accept", "`AcceptOutcome`", ACCEPT_ROWS, source, "accept");
        return page.toString();
    }

    private static void table(StringBuilder page, String call, String type, List<Row> rows, String source,
            String... javadocs) {
        page.append("\n## ").append(type).append("\n\n");
        page.append("| outcome | strategy | result | Linux | macOS | Windows | what to do | shown by |\n");
        page.append("|---|---|---|---|---|---|---|---|\n");
        for (Row row : rows) {
            page.append("| `").append(row.outcome).append("` | ").append(strategy(row.outcome)).append(" | ")
                    .append(row.results);
            for (int host = 0; host < HOSTS.size(); host++) {
                page.append(" | ").append(numbers(call, HOSTS.get(host), row.outcome, marks(source, host, javadocs)));
            }
            page.append(" | ").append(row.todo).append(" | `").append(String.join("` `", row.tests)).append("` |\n");
        }
    }

    static Strategy strategy(Enum<?> outcome) {
        if (outcome instanceof RecvOutcome recv) {
            return recv.strategy();
        }
        return outcome instanceof SendOutcome send ? send.strategy() : ((AcceptOutcome) outcome).strategy();
    }

    /** The numbers that give an outcome, by the sockets on which they do. */
    private static String numbers(String call, ErrnoTable host, Enum<?> outcome, Map<Integer, String> marks) {
        if (outcome.name().equals("ERROR")) {
            return "";
        }
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (ErrnoTable.Entry entry : host.entries()) {
            if (entry.alias()) {
                continue;
            }
            boolean stream = gives(call, host, entry, outcome, SocketFacts.NONBLOCKING_STREAM);
            boolean datagram = gives(call, host, entry, outcome, SocketFacts.NONBLOCKING_DATAGRAM);
            boolean limited = gives(call, host, entry, outcome,
                    SocketFacts.STREAM.withRcvtimeo(true).withSndtimeo(true));
            String where = stream && datagram ? "" : stream ? "stream: " : datagram ? "datagram: " : "limited: ";
            if (stream || datagram || limited) {
                found.computeIfAbsent(where, none -> new ArrayList<>()).add(
                        entry.name() + " " + entry.number() + marks.getOrDefault(entry.number(), ""));
            }
        }
        List<String> parts = new ArrayList<>();
        found.forEach((where, names) -> parts.add(where + String.join(", ", names)));
        return String.join("; ", parts);
    }

    private static boolean gives(String call, ErrnoTable host, ErrnoTable.Entry entry, Enum<?> outcome,
            SocketFacts facts) {
        return OutcomesByNumberTest.outcome(call, host, -entry.number(), 1, 0, facts) == outcome;
    }

    /** What the Javadoc of these calls says of a host's numbers: the best that is known of each. */
    private static Map<Integer, String> marks(String source, int host, String... calls) {
        Map<Integer, String> marks = new LinkedHashMap<>();
        for (String call : calls) {
            int end = source.indexOf(" " + call + "(int fd");
            int start = source.lastIndexOf("/**", end);
            Matcher row = ROW.matcher(source.substring(start, end));
            while (row.find()) {
                Matcher marked = MARKED.matcher(row.group(host + 1));
                while (marked.find()) {
                    marks.merge(Integer.valueOf(marked.group(1)), " " + marked.group(2),
                            (a, b) -> a.equals(" d") ? b : a);
                }
            }
        }
        return marks;
    }
}
