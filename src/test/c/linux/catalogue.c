/* What the lab's experiments do on Linux, in C, one function for each: CatalogueOracleTest compiles this program, runs it
 * and compares each line that it prints with what the lab expects. Arguments choose rows, such as CON_01; without any all
 * are run. Some need root, to have a network of their own or to be another user. It writes into the folder run/.
 *
 * gcc -O1 -w -o catalogue catalogue.c -pthread */
#include "facts.h"

/* CON-01 [connect] Blocking TCP connect to a loopback port where nobody listens (a bound, non-listening socket holds the port).
 * calls: s=socket(AF_INET,SOCK_STREAM); connect(s,closed port); connect(s,same) again
 * linux: connect=-1/ECONNREFUSED; again=-1/ECONNREFUSED; so_error=0 */
T(CON_01, "con_refused") { SI a; refuse(&a); int s = tcp(); C("connect", connect(s, (SA *)&a, sizeof a)); C("again", connect(s, (SA *)&a, sizeof a)); E("so_error", s); }

/* CON-02 [connect] Non-blocking TCP connect to a listening loopback port.
 * calls: connect(nb) -> poll(POLLOUT) -> getsockopt(SO_ERROR) -> getpeername
 * linux: connect=-1/EINPROGRESS; poll=1:POLLOUT; so_error=0; getpeername=0 */
T(CON_02, "con_nb_ok") { SI a, p; socklen_t n = sizeof p; lsn(4, &a); int s = nb(tcp()); C("connect", connect(s, (SA *)&a, sizeof a)); P("poll", s, POLLOUT, 2000); E("so_error", s); C("getpeername", getpeername(s, (SA *)&p, &n)); }

/* CON-03 [connect] Non-blocking connect that is refused: how the failure is observed, and that reading SO_ERROR consumes it.
 * calls: connect(nb, closed port); poll(POLLIN|POLLOUT); getsockopt(SO_ERROR) twice
 * linux: connect=-1/EINPROGRESS; poll=1:POLLIN|POLLOUT|POLLERR|POLLHUP; so_error=ECONNREFUSED; so_error2=0 */
T(CON_03, "con_nb_refused") { SI a; refuse(&a); int s = nb(tcp()); C("connect", connect(s, (SA *)&a, sizeof a)); P("poll", s, POLLIN | POLLOUT, 2000); E("so_error", s); E("so_error2", s); }

/* CON-04 [connect] The error of a refused non-blocking connect is delivered exactly once, to whichever call asks first (here recv); the next recv reports end-of-stream.
 * calls: connect(nb, closed port); poll; recv; recv; getsockopt(SO_ERROR)
 * linux: connect=-1/EINPROGRESS; recv=-1/ECONNREFUSED; recv2=0; so_error=0 */
T(CON_04, "con_refused_recv") { SI a; refuse(&a); int s = nb(tcp()); C("connect", connect(s, (SA *)&a, sizeof a)); struct pollfd p = { s, POLLOUT, 0 }; poll(&p, 1, 2000); C("recv", recv(s, B, 1, 0)); C("recv2", recv(s, B, 1, 0)); E("so_error", s); }

/* CON-05 [connect] After a refused non-blocking connect (error not yet read): send reports ECONNREFUSED once, then EPIPE; getpeername ENOTCONN throughout.
 * calls: connect(nb, closed port); poll; getpeername; send; send; recv; getpeername
 * linux: getpeername=-1/ENOTCONN; send=-1/ECONNREFUSED; send2=-1/EPIPE; recv=0; getpeername2=-1/ENOTCONN */
T(CON_05, "con_refused_send") { SI a, p; socklen_t n = sizeof p; refuse(&a); int s = nb(tcp()); connect(s, (SA *)&a, sizeof a); struct pollfd q = { s, POLLOUT, 0 }; poll(&q, 1, 2000); C("getpeername", getpeername(s, (SA *)&p, &n)); C("send", send(s, "x", 1, MSG_NOSIGNAL)); C("send2", send(s, "x", 1, MSG_NOSIGNAL)); C("recv", recv(s, B, 1, 0)); C("getpeername2", getpeername(s, (SA *)&p, &n)); }

/* CON-06 [connect] Calling connect() again (instead of SO_ERROR) after a failed non-blocking attempt reports the failure and resets the socket; the following call starts a new attempt.
 * calls: connect(nb, closed port); poll; connect(nb); connect(nb)
 * linux: connect=-1/EINPROGRESS; connect2=-1/ECONNREFUSED; connect3=-1/EINPROGRESS */
T(CON_06, "con_again_reports") { SI a; refuse(&a); int s = nb(tcp()); C("connect", connect(s, (SA *)&a, sizeof a)); struct pollfd p = { s, POLLOUT, 0 }; poll(&p, 1, 2000); C("connect2", connect(s, (SA *)&a, sizeof a)); C("connect3", connect(s, (SA *)&a, sizeof a)); }

/* CON-07 [connect] A socket whose blocking connect was refused can be connected later, once somebody listens.
 * calls: connect -> ECONNREFUSED; listen() on the bound socket; connect again
 * linux: connect=-1/ECONNREFUSED; connect2=0 */
T(CON_07, "con_retry_listening") { SI a; int l = refuse(&a); int s = tcp(); C("connect", connect(s, (SA *)&a, sizeof a)); M(listen(l, 4)); C("connect2", connect(s, (SA *)&a, sizeof a)); }

/* CON-08 [connect] Second connect() while a non-blocking attempt is still pending (SYNs dropped because the accept queue is full).
 * calls: listen(0)+filler; connect(nb); connect(nb) again; poll(POLLOUT,50)
 * linux: connect=-1/EINPROGRESS; connect2=-1/EALREADY; poll=0:0 */
T(CON_08, "con_pending_again") { SI a; int f; full(&a, &f); int s = nb(tcp()); C("connect", connect(s, (SA *)&a, sizeof a)); C("connect2", connect(s, (SA *)&a, sizeof a)); P("poll", s, POLLOUT, 50); }

/* CON-09 [connect] connect() on both ends of an established TCP connection.
 * calls: connect(client); connect(accepted)
 * linux: client=-1/EISCONN; accepted=-1/EISCONN */
T(CON_09, "con_isconn") { int c, s; tp(&c, &s); SI a = lo(9); C("client", connect(c, (SA *)&a, sizeof a)); C("accepted", connect(s, (SA *)&a, sizeof a)); }

/* CON-10 [connect] connect() of an AF_INET socket with an AF_INET6 address, and with an AF_UNIX address.
 * calls: connect(s, sockaddr_in6 ::1); connect(s, sockaddr_un)
 * linux: in6=-1/EAFNOSUPPORT; un=-1/EAFNOSUPPORT */
T(CON_10, "con_family") { int s = tcp(); SI6 a; memset(&a, 0, sizeof a); a.sin6_family = AF_INET6; a.sin6_port = htons(9); a.sin6_addr = in6addr_loopback; C("in6", connect(s, (SA *)&a, sizeof a)); SU u = upath("x"); C("un", connect(s, (SA *)&u, sizeof u)); }

/* CON-11 [connect] connect() with an address length that is too short / negative / NULL pointer.
 * calls: connect(s,&sin,3); connect(s,&sin,-1); connect(s,NULL,16); connect(s,PROT_NONE,16)
 * linux: short=-1/EINVAL; negative=-1/EINVAL; null=-1/EFAULT; bad=-1/EFAULT */
T(CON_11, "con_addrlen") { int s = tcp(); SI a = lo(9); C("short", connect(s, (SA *)&a, 3)); C("negative", connect(s, (SA *)&a, -1)); C("null", connect(s, 0, sizeof a)); C("bad", connect(s, (SA *)badp(), sizeof a)); }

/* CON-12 [connect] connect(AF_UNSPEC) dissolves an established TCP connection; the socket can then be connected again.
 * calls: connect; connect(AF_UNSPEC); getpeername; connect
 * linux: disconnect=0; getpeername=-1/ENOTCONN; reconnect=0 */
T(CON_12, "con_unspec_tcp") { SI a, p; socklen_t n = sizeof p; lsn(4, &a); int s = conn(&a); SA u; memset(&u, 0, sizeof u); u.sa_family = AF_UNSPEC; C("disconnect", connect(s, &u, sizeof u)); C("getpeername", getpeername(s, (SA *)&p, &n)); C("reconnect", connect(s, (SA *)&a, sizeof a)); }

/* CON-13 [connect] TCP connect to 0.0.0.0:port of a loopback listener.
 * calls: connect(s, INADDR_ANY:port)
 * linux: connect=0 */
T(CON_13, "con_any") { SI a; lsn(4, &a); a.sin_addr.s_addr = 0; int s = tcp(); C("connect", connect(s, (SA *)&a, sizeof a)); }

/* CON-14 [connect] TCP connect to port 0.
 * calls: connect(s, 127.0.0.1:0)
 * linux: connect=-1/ECONNREFUSED */
T(CON_14, "con_port0") { SI a = lo(0); int s = tcp(); C("connect", connect(s, (SA *)&a, sizeof a)); }

/* CON-15 [connect] TCP connect to a multicast and to the limited-broadcast address.
 * calls: connect(s,224.0.0.1:80); connect(s,255.255.255.255:80)
 * linux: mcast=-1/ENETUNREACH; bcast=-1/ENETUNREACH */
T(CON_15, "con_mcast") { SI a = lo(80); a.sin_addr.s_addr = inet_addr("224.0.0.1"); C("mcast", connect(tcp(), (SA *)&a, sizeof a)); a.sin_addr.s_addr = INADDR_BROADCAST; C("bcast", connect(tcp(), (SA *)&a, sizeof a)); }

/* CON-16 [connect] connect()/sendto() with no route to the destination (fresh network namespace, only a down lo).
 * calls: connect(tcp,198.51.100.1:80); connect(nb); sendto(udp); connect(udp)
 * linux: tcp=-1/ENETUNREACH; tcp_nb=-1/ENETUNREACH; sendto=-1/ENETUNREACH; udp=-1/ENETUNREACH */
T(CON_16, "con_netunreach") { M(unshare(CLONE_NEWNET)); SI a = lo(80); a.sin_addr.s_addr = inet_addr("198.51.100.1"); C("tcp", connect(tcp(), (SA *)&a, sizeof a)); C("tcp_nb", connect(nb(tcp()), (SA *)&a, sizeof a)); C("sendto", sendto(udp(), "x", 1, 0, (SA *)&a, sizeof a)); C("udp", connect(udp(), (SA *)&a, sizeof a)); }

/* CON-17 [connect] connect() of an IPV6_V6ONLY socket to a v4-mapped address.
 * calls: setsockopt(IPV6_V6ONLY,1); connect(::ffff:127.0.0.1)
 * linux: connect=-1/ENETUNREACH */
T(CON_17, "con_v6only") { SI a; lsn(4, &a); int s = socket(AF_INET6, SOCK_STREAM, 0); M(s); M(opt(s, IPPROTO_IPV6, IPV6_V6ONLY, 1)); SI6 b; memset(&b, 0, sizeof b); b.sin6_family = AF_INET6; b.sin6_port = a.sin_port; M(inet_pton(AF_INET6, "::ffff:127.0.0.1", &b.sin6_addr)); C("connect", connect(s, (SA *)&b, sizeof b)); }

/* CON-18 [connect] Non-blocking connect when the accept queue is full: the SYN is silently dropped, the attempt stays pending and completes by retransmission once accept() makes room.
 * calls: listen(0); connect x1 (fills); connect(nb); poll(100); accept; poll(3000)
 * linux: connect=-1/EINPROGRESS; poll=0:0; poll_after_accept=1:POLLOUT; so_error=0 */
T(CON_18, "con_backlog_full") { SI a; int f; int l = full(&a, &f); int s = nb(tcp()); C("connect", connect(s, (SA *)&a, sizeof a)); P("poll", s, POLLOUT, 100); M(accept(l, 0, 0)); P("poll_after_accept", s, POLLOUT, 5000); E("so_error", s); }

/* CON-19 [connect] getpeername()/getsockname() while a non-blocking connect is pending.
 * calls: connect(nb) pending; getpeername; getsockname
 * linux: getpeername=-1/ENOTCONN; getsockname=0; local_port_set=1 */
T(CON_19, "con_getpeername_pending") { SI a, p; socklen_t n = sizeof p; int f; full(&a, &f); int s = nb(tcp()); connect(s, (SA *)&a, sizeof a); C("getpeername", getpeername(s, (SA *)&p, &n)); C("getsockname", getsockname(s, (SA *)&p, &n)); V("local_port_set", "%d", p.sin_port != 0); }

/* CON-20 [connect] SO_ERROR is 0 while a non-blocking connect is still pending: SO_ERROR alone does not mean "connected", writability must be waited for first.
 * calls: pending connect: SO_ERROR; getpeername; poll(0)
 * linux: connect=-1/EINPROGRESS; so_error=0; getpeername=-1/ENOTCONN; poll=0:0 */
T(CON_20, "con_soerror_pending") { SI a, p; socklen_t n = sizeof p; int f; full(&a, &f); int s = nb(tcp()); C("connect", connect(s, (SA *)&a, sizeof a)); E("so_error", s); C("getpeername", getpeername(s, (SA *)&p, &n)); P("poll", s, POLLOUT, 0); }

/* CON-21 [connect] Routing refusals (private network namespace): unreachable, prohibit and blackhole routes.
 * calls: ip route add unreachable|prohibit|blackhole; connect(tcp); sendto(udp)
 * linux: unreachable=-1/EHOSTUNREACH; prohibit=-1/EACCES; blackhole=-1/EINVAL; udp_unreachable=-1/EHOSTUNREACH */
T(CON_21, "con_routes") { M(unshare(CLONE_NEWNET)); M(system("ip link set lo up && ip route add unreachable 198.51.100.0/26 && ip route add prohibit 198.51.100.64/26 && ip route add blackhole 198.51.100.128/26") == 0 ? 0 : -1); SI a = lo(80); a.sin_addr.s_addr = inet_addr("198.51.100.1"); C("unreachable", connect(tcp(), (SA *)&a, sizeof a)); a.sin_addr.s_addr = inet_addr("198.51.100.65"); C("prohibit", connect(tcp(), (SA *)&a, sizeof a)); a.sin_addr.s_addr = inet_addr("198.51.100.129"); C("blackhole", connect(tcp(), (SA *)&a, sizeof a)); a.sin_addr.s_addr = inet_addr("198.51.100.1"); C("udp_unreachable", sendto(udp(), "x", 1, 0, (SA *)&a, sizeof a)); }

/* CON-22 [connect] Ephemeral ports exhausted (private network namespace, range of one port): second connect to the same destination fails with EADDRNOTAVAIL; bind(port 0) with EADDRINUSE.
 * calls: ip_local_port_range=50000 50000; connect x2; bind(0)
 * linux: first=0; second=-1/EADDRNOTAVAIL; bind0=-1/EADDRINUSE; other_dest=0 */
T(CON_22, "con_ports_exhausted") { M(unshare(CLONE_NEWNET)); M(system("ip link set lo up && echo 50000 50000 > /proc/sys/net/ipv4/ip_local_port_range") == 0 ? 0 : -1); SI a = lo(7001), b = lo(7002); int l = tcp(), k = tcp(); M(bind(l, (SA *)&a, sizeof a)); M(listen(l, 4)); M(bind(k, (SA *)&b, sizeof b)); M(listen(k, 4)); C("first", connect(tcp(), (SA *)&a, sizeof a)); C("second", connect(tcp(), (SA *)&a, sizeof a)); SI z = lo(0); C("bind0", bind(tcp(), (SA *)&z, sizeof z)); C("other_dest", connect(tcp(), (SA *)&b, sizeof b)); }

/* ACC-01 [accept] Non-blocking accept() with an empty queue.
 * calls: listen; O_NONBLOCK; accept
 * linux: accept=-1/EAGAIN */
T(ACC_01, "acc_eagain") { SI a; int l = nb(lsn(4, &a)); C("accept", accept(l, 0, 0)); }

/* ACC-02 [accept] accept() on a bound, non-listening TCP socket, on a connected one, and on a fresh one.
 * calls: accept(bound); accept(connected); accept(fresh)
 * linux: bound=-1/EINVAL; connected=-1/EINVAL; fresh=-1/EINVAL */
T(ACC_02, "acc_notlistening") { SI a; int b = refuse(&a), c, s; tp(&c, &s); C("bound", accept(b, 0, 0)); C("connected", accept(c, 0, 0)); C("fresh", accept(tcp(), 0, 0)); }

/* ACC-03 [accept] accept()/listen() on a UDP socket.
 * calls: listen(udp); accept(udp)
 * linux: listen=-1/EOPNOTSUPP; accept=-1/EOPNOTSUPP */
T(ACC_03, "acc_udp") { SI a; int u = usock(&a); C("listen", listen(u, 1)); C("accept", accept(u, 0, 0)); }

/* ACC-04 [accept] Does the accepted socket inherit O_NONBLOCK from the listener?
 * calls: listener O_NONBLOCK; connect; accept; fcntl(F_GETFL); accept4(SOCK_NONBLOCK|SOCK_CLOEXEC)
 * linux: listener_nb=1; accepted_nb=0; accept4_nb=1; accept4_cloexec=1 */
T(ACC_04, "acc_inherit_nb") { SI a; int l = nb(lsn(4, &a)); conn(&a); conn(&a); ms(20); int s = accept(l, 0, 0); M(s); V("listener_nb", "%d", !!(fcntl(l, F_GETFL) & O_NONBLOCK)); V("accepted_nb", "%d", !!(fcntl(s, F_GETFL) & O_NONBLOCK)); int t = accept4(l, 0, 0, SOCK_NONBLOCK | SOCK_CLOEXEC); M(t); V("accept4_nb", "%d", !!(fcntl(t, F_GETFL) & O_NONBLOCK)); V("accept4_cloexec", "%d", !!(fcntl(t, F_GETFD) & FD_CLOEXEC)); }

/* ACC-05 [accept] accept4() with unknown flags.
 * calls: accept4(l,0,0,0x1)
 * linux: accept4=-1/EINVAL */
T(ACC_05, "acc_accept4_flags") { SI a; int l = nb(lsn(4, &a)); C("accept4", accept4(l, 0, 0, 1)); }

/* ACC-06 [accept] accept(): negative address length with a connection pending; then a short length (address truncated, full length reported).
 * calls: pending; accept(len=-1); accept(len=4)
 * linux: negative=-1/EINVAL; left_in_queue=0; short=fd; len=16 */
T(ACC_06, "acc_addrlen") { SI a; int l = nb(lsn(4, &a)); conn(&a); ms(20); SI p; socklen_t n = -1; C("negative", accept(l, (SA *)&p, &n)); struct pollfd q = { l, POLLIN, 0 }; V("left_in_queue", "%d", poll(&q, 1, 0)); conn(&a); ms(20); n = 4; FD("short", accept(l, (SA *)&p, &n)); V("len", "%d", (int)n); }

