package io.eagain.lab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Every claim and every experiment. The texts and the expectations are data, in {@code claims.tsv} and
 * {@code experiments.tsv}; the calls are the scenarios. An experiment that a host runs and that has no scenario is an
 * error, and the other way round.
 */
final class Catalogue {
    static final String EXPERIMENTS = "experiments.tsv";

    /** The documents that the claims come from. */
    static final Map<String, String> SOURCES = sources();

    private final Map<String, Claim> claims = new LinkedHashMap<>();
    private final List<Experiment> experiments = new ArrayList<>();

    private static Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("recv-article", "an article on recv() of non-blocking sockets in Python");
        sources.put("recv-question", "a question, with its answers, on what recv() returns when a time-out passes");
        sources.put("2001-posting", "\"The joys and jilts of non-blocking sockets\", a posting to the Python list of"
                + " 5 May 2001, from Windows 98");
        sources.put("nonblocking-article",
                "an article on non-blocking socket programming with select, poll and epoll");
        return sources;
    }

    Catalogue() {
        for (Map<String, String> row : Tsv.rows(Catalogue.class, "claims.tsv")) {
            Claim claim = new Claim(row.get("id"), row.get("source"), row.get("claim"), answer(row, "linux"),
                    answer(row, "windows"));
            claims.put(claim.id(), claim);
        }
        Map<String, Scenario> scenarios = scenarios();
        for (Map<String, String> row : Tsv.rows(Catalogue.class, EXPERIMENTS)) {
            Scenario scenario = scenarios.remove(row.get("id"));
            Experiment experiment = new Experiment(row.get("id"), row.get("title"),
                    row.get("claims").isEmpty() ? List.of() : List.of(row.get("claims").split(" ", -1)),
                    row.get("linux"), row.get("qemu"), row.get("windows"), row.get("wine"), row.get("disagree"),
                    row.get("macos"),
                    row.get("source"),
                    row.get("stage").equals("private network")
                            ? Experiment.Stage.PRIVATE_NETWORK
                            : Experiment.Stage.NONE,
                    scenario);
            if (experiment.onlyDocumented() != (scenario == null)) {
                throw new IllegalStateException(experiment.id()
                        + (scenario == null ? " has no scenario" : " has a scenario that no host runs"));
            }
            experiments.add(experiment);
        }
        if (!scenarios.isEmpty()) {
            throw new IllegalStateException("scenarios that no experiment has: " + scenarios.keySet());
        }
    }

    private static Claim.Answer answer(Map<String, String> row, String host) {
        return new Claim.Answer(Claim.Holds.valueOf(row.get(host).toUpperCase(Locale.ROOT)), row.get(host + "_words"));
    }

    private static Map<String, Scenario> scenarios() {
        Map<String, Scenario> scenarios = new HashMap<>();
        ConnectScenarios.register(scenarios);
        SendScenarios.register(scenarios);
        ReceiveScenarios.register(scenarios);
        ReadinessScenarios.register(scenarios);
        TimeScenarios.register(scenarios);
        DescriptorScenarios.register(scenarios);
        RefusalScenarios.register(scenarios);
        RouteScenarios.register(scenarios);
        AddressScenarios.register(scenarios);
        BacklogScenarios.register(scenarios);
        ReuseScenarios.register(scenarios);
        EndingScenarios.register(scenarios);
        OptionScenarios.register(scenarios);
        DatagramScenarios.register(scenarios);
        UnixScenarios.register(scenarios);
        BadInputScenarios.register(scenarios);
        InterruptScenarios.register(scenarios);
        PollRuleScenarios.register(scenarios);
        EpollRuleScenarios.register(scenarios);
        SelectRuleScenarios.register(scenarios);
        WaitScenarios.register(scenarios);
        ReceiveRuleScenarios.register(scenarios);
        WinsockScenarios.register(scenarios);
        return scenarios;
    }

    /** Other experiments about the same claims. */
    Catalogue(Catalogue same, List<Experiment> experiments) {
        claims.putAll(same.claims);
        this.experiments.addAll(experiments);
    }

    List<Experiment> experiments() {
        return experiments;
    }

    /** Those that this kind of host is asked for. */
    List<Experiment> here() {
        return on(LabHost.KIND);
    }

    /** Those that a kind of host is asked for. */
    List<Experiment> on(LabHost.Kind host) {
        return experiments.stream().filter(experiment -> experiment.isFor(host)).toList();
    }

    /** All claims, in their order. */
    List<Claim> claims() {
        return List.copyOf(claims.values());
    }

    Claim claim(String id) {
        return Objects.requireNonNull(claims.get(id), () -> "no claim " + id);
    }

    /** The experiments about a claim that this kind of host is asked for. */
    List<Experiment> about(Claim claim) {
        return about(claim, LabHost.KIND);
    }

    /** The experiments about a claim that a kind of host is asked for. */
    List<Experiment> about(Claim claim, LabHost.Kind host) {
        return on(host).stream().filter(experiment -> experiment.claims().contains(claim.id())).toList();
    }
}
