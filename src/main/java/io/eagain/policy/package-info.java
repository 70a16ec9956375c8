/**
 * What C programmers write on top of the calls, as policies that one chooses: the calls themselves decide nothing.
 *
 * <ul>
 * <li>What a result means, and what to do next: {@link io.eagain.policy.RecvOutcome}, {@link io.eagain.policy.SendOutcome},
 * {@link io.eagain.policy.AcceptOutcome}, {@link io.eagain.policy.ConnectOutcome}, with a {@link io.eagain.policy.Strategy}
 * each; {@link io.eagain.policy.SocketFacts} is what must be known beside the number.</li>
 * <li>Time: {@link io.eagain.policy.Deadline}, a limit for several calls together; {@link io.eagain.policy.Timed}, the calls
 * with one; {@link io.eagain.policy.Eintr}, what to do when a signal interrupts a call.</li>
 * <li>Connecting: {@link io.eagain.policy.Connect}, {@link io.eagain.policy.HappyEyeballs}.</li>
 * <li>Peers that are gone and do not say so: {@link io.eagain.policy.KeepAlive}, {@link io.eagain.policy.Heartbeat}.</li>
 * <li>Many descriptors: {@link io.eagain.policy.Poller} over {@code epoll}, {@code kqueue}, {@code WSAPoll}, {@code poll} and
 * {@code select}; {@link io.eagain.policy.Parking} for virtual threads.</li>
 * <li>Code that asks for a channel of {@code java.nio}: {@link io.eagain.policy.FdChannel}.</li>
 * </ul>
 *
 * <p>The promise: a policy may make several calls, wait and repeat, and says so. It never hides a number, which stays in the
 * result as the system gave it, and it closes nothing that it did not open.
 */
package io.eagain.policy;
