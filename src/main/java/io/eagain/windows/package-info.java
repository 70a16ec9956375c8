/**
 * What Windows alone has, or has under another shape: {@link io.eagain.windows.Winsock} with {@code ioctlsocket} and
 * {@code WSASend}, {@link io.eagain.windows.WSAPoll}, {@link io.eagain.windows.Select} with its counted sets, and its numbers in
 * {@link io.eagain.windows.WinsockOption}. Run under Wine, which is not Windows.
 *
 * <p>The promise is that of {@link io.eagain}: one Java call, one native call, C's value or the negated error number, which is
 * Winsock's. {@code WSAStartup} is made once, before the first call. The numbers are Windows' on every host; elsewhere a call
 * throws {@code UnsupportedOperationException}.
 */
package io.eagain.windows;
