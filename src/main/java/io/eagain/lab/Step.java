package io.eagain.lab;

/**
 * One thing that happened in an experiment.
 *
 * @param call the call with its decoded arguments, as C would write it
 * @param result what eagain returned: C's value, or the negated error number
 * @param error the error number, 0 if there was none
 * @param name the name of that error, null if there was none
 * @param detail what the call wrote through its pointers, null if there is nothing to show
 * @param label what the expectation calls this step, null for one that only sets the stage
 * @param value the result in the notation of the expectations: {@code -1/EAGAIN}, {@code 1:POLLIN}, {@code fd}
 * @param thread which thread of the experiment, null for the first
 * @param derived true for a value worked out of others: no system call
 */
record Step(String call, long result, int error, String name, String detail, String label, String value, String thread,
        boolean derived) {
}
