package io.eagain.benchmarks.suite;

import io.eagain.benchmarks.growth.Growth;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The plots of each suite, as SVG and PNG. */
final class Plots {
    /** A colour for each place of {@link Subject#order}: they differ in lightness too (mostly after Okabe and Ito). */
    private static final List<Color> COLOURS = List.of(new Color(0xAAAAAA), new Color(0x333333), new Color(0x777777),
            new Color(0x0072B2), new Color(0x009E73), new Color(0xE69F00), new Color(0xF0E442), new Color(0xD55E00),
            new Color(0x8C510A),
            new Color(0xCC79A7));
    /** What else there is of eagain, after {@code eagain} itself. */
    private static final List<Color> EAGAIN = List.of(new Color(0x56B4E9), new Color(0xA8D8F5), new Color(0xCFE8F8));
    /** What has no place of its own: it differs in lightness alone. */
    private static final List<Color> OTHERS = List.of(new Color(0xDDDDDD), new Color(0xBBBBBB));
    private static final int ROWS_PER_PLOT = 7;
    /** A bar that is higher would make the others too small to see. */
    private static final double CUT = 3;

    private Plots() {
    }

    /** Draws those for which there are figures. */
    static void draw(Everything.Listed listed, Figures figures, ResultFiles files) throws IOException {
        for (Map.Entry<String, Chart<?, ?>> plot : charts(listed, figures).entrySet()) {
            String path = files.file(plot.getKey()).toString();
            VectorGraphicsEncoder.saveVectorGraphic(plot.getValue(), path,
                    VectorGraphicsEncoder.VectorGraphicsFormat.SVG);
            BitmapEncoder.saveBitmap(plot.getValue(), path, BitmapEncoder.BitmapFormat.PNG);
        }
    }

    /** By the names of their files, without the ending. */
    static Map<String, Chart<?, ?>> charts(Everything.Listed listed, Figures figures) {
        Map<String, Chart<?, ?>> charts = new LinkedHashMap<>();
        switch (listed.suite().name()) {
            case "calls" -> ratios(charts, "calls", "ns per call", "ns/call", "(.*)", listed.baseline(), figures);
            case "growth" -> Growth.ACTIVITIES.forEach(activity -> growth(charts, activity, figures));
            case "servers" -> {
                for (String size : List.of("64 B", "1 KiB", "16 KiB")) {
                    servers(charts, "echo, " + size, "echo, (.*), " + size, listed.baseline(), figures);
                }
                servers(charts, "http", "http, ([^(]*).*", listed.baseline(), figures);
            }
            case "startup" -> bars(charts, "startup",
                    "From the start of the JVM to its first byte (the line it then prints), ms; one core",
                    "ms, wall time (less is better)", "ms wall", "first byte, (.*)", figures,
                    (row, subject) -> figures.spread(row, subject, "ms wall"))
                    .forEach(chart -> chart.getStyler().setYAxisDecimalPattern("#,##0"));
            default -> throw new IllegalArgumentException(listed.suite().name());
        }
        return charts;
    }