/* ACC-07 [accept] The peer sends data and closes before accept(): accept() succeeds, the data is readable, then EOF.
 * calls: connect; send 3; close; accept; recv; recv
 * linux: accept=fd; recv=3; recv2=0 */
T(ACC_07, "acc_after_fin") { SI a; int l = lsn(4, &a); int c = conn(&a); M(send(c, "abc", 3, 0)); close(c); ms(20); int s = FD("accept", accept(l, 0, 0)); C("recv", recv(s, B, 16, 0)); C("recv2", recv(s, B, 16, 0)); }

/* ACC-08 [accept] A blocked accept() is woken by shutdown(SHUT_RD) from another thread.
 * calls: accept blocks; other thread shutdown(l,SHUT_RD) after 100 ms
 * linux: accept=-1/EINVAL; woken_early=1; shutdown=0 */
T(ACC_08, "acc_wake_shutdown") { SI a; int l = lsn(4, &a); rcvto(l, 2000); long t = now_ms(); later(lshut, 100, l, SHUT_RD); C("accept", accept(l, 0, 0)); V("woken_early", "%d", now_ms() - t < 1500); joinl(); V("shutdown", "%d", LL.ret); }

/* ACC-09 [accept] close() of the listener by another thread does not wake a blocked accept() (it ends here only because of SO_RCVTIMEO).
 * calls: SO_RCVTIMEO 400 ms; accept blocks; other thread close(l) after 100 ms
 * linux: accept=-1/EAGAIN; waited_full=1 */
T(ACC_09, "acc_wake_close") { SI a; int l = lsn(4, &a); rcvto(l, 400); long t = now_ms(); later(lclose, 100, l, 0); C("accept", accept(l, 0, 0)); V("waited_full", "%d", now_ms() - t >= 380); joinl(); }

/* ACC-10 [accept] listen() on an unbound TCP socket.
 * calls: listen(s,1); getsockname
 * linux: listen=0; port_assigned=1 */
T(ACC_10, "acc_listen_unbound") { int s = tcp(); C("listen", listen(s, 1)); V("port_assigned", "%d", name(s).sin_port != 0); }

/* ACC-11 [accept] listen() on a connected TCP socket; on a socket whose connect is pending.
 * calls: listen(client); listen(pending)
 * linux: connected=-1/EINVAL; pending=-1/EINVAL */
T(ACC_11, "acc_listen_connected") { int c, s; tp(&c, &s); C("connected", listen(c, 1)); SI a; int f; full(&a, &f); int p = nb(tcp()); connect(p, (SA *)&a, sizeof a); C("pending", listen(p, 1)); }

/* ACC-12 [accept] listen() again changes the backlog; a negative backlog is accepted.
 * calls: listen(5); listen(10); listen(1); listen(-1)
 * linux: l5=0; l10=0; l1=0; neg=0 */
T(ACC_12, "acc_listen_twice") { SI a; int s = refuse(&a); C("l5", listen(s, 5)); C("l10", listen(s, 10)); C("l1", listen(s, 1)); C("neg", listen(s, -1)); }

/* ACC-13 [accept] listen(s,0) still lets one connection complete; a second one stays pending.
 * calls: listen(0); connect(nb) x2; poll(POLLOUT,150) on each
 * linux: first=1:POLLOUT; second=0:0 */
T(ACC_13, "acc_backlog0") { SI a; lsn(0, &a); int x = nb(tcp()), y = nb(tcp()); connect(x, (SA *)&a, sizeof a); ms(20); connect(y, (SA *)&a, sizeof a); P("first", x, POLLOUT, 150); P("second", y, POLLOUT, 150); }

/* ACC-14 [accept] bind() to a port that already has a listener, without and with SO_REUSEADDR on the second socket only / on both.
 * calls: bind(b); setsockopt(b,REUSEADDR); bind(b); both REUSEADDR
 * linux: plain=-1/EADDRINUSE; reuse_second=-1/EADDRINUSE; reuse_both=-1/EADDRINUSE */
T(ACC_14, "acc_port_in_use") { SI a; int l = lsn(4, &a); int b = tcp(); C("plain", bind(b, (SA *)&a, sizeof a)); opt(b, SOL_SOCKET, SO_REUSEADDR, 1); C("reuse_second", bind(b, (SA *)&a, sizeof a)); opt(l, SOL_SOCKET, SO_REUSEADDR, 1); C("reuse_both", bind(b, (SA *)&a, sizeof a)); }

/* ACC-15 [accept] SO_REUSEPORT on both sockets lets both bind and listen; without it on the second, EADDRINUSE.
 * calls: REUSEPORT both: bind/listen; third socket without: bind
 * linux: bind_b=0; listen_a=0; listen_b=0; bind_c=-1/EADDRINUSE */
T(ACC_15, "acc_reuseport") { int x = tcp(), y = tcp(); opt(x, SOL_SOCKET, SO_REUSEPORT, 1); opt(y, SOL_SOCKET, SO_REUSEPORT, 1); SI a = lo(0); M(bind(x, (SA *)&a, sizeof a)); a = name(x); C("bind_b", bind(y, (SA *)&a, sizeof a)); C("listen_a", listen(x, 1)); C("listen_b", listen(y, 1)); C("bind_c", bind(tcp(), (SA *)&a, sizeof a)); }

/* ACC-16 [accept] Server closes first (TIME_WAIT on its port): re-binding the port fails without SO_REUSEADDR; SO_REUSEADDR on the new socket alone does not help, it must have been set on the old listener too (servers that always set it never notice).
 * calls: listener without REUSEADDR -> TIME_WAIT; bind(P); bind(P,REUSEADDR); the same with REUSEADDR on the old listener as well, + listen
 * linux: plain=-1/EADDRINUSE; reuse_new_only=-1/EADDRINUSE; reuse_both=0; listen=0 */
static SI tw(int reuse) { SI a = lo(0); int l = tcp(); if (reuse) opt(l, SOL_SOCKET, SO_REUSEADDR, 1); M(bind(l, (SA *)&a, sizeof a)); M(listen(l, 4)); a = name(l); int c = conn(&a); int s = accept(l, 0, 0); close(l); close(s); ms(20); close(c); ms(20); return a; }
T(ACC_16, "acc_timewait") { SI a = tw(0); int b = tcp(); C("plain", bind(b, (SA *)&a, sizeof a)); opt(b, SOL_SOCKET, SO_REUSEADDR, 1); C("reuse_new_only", bind(b, (SA *)&a, sizeof a)); a = tw(1); int d = tcp(); opt(d, SOL_SOCKET, SO_REUSEADDR, 1); C("reuse_both", bind(d, (SA *)&a, sizeof a)); C("listen", listen(d, 1)); }

/* ACC-17 [accept] Listener closed while an accepted connection is still open: re-bind needs SO_REUSEADDR on BOTH the old and the new socket.
 * calls: accept; close(listener); bind(P); bind(P,REUSEADDR on new only); second round with REUSEADDR on the old listener as well
 * linux: plain=-1/EADDRINUSE; reuse_new_only=-1/EADDRINUSE; reuse_both=0 */
T(ACC_17, "acc_child_open") { SI a; int l = lsn(4, &a); int c = conn(&a); int s = accept(l, 0, 0); close(l); int b = tcp(); C("plain", bind(b, (SA *)&a, sizeof a)); opt(b, SOL_SOCKET, SO_REUSEADDR, 1); C("reuse_new_only", bind(b, (SA *)&a, sizeof a)); int l2 = tcp(); opt(l2, SOL_SOCKET, SO_REUSEADDR, 1); SI q = lo(0); M(bind(l2, (SA *)&q, sizeof q)); M(listen(l2, 4)); q = name(l2); int c2 = conn(&q); int s2 = accept(l2, 0, 0); close(l2); int b2 = tcp(); opt(b2, SOL_SOCKET, SO_REUSEADDR, 1); C("reuse_both", bind(b2, (SA *)&q, sizeof q)); (void)c; (void)s; (void)c2; (void)s2; }

/* ACC-18 [accept] bind() error set: twice on one socket, non-local address, short length, AF_UNIX address on an AF_INET socket, privileged port as ordinary user.
 * calls: bind each
 * linux: twice=-1/EINVAL; nonlocal=-1/EADDRNOTAVAIL; short=-1/EINVAL; family=-1/EAFNOSUPPORT; privileged=-1/EACCES */
T(ACC_18, "acc_bind_errors") { SI a; int s = refuse(&a); SI z = lo(0); C("twice", bind(s, (SA *)&z, sizeof z)); SI n = lo(0); n.sin_addr.s_addr = inet_addr("10.255.254.253"); int t = tcp(); C("nonlocal", bind(t, (SA *)&n, sizeof n)); C("short", bind(t, (SA *)&z, 3)); SU u = upath("b"); C("family", bind(t, (SA *)&u, sizeof u)); M(setresuid(65534, 65534, 0)); SI p = lo(80); C("privileged", bind(t, (SA *)&p, sizeof p)); }

/* ACC-19 [accept] bind() of an AF_INET socket with family AF_UNSPEC is accepted for INADDR_ANY only (compatibility), refused for any other address.
 * calls: bind({AF_UNSPEC,127.0.0.1:0}); bind({AF_UNSPEC,0.0.0.0:0})
 * linux: loopback=-1/EAFNOSUPPORT; any=0 */
T(ACC_19, "acc_bind_unspec") { SI a = lo(0); a.sin_family = AF_UNSPEC; int t = tcp(), u = tcp(); C("loopback", bind(u, (SA *)&a, sizeof a)); a.sin_addr.s_addr = 0; C("any", bind(t, (SA *)&a, sizeof a)); }

/* ACC-20 [accept] getsockname() on an unbound TCP/UDP socket.
 * calls: getsockname(fresh)
 * linux: getsockname=0; len=16; addr=0.0.0.0:0 */
T(ACC_20, "acc_getsockname_unbound") { SI a; memset(&a, 255, sizeof a); socklen_t n = sizeof a; C("getsockname", getsockname(tcp(), (SA *)&a, &n)); V("len", "%d", (int)n); put("addr=%s:%d", inet_ntoa(a.sin_addr), ntohs(a.sin_port)); }

/* ACC-21 [accept] getpeername() on fresh, bound, listening TCP sockets and an unconnected UDP socket.
 * calls: getpeername(each)
 * linux: fresh=-1/ENOTCONN; listening=-1/ENOTCONN; udp=-1/ENOTCONN */
T(ACC_21, "acc_getpeername_unconnected") { SI a, p; socklen_t n = sizeof p; C("fresh", getpeername(tcp(), (SA *)&p, &n)); C("listening", getpeername(lsn(1, &a), (SA *)&p, &n)); C("udp", getpeername(udp(), (SA *)&p, &n)); }

/* ACC-22 [accept] Closing a listener resets the connections still in its accept queue: the client sees ECONNRESET.
 * calls: connect (not accepted); close(listener); poll(client); recv; recv
 * linux: poll=1:POLLIN|POLLERR|POLLHUP|POLLRDHUP; recv=-1/ECONNRESET; recv2=0 */
T(ACC_22, "acc_listener_close_pending") { SI a; int l = lsn(4, &a); int c = conn(&a); ms(20); close(l); P("poll", c, POLLIN | POLLRDHUP, 1000); C("recv", recv(c, B, 1, 0)); C("recv2", recv(c, B, 1, 0)); }

/* ACC-23 [accept] TCP_DEFER_ACCEPT: accept() does not see the connection until data arrives.
 * calls: TCP_DEFER_ACCEPT=5; connect; accept(nb); send; accept
 * linux: accept=-1/EAGAIN; after_data=fd */
T(ACC_23, "acc_defer") { SI a; int l = nb(lsn(4, &a)); M(opt(l, IPPROTO_TCP, TCP_DEFER_ACCEPT, 5)); int c = conn(&a); ms(30); C("accept", accept(l, 0, 0)); M(send(c, "x", 1, 0)); ms(30); FD("after_data", accept(l, 0, 0)); }

/* ACC-24 [accept] Accept order is the order of connection; getpeername of the accepted socket equals getsockname of the client.
 * calls: connect A, connect B; accept; accept
 * linux: order_ok=1; names_match=1 */
T(ACC_24, "acc_fifo") { SI a; int l = lsn(8, &a); int x = conn(&a), y = conn(&a); SI p; socklen_t n = sizeof p; int s = accept(l, (SA *)&p, &n); int first = p.sin_port == name(x).sin_port; n = sizeof p; accept(l, (SA *)&p, &n); V("order_ok", "%d", first && p.sin_port == name(y).sin_port); SI q; n = sizeof q; getpeername(s, (SA *)&q, &n); V("names_match", "%d", q.sin_port == name(x).sin_port && q.sin_addr.s_addr == name(x).sin_addr.s_addr); }

/* ACC-25 [accept] Dual-stack listener on [::]: the IPv4 wildcard port is taken; an IPv4 client arrives as a v4-mapped address.
 * calls: bind [::]:0 (V6ONLY=0); listen; bind 0.0.0.0:same; connect 127.0.0.1; accept -> address
 * linux: bind_v4=-1/EADDRINUSE; peer=::ffff:127.0.0.1 */
T(ACC_25, "acc_v6_dual") { int l = socket(AF_INET6, SOCK_STREAM, 0); opt(l, IPPROTO_IPV6, IPV6_V6ONLY, 0); SI6 b; memset(&b, 0, sizeof b); b.sin6_family = AF_INET6; M(bind(l, (SA *)&b, sizeof b)); M(listen(l, 4)); socklen_t n = sizeof b; getsockname(l, (SA *)&b, &n); SI a = lo(0); a.sin_port = b.sin6_port; a.sin_addr.s_addr = 0; C("bind_v4", bind(tcp(), (SA *)&a, sizeof a)); a.sin_addr.s_addr = htonl(INADDR_LOOPBACK); conn(&a); SI6 p; n = sizeof p; M(accept(l, (SA *)&p, &n)); char t[64]; put("peer=%s", inet_ntop(AF_INET6, &p.sin6_addr, t, sizeof t)); }

/* SND-01 [send] send()/sendto() on a never-connected TCP socket, and on a listening one.
 * calls: send(fresh); sendto(fresh, addr); send(listener)
 * linux: fresh=-1/EPIPE; sendto=-1/EPIPE; listener=-1/EPIPE */
T(SND_01, "snd_unconnected") { SI a; int l = lsn(1, &a); C("fresh", send(tcp(), "x", 1, MSG_NOSIGNAL)); C("sendto", sendto(tcp(), "x", 1, MSG_NOSIGNAL, (SA *)&a, sizeof a)); C("listener", send(l, "x", 1, MSG_NOSIGNAL)); }

/* SND-02 [send] send() after the own shutdown(SHUT_WR).
 * calls: shutdown(c,SHUT_WR); send; send
 * linux: send=-1/EPIPE; send2=-1/EPIPE; so_error=0 */
T(SND_02, "snd_after_shut_wr") { int c, s; tp(&c, &s); shutdown(c, SHUT_WR); C("send", send(c, "x", 1, MSG_NOSIGNAL)); C("send2", send(c, "x", 1, MSG_NOSIGNAL)); E("so_error", c); }

/* SND-03 [send] SIGPIPE is raised by the failing send unless MSG_NOSIGNAL is given or the signal is ignored.
 * calls: child with SIG_DFL: send after SHUT_WR without / with MSG_NOSIGNAL
 * linux: default=killed:PIPE; nosignal=exit:0 */
T(SND_03, "snd_sigpipe") { for (int i = 0; i < 2; i++) { pid_t p = fork(); if (!p) { signal(SIGPIPE, SIG_DFL); int c, s; tp(&c, &s); shutdown(c, SHUT_WR); int r = send(c, "x", 1, i ? MSG_NOSIGNAL : 0); _exit(r == -1 && errno == EPIPE ? 0 : 1); } int st; waitpid(p, &st, 0); if (WIFSIGNALED(st)) put("%s=killed:%s", i ? "nosignal" : "default", sigabbrev_np(WTERMSIG(st))); else put("%s=exit:%d", i ? "nosignal" : "default", WEXITSTATUS(st)); } }

/* SND-04 [send] Peer has closed normally (FIN received): the first send still succeeds; the RST it provokes makes the socket fail with EPIPE (not ECONNRESET); recv keeps reporting EOF.
 * calls: close(peer); recv; send; (wait) SO_ERROR peek via poll; send; recv
 * linux: recv=0; send=1; poll=1:POLLIN|POLLOUT|POLLERR|POLLHUP; send2=-1/EPIPE; recv2=0; so_error=0 */
T(SND_04, "snd_peer_closed") { int c, s; tp(&c, &s); close(s); ms(20); C("recv", recv(c, B, 1, 0)); C("send", send(c, "x", 1, MSG_NOSIGNAL)); ms(30); P("poll", c, POLLIN | POLLOUT, 100); C("send2", send(c, "x", 1, MSG_NOSIGNAL)); C("recv2", recv(c, B, 1, 0)); E("so_error", c); }

/* SND-05 [send] Connection reset by the peer (SO_LINGER 0): the first send reports ECONNRESET, the second EPIPE, recv then EOF.
 * calls: RST from peer; send; send; recv
 * linux: send=-1/ECONNRESET; send2=-1/EPIPE; recv=0 */
T(SND_05, "snd_after_rst") { int c, s; tp(&c, &s); rst(s); C("send", send(c, "x", 1, MSG_NOSIGNAL)); C("send2", send(c, "x", 1, MSG_NOSIGNAL)); C("recv", recv(c, B, 1, 0)); }

/* SND-06 [send] Non-blocking send: partial write when the buffer has some room, EAGAIN when it is full; poll no longer reports POLLOUT.
 * calls: send(3 x SO_SNDBUF, MSG_DONTWAIT) until EAGAIN; poll(POLLOUT,10)
 * linux: partial=1; full=-1/EAGAIN; poll=0:0 */
T(SND_06, "snd_full") { int c, s; tp(&c, &s); static char big[1 << 23]; nb(c); long r = send(c, big, sizeof big, 0); V("partial", "%d", r > 0 && r < (long)sizeof big); fillsend(c); C("full", send(c, big, 1, 0)); P("poll", c, POLLOUT, 10); }

/* SND-07 [send] MSG_DONTWAIT makes a single send/recv non-blocking on a blocking socket.
 * calls: fill; send(MSG_DONTWAIT); recv(MSG_DONTWAIT)
 * linux: send=-1/EAGAIN; recv=-1/EAGAIN */
T(SND_07, "snd_dontwait") { int c, s; tp(&c, &s); fillsend(c); C("send", send(c, B, 1, MSG_DONTWAIT)); C("recv", recv(c, B, 1, MSG_DONTWAIT)); }

