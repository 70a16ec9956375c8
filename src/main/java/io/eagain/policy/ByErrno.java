package io.eagain.policy;

import io.eagain.ErrnoTable;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * What each error number of one host means to one call. An array: two names of one number are one element, a name that the
 * host lacks is none, and every number costs the same.
 *
 * <p>By names of {@link ErrnoTable} and not by those of {@code Errno}, so that each host's reading can be tested on any. Made
 * with the class that keeps it, and not at the first error: when the table of descriptors is full, the resource that
 * {@code ErrnoTable} reads could not be opened.
 */
final class ByErrno<E extends Enum<E>> {
    /** This host's table; null where there is none, and no call either. */
    static final ErrnoTable HERE = here();

    private static final int LENGTH = 256;
    // Winsock's own numbers begin above it. The few below are of overlapped calls, which do not exist here.
    private static final int WINSOCK = 10_000;

    private final ErrnoTable table;
    private final int first;
    private final E other;
    private final E[] outcomes;

    ByErrno(ErrnoTable table, Class<E> type, E other) {
        this.table = table;
        this.first = table == ErrnoTable.WINSOCK ? WINSOCK : 0;
        this.other = other;
        this.outcomes = Arrays.copyOf(type.getEnumConstants(), LENGTH);
        Arrays.fill(outcomes, other);
    }

    /** Says what some errors mean; a name that the host does not have is passed over. */
    ByErrno<E> put(E outcome, String... names) {
        for (String name : names) {
            OptionalInt number = table == null ? OptionalInt.empty() : table.number(name);
            int i = number.orElse(-1) - first;
            if (i > 0 && i < LENGTH) {
                if (outcomes[i] != other && outcomes[i] != outcome) {
                    throw new IllegalStateException(
                            table + ": " + name + " is " + outcomes[i] + " already, and not " + outcome);
                }
                outcomes[i] = outcome;
            }
        }
        return this;
    }

    /** The outcome of a result below 0; of a number that nobody has named, the other one. */
    E of(long result) {
        // As a long: the negation of the least int is no int.
        long i = -result - first;
        return i >= 0 && i < LENGTH ? outcomes[(int) i] : other;
    }

    private static ErrnoTable here() {
        try {
            return ErrnoTable.host();
        } catch (UnsupportedOperationException e) {
            return null;
        }
    }
}