    private static void growth(Map<String, Chart<?, ?>> charts, String activity, Figures figures) {
        XYChart chart = new XYChartBuilder().width(960).height(600)
                .title("ns per wait with a limit of 0, " + activity)
                .yAxisTitle("ns per wait (less is better)").build();
        style(chart.getStyler());
        chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true)
                .setXAxisDecimalPattern("#,###").setYAxisDecimalPattern("#,###");
        Whiskers whiskers = new Whiskers();
        List<Color> colours = List.of(new Color(0xD55E00), new Color(0xE69F00), new Color(0x0072B2));
        for (String mechanism : Growth.MECHANISMS) {
            for (String subject : List.of(Subject.EAGAIN, Subject.C_THREADS)) {
                List<Integer> counts = new ArrayList<>();
                List<Double> values = new ArrayList<>();
                for (int count : Growth.COUNTS) {
                    figures.spread(Growth.row(mechanism, count, activity), subject, Growth.METRIC).ifPresent(spread -> {
                        counts.add(count);
                        values.add(spread.median());
                        whiskers.point(count, spread);
                    });
                }
                if (!counts.isEmpty()) {
                    XYSeries series = chart.addSeries(mechanism + ": " + subject, counts, values);
                    boolean eagain = subject.equals(Subject.EAGAIN);
                    series.setLineColor(colours.get(Growth.MECHANISMS.indexOf(mechanism)));
                    series.setMarkerColor(colours.get(Growth.MECHANISMS.indexOf(mechanism)));
                    series.setMarker(eagain ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
                    series.setLineStyle(eagain
                            ? new BasicStroke(2)
                            : new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[]{6, 4},
                                    0));
                }
            }
        }
        chart.addAnnotation(whiskers);
        if (!chart.getSeriesMap().isEmpty()) {
            String missing = Growth.COUNTS.stream().filter(count -> figures.spread(
                    Growth.row("epoll", count, activity), Subject.EAGAIN, Growth.METRIC).isEmpty())
                    .map(count -> String.format(Locale.ROOT, "%,d", count)).collect(Collectors.joining(", "));
            chart.setXAxisTitle(
                    "registered descriptors" + (missing.isEmpty() ? "" : " (not run here: " + missing + ")"));
            charts.put("growth-" + activity.replace(" %", "-percent").replace(' ', '-'), chart);
        }
    }

    private static void servers(Map<String, Chart<?, ?>> charts, String kind, String rows, String baseline,
            Figures figures) {
        String file = kind.replace(",", "").replace(' ', '-');
        ratios(charts, "servers-cpu-" + file, kind + ": server CPU per message", "server CPU ns/message", rows,
                baseline,
                figures);
        ratios(charts, "servers-p99-" + file, kind + ": latency p99", "p99 µs", rows, baseline, figures);
    }

    private static void ratios(Map<String, Chart<?, ?>> charts, String name, String title, String metric, String rows,
            String baseline, Figures figures) {
        List<CategoryChart> made = bars(charts, name, title + ", as ratio to " + baseline,
                "ratio to " + baseline + " (less is better)",
                metric,
                rows, figures, (row, subject) -> subject.equals(baseline)
                        ? Optional.empty()
                        : figures.ratio(row, subject, baseline, metric));
        for (CategoryChart chart : made) {
            chart.getStyler().setYAxisDecimalPattern("0.0");
            // The baseline itself.
            chart.addAnnotation(new AnnotationLine(1, false, false));
            chart.getStyler().setAnnotationLineColor(COLOURS.get(Subject.order(baseline)))
                    .setAnnotationLineStroke(new BasicStroke(2));
            if (chart.getStyler().getYAxisMax() != null && chart.getStyler().getYAxisMax() > CUT) {
                chart.getStyler().setYAxisMax(CUT);
                chart.setTitle(chart.getTitle() + " (cut at 3)");
            }
        }
    }

    private interface Value {
        Optional<Spread> of(String row, String subject);
    }

    /** In several plots when there are many rows; a bar's label is what the expression has in brackets. */
    private static List<CategoryChart> bars(Map<String, Chart<?, ?>> charts, String name, String title, String axis,
            String metric, String expression, Figures figures, Value value) {
        List<CategoryChart> made = new ArrayList<>();
        List<String> rows = figures.rows(metric).stream().filter(row -> row.matches(expression)).toList();
        int plots = (rows.size() + ROWS_PER_PLOT - 1) / ROWS_PER_PLOT;
        for (int plot = 0; plot < plots; plot++) {
            List<String> some = rows.subList(rows.size() * plot / plots, rows.size() * (plot + 1) / plots);
            CategoryChart chart = new CategoryChartBuilder().width(1000).height(520)
                    .title(title + (plots > 1 ? ", " + (plot + 1) + " of " + plots : "")).yAxisTitle(axis).build();
            style(chart.getStyler());
            chart.getStyler().setXAxisLabelRotation(some.size() > 3 ? 25 : 0).setPlotGridVerticalLinesVisible(false)
                    .setYAxisMin(0.0);
            List<String> labels = some.stream().map(row -> row.replaceFirst(expression, "$1")).toList();
            int variants = 0;
            int others = 0;
            List<List<Spread>> spreads = new ArrayList<>();
            for (String subject : figures.subjects(metric)) {
                List<Spread> bars = some.stream().map(row -> value.of(row, subject).orElse(null)).toList();
                List<Double> values = bars.stream().map(spread -> spread == null ? null : spread.median()).toList();
                boolean variant = subject.startsWith(Subject.EAGAIN) && !subject.equals(Subject.EAGAIN);
                boolean other = Subject.order(subject) >= COLOURS.size();
                Color colour = variant
                        ? EAGAIN.get(variants++)
                        : other ? OTHERS.get(others++ % OTHERS.size()) : COLOURS.get(Subject.order(subject));
                if (values.stream().anyMatch(Objects::nonNull)) {
                    spreads.add(bars);
                    chart.addSeries(subject, labels, values).setFillColor(colour);
                }
            }
            // Above the highest of the whiskers.
            spreads.stream().flatMap(List::stream).filter(Objects::nonNull).mapToDouble(Spread::highest).max()
                    .ifPresent(highest -> chart.getStyler().setYAxisMax(highest * 1.02));
            chart.addAnnotation(whiskers(spreads, chart.getStyler().getAvailableSpaceFill()));
            charts.put(plots > 1 ? name + "-" + (plot + 1) : name, chart);
            made.add(chart);
        }
        return made;
    }

    /** Each category has room for a bar of each series; the bars fill a part of it. */
    private static Whiskers whiskers(List<List<Spread>> series, double filled) {
        Whiskers whiskers = new Whiskers();
        for (int i = 0; i < series.size(); i++) {
            List<Spread> bars = series.get(i);
            for (int category = 0; category < bars.size(); category++) {
                if (bars.get(category) != null) {
                    double within = (1 - filled) / 2 + filled * (i + 0.5) / series.size();
                    whiskers.bar((category + within) / bars.size(), bars.get(category));
                }
            }
        }
        return whiskers;
    }

    private static void style(AxesChartStyler styler) {
        styler.setChartBackgroundColor(Color.WHITE).setPlotBorderVisible(false).setLegendBorderColor(Color.WHITE)
                .setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 16))
                .setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13)).setLegendPosition(LegendPosition.OutsideE)
                .setPlotBackgroundColor(Color.WHITE);
        styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12))
                .setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14))
                .setPlotGridLinesColor(new Color(0xDDDDDD))
                // Dashes would make the SVG ten times as large.
                .setPlotGridLinesStroke(new BasicStroke(1));
    }
}
