/**
 * What C programmers write on top of the calls, as policies that one chooses: the calls themselves decide nothing.
 *
 * <p>{@link io.eagain.policy.Eintr}: what to do when a signal interrupts a call. {@link io.eagain.policy.Deadline}: a time
 * limit for several calls together.
 */
package io.eagain.policy;
