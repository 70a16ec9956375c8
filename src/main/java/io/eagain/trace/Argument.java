package io.eagain.trace;

/**
 * How an argument is shown. What a call reads is read before it, what it writes after it. A text that is null becomes the
 * address; an empty one leaves the argument out.
 */
record Argument(Before before, After after) {
    /** The descriptor that a call is about. */
    static final Argument FD = new Argument((call, index) -> Integer.toString((int) call.number(index)),
            (call, index, text) -> text);
    static final Argument NUMBER = in((call, index) -> Long.toString(call.number(index)));
    static final Argument UNSIGNED = in((call, index) -> Integer.toUnsignedString((int) call.number(index)));
    static final Argument ADDRESS = in((call, index) -> call.address(index));

    /** What is read before the call. */
    @FunctionalInterface
    interface Before {
        String text(Call call, int index);
    }

    /** What is read after it. */
    @FunctionalInterface
    interface After {
        String text(Call call, int index, String before);
    }

    /** What the call reads, or only a number. */
    static Argument in(Before before) {
        return new Argument(before, (call, index, text) -> text);
    }

    /** What the call writes if it does not fail. */
    static Argument out(Before written) {
        return new Argument((call, index) -> null,
                (call, index, text) -> call.failed() ? null : written.text(call, index));
    }

    /** A number that has one name. */
    static Argument one(Names names) {
        return in((call, index) -> names.one(call.number(index)));
    }

    /** Flags. */
    static Argument bits(Names names) {
        return in((call, index) -> names.bits((int) call.number(index)));
    }
}
