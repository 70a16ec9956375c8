/**
 * The socket calls that every host has, their numbers, and their errors.
 *
 * <ul>
 * <li>The calls: {@link io.eagain.Sockets}, with {@link io.eagain.SockAddr} for addresses and {@link io.eagain.AddrInfo} for
 * names. Options: {@link io.eagain.SocketOption}, all that are known in {@link io.eagain.Option};
 * {@link io.eagain.Multicast}.</li>
 * <li>The errors: {@link io.eagain.Errno} has this host's numbers, {@link io.eagain.ErrnoTable} and
 * {@link io.eagain.ConstantTable} those of every host; {@link io.eagain.ErrnoException} for who would rather have
 * exceptions.</li>
 * <li>{@link io.eagain.Fd}, an owner of a descriptor who finds a second close.</li>
 * </ul>
 *
 * <p><b>The promise</b>, here and in the packages of the hosts:
 *
 * <ol>
 * <li>One Java call is one native call. Nothing is repeated, closed, logged or decided.</li>
 * <li>The result says everything: 0 or more is C's value, less than 0 is the negated error number, as the system has it.</li>
 * <li>No error of the system is thrown. An exception is the caller's mistake, found before the call, or a call that this host
 * does not have ({@code UnsupportedOperationException}).</li>
 * <li>A call on a descriptor allocates nothing, once the JVM has compiled it and with memory that was made before.</li>
 * <li>Every class loads on every host, and no difference between hosts is hidden. Each method says what was observed on which
 * host and what was only read.</li>
 * </ol>
 */
package io.eagain;
