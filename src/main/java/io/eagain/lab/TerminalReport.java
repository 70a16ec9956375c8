package io.eagain.lab;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** The observations for people: each call as strace would show it, then what it means. */
final class TerminalReport {
    private static final int CALL_WIDTH = 66;

    private final PrintStream out;
    private final Ansi ansi;
    private final Catalogue catalogue;
    private final LabHost.Kind host;

    TerminalReport(PrintStream out, Ansi ansi, Catalogue catalogue) {
        this(out, ansi, catalogue, LabHost.KIND);
    }

    /** Of a kind of host, which need not be this one. */
    TerminalReport(PrintStream out, Ansi ansi, Catalogue catalogue, LabHost.Kind host) {
        this.out = out;
        this.ansi = ansi;
        this.catalogue = catalogue;
        this.host = host;
    }

    void begin(HostFacts host, int experiments) {
        out.println("eagain lab: " + experiments + " experiments on " + host.line());
        out.println("Each line is one native call, with what eagain returned for it; [label] marks what is compared.");
        out.println();
    }

    /** Before the calls, so that it can be seen what is running. */
    void start(Experiment experiment) {
        out.println(paint("bold", experiment.id()) + "  " + experiment.title());
        out.flush();
    }

    void show(Observation observation) {
        Experiment experiment = observation.experiment();
        for (Step step : observation.steps()) {
            out.println(line(step));
        }
        if (observation.verdict() == Observation.Verdict.DIFFERS) {
            out.println("  expected: " + experiment.expected());
            out.println("  observed: " + observation.observed());
        }
        if (host == LabHost.Kind.WINDOWS) {
            out.println("     " + paint("faint", "documented of Windows: " + experiment.windows()));
        }
        String verdict = observation.verdict().words();
        out.println("  => " + paint(colour(observation.verdict()), verdict)
                + (observation.reason() == null ? "" : ": " + observation.reason()));
        out.println("     " + paint("faint", "expectation from: " + experiment.source()));
        for (String id : experiment.claims()) {
            Claim claim = catalogue.claim(id);
            out.println("     " + id + " \"" + claim.text() + "\" (" + claim.source() + "): "
                    + worth(claim, observation.verdict()));
        }
        out.println();
    }

    /** One call with what it gave. */
    String line(Step step) {
        String result = step.error() == 0
                ? Long.toString(step.result())
                : step.result() + " " + paint("yellow", step.name());
        if (step.derived()) {
            result = step.value();
        } else if (step.detail() != null) {
            result += " {" + step.detail() + "}";
        }
        String who = step.thread() == null ? "  " : "  [" + step.thread() + "] ";
        String call = who + step.call();
        return call + " ".repeat(Math.max(1, CALL_WIDTH - call.length())) + "= " + result
                + (step.label() == null ? "" : "  " + paint("faint", "[" + step.label() + "]"));
    }

    private String worth(Claim claim, Observation.Verdict verdict) {
        Claim.Answer answer = claim.on(host);
        return switch (verdict) {
            case AS_EXPECTED -> paint(colour(claim), answer.holds().words()) + ": " + answer.words();
            // Nothing was compared: what is recorded stands beside what was seen.
            case OBSERVED -> verdict.words()
                    + (answer.equals(Claim.Answer.NONE)
                            ? ""
                            : "; recorded: " + answer.holds().words() + ": " + answer.words());
            case DIFFERS, NOT_RUN -> verdict.words();
        };
    }

    /** The table of all claims. */
    void claims(List<Observation> observations) {
        out.println(host == LabHost.Kind.WINDOWS
                ? "The claims, what they are worth on Windows, by what is documented of it and by what Wine gave, and the"
                        + " experiments about them:"
                : "The claims, what they are worth on this host, and the experiments that show it:");
        out.println();
        for (Claim claim : catalogue.claims()) {
            ClaimVerdict verdict = ClaimVerdict.of(host, catalogue, claim, observations);
            String shown = String.join(" ", catalogue.about(claim, host).stream().map(Experiment::id).toList());
            out.printf(Locale.ROOT, "  %s  %s %s%n", claim.id(),
                    paint(verdict.settled() ? colour(claim) : "red",
                            String.format(Locale.ROOT, "%-28s", verdict.text())),
                    claim.text());
            out.println(" ".repeat(36) + "-> " + claim.on(host).words()
                    + (shown.isEmpty() ? "" : "  " + paint("faint", "[" + shown + "]")));
        }
        out.println();
        out.println("Sources of the claims:");
        Catalogue.SOURCES.forEach((id, text) -> out.printf(Locale.ROOT, "  %-20s %s%n", id, text));
        out.println();
    }

    void end(HostFacts facts, List<Observation> observations) {
        long differ = Totals.count(observations, Observation.Verdict.DIFFERS);
        long notRun = Totals.count(observations, Observation.Verdict.NOT_RUN);
        out.println(observations.size() + " experiments: "
                + Totals.count(observations, Observation.Verdict.AS_EXPECTED) + " as expected, "
                + paint(differ == 0 ? "green" : "red", differ + " differ") + ", " + notRun + " not run.");
        for (Observation observation : observations) {
            if (observation.verdict() != Observation.Verdict.AS_EXPECTED) {
                out.println("  " + observation.experiment().id() + " " + observation.verdict().words()
                        + (observation.reason() == null ? "" : ": " + observation.reason()));
            }
        }
        if (observations.size() == catalogue.on(host).size()) {
            out.println(counts(observations));
        }
        out.println("Observed on " + facts.line() + ".");
    }

    private String counts(List<Observation> observations) {
        Map<Claim.Holds, Integer> settled = new EnumMap<>(Claim.Holds.class);
        int open = 0;
        int documented = 0;
        for (Claim claim : catalogue.claims()) {
            ClaimVerdict verdict = ClaimVerdict.of(host, catalogue, claim, observations);
            if (verdict.settled()) {
                settled.merge(claim.on(host).holds(), 1, Integer::sum);
            } else {
                open++;
            }
            documented += verdict.documented() ? 1 : 0;
        }
        StringBuilder line = new StringBuilder(catalogue.claims().size() + " claims: ");
        for (Claim.Holds holds : Claim.Holds.values()) {
            int count = settled.getOrDefault(holds, 0);
            if (holds != Claim.Holds.NOT_RUN || count > 0) {
                line.append(count).append(' ').append(counted(holds)).append(", ");
            }
        }
        line.append(open).append(" open");
        if (documented > 0) {
            line.append("; ").append(documented).append(" by documentation alone");
        }
        return line.append('.').toString();
    }

    private String counted(Claim.Holds holds) {
        return switch (holds) {
            case HOLDS -> host == LabHost.Kind.WINDOWS ? "hold on Windows" : "hold on this host";
            case FAILS -> "do not";
            case PARTLY -> "hold in part";
            case UNSEEN -> host == LabHost.Kind.LINUX ? "cannot be shown on one Linux machine" : "cannot be shown here";
            case NOT_RUN -> "were not run here";
        };
    }

    private String colour(Claim claim) {
        return claim.on(host).holds() == Claim.Holds.HOLDS ? "green" : "yellow";
    }

    private static String colour(Observation.Verdict verdict) {
        return switch (verdict) {
            case AS_EXPECTED, OBSERVED -> "green";
            case DIFFERS -> "red";
            case NOT_RUN -> "yellow";
        };
    }

    private String paint(String style, String text) {
        return ansi.new Text("@|" + style + " " + text.replace("@|", "@ |").replace("|@", "| @") + "|@").toString();
    }
}
