package io.eagain.benchmarks.suite;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.knowm.xchart.internal.chartpart.Annotation;

/** Thin lines from the lowest to the highest figure. XChart's own error bars are as long upward as downward. */
final class Whiskers extends Annotation {
    private static final int CAP = 3;

    private record Whisker(DoubleSupplier x, Spread spread) {
    }

    private final List<Whisker> whiskers = new ArrayList<>();

    Whiskers() {
        super(false);
    }

    /** Over a point of a line. */
    void point(double x, Spread spread) {
        whiskers.add(new Whisker(() -> getXAxisScreenValue(x), spread));
    }

    /**
     * Over a bar, where XChart has put it.
     *
     * @param place the middle of the bar, from 0 at the left end of the axis to 1 at its right
     * @param spread its figures
     */
    void bar(double place, Spread spread) {
        whiskers.add(new Whisker(() -> {
            double left = getXAxisScreenValueForMin();
            double width = getXAxisScreenValueForMax() - left;
            double content = styler.getPlotContentSize();
            return left + width * ((1 - content) / 2 + place * content);
        }, spread));
    }

    @Override
    public void paint(Graphics2D g) {
        g.setColor(new Color(0x222222));
        g.setStroke(new BasicStroke(1));
        // The numbers of a screen grow downward.
        int top = getYAxisScreenValueForMin();
        int bottom = getYAxisScreenValueForMax();
        for (Whisker whisker : whiskers) {
            double x = whisker.x.getAsDouble();
            int low = getYAxisScreenValue(whisker.spread.lowest());
            int high = getYAxisScreenValue(whisker.spread.highest());
            // A plot may be cut.
            if (low >= top && high <= bottom) {
                g.draw(new Line2D.Double(x, Math.min(low, bottom), x, Math.max(high, top)));
                cap(g, x, low, low <= bottom);
                cap(g, x, high, high >= top);
            }
        }
    }

    private static void cap(Graphics2D g, double x, int y, boolean within) {
        if (within) {
            g.draw(new Line2D.Double(x - CAP, y, x + CAP, y));
        }
    }
}
