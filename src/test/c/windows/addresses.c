/* Addresses: odd ones, of no family, of two families, short ones, unasked ones; ports taken or taken a moment ago. */
#include "experiments.h"

#include <string.h>

static SOCKET socket6(int type, bool alone) {
    SOCKET s = do_socket(NULL, AF_INET6, type, 0);
    must(s == INVALID_SOCKET ? -1 : 0, "socket");
    must(do_setsockopt(NULL, s, IPPROTO_IPV6, IPV6_V6ONLY, alone), "setsockopt");
    return s;
}

/* Port 0, and a family that says AF_UNSPEC. */
static struct address unspecified(const char *host) {
    struct address address = ipv4(host, 0);
    address.storage.ss_family = AF_UNSPEC;
    return address;
}

static void value_host(const char *label, const struct address *address) {
    char host[64];
    const struct sockaddr_in *in = (const struct sockaddr_in *) &address->storage;
    value_text(label, inet_ntop(AF_INET, &in->sin_addr, host, sizeof host));
}

/* ---- connecting */

void con_12(void) {
    SOCKET listening = listener(4);
    struct address address = do_getsockname(NULL, listening);
    SOCKET s = connected(address);
    do_connect("disconnect", s, unspecified("0.0.0.0"));
    do_getpeername("getpeername", s);
    do_connect("reconnect", s, address);
}

void con_13(void) {
    struct address address = do_getsockname(NULL, listener(4));
    do_connect("connect", tcp(), ipv4("0.0.0.0", port_of(&address)));
}

void con_14(void) {
    do_connect("connect", tcp(), loopback(0));
}

void con_17(void) {
    struct address address = do_getsockname(NULL, listener(4));
    do_connect("connect", socket6(SOCK_STREAM, true), ipv6("::ffff:127.0.0.1", port_of(&address)));
}

void snd_09(void) {
    do_sendto("sendto", tcp_pair().here, 1, 0, loopback(9));
}

/* ---- binding */

void acc_19(void) {
    SOCKET s = tcp();
    do_bind("loopback", s, unspecified("127.0.0.1"));
    do_bind("any", s, unspecified("0.0.0.0"));
}

void acc_20(void) {
    do_getsockname("getsockname", tcp());
}

static void reuse(SOCKET s) {
    do_setsockopt(NULL, s, SOL_SOCKET, SO_REUSEADDR, 1);
}

static SOCKET server(bool reusing) {
    SOCKET s = tcp();
    if (reusing) {
        reuse(s);
    }
    must(do_bind(NULL, s, loopback(0)), "bind");
    must(do_listen(NULL, s, 4), "listen");
    return s;
}

/* An address whose server was the first to close. */
static struct address time_wait(bool reusing) {
    SOCKET listening = server(reusing);
    struct address address = do_getsockname(NULL, listening);
    SOCKET client = connected(address);
    SOCKET accepted = do_accept(NULL, listening);
    do_close(NULL, listening);
    do_close(NULL, accepted);
    pause_ms(20);
    do_close(NULL, client);
    pause_ms(20);
    return address;
}

void acc_16(void) {
    struct address plain = time_wait(false);
    SOCKET s = tcp();
    do_bind("plain", s, plain);
    reuse(s);
    do_bind("reuse_new_only", s, plain);
    struct address reused = time_wait(true);
    SOCKET second = tcp();
    reuse(second);
    do_bind("reuse_both", second, reused);
    do_listen("listen", second, 1);
}

/* An address whose listener was closed, while a connection that it took stays open. */
static struct address without_listener(bool reusing) {
    SOCKET listening = server(reusing);
    struct address address = do_getsockname(NULL, listening);
    connected(address);
    do_accept(NULL, listening);
    do_close(NULL, listening);
    return address;
}

void acc_17(void) {
    struct address plain = without_listener(false);
    SOCKET s = tcp();
    do_bind("plain", s, plain);
    reuse(s);
    do_bind("reuse_new_only", s, plain);
    struct address reused = without_listener(true);
    SOCKET second = tcp();
    reuse(second);
    do_bind("reuse_both", second, reused);
}

