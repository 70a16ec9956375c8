"""The lab's experiments once more, by CPython: a program that knows nothing of eagain.

Prints one line for each experiment, "ID label=value; label=value", in the notation of experiments.tsv. Arguments are
the ids to run; without any, all that need no network of their own.

Sockets block and have no Python timeout, so that CPython makes the one call and no poll around it; what must not wait
is made so with fcntl or a flag. Results that CPython would not let through are left out: DifferentialTest says which.
"""

import array
import errno
import fcntl
import os
import resource
import select
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time

BIG = 8 << 20
MANY = 2000

POLL_BITS = ["POLLIN", "POLLPRI", "POLLOUT", "POLLERR", "POLLHUP", "POLLNVAL", "POLLRDHUP"]
EPOLL_BITS = ["EPOLLIN", "EPOLLPRI", "EPOLLOUT", "EPOLLERR", "EPOLLHUP", "EPOLLRDHUP"]
IN, OUT, RDHUP = select.POLLIN, select.POLLOUT, select.POLLRDHUP

SCENARIOS = {}


class Results:
    """The labelled results of one experiment, in order."""

    def __init__(self):
        self.pairs = []

    def __setitem__(self, label, value):
        self.pairs.append((label, int(value) if isinstance(value, bool) else value))

    def line(self):
        return "; ".join(f"{label}={value}" for label, value in self.pairs)


def scenario(name):
    def register(function):
        SCENARIOS[name] = function
        return function

    return register


# ---- results in the lab's notation


# One number with two names on Linux; errno.errorcode has the other one.
NAMES = {**errno.errorcode, errno.EOPNOTSUPP: "EOPNOTSUPP"}


def failed(number):
    return "-1/" + NAMES[number]


def call(function, *arguments):
    """The result as a number, 0 for None, the length for bytes, "fd" for a socket; or -1/ENAME."""
    try:
        result = function(*arguments)
    except OSError as e:
        return failed(e.errno)
    if result is None:
        return 0
    if isinstance(result, (bytes, bytearray)):
        return len(result)
    if isinstance(result, tuple) and isinstance(result[0], socket.socket):
        return "fd"
    return result


def connect(sock, address):
    number = sock.connect_ex(address)
    return failed(number) if number else 0


def recv(sock, length=16, flags=0):
    return call(sock.recv, length, flags)


def send(sock, length, flags=0):
    return call(sock.send, bytes(length), flags)


def getpeername(sock):
    result = call(sock.getpeername)
    return result if isinstance(result, str) and result.startswith("-1") else 0


def so_error(sock):
    number = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    return NAMES[number] if number else 0


def bits(value, names):
    found = [name for name in names if value & getattr(select, name)]
    rest = value & ~sum(getattr(select, name) for name in names)
    return "|".join(found + ([hex(rest)] if rest else [])) or "0"


def poll_many(fds, timeout):
    """The number of ready descriptors, and a dictionary of what each is."""
    poller = select.poll()
    for fd, events in fds:
        poller.register(fd, events)
    ready = poller.poll(timeout)
    return len(ready), dict(ready)


def poll(sock, events, timeout):
    fd = sock if isinstance(sock, int) else sock.fileno()
    count, ready = poll_many([(fd, events)], timeout)
    return f"{count}:{bits(ready.get(fd, 0), POLL_BITS)}"


def select_all(sock, seconds):
    found = select.select([sock], [sock], [sock], seconds)
    return "r%dw%de%d" % tuple(len(ready) for ready in found)


def select_read(sock, seconds):
    return len(select.select([sock], [], [], seconds)[0])


def epoll_wait(epoll, timeout):
    ready = epoll.poll(timeout / 1000, 8)
    return f"{len(ready)}:{bits(ready[0][1], EPOLL_BITS)}" if ready else 0


# ---- stages


def tcp():
    return socket.socket(socket.AF_INET, socket.SOCK_STREAM)


def closed_port():
    """Bound and not listening: nobody else can take the port, and connecting to it is refused."""
    sock = tcp()
    sock.bind(("127.0.0.1", 0))
    return sock


def listener(backlog=8):
    sock = closed_port()
    sock.listen(backlog)
    return sock


def connected(address):
    sock = tcp()
    sock.connect(address)
    return sock


def pair():
    with listener() as listening:
        here = connected(listening.getsockname())
        peer, _ = listening.accept()
        return here, peer


def nonblocking(sock):
    fcntl.fcntl(sock, fcntl.F_SETFL, fcntl.fcntl(sock, fcntl.F_GETFL) | os.O_NONBLOCK)


def is_nonblocking(fd):
    return bool(fcntl.fcntl(fd, fcntl.F_GETFL) & os.O_NONBLOCK)


def pending(address, result=None):
    """A socket whose connection is on its way; the result of connect, if it is asked for."""
    sock = tcp()
    nonblocking(sock)
    outcome = connect(sock, address)
    if result is not None:
        result["connect"] = outcome
    return sock


KEPT = []


def full_listener():
    """A listener whose queue is full: further attempts get no answer and stay pending."""
    listening = listener(0)
    KEPT.append(listening)
    KEPT.append(connected(listening.getsockname()))
    time.sleep(0.02)
    return listening.getsockname()


def reset(sock):
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    sock.close()
    time.sleep(0.03)


SO_ATTACH_FILTER = 26  # asm-generic/socket.h; CPython has no name for it


def drop_all(sock):
    """A filter that accepts no packet: struct sock_filter {BPF_RET | BPF_K, 0, 0, 0} in struct sock_fprog."""
    program = array.array("B", struct.pack("HBBI", 0x06, 0, 0, 0))
    address, _ = program.buffer_info()
    sock.setsockopt(socket.SOL_SOCKET, SO_ATTACH_FILTER, struct.pack("HP", 1, address))


def time_limit(sock, milliseconds, option=socket.SO_RCVTIMEO):
    sock.setsockopt(socket.SOL_SOCKET, option,
                    struct.pack("ll", milliseconds // 1000, milliseconds % 1000 * 1000))


def fill(sock):
    """Sends until a single byte is refused for longer than the peer's window is probed; the sum."""
    total, misses, size = 0, 0, 1024
    while misses < 7:
        try:
            total += sock.send(bytes(size), socket.MSG_DONTWAIT)
            misses = 0
        except BlockingIOError:
            if size == 1:
                misses += 1
                time.sleep(0.06)
            size = 32 if size == 1024 else 1
    return total


def later(milliseconds, function, *arguments):
    timer = threading.Timer(milliseconds / 1000, function, arguments)
    timer.start()
    return timer


def eventfd(initial, flags=0):
    return os.eventfd(initial, flags)


# ---- connecting


@scenario("CON-01")
def _(result):
    nobody = closed_port()
    sock = tcp()
    result["connect"] = connect(sock, nobody.getsockname())
    result["again"] = connect(sock, nobody.getsockname())
    result["so_error"] = so_error(sock)


@scenario("CON-02")
def _(result):
    listening = listener()
    sock = pending(listening.getsockname(), result)
    result["poll"] = poll(sock, OUT, 1000)
    result["so_error"] = so_error(sock)
    result["getpeername"] = getpeername(sock)


@scenario("CON-03")
def _(result):
    nobody = closed_port()
    sock = pending(nobody.getsockname(), result)
    result["poll"] = poll(sock, IN | OUT, 1000)
    result["so_error"] = so_error(sock)
    result["so_error2"] = so_error(sock)


@scenario("CON-04")
def _(result):
    nobody = closed_port()
    sock = pending(nobody.getsockname(), result)
    poll(sock, IN | OUT, 1000)
    result["recv"] = recv(sock)
    result["recv2"] = recv(sock)
    result["so_error"] = so_error(sock)


@scenario("CON-05")
def _(result):
    nobody = closed_port()
    sock = pending(nobody.getsockname())
    poll(sock, IN | OUT, 1000)
    result["getpeername"] = getpeername(sock)
    result["send"] = send(sock, 1)
    result["send2"] = send(sock, 1)
    result["recv"] = recv(sock)
    result["getpeername2"] = getpeername(sock)


@scenario("CON-06")
def _(result):
    nobody = closed_port()
    sock = pending(nobody.getsockname(), result)
    poll(sock, IN | OUT, 1000)
    result["connect2"] = connect(sock, nobody.getsockname())
    result["connect3"] = connect(sock, nobody.getsockname())


@scenario("CON-07")
def _(result):
    listening = closed_port()
    sock = tcp()
    result["connect"] = connect(sock, listening.getsockname())
    listening.listen(8)
    result["connect2"] = connect(sock, listening.getsockname())


@scenario("CON-08")
def _(result):
    full = full_listener()
    sock = pending(full, result)
    result["connect2"] = connect(sock, full)
    result["poll"] = poll(sock, OUT, 50)


@scenario("CON-09")
def _(result):
    listening = listener()
    address = listening.getsockname()
    client = connected(address)
    accepted, _ = listening.accept()
    result["client"] = connect(client, address)
    result["accepted"] = connect(accepted, address)


@scenario("CON-16")
def _(result):
    away = ("198.51.100.1", 80)
    result["tcp"] = connect(tcp(), away)
    sock = tcp()
    nonblocking(sock)
    result["tcp_nb"] = connect(sock, away)
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    result["sendto"] = call(udp.sendto, b"x", away)
    result["udp"] = connect(udp, away)


@scenario("CON-18")
def _(result):
    listening = listener(0)
    first = connected(listening.getsockname())
    time.sleep(0.02)
    sock = pending(listening.getsockname(), result)
    result["poll"] = poll(sock, OUT, 100)
    accepted = listening.accept()
    result["poll_after_accept"] = poll(sock, OUT, 8000)
    result["so_error"] = so_error(sock)
    del first, accepted


@scenario("CON-19")
def _(result):
    sock = pending(full_listener())
    result["getpeername"] = getpeername(sock)
    own = sock.getsockname()
    result["getsockname"] = 0
    result["local_port_set"] = own[1] != 0


@scenario("CON-20")
def _(result):
    sock = pending(full_listener(), result)
    result["so_error"] = so_error(sock)
    result["getpeername"] = getpeername(sock)
    result["poll"] = poll(sock, OUT, 0)


@scenario("CON-31")
def _(result):
    nobody, other = closed_port(), listener()
    sock = pending(nobody.getsockname(), result)
    poll(sock, IN | OUT, 1000)
    result["other_port"] = connect(sock, other.getsockname())
    result["other_port_again"] = connect(sock, other.getsockname())
    result["poll"] = poll(sock, OUT, 1000)
    result["so_error"] = so_error(sock)


@scenario("CON-33")
def _(result):
    nobody = closed_port()
    sock = pending(nobody.getsockname(), result)
    poll(sock, IN | OUT, 1000)
    result["so_error"] = so_error(sock)
    result["connect2"] = connect(sock, nobody.getsockname())
    result["connect3"] = connect(sock, nobody.getsockname())


@scenario("UDP-02")
def _(result):
    sock = udp()
    result["connect"] = connect(sock, ("255.255.255.255", 9))
    result["sendto"] = call(sock.sendto, b"x", ("255.255.255.255", 9))


@scenario("UNX-32")
def _(result):
    stream = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    result["missing"] = connect(stream, "/eagain-lab/no-such-socket")
    result["stream_send"] = send(stream, 1, socket.MSG_NOSIGNAL)
    result["stream_recv"] = recv(stream, 1, socket.MSG_DONTWAIT)
    datagrams = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    result["dgram_send"] = send(datagrams, 1)
    result["dgram_recv"] = recv(datagrams, 1, socket.MSG_DONTWAIT)
    records = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    result["seq_send"] = send(records, 1, socket.MSG_NOSIGNAL)
    result["seq_recv"] = recv(records, 1, socket.MSG_DONTWAIT)


@scenario("TMO-01")
def _(result):
    silent = listener(4)
    drop_all(silent)
    sock = tcp()
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_SYNCNT, 1)
    result["connect"] = connect(sock, silent.getsockname())
    result["so_error"] = so_error(sock)


@scenario("UNX-02")
def _(result):
    name = b"\0eagain-differential-%d" % os.getpid()
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listening.bind(name)
    listening.listen(4)
    sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    nonblocking(sock)
    result["connect"] = connect(sock, name)
    result["again"] = connect(sock, name)


@scenario("ACC-01")
def _(result):
    listening = listener()
    nonblocking(listening)
    result["accept"] = call(listening.accept)


@scenario("ACC-04")
def _(result):
    listening = listener()
    nonblocking(listening)
    result["listener_nb"] = is_nonblocking(listening)
    client = connected(listening.getsockname())
    time.sleep(0.02)
    accepted, _ = listening.accept()
    result["accepted_nb"] = is_nonblocking(accepted)
    client.close()


# ---- sending


@scenario("SND-01")
def _(result):
    fresh = tcp()
    result["fresh"] = send(fresh, 1, socket.MSG_NOSIGNAL)
    result["sendto"] = call(fresh.sendto, b"x", socket.MSG_NOSIGNAL, ("127.0.0.1", 9))
    result["listener"] = send(listener(1), 1, socket.MSG_NOSIGNAL)


@scenario("SND-02")
def _(result):
    here, peer = pair()
    here.shutdown(socket.SHUT_WR)
    result["send"] = send(here, 1, socket.MSG_NOSIGNAL)
    result["send2"] = send(here, 1, socket.MSG_NOSIGNAL)
    result["so_error"] = so_error(here)
    peer.close()


@scenario("SND-31")
def _(result):
    here, peer = pair()
    here.shutdown(socket.SHUT_WR)
    result["send"] = send(here, 1)
    result["alive"] = True
    peer.close()


@scenario("SND-04")
def _(result):
    here, peer = pair()
    peer.close()
    result["recv"] = recv(here)
    result["send"] = send(here, 1, socket.MSG_NOSIGNAL)
    time.sleep(0.03)
    result["poll"] = poll(here, IN | OUT, 1000)
    result["send2"] = send(here, 1, socket.MSG_NOSIGNAL)
    result["recv2"] = recv(here)
    result["so_error"] = so_error(here)


@scenario("SND-05")
def _(result):
    here, peer = pair()
    reset(peer)
    result["send"] = send(here, 1, socket.MSG_NOSIGNAL)
    result["send2"] = send(here, 1, socket.MSG_NOSIGNAL)
    result["recv"] = recv(here)


@scenario("SND-06")
def _(result):
    here, peer = pair()
    here.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 65536)
    data = bytes(3 * here.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF))
    partial = False
    try:
        while True:
            partial |= here.send(data, socket.MSG_DONTWAIT) < len(data)
    except BlockingIOError:
        pass
    result["partial"] = partial
    fill(here)
    result["full"] = send(here, 1, socket.MSG_DONTWAIT)
    result["poll"] = poll(here, OUT, 10)
    peer.close()


