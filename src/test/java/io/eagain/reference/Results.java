package io.eagain.reference;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the lab observed on one host, as it was committed in {@code docs/results}; the shape is described in
 * {@code docs/LAB.md}.
 *
 * @param date when, in UTC
 * @param host on what
 * @param experiments what came of each
 */
record Results(String date, Facts host, List<Entry> experiments) {
    private static final Pattern CALL = Pattern.compile("(?:\\d+ times )?(\\w+)\\(.*", Pattern.DOTALL);

    /** What the observations were made on; {@code under} is what played the host without being it, or null. */
    record Facts(String os, String architecture, String kernel, String libc, String jdk, String under) {
    }

    /** One experiment. */
    record Entry(String id, List<Step> steps, String observed, String verdict, String reason) {
        boolean ran() {
            return !observed.isEmpty() && !verdict.equals("not run");
        }
    }

    /** One call. */
    record Step(String call, long result, int error, String name, String detail, String label, String value,
            String thread, boolean derived) {

        /** The function of C, or an empty text for what is worked out of other steps. */
        String function() {
            Matcher call = CALL.matcher(this.call);
            return !derived && call.matches() ? call.group(1) : "";
        }
    }

    static Results read(Path file) throws IOException {
        return new Gson().fromJson(Files.readString(file), Results.class);
    }

    String day() {
        return date.substring(0, date.indexOf('T'));
    }

    /** When and on what, for people. */
    String made() {
        String line = day() + ", " + host.os() + ", kernel " + host.kernel() + ", " + host.architecture() + ", "
                + host.libc() + ", JDK " + host.jdk();
        if (host.under() == null) {
            return line;
        }
        return line + ", under " + host.under()
                + (host.under().startsWith("Wine") ? ", which is not Windows" : ", which is not a processor");
    }
}