/* SND-08 [send] Zero-length send on TCP sends nothing (no EOF for the peer).
 * calls: send(c,buf,0); recv(peer,MSG_DONTWAIT); poll(peer)
 * linux: send=0; recv=-1/EAGAIN; poll=0:0 */
T(SND_08, "snd_zero") { int c, s; tp(&c, &s); C("send", send(c, B, 0, 0)); ms(20); C("recv", recv(s, B, 1, MSG_DONTWAIT)); P("poll", s, POLLIN, 0); }

/* SND-09 [send] sendto() with an address on a connected TCP socket: the address is ignored.
 * calls: sendto(c, 1 byte, bogus address)
 * linux: sendto=1 */
T(SND_09, "snd_sendto_connected_tcp") { int c, s; tp(&c, &s); SI a = lo(9); C("sendto", sendto(c, "x", 1, 0, (SA *)&a, sizeof a)); (void)s; }

/* SND-10 [send] The peer's shutdown(SHUT_RD) is invisible on TCP: our sends keep succeeding, no event.
 * calls: peer shutdown(RD); send; poll(IN|RDHUP); send
 * linux: send=1; poll=0:0; send2=1 */
T(SND_10, "snd_peer_shut_rd") { int c, s; tp(&c, &s); shutdown(s, SHUT_RD); C("send", send(c, "x", 1, MSG_NOSIGNAL)); P("poll", c, POLLIN | POLLRDHUP, 50); C("send2", send(c, "x", 1, MSG_NOSIGNAL)); }

/* SND-11 [send] Typical server write to a vanished client: client closes with unread data -> the server's next send reports ECONNRESET (RST already received), the one after EPIPE.
 * calls: server sends 1 (unread by the client); client close; server send; server send; recv
 * linux: send=-1/ECONNRESET; send2=-1/EPIPE; recv=0 */
T(SND_11, "snd_close_wait_chain") { int c, s; tp(&c, &s); M(send(s, "x", 1, 0)); ms(20); close(c); ms(20); C("send", send(s, "y", 1, MSG_NOSIGNAL)); C("send2", send(s, "y", 1, MSG_NOSIGNAL)); C("recv", recv(s, B, 1, 0)); }

/* SND-12 [send] A blocking send stuck on a full buffer when the peer closes (with unread data): it returns the partial count first, the next one fails.
 * calls: blocking send(8 MB); peer close at 150 ms; send; send
 * linux: partial=1; next=-1/ECONNRESET; after=-1/EPIPE */
T(SND_12, "snd_blocked_then_peer_closes") { int c, s; tp(&c, &s); static char big[1 << 23]; later(lclose, 150, s, 0); long r = send(c, big, sizeof big, MSG_NOSIGNAL); int e = errno; joinl(); if (r < 0) rec_("partial", r, e); else V("partial", "%d", r > 0 && r < (long)sizeof big); C("next", send(c, big, 1, MSG_NOSIGNAL)); C("after", send(c, big, 1, MSG_NOSIGNAL)); }

/* RCV-01 [recv] Connection reset by the peer: recv reports ECONNRESET once, then EOF; send then EPIPE; SO_ERROR is clear.
 * calls: RST from peer; recv; recv; send; SO_ERROR
 * linux: recv=-1/ECONNRESET; recv2=0; send=-1/EPIPE; so_error=0 */
T(RCV_01, "rcv_after_rst") { int c, s; tp(&c, &s); rst(s); C("recv", recv(c, B, 1, 0)); C("recv2", recv(c, B, 1, 0)); C("send", send(c, "x", 1, MSG_NOSIGNAL)); E("so_error", c); }

/* RCV-02 [recv] After a reset, reading SO_ERROR first consumes ECONNRESET: recv then reports EOF, send EPIPE.
 * calls: RST from peer; getsockopt(SO_ERROR); getsockopt(SO_ERROR); recv; send
 * linux: so_error=ECONNRESET; so_error2=0; recv=0; send=-1/EPIPE */
T(RCV_02, "rcv_after_rst_soerr") { int c, s; tp(&c, &s); rst(s); E("so_error", c); E("so_error2", c); C("recv", recv(c, B, 1, 0)); C("send", send(c, "x", 1, MSG_NOSIGNAL)); }

/* RCV-03 [recv] The peer close()s with unread data in its receive queue: a RST (not FIN) is sent, recv here gives ECONNRESET.
 * calls: send 5 to peer (unread); close(peer); poll; recv; recv
 * linux: poll=1:POLLIN|POLLERR|POLLHUP|POLLRDHUP; recv=-1/ECONNRESET; recv2=0 */
T(RCV_03, "rcv_close_unread") { int c, s; tp(&c, &s); M(send(c, "hello", 5, 0)); ms(20); close(s); ms(20); P("poll", c, POLLIN | POLLRDHUP, 500); C("recv", recv(c, B, 1, 0)); C("recv2", recv(c, B, 1, 0)); }

/* RCV-04 [recv] Non-blocking recv/read/recvmsg with nothing to read.
 * calls: O_NONBLOCK; recv; read; recvmsg
 * linux: recv=-1/EAGAIN; read=-1/EAGAIN; recvmsg=-1/EAGAIN; eagain_is_ewouldblock=1 */
T(RCV_04, "rcv_eagain") { int c, s; tp(&c, &s); nb(c); struct iovec v = { B, 1 }; struct msghdr m; memset(&m, 0, sizeof m); m.msg_iov = &v; m.msg_iovlen = 1; C("recv", recv(c, B, 1, 0)); C("read", read(c, B, 1)); C("recvmsg", recvmsg(c, &m, 0)); V("eagain_is_ewouldblock", "%d", EAGAIN == EWOULDBLOCK); }

/* RCV-05 [recv] Orderly close by the peer: recv returns the remaining data, then 0 for ever - blocking or not.
 * calls: peer sends 3, closes; recv; recv; recv (nb); recv
 * linux: recv=3; recv2=0; nb=0; recv4=0 */
T(RCV_05, "rcv_eof") { int c, s; tp(&c, &s); M(send(s, "abc", 3, 0)); close(s); ms(20); C("recv", recv(c, B, 16, 0)); C("recv2", recv(c, B, 16, 0)); nb(c); C("nb", recv(c, B, 16, 0)); C("recv4", recv(c, B, 16, 0)); }

/* RCV-06 [recv] recv() on a fresh, a bound and a listening TCP socket (also with length 0).
 * calls: recv(fresh); recv(fresh,len 0); recv(listener)
 * linux: fresh=-1/ENOTCONN; zero=-1/ENOTCONN; listener=-1/ENOTCONN */
T(RCV_06, "rcv_notconn") { SI a; C("fresh", recv(tcp(), B, 1, 0)); C("zero", recv(tcp(), B, 0, 0)); C("listener", recv(lsn(1, &a), B, 1, 0)); }

/* RCV-07 [recv] MSG_PEEK does not consume; MSG_PEEK at EOF returns 0.
 * calls: peer sends 3; recv(PEEK,2); recv(PEEK,16); recv(16); close(peer); recv(PEEK)
 * linux: peek2=2; peek=3; recv=3; eof=0 */
T(RCV_07, "rcv_peek") { int c, s; tp(&c, &s); M(send(s, "abc", 3, 0)); ms(10); C("peek2", recv(c, B, 2, MSG_PEEK)); C("peek", recv(c, B, 16, MSG_PEEK)); C("recv", recv(c, B, 16, 0)); close(s); ms(10); C("eof", recv(c, B, 16, MSG_PEEK)); }

/* RCV-08 [recv] MSG_WAITALL waits for the full length; it returns short at EOF; combined with MSG_DONTWAIT it returns what is there or EAGAIN.
 * calls: recv(8,WAITALL) with 4+4 bytes 100 ms apart; recv(8,WAITALL) with 3 bytes then close; recv(WAITALL|DONTWAIT) empty
 * linux: full=8; short_at_eof=3; dontwait=-1/EAGAIN */
T(RCV_08, "rcv_waitall") { int c, s; tp(&c, &s); M(send(s, "abcd", 4, 0)); later(lsend, 100, s, 0); C("full", recv(c, B, 8, MSG_WAITALL)); joinl(); M(send(s, "abc", 3, 0)); later(lclose, 60, s, 0); C("short_at_eof", recv(c, B, 8, MSG_WAITALL)); joinl(); int d, e; tp(&d, &e); C("dontwait", recv(d, B, 8, MSG_WAITALL | MSG_DONTWAIT)); }

/* RCV-09 [recv] Out-of-band byte on TCP: recv stops at the mark, MSG_OOB reads the byte once, a second MSG_OOB fails; POLLPRI is reported while it is unread.
 * calls: peer sends "ab", MSG_OOB "c", "d"; poll(POLLPRI); recv(16); SIOCATMARK; recv(OOB); recv(OOB); recv(16)
 * linux: pri=1:POLLPRI; recv=2; atmark=1; oob=1:c; oob2=-1/EINVAL; rest=1 */
T(RCV_09, "rcv_oob") { int c, s; tp(&c, &s); M(send(s, "ab", 2, 0)); M(send(s, "c", 1, MSG_OOB)); M(send(s, "d", 1, 0)); ms(30); P("pri", c, POLLPRI, 200); C("recv", recv(c, B, 16, 0)); int m = -1; ioctl(c, SIOCATMARK, &m); V("atmark", "%d", m); char o = '?'; int r = recv(c, &o, 1, MSG_OOB); put("oob=%d:%c", r, o); C("oob2", recv(c, &o, 1, MSG_OOB)); C("rest", recv(c, B, 16, MSG_DONTWAIT)); }

/* RCV-10 [recv] MSG_OOB with no urgent data; with SO_OOBINLINE; on UDP.
 * calls: recv(MSG_OOB); setsockopt(OOBINLINE)+recv(MSG_OOB); recv(udp,MSG_OOB)
 * linux: none=-1/EINVAL; inline=-1/EINVAL; udp=-1/EAGAIN */
T(RCV_10, "rcv_oob_none") { int c, s; tp(&c, &s); C("none", recv(c, B, 1, MSG_OOB)); opt(c, SOL_SOCKET, SO_OOBINLINE, 1); C("inline", recv(c, B, 1, MSG_OOB)); SI a; C("udp", recv(usock(&a), B, 1, MSG_OOB | MSG_DONTWAIT)); (void)s; }

/* RCV-11 [recv] MSG_ERRQUEUE never blocks: EAGAIN when the error queue is empty, even on a blocking socket.
 * calls: recv(tcp,MSG_ERRQUEUE); recv(udp,MSG_ERRQUEUE); recv(unix,MSG_ERRQUEUE)
 * linux: tcp=-1/EAGAIN; udp=-1/EAGAIN; unix=-1/EAGAIN */
T(RCV_11, "rcv_errqueue") { int c, s, v[2]; tp(&c, &s); SI a; rcvto(c, 300); C("tcp", recv(c, B, 1, MSG_ERRQUEUE)); int u = usock(&a); rcvto(u, 300); C("udp", recv(u, B, 1, MSG_ERRQUEUE)); up(SOCK_STREAM, v); rcvto(v[0], 300); C("unix", recv(v[0], B, 1, MSG_ERRQUEUE)); }

/* RCV-12 [recv] TCP does not keep message boundaries: two sends can come back in one recv, one send in several.
 * calls: peer sends 3+4; recv(16); peer sends 5; recv(2); recv(16)
 * linux: both=7; part=2; rest=3 */
T(RCV_12, "rcv_coalesce") { int c, s; tp(&c, &s); M(send(s, "abc", 3, 0)); M(send(s, "defg", 4, 0)); ms(30); C("both", recv(c, B, 16, 0)); M(send(s, "hello", 5, 0)); ms(20); C("part", recv(c, B, 2, 0)); C("rest", recv(c, B, 16, 0)); }

/* RCV-13 [recv] recv with a huge or negative length argument.
 * calls: peer sends 3; recv(len=SIZE_MAX>>1); recv(len=(size_t)-1)
 * linux: huge=3; minus1=3 */
T(RCV_13, "rcv_huge_len") { int c, s; tp(&c, &s); M(send(s, "abc", 3, 0)); ms(10); C("huge", recv(c, B, SIZE_MAX >> 1, MSG_DONTWAIT)); M(send(s, "abc", 3, 0)); ms(10); C("minus1", recv(c, B, (size_t)-1, MSG_DONTWAIT)); }

/* SHU-01 [shutdown] shutdown(SHUT_RD) on a listener whose port was chosen by the kernel (bind to port 0) also gives the port back; a later listen() gets a new port.
 * calls: bind(port 0); listen; shutdown(RD); getsockname; bind(other, old port)
 * linux: rd=0; getsockname_still_old=1; bind_old_port=0 */
T(SHU_01, "acc_shutdown_listener_ephemeral") { SI a; int l = lsn(4, &a); C("rd", shutdown(l, SHUT_RD)); V("getsockname_still_old", "%d", name(l).sin_port == a.sin_port); C("bind_old_port", bind(tcp(), (SA *)&a, sizeof a)); }

/* SHU-02 [shutdown] shutdown(SHUT_WR) with unread data does not reset: the peer sees a clean EOF.
 * calls: peer has 5 unread bytes; peer shutdown(SHUT_WR); recv
 * linux: recv=0; peer_can_still_read=5 */
T(SHU_02, "snd_shut_wr_unread") { int c, s; tp(&c, &s); M(send(c, "hello", 5, 0)); ms(20); shutdown(s, SHUT_WR); C("recv", recv(c, B, 1, 0)); C("peer_can_still_read", recv(s, B, 16, 0)); }

/* SHU-03 [shutdown] Half-close: after the peer's SHUT_WR we read EOF but can still send and the peer can still receive.
 * calls: peer shutdown(SHUT_WR); recv; send; peer recv; close; peer recv
 * linux: recv=0; send=3; peer_recv=3; peer_eof=0 */
T(SHU_03, "rcv_half_close") { int c, s; tp(&c, &s); shutdown(s, SHUT_WR); C("recv", recv(c, B, 1, 0)); C("send", send(c, "abc", 3, 0)); C("peer_recv", recv(s, B, 16, 0)); close(c); C("peer_eof", recv(s, B, 16, 0)); }

/* SHU-04 [shutdown] shutdown(SHUT_RD) with unread data: the data can still be read, then 0.
 * calls: peer sends 5; shutdown(c,SHUT_RD); recv; recv; poll
 * linux: recv=5; recv2=0; poll=1:POLLIN|POLLRDHUP */
T(SHU_04, "rcv_shut_rd_queued") { int c, s; tp(&c, &s); M(send(s, "hello", 5, 0)); ms(20); shutdown(c, SHUT_RD); C("recv", recv(c, B, 16, 0)); C("recv2", recv(c, B, 16, 0)); P("poll", c, POLLIN | POLLRDHUP, 0); }

/* SHU-05 [shutdown] shutdown() from another thread wakes a blocked recv: EOF (0); close() from another thread does not.
 * calls: recv blocks; other thread shutdown(c,SHUT_RD) at 80 ms; (2nd pair) close(c) at 80 ms with SO_RCVTIMEO=300
 * linux: shutdown=0; close=-1/EAGAIN */
T(SHU_05, "rcv_wake_shutdown") { int c, s; tp(&c, &s); later(lshut, 80, c, SHUT_RD); C("shutdown", recv(c, B, 1, 0)); joinl(); int d, e; tp(&d, &e); rcvto(d, 300); later(lclose, 80, d, 0); C("close", recv(d, B, 1, 0)); joinl(); }

/* SHU-06 [shutdown] shutdown() on a never-connected TCP socket, and with an invalid how.
 * calls: shutdown(fresh,SHUT_WR); shutdown(fresh,7); shutdown(connected,7)
 * linux: fresh=-1/ENOTCONN; fresh_bad_how=-1/EINVAL; bad_how=-1/EINVAL */
T(SHU_06, "shu_notconn") { int c, s; tp(&c, &s); int f = tcp(); C("fresh", shutdown(f, SHUT_WR)); C("fresh_bad_how", shutdown(f, 7)); C("bad_how", shutdown(c, 7)); }

/* SHU-07 [shutdown] shutdown() after the peer's RST.
 * calls: RST; shutdown(c,SHUT_WR); shutdown(c,SHUT_RDWR)
 * linux: wr=-1/ENOTCONN; rdwr=-1/ENOTCONN */
T(SHU_07, "shu_after_rst") { int c, s; tp(&c, &s); rst(s); C("wr", shutdown(c, SHUT_WR)); C("rdwr", shutdown(c, SHUT_RDWR)); }

/* SHU-08 [shutdown] Connected UDP: shutdown works; after SHUT_RD a blocking recv returns 0 at once, a non-blocking one EAGAIN; after SHUT_WR send gives EPIPE.
 * calls: connect; shutdown(RD); recv; recv(DONTWAIT); shutdown(WR); send
 * linux: rd=0; recv=0; recv_nb=-1/EAGAIN; wr=0; send=-1/EPIPE */
T(SHU_08, "shu_udp_connected") { SI a; usock(&a); int u = udp(); M(connect(u, (SA *)&a, sizeof a)); C("rd", shutdown(u, SHUT_RD)); rcvto(u, 1000); C("recv", recv(u, B, 1, 0)); C("recv_nb", recv(u, B, 1, MSG_DONTWAIT)); C("wr", shutdown(u, SHUT_WR)); C("send", send(u, "x", 1, MSG_NOSIGNAL)); }

/* SHU-09 [shutdown] SO_LINGER {1,0} + close sends RST; with shutdown(SHUT_WR) first, close still ends with RST although a FIN was already seen.
 * calls: linger0 close -> peer recv; SHUT_WR, then linger0 close -> peer recv before the close, poll after it
 * linux: rst=-1/ECONNRESET; fin_first=0; poll=1:POLLERR|POLLHUP */
T(SHU_09, "shu_linger0") { int c, s; tp(&c, &s); rst(s); C("rst", recv(c, B, 1, 0)); tp(&c, &s); shutdown(s, SHUT_WR); ms(10); C("fin_first", recv(c, B, 1, 0)); rst(s); P("poll", c, 0, 100); }

/* SHU-10 [shutdown] close() of one of two descriptors of a socket sends nothing; shutdown() acts on the connection regardless of dups.
 * calls: dup(s); close(s); poll(peer); shutdown(dup); poll(peer)
 * linux: after_close=0:0; after_shutdown=1:POLLIN|POLLRDHUP */
T(SHU_10, "shu_close_dup") { int c, s; tp(&c, &s); int d = dup(s); close(s); ms(20); P("after_close", c, POLLIN | POLLRDHUP, 20); shutdown(d, SHUT_WR); P("after_shutdown", c, POLLIN | POLLRDHUP, 500); }