@scenario("SND-07")
def _(result):
    here, peer = pair()
    fill(here)
    result["send"] = send(here, 1, socket.MSG_DONTWAIT)
    result["recv"] = recv(here, 1, socket.MSG_DONTWAIT)
    peer.close()


@scenario("SND-08")
def _(result):
    here, peer = pair()
    result["send"] = send(here, 0)
    result["recv"] = recv(peer, 16, socket.MSG_DONTWAIT)
    result["poll"] = poll(peer, IN, 0)


@scenario("SND-11")
def _(result):
    here, peer = pair()
    here.send(b"x")
    time.sleep(0.02)
    peer.close()
    time.sleep(0.03)
    result["send"] = send(here, 1, socket.MSG_NOSIGNAL)
    result["send2"] = send(here, 1, socket.MSG_NOSIGNAL)
    result["recv"] = recv(here)


@scenario("SND-32")
def _(result):
    here, peer = pair()
    nonblocking(here)
    result["small_chunks_fit_18_kb"] = fill(here) > 18 << 10
    result["then"] = send(here, 1024)
    large, large_peer = pair()
    nonblocking(large)
    first = large.send(bytes(BIG))
    result["large_first_send_taken_whole"] = first == BIG
    result["large_first_send_taken_in_part"] = 0 < first < BIG
    peer.close()
    large_peer.close()


# ---- receiving


@scenario("RCV-01")
def _(result):
    here, peer = pair()
    reset(peer)
    result["recv"] = recv(here)
    result["recv2"] = recv(here)
    result["send"] = send(here, 1, socket.MSG_NOSIGNAL)
    result["so_error"] = so_error(here)


@scenario("RCV-02")
def _(result):
    here, peer = pair()
    reset(peer)
    result["so_error"] = so_error(here)
    result["so_error2"] = so_error(here)
    result["recv"] = recv(here)
    result["send"] = send(here, 1, socket.MSG_NOSIGNAL)


@scenario("RCV-03")
def _(result):
    here, peer = pair()
    here.send(bytes(5))
    time.sleep(0.02)
    peer.close()
    result["poll"] = poll(here, IN | RDHUP, 1000)
    result["recv"] = recv(here)
    result["recv2"] = recv(here)


@scenario("RCV-34")
def _(result):
    here, peer = pair()
    nonblocking(here)
    result["recv"] = recv(here)
    result["recv_again"] = recv(here)
    result["read"] = call(os.read, here.fileno(), 16)
    result["eagain_is_ewouldblock"] = errno.EAGAIN == errno.EWOULDBLOCK
    peer.close()


@scenario("RCV-05")
def _(result):
    here, peer = pair()
    peer.send(bytes(3))
    peer.close()
    result["recv"] = recv(here)
    result["recv2"] = recv(here)
    nonblocking(here)
    result["nb"] = recv(here)
    result["recv4"] = recv(here)


@scenario("RCV-06")
def _(result):
    result["fresh"] = recv(tcp())
    result["listener"] = recv(listener(1))


@scenario("RCV-07")
def _(result):
    here, peer = pair()
    peer.send(bytes(3))
    time.sleep(0.02)
    result["peek2"] = recv(here, 2, socket.MSG_PEEK)
    result["peek"] = recv(here, 16, socket.MSG_PEEK)
    result["recv"] = recv(here)
    peer.close()
    result["eof"] = recv(here, 16, socket.MSG_PEEK)


@scenario("RCV-08")
def _(result):
    here, peer = pair()
    peer.send(bytes(4))
    rest = later(100, peer.send, bytes(4))
    result["full"] = recv(here, 8, socket.MSG_WAITALL)
    rest.join()
    peer.send(bytes(3))
    peer.shutdown(socket.SHUT_WR)
    result["short_at_eof"] = recv(here, 8, socket.MSG_WAITALL)
    result["dontwait"] = recv(peer, 8, socket.MSG_WAITALL | socket.MSG_DONTWAIT)


@scenario("RCV-12")
def _(result):
    here, peer = pair()
    peer.send(bytes(3))
    peer.send(bytes(4))
    time.sleep(0.02)
    result["both"] = recv(here)
    peer.send(bytes(5))
    time.sleep(0.02)
    result["part"] = recv(here, 2)
    result["rest"] = recv(here)


@scenario("RCV-31")
def _(result):
    here, peer = pair()
    start = time.monotonic()
    sender = later(100, peer.send, bytes(5))
    result["recv"] = recv(here)
    result["waited"] = time.monotonic() - start >= 0.09
    sender.join()
    start = time.monotonic()
    closer = later(100, peer.close)
    result["at_close"] = recv(here)
    result["waited_for_close"] = time.monotonic() - start >= 0.09
    closer.join()


@scenario("RCV-32")
def _(result):
    here, peer = pair()
    nonblocking(here)
    peer.send(bytes(5))
    time.sleep(0.02)
    result["recv"] = recv(here, 3)
    result["rest"] = recv(here)
    result["drained"] = recv(here)
    peer.send(bytes(2))
    time.sleep(0.02)
    result["more"] = recv(here)


@scenario("RCV-33")
def _(result):
    here, peer = pair()
    peer.send(bytes(3))
    time.sleep(0.02)
    reset(peer)
    result["poll"] = poll(here, IN | RDHUP, 1000)
    result["recv"] = recv(here)
    result["recv2"] = recv(here)
    result["recv3"] = recv(here)


@scenario("SHU-02")
def _(result):
    here, peer = pair()
    here.send(bytes(5))
    time.sleep(0.02)
    peer.shutdown(socket.SHUT_WR)
    result["recv"] = recv(here)
    result["peer_can_still_read"] = recv(peer)


@scenario("SHU-03")
def _(result):
    here, peer = pair()
    peer.shutdown(socket.SHUT_WR)
    result["recv"] = recv(here)
    result["send"] = send(here, 3)
    result["peer_recv"] = recv(peer)
    here.close()
    result["peer_eof"] = recv(peer)


@scenario("SHU-04")
def _(result):
    here, peer = pair()
    peer.send(bytes(5))
    time.sleep(0.02)
    here.shutdown(socket.SHUT_RD)
    result["recv"] = recv(here)
    result["recv2"] = recv(here)
    result["poll"] = poll(here, IN | RDHUP, 0)


@scenario("UDP-04")
def _(result):
    receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    receiver.bind(("127.0.0.1", 0))
    sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    result["sendto"] = call(sender.sendto, b"", receiver.getsockname())
    time.sleep(0.02)
    waiting = bytearray(4)
    fcntl.ioctl(receiver, termios.FIONREAD, waiting)
    result["fionread"] = struct.unpack("i", waiting)[0]
    result["recv"] = recv(receiver)
    result["recv2"] = recv(receiver, 16, socket.MSG_DONTWAIT)


# ---- waiting


@scenario("POL-34")
def _(result):
    result["none"] = poll_many([], 0)[0]
    start = time.monotonic()
    result["sleep"] = poll_many([], 30)[0]
    result["slept"] = time.monotonic() - start >= 0.029


@scenario("POL-03")
def _(result):
    here, peer = pair()
    closed = fcntl.fcntl(here, fcntl.F_DUPFD, 900)
    os.close(closed)
    count, ready = poll_many([(closed, IN), (here.fileno(), IN)], -1)
    result["ret"] = count
    result["r0"] = bits(ready.get(closed, 0), POLL_BITS)
    result["r1"] = bits(ready.get(here.fileno(), 0), POLL_BITS)
    peer.close()


@scenario("POL-05")
def _(result):
    here, peer = pair()
    peer.close()
    time.sleep(0.02)
    result["a"] = poll(here, IN | OUT, 1000)
    result["b"] = poll(here, IN | OUT | RDHUP, 1000)
    result["c"] = poll(here, RDHUP, 1000)


@scenario("POL-06")
def _(result):
    here, peer = pair()
    here.shutdown(socket.SHUT_WR)
    result["own_wr"] = poll(here, IN | OUT | RDHUP, 0)
    peer.shutdown(socket.SHUT_WR)
    time.sleep(0.02)
    result["both"] = poll(here, IN | OUT | RDHUP, 1000)


@scenario("POL-08")
def _(result):
    fresh, bound = tcp(), closed_port()
    result["fresh"] = poll(fresh, IN | OUT | RDHUP, 0)
    result["bound"] = poll(bound, IN | OUT | RDHUP, 0)