void opt_12(void) {
    SOCKET exclusive = tcp();
    do_setsockopt("exclusive", exclusive, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, 1);
    do_setsockopt("then_reuse", exclusive, SOL_SOCKET, SO_REUSEADDR, 1);
    SOCKET reusing = tcp();
    do_setsockopt("reuse", reusing, SOL_SOCKET, SO_REUSEADDR, 1);
    do_setsockopt("then_exclusive", reusing, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, 1);
    must(do_bind(NULL, exclusive, ipv4("0.0.0.0", 0)), "bind");
    struct address taken = do_getsockname(NULL, exclusive);
    do_bind("over_exclusive", tcp(), loopback(port_of(&taken)));
    SOCKET plain = tcp();
    must(do_bind(NULL, plain, ipv4("0.0.0.0", 0)), "bind");
    taken = do_getsockname(NULL, plain);
    do_bind("over_plain", tcp(), loopback(port_of(&taken)));
}

/* ---- accepting */

void acc_24(void) {
    SOCKET listening = listener(8);
    struct address address = do_getsockname(NULL, listening);
    struct address a = do_getsockname(NULL, connected(address));
    struct address b = do_getsockname(NULL, connected(address));
    SOCKET accepted = do_accept(NULL, listening);
    struct address first = do_getpeername(NULL, accepted);
    struct address second = do_getpeername(NULL, do_accept(NULL, listening));
    value("order_ok", port_of(&first) == port_of(&a) && port_of(&second) == port_of(&b));
    value("names_match", memcmp(&first.storage, &a.storage, sizeof(struct sockaddr_in)) == 0);
}

void acc_25(void) {
    SOCKET listening = socket6(SOCK_STREAM, false);
    must(do_bind(NULL, listening, ipv6("::", 0)), "bind");
    must(do_listen(NULL, listening, 4), "listen");
    struct address address = do_getsockname(NULL, listening);
    do_bind("bind_v4", tcp(), ipv4("0.0.0.0", port_of(&address)));
    connected(loopback(port_of(&address)));
    struct address peer = do_getpeername(NULL, do_accept(NULL, listening));
    char host[64];
    value_text("peer", inet_ntop(AF_INET6, &((struct sockaddr_in6 *) &peer.storage)->sin6_addr, host, sizeof host));
}

/* ---- datagrams */

void udp_12(void) {
    struct address somewhere = do_getsockname(NULL, bound_udp());
    do_sendto("v6_on_v4", udp(), 1, 0, ipv6("::1", port_of(&somewhere)));
    do_sendto("v4_on_v6only", socket6(SOCK_DGRAM, true), 1, 0, somewhere);
    do_sendto("v4_on_dual", socket6(SOCK_DGRAM, false), 1, 0, somewhere);
    somewhere.length = 3;
    do_sendto("short_len", udp(), 1, 0, somewhere);
}

void udp_13(void) {
    SOCKET first = bound_udp();
    struct address taken = do_getsockname(NULL, first);
    SOCKET second = udp();
    do_bind("plain", second, taken);
    reuse(first);
    reuse(second);
    do_bind("both", second, taken);
    do_bind("rebind", first, loopback(0));
}

void udp_16(void) {
    struct address peer = do_getsockname(NULL, bound_udp());
    SOCKET fresh = udp();
    do_connect(NULL, fresh, peer);
    do_bind("bind_after_connect", fresh, loopback(0));
    SOCKET any = udp();
    must(do_bind(NULL, any, ipv4("0.0.0.0", 0)), "bind");
    struct address before = do_getsockname(NULL, any);
    do_connect(NULL, any, peer);
    struct address during = do_getsockname(NULL, any);
    value_host("local_connected", &during);
    do_connect(NULL, any, unspecified("0.0.0.0"));
    struct address after = do_getsockname(NULL, any);
    value_host("local_after", &after);
    value("port_kept", port_of(&after) == port_of(&before));
}
