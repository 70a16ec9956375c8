package io.eagain.host;

/** Whether each native call is to be told of, which is decided once, when the JVM starts. */
final class Tracing {
    /** Asked when a function is linked, and never by a call: {@link Traced} is not even loaded where this is false. */
    static final boolean ON = System.getProperty("eagain.trace") != null
            || !System.getProperty("eagain.jfr", "false").equals("false");

    private Tracing() {
    }
}
