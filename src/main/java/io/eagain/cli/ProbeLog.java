package io.eagain.cli;

import io.eagain.AddrInfo;
import io.eagain.Errno;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/** Prints each call as strace would, with when it began and how long it took, and plain words below. */
final class ProbeLog {
    private static final int CALL_WIDTH = 52;
    private static final String INDENT = " ".repeat(22);
    private static final double NANOSECONDS = 1e6;

    private final PrintStream out;
    private final boolean colour;
    private final long start = System.nanoTime();
    // Of calls that are not shown.
    private boolean quiet;
    private int hidden;
    private String last;
    private String lastWords;

    ProbeLog(PrintStream out, Ansi ansi) {
        this.out = out;
        colour = ansi.enabled();
    }

    void header() {
        out.println("    at ms    took ms  call, and what eagain returned: C's value, or the negated error number");
    }

    /** Makes a call and prints it; the detail is what it wrote through its pointers, told after success. */
    long call(String text, LongSupplier call, LongFunction<String> detail) {
        long began = System.nanoTime();
        long result = call.getAsLong();
        long ended = System.nanoTime();
        String told = result < 0 ? null : detail.apply(result);
        print(began, ended, text, result < 0
                ? error(result, Errno.name((int) -result), Errno.description((int) -result))
                : result + (told == null ? "" : " {" + told + "}"));
        return result;
    }

    long call(String text, LongSupplier call) {
        return call(text, call, result -> null);
    }

    /** {@code getaddrinfo}, whose errors are a vocabulary of their own. */
    int lookUp(String text, LongSupplier call, LongFunction<String> detail) {
        long began = System.nanoTime();
        int result = (int) call.getAsLong();
        long ended = System.nanoTime();
        print(began, ended, text, result == 0
                ? "0 {" + detail.apply(result) + "}"
                : error(result, AddrInfo.codeName(result), AddrInfo.gai_strerror(result)));
        return result;
    }

    private String error(long number, String name, String description) {
        return number + " " + paint(name, Style.fg_yellow) + " (" + description + ")";
    }

    private void print(long began, long ended, String text, String result) {
        String line = String.format(Locale.ROOT, "%9.3f  %9.3f  %s%s = %s", (began - start) / NANOSECONDS,
                (ended - began) / NANOSECONDS, text, " ".repeat(Math.max(0, CALL_WIDTH - text.length())), result);
        if (quiet) {
            hidden++;
            last = line;
            lastWords = null;
        } else {
            line(line);
        }
    }

    /** From now on calls are counted, and not shown. */
    void beQuiet() {
        quiet = true;
    }

    /** Calls are shown again, and the last of those that were not. */
    void beLoud() {
        quiet = false;
        if (hidden > 1) {
            line(INDENT + "... " + (hidden - 1) + " further calls");
        }
        if (hidden > 0) {
            line(last);
            say(lastWords);
        }
        hidden = 0;
    }

    /** What the last call means; nothing if there is nothing to be said. */
    void say(String words) {
        if (quiet) {
            lastWords = words;
        } else if (words != null) {
            line(INDENT + paint("-> " + words, Style.faint));
        }
    }

    /** How it ended. */
    void verdict(boolean good, String words) {
        line("=> " + paint(words, good ? Style.fg_green : Style.fg_red, Style.bold));
    }

    private void line(String line) {
        out.println(line);
        out.flush();
    }

    // Not by picocli's markup, in which what a peer says could mean something. Its 21, bold off, is underlining twice to
    // many terminals: the reset ends that too.
    private String paint(String text, IStyle... styles) {
        return colour ? Style.on(styles) + text + Style.off(styles) + Style.reset.off() : text;
    }
}