/* POL-01 [poll] poll() argument checks: NULL/0, NULL/1, too many descriptors, no descriptors with a timeout.
 * calls: poll(NULL,0,0); poll(NULL,1,0); poll(bad,1,0); poll(p, RLIMIT_NOFILE+1, 0); poll(NULL,0,30)
 * linux: none=0; null=-1/EFAULT; bad=-1/EFAULT; many=-1/EINVAL; sleep=0; slept=1 */
T(POL_01, "pol_args") { C("none", poll(0, 0, 0)); C("null", poll(0, 1, 0)); C("bad", poll((struct pollfd *)badp(), 1, 0)); struct rlimit r = { 64, 64 }; M(setrlimit(RLIMIT_NOFILE, &r)); static struct pollfd p[65]; for (int i = 0; i < 65; i++) p[i].fd = -1; C("many", poll(p, 65, 0)); long t = now_ms(); C("sleep", poll(0, 0, 30)); V("slept", "%d", now_ms() - t >= 29); }

/* POL-02 [poll] A negative fd in the array is skipped: revents is set to 0 and it is not counted, whatever the events.
 * calls: {-1,POLLIN},{pipe readable,POLLIN},{-5,POLLIN|POLLERR}
 * linux: ret=1; r0=0; r1=POLLIN; r2=0 */
T(POL_02, "pol_negative_fd") { int q[2]; M(pipe(q)); M(write(q[1], "x", 1)); struct pollfd p[3] = { { -1, POLLIN, 99 }, { q[0], POLLIN, 99 }, { -5, POLLIN | POLLERR, 99 } }; V("ret", "%d", poll(p, 3, 0)); V("r0", "%s", evs(p[0].revents, 0)); V("r1", "%s", evs(p[1].revents, 0)); V("r2", "%s", evs(p[2].revents, 0)); }

/* POL-03 [poll] A closed descriptor gives POLLNVAL, counts as ready, and poll returns at once even with an infinite timeout; other entries are still evaluated.
 * calls: {closed fd,POLLIN},{idle socket,POLLIN} poll(-1)
 * linux: ret=1; r0=POLLNVAL; r1=0 */
T(POL_03, "pol_nval") { int c, s; tp(&c, &s); int d = dup(c); close(d); struct pollfd p[2] = { { d, POLLIN, 0 }, { c, POLLIN, 0 } }; V("ret", "%d", poll(p, 2, -1)); V("r0", "%s", evs(p[0].revents, 0)); V("r1", "%s", evs(p[1].revents, 0)); }

/* POL-04 [poll] With events=0 POLLHUP/POLLERR/POLLNVAL are still reported, POLLIN/POLLRDHUP are not.
 * calls: events=0 on: TCP with FIN received; reset TCP; closed fd; pipe whose writer closed
 * linux: fin=0:0; rst=1:POLLERR|POLLHUP; nval=1:POLLNVAL; pipe=1:POLLHUP */
T(POL_04, "pol_events0") { int c, s; tp(&c, &s); close(s); ms(20); P("fin", c, 0, 0); tp(&c, &s); rst(s); P("rst", c, 0, 0); int d = dup(c); close(d); P("nval", d, 0, 0); int q[2]; M(pipe(q)); close(q[1]); P("pipe", q[0], 0, 0); }

/* POL-05 [poll] Peer closed (FIN): no POLLHUP on TCP as long as our own side is open; POLLRDHUP only if asked for.
 * calls: close(peer); poll(POLLIN|POLLOUT); poll(POLLIN|POLLOUT|POLLRDHUP); poll(POLLRDHUP)
 * linux: a=1:POLLIN|POLLOUT; b=1:POLLIN|POLLOUT|POLLRDHUP; c=1:POLLRDHUP */
T(POL_05, "pol_fin") { int c, s; tp(&c, &s); close(s); ms(20); P("a", c, POLLIN | POLLOUT, 0); P("b", c, POLLIN | POLLOUT | POLLRDHUP, 0); P("c", c, POLLRDHUP, 0); }

/* POL-06 [poll] POLLHUP on TCP appears only when both directions are shut down.
 * calls: shutdown(c,WR): poll; peer shutdown(WR): poll
 * linux: own_wr=1:POLLOUT; both=1:POLLIN|POLLOUT|POLLHUP|POLLRDHUP */
T(POL_06, "pol_both_shut") { int c, s; tp(&c, &s); short e = POLLIN | POLLOUT | POLLRDHUP; shutdown(c, SHUT_WR); P("own_wr", c, e, 0); shutdown(s, SHUT_WR); ms(20); P("both", c, e, 0); }

/* POL-07 [poll] Own shutdown(SHUT_RD) makes the socket readable (EOF) and sets POLLRDHUP; it does not produce POLLHUP.
 * calls: shutdown(c,RD); poll
 * linux: poll=1:POLLIN|POLLOUT|POLLRDHUP */
T(POL_07, "pol_own_shut_rd") { int c, s; tp(&c, &s); shutdown(c, SHUT_RD); P("poll", c, POLLIN | POLLOUT | POLLRDHUP, 0); (void)s; }

/* POL-08 [poll] poll on a fresh, and on a bound-only TCP socket reports POLLOUT|POLLHUP at once.
 * calls: poll(fresh,IN|OUT|RDHUP); poll(bound)
 * linux: fresh=1:POLLOUT|POLLHUP; bound=1:POLLOUT|POLLHUP */
T(POL_08, "pol_unconnected") { SI a; short e = POLLIN | POLLOUT | POLLRDHUP; P("fresh", tcp(), e, 0); P("bound", refuse(&a), e, 0); }

/* POL-09 [poll] Listener: POLLIN while a connection waits, never POLLOUT; gone after accept.
 * calls: poll(l,IN|OUT); connect; poll; accept; poll
 * linux: idle=0:0; pending=1:POLLIN; after=0:0 */
T(POL_09, "pol_listener") { SI a; int l = lsn(4, &a); P("idle", l, POLLIN | POLLOUT, 0); conn(&a); P("pending", l, POLLIN | POLLOUT, 500); close(accept(l, 0, 0)); P("after", l, POLLIN | POLLOUT, 0); }

/* POL-10 [poll] Pipe ends: reader of an empty pipe whose writer closed gives POLLHUP without POLLIN; with data POLLIN|POLLHUP; writer whose reader closed gives POLLOUT|POLLERR.
 * calls: pipe; close(w); poll(r); with data; close(r); poll(w)
 * linux: empty=1:POLLHUP; data=1:POLLIN|POLLHUP; writer=1:POLLOUT|POLLERR */
T(POL_10, "pol_pipe") { int q[2]; M(pipe(q)); close(q[1]); P("empty", q[0], POLLIN, 0); M(pipe(q)); M(write(q[1], "x", 1)); close(q[1]); P("data", q[0], POLLIN, 0); M(pipe(q)); close(q[0]); P("writer", q[1], POLLOUT, 0); }

/* POL-11 [poll] A regular file is always readable and writable for poll (epoll refuses it: EPERM).
 * calls: poll(file,IN|OUT|PRI)
 * linux: poll=1:POLLIN|POLLOUT */
T(POL_11, "pol_file") { int f = open("run/f", O_CREAT | O_RDWR, 0600); M(f); P("poll", f, POLLIN | POLLOUT | POLLPRI, 0); unlink("run/f"); }

/* POL-12 [poll] The same descriptor twice in the array is counted twice.
 * calls: {c,POLLOUT},{c,POLLIN|POLLOUT}
 * linux: ret=2; r0=POLLOUT; r1=POLLOUT */
T(POL_12, "pol_same_fd") { int c, s; tp(&c, &s); struct pollfd p[2] = { { c, POLLOUT, 0 }, { c, POLLIN | POLLOUT, 0 } }; V("ret", "%d", poll(p, 2, 0)); V("r0", "%s", evs(p[0].revents, 0)); V("r1", "%s", evs(p[1].revents, 0)); (void)s; }

/* POL-13 [poll] UDP: writable at once; readable with a datagram (also a zero-length one); POLLERR after ICMP port unreachable on a connected socket.
 * calls: poll(fresh); send 0 bytes: poll(receiver); connected to closed port: send, poll(0)
 * linux: fresh=1:POLLOUT; zero=1:POLLIN|POLLOUT; icmp=1:POLLERR */
T(POL_13, "pol_udp") { P("fresh", udp(), POLLIN | POLLOUT, 0); SI a; int u = usock(&a); int k = udp(); M(sendto(k, "", 0, 0, (SA *)&a, sizeof a)); ms(10); P("zero", u, POLLIN | POLLOUT, 100); int z = usock(&a); close(z); int q = udp(); M(connect(q, (SA *)&a, sizeof a)); M(send(q, "x", 1, 0)); P("icmp", q, 0, 500); }

/* POL-14 [poll] Closing a descriptor in another thread does not wake a poll that is waiting on it: the wait lasts until the timeout, and only the final scan notices the closed descriptor (POLLNVAL instead of 0).
 * calls: poll(c,POLLIN,400); other thread close(c) at 80 ms
 * linux: poll=1:POLLNVAL; waited_full=1 */
T(POL_14, "pol_close_other") { int c, s; tp(&c, &s); long t = now_ms(); later(lclose, 80, c, 0); P("poll", c, POLLIN, 400); V("waited_full", "%d", now_ms() - t >= 390); joinl(); }

/* POL-15 [poll] Output-only or unknown bits in events (POLLERR, POLLHUP, POLLNVAL, POLLPRI, 0x4000) are not an error.
 * calls: poll(events=POLLERR|POLLHUP|POLLNVAL|POLLPRI|0x4000)
 * linux: poll=0:0 */
T(POL_15, "pol_invalid_events") { int c, s; tp(&c, &s); P("poll", c, POLLERR | POLLHUP | POLLNVAL | POLLPRI | 0x4000, 0); (void)s; }

/* EPO-01 [epoll] epoll_create/epoll_create1 argument checks and EMFILE.
 * calls: epoll_create(0); (-1); (1); epoll_create1(1); table full
 * linux: zero=-1/EINVAL; neg=-1/EINVAL; one=fd; badflag=-1/EINVAL; emfile=-1/EMFILE */
T(EPO_01, "epo_create") { C("zero", epoll_create(0)); C("neg", epoll_create(-1)); FD("one", epoll_create(1)); C("badflag", epoll_create1(1)); int n = dup(0); close(n); struct rlimit r = { n, 64 }; M(setrlimit(RLIMIT_NOFILE, &r)); C("emfile", epoll_create1(0)); }

/* EPO-02 [epoll] epoll_ctl error set.
 * calls: ADD twice; MOD/DEL unregistered; bad epfd; epfd not an epoll; bad fd; fd==epfd; bad op; NULL event; regular file; directory; DEL with NULL event
 * linux: add2=-1/EEXIST; mod=-1/ENOENT; del=-1/ENOENT; bad_epfd=-1/EBADF; not_epoll=-1/EINVAL; bad_fd=-1/EBADF; self=-1/EINVAL; op=-1/EINVAL; null=-1/EFAULT; file=-1/EPERM; dir=-1/EPERM; del_null=0 */
T(EPO_02, "epo_ctl_errors") { int e = epoll_create1(0), c, s; tp(&c, &s); struct epoll_event v = { .events = EPOLLIN }; M(epoll_ctl(e, EPOLL_CTL_ADD, c, &v)); C("add2", epoll_ctl(e, EPOLL_CTL_ADD, c, &v)); C("mod", epoll_ctl(e, EPOLL_CTL_MOD, s, &v)); C("del", epoll_ctl(e, EPOLL_CTL_DEL, s, &v)); C("bad_epfd", epoll_ctl(-1, EPOLL_CTL_ADD, c, &v)); C("not_epoll", epoll_ctl(s, EPOLL_CTL_ADD, c, &v)); C("bad_fd", epoll_ctl(e, EPOLL_CTL_ADD, 999, &v)); C("self", epoll_ctl(e, EPOLL_CTL_ADD, e, &v)); C("op", epoll_ctl(e, 77, c, &v)); C("null", epoll_ctl(e, EPOLL_CTL_ADD, s, 0)); int f = open("/etc/passwd", O_RDONLY); C("file", epoll_ctl(e, EPOLL_CTL_ADD, f, &v)); int d = open("/", O_RDONLY | O_DIRECTORY); C("dir", epoll_ctl(e, EPOLL_CTL_ADD, d, &v)); C("del_null", epoll_ctl(e, EPOLL_CTL_DEL, c, 0)); }

/* EPO-03 [epoll] epoll_wait error set: maxevents <= 0 or absurd, bad epfd, not an epoll, unwritable events array (only noticed when there is an event).
 * calls: epoll_wait(max 0); (-1); (INT_MAX); bad epfd; not epoll; PROT_NONE with / without an event
 * linux: zero=-1/EINVAL; neg=-1/EINVAL; huge=-1/EINVAL; bad_epfd=-1/EBADF; not_epoll=-1/EINVAL; fault_idle=0; fault=-1/EFAULT; still_there=1:EPOLLOUT */
T(EPO_03, "epo_wait_errors") { int e = epoll_create1(0), c, s; tp(&c, &s); struct epoll_event v; C("zero", epoll_wait(e, &v, 0, 0)); C("neg", epoll_wait(e, &v, -1, 0)); C("huge", epoll_wait(e, &v, INT_MAX, 0)); C("bad_epfd", epoll_wait(-1, &v, 1, 0)); C("not_epoll", epoll_wait(c, &v, 1, 0)); void *b = badp(); C("fault_idle", epoll_wait(e, b, 1, 0)); M(epadd(e, c, EPOLLOUT)); C("fault", epoll_wait(e, b, 1, 0)); W("still_there", e, 0); }

/* EPO-04 [epoll] epoll instances watching each other: cycles and chains deeper than 5 are refused with ELOOP.
 * calls: a watches b; b watches a; chain of 6
 * linux: ab=0; ba=-1/ELOOP; depth_ok=4; deeper=-1/ELOOP */
T(EPO_04, "epo_loop") { int a = epoll_create1(0), b = epoll_create1(0); C("ab", epadd(a, b, EPOLLIN)); C("ba", epadd(b, a, EPOLLIN)); int q[2]; M(pipe(q)); int prev = epoll_create1(0); M(epadd(prev, q[0], EPOLLIN)); int ok = 0; for (int i = 0; i < 10; i++) { int n = epoll_create1(0); if (epadd(n, prev, EPOLLIN)) break; ok++; prev = n; } int err = errno; V("depth_ok", "%d", ok); rec_("deeper", -1, err); }

/* EPO-05 [epoll] EPOLLET: one notification per arrival, not while data just stays unread; new data notifies again even though old data is unread.
 * calls: ADD IN|ET; 3 bytes; wait; wait; recv 1; wait; 1 more byte; wait
 * linux: first=1:EPOLLIN; second=0; after_partial_read=0; new_data=1:EPOLLIN */
T(EPO_05, "epo_et") { int e = epoll_create1(0), c, s; tp(&c, &s); M(epadd(e, c, EPOLLIN | EPOLLET)); M(send(s, "abc", 3, 0)); W("first", e, 500); W("second", e, 20); M(recv(c, B, 1, 0)); W("after_partial_read", e, 20); M(send(s, "d", 1, 0)); W("new_data", e, 500); }

/* EPO-06 [epoll] EPOLLEXCLUSIVE rules: allowed with IN/OUT/ET on ADD; refused with ONESHOT or RDHUP, on an epoll target, in MOD, and for MOD of an exclusive registration.
 * calls: ADD each; MOD each
 * linux: add=0; oneshot=-1/EINVAL; rdhup=-1/EINVAL; on_epoll=-1/EINVAL; mod_exclusive=-1/EINVAL; mod_plain=-1/EINVAL; add_et=0 */
T(EPO_06, "epo_exclusive") { int e = epoll_create1(0), f = epoll_create1(0), c, s, d, t; tp(&c, &s); tp(&d, &t); C("add", epadd(e, c, EPOLLIN | EPOLLEXCLUSIVE)); C("oneshot", epadd(e, d, EPOLLIN | EPOLLEXCLUSIVE | EPOLLONESHOT)); C("rdhup", epadd(e, d, EPOLLIN | EPOLLEXCLUSIVE | EPOLLRDHUP)); C("on_epoll", epadd(e, f, EPOLLIN | EPOLLEXCLUSIVE)); M(epadd(e, s, EPOLLIN)); C("mod_exclusive", epmod(e, s, EPOLLIN | EPOLLEXCLUSIVE)); C("mod_plain", epmod(e, c, EPOLLIN)); C("add_et", epadd(e, d, EPOLLIN | EPOLLET | EPOLLEXCLUSIVE)); }

/* EPO-07 [epoll] A dup of a registered descriptor can be registered as well (no EEXIST); one event reports both.
 * calls: ADD c IN; ADD dup(c) IN; data; wait
 * linux: add=0; add_dup=0; wait=2:EPOLLIN */
T(EPO_07, "epo_dup_add") { int e = epoll_create1(0), c, s; tp(&c, &s); C("add", epadd(e, c, EPOLLIN)); C("add_dup", epadd(e, dup(c), EPOLLIN)); M(send(s, "x", 1, 0)); ms(20); W("wait", e, 500); }

/* EPO-08 [epoll] EPOLLERR/EPOLLHUP are reported whether asked for or not; EPOLLRDHUP only on request.
 * calls: ADD with events=0: RST; ADD with events=0: FIN; with EPOLLRDHUP: FIN
 * linux: rst=1:EPOLLERR|EPOLLHUP; fin=0; rdhup=1:EPOLLRDHUP */
T(EPO_08, "epo_always_err_hup") { int e = epoll_create1(0), c, s; tp(&c, &s); M(epadd(e, c, 0)); rst(s); W("rst", e, 100); e = epoll_create1(0); tp(&c, &s); M(epadd(e, c, 0)); close(s); ms(20); W("fin", e, 20); e = epoll_create1(0); M(epadd(e, c, EPOLLRDHUP)); W("rdhup", e, 100); }

/* EPO-09 [epoll] Registering a fresh TCP socket yields EPOLLOUT|EPOLLHUP at once (a library must register after connect()).
 * calls: ADD fresh tcp IN|OUT; wait
 * linux: wait=1:EPOLLOUT|EPOLLHUP */
T(EPO_09, "epo_unconnected") { int e = epoll_create1(0); M(epadd(e, tcp(), EPOLLIN | EPOLLOUT)); W("wait", e, 0); }

/* EPO-10 [epoll] An epoll descriptor is itself pollable: readable while it has events.
 * calls: poll(epfd) idle; data; poll(epfd); select
 * linux: idle=0:0; ready=1:POLLIN */
T(EPO_10, "epo_nested") { int e = epoll_create1(0), c, s; tp(&c, &s); M(epadd(e, c, EPOLLIN)); P("idle", e, POLLIN, 0); M(send(s, "x", 1, 0)); P("ready", e, POLLIN, 500); }

