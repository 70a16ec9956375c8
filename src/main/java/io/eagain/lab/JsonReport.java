package io.eagain.lab;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The observations as data. The shape is described in {@code docs/LAB.md}. */
final class JsonReport {
    static final String FORMAT = "eagain-lab-1";

    private static final Gson GSON = new GsonBuilder().serializeNulls().setPrettyPrinting().disableHtmlEscaping()
            .create();

    private JsonReport() {
    }

    record Document(String format, String date, HostFacts host, Summary summary, List<Entry> experiments,
            List<ClaimEntry> claims) {
    }

    record Summary(int experiments, long asExpected, long differ, long notRun) {
    }

    record Entry(String id, String title, List<String> claims, List<Step> steps, String observed, Expected expected,
            String source, String verdict, String reason) {
    }

    /** Linux and Wine are compared with on theirs; Windows and macOS are documented and were not run. */
    record Expected(String linux, String qemu, String windows, String wine, String disagree, String macos) {
    }

    record ClaimEntry(String id, String source, String claim, String here, String words, List<String> experiments) {
    }

    static String write(HostFacts host, Catalogue catalogue, List<Observation> observations) {
        List<Entry> entries = observations.stream().map(JsonReport::entry).toList();
        List<ClaimEntry> claims = catalogue.claims().stream().map(claim -> {
            ClaimVerdict verdict = ClaimVerdict.of(catalogue, claim, observations);
            return new ClaimEntry(claim.id(), claim.source(), claim.text(), verdict.text(),
                    claim.on(LabHost.KIND).words(),
                    catalogue.about(claim).stream().map(Experiment::id).toList());
        }).toList();
        return GSON.toJson(new Document(FORMAT, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), host,
                new Summary(observations.size(), Totals.count(observations, Observation.Verdict.AS_EXPECTED),
                        Totals.count(observations, Observation.Verdict.DIFFERS),
                        Totals.count(observations, Observation.Verdict.NOT_RUN)),
                entries, claims)) + "\n";
    }

    private static Entry entry(Observation observation) {
        Experiment experiment = observation.experiment();
        return new Entry(experiment.id(), experiment.title(), experiment.claims(), observation.steps(),
                observation.observed(),
                new Expected(experiment.linux(), experiment.qemu(), experiment.windows(), experiment.wine(),
                        experiment.disagree(),
                        experiment.macos()),
                experiment.source(),
                observation.verdict().words(), observation.reason());
    }

    /** A report that was written before. */
    static Document document(String json) {
        Document document = GSON.fromJson(json, Document.class);
        if (document == null) {
            throw new JsonParseException("no output");
        }
        return document;
    }

    /** What a child program wrote of one experiment. */
    static Observation read(String json, Experiment experiment) {
        Entry entry = document(json).experiments().getFirst();
        return Observation.of(experiment, entry.steps(), entry.observed(), entry.reason());
    }
}