@scenario("POL-09")
def _(result):
    listening = listener()
    result["idle"] = poll(listening, IN | OUT, 0)
    client = connected(listening.getsockname())
    result["pending"] = poll(listening, IN | OUT, 1000)
    accepted = listening.accept()
    result["after"] = poll(listening, IN | OUT, 0)
    del client, accepted


@scenario("POL-31")
def _(result):
    event = eventfd(0, os.EFD_NONBLOCK)
    ready = eventfd(1, os.EFD_NONBLOCK)
    # CPython's poll object knows a descriptor once: 2000 copies instead of 2000 times the same.
    copies = [fcntl.fcntl(event, fcntl.F_DUPFD, 300) for _ in range(MANY)]
    high = fcntl.fcntl(ready, fcntl.F_DUPFD, 2500)
    count, found = poll_many([(fd, IN) for fd in copies] + [(high, IN)], 1000)
    result["ret"] = count
    result["high_fd"] = high > 1024
    result["revents"] = bits(found.get(high, 0), POLL_BITS)
    for fd in [event, ready, high] + copies:
        os.close(fd)


@scenario("POL-32")
def _(result):
    idle, idle_peer = pair()
    busy, busy_peer = pair()
    busy_peer.send(b"x")
    time.sleep(0.02)
    count, ready = poll_many([(idle.fileno(), IN), (busy.fileno(), IN)], 1000)
    result["ret"] = count
    result["idle"] = bits(ready.get(idle.fileno(), 0), POLL_BITS)
    result["busy"] = bits(ready.get(busy.fileno(), 0), POLL_BITS)
    nonblocking(idle)
    result["recv_idle"] = recv(idle)
    result["recv_busy"] = recv(busy)
    idle_peer.close()


@scenario("POL-33")
def _(result):
    here, peer = pair()
    drop_all(peer)
    nonblocking(here)
    result["poll"] = poll(here, IN | RDHUP, 100)
    result["recv"] = recv(here)
    result["send"] = send(here, 1)
    result["poll2"] = poll(here, IN | RDHUP, 100)
    result["recv2"] = recv(here)


@scenario("SEL-33")
def _(result):
    nobody = closed_port()
    sock = pending(nobody.getsockname(), result)
    result["select"] = select_all(sock, 1)
    result["so_error"] = so_error(sock)


@scenario("SEL-04")
def _(result):
    result["fresh"] = select_all(tcp(), 0)
    here, peer = pair()
    peer.close()
    time.sleep(0.02)
    result["fin"] = select_all(here, 1)
    here, peer = pair()
    reset(peer)
    result["rst"] = select_all(here, 1)
    here, peer = pair()
    peer.send(b"x", socket.MSG_OOB)
    time.sleep(0.02)
    result["oob"] = select_all(here, 1)


@scenario("SEL-31")
def _(result):
    event = eventfd(1)
    last = fcntl.fcntl(event, fcntl.F_DUPFD, 1023)
    result["last_fits"] = last == 1023
    result["fits"] = select_read(last, 1)
    beyond = fcntl.fcntl(event, fcntl.F_DUPFD, 1024)
    try:
        select.select([beyond], [], [], 0)
        result["beyond"] = "accepted"
    except ValueError:
        result["beyond"] = "refused"
    result["poll_takes_it"] = poll(beyond, IN, 0)
    for fd in (event, last, beyond):
        os.close(fd)


@scenario("SEL-32")
def _(result):
    listening = listener()
    result["idle"] = select_read(listening, 0)
    client = connected(listening.getsockname())
    result["waiting"] = select_read(listening, 1)
    result["accept"] = call(listening.accept)
    client.close()


@scenario("EPO-33")
def _(result):
    epoll = select.epoll()
    sock, other = tcp(), tcp()
    closed = fcntl.fcntl(sock, fcntl.F_DUPFD, 900)
    os.close(closed)
    epoll.register(sock, select.EPOLLIN)
    result["add2"] = call(epoll.register, sock, select.EPOLLIN)
    result["mod"] = call(epoll.modify, other, select.EPOLLIN)
    result["del"] = call(epoll.unregister, other)
    result["bad_epfd"] = call(select.epoll.fromfd(closed).register, sock, select.EPOLLIN)
    # The object closes its descriptor in the end.
    result["not_epoll"] = call(select.epoll.fromfd(os.dup(other.fileno())).register, sock, select.EPOLLIN)
    result["bad_fd"] = call(epoll.register, closed, select.EPOLLIN)
    result["self"] = call(epoll.register, epoll, select.EPOLLIN)


@scenario("EPO-05")
def _(result):
    here, peer = pair()
    epoll = select.epoll()
    epoll.register(here, select.EPOLLIN | select.EPOLLET)
    peer.send(bytes(3))
    result["first"] = epoll_wait(epoll, 1000)
    result["second"] = epoll_wait(epoll, 30)
    recv(here, 1)
    result["after_partial_read"] = epoll_wait(epoll, 30)
    peer.send(bytes(1))
    result["new_data"] = epoll_wait(epoll, 1000)


@scenario("EPO-08")
def _(result):
    epoll = select.epoll()
    here, peer = pair()
    epoll.register(here, 0)
    reset(peer)
    result["rst"] = epoll_wait(epoll, 1000)
    epoll.unregister(here)
    here, peer = pair()
    epoll.register(here, 0)
    peer.close()
    result["fin"] = epoll_wait(epoll, 50)
    epoll.modify(here, select.EPOLLRDHUP)
    result["rdhup"] = epoll_wait(epoll, 1000)


@scenario("EPO-31")
def _(result):
    epoll = select.epoll()
    event, ready = eventfd(0, os.EFD_NONBLOCK), eventfd(1)
    copies = [fcntl.fcntl(event, fcntl.F_DUPFD_CLOEXEC, 1100) for _ in range(MANY)]
    for fd in copies:
        epoll.register(fd, select.EPOLLIN)
    result["none_ready"] = epoll_wait(epoll, 0)
    high = fcntl.fcntl(ready, fcntl.F_DUPFD, 1100 + MANY)
    epoll.register(high, select.EPOLLIN)
    result["one_ready"] = epoll_wait(epoll, 1000)
    for fd in [event, ready, high] + copies:
        os.close(fd)


@scenario("EPO-32")
def _(result):
    here, peer = pair()
    nonblocking(here)
    epoll = select.epoll()
    epoll.register(here, select.EPOLLIN | select.EPOLLRDHUP)
    result["idle"] = epoll_wait(epoll, 0)
    peer.send(bytes(4))
    result["data"] = epoll_wait(epoll, 1000)
    result["recv"] = recv(here)
    result["drained"] = recv(here, 16, socket.MSG_DONTWAIT)
    peer.shutdown(socket.SHUT_WR)
    result["end"] = epoll_wait(epoll, 1000)
    result["recv_end"] = recv(here)


# ---- time limits, and peers that are silently gone


@scenario("TMO-04")
def _(result):
    here, peer = pair()
    time_limit(here, 120)
    peer.send(bytes(3))
    result["recv"] = recv(here, 8, socket.MSG_WAITALL)
    result["recv2"] = recv(here, 8)


@scenario("TMO-31")
def _(result):
    here, peer = pair()
    time_limit(here, 100)
    start = time.monotonic()
    result["time_up"] = recv(here)
    result["at_least_100"] = time.monotonic() - start >= 0.095
    result["read"] = call(os.read, here.fileno(), 16)
    result["nothing_there"] = recv(here, 16, socket.MSG_DONTWAIT)
    peer.send(bytes(5))
    result["used_again"] = recv(here)
    peer.close()
    result["closed"] = recv(here)


@scenario("TMO-32")
def _(result):
    here, peer = pair()
    start = time.monotonic()
    result["time_up"] = poll(here, IN, 100)
    result["at_least_100"] = time.monotonic() - start >= 0.095
    result["nothing_there"] = recv(here, 16, socket.MSG_DONTWAIT)
    sender = later(50, peer.send, bytes(5))
    result["data"] = poll(here, IN, 5000)
    sender.join()
    result["recv"] = recv(here)
    peer.close()
    result["closed"] = poll(here, IN, 5000)
    result["recv_closed"] = recv(here)


@scenario("TMO-09")
def _(result):
    here, peer = pair()
    drop_all(peer)
    here.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, 400)
    result["send"] = send(here, 1)
    result["poll"] = poll(here, IN, 8000)
    result["recv"] = recv(here, 1)
    result["recv2"] = recv(here, 1)
    result["send2"] = send(here, 1, socket.MSG_NOSIGNAL)


@scenario("TMO-10")
def _(result):
    here, peer = pair()
    drop_all(peer)
    here.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    here.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 1)
    here.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, 1)
    here.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPCNT, 1)
    time_limit(here, 8000)
    result["recv"] = recv(here, 1)
    result["send"] = send(here, 1, socket.MSG_NOSIGNAL)


@scenario("TMO-12")
def _(result):
    here, peer = pair()
    drop_all(peer)
    send(here, 1)
    nonblocking(here)
    here.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 1))
    start = time.monotonic()
    result["close"] = call(os.close, here.detach())
    result["waited_1s"] = 0.95 <= time.monotonic() - start < 5


# ---- descriptors


@scenario("FCN-01")
def _(result):
    here, peer = pair()
    result["getfl_before"] = fcntl.fcntl(here, fcntl.F_GETFL)
    copy = fcntl.fcntl(here, fcntl.F_DUPFD, 0)
    fcntl.fcntl(copy, fcntl.F_SETFL, os.O_RDWR | os.O_NONBLOCK)
    result["recv"] = recv(here)
    result["getfl_after"] = fcntl.fcntl(here, fcntl.F_GETFL)
    os.close(copy)
    peer.close()


@scenario("FCN-02")
def _(result):
    sock = tcp()
    result["setfl"] = call(fcntl.fcntl, sock, fcntl.F_SETFL, os.O_NONBLOCK | os.O_WRONLY)
    flags = fcntl.fcntl(sock, fcntl.F_GETFL)
    result["accmode"] = flags & os.O_ACCMODE
    result["nb"] = bool(flags & os.O_NONBLOCK)
    off = bytearray(4)
    result["fionbio"] = call(fcntl.ioctl, sock, termios.FIONBIO, off)
    result["nb2"] = is_nonblocking(sock)


@scenario("FCN-31")
def _(result):
    sock = tcp()
    fcntl.fcntl(sock, fcntl.F_SETFL, os.O_APPEND)
    result["append"] = bool(fcntl.fcntl(sock, fcntl.F_GETFL) & os.O_APPEND)
    result["overwrite"] = call(fcntl.fcntl, sock, fcntl.F_SETFL, os.O_NONBLOCK)
    flags = fcntl.fcntl(sock, fcntl.F_GETFL)
    result["append_after"] = bool(flags & os.O_APPEND)
    result["nb_after"] = bool(flags & os.O_NONBLOCK)


@scenario("FCN-32")
def _(result):
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM | socket.SOCK_NONBLOCK)
    result["nb"] = is_nonblocking(sock)
    result["fresh"] = recv(sock)
    here, peer = pair()
    fcntl.ioctl(here, termios.FIONBIO, struct.pack("i", 1))
    result["connected"] = recv(here)
    peer.close()