/* EPO-11 [epoll] eventfd (the usual wake-up descriptor): read of 0 count EAGAIN, short buffers EINVAL, write of UINT64_MAX EINVAL, overflow EAGAIN.
 * calls: eventfd(0,NONBLOCK); read; write(4 bytes); write(-1); write(max-1); write(1); read
 * linux: read=-1/EAGAIN; short_read=-1/EINVAL; short_write=-1/EINVAL; max=-1/EINVAL; fill=8; overflow=-1/EAGAIN; drained=8 */
T(EPO_11, "epo_eventfd") { int f = eventfd(0, EFD_NONBLOCK); unsigned long long v; C("read", read(f, &v, 8)); C("short_read", read(f, &v, 4)); C("short_write", write(f, &v, 4)); v = ~0ull; C("max", write(f, &v, 8)); v = ~0ull - 1; C("fill", write(f, &v, 8)); v = 1; C("overflow", write(f, &v, 8)); C("drained", read(f, &v, 8)); }

/* SEL-01 [select] select() argument checks: negative nfds, negative timeout, no sets at all (sleep), closed descriptor in a set.
 * calls: select(-1); select(tv -1); select(0,0,0,0,20ms); select with a closed fd
 * linux: nfds=-1/EINVAL; timeout=-1/EINVAL; sleep=0; closed=-1/EBADF */
T(SEL_01, "sel_args") { struct timeval t = { 0, 0 }; C("nfds", select(-1, 0, 0, 0, &t)); t = (struct timeval){ -1, 0 }; C("timeout", select(0, 0, 0, 0, &t)); t = (struct timeval){ 0, 20000 }; C("sleep", select(0, 0, 0, 0, &t)); int c, s; tp(&c, &s); int d = dup(c); close(d); fd_set f; FD_ZERO(&f); FD_SET(d, &f); t = (struct timeval){ 0, 0 }; C("closed", select(d + 1, &f, 0, 0, &t)); }

/* SEL-02 [select] select() on Linux rewrites the timeout with the time left.
 * calls: select(tv=1s) with data already there / arriving after 100 ms
 * linux: ret=1; left_lt_950ms=1; left_gt_500ms=1 */
T(SEL_02, "sel_timeout_left") { int c, s; tp(&c, &s); later(lsend, 100, s, 0); fd_set f; FD_ZERO(&f); FD_SET(c, &f); struct timeval t = { 1, 0 }; int r = select(c + 1, &f, 0, 0, &t); joinl(); V("ret", "%d", r); long l = t.tv_sec * 1000 + t.tv_usec / 1000; V("left_lt_950ms", "%d", l < 950); V("left_gt_500ms", "%d", l > 500); }

/* SEL-03 [select] A refused non-blocking connect in select(): readable and writable (not in the except set).
 * calls: connect(nb, closed); select(r,w,e)
 * linux: ret=2; r=1; w=1; e=0 */
T(SEL_03, "sel_refused") { SI a; refuse(&a); int s = nb(tcp()); connect(s, (SA *)&a, sizeof a); ms(20); fd_set r, w, x; FD_ZERO(&r); FD_ZERO(&w); FD_ZERO(&x); FD_SET(s, &r); FD_SET(s, &w); FD_SET(s, &x); struct timeval t = { 1, 0 }; V("ret", "%d", select(s + 1, &r, &w, &x, &t)); V("r", "%d", !!FD_ISSET(s, &r)); V("w", "%d", !!FD_ISSET(s, &w)); V("e", "%d", !!FD_ISSET(s, &x)); }

/* SEL-04 [select] select() on an unconnected TCP socket, on a socket with EOF, after RST, with OOB data.
 * calls: fresh; FIN; RST; OOB byte
 * linux: fresh=r1w1e0; fin=r1w1e0; rst=r1w1e0; oob=r0w1e1 */
static void sel3(const char *l, int s) { fd_set r, w, x; FD_ZERO(&r); FD_ZERO(&w); FD_ZERO(&x); FD_SET(s, &r); FD_SET(s, &w); FD_SET(s, &x); struct timeval t = { 0, 0 }; select(s + 1, &r, &w, &x, &t); put("%s=r%dw%de%d", l, !!FD_ISSET(s, &r), !!FD_ISSET(s, &w), !!FD_ISSET(s, &x)); }
T(SEL_04, "sel_states") { int c, s; sel3("fresh", tcp()); tp(&c, &s); close(s); ms(20); sel3("fin", c); tp(&c, &s); rst(s); sel3("rst", c); tp(&c, &s); M(send(s, "x", 1, MSG_OOB)); ms(20); sel3("oob", c); }

/* SEL-05 [select] Bits at or above nfds are ignored; FD_SETSIZE is 1024 (a descriptor >= 1024 cannot be put into an fd_set).
 * calls: FD_SETSIZE; select(nfds=0 with bits set)
 * linux: fd_setsize=1024; ret=0 */
T(SEL_05, "sel_high_bits") { V("fd_setsize", "%d", FD_SETSIZE); int c, s; tp(&c, &s); fd_set w; FD_ZERO(&w); FD_SET(c, &w); struct timeval t = { 0, 0 }; V("ret", "%d", select(c, 0, &w, 0, &t)); }

/* OPT-01 [sockopt] SO_ACCEPTCONN before/after listen; it cannot be set.
 * calls: getsockopt(SO_ACCEPTCONN) before and after listen; setsockopt
 * linux: before=0; after=1; set=-1/ENOPROTOOPT */
T(OPT_01, "acc_acceptconn") { SI a; int s = refuse(&a); int v = -1; socklen_t n = sizeof v; getsockopt(s, SOL_SOCKET, SO_ACCEPTCONN, &v, &n); V("before", "%d", v); listen(s, 1); getsockopt(s, SOL_SOCKET, SO_ACCEPTCONN, &v, &n); V("after", "%d", v); C("set", opt(s, SOL_SOCKET, SO_ACCEPTCONN, 1)); }

/* OPT-02 [sockopt] SO_ERROR returns and clears the pending error; it is read-only.
 * calls: RST; SO_ERROR; SO_ERROR; setsockopt(SO_ERROR)
 * linux: first=ECONNRESET; second=0; set=-1/ENOPROTOOPT */
T(OPT_02, "opt_soerror") { int c, s; tp(&c, &s); rst(s); E("first", c); E("second", c); C("set", opt(c, SOL_SOCKET, SO_ERROR, 1)); }

/* OPT-03 [sockopt] SO_RCVBUF/SO_SNDBUF: the kernel doubles the value and clamps 0 (and negatives) to a minimum/maximum instead of failing.
 * calls: setsockopt(SO_RCVBUF,65536)+get; (SO_RCVBUF,0)+get; (SO_SNDBUF,65536)+get
 * linux: rcv=131072; rcv0=0; rcv0_positive=1; snd=131072 */
T(OPT_03, "opt_bufsizes") { int c = tcp(), v; socklen_t n = 4; opt(c, SOL_SOCKET, SO_RCVBUF, 65536); getsockopt(c, SOL_SOCKET, SO_RCVBUF, &v, &n); V("rcv", "%d", v); C("rcv0", opt(c, SOL_SOCKET, SO_RCVBUF, 0)); getsockopt(c, SOL_SOCKET, SO_RCVBUF, &v, &n); V("rcv0_positive", "%d", v > 0); opt(c, SOL_SOCKET, SO_SNDBUF, 65536); getsockopt(c, SOL_SOCKET, SO_SNDBUF, &v, &n); V("snd", "%d", v); }

/* OPT-04 [sockopt] Range checks of TCP options.
 * calls: TCP_KEEPIDLE 0/32768; TCP_KEEPINTVL 0; TCP_KEEPCNT 0/128; TCP_SYNCNT 0/128; TCP_USER_TIMEOUT -1; TCP_MAXSEG 10; TCP_CONGESTION "nosuch"
 * linux: idle0=-1/EINVAL; idle_max=-1/EINVAL; intvl0=-1/EINVAL; cnt0=-1/EINVAL; cnt128=-1/EINVAL; syn0=-1/EINVAL; syn128=-1/EINVAL; ut=-1/EINVAL; mss=-1/EINVAL; cc=-1/ENOENT */
T(OPT_04, "opt_tcp_ranges") { int c = tcp(); C("idle0", opt(c, IPPROTO_TCP, TCP_KEEPIDLE, 0)); C("idle_max", opt(c, IPPROTO_TCP, TCP_KEEPIDLE, 32768)); C("intvl0", opt(c, IPPROTO_TCP, TCP_KEEPINTVL, 0)); C("cnt0", opt(c, IPPROTO_TCP, TCP_KEEPCNT, 0)); C("cnt128", opt(c, IPPROTO_TCP, TCP_KEEPCNT, 128)); C("syn0", opt(c, IPPROTO_TCP, TCP_SYNCNT, 0)); C("syn128", opt(c, IPPROTO_TCP, TCP_SYNCNT, 128)); C("ut", opt(c, IPPROTO_TCP, TCP_USER_TIMEOUT, -1)); C("mss", opt(c, IPPROTO_TCP, TCP_MAXSEG, 10)); C("cc", setsockopt(c, IPPROTO_TCP, TCP_CONGESTION, "nosuch", 6)); }

/* OPT-05 [sockopt] Default values a server relies on.
 * calls: getsockopt of fresh TCP: SO_TYPE, SO_DOMAIN, SO_PROTOCOL, SO_KEEPALIVE, SO_REUSEADDR, TCP_NODELAY, SO_LINGER, SO_RCVTIMEO, TCP_KEEPIDLE, TCP_KEEPINTVL, TCP_KEEPCNT, SO_RCVLOWAT
 * linux: type=1; domain=2; protocol=6; keepalive=0; reuseaddr=0; nodelay=0; linger=0,0; keepidle=7200; keepintvl=75; keepcnt=9; rcvlowat=1 */
T(OPT_05, "opt_defaults") { int c = tcp(); struct { const char *n; int l, o; } t[] = { { "type", SOL_SOCKET, SO_TYPE }, { "domain", SOL_SOCKET, SO_DOMAIN }, { "protocol", SOL_SOCKET, SO_PROTOCOL }, { "keepalive", SOL_SOCKET, SO_KEEPALIVE }, { "reuseaddr", SOL_SOCKET, SO_REUSEADDR }, { "nodelay", IPPROTO_TCP, TCP_NODELAY }, { "L", 0, 0 }, { "keepidle", IPPROTO_TCP, TCP_KEEPIDLE }, { "keepintvl", IPPROTO_TCP, TCP_KEEPINTVL }, { "keepcnt", IPPROTO_TCP, TCP_KEEPCNT }, { "rcvlowat", SOL_SOCKET, SO_RCVLOWAT } }; for (unsigned i = 0; i < sizeof t / sizeof *t; i++) { if (t[i].n[0] == 'L') { struct linger l; socklen_t n = sizeof l; getsockopt(c, SOL_SOCKET, SO_LINGER, &l, &n); put("linger=%d,%d", l.l_onoff, l.l_linger); continue; } int v = -1; socklen_t n = 4; getsockopt(c, t[i].l, t[i].o, &v, &n); put("%s=%d", t[i].n, v); } }

/* OPT-06 [sockopt] Setting a TCP option on a UDP socket; setting a read-only option.
 * calls: setsockopt(udp,IPPROTO_TCP,TCP_NODELAY); setsockopt(SO_TYPE)
 * linux: set=-1/ENOPROTOOPT; so_type=-1/ENOPROTOOPT */
T(OPT_06, "opt_wrong_type") { int u = udp(), v; socklen_t n = 4; C("set", opt(u, IPPROTO_TCP, TCP_NODELAY, 1)); C("so_type", opt(u, SOL_SOCKET, SO_TYPE, 1)); }

/* OPT-07 [sockopt] IPV6_V6ONLY cannot be changed after bind.
 * calls: socket(AF_INET6); bind(::1); setsockopt(IPV6_V6ONLY)
 * linux: before=0; after=-1/EINVAL */
T(OPT_07, "opt_v6only_bound") { int s = socket(AF_INET6, SOCK_STREAM, 0); C("before", opt(s, IPPROTO_IPV6, IPV6_V6ONLY, 0)); SI6 a; memset(&a, 0, sizeof a); a.sin6_family = AF_INET6; a.sin6_addr = in6addr_loopback; M(bind(s, (SA *)&a, sizeof a)); C("after", opt(s, IPPROTO_IPV6, IPV6_V6ONLY, 1)); }

/* OPT-08 [sockopt] IP_TTL range and SO_BINDTODEVICE with an unknown device.
 * calls: IP_TTL 0, 256, -1, 64; SO_BINDTODEVICE "nosuch0"
 * linux: ttl0=-1/EINVAL; ttl256=-1/EINVAL; default=0; ttl64=0; dev=-1/ENODEV */
T(OPT_08, "opt_ip_ranges") { int s = tcp(); C("ttl0", opt(s, IPPROTO_IP, IP_TTL, 0)); C("ttl256", opt(s, IPPROTO_IP, IP_TTL, 256)); C("default", opt(s, IPPROTO_IP, IP_TTL, -1)); C("ttl64", opt(s, IPPROTO_IP, IP_TTL, 64)); C("dev", setsockopt(s, SOL_SOCKET, SO_BINDTODEVICE, "nosuch0", 8)); }

/* OPT-09 [sockopt] setsockopt/getpeername on a connection whose both directions are shut down locally still work.
 * calls: shutdown(RDWR); setsockopt(SO_KEEPALIVE); getpeername; getsockname
 * linux: set=0; getpeername=0; getsockname=0 */
T(OPT_09, "opt_after_close_both") { int c, s; tp(&c, &s); shutdown(c, SHUT_RDWR); SI p; socklen_t n = sizeof p; C("set", opt(c, SOL_SOCKET, SO_KEEPALIVE, 1)); C("getpeername", getpeername(c, (SA *)&p, &n)); C("getsockname", getsockname(c, (SA *)&p, &n)); (void)s; }

/* OPT-10 [sockopt] getpeername() after the peer closed still works; after a RST it fails with ENOTCONN.
 * calls: FIN: getpeername; RST: getpeername
 * linux: fin=0; rst=-1/ENOTCONN */
T(OPT_10, "opt_getpeername_after") { int c, s; SI p; socklen_t n = sizeof p; tp(&c, &s); close(s); ms(20); C("fin", getpeername(c, (SA *)&p, &n)); tp(&c, &s); rst(s); C("rst", getpeername(c, (SA *)&p, &n)); }

/* OPT-11 [sockopt] SO_RCVLOWAT delays POLLIN and blocking recv until enough bytes are there, but not a non-blocking recv and not EOF.
 * calls: SO_RCVLOWAT=4; 2 bytes: poll, recv(DONTWAIT, peek); 2 more: poll
 * linux: poll2=0:0; nb=2; poll4=1:POLLIN; eof=1:POLLIN */
T(OPT_11, "opt_rcvlowat") { int c, s; tp(&c, &s); opt(c, SOL_SOCKET, SO_RCVLOWAT, 4); M(send(s, "ab", 2, 0)); ms(20); P("poll2", c, POLLIN, 20); C("nb", recv(c, B, 16, MSG_DONTWAIT | MSG_PEEK)); M(send(s, "cd", 2, 0)); ms(20); P("poll4", c, POLLIN, 100); M(recv(c, B, 16, 0)); M(send(s, "e", 1, 0)); close(s); ms(20); P("eof", c, POLLIN, 100); }

/* UDP-01 [udp] connect() of a UDP socket to a port nobody uses always succeeds; the ICMP port-unreachable of the first send is reported on the next operation, once.
 * calls: connect(udp); send; (poll) send; send
 * linux: connect=0; send=1; poll=1:POLLERR; send2=-1/ECONNREFUSED; send3=1 */
T(UDP_01, "con_udp_refused_later") { SI a; int u = usock(&a); close(u); int s = udp(); C("connect", connect(s, (SA *)&a, sizeof a)); C("send", send(s, "x", 1, 0)); P("poll", s, 0, 500); C("send2", send(s, "x", 1, 0)); C("send3", send(s, "x", 1, 0)); }

/* UDP-02 [udp] UDP connect()/sendto() to the broadcast address without SO_BROADCAST.
 * calls: connect(255.255.255.255); sendto(255.255.255.255)
 * linux: connect=-1/EACCES; sendto=-1/EACCES */
T(UDP_02, "con_bcast_udp") { SI a = lo(9); a.sin_addr.s_addr = INADDR_BROADCAST; int s = udp(); C("connect", connect(s, (SA *)&a, sizeof a)); C("sendto", sendto(s, "x", 1, 0, (SA *)&a, sizeof a)); }

/* UDP-03 [udp] UDP send() without destination; recv() on an unbound socket.
 * calls: send(fresh); write(fresh); recv(fresh,DONTWAIT); sendto(dest); getsockname
 * linux: send=-1/EDESTADDRREQ; write=-1/EDESTADDRREQ; recv=-1/EAGAIN; sendto=1; bound_now=1 */
T(UDP_03, "udp_unbound") { SI a; usock(&a); int u = udp(); C("send", send(u, "x", 1, 0)); C("write", write(u, "x", 1)); C("recv", recv(u, B, 1, MSG_DONTWAIT)); C("sendto", sendto(u, "x", 1, 0, (SA *)&a, sizeof a)); V("bound_now", "%d", name(u).sin_port != 0); }

/* UDP-04 [udp] A zero-length datagram is delivered: recv returns 0 (not EOF) and the next recv has nothing.
 * calls: sendto(len 0); recv; recv(DONTWAIT); FIONREAD
 * linux: sendto=0; fionread=0; recv=0; recv2=-1/EAGAIN */
T(UDP_04, "udp_zero") { SI a; int u = usock(&a); int k = udp(); C("sendto", sendto(k, "", 0, 0, (SA *)&a, sizeof a)); ms(10); int n = -1; ioctl(u, FIONREAD, &n); V("fionread", "%d", n); rcvto(u, 500); C("recv", recv(u, B, 16, 0)); C("recv2", recv(u, B, 16, MSG_DONTWAIT)); }

/* UDP-05 [udp] Datagram larger than the buffer: silently truncated (the rest is lost); MSG_TRUNC as input flag returns the real length; recvmsg sets MSG_TRUNC.
 * calls: 10 bytes: recv(4); 10 bytes: recv(4,MSG_TRUNC); 10 bytes: recvmsg(4); zero-length buffer
 * linux: recv=4; trunc=10; recvmsg=4; msg_trunc=1; zero=0; empty=-1/EAGAIN */
