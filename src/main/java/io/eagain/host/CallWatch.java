package io.eagain.host;

/**
 * What is told of each native call where {@link Tracing#ON} is true. It must make no call of eagain: the thread's memory
 * still holds what the call has left for its caller.
 */
public interface CallWatch {
    /**
     * Just before the call.
     *
     * @param arguments as they stand in C
     * @return what {@link #after} gets
     */
    Object before(Libc function, Object[] arguments);

    /**
     * After a call that was made; of one that the linker has refused, with an exception, nothing was made.
     *
     * @param before what {@link #before} gave
     * @param result C's, or null for void
     * @param error what the error number was then, which means something if the result says so; 0 if it was not captured
     */
    void after(Object before, Object result, int error);
}