def every_call(sock, result):
    result["recv"] = recv(sock)
    result["send"] = send(sock, 1)
    result["connect"] = connect(sock, ("127.0.0.1", 9))
    result["bind"] = call(sock.bind, ("127.0.0.1", 0))
    result["listen"] = call(sock.listen, 1)
    result["accept"] = call(sock.accept)
    result["shutdown"] = call(sock.shutdown, socket.SHUT_RD)
    result["getsockopt"] = call(sock.getsockopt, socket.SOL_SOCKET, socket.SO_TYPE)
    result["setsockopt"] = call(sock.setsockopt, socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    result["getsockname"] = call(sock.getsockname)
    result["getpeername"] = call(sock.getpeername)


@scenario("BAD-06")
def _(result):
    sock = tcp()
    os.close(sock.fileno())
    every_call(sock, result)
    fd = sock.detach()
    result["close"] = call(os.close, fd)
    result["ioctl"] = call(fcntl.ioctl, fd, termios.FIONREAD, bytearray(4))


@scenario("BAD-07")
def _(result):
    sock = tcp()
    event = eventfd(0)
    os.dup2(event, sock.fileno())
    every_call(sock, result)
    os.close(event)


@scenario("BAD-31")
def _(result):
    with tcp() as low:
        sock = socket.socket(fileno=fcntl.fcntl(low, fcntl.F_DUPFD, 900))
    result["close"] = call(os.close, sock.fileno())
    result["again"] = call(os.close, sock.fileno())
    result["send"] = send(sock, 1)
    result["connect"] = connect(sock, ("127.0.0.1", 9))
    sock.detach()


def resolve(*arguments):
    try:
        socket.getaddrinfo(*arguments, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
        return 0
    except socket.gaierror as e:
        return {getattr(socket, name): name for name in dir(socket) if name.startswith("EAI_")}[e.errno]


@scenario("NAM-31")
def _(result):
    result["name"] = resolve("no-such-host", None)
    result["service"] = resolve("127.0.0.1", "no-such-service", socket.AF_INET)
    result["family"] = resolve("127.0.0.1", "80", 12345)
    result["literal"] = resolve("127.0.0.1", "80")


@scenario("ERR-31")
def _(result):
    here, peer = pair()
    try:
        here.recv(16, socket.MSG_DONTWAIT)
    except OSError as e:
        number = e.errno
    result["recv"] = failed(number)
    result["number"] = number
    result["names"] = ",".join(sorted(n for n in dir(errno) if n[0] == "E" and getattr(errno, n) == number))
    peer.close()


# ---- what the system refuses


def udp():
    return socket.socket(socket.AF_INET, socket.SOCK_DGRAM)


def bound_udp():
    sock = udp()
    sock.bind(("127.0.0.1", 0))
    return sock


def as_family(family, sock):
    """The same descriptor, with CPython writing the addresses of another family."""
    return socket.socket(family, socket.SOCK_STREAM, 0, fileno=os.dup(sock.fileno()))


def open_and_close(*arguments):
    result = call(socket.socket, *arguments)
    return "fd" if isinstance(result, socket.socket) else result


@scenario("BAD-32")
def _(result):
    result["domain0"] = open_and_close(0, socket.SOCK_STREAM, 0)
    result["domain999"] = open_and_close(999, socket.SOCK_STREAM, 0)
    result["type75"] = open_and_close(socket.AF_INET, 75, 0)
    result["dgram_tcp"] = open_and_close(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_TCP)
    result["stream_udp"] = open_and_close(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_UDP)
    result["type0"] = open_and_close(socket.AF_INET, 0, 0)


@scenario("ACC-02")
def _(result):
    here, peer = pair()
    result["bound"] = call(closed_port().accept)
    result["connected"] = call(here.accept)
    result["fresh"] = call(tcp().accept)
    peer.close()


@scenario("ACC-03")
def _(result):
    sock = udp()
    result["listen"] = call(sock.listen, 1)
    result["accept"] = call(sock.accept)


@scenario("ACC-10")
def _(result):
    sock = tcp()
    result["listen"] = call(sock.listen, 1)
    result["port_assigned"] = sock.getsockname()[1] != 0


@scenario("ACC-11")
def _(result):
    here, peer = pair()
    result["connected"] = call(here.listen, 1)
    result["pending"] = call(pending(full_listener()).listen, 1)
    peer.close()


@scenario("ACC-14")
def _(result):
    def reusing():
        sock = tcp()
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return sock

    taken = listener(1)
    result["plain"] = call(tcp().bind, taken.getsockname())
    result["reuse_second"] = call(reusing().bind, taken.getsockname())
    first = reusing()
    first.bind(("127.0.0.1", 0))
    first.listen(1)
    result["reuse_both"] = call(reusing().bind, first.getsockname())


@scenario("SHU-06")
def _(result):
    fresh = tcp()
    result["fresh"] = call(fresh.shutdown, socket.SHUT_WR)
    result["fresh_bad_how"] = call(fresh.shutdown, 7)
    here, peer = pair()
    result["bad_how"] = call(here.shutdown, 7)
    peer.close()


@scenario("SHU-07")
def _(result):
    here, peer = pair()
    reset(peer)
    result["wr"] = call(here.shutdown, socket.SHUT_WR)
    result["rdwr"] = call(here.shutdown, socket.SHUT_RDWR)


@scenario("CON-10")
def _(result):
    sock = tcp()
    result["in6"] = connect(as_family(socket.AF_INET6, sock), ("::1", 9))
    result["un"] = connect(as_family(socket.AF_UNIX, sock), "/eagain-lab/no-such-socket")


@scenario("ACC-31")
def _(result):
    result["twice"] = call(closed_port().bind, ("127.0.0.1", 0))
    sock = tcp()
    result["nonlocal"] = call(sock.bind, ("198.51.100.1", 0))
    result["family"] = call(as_family(socket.AF_UNIX, sock).bind, "/eagain-lab/no-such-socket")


@scenario("ACC-21")
def _(result):
    result["fresh"] = getpeername(tcp())
    result["listening"] = getpeername(listener(1))
    result["udp"] = getpeername(udp())


@scenario("UNX-31")
def _(result):
    name = b"\0eagain-differential-full-%d" % os.getpid()
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listening.bind(name)
    listening.listen(0)
    first = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    result["first"] = connect(first, name)
    result["full"] = connect(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_NONBLOCK), name)


@scenario("OPT-06")
def _(result):
    sock = udp()
    result["set"] = call(sock.setsockopt, socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    result["so_type"] = call(sock.setsockopt, socket.SOL_SOCKET, socket.SO_TYPE, 1)


@scenario("OPT-31")
def _(result):
    sock = tcp()
    result["no_such_option"] = call(sock.getsockopt, socket.SOL_SOCKET, 9999)
    result["no_such_level"] = call(sock.getsockopt, 9999, 1)


@scenario("BAD-05")
def _(result):
    sock = tcp()
    keep_alive = (socket.SOL_SOCKET, socket.SO_KEEPALIVE)
    result["set0"] = call(sock.setsockopt, *keep_alive, b"")
    result["set3"] = call(sock.setsockopt, *keep_alive, bytes(3))
    result["set_null"] = call(sock.setsockopt, *keep_alive, None, 4)
    one = sock.getsockopt(*keep_alive, 1)
    result["get1"] = 0
    result["outlen"] = len(one)


@scenario("FCN-33")
def _(result):
    sock = tcp()
    result["fionbio_fault"] = call(fcntl.ioctl, sock, termios.FIONBIO, 0)
    result["ioctl"] = call(fcntl.ioctl, sock, 0x1234, 0)
    result["cmd"] = call(fcntl.fcntl, sock, 9999, 0)


@scenario("RCV-10")
def _(result):
    here, peer = pair()
    result["none"] = recv(here, 1, socket.MSG_OOB)
    here.setsockopt(socket.SOL_SOCKET, socket.SO_OOBINLINE, 1)
    result["inline"] = recv(here, 1, socket.MSG_OOB)
    sock = udp()
    nonblocking(sock)
    result["udp"] = recv(sock, 1, socket.MSG_OOB)
    peer.close()


@scenario("UDP-01")
def _(result):
    with bound_udp() as gone:
        nobody = gone.getsockname()
    sock = udp()
    result["connect"] = connect(sock, nobody)
    result["send"] = send(sock, 1)
    time.sleep(0.02)
    result["poll"] = poll(sock, 0, 1000)
    result["send2"] = send(sock, 1)
    result["send3"] = send(sock, 1)


@scenario("UDP-03")
def _(result):
    somewhere = bound_udp()
    fresh = udp()
    result["send"] = send(fresh, 1)
    result["write"] = call(os.write, fresh.fileno(), b"x")
    result["recv"] = recv(fresh, 16, socket.MSG_DONTWAIT)
    result["sendto"] = call(fresh.sendto, b"x", somewhere.getsockname())
    result["bound_now"] = fresh.getsockname()[1] != 0


@scenario("UDP-06")
def _(result):
    somewhere = bound_udp()
    sock = udp()
    result["max"] = call(sock.sendto, bytes(65507), somewhere.getsockname())
    result["over"] = call(sock.sendto, bytes(65508), somewhere.getsockname())


@scenario("UDP-31")
def _(result):
    receiver, sock = bound_udp(), udp()
    sock.connect(receiver.getsockname())
    result["over"] = send(sock, 65508)
    result["send"] = send(sock, 10)
    result["cut"] = recv(receiver, 4)
    result["rest_is_lost"] = recv(receiver, 16, socket.MSG_DONTWAIT)


@scenario("EPO-34")
def _(result):
    epoll = select.epoll()
    sock = tcp()
    closed = fcntl.fcntl(sock, fcntl.F_DUPFD, 900)
    os.close(closed)
    result["bad_epfd"] = call(select.epoll.fromfd(closed).poll, 0, 1)
    result["not_epoll"] = call(select.epoll.fromfd(os.dup(sock.fileno())).poll, 0, 1)
    event = eventfd(0)
    epoll.register(event, select.EPOLLOUT)
    result["still_there"] = epoll_wait(epoll, 0)
    os.close(event)


@scenario("SEL-34")
def _(result):
    sock = tcp()
    closed = fcntl.fcntl(sock, fcntl.F_DUPFD, 900)
    os.close(closed)
    result["closed"] = call(select_read, closed, 0)


# ---- routes, addresses, queues, ports used again, endings


def ip(*arguments):
    subprocess.run(["ip", *arguments], check=True)


def listening_at(port, backlog=4):
    sock = tcp()
    sock.bind(("127.0.0.1", port))
    sock.listen(backlog)
    return sock


def child(function):
    """How a child process ends that does this: its exit status, or the signal that killed it."""
    process = os.fork()
    if process == 0:
        os._exit(function())
    _, status = os.waitpid(process, 0)
    if os.WIFSIGNALED(status):
        return "killed:" + signal.Signals(os.WTERMSIG(status)).name.removeprefix("SIG")
    return f"exit:{os.WEXITSTATUS(status)}"


@scenario("CON-15")
def _(result):
    ip("link", "set", "lo", "up")
    ip("route", "add", "default", "dev", "lo")
    result["mcast"] = connect(tcp(), ("224.0.0.1", 80))
    result["bcast"] = connect(tcp(), ("255.255.255.255", 80))


@scenario("CON-21")
def _(result):
    ip("link", "set", "lo", "up")
    ip("route", "add", "unreachable", "198.51.100.0/26")
    ip("route", "add", "prohibit", "198.51.100.64/26")
    ip("route", "add", "blackhole", "198.51.100.128/26")
    result["unreachable"] = connect(tcp(), ("198.51.100.1", 80))
    result["prohibit"] = connect(tcp(), ("198.51.100.65", 80))
    result["blackhole"] = connect(tcp(), ("198.51.100.129", 80))
    result["udp_unreachable"] = call(udp().sendto, b"x", ("198.51.100.1", 80))


@scenario("CON-22")
def _(result):
    ip("link", "set", "lo", "up")
    with open("/proc/sys/net/ipv4/ip_local_port_range", "w", encoding="ascii") as range_of_one:
        range_of_one.write("50000 50000")
    one, other = listening_at(7001), listening_at(7002)
    first = tcp()
    result["first"] = connect(first, one.getsockname())
    result["second"] = connect(tcp(), one.getsockname())
    result["bind0"] = call(tcp().bind, ("127.0.0.1", 0))
    result["other_dest"] = connect(tcp(), other.getsockname())


@scenario("CON-13")
def _(result):
    listening = listener()
    result["connect"] = connect(tcp(), ("0.0.0.0", listening.getsockname()[1]))


@scenario("CON-14")
def _(result):
    result["connect"] = connect(tcp(), ("127.0.0.1", 0))


@scenario("CON-17")
def _(result):
    listening = listener()
    sock = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
    sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    result["connect"] = connect(sock, ("::ffff:127.0.0.1", listening.getsockname()[1]))


@scenario("SND-09")
def _(result):
    here, peer = pair()
    result["sendto"] = call(here.sendto, b"x", ("127.0.0.1", 9))
    peer.close()


def bind_to_port_80():
    if os.getuid() == 0:
        os.setresuid(65534, 65534, 65534)
    try:
        tcp().bind(("127.0.0.1", 80))
    except OSError as e:
        return e.errno
    return 0


@scenario("ACC-18")
def _(result):
    result["twice"] = call(closed_port().bind, ("127.0.0.1", 0))
    sock = tcp()
    result["nonlocal"] = call(sock.bind, ("198.51.100.1", 0))
    result["family"] = call(as_family(socket.AF_UNIX, sock).bind, "/eagain-lab/no-such-socket")
    number = int(child(bind_to_port_80).removeprefix("exit:"))
    result["privileged"] = failed(number) if number else 0


@scenario("ACC-20")
def _(result):
    sock = tcp()
    result["getsockname"] = 0
    result["addr"] = "%s:%d" % sock.getsockname()


@scenario("ACC-24")
def _(result):
    listening = listener()
    a, b = connected(listening.getsockname()), connected(listening.getsockname())
    accepted, first = listening.accept()
    _, second = listening.accept()
    result["order_ok"] = (first, second) == (a.getsockname(), b.getsockname())
    result["names_match"] = accepted.getpeername() == a.getsockname()


@scenario("ACC-25")
def _(result):
    listening = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
    listening.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
    listening.bind(("::", 0))
    listening.listen(4)
    port = listening.getsockname()[1]
    result["bind_v4"] = call(tcp().bind, ("0.0.0.0", port))
    client = connected(("127.0.0.1", port))
    _, peer = listening.accept()
    result["peer"] = peer[0]
    client.close()


@scenario("ACC-07")
def _(result):
    listening = listener()
    client = connected(listening.getsockname())
    client.send(bytes(3))
    client.close()
    time.sleep(0.02)
    accepted, _ = listening.accept()
    result["accept"] = "fd"
    result["recv"] = recv(accepted)
    result["recv2"] = recv(accepted)


@scenario("ACC-12")
def _(result):
    sock = closed_port()
    result["l5"] = call(sock.listen, 5)
    result["l10"] = call(sock.listen, 10)
    result["l1"] = call(sock.listen, 1)


@scenario("ACC-13")
def _(result):
    listening = listener(0)
    first = pending(listening.getsockname())
    time.sleep(0.02)
    second = pending(listening.getsockname())
    result["first"] = poll(first, OUT, 150)
    result["second"] = poll(second, OUT, 150)


@scenario("ACC-22")
def _(result):
    listening = listener()
    client = connected(listening.getsockname())
    time.sleep(0.02)
    listening.close()
    result["poll"] = poll(client, IN | RDHUP, 1000)
    result["recv"] = recv(client)
    result["recv2"] = recv(client)


@scenario("ACC-23")
def _(result):
    listening = listener()
    nonblocking(listening)
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_DEFER_ACCEPT, 5)
    client = connected(listening.getsockname())
    time.sleep(0.03)
    result["accept"] = call(listening.accept)
    client.send(b"x")
    time.sleep(0.03)
    result["after_data"] = call(listening.accept)


@scenario("SHU-01")
def _(result):
    listening = listener()
    address = listening.getsockname()
    result["rd"] = call(listening.shutdown, socket.SHUT_RD)
    result["getsockname_still_old"] = listening.getsockname() == address
    result["bind_old_port"] = call(tcp().bind, address)


@scenario("ACC-15")
def _(result):
    a, b = tcp(), tcp()
    a.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    b.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    a.bind(("127.0.0.1", 0))
    result["bind_b"] = call(b.bind, a.getsockname())
    result["listen_a"] = call(a.listen, 1)
    result["listen_b"] = call(b.listen, 1)
    result["bind_c"] = call(tcp().bind, a.getsockname())


def reuse(sock):
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)


