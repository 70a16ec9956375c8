package io.eagain.host;

/** A number that a public class shows: javac would copy a compile-time constant into the classes that use it. */
public final class NotInlined {
    private NotInlined() {
    }

    public static int of(int number) {
        return number;
    }
}
