package io.eagain.trace;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A native call for Java Flight Recorder. */
@Name("eagain.Call")
@Label("Native Socket Call")
@Category("eagain")
@Description("One native call of eagain, with C's result and the error number")
@StackTrace(true)
final class CallEvent extends Event {
    @Label("Function")
    @Description("C's name of the function")
    String function;

    // The recorder's own sign for a number that is not there is the least one.
    @Label("Descriptor")
    @Description("The descriptor in the first argument, if there is one")
    int fd;

    @Label("Result")
    @Description("C's own: -1 beside an error number for most functions")
    long result;

    @Label("Error Number")
    @Description("As the system has it: 11 is EAGAIN on Linux; 0 for none")
    int errno;
}