def old_listener(reused):
    listening = tcp()
    if reused:
        reuse(listening)
    listening.bind(("127.0.0.1", 0))
    listening.listen(4)
    return listening


def time_wait(reused):
    """An address whose server closed first."""
    listening = old_listener(reused)
    address = listening.getsockname()
    client = connected(address)
    server, _ = listening.accept()
    listening.close()
    server.close()
    time.sleep(0.02)
    client.close()
    time.sleep(0.02)
    return address


def connection_without_listener(reused):
    listening = old_listener(reused)
    address = listening.getsockname()
    KEPT.append(connected(address))
    KEPT.append(listening.accept())
    listening.close()
    return address


def bind_again(result, old):
    """Binds to what was a listener's address, in three ways; the last socket."""
    address, sock = old(False), tcp()
    result["plain"] = call(sock.bind, address)
    reuse(sock)
    result["reuse_new_only"] = call(sock.bind, address)
    address, second = old(True), tcp()
    reuse(second)
    result["reuse_both"] = call(second.bind, address)
    return second


@scenario("ACC-16")
def _(result):
    result["listen"] = call(bind_again(result, time_wait).listen, 1)


@scenario("ACC-17")
def _(result):
    bind_again(result, connection_without_listener)


@scenario("ACC-08")
def _(result):
    listening = listener()
    time_limit(listening, 2000)
    start = time.monotonic()
    outcome = []
    timer = later(100, lambda: outcome.append(call(listening.shutdown, socket.SHUT_RD)))
    result["accept"] = call(listening.accept)
    result["woken_early"] = time.monotonic() - start < 1.5
    timer.join()
    result["shutdown"] = outcome[0]


@scenario("ACC-09")
def _(result):
    listening = listener()
    time_limit(listening, 400)
    start = time.monotonic()
    timer = later(100, os.close, listening.fileno())
    result["accept"] = call(listening.accept)
    result["waited_full"] = time.monotonic() - start >= 0.38
    timer.join()
    listening.detach()


@scenario("SHU-05")
def _(result):
    shut, peer = pair()
    timer = later(80, shut.shutdown, socket.SHUT_RD)
    result["shutdown"] = recv(shut)
    timer.join()
    closed, other = pair()
    time_limit(closed, 300)
    timer = later(80, os.close, closed.fileno())
    result["close"] = recv(closed)
    timer.join()
    closed.detach()
    peer.close()
    other.close()


def send_after_shutdown(flags):
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    here, peer = pair()
    here.shutdown(socket.SHUT_WR)
    outcome = send(here, 1, flags)
    peer.close()
    return 0 if outcome == "-1/EPIPE" else 1


@scenario("SND-03")
def _(result):
    result["default"] = child(lambda: send_after_shutdown(0))
    result["nosignal"] = child(lambda: send_after_shutdown(socket.MSG_NOSIGNAL))


@scenario("SND-10")
def _(result):
    here, peer = pair()
    peer.shutdown(socket.SHUT_RD)
    result["send"] = send(here, 1, socket.MSG_NOSIGNAL)
    result["poll"] = poll(here, IN | RDHUP, 50)
    result["send2"] = send(here, 1, socket.MSG_NOSIGNAL)


@scenario("SND-12")
def _(result):
    here, peer = pair()
    timer = later(150, peer.close)
    sent = send(here, BIG, socket.MSG_NOSIGNAL)
    timer.join()
    result["partial"] = isinstance(sent, int) and 0 < sent < BIG
    result["next"] = send(here, 1, socket.MSG_NOSIGNAL)
    result["after"] = send(here, 1, socket.MSG_NOSIGNAL)


@scenario("SHU-08")
def _(result):
    somewhere, sock = bound_udp(), udp()
    sock.connect(somewhere.getsockname())
    result["rd"] = call(sock.shutdown, socket.SHUT_RD)
    time_limit(sock, 1000)
    result["recv"] = recv(sock)
    result["recv_nb"] = recv(sock, 1, socket.MSG_DONTWAIT)
    result["wr"] = call(sock.shutdown, socket.SHUT_WR)
    result["send"] = send(sock, 1, socket.MSG_NOSIGNAL)


@scenario("SHU-09")
def _(result):
    here, peer = pair()
    reset(peer)
    result["rst"] = recv(here)
    here, peer = pair()
    peer.shutdown(socket.SHUT_WR)
    time.sleep(0.01)
    result["fin_first"] = recv(here)
    reset(peer)
    result["poll"] = poll(here, 0, 100)


@scenario("SHU-10")
def _(result):
    here, peer = pair()
    copy = peer.dup()
    peer.close()
    time.sleep(0.02)
    result["after_close"] = poll(here, IN | RDHUP, 20)
    copy.shutdown(socket.SHUT_WR)
    result["after_shutdown"] = poll(here, IN | RDHUP, 500)


PRIVATE_NETWORK = {"CON-15", "CON-16", "CON-21", "CON-22"}


# ---- options, datagrams, unix sockets, and what a socket call does not take


def option(sock, level, name, value):
    return call(sock.setsockopt, level, name, value)


@scenario("OPT-01")
def _(result):
    sock = closed_port()
    result["before"] = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
    sock.listen(1)
    result["after"] = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
    result["set"] = option(sock, socket.SOL_SOCKET, socket.SO_ACCEPTCONN, 1)


@scenario("OPT-02")
def _(result):
    here, peer = pair()
    reset(peer)
    result["first"] = so_error(here)
    result["second"] = so_error(here)
    result["set"] = option(here, socket.SOL_SOCKET, socket.SO_ERROR, 1)


@scenario("OPT-03")
def _(result):
    sock = tcp()
    option(sock, socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
    result["rcv"] = sock.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF)
    result["rcv0"] = option(sock, socket.SOL_SOCKET, socket.SO_RCVBUF, 0)
    result["rcv0_positive"] = sock.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF) > 0
    option(sock, socket.SOL_SOCKET, socket.SO_SNDBUF, 65536)
    result["snd"] = sock.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF)


@scenario("OPT-04")
def _(result):
    sock = tcp()
    result["idle0"] = option(sock, socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 0)
    result["idle_max"] = option(sock, socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 32768)
    result["intvl0"] = option(sock, socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, 0)
    result["cnt0"] = option(sock, socket.IPPROTO_TCP, socket.TCP_KEEPCNT, 0)
    result["cnt128"] = option(sock, socket.IPPROTO_TCP, socket.TCP_KEEPCNT, 128)
    result["syn0"] = option(sock, socket.IPPROTO_TCP, socket.TCP_SYNCNT, 0)
    result["syn128"] = option(sock, socket.IPPROTO_TCP, socket.TCP_SYNCNT, 128)
    result["ut"] = option(sock, socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, -1)
    result["mss"] = option(sock, socket.IPPROTO_TCP, socket.TCP_MAXSEG, 10)
    result["cc"] = option(sock, socket.IPPROTO_TCP, socket.TCP_CONGESTION, b"nosuch")