T(UDP_05, "udp_trunc") { SI a; int u = usock(&a); int k = udp(); for (int i = 0; i < 4; i++) M(sendto(k, "0123456789", 10, 0, (SA *)&a, sizeof a)); ms(10); C("recv", recv(u, B, 4, 0)); C("trunc", recv(u, B, 4, MSG_TRUNC)); struct iovec v = { B, 4 }; struct msghdr m; memset(&m, 0, sizeof m); m.msg_iov = &v; m.msg_iovlen = 1; C("recvmsg", recvmsg(u, &m, 0)); V("msg_trunc", "%d", !!(m.msg_flags & MSG_TRUNC)); C("zero", recv(u, B, 0, 0)); C("empty", recv(u, B, 4, MSG_DONTWAIT)); }

/* UDP-06 [udp] UDP payload limits over loopback: 65507 bytes pass, 65508 do not.
 * calls: sendto(65507); sendto(65508)
 * linux: max=65507; over=-1/EMSGSIZE */
T(UDP_06, "udp_big") { SI a; int u = usock(&a); opt(u, SOL_SOCKET, SO_RCVBUF, 1 << 20); int k = udp(); C("max", sendto(k, B, 65507, 0, (SA *)&a, sizeof a)); C("over", sendto(k, B, 65508, 0, (SA *)&a, sizeof a)); }

/* UDP-07 [udp] A connected UDP socket receives only from its peer, but datagrams queued before connect() are still delivered; it can be re-connected and dissolved with AF_UNSPEC.
 * calls: A sends to u; u.connect(B); recv; A sends; recv(DONTWAIT); connect(A); connect(AF_UNSPEC); getpeername
 * linux: queued=1; filtered=-1/EAGAIN; reconnect=0; unspec=0; getpeername=-1/ENOTCONN */
T(UDP_07, "udp_connect_filter") { SI ua, aa, ba; int u = usock(&ua), a = usock(&aa), b = usock(&ba); M(sendto(a, "x", 1, 0, (SA *)&ua, sizeof ua)); ms(10); M(connect(u, (SA *)&ba, sizeof ba)); C("queued", recv(u, B, 16, MSG_DONTWAIT)); M(sendto(a, "x", 1, 0, (SA *)&ua, sizeof ua)); ms(10); C("filtered", recv(u, B, 16, MSG_DONTWAIT)); C("reconnect", connect(u, (SA *)&aa, sizeof aa)); SA x; memset(&x, 0, sizeof x); x.sa_family = AF_UNSPEC; C("unspec", connect(u, &x, sizeof x)); SI p; socklen_t n = sizeof p; C("getpeername", getpeername(u, (SA *)&p, &n)); }

/* UDP-08 [udp] ICMP port unreachable on a connected UDP socket: reported by recv once, also through poll/SO_ERROR; an unconnected socket is told nothing.
 * calls: connected: send, recv, recv(DONTWAIT); connected: send, SO_ERROR; unconnected: sendto, recv(DONTWAIT)
 * linux: recv=-1/ECONNREFUSED; recv2=-1/EAGAIN; so_error=ECONNREFUSED; unconnected=-1/EAGAIN */
T(UDP_08, "udp_refused_recv") { SI a; int z = usock(&a); close(z); int u = udp(); M(connect(u, (SA *)&a, sizeof a)); M(send(u, "x", 1, 0)); ms(20); rcvto(u, 500); C("recv", recv(u, B, 1, 0)); C("recv2", recv(u, B, 1, MSG_DONTWAIT)); M(send(u, "x", 1, 0)); ms(20); E("so_error", u); int w = udp(); M(sendto(w, "x", 1, 0, (SA *)&a, sizeof a)); ms(20); C("unconnected", recv(w, B, 1, MSG_DONTWAIT)); }

/* UDP-09 [udp] With IP_RECVERR an unconnected UDP socket reports ECONNREFUSED on the next call too, and the error queue carries the original datagram.
 * calls: IP_RECVERR=1; sendto(closed); recv; recvmsg(MSG_ERRQUEUE)
 * linux: recv=-1/ECONNREFUSED; errqueue=1; ee_errno=ECONNREFUSED; origin_icmp=1 */
T(UDP_09, "udp_ip_recverr") { SI a; int z = usock(&a); close(z); int u = udp(); M(opt(u, IPPROTO_IP, IP_RECVERR, 1)); M(sendto(u, "x", 1, 0, (SA *)&a, sizeof a)); ms(20); C("recv", recv(u, B, 1, MSG_DONTWAIT)); char cb[512]; SI p; struct iovec v = { B, 16 }; struct msghdr m; memset(&m, 0, sizeof m); m.msg_iov = &v; m.msg_iovlen = 1; m.msg_control = cb; m.msg_controllen = sizeof cb; m.msg_name = &p; m.msg_namelen = sizeof p; C("errqueue", recvmsg(u, &m, MSG_ERRQUEUE)); struct cmsghdr *c = CMSG_FIRSTHDR(&m); struct sock_extended_err *e = c ? (void *)CMSG_DATA(c) : 0; V("ee_errno", "%s", e ? en(e->ee_errno) : "none"); V("origin_icmp", "%d", e && e->ee_origin == SO_EE_ORIGIN_ICMP); }

/* UDP-10 [udp] Receive buffer overflow: datagrams are dropped silently; send never fails.
 * calls: tiny SO_RCVBUF; 200 x 1000 bytes; count recv
 * linux: all_sent=1; some_lost=1; last=-1/EAGAIN */
T(UDP_10, "udp_overflow") { SI a; int u = usock(&a); opt(u, SOL_SOCKET, SO_RCVBUF, 4096); int k = udp(); int ok = 0; for (int i = 0; i < 200; i++) ok += sendto(k, B, 1000, 0, (SA *)&a, sizeof a) == 1000; ms(20); int got = 0; while (got < 300 && recv(u, B, 2000, MSG_DONTWAIT) == 1000) got++; V("all_sent", "%d", ok == 200); V("some_lost", "%d", got < 200); C("last", recv(u, B, 2000, MSG_DONTWAIT)); }

/* UDP-11 [udp] FIONREAD on UDP gives the size of the next datagram, on TCP the bytes queued.
 * calls: udp: 10+20 bytes: FIONREAD; tcp: 10+20 bytes: FIONREAD
 * linux: udp=10; tcp=30 */
T(UDP_11, "udp_fionread") { SI a; int u = usock(&a); int k = udp(); M(sendto(k, B, 10, 0, (SA *)&a, sizeof a)); M(sendto(k, B, 20, 0, (SA *)&a, sizeof a)); ms(10); int n = -1; ioctl(u, FIONREAD, &n); V("udp", "%d", n); int c, s; tp(&c, &s); M(send(s, B, 10, 0)); M(send(s, B, 20, 0)); ms(20); ioctl(c, FIONREAD, &n); V("tcp", "%d", n); }

/* UDP-12 [udp] UDP sendto() with a foreign family: IPv6 address on an IPv4 socket; IPv4 address on a V6ONLY socket; plain IPv4 address on a dual-stack IPv6 socket.
 * calls: sendto each
 * linux: v6_on_v4=-1/EAFNOSUPPORT; v4_on_v6only=-1/ENETUNREACH; v4_on_dual=1; short_len=-1/EINVAL */
T(UDP_12, "udp_family") { SI a; usock(&a); SI6 b; memset(&b, 0, sizeof b); b.sin6_family = AF_INET6; b.sin6_port = a.sin_port; b.sin6_addr = in6addr_loopback; C("v6_on_v4", sendto(udp(), "x", 1, 0, (SA *)&b, sizeof b)); int o = socket(AF_INET6, SOCK_DGRAM, 0); opt(o, IPPROTO_IPV6, IPV6_V6ONLY, 1); C("v4_on_v6only", sendto(o, "x", 1, 0, (SA *)&a, sizeof a)); int d = socket(AF_INET6, SOCK_DGRAM, 0); opt(d, IPPROTO_IPV6, IPV6_V6ONLY, 0); C("v4_on_dual", sendto(d, "x", 1, 0, (SA *)&a, sizeof a)); C("short_len", sendto(udp(), "x", 1, 0, (SA *)&a, 3)); }

/* UDP-13 [udp] Two UDP sockets on one port: EADDRINUSE without, allowed with SO_REUSEADDR on both; re-bind EINVAL.
 * calls: bind x; bind y; REUSEADDR both
 * linux: plain=-1/EADDRINUSE; both=0; rebind=-1/EINVAL */
T(UDP_13, "udp_reuse") { SI a; int x = usock(&a), y = udp(); C("plain", bind(y, (SA *)&a, sizeof a)); opt(x, SOL_SOCKET, SO_REUSEADDR, 1); opt(y, SOL_SOCKET, SO_REUSEADDR, 1); C("both", bind(y, (SA *)&a, sizeof a)); SI z = lo(0); C("rebind", bind(x, (SA *)&z, sizeof z)); }

/* UDP-14 [udp] MSG_OOB on a UDP send is refused and nothing is sent.
 * calls: connect(udp); send(MSG_OOB); poll(receiver,20)
 * linux: oob=-1/EOPNOTSUPP; peer=0 */
T(UDP_14, "udp_oob_flags") { SI a; int u = usock(&a); int k = udp(); M(connect(k, (SA *)&a, sizeof a)); C("oob", send(k, "x", 1, MSG_OOB)); struct pollfd p = { u, POLLIN, 0 }; V("peer", "%d", poll(&p, 1, 20)); }

/* UDP-15 [udp] sendto() with another destination on a connected UDP socket.
 * calls: connect(A); sendto(B); recv at B; send -> A
 * linux: sendto=1; b_got=1; send=1; a_got=1 */
T(UDP_15, "udp_sendto_connected") { SI aa, ba; int a = usock(&aa), b = usock(&ba), u = udp(); M(connect(u, (SA *)&aa, sizeof aa)); C("sendto", sendto(u, "x", 1, 0, (SA *)&ba, sizeof ba)); ms(10); C("b_got", recv(b, B, 16, MSG_DONTWAIT)); C("send", send(u, "y", 1, 0)); ms(10); C("a_got", recv(a, B, 16, MSG_DONTWAIT)); }

/* UDP-16 [udp] UDP: bind() after an implicit bind (connect or sendto) fails; the local address of a wildcard-bound socket becomes specific while connected and goes back afterwards - and a kernel-chosen port is given up by the disconnect.
 * calls: connect(fresh); bind; bind(ANY) other; connect(loopback); getsockname; connect(AF_UNSPEC); getsockname
 * linux: bind_after_connect=-1/EINVAL; local_connected=127.0.0.1; local_after=0.0.0.0; port_kept=0 */
T(UDP_16, "udp_bind_after") { SI a; usock(&a); int u = udp(); M(connect(u, (SA *)&a, sizeof a)); SI z = lo(0); C("bind_after_connect", bind(u, (SA *)&z, sizeof z)); int w = udp(); z.sin_addr.s_addr = 0; M(bind(w, (SA *)&z, sizeof z)); SI before = name(w); M(connect(w, (SA *)&a, sizeof a)); put("local_connected=%s", inet_ntoa(name(w).sin_addr)); SA x; memset(&x, 0, sizeof x); x.sa_family = AF_UNSPEC; M(connect(w, &x, sizeof x)); put("local_after=%s", inet_ntoa(name(w).sin_addr)); V("port_kept", "%d", name(w).sin_port == before.sin_port); }

/* UNX-01 [unix] AF_UNIX stream connect error set: missing path, path of a regular file, stale socket file, wrong socket type, live listener.
 * calls: connect to each
 * linux: missing=-1/ENOENT; regular=-1/ECONNREFUSED; stale=-1/ECONNREFUSED; wrongtype=-1/EPROTOTYPE; listener=0 */
T(UNX_01, "con_unix_errors") { int s = socket(AF_UNIX, SOCK_STREAM, 0); SU u = upath("none"); C("missing", connect(s, (SA *)&u, sizeof u)); SU r = upath("reg"); close(open(r.sun_path, O_CREAT | O_WRONLY, 0600)); C("regular", connect(s, (SA *)&r, sizeof r)); unlink(r.sun_path); SU st = upath("stale"); int l = socket(AF_UNIX, SOCK_STREAM, 0); M(bind(l, (SA *)&st, sizeof st)); M(listen(l, 1)); close(l); C("stale", connect(s, (SA *)&st, sizeof st)); unlink(st.sun_path); SU d = upath("dg"); int g = socket(AF_UNIX, SOCK_DGRAM, 0); M(bind(g, (SA *)&d, sizeof d)); C("wrongtype", connect(s, (SA *)&d, sizeof d)); unlink(d.sun_path); SU k = upath("ok"); l = socket(AF_UNIX, SOCK_STREAM, 0); M(bind(l, (SA *)&k, sizeof k)); M(listen(l, 1)); C("listener", connect(s, (SA *)&k, sizeof k)); unlink(k.sun_path); }

/* UNX-02 [unix] Non-blocking AF_UNIX stream connect to a listener with room completes at once (no EINPROGRESS).
 * calls: connect(nb)
 * linux: connect=0; again=-1/EISCONN */
T(UNX_02, "con_unix_nb_immediate") { SU k = upath("im"); int l = socket(AF_UNIX, SOCK_STREAM, 0); M(bind(l, (SA *)&k, sizeof k)); M(listen(l, 4)); int a = nb(socket(AF_UNIX, SOCK_STREAM, 0)); C("connect", connect(a, (SA *)&k, sizeof k)); C("again", connect(a, (SA *)&k, sizeof k)); unlink(k.sun_path); }

/* UNX-03 [unix] AF_UNIX: connect() on a listening socket; listen()/accept() on an unbound one.
 * calls: connect(listener, own path); listen(unbound); accept(unbound)
 * linux: connect=-1/EINVAL; listen=-1/EINVAL; accept=-1/EINVAL */
T(UNX_03, "con_unix_self") { SU k = upath("se"); int l = socket(AF_UNIX, SOCK_STREAM, 0); M(bind(l, (SA *)&k, sizeof k)); M(listen(l, 4)); C("connect", connect(l, (SA *)&k, sizeof k)); int u = socket(AF_UNIX, SOCK_STREAM, 0); C("listen", listen(u, 1)); C("accept", accept(u, 0, 0)); unlink(k.sun_path); }

/* UNX-04 [unix] AF_UNIX connect without write permission on the socket file (as an unprivileged user).
 * calls: chmod 0500; seteuid(nobody); connect
 * linux: connect=-1/EACCES */
T(UNX_04, "con_unix_eacces") { SU k = upath("ac"); int l = socket(AF_UNIX, SOCK_STREAM, 0); M(bind(l, (SA *)&k, sizeof k)); M(listen(l, 4)); M(chmod(k.sun_path, 0500)); M(setresuid(65534, 65534, 0)); int a = socket(AF_UNIX, SOCK_STREAM, 0); C("connect", connect(a, (SA *)&k, sizeof k)); M(setresuid(0, 0, 0)); unlink(k.sun_path); }

/* UNX-05 [unix] AF_UNIX: closing a listener with a connection still unaccepted gives the client ECONNRESET once (POLLERR|POLLHUP), then EOF.
 * calls: connect(unix); close(listener); poll; SO_ERROR or recv
 * linux: poll=1:POLLIN|POLLERR|POLLHUP|POLLRDHUP; recv=-1/ECONNRESET; recv2=0 */
T(UNX_05, "acc_unix_listener_close") { SU k = upath("lc"); int l = socket(AF_UNIX, SOCK_STREAM, 0); M(bind(l, (SA *)&k, sizeof k)); M(listen(l, 4)); int c = socket(AF_UNIX, SOCK_STREAM, 0); M(connect(c, (SA *)&k, sizeof k)); close(l); P("poll", c, POLLIN | POLLRDHUP, 500); C("recv", recv(c, B, 1, MSG_DONTWAIT)); C("recv2", recv(c, B, 1, MSG_DONTWAIT)); unlink(k.sun_path); }

/* UNX-06 [unix] AF_UNIX bind() error set: existing path, missing directory, component not a directory, over-long address, second bind, family mismatch.
 * calls: bind each
 * linux: exists=-1/EADDRINUSE; nodir=-1/ENOENT; notdir=-1/ENOTDIR; toolong=-1/EINVAL; twice=-1/EINVAL; family=-1/EINVAL */
T(UNX_06, "acc_unix_bind") { SU k = upath("ub"); int s = socket(AF_UNIX, SOCK_STREAM, 0), t = socket(AF_UNIX, SOCK_STREAM, 0); M(bind(s, (SA *)&k, sizeof k)); C("exists", bind(t, (SA *)&k, sizeof k)); SU n = k; snprintf(n.sun_path, sizeof n.sun_path, "run/nodir/x"); C("nodir", bind(t, (SA *)&n, sizeof n)); snprintf(n.sun_path, sizeof n.sun_path, "/dev/null/x"); C("notdir", bind(t, (SA *)&n, sizeof n)); char big[200]; memset(big, 'a', sizeof big); ((SA *)big)->sa_family = AF_UNIX; C("toolong", bind(t, (SA *)big, sizeof big)); SU k2 = upath("ub2"); C("twice", bind(s, (SA *)&k2, sizeof k2)); SI i = lo(0); C("family", bind(t, (SA *)&i, sizeof i)); unlink(k.sun_path); }

/* UNX-07 [unix] sendto() with an address on AF_UNIX stream / seqpacket sockets, connected and unconnected.
 * calls: sendto on each
 * linux: stream_connected=-1/EISCONN; stream_unconnected=-1/EOPNOTSUPP; seq_connected=3; seq_unconnected=-1/ENOTCONN */
T(UNX_07, "snd_unix_sendto") { int v[2], q[2]; up(SOCK_STREAM, v); up(SOCK_SEQPACKET, q); SU u = upath("st"); C("stream_connected", sendto(v[0], "abc", 3, MSG_NOSIGNAL, (SA *)&u, sizeof u)); C("stream_unconnected", sendto(socket(AF_UNIX, SOCK_STREAM, 0), "abc", 3, MSG_NOSIGNAL, (SA *)&u, sizeof u)); C("seq_connected", sendto(q[0], "abc", 3, MSG_NOSIGNAL, (SA *)&u, sizeof u)); C("seq_unconnected", sendto(socket(AF_UNIX, SOCK_SEQPACKET, 0), "abc", 3, MSG_NOSIGNAL, (SA *)&u, sizeof u)); }

/* UNX-08 [unix] AF_UNIX stream pair, peer closed with nothing unread: recv 0, send EPIPE at once (no RST round needed).
 * calls: close(peer); recv; send
 * linux: recv=0; send=-1/EPIPE; seq_recv=0; seq_send=-1/EPIPE */
T(UNX_08, "rcv_unix_peer_closed") { int v[2]; up(SOCK_STREAM, v); close(v[1]); C("recv", recv(v[0], B, 1, 0)); C("send", send(v[0], "x", 1, MSG_NOSIGNAL)); up(SOCK_SEQPACKET, v); close(v[1]); C("seq_recv", recv(v[0], B, 1, 0)); C("seq_send", send(v[0], "x", 1, MSG_NOSIGNAL)); }

