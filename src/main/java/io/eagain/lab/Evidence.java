package io.eagain.lab;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Which experiments show an error, by what the recorded hosts gave to the letter. */
public final class Evidence {
    /** The columns of observations, by the words for the hosts that gave them. */
    private static final Map<String, String> HOSTS = hosts();

    private Evidence() {
    }

    /**
     * An experiment in which the error came.
     *
     * @param id its name, such as {@code RCV-05}
     * @param title what happens in it
     * @param seen where the error came
     */
    public record Shown(String id, String title, List<Seen> seen) {
    }

    /**
     * One result.
     *
     * @param host which host gave it: {@code Linux}, {@code Wine}
     * @param label what the experiment calls the step: {@code recv2}
     * @param value the result: {@code -1/EAGAIN}
     */
    public record Seen(String host, String label, String value) {
    }

    private static Map<String, String> hosts() {
        Map<String, String> hosts = new LinkedHashMap<>();
        hosts.put("Linux", "linux");
        hosts.put("Wine", "wine");
        return hosts;
    }

    /** {@return the experiments in which one of these names came, in the order of the catalogue} */
    public static List<Shown> of(Collection<String> names) {
        Pattern any = Pattern.compile("\\b(" + String.join("|", names) + ")\\b");
        List<Shown> shown = new ArrayList<>();
        for (Map<String, String> row : Tsv.rows(Catalogue.class, Catalogue.EXPERIMENTS)) {
            List<Seen> seen = new ArrayList<>();
            HOSTS.forEach((host, column) -> Results.of(row.get(column)).forEach((label, value) -> {
                if (any.matcher(value).find()) {
                    seen.add(new Seen(host, label, value));
                }
            }));
            if (!seen.isEmpty()) {
                shown.add(new Shown(row.get("id"), row.get("title"), List.copyOf(seen)));
            }
        }
        return shown;
    }
}
