/**
 * What Linux alone has: {@link io.eagain.linux.Epoll} and {@link io.eagain.linux.Ppoll}; batches, zero copy and what comes with
 * a message in {@link io.eagain.linux.LinuxMessages} and {@link io.eagain.linux.ControlData};
 * {@link io.eagain.linux.Splice}; descriptors that count, tell the time, take signals and stand for processes in
 * {@link io.eagain.linux.EventFd}, {@link io.eagain.linux.TimerFd}, {@link io.eagain.linux.SignalFd} and
 * {@link io.eagain.linux.PidFd}; {@link io.eagain.linux.TcpInfo}; its numbers in {@link io.eagain.linux.LinuxSockets}.
 *
 * <p>The promise is that of {@link io.eagain}: one Java call, one native call, C's value or the negated error number. The
 * numbers are Linux' on every host; elsewhere a call throws {@code UnsupportedOperationException}.
 */
package io.eagain.linux;