/* UNX-09 [unix] AF_UNIX datagrams: queue full -> EAGAIN (non-blocking); too large -> EMSGSIZE; wrong path -> ENOENT; nobody bound -> ECONNREFUSED.
 * calls: send(MSG_DONTWAIT) until it fails; send(8 MB); sendto(missing); sendto(stale)
 * linux: full=-1/EAGAIN; big=-1/EMSGSIZE; missing=-1/ENOENT; stale=-1/ECONNREFUSED; unconnected=-1/ENOTCONN */
T(UNX_09, "snd_unix_dgram_full") { int v[2]; up(SOCK_DGRAM, v); int i; for (i = 0; i < 5000; i++) if (send(v[0], B, 100, MSG_DONTWAIT) < 0) break; C("full", send(v[0], B, 100, MSG_DONTWAIT)); int w[2]; up(SOCK_DGRAM, w); static char big[1 << 23]; C("big", send(w[0], big, sizeof big, MSG_DONTWAIT)); SU m = upath("nodg"); int s = socket(AF_UNIX, SOCK_DGRAM, 0); C("missing", sendto(s, "x", 1, 0, (SA *)&m, sizeof m)); SU k = upath("dgs"); int q = socket(AF_UNIX, SOCK_DGRAM, 0); M(bind(q, (SA *)&k, sizeof k)); close(q); C("stale", sendto(s, "x", 1, 0, (SA *)&k, sizeof k)); unlink(k.sun_path); C("unconnected", send(s, "x", 1, 0)); }

/* UNX-10 [unix] socketpair() argument errors.
 * calls: AF_INET stream; AF_INET type 0; AF_UNIX proto 5; AF_UNIX type 75; bad pointer; AF_UNIX ok
 * linux: inet=-1/EOPNOTSUPP; inet_type0=-1/ESOCKTNOSUPPORT; proto=-1/EPROTONOSUPPORT; type75=-1/EINVAL; fault=-1/EFAULT; ok=0 */
T(UNX_10, "unx_socketpair") { int v[2]; C("inet", socketpair(AF_INET, SOCK_STREAM, 0, v)); C("inet_type0", socketpair(AF_INET, 0, 0, v)); C("proto", socketpair(AF_UNIX, SOCK_STREAM, 5, v)); C("type75", socketpair(AF_UNIX, 75, 0, v)); C("fault", socketpair(AF_UNIX, SOCK_STREAM, 0, (int *)badp())); C("ok", socketpair(AF_UNIX, SOCK_STREAM, 0, v)); }

/* UNX-11 [unix] AF_UNIX message boundaries: datagram and seqpacket truncate (rest lost), stream does not; seqpacket zero-length message looks like EOF.
 * calls: send 5: recv(3), recv(DONTWAIT) per type; seqpacket send 0: recv
 * linux: dgram=3; dgram_rest=-1/EAGAIN; seq=3; seq_rest=-1/EAGAIN; stream=3; stream_rest=2; seq_zero=0 */
T(UNX_11, "unx_boundaries") { int t[] = { SOCK_DGRAM, SOCK_SEQPACKET, SOCK_STREAM }; const char *n[] = { "dgram", "seq", "stream" }; char l[32]; for (int i = 0; i < 3; i++) { int v[2]; up(t[i], v); M(send(v[0], "hello", 5, 0)); C(n[i], recv(v[1], B, 3, 0)); snprintf(l, sizeof l, "%s_rest", n[i]); C(l, recv(v[1], B, 16, MSG_DONTWAIT)); } int v[2]; up(SOCK_SEQPACKET, v); M(send(v[0], "", 0, 0)); C("seq_zero", recv(v[1], B, 16, MSG_DONTWAIT)); }

/* UNX-12 [unix] listen()/accept() on AF_UNIX datagram sockets; open() of a socket file.
 * calls: listen(dgram); accept(dgram); open(path)
 * linux: listen=-1/EOPNOTSUPP; accept=-1/EOPNOTSUPP; open=-1/ENXIO */
T(UNX_12, "unx_listen_dgram") { SU k = upath("dl"); int s = socket(AF_UNIX, SOCK_DGRAM, 0); M(bind(s, (SA *)&k, sizeof k)); C("listen", listen(s, 1)); C("accept", accept(s, 0, 0)); C("open", open(k.sun_path, O_RDWR)); unlink(k.sun_path); }

/* UNX-13 [unix] AF_UNIX names: getsockname of an unbound socket (length 2), autobind with only the family, abstract names, getpeername of a pair.
 * calls: getsockname(unbound); bind(len=2); getsockname; bind(abstract); bind(same abstract); getpeername(pair)
 * linux: unbound_len=2; autobind=0; auto_len=8; abstract=0; again=-1/EADDRINUSE; peer_len=2 */
T(UNX_13, "unx_names") { SU a; socklen_t n = sizeof a; int s = socket(AF_UNIX, SOCK_STREAM, 0); getsockname(s, (SA *)&a, &n); V("unbound_len", "%d", (int)n); memset(&a, 0, sizeof a); a.sun_family = AF_UNIX; C("autobind", bind(s, (SA *)&a, 2)); n = sizeof a; getsockname(s, (SA *)&a, &n); V("auto_len", "%d", (int)n); memset(&a, 0, sizeof a); a.sun_family = AF_UNIX; snprintf(a.sun_path + 1, 60, "facts-%d", getpid()); C("abstract", bind(socket(AF_UNIX, SOCK_STREAM, 0), (SA *)&a, 20)); C("again", bind(socket(AF_UNIX, SOCK_STREAM, 0), (SA *)&a, 20)); int v[2]; up(SOCK_STREAM, v); n = sizeof a; getpeername(v[0], (SA *)&a, &n); V("peer_len", "%d", (int)n); }

/* UNX-14 [unix] Descriptor passing with a control buffer that is too small: MSG_CTRUNC, the descriptor is not delivered; sending a bad descriptor EBADF.
 * calls: sendmsg(SCM_RIGHTS fd); recvmsg(no control buffer); sendmsg(SCM_RIGHTS 999)
 * linux: send=1; recv=1; ctrunc=1; bad=-1/EBADF */
T(UNX_14, "unx_scm") { int v[2]; up(SOCK_STREAM, v); union { char b[CMSG_SPACE(sizeof(int))]; struct cmsghdr h; } u; memset(&u, 0, sizeof u); struct iovec io = { "x", 1 }; struct msghdr m; memset(&m, 0, sizeof m); m.msg_iov = &io; m.msg_iovlen = 1; m.msg_control = u.b; m.msg_controllen = sizeof u.b; struct cmsghdr *h = CMSG_FIRSTHDR(&m); h->cmsg_level = SOL_SOCKET; h->cmsg_type = SCM_RIGHTS; h->cmsg_len = CMSG_LEN(sizeof(int)); int f = 0; memcpy(CMSG_DATA(h), &f, 4); C("send", sendmsg(v[0], &m, MSG_NOSIGNAL)); struct msghdr r; memset(&r, 0, sizeof r); struct iovec ri = { B, 16 }; r.msg_iov = &ri; r.msg_iovlen = 1; C("recv", recvmsg(v[1], &r, MSG_DONTWAIT)); V("ctrunc", "%d", !!(r.msg_flags & MSG_CTRUNC)); f = 999; memcpy(CMSG_DATA(h), &f, 4); C("bad", sendmsg(v[0], &m, MSG_NOSIGNAL)); }

/* UNX-15 [unix] MSG_OOB on AF_UNIX: stream sockets carry it (Linux 5.15+), datagram sockets refuse it.
 * calls: send(stream,MSG_OOB); send(dgram,MSG_OOB)
 * linux: stream=1; dgram=-1/EOPNOTSUPP; seq=-1/EOPNOTSUPP */
T(UNX_15, "unx_oob") { int v[2]; up(SOCK_STREAM, v); C("stream", send(v[0], "x", 1, MSG_OOB)); up(SOCK_DGRAM, v); C("dgram", send(v[0], "x", 1, MSG_OOB)); up(SOCK_SEQPACKET, v); C("seq", send(v[0], "x", 1, MSG_OOB)); }

/* FCN-01 [fcntl] O_NONBLOCK belongs to the open file: set through one descriptor it applies to its dup, survives in the other, and is not set on accept()ed sockets.
 * calls: dup; fcntl(F_SETFL,O_NONBLOCK) on dup; recv on original; F_GETFL
 * linux: getfl_before=2; recv=-1/EAGAIN; getfl_after=2050 */
T(FCN_01, "fcn_nonblock") { int c, s; tp(&c, &s); int d = dup(c); V("getfl_before", "%d", fcntl(c, F_GETFL) & ~0100000); nb(d); C("recv", recv(c, B, 1, 0)); V("getfl_after", "%d", fcntl(c, F_GETFL) & ~0100000); (void)s; }

/* FCN-02 [fcntl] F_SETFL replaces the settable flags and ignores access-mode bits; FIONBIO is equivalent to O_NONBLOCK.
 * calls: F_SETFL(O_NONBLOCK|O_WRONLY); F_GETFL; ioctl(FIONBIO,0); F_GETFL; F_SETFL(0)
 * linux: setfl=0; accmode=2; nb=1; fionbio=0; nb2=0 */
T(FCN_02, "fcn_setfl_replaces") { int c = tcp(); C("setfl", fcntl(c, F_SETFL, O_NONBLOCK | O_WRONLY)); V("accmode", "%d", fcntl(c, F_GETFL) & O_ACCMODE); V("nb", "%d", !!(fcntl(c, F_GETFL) & O_NONBLOCK)); int z = 0; C("fionbio", ioctl(c, FIONBIO, &z)); V("nb2", "%d", !!(fcntl(c, F_GETFL) & O_NONBLOCK)); }

/* FCN-03 [fcntl] fcntl/ioctl errors on sockets.
 * calls: fcntl(bad fd,F_GETFL); fcntl(c,F_DUPFD,-1); fcntl(c,F_DUPFD,limit); fcntl(c,9999); ioctl(c,0xdead); lseek(c); ftruncate(c)
 * linux: badf=-1/EBADF; dup_neg=-1/EINVAL; dup_big=-1/EINVAL; cmd=-1/EINVAL; ioctl=-1/ENOTTY; lseek=-1/ESPIPE; ftruncate=-1/EINVAL; fionbio_fault=-1/EFAULT */
T(FCN_03, "fcn_errors") { int c = tcp(); struct rlimit r = { 256, 256 }; setrlimit(RLIMIT_NOFILE, &r); C("badf", fcntl(999, F_GETFL)); C("dup_neg", fcntl(c, F_DUPFD, -1)); C("dup_big", fcntl(c, F_DUPFD, 256)); C("cmd", fcntl(c, 9999)); C("ioctl", ioctl(c, 0xdead, 0)); C("lseek", lseek(c, 0, SEEK_SET)); C("ftruncate", ftruncate(c, 0)); C("fionbio_fault", ioctl(c, FIONBIO, badp())); }

/* FCN-04 [fcntl] SOCK_CLOEXEC / SOCK_NONBLOCK in socket(); FD_CLOEXEC is per descriptor (not shared by dup).
 * calls: socket(SOCK_STREAM|SOCK_CLOEXEC|SOCK_NONBLOCK); F_GETFD; dup: F_GETFD, F_GETFL
 * linux: cloexec=1; nb=1; dup_cloexec=0; dup_nb=1; bad_flag=-1/EINVAL */
T(FCN_04, "fcn_cloexec") { int c = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0); V("cloexec", "%d", fcntl(c, F_GETFD)); V("nb", "%d", !!(fcntl(c, F_GETFL) & O_NONBLOCK)); int d = dup(c); V("dup_cloexec", "%d", fcntl(d, F_GETFD)); V("dup_nb", "%d", !!(fcntl(d, F_GETFL) & O_NONBLOCK)); FD("bad_flag", socket(AF_INET, SOCK_STREAM | 0x100000, 0)); }

/* BAD-01 [bad-input] sendmsg()/recvmsg() with more than IOV_MAX (1024) vectors, writev() likewise, and a vector length that overflows ssize_t.
 * calls: sendmsg(iovlen=1025); recvmsg(iovlen=1025); writev(1025); writev(iov_len=SIZE_MAX)
 * linux: sendmsg=-1/EMSGSIZE; recvmsg=-1/EMSGSIZE; writev=-1/EINVAL; overflow=-1/EINVAL */
T(BAD_01, "snd_iov") { int c, s; tp(&c, &s); static struct iovec v[1025]; for (int i = 0; i < 1025; i++) v[i] = (struct iovec){ B, 1 }; struct msghdr m; memset(&m, 0, sizeof m); m.msg_iov = v; m.msg_iovlen = 1025; C("sendmsg", sendmsg(c, &m, 0)); C("recvmsg", recvmsg(c, &m, MSG_DONTWAIT)); C("writev", writev(c, v, 1025)); v[0].iov_len = SIZE_MAX; C("overflow", writev(c, v, 1)); }

/* BAD-02 [bad-input] Bad buffer pointer: send and recv fail with EFAULT; the data to be received is not lost.
 * calls: send(PROT_NONE,10); peer sends 3; recv(PROT_NONE,3); recv(good)
 * linux: send=-1/EFAULT; recv=-1/EFAULT; recv2=3 */
T(BAD_02, "snd_efault") { int c, s; tp(&c, &s); C("send", send(c, badp(), 10, MSG_NOSIGNAL)); M(send(s, "abc", 3, 0)); ms(10); C("recv", recv(c, badp(), 3, 0)); C("recv2", recv(c, B, 3, 0)); }

/* BAD-03 [bad-input] A send whose buffer becomes unreadable half-way (4 readable bytes, then PROT_NONE) fails as a whole with EFAULT; no partial data reaches the peer.
 * calls: 4 readable bytes at the end of a page, next page PROT_NONE: send(tcp,8); peer recv; send(udp,8)
 * linux: tcp=-1/EFAULT; peer=-1/EAGAIN; udp=-1/EFAULT */
T(BAD_03, "snd_partial_efault") { char *p = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); M(mprotect(p + 4096, 4096, PROT_NONE)); memcpy(p + 4092, "abcd", 4); int c, s; tp(&c, &s); C("tcp", send(c, p + 4092, 8, MSG_NOSIGNAL)); ms(10); C("peer", recv(s, B, 16, MSG_DONTWAIT)); SI a; usock(&a); int u = udp(); M(connect(u, (SA *)&a, sizeof a)); C("udp", send(u, p + 4092, 8, 0)); }

/* BAD-04 [bad-input] recvfrom() on UDP with a negative address length: EINVAL; with a too short one the address is truncated and the full length reported.
 * calls: recvfrom(len=-1); recvfrom(len=4)
 * linux: negative=-1/EINVAL; short=1; len=16 */
T(BAD_04, "rcv_recvfrom_badlen") { SI a, p; int u = usock(&a); int k = udp(); M(sendto(k, "x", 1, 0, (SA *)&a, sizeof a)); M(sendto(k, "y", 1, 0, (SA *)&a, sizeof a)); ms(10); socklen_t n = -1; C("negative", recvfrom(u, B, 1, 0, (SA *)&p, &n)); n = 4; C("short", recvfrom(u, B, 1, 0, (SA *)&p, &n)); V("len", "%d", (int)n); }

/* BAD-05 [bad-input] Option length and pointer errors.
 * calls: setsockopt(len 0); (len 3); (NULL,4); (len -1); getsockopt(len -1); (optval NULL); (optlen NULL); (len 1)
 * linux: set0=-1/EINVAL; set3=-1/EINVAL; set_null=-1/EFAULT; set_neg=-1/EINVAL; get_neg=-1/EINVAL; get_null=-1/EFAULT; get_nolen=-1/EFAULT; get1=0; outlen=1 */
T(BAD_05, "opt_lengths") { int c = tcp(), v = 1; socklen_t n; C("set0", setsockopt(c, SOL_SOCKET, SO_REUSEADDR, &v, 0)); C("set3", setsockopt(c, SOL_SOCKET, SO_REUSEADDR, &v, 3)); C("set_null", setsockopt(c, SOL_SOCKET, SO_REUSEADDR, 0, 4)); C("set_neg", setsockopt(c, SOL_SOCKET, SO_REUSEADDR, &v, -1)); n = -1; C("get_neg", getsockopt(c, SOL_SOCKET, SO_REUSEADDR, &v, &n)); n = 4; C("get_null", getsockopt(c, SOL_SOCKET, SO_REUSEADDR, 0, &n)); C("get_nolen", getsockopt(c, SOL_SOCKET, SO_REUSEADDR, &v, 0)); n = 1; C("get1", getsockopt(c, SOL_SOCKET, SO_REUSEADDR, &v, &n)); V("outlen", "%d", (int)n); }

/* BAD-06 [bad-input] Every socket call on a closed descriptor.
 * calls: recv, send, connect, bind, listen, accept, shutdown, getsockopt, setsockopt, getsockname, getpeername, close, fcntl, ioctl on fd 999
 * linux: recv=-1/EBADF; send=-1/EBADF; connect=-1/EBADF; bind=-1/EBADF; listen=-1/EBADF; accept=-1/EBADF; shutdown=-1/EBADF; getsockopt=-1/EBADF; setsockopt=-1/EBADF; getsockname=-1/EBADF; getpeername=-1/EBADF; close=-1/EBADF; ioctl=-1/EBADF */
T(BAD_06, "bad_ebadf") { int f = 999, v = 1; socklen_t n = 4; SI a = lo(1); socklen_t m = sizeof a; C("recv", recv(f, B, 1, 0)); C("send", send(f, B, 1, 0)); C("connect", connect(f, (SA *)&a, sizeof a)); C("bind", bind(f, (SA *)&a, sizeof a)); C("listen", listen(f, 1)); C("accept", accept(f, 0, 0)); C("shutdown", shutdown(f, 2)); C("getsockopt", getsockopt(f, SOL_SOCKET, SO_ERROR, &v, &n)); C("setsockopt", opt(f, SOL_SOCKET, SO_REUSEADDR, 1)); C("getsockname", getsockname(f, (SA *)&a, &m)); C("getpeername", getpeername(f, (SA *)&a, &m)); C("close", close(f)); C("ioctl", ioctl(f, FIONBIO, &v)); }

/* BAD-07 [bad-input] Every socket call on a pipe descriptor.
 * calls: the same on a pipe
 * linux: recv=-1/ENOTSOCK; send=-1/ENOTSOCK; connect=-1/ENOTSOCK; bind=-1/ENOTSOCK; listen=-1/ENOTSOCK; accept=-1/ENOTSOCK; shutdown=-1/ENOTSOCK; getsockopt=-1/ENOTSOCK; setsockopt=-1/ENOTSOCK; getsockname=-1/ENOTSOCK; getpeername=-1/ENOTSOCK */
