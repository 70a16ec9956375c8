package io.eagain.trace;

/** Hands calls to Java Flight Recorder. Nothing else touches the module {@code jdk.jfr}, which a Java runtime may lack. */
final class Flight {
    private Flight() {
    }

    static Object begin() {
        CallEvent event = new CallEvent();
        event.begin();
        return event;
    }

    static void end(Object begun) {
        ((CallEvent) begun).end();
    }

    static void commit(Object ended, Call call) {
        CallEvent event = (CallEvent) ended;
        if (event.shouldCommit()) {
            event.function = call.name();
            event.fd = call.descriptor();
            event.result = call.result();
            event.errno = call.error();
            event.commit();
        }
    }
}