@scenario("OPT-05")
def _(result):
    sock = tcp()
    result["type"] = sock.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE)
    result["domain"] = sock.getsockopt(socket.SOL_SOCKET, socket.SO_DOMAIN)
    result["protocol"] = sock.getsockopt(socket.SOL_SOCKET, socket.SO_PROTOCOL)
    result["keepalive"] = sock.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
    result["reuseaddr"] = sock.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR)
    result["nodelay"] = sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
    result["linger"] = "%d,%d" % struct.unpack("ii", sock.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, 8))
    result["keepidle"] = sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE)
    result["keepintvl"] = sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL)
    result["keepcnt"] = sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPCNT)
    result["rcvlowat"] = sock.getsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT)


@scenario("OPT-07")
def _(result):
    sock = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
    result["before"] = option(sock, socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
    sock.bind(("::1", 0))
    result["after"] = option(sock, socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)


@scenario("OPT-08")
def _(result):
    sock = tcp()
    result["ttl0"] = option(sock, socket.IPPROTO_IP, socket.IP_TTL, 0)
    result["ttl256"] = option(sock, socket.IPPROTO_IP, socket.IP_TTL, 256)
    result["default"] = option(sock, socket.IPPROTO_IP, socket.IP_TTL, -1)
    result["ttl64"] = option(sock, socket.IPPROTO_IP, socket.IP_TTL, 64)
    result["dev"] = option(sock, socket.SOL_SOCKET, socket.SO_BINDTODEVICE, b"nosuch0")


@scenario("OPT-09")
def _(result):
    here, peer = pair()
    here.shutdown(socket.SHUT_RDWR)
    result["set"] = option(here, socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    result["getpeername"] = getpeername(here)
    result["getsockname"] = 0 if here.getsockname() else "none"
    peer.close()


@scenario("OPT-10")
def _(result):
    here, peer = pair()
    peer.close()
    time.sleep(0.02)
    result["fin"] = getpeername(here)
    here, peer = pair()
    reset(peer)
    result["rst"] = getpeername(here)


@scenario("OPT-11")
def _(result):
    here, peer = pair()
    option(here, socket.SOL_SOCKET, socket.SO_RCVLOWAT, 4)
    peer.send(bytes(2))
    time.sleep(0.02)
    result["poll2"] = poll(here, IN, 20)
    result["nb"] = recv(here, 16, socket.MSG_DONTWAIT | socket.MSG_PEEK)
    peer.send(bytes(2))
    result["poll4"] = poll(here, IN, 1000)
    recv(here, 16, socket.MSG_DONTWAIT)
    peer.send(bytes(1))
    peer.close()
    result["eof"] = poll(here, IN, 1000)


@scenario("UDP-07")
def _(result):
    sock, first, second = bound_udp(), bound_udp(), bound_udp()
    first.sendto(b"x", sock.getsockname())
    time.sleep(0.02)
    sock.connect(second.getsockname())
    result["queued"] = recv(sock, 16, socket.MSG_DONTWAIT)
    first.sendto(b"x", sock.getsockname())
    time.sleep(0.02)
    result["filtered"] = recv(sock, 16, socket.MSG_DONTWAIT)
    result["reconnect"] = connect(sock, first.getsockname())


@scenario("UDP-08")
def _(result):
    with bound_udp() as gone:
        nobody = gone.getsockname()
    sock = udp()
    sock.connect(nobody)
    send(sock, 1)
    time.sleep(0.02)
    time_limit(sock, 500)
    result["recv"] = recv(sock, 1)
    result["recv2"] = recv(sock, 1, socket.MSG_DONTWAIT)
    send(sock, 1)
    time.sleep(0.02)
    result["so_error"] = so_error(sock)
    unconnected = udp()
    unconnected.sendto(b"x", nobody)
    time.sleep(0.02)
    result["unconnected"] = recv(unconnected, 1, socket.MSG_DONTWAIT)


@scenario("UDP-05")
def _(result):
    receiver, sock = bound_udp(), udp()
    for _ in range(4):
        sock.sendto(bytes(10), receiver.getsockname())
    time.sleep(0.02)
    result["recv"] = recv(receiver, 4)
    into = bytearray(4)
    result["trunc"] = call(receiver.recv_into, into, 4, socket.MSG_TRUNC)
    data, _, flags, _ = receiver.recvmsg(4)
    result["recvmsg"] = len(data)
    result["msg_trunc"] = bool(flags & socket.MSG_TRUNC)
    recv(receiver, 4)
    result["empty"] = recv(receiver, 4, socket.MSG_DONTWAIT)


@scenario("UDP-09")
def _(result):
    with bound_udp() as gone:
        nobody = gone.getsockname()
    sock = udp()
    option(sock, socket.IPPROTO_IP, 11, 1)  # IP_RECVERR, for which CPython has no name
    sock.sendto(b"x", nobody)
    time.sleep(0.02)
    result["recv"] = recv(sock, 1, socket.MSG_DONTWAIT)
    data, control, _, _ = sock.recvmsg(16, 512, socket.MSG_ERRQUEUE)
    result["errqueue"] = len(data)
    number, origin = struct.unpack_from("IB", control[0][2])
    result["ee_errno"] = NAMES[number]
    result["origin_icmp"] = origin == 2


@scenario("UDP-10")
def _(result):
    receiver, sock = bound_udp(), udp()
    option(receiver, socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    sent = sum(sock.sendto(bytes(1000), receiver.getsockname()) == 1000 for _ in range(200))
    time.sleep(0.02)
    arrived = 0
    while arrived < 300 and recv(receiver, 2000, socket.MSG_DONTWAIT) == 1000:
        arrived += 1
    result["all_sent"] = sent == 200
    result["some_lost"] = arrived < 200
    result["last"] = recv(receiver, 2000, socket.MSG_DONTWAIT)


def fionread(sock):
    return struct.unpack("i", fcntl.ioctl(sock, termios.FIONREAD, bytes(4)))[0]


@scenario("UDP-11")
def _(result):
    receiver, sock = bound_udp(), udp()
    sock.sendto(bytes(10), receiver.getsockname())
    sock.sendto(bytes(20), receiver.getsockname())
    time.sleep(0.02)
    result["udp"] = fionread(receiver)
    here, peer = pair()
    peer.send(bytes(10))
    peer.send(bytes(20))
    time.sleep(0.02)
    result["tcp"] = fionread(here)


@scenario("UDP-12")
def _(result):
    somewhere = bound_udp()

    def six(only):
        sock = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
        option(sock, socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, only)
        return as_family(socket.AF_INET, sock)

    port = somewhere.getsockname()[1]
    result["v6_on_v4"] = call(as_family(socket.AF_INET6, udp()).sendto, b"x", ("::1", port))
    result["v4_on_v6only"] = call(six(1).sendto, b"x", somewhere.getsockname())
    result["v4_on_dual"] = call(six(0).sendto, b"x", somewhere.getsockname())


@scenario("UDP-13")
def _(result):
    first, second = bound_udp(), udp()
    result["plain"] = call(second.bind, first.getsockname())
    for sock in [first, second]:
        option(sock, socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    result["both"] = call(second.bind, first.getsockname())
    result["rebind"] = call(first.bind, ("127.0.0.1", 0))


@scenario("UDP-14")
def _(result):
    receiver, sock = bound_udp(), udp()
    sock.connect(receiver.getsockname())
    result["oob"] = send(sock, 1, socket.MSG_OOB)
    result["peer"] = poll(receiver, IN, 20) != "0:0"


@scenario("UDP-15")
def _(result):
    peer, other, sock = bound_udp(), bound_udp(), udp()
    sock.connect(peer.getsockname())
    result["sendto"] = call(sock.sendto, b"x", other.getsockname())
    time.sleep(0.02)
    result["b_got"] = recv(other, 16, socket.MSG_DONTWAIT)
    result["send"] = send(sock, 1)
    time.sleep(0.02)
    result["a_got"] = recv(peer, 16, socket.MSG_DONTWAIT)


@scenario("UDP-16")
def _(result):
    peer, fresh = bound_udp(), udp()
    fresh.connect(peer.getsockname())
    result["bind_after_connect"] = call(fresh.bind, ("127.0.0.1", 0))
    wildcard = udp()
    wildcard.bind(("0.0.0.0", 0))
    wildcard.connect(peer.getsockname())
    result["local_connected"] = wildcard.getsockname()[0]


def unix(kind=socket.SOCK_STREAM):
    return socket.socket(socket.AF_UNIX, kind)


def bound_unix(path, kind=socket.SOCK_STREAM):
    sock = unix(kind)
    sock.bind(path)
    return sock


def unix_listener(path):
    sock = bound_unix(path)
    sock.listen(4)
    return sock


def ordinary_user(function):
    """What a function gives in a child program that has given up root."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.getuid() == 0:
                os.setresuid(65534, 65534, 65534)
            os.write(writing, str(function()).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as output:
        result = output.read()
    os.waitpid(child, 0)
    return result


@scenario("UNX-01")
def _(result):
    with tempfile.TemporaryDirectory() as folder:
        sock = unix()
        result["missing"] = connect(sock, folder + "/missing")
        open(folder + "/regular", "w").close()
        result["regular"] = connect(sock, folder + "/regular")
        unix_listener(folder + "/stale").close()
        result["stale"] = connect(sock, folder + "/stale")
        with bound_unix(folder + "/datagram", socket.SOCK_DGRAM):
            result["wrongtype"] = connect(sock, folder + "/datagram")
        with unix_listener(folder + "/listener"):
            result["listener"] = connect(sock, folder + "/listener")


@scenario("UNX-03")
def _(result):
    with tempfile.TemporaryDirectory() as folder:
        result["connect"] = connect(unix_listener(folder + "/own"), folder + "/own")
        unbound = unix()
        result["listen"] = call(unbound.listen, 1)
        result["accept"] = call(unbound.accept)


@scenario("UNX-04")
def _(result):
    with tempfile.TemporaryDirectory() as folder, unix_listener(folder + "/denied"):
        os.chmod(folder, 0o755)
        os.chmod(folder + "/denied", 0o500)
        result["connect"] = ordinary_user(lambda: connect(unix(), folder + "/denied"))


@scenario("UNX-05")
def _(result):
    with tempfile.TemporaryDirectory() as folder:
        listening, sock = unix_listener(folder + "/closing"), unix()
        sock.connect(folder + "/closing")
        listening.close()
        result["poll"] = poll(sock, IN | RDHUP, 500)
        result["recv"] = recv(sock, 1, socket.MSG_DONTWAIT)
        result["recv2"] = recv(sock, 1, socket.MSG_DONTWAIT)


@scenario("UNX-06")
def _(result):
    with tempfile.TemporaryDirectory() as folder:
        named, sock = bound_unix(folder + "/taken"), unix()
        result["exists"] = call(sock.bind, folder + "/taken")
        result["nodir"] = call(sock.bind, folder + "/missing/name")
        result["notdir"] = call(sock.bind, "/dev/null/name")
        result["twice"] = call(named.bind, folder + "/second")
        result["family"] = call(as_family(socket.AF_INET, sock).bind, ("127.0.0.1", 0))


@scenario("UNX-07")
def _(result):
    path = "/eagain-lab/no-such-socket"
    flags = socket.MSG_NOSIGNAL
    for label, kind in [("stream", socket.SOCK_STREAM), ("seq", socket.SOCK_SEQPACKET)]:
        here, peer = socket.socketpair(socket.AF_UNIX, kind)
        result[label + "_connected"] = call(here.sendto, bytes(3), flags, path)
        result[label + "_unconnected"] = call(unix(kind).sendto, bytes(3), flags, path)
        peer.close()


@scenario("UNX-08")
def _(result):
    for label, kind in [("", socket.SOCK_STREAM), ("seq_", socket.SOCK_SEQPACKET)]:
        here, peer = socket.socketpair(socket.AF_UNIX, kind)
        peer.close()
        result[label + "recv"] = recv(here, 1)
        result[label + "send"] = send(here, 1, socket.MSG_NOSIGNAL)


@scenario("UNX-09")
def _(result):
    with tempfile.TemporaryDirectory() as folder:
        here, peer = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
        while send(here, 100, socket.MSG_DONTWAIT) == 100:
            pass
        result["full"] = send(here, 100, socket.MSG_DONTWAIT)
        other, its_peer = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
        result["big"] = send(other, BIG, socket.MSG_DONTWAIT)
        sock = unix(socket.SOCK_DGRAM)
        result["missing"] = call(sock.sendto, b"x", folder + "/missing")
        bound_unix(folder + "/stale", socket.SOCK_DGRAM).close()
        result["stale"] = call(sock.sendto, b"x", folder + "/stale")
        result["unconnected"] = send(sock, 1)
        peer.close()
        its_peer.close()


@scenario("UNX-10")
def _(result):
    result["inet"] = call(socket.socketpair, socket.AF_INET, socket.SOCK_STREAM, 0)
    result["inet_type0"] = call(socket.socketpair, socket.AF_INET, 0, 0)
    result["proto"] = call(socket.socketpair, socket.AF_UNIX, socket.SOCK_STREAM, 5)
    result["type75"] = call(socket.socketpair, socket.AF_UNIX, 75, 0)
    result["ok"] = 0 if socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM, 0) else "none"


@scenario("UNX-11")
def _(result):
    for label, kind in [("dgram", socket.SOCK_DGRAM), ("seq", socket.SOCK_SEQPACKET), ("stream", socket.SOCK_STREAM)]:
        here, peer = socket.socketpair(socket.AF_UNIX, kind)
        here.send(bytes(5))
        result[label] = recv(peer, 3, socket.MSG_DONTWAIT)
        result[label + "_rest"] = recv(peer, 16, socket.MSG_DONTWAIT)
    here, peer = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    here.send(b"")
    result["seq_zero"] = recv(peer, 16, socket.MSG_DONTWAIT)


@scenario("UNX-12")
def _(result):
    with tempfile.TemporaryDirectory() as folder:
        sock = bound_unix(folder + "/datagram", socket.SOCK_DGRAM)
        result["listen"] = call(sock.listen, 1)
        result["accept"] = call(sock.accept)
        result["open"] = call(os.open, folder + "/datagram", os.O_RDWR)


@scenario("UNX-13")
def _(result):
    sock, name = unix(), b"\0eagain-differential-name-%d" % os.getpid()
    # The family and the name, as CPython has them.
    result["unbound_len"] = 2 + len(sock.getsockname())
    result["autobind"] = call(sock.bind, b"")
    result["auto_len"] = 2 + len(sock.getsockname())
    first = unix()
    result["abstract"] = call(first.bind, name)
    result["again"] = call(unix().bind, name)
    here, peer = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
    result["peer_len"] = 2 + len(here.getpeername())
    peer.close()


@scenario("UNX-14")
def _(result):
    here, peer = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)

    def passing(fd):
        return [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [fd]))]

    result["send"] = call(here.sendmsg, [b"x"], passing(here.fileno()), socket.MSG_NOSIGNAL)
    data, _, flags, _ = peer.recvmsg(16, 0, socket.MSG_DONTWAIT)
    result["recv"] = len(data)
    result["ctrunc"] = bool(flags & socket.MSG_CTRUNC)
    closed = fcntl.fcntl(here, fcntl.F_DUPFD, 900)
    os.close(closed)
    result["bad"] = call(here.sendmsg, [b"x"], passing(closed), socket.MSG_NOSIGNAL)


@scenario("UNX-15")
def _(result):
    for label, kind in [("stream", socket.SOCK_STREAM), ("dgram", socket.SOCK_DGRAM), ("seq", socket.SOCK_SEQPACKET)]:
        here, peer = socket.socketpair(socket.AF_UNIX, kind)
        result[label] = send(here, 1, socket.MSG_OOB)
        peer.close()


@scenario("FCN-03")
def _(result):
    sock = tcp()
    closed = fcntl.fcntl(sock, fcntl.F_DUPFD, 900)
    os.close(closed)
    result["badf"] = call(fcntl.fcntl, closed, fcntl.F_GETFL)
    result["dup_neg"] = call(fcntl.fcntl, sock, fcntl.F_DUPFD, -1)
    result["dup_big"] = call(fcntl.fcntl, sock, fcntl.F_DUPFD, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
    result["cmd"] = call(fcntl.fcntl, sock, 9999, 0)
    result["ioctl"] = call(fcntl.ioctl, sock, 0xdead, 0)
    result["lseek"] = call(os.lseek, sock.fileno(), 0, os.SEEK_SET)
    result["ftruncate"] = call(os.ftruncate, sock.fileno(), 0)
    result["fionbio_fault"] = call(fcntl.ioctl, sock, termios.FIONBIO, 0)


@scenario("FCN-04")
def _(result):
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM | socket.SOCK_CLOEXEC | socket.SOCK_NONBLOCK)
    result["cloexec"] = fcntl.fcntl(sock, fcntl.F_GETFD)
    result["nb"] = is_nonblocking(sock)
    copy = fcntl.fcntl(sock, fcntl.F_DUPFD, 0)  # os.dup sets FD_CLOEXEC
    result["dup_cloexec"] = fcntl.fcntl(copy, fcntl.F_GETFD)
    result["dup_nb"] = is_nonblocking(copy)
    os.close(copy)
    result["bad_flag"] = open_and_close(socket.AF_INET, socket.SOCK_STREAM | 0x100000, 0)


@scenario("BAD-01")
def _(result):
    here, peer = pair()
    result["sendmsg"] = call(here.sendmsg, [b"x"] * 1025)
    result["recvmsg"] = call(here.recvmsg_into, [bytearray(1) for _ in range(1025)], 0, socket.MSG_DONTWAIT)
    result["writev"] = call(os.writev, here.fileno(), [b"x"] * 1025)
    peer.close()


def socket_beyond_the_limit():
    last = os.dup(0)
    resource.setrlimit(resource.RLIMIT_NOFILE, (last + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    return open_and_close(socket.AF_INET, socket.SOCK_STREAM, 0)


@scenario("BAD-08")
def _(result):
    result["domain0"] = open_and_close(0, socket.SOCK_STREAM, 0)
    result["domain999"] = open_and_close(999, socket.SOCK_STREAM, 0)
    result["type75"] = open_and_close(socket.AF_INET, 75, 0)
    result["dgram_tcp"] = open_and_close(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_TCP)
    result["stream_udp"] = open_and_close(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_UDP)
    result["proto"] = open_and_close(socket.AF_INET, socket.SOCK_STREAM, 255)
    result["type0"] = open_and_close(socket.AF_INET, 0, 0)
    result["raw"] = ordinary_user(lambda: open_and_close(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP))
    result["emfile"] = ordinary_user(socket_beyond_the_limit)


@scenario("BAD-10")
def _(result):
    with tcp() as low:
        sock = socket.socket(fileno=fcntl.fcntl(low, fcntl.F_DUPFD, 900))
    result["close"] = call(os.close, sock.fileno())
    result["again"] = call(os.close, sock.fileno())
    result["send"] = send(sock, 1)
    sock.detach()


@scenario("BAD-11")
def _(result):
    here, peer = pair()
    result["send"] = send(here, 1, 0x00800000)
    time.sleep(0.02)
    result["recv"] = recv(peer, 16, 0x00800000 | socket.MSG_DONTWAIT)


# ---- the rules of waiting and receiving


@scenario("POL-01")
def _(result):
    poller = select.poll()
    result["none"] = len(poller.poll(0))
    start = time.monotonic()
    result["sleep"] = len(poller.poll(30))
    result["slept"] = time.monotonic() - start >= 0.029


@scenario("POL-04")
def _(result):
    here, peer = pair()
    peer.close()
    time.sleep(0.02)
    result["fin"] = poll(here, 0, 0)
    here, peer = pair()
    reset(peer)
    result["rst"] = poll(here, 0, 0)
    closed = fcntl.fcntl(here, fcntl.F_DUPFD, 900)
    os.close(closed)
    result["nval"] = poll(closed, 0, 0)
    reader, writer = os.pipe()
    os.close(writer)
    result["pipe"] = poll(reader, 0, 0)
    os.close(reader)


@scenario("POL-07")
def _(result):
    here, peer = pair()
    here.shutdown(socket.SHUT_RD)
    result["poll"] = poll(here, IN | OUT | RDHUP, 0)
    peer.close()


@scenario("POL-10")
def _(result):
    reader, writer = os.pipe()
    os.close(writer)
    result["empty"] = poll(reader, IN, 0)
    os.close(reader)
    reader, writer = os.pipe()
    os.write(writer, b"x")
    os.close(writer)
    result["data"] = poll(reader, IN, 0)
    os.close(reader)
    reader, writer = os.pipe()
    os.close(reader)
    result["writer"] = poll(writer, OUT, 0)
    os.close(writer)


@scenario("POL-11")
def _(result):
    with tempfile.TemporaryFile() as file:
        result["poll"] = poll(file, IN | OUT | select.POLLPRI, 0)


@scenario("POL-13")
def _(result):
    result["fresh"] = poll(udp(), IN | OUT, 0)
    receiver = bound_udp()
    udp().sendto(b"", receiver.getsockname())
    time.sleep(0.02)
    result["zero"] = poll(receiver, IN | OUT, 1000)
    unused, sock = bound_udp(), udp()
    sock.connect(unused.getsockname())
    unused.close()
    sock.send(b"x")
    result["icmp"] = poll(sock, 0, 1000)


@scenario("POL-14")
def _(result):
    here, peer = pair()
    start = time.monotonic()
    closer = later(80, os.close, here.detach())
    result["poll"] = poll(closer.args[0], IN, 400)
    result["waited_full"] = time.monotonic() - start >= 0.39
    peer.close()


@scenario("POL-15")
def _(result):
    here, peer = pair()
    result["poll"] = poll(here, select.POLLERR | select.POLLHUP | select.POLLNVAL | select.POLLPRI | 0x4000, 0)
    peer.close()


@scenario("EPO-01")
def _(result):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    lowest = os.dup(0)
    os.close(lowest)
    resource.setrlimit(resource.RLIMIT_NOFILE, (lowest, hard))
    emfile = call(select.epoll)
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    result["emfile"] = emfile


@scenario("EPO-02")
def _(result):
    epoll = select.epoll()
    here, peer = pair()
    closed = fcntl.fcntl(here, fcntl.F_DUPFD, 900)
    os.close(closed)
    epoll.register(here, select.EPOLLIN)
    result["add2"] = call(epoll.register, here, select.EPOLLIN)
    result["mod"] = call(epoll.modify, peer, select.EPOLLIN)
    result["del"] = call(epoll.unregister, peer)
    result["bad_epfd"] = call(select.epoll.fromfd(closed).register, here, select.EPOLLIN)
    result["not_epoll"] = call(select.epoll.fromfd(os.dup(peer.fileno())).register, here, select.EPOLLIN)
    result["bad_fd"] = call(epoll.register, closed, select.EPOLLIN)
    result["self"] = call(epoll.register, epoll, select.EPOLLIN)
    with tempfile.TemporaryFile() as file:
        result["file"] = call(epoll.register, file, select.EPOLLIN)
    directory = os.open("/", os.O_RDONLY)
    result["dir"] = call(epoll.register, directory, select.EPOLLIN)
    os.close(directory)


@scenario("EPO-03")
def _(result):
    epoll = select.epoll()
    here, peer = pair()
    closed = fcntl.fcntl(here, fcntl.F_DUPFD, 900)
    os.close(closed)
    result["bad_epfd"] = call(select.epoll.fromfd(closed).poll, 0, 1)
    result["not_epoll"] = call(select.epoll.fromfd(os.dup(here.fileno())).poll, 0, 1)
    epoll.register(here, select.EPOLLOUT)
    result["still_there"] = epoll_wait(epoll, 0)
    peer.close()


@scenario("EPO-04")
def _(result):
    a, b = select.epoll(), select.epoll()
    result["ab"] = call(a.register, b, select.EPOLLIN)
    result["ba"] = call(b.register, a, select.EPOLLIN)
    event = eventfd(0)
    chain = [select.epoll()]
    chain[0].register(event, select.EPOLLIN)
    outcome = 0
    while outcome == 0:
        chain.append(select.epoll())
        outcome = call(chain[-1].register, chain[-2], select.EPOLLIN)
    result["depth_ok"] = len(chain) - 2
    result["deeper"] = outcome
    os.close(event)


@scenario("EPO-06")
def _(result):
    epoll, other = select.epoll(), select.epoll()
    here, peer = pair()
    fresh, fresh_peer = pair()
    exclusive = select.EPOLLIN | select.EPOLLEXCLUSIVE
    result["add"] = call(epoll.register, here, exclusive)
    result["oneshot"] = call(epoll.register, fresh, exclusive | select.EPOLLONESHOT)
    result["rdhup"] = call(epoll.register, fresh, exclusive | select.EPOLLRDHUP)
    result["on_epoll"] = call(epoll.register, other, exclusive)
    epoll.register(peer, select.EPOLLIN)
    result["mod_exclusive"] = call(epoll.modify, peer, exclusive)
    result["mod_plain"] = call(epoll.modify, here, select.EPOLLIN)
    result["add_et"] = call(epoll.register, fresh, exclusive | select.EPOLLET)
    fresh_peer.close()


@scenario("EPO-07")
def _(result):
    epoll = select.epoll()
    here, peer = pair()
    copy = here.dup()
    result["add"] = call(epoll.register, here, select.EPOLLIN)
    result["add_dup"] = call(epoll.register, copy, select.EPOLLIN)
    peer.send(b"x")
    time.sleep(0.02)
    result["wait"] = epoll_wait(epoll, 1000)


@scenario("EPO-09")
def _(result):
    epoll = select.epoll()
    sock = tcp()
    epoll.register(sock, select.EPOLLIN | select.EPOLLOUT)
    result["wait"] = epoll_wait(epoll, 0)


@scenario("EPO-10")
def _(result):
    epoll = select.epoll()
    here, peer = pair()
    epoll.register(here, select.EPOLLIN)
    result["idle"] = poll(epoll, IN, 0)
    peer.send(b"x")
    result["ready"] = poll(epoll, IN, 1000)


@scenario("EPO-11")
def _(result):
    event = eventfd(0, os.EFD_NONBLOCK)
    result["read"] = call(os.read, event, 8)
    result["short_read"] = call(os.read, event, 4)
    result["short_write"] = call(os.write, event, bytes(4))
    result["max"] = call(os.write, event, struct.pack("Q", 2**64 - 1))
    result["fill"] = call(os.write, event, struct.pack("Q", 2**64 - 2))
    result["overflow"] = call(os.write, event, struct.pack("Q", 1))
    result["drained"] = call(os.read, event, 8)
    os.close(event)


@scenario("SEL-01")
def _(result):
    result["sleep"] = sum(len(found) for found in select.select([], [], [], 0.02))
    sock = tcp()
    closed = fcntl.fcntl(sock, fcntl.F_DUPFD, 900)
    os.close(closed)
    result["closed"] = call(select_read, closed, 0)


@scenario("SEL-03")
def _(result):
    nobody = closed_port()
    sock = pending(nobody.getsockname())
    time.sleep(0.02)
    found = [len(ready) for ready in select.select([sock], [sock], [sock], 1)]
    result["ret"] = sum(found)
    result["r"], result["w"], result["e"] = found


@scenario("TMO-02")
def _(result):
    listening = listener()
    time_limit(listening, 120)
    start = time.monotonic()
    result["accept"] = call(listening.accept)
    result["at_least_120"] = time.monotonic() - start >= 0.115


@scenario("TMO-03")
def _(result):
    full, full_peer = pair()
    fill(full)
    time_limit(full, 100, socket.SO_SNDTIMEO)
    start = time.monotonic()
    result["full"] = send(full, 1)
    result["at_least_100"] = time.monotonic() - start >= 0.095
    fresh, fresh_peer = pair()
    time_limit(fresh, 100, socket.SO_SNDTIMEO)
    result["partial"] = 0 < send(fresh, BIG) < BIG
    full_peer.close()
    fresh_peer.close()


@scenario("TMO-05")
def _(result):
    here, peer = pair()
    time_limit(here, 100)
    start = time.monotonic()
    result["recv"] = recv(here, 1)
    result["at_least_100"] = time.monotonic() - start >= 0.095
    result["read"] = call(os.read, here.fileno(), 1)
    result["get"] = "%d.%06d" % struct.unpack("ll", here.getsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, 16))
    peer.close()


@scenario("TMO-06")
def _(result):
    here, peer = pair()
    result["zero"] = poll_many([(here.fileno(), IN)], 0)[0]
    start = time.monotonic()
    result["forty"] = poll_many([(here.fileno(), IN)], 40)[0]
    result["at_least_40"] = time.monotonic() - start >= 0.039
    sender = later(60, peer.send, bytes(4))
    result["minus1"] = poll_many([(here.fileno(), IN)], -1)[0]
    sender.join()


@scenario("TMO-08")
def _(result):
    epoll = select.epoll()
    result["zero"] = len(epoll.poll(0, 4))
    start = time.monotonic()
    result["forty"] = len(epoll.poll(0.04, 4))
    result["at_least_40"] = time.monotonic() - start >= 0.039
    events = [eventfd(1) for _ in range(3)]
    for event in events:
        epoll.register(event, select.EPOLLIN)
    seen = set()
    for i in (1, 2, 3):
        ready = epoll.poll(0, 2)
        result[f"n{i}"] = len(ready)
        seen.update(fd for fd, _ in ready)
    result["all_seen"] = seen == set(events)
    for event in events:
        os.close(event)


SIOCATMARK = 0x8905  # asm-generic/sockios.h; CPython has no name for it


@scenario("RCV-04")
def _(result):
    here, peer = pair()
    nonblocking(here)
    result["recv"] = recv(here, 1)
    result["read"] = call(os.read, here.fileno(), 1)
    result["recvmsg"] = call(here.recvmsg, 1)
    result["eagain_is_ewouldblock"] = errno.EAGAIN == errno.EWOULDBLOCK
    peer.close()


@scenario("RCV-09")
def _(result):
    here, peer = pair()
    peer.send(b"ab")
    peer.send(b"c", socket.MSG_OOB)
    peer.send(b"d")
    time.sleep(0.03)
    result["pri"] = poll(here, select.POLLPRI, 1000)
    result["recv"] = recv(here)
    result["atmark"] = struct.unpack("i", fcntl.ioctl(here, SIOCATMARK, bytes(4)))[0]
    urgent = here.recv(1, socket.MSG_OOB)
    result["oob"] = f"{len(urgent)}:{urgent.decode()}"
    result["oob2"] = recv(here, 1, socket.MSG_OOB)
    result["rest"] = recv(here, 16, socket.MSG_DONTWAIT)


@scenario("RCV-11")
def _(result):
    here, peer = pair()
    datagrams = bound_udp()
    unix, unix_peer = socket.socketpair()
    for label, sock in (("tcp", here), ("udp", datagrams), ("unix", unix)):
        time_limit(sock, 300)
        result[label] = recv(sock, 1, socket.MSG_ERRQUEUE)
    peer.close()
    unix_peer.close()


# ---- signals


class Kicks:
    """Signals to the main thread.

    CPython makes a call again that failed with EINTR (PEP 475), after it has run the handler: where the call is expected
    to fail, the handler raises that very error. Where it is not, the handler counts alone.
    """

    def __init__(self):
        self.ran = 0
        self.fails = False
        signal.signal(signal.SIGUSR1, self.handle)

    def handle(self, number, frame):
        self.ran += 1
        if self.fails:
            raise InterruptedError(errno.EINTR, "interrupted")

    def during(self, restart, function, *arguments, fails=True, then=None):
        self.fails = fails
        signal.siginterrupt(signal.SIGUSR1, not restart)
        later(80, signal.pthread_kill, threading.main_thread().ident, signal.SIGUSR1)
        if then is not None:
            later(200, then)
        return call(function, *arguments)


@scenario("INT-01")
def _(result):
    full = full_listener()
    sock = tcp()
    result["connect"] = Kicks().during(False, sock.connect, full)
    nonblocking(sock)
    result["connect2"] = connect(sock, full)


@scenario("INT-02")
def _(result):
    listening = listener(0)
    first = connected(listening.getsockname())
    time.sleep(0.02)
    kicks = Kicks()
    result["connect"] = kicks.during(True, tcp().connect, listening.getsockname(), fails=False, then=listening.accept)
    result["handler_ran"] = kicks.ran
    first.close()


@scenario("INT-03")
def _(result):
    listening = listener()
    client = tcp()
    kicks = Kicks()
    result["plain"] = kicks.during(False, listening.accept)
    result["restart"] = kicks.during(True, listening.accept, fails=False,
                                     then=lambda: client.connect(listening.getsockname()))
    result["handler_ran"] = kicks.ran
    client.close()


@scenario("INT-04")
def _(result):
    here, peer = pair()
    kicks = Kicks()
    result["plain"] = kicks.during(False, here.recv, 8)
    result["restart"] = kicks.during(True, here.recv, 8, fails=False, then=lambda: peer.send(b"late"))
    time_limit(here, 2000)
    result["restart_with_timeo"] = kicks.during(True, here.recv, 8)
    result["handler_ran"] = kicks.ran


@scenario("INT-05")
def _(result):
    here, peer = pair()
    peer.send(bytes(3))
    kicks = Kicks()
    result["recv"] = kicks.during(False, here.recv, 8, socket.MSG_WAITALL, fails=False)
    result["handler_ran"] = kicks.ran


@scenario("INT-06")
def _(result):
    here, peer = pair()
    kicks = Kicks()
    epoll = select.epoll()
    epoll.register(here, select.EPOLLIN)
    result["poll"] = kicks.during(True, poll, here, IN, 2000)
    result["select"] = kicks.during(True, select_read, here, 2)
    result["epoll_wait"] = kicks.during(True, epoll_wait, epoll, 2000)
    peer.close()


@scenario("INT-07")
def _(result):
    full, full_peer = pair()
    fill(full)
    fresh, fresh_peer = pair()
    kicks = Kicks()
    result["full"] = kicks.during(False, full.send, b"x")
    result["partial"] = 0 < kicks.during(False, fresh.send, bytes(BIG), fails=False) < BIG
    full_peer.close()
    fresh_peer.close()


def main():
    for name in sys.argv[1:] or [name for name in SCENARIOS if name not in PRIVATE_NETWORK]:
        result = Results()
        SCENARIOS[name](result)
        KEPT.clear()
        print(name, result.line(), flush=True)


if __name__ == "__main__":
    main()
