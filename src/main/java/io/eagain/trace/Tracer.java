package io.eagain.trace;

import io.eagain.SockAddr;
import io.eagain.host.CallWatch;
import io.eagain.host.Libc;

/**
 * Tells of each native call: as a line where {@code -Deagain.trace} says, and to Java Flight Recorder with
 * {@code -Deagain.jfr=true}. Made once, by {@code host/Traced}, when the first function is linked.
 */
public final class Tracer implements CallWatch {
    private final Lines lines;
    private final boolean flight;

    /**
     * Reads the two properties.
     *
     * @throws IllegalArgumentException if one is what it cannot be; the message names it and its value
     */
    public Tracer() {
        String jfr = System.getProperty("eagain.jfr", "false");
        if (!jfr.equals("true") && !jfr.equals("false")) {
            throw new IllegalArgumentException("-Deagain.jfr=" + jfr + " is neither true nor false");
        }
        flight = jfr.equals("true");
        if (flight) {
            requireFlightRecorder();
        }
        String where = System.getProperty("eagain.trace");
        lines = where == null ? null : new Lines(where);
        rehearse();
    }

    private static void requireFlightRecorder() {
        try {
            Flight.end(Flight.begin());
        } catch (NoClassDefFoundError e) {
            throw new IllegalArgumentException(
                    "-Deagain.jfr=true needs the module jdk.jfr, which this Java runtime does not"
                            + " have or was not told to load: start java with --add-modules jdk.jfr",
                    e);
        }
    }

    @Override
    public Object before(Libc function, Object[] arguments) {
        try {
            Call call = new Call(function, arguments);
            if (lines != null) {
                call.read();
            }
            call.begin();
            if (flight) {
                call.event = Flight.begin();
            }
            return call;
        } catch (RuntimeException | LinkageError | VirtualMachineError e) {
            missing(e);
            return null;
        }
    }

    // Whatever goes wrong here, with a full heap or at the end of a stack: the call was made, and its result must not be lost.
    @Override
    public void after(Object before, Object result, int error) {
        if (before == null) {
            return;
        }
        try {
            Call call = (Call) before;
            if (flight) {
                Flight.end(call.event);
            }
            call.end(result, error);
            if (flight) {
                Flight.commit(call.event, call);
            }
            if (lines != null) {
                lines.write(call.line());
            }
        } catch (RuntimeException | LinkageError | VirtualMachineError e) {
            missing(e);
        }
    }

    private void missing(Throwable reason) {
        if (lines != null) {
            lines.missing(reason);
        }
    }

    // With a full table of descriptors the JVM can open no class file: what a line needs is loaded before that.
    private static void rehearse() {
        SockAddr address = SockAddr.ip("127.0.0.1", 1);
        Call call = new Call(Libc.CONNECT, new Object[]{-1, address.segment(), address.length()});
        call.read();
        call.begin();
        call.end(-1, 1);
        String unused = call.line();
    }
}
