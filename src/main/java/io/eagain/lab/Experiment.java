package io.eagain.lab;

import java.util.List;
import java.util.Locale;

/**
 * One experiment, as data: what is done, which claims it is about, and what each host is expected to give.
 *
 * @param id its name for ever, such as {@code RCV-05}
 * @param title what happens
 * @param claims the claims it is about
 * @param linux the labelled results on Linux, such as {@code recv=3; recv2=0}: compared to the letter; empty for what
 *     Linux does not have
 * @param qemu the same under qemu-user, where its own system calls give something else; empty where they do not
 * @param windows what Windows' documentation and Wine's tests say; not run
 * @param wine the labelled results under Wine, compared to the letter; or {@code not run: } and why it cannot be
 * @param disagree the labels for which Wine and the documentation of Windows disagree, such as {@code so_error}; empty
 *     if they do not
 * @param macos what macOS' manuals and sources say; not run
 * @param source where the expectations come from
 * @param stage what it needs beyond a kernel: nothing, or a private network
 * @param scenario the calls; null for what is only documented
 */
record Experiment(String id, String title, List<String> claims, String linux, String qemu, String windows, String wine,
        String disagree, String macos, String source, Stage stage, Scenario scenario) {

    /** What an experiment needs beyond a kernel. */
    enum Stage {
        NONE,
        /** A network of its own, with no route to anywhere: a child program in a network namespace. */
        PRIVATE_NETWORK
    }

    private static final String NOT_RUN = "not run: ";

    /** Whether a kind of host has what it is about, so that it is worth listing. */
    boolean isFor(LabHost.Kind host) {
        return host == LabHost.Kind.WINDOWS || !linux.isEmpty();
    }

    /** Whether no host runs it: it tells what is documented, and why it is not run. */
    boolean onlyDocumented() {
        return linux.isEmpty() && wine.startsWith(NOT_RUN);
    }

    /** Why it is not run on this host, or null. */
    String notRun() {
        return notRun(LabHost.KIND);
    }

    /** Why it is never run on a kind of host, or null. */
    String notRun(LabHost.Kind host) {
        return host == LabHost.Kind.WINDOWS && wine.startsWith(NOT_RUN) ? wine.substring(NOT_RUN.length()) : null;
    }

    /** What this host is expected to give, to the letter; null where nothing was observed before. */
    String expected() {
        if (LabHost.LINUX) {
            return LabHost.QEMU && !qemu.isEmpty() ? qemu : linux;
        }
        return LabHost.WINE == null || wine.isEmpty() ? null : wine;
    }

    /** Whether a word of the command line means this experiment: its id, its group, a claim. */
    boolean matches(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        return id.equals(upper) || id.substring(0, id.indexOf('-')).equals(upper) || claims.contains(upper);
    }
}
