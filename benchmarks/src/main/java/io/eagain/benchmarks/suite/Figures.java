package io.eagain.benchmarks.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The samples of a suite, to be asked for medians and ratios. Rows and subjects stay in the order of measurement. */
final class Figures {
    private record Key(String row, String subject, String metric) {
    }

    private final Map<Key, TreeMap<Integer, List<Double>>> byKey = new LinkedHashMap<>();

    Figures(List<Sample> samples) {
        // The first round gives the order: the next ones go backward and forward.
        for (Sample sample : samples) {
            byKey.computeIfAbsent(new Key(sample.row(), sample.subject(), sample.metric()), key -> new TreeMap<>())
                    .computeIfAbsent(sample.round(), round -> new ArrayList<>()).add(sample.value());
        }
    }

    List<String> metrics() {
        return byKey.keySet().stream().map(Key::metric).distinct().toList();
    }

    List<String> rows(String metric) {
        return byKey.keySet().stream().filter(key -> key.metric.equals(metric)).map(Key::row).distinct().toList();
    }

    /** Those of {@link Subject} first and in its order. */
    List<String> subjects(String metric) {
        return byKey.keySet().stream().filter(key -> key.metric.equals(metric)).map(Key::subject).distinct()
                .sorted((a, b) -> Integer.compare(Subject.order(a), Subject.order(b))).toList();
    }

    /** Over all rounds; empty when it was not measured. */
    Optional<Spread> spread(String row, String subject, String metric) {
        return rounds(row, subject, metric)
                .map(rounds -> Spread.of(rounds.values().stream().flatMap(List::stream).toList()));
    }

    /** How many rounds there are of it. */
    int rounds(String metric) {
        return byKey.entrySet().stream().filter(entry -> entry.getKey().metric.equals(metric))
                .mapToInt(entry -> entry.getValue().size()).max().orElse(0);
    }

    /**
     * The figures of a subject divided by those of another of the same round: what both suffered from goes out. Empty
     * when there is no round with both, or the other's figure is 0.
     */
    Optional<Spread> ratio(String row, String subject, String baseline, String metric) {
        List<Double> ratios = new ArrayList<>();
        Map<Integer, List<Double>> others = rounds(row, baseline, metric).orElseGet(TreeMap::new);
        rounds(row, subject, metric).orElseGet(TreeMap::new).forEach((round, values) -> {
            double other = others.containsKey(round) ? Spread.of(others.get(round)).median() : 0;
            if (other > 0) {
                ratios.add(Spread.of(values).median() / other);
            }
        });
        return ratios.isEmpty() ? Optional.empty() : Optional.of(Spread.of(ratios));
    }

    private Optional<TreeMap<Integer, List<Double>>> rounds(String row, String subject, String metric) {
        return Optional.ofNullable(byKey.get(new Key(row, subject, metric)));
    }
}
