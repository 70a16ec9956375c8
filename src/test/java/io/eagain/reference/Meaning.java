package io.eagain.reference;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What errors and results mean whatever a host calls them: {@code WSAECONNREFUSED} is {@code ECONNREFUSED}, and
 * {@code WSAEWOULDBLOCK} is {@code EAGAIN}, which are two names of one number on Linux.
 */
final class Meaning {
    /** The name of an error inside a text. */
    static final Pattern ERROR = Pattern.compile("\\b(?:WSA[A-Z_]{3,}|E[A-Z0-9]{2,}|EAI_[A-Z]+)\\b");

    private Meaning() {
    }

    /** The name by which an error stands for all hosts: Linux' where it has one. */
    static String of(String error) {
        return io.eagain.lab.Results.meaning(error);
    }

    /**
     * A value of an observation, such as {@code -1/WSAEWOULDBLOCK} or {@code 1:POLLRDNORM}, in words that are the same for
     * all hosts. {@code POLLRDNORM} is the part of {@code POLLIN} that Windows gives.
     */
    static String ofValue(String value) {
        String errors = of(value);
        int colon = errors.indexOf(':');
        String bits = errors.substring(colon + 1).replace("POLLRDNORM", "POLLIN");
        return errors.substring(0, colon + 1)
                + Arrays.stream(bits.split("\\|", -1)).sorted().distinct().collect(Collectors.joining("|"));
    }
}
