/**
 * What Linux and macOS share and Windows does not have, or has under another shape: {@link io.eagain.posix.Fcntl},
 * {@link io.eagain.posix.Ioctl} and {@link io.eagain.posix.Descriptors}; waiting with {@link io.eagain.posix.Poll} and
 * {@link io.eagain.posix.Select}; {@code readv} and {@code recvmsg} with their like in {@link io.eagain.posix.Messages}, and
 * descriptors in {@link io.eagain.posix.ControlMessages}; {@link io.eagain.posix.Signals}.
 *
 * <p>The promise is that of {@link io.eagain}: one Java call, one native call, C's value or the negated error number. On
 * Windows every class loads, and a call throws {@code UnsupportedOperationException}.
 */
package io.eagain.posix;
