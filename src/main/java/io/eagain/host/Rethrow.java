package io.eagain.host;

/** A method handle declares {@code Throwable}; what it throws is passed on as it is. */
final class Rethrow {
    private Rethrow() {
    }

    /** Never returns: the result type lets a caller write {@code throw Rethrow.unchanged(t)}. */
    static RuntimeException unchanged(Throwable t) {
        throw Rethrow.<RuntimeException>as(t);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T as(Throwable t) throws T {
        throw (T) t;
    }
}