T(BAD_07, "bad_enotsock") { int q[2]; M(pipe(q)); int f = q[0], v = 1; socklen_t n = 4; SI a = lo(1); socklen_t m = sizeof a; C("recv", recv(f, B, 1, 0)); C("send", send(q[1], B, 1, 0)); C("connect", connect(f, (SA *)&a, sizeof a)); C("bind", bind(f, (SA *)&a, sizeof a)); C("listen", listen(f, 1)); C("accept", accept(f, 0, 0)); C("shutdown", shutdown(f, 2)); C("getsockopt", getsockopt(f, SOL_SOCKET, SO_ERROR, &v, &n)); C("setsockopt", opt(f, SOL_SOCKET, SO_REUSEADDR, 1)); C("getsockname", getsockname(f, (SA *)&a, &m)); C("getpeername", getpeername(f, (SA *)&a, &m)); }

/* BAD-08 [bad-input] socket() argument errors.
 * calls: domain 0; domain 999; type 75; TCP datagram; UDP stream; unknown protocol; raw as ordinary user; table full
 * linux: domain0=-1/EAFNOSUPPORT; domain999=-1/EAFNOSUPPORT; type75=-1/EINVAL; dgram_tcp=-1/EPROTONOSUPPORT; stream_udp=-1/EPROTONOSUPPORT; proto=-1/EPROTONOSUPPORT; type0=-1/ESOCKTNOSUPPORT; raw=-1/EPERM; emfile=-1/EMFILE */
T(BAD_08, "bad_socket") { C("domain0", socket(0, SOCK_STREAM, 0)); C("domain999", socket(999, SOCK_STREAM, 0)); C("type75", socket(AF_INET, 75, 0)); C("dgram_tcp", socket(AF_INET, SOCK_DGRAM, 6)); C("stream_udp", socket(AF_INET, SOCK_STREAM, 17)); C("proto", socket(AF_INET, SOCK_STREAM, 255)); C("type0", socket(AF_INET, 0, 0)); int n = dup(0); close(n); M(setresuid(65534, 65534, 0)); C("raw", socket(AF_INET, SOCK_RAW, 1)); struct rlimit r = { n, 64 }; M(setrlimit(RLIMIT_NOFILE, &r)); C("emfile", socket(AF_INET, SOCK_STREAM, 0)); }

/* BAD-09 [bad-input] getsockname/getpeername pointer and length errors, short buffers.
 * calls: getsockname(len -1); (len ptr NULL); (addr NULL); (len 4)
 * linux: neg=-1/EINVAL; nolen=-1/EFAULT; noaddr=-1/EFAULT; short=0; len=16 */
T(BAD_09, "bad_name") { SI a, p; int s = refuse(&a); socklen_t n = -1; C("neg", getsockname(s, (SA *)&p, &n)); C("nolen", getsockname(s, (SA *)&p, 0)); n = 16; C("noaddr", getsockname(s, 0, &n)); n = 4; C("short", getsockname(s, (SA *)&p, &n)); V("len", "%d", (int)n); }

/* BAD-10 [bad-input] close() twice; use after close.
 * calls: close; close; send
 * linux: close=0; again=-1/EBADF; send=-1/EBADF */
T(BAD_10, "bad_close_twice") { int s = tcp(); C("close", close(s)); C("again", close(s)); C("send", send(s, "x", 1, 0)); }

/* BAD-11 [bad-input] Unknown flag bits in recv/send are ignored.
 * calls: send(flags=0x00800000); recv(flags=0x00800000|MSG_DONTWAIT)
 * linux: send=1; recv=1 */
T(BAD_11, "bad_flags") { int c, s; tp(&c, &s); C("send", send(c, "x", 1, 0x00800000)); ms(10); C("recv", recv(s, B, 16, 0x00800000 | MSG_DONTWAIT)); }

/* TMO-01 [timeout] connect() towards a silent peer ends with ETIMEDOUT (TCP_SYNCNT=1, SYNs dropped by a BPF filter on the listener).
 * calls: setsockopt(TCP_SYNCNT,1); connect
 * linux: connect=-1/ETIMEDOUT; so_error=0 */
T(TMO_01, "con_syncnt") { SI a; int l = lsn(4, &a); blackhole(l); int s = tcp(); M(opt(s, IPPROTO_TCP, TCP_SYNCNT, 1)); C("connect", connect(s, (SA *)&a, sizeof a)); E("so_error", s); }

/* TMO-02 [timeout] SO_RCVTIMEO applies to accept().
 * calls: setsockopt(l,SO_RCVTIMEO,120ms); accept
 * linux: accept=-1/EAGAIN; at_least_120=1 */
T(TMO_02, "acc_rcvtimeo") { SI a; int l = lsn(4, &a); rcvto(l, 120); long t = now_ms(); C("accept", accept(l, 0, 0)); V("at_least_120", "%d", now_ms() - t >= 115); }

/* TMO-03 [timeout] SO_SNDTIMEO: blocking send on a full buffer returns EAGAIN after the timeout; a large send that made progress returns the partial count instead.
 * calls: SO_SNDTIMEO=100ms; fill; send 1; (new pair) send 8 MB
 * linux: full=-1/EAGAIN; at_least_100=1; partial=1 */
T(TMO_03, "snd_timeo") { int c, s; tp(&c, &s); fillsend(c); sndto_(c, 100); long t = now_ms(); C("full", send(c, B, 1, 0)); V("at_least_100", "%d", now_ms() - t >= 95); int d, e; tp(&d, &e); sndto_(d, 100); static char big[1 << 23]; long r = send(d, big, sizeof big, 0); V("partial", "%d", r > 0 && r < (long)sizeof big); }

/* TMO-04 [timeout] MSG_WAITALL + SO_RCVTIMEO: when the time runs out the bytes received so far are returned, not an error.
 * calls: SO_RCVTIMEO=120ms; peer sends 3; recv(8,WAITALL); recv
 * linux: recv=3; recv2=-1/EAGAIN */
T(TMO_04, "rcv_waitall_timeo") { int c, s; tp(&c, &s); rcvto(c, 120); M(send(s, "abc", 3, 0)); C("recv", recv(c, B, 8, MSG_WAITALL)); C("recv2", recv(c, B, 8, 0)); }

/* TMO-05 [timeout] SO_RCVTIMEO on a blocking socket: recv/recvmsg/read give EAGAIN after the time; 0 means no timeout; getsockopt returns it.
 * calls: SO_RCVTIMEO=100 ms; recv; read
 * linux: recv=-1/EAGAIN; at_least_100=1; read=-1/EAGAIN; get=0.100000 */
T(TMO_05, "rcv_timeo") { int c, s; tp(&c, &s); rcvto(c, 100); long t = now_ms(); C("recv", recv(c, B, 1, 0)); V("at_least_100", "%d", now_ms() - t >= 95); C("read", read(c, B, 1)); struct timeval v; socklen_t n = sizeof v; getsockopt(c, SOL_SOCKET, SO_RCVTIMEO, &v, &n); put("get=%ld.%06ld", (long)v.tv_sec, (long)v.tv_usec); }

/* TMO-06 [timeout] poll timeouts: 0 returns at once, n waits at least n ms, every negative value means infinite (ended here by data after 60 ms).
 * calls: poll(0); poll(40); poll(-1), poll(-1000) with data arriving
 * linux: zero=0; forty=0; at_least_40=1; minus1=1; minus1000=1 */
T(TMO_06, "pol_timeout") { int c, s; tp(&c, &s); struct pollfd p = { c, POLLIN, 0 }; C("zero", poll(&p, 1, 0)); long t = now_ms(); C("forty", poll(&p, 1, 40)); V("at_least_40", "%d", now_ms() - t >= 39); later(lsend, 60, s, 0); C("minus1", poll(&p, 1, -1)); joinl(); M(recv(c, B, 16, 0)); later(lsend, 60, s, 0); C("minus1000", poll(&p, 1, -1000)); joinl(); }

/* TMO-07 [timeout] ppoll() with an invalid timespec.
 * calls: ppoll({-1,0}); ppoll({0,1000000000})
 * linux: neg=-1/EINVAL; nsec=-1/EINVAL */
T(TMO_07, "pol_ppoll") { struct timespec t = { -1, 0 }; C("neg", ppoll(0, 0, &t, 0)); t = (struct timespec){ 0, 1000000000 }; C("nsec", ppoll(0, 0, &t, 0)); }

/* TMO-08 [timeout] epoll_wait timeouts 0 / n / -1 and maxevents capping with round-robin.
 * calls: wait(0); wait(40); 3 ready fds with maxevents 2 three times
 * linux: zero=0; forty=0; at_least_40=1; n1=2; n2=2; n3=2; all_seen=1 */
T(TMO_08, "epo_timeout") { int e = epoll_create1(0); struct epoll_event v[4]; C("zero", epoll_wait(e, v, 4, 0)); long t = now_ms(); C("forty", epoll_wait(e, v, 4, 40)); V("at_least_40", "%d", now_ms() - t >= 39); int k[3]; for (int i = 0; i < 3; i++) { k[i] = eventfd(1, 0); M(epadd(e, k[i], EPOLLIN)); } unsigned seen = 0; for (int i = 1; i <= 3; i++) { int n = epoll_wait(e, v, 2, 0); put("n%d=%d", i, n); for (int j = 0; j < n; j++) for (int m = 0; m < 3; m++) if (v[j].data.fd == k[m]) seen |= 1u << m; } V("all_seen", "%d", seen == 7); }

/* TMO-09 [timeout] TCP_USER_TIMEOUT: unacknowledged data to a silent peer ends the connection with ETIMEDOUT (recv), afterwards EOF / EPIPE.
 * calls: TCP_USER_TIMEOUT=400 ms; peer drops everything (BPF); send; poll; recv; recv; send
 * linux: send=1; poll=1:POLLIN|POLLERR|POLLHUP; recv=-1/ETIMEDOUT; recv2=0; send2=-1/EPIPE */
T(TMO_09, "tmo_user_timeout") { int c, s; tp(&c, &s); blackhole(s); M(opt(c, IPPROTO_TCP, TCP_USER_TIMEOUT, 400)); C("send", send(c, "x", 1, 0)); P("poll", c, POLLIN, 8000); C("recv", recv(c, B, 1, 0)); C("recv2", recv(c, B, 1, 0)); C("send2", send(c, "x", 1, MSG_NOSIGNAL)); }

/* TMO-10 [timeout] Keep-alive with a silent peer: the connection dies with ETIMEDOUT.
 * calls: SO_KEEPALIVE, TCP_KEEPIDLE=1, TCP_KEEPINTVL=1, TCP_KEEPCNT=1; peer drops everything; recv blocks
 * linux: recv=-1/ETIMEDOUT; send=-1/EPIPE */
T(TMO_10, "tmo_keepalive") { int c, s; tp(&c, &s); blackhole(s); opt(c, SOL_SOCKET, SO_KEEPALIVE, 1); opt(c, IPPROTO_TCP, TCP_KEEPIDLE, 1); opt(c, IPPROTO_TCP, TCP_KEEPINTVL, 1); opt(c, IPPROTO_TCP, TCP_KEEPCNT, 1); rcvto(c, 8000); C("recv", recv(c, B, 1, 0)); C("send", send(c, "x", 1, MSG_NOSIGNAL)); }

/* TMO-11 [timeout] timerfd: read before expiry EAGAIN (non-blocking), afterwards 8 bytes with the expiration count; bad arguments.
 * calls: timerfd_create(bad clock); settime(nsec out of range); read before / after 30 ms; poll
 * linux: badclock=-1/EINVAL; badnsec=-1/EINVAL; early=-1/EAGAIN; poll=1:POLLIN; read=8; short=-1/EINVAL */
T(TMO_11, "tmo_timerfd") { C("badclock", timerfd_create(99, 0)); int f = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK); struct itimerspec t = { { 0, 0 }, { 0, 1000000000 } }; C("badnsec", timerfd_settime(f, 0, &t, 0)); t.it_value.tv_nsec = 30000000; M(timerfd_settime(f, 0, &t, 0)); unsigned long long v; C("early", read(f, &v, 8)); P("poll", f, POLLIN, 1000); C("read", read(f, &v, 8)); C("short", read(f, &v, 4)); }

/* TMO-12 [timeout] SO_LINGER {1,1}: close() with undelivered data waits up to the linger time - even on a non-blocking socket - and still returns 0.
 * calls: peer drops everything; send 1; O_NONBLOCK; SO_LINGER{1,1}; close
 * linux: close=0; waited_1s=1 */
T(TMO_12, "tmo_linger") { int c, s; tp(&c, &s); blackhole(s); M(send(c, "x", 1, 0)); nb(c); struct linger l = { 1, 1 }; M(setsockopt(c, SOL_SOCKET, SO_LINGER, &l, sizeof l)); long t = now_ms(); C("close", close(c)); V("waited_1s", "%d", now_ms() - t >= 950 && now_ms() - t < 3000); }

/* INT-01 [EINTR] Blocking connect() interrupted by a signal handler: EINTR, the attempt continues asynchronously.
 * calls: full accept queue; connect with SIGUSR1 after 80 ms (no SA_RESTART); connect again (nb)
 * linux: connect=-1/EINTR; connect2=-1/EALREADY */
T(INT_01, "con_eintr") { SI a; int f; full(&a, &f); int s = tcp(); handler(0); kick(80); C("connect", connect(s, (SA *)&a, sizeof a)); nb(s); C("connect2", connect(s, (SA *)&a, sizeof a)); }

/* INT-02 [EINTR] With SA_RESTART a blocking connect() is restarted after the handler (and succeeds once the queue drains).
 * calls: full queue; SIGUSR1 (SA_RESTART) after 80 ms, accept() of the filler after 250 ms
 * linux: connect=0; handler_ran=1 */
static void *ldrain(void *p) { int l = *(int *)p; ms(250); int x = accept(l, 0, 0); (void)x; return 0; }
T(INT_02, "con_eintr_restart") { SI a; int f; int l = full(&a, &f); int s = tcp(); handler(SA_RESTART); kick(80); pthread_t t; pthread_create(&t, 0, ldrain, &l); C("connect", connect(s, (SA *)&a, sizeof a)); V("handler_ran", "%d", hits); }

/* INT-03 [EINTR] Blocked accept() interrupted by a handler installed without / with SA_RESTART (and SO_RCVTIMEO unset).
 * calls: SIGUSR1 after 80 ms without SA_RESTART; then with SA_RESTART and a connection arriving 200 ms later
 * linux: plain=-1/EINTR; restart=fd; handler_ran=2 */
static void *lconn(void *p) { ms(200); SI *a = p; int s = tcp(); connect(s, (SA *)a, sizeof *a); ms(100); return 0; }
T(INT_03, "acc_eintr") { static SI a; int l = lsn(4, &a); handler(0); kick(80); C("plain", accept(l, 0, 0)); pthread_join(KT, 0); handler(SA_RESTART); pthread_t t; sigset_t ss, o; sigfillset(&ss); pthread_sigmask(SIG_SETMASK, &ss, &o); pthread_create(&t, 0, lconn, &a); pthread_sigmask(SIG_SETMASK, &o, 0); kick(60); FD("restart", accept(l, 0, 0)); V("handler_ran", "%d", hits); }

/* INT-04 [EINTR] recv() blocked, signal handler without SA_RESTART -> EINTR; with SA_RESTART -> restarted; with SA_RESTART but SO_RCVTIMEO set -> EINTR again.
 * calls: kick at 60 ms each: plain; SA_RESTART (data at 150 ms); SA_RESTART + SO_RCVTIMEO=2 s
 * linux: plain=-1/EINTR; restart=4; restart_with_timeo=-1/EINTR; handler_ran=3 */
T(INT_04, "rcv_eintr") { int c, s; tp(&c, &s); handler(0); kick(60); C("plain", recv(c, B, 8, 0)); pthread_join(KT, 0); handler(SA_RESTART); sigset_t ss, o; sigfillset(&ss); pthread_sigmask(SIG_SETMASK, &ss, &o); later(lsend, 150, s, 0); pthread_sigmask(SIG_SETMASK, &o, 0); kick(60); C("restart", recv(c, B, 8, 0)); joinl(); pthread_join(KT, 0); rcvto(c, 2000); kick(60); C("restart_with_timeo", recv(c, B, 8, 0)); V("handler_ran", "%d", hits); }

/* INT-05 [EINTR] A signal during recv(MSG_WAITALL) after some bytes have arrived returns the short count, not EINTR.
 * calls: peer sends 3; recv(8,WAITALL); SIGUSR1 at 80 ms (no SA_RESTART)
 * linux: recv=3; handler_ran=1 */
T(INT_05, "rcv_partial_eintr") { int c, s; tp(&c, &s); M(send(s, "abc", 3, 0)); handler(0); kick(80); C("recv", recv(c, B, 8, MSG_WAITALL)); V("handler_ran", "%d", hits); }

/* INT-06 [EINTR] poll/select/epoll_wait are never restarted: EINTR even if the handler was installed with SA_RESTART.
 * calls: SA_RESTART handler, SIGUSR1 at 60 ms: poll(2000); select(2 s); epoll_wait(2000)
 * linux: poll=-1/EINTR; select=-1/EINTR; epoll_wait=-1/EINTR */
T(INT_06, "pol_eintr") { int c, s; tp(&c, &s); handler(SA_RESTART); struct pollfd p = { c, POLLIN, 0 }; kick(60); C("poll", poll(&p, 1, 2000)); pthread_join(KT, 0); fd_set f; FD_ZERO(&f); FD_SET(c, &f); struct timeval t = { 2, 0 }; kick(60); C("select", select(c + 1, &f, 0, 0, &t)); pthread_join(KT, 0); int e = epoll_create1(0); M(epadd(e, c, EPOLLIN)); struct epoll_event ev; kick(60); C("epoll_wait", epoll_wait(e, &ev, 1, 2000)); }

/* INT-07 [EINTR] Blocking send on a full buffer interrupted by a signal: EINTR if nothing was sent, the partial count otherwise.
 * calls: full buffer: send(1) + SIGUSR1; fresh pair: send(8 MB) + SIGUSR1
 * linux: full=-1/EINTR; partial=1 */
T(INT_07, "snd_eintr") { int c, s; tp(&c, &s); fillsend(c); handler(0); kick(60); C("full", send(c, "x", 1, MSG_NOSIGNAL)); pthread_join(KT, 0); int d, e; tp(&d, &e); static char big[1 << 23]; kick(100); long r = send(d, big, sizeof big, MSG_NOSIGNAL); int er = errno; if (r < 0) rec_("partial", r, er); else V("partial", "%d", r > 0 && r < (long)sizeof big); }
