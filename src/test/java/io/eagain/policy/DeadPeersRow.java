package io.eagain.policy;

import java.util.List;
import java.util.Locale;

/**
 * One way to lose a peer, and what became of it.
 *
 * @param low seconds before which nothing may be said, by the formula
 * @param high seconds after which it must have been said; infinite if nothing is to be said
 * @param expected the error that is to come
 * @param seconds how long it took
 * @param observed the error that came
 * @param after what the calls after it gave
 */
record DeadPeersRow(String what, String settings, String formula, double low, double high, String expected,
        double seconds, String observed, String after) {

    static final String NOTHING = "nothing";
    private static final String MARK = "row";

    /** The kernel's timers end up to an eighth late, and tell milliseconds apart by ticks of its clock, 4 ms here. */
    static final double LATE = 1.125;
    static final double EARLY_SECONDS = 0.01;

    /** @param slack seconds for the machine itself */
    boolean held(double slack) {
        return observed.equals(expected) && seconds >= low - EARLY_SECONDS && seconds <= high * LATE + slack;
    }

    String line() {
        return String.join("\t", MARK, what, settings, formula, "" + low, "" + high, expected, "" + seconds, observed,
                after);
    }

    static List<DeadPeersRow> rows(List<String> lines) {
        return lines.stream().map(line -> line.split("\t", -1))
                .filter(cells -> cells[0].equals(MARK) && cells.length == 10)
                .map(cells -> new DeadPeersRow(cells[1], cells[2], cells[3], Double.parseDouble(cells[4]),
                        Double.parseDouble(cells[5]), cells[6], Double.parseDouble(cells[7]), cells[8], cells[9]))
                .toList();
    }

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.2f", seconds);
    }
}
