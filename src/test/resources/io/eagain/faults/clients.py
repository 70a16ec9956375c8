"""Clients of an echo server that behave badly, and check every byte that comes back.

    python3 clients.py KIND PORT [--seed S] [--count N] [--bytes B] ...

Independent of eagain: CPython's socket, select and nothing else. Prints lines of key=value; `ready` comes first where the
program then waits for a line on its standard input. Status 1 and a line `wrong: ...` when something was not as it must be.
"""
import argparse
import errno
import random
import resource
import select
import socket
import struct
import sys
import time

REFUSED = (errno.ECONNRESET, errno.EPIPE, errno.ECONNREFUSED)
# Seconds without any byte: beyond what a server on the same machine needs. Who started this program has a limit of its own.
PATIENCE = 20


def wrong(text):
    print("wrong:", text, flush=True)
    sys.exit(1)


def say(word, **values):
    print(word, *(f"{key}={value}" for key, value in values.items()), flush=True)


def pause():
    if not sys.stdin.readline():
        sys.exit(1)


class Peer:
    """One connection: what it sends, and what has come back of it."""

    def __init__(self, args, index, size, source=None):
        self.index = index
        self.random = random.Random(f"{args.seed}/{index}")
        self.data = memoryview(self.random.randbytes(size))
        self.sent = self.received = 0
        self.chunk = max(args.chunk, 1)
        self.limit = size  # how much may be sent now
        self.closed = False  # the server has closed it
        self.socket = socket.socket()
        self.socket.setblocking(False)
        if args.chunk == 1:
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if args.buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, args.buffer)
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, args.buffer)
        if source:
            self.socket.bind((source, 0))
        error = self.socket.connect_ex(("127.0.0.1", args.port))
        if error not in (0, errno.EINPROGRESS):
            wrong(f"connection {index}: connect: {errno.errorcode.get(error, error)}")
        self.fd = self.socket.fileno()

    def more(self, size):
        """Further bytes to send."""
        self.data = memoryview(bytes(self.data[self.received:]) + self.random.randbytes(size))
        self.sent -= self.received
        self.received = 0
        self.limit = len(self.data)

    def send(self):
        size = self.chunk if self.chunk <= 1 else self.random.randint(1, self.chunk)
        try:
            self.sent += self.socket.send(self.data[self.sent:min(self.sent + size, self.limit)])
        except BlockingIOError:
            pass
        except OSError as e:
            self.lost(e)

    def receive(self):
        """The number of bytes, 0 at the end."""
        try:
            got = self.socket.recv(65536)
        except BlockingIOError:
            return -1
        except OSError as e:
            self.lost(e)
            return 0
        if got != self.data[self.received:self.received + len(got)]:
            wrong(f"connection {self.index}: other bytes after {self.received} of {self.sent}")
        self.received += len(got)
        if self.received > self.sent:
            wrong(f"connection {self.index}: {self.received} bytes came back of {self.sent}")
        if not got:
            self.closed = True
        return len(got)

    def lost(self, e):
        if e.errno not in REFUSED:
            wrong(f"connection {self.index}: {e} after {self.received} of {self.sent} bytes")
        self.closed = True

    def reset(self):
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()


class Loop:
    """Sends and receives on many connections until each has what it wants."""

    def __init__(self):
        self.poll = select.epoll()

    def run(self, peers, wanted, closed_ok=False, quiet=None, reading=True):
        """wanted(peer) says whether something is still missing. With quiet, ends after so many seconds without a byte."""
        left = {}
        masks = {}
        self.reading = reading
        for peer in peers:
            if not peer.closed and wanted(peer):
                left[peer.fd] = peer
                masks[peer.fd] = self.mask(peer)
                self.poll.register(peer.fd, masks[peer.fd])
        last = time.monotonic()
        while left:
            now = time.monotonic()
            if quiet and now - last > quiet:
                break
            if now - last > PATIENCE:
                some = next(iter(left.values()))
                wrong(f"{len(left)} of {len(peers)} connections got no further in {PATIENCE} s, connection {some.index}"
                      f" with {some.received} of {some.sent} bytes")
            for fd, event in self.poll.poll(0.1, 4096):
                peer = left[fd]
                before = peer.sent + peer.received
                if event & select.EPOLLOUT and peer.sent < peer.limit:
                    peer.send()
                if reading and event & (select.EPOLLIN | select.EPOLLHUP | select.EPOLLERR) and not peer.closed:
                    peer.receive()
                if peer.sent + peer.received != before:
                    last = time.monotonic()
                if peer.closed or not wanted(peer):
                    if peer.closed and not closed_ok:
                        wrong(f"connection {peer.index}: closed by the server after {peer.received} of {peer.sent} bytes")
                    del left[fd]
                    self.poll.unregister(fd)
                elif self.mask(peer) != masks[fd]:
                    masks[fd] = self.mask(peer)
                    self.poll.modify(fd, masks[fd])
        for fd in left:
            self.poll.unregister(fd)
        return list(left.values())

    def mask(self, peer):
        return (select.EPOLLIN if self.reading else 0) | (select.EPOLLOUT if peer.sent < peer.limit else 0)


def unanswered(peer):
    return peer.received < peer.limit


def at_end(peers, loop):
    """Each is closed by the server, and nothing else comes before."""
    loop.run(peers, lambda peer: True, closed_ok=True)


def many(args, loop):
    """All at once; each sends a few messages, waits, sends one more. With --refused some may be closed at once."""
    start = time.monotonic()
    peers = [Peer(args, i, 0) for i in range(args.count)]
    total = 0

    def round_of(peers):
        nonlocal total
        for peer in peers:
            peer.more(peer.random.randint(1, args.bytes))
        loop.run(peers, unanswered, args.refused)
        total += sum(len(peer.data) for peer in peers if not peer.closed)

    if args.rounds == 0:  # they connect and never speak
        time.sleep(0.5)
    for _ in range(args.rounds):
        round_of([peer for peer in peers if not peer.closed])
    alive = [peer for peer in peers if not peer.closed]
    say("ready", connections=len(alive), refused=len(peers) - len(alive), bytes=total,
        seconds=round(time.monotonic() - start, 2))
    pause()
    before = len(alive)
    round_of(alive)
    if any(peer.closed for peer in alive):
        wrong(f"{sum(peer.closed for peer in alive)} of {before} connections were closed while they were idle")
    for peer in peers:
        peer.socket.close()
    say("done", bytes=total)


def echo(args, loop):
    """Exchanges bytes on some connections; ends with a half-close and reads the rest, or with a plain close."""
    peers = [Peer(args, i, args.bytes) for i in range(args.count)]
    if args.half_close:
        # As much as fits before the first byte is read, so that the server has to keep some; then the rest, and the end.
        loop.run(peers, lambda peer: peer.sent < peer.limit, quiet=0.3, reading=False)
        loop.run(peers, lambda peer: peer.sent < peer.limit)
        for peer in peers:
            peer.socket.shutdown(socket.SHUT_WR)
    rest = sum(peer.sent - peer.received for peer in peers)
    loop.run(peers, unanswered)
    if args.half_close:
        at_end(peers, loop)
    for peer in peers:
        peer.socket.close()
    say("done", bytes=args.bytes * args.count, rest=rest)


def reset(args, loop):
    """Each in turn: some bytes to and fro, then a reset in the middle, while others go on undisturbed."""
    chance = random.Random(args.seed)
    good = [Peer(args, 1_000_000 + i, args.bytes) for i in range(8)]
    for batch in range(0, args.count, 100):
        bad = [Peer(args, i, args.bytes) for i in range(batch, min(batch + 100, args.count))]
        stop = {peer: chance.randint(0, args.bytes) for peer in bad}
        loop.run(bad, lambda peer: peer.sent < stop[peer] and peer.received < stop[peer])
        for peer in bad:
            peer.reset()
    loop.run(good, unanswered)
    for peer in good:
        peer.socket.close()
    say("done", resets=args.count, bytes=sum(len(peer.data) for peer in good))


def stall(args, loop):
    """Sends as much as the server takes and reads nothing; then reads all of it."""
    peers = [Peer(args, i, args.bytes) for i in range(args.count)]
    poll = select.epoll()
    for peer in peers:
        poll.register(peer.fd, select.EPOLLOUT)
    last = time.monotonic()
    while time.monotonic() - last < 1:
        for fd, _ in poll.poll(0.1):
            peer = next(peer for peer in peers if peer.fd == fd)
            if peer.sent < peer.limit:
                peer.send()
                last = time.monotonic()
            else:
                poll.unregister(fd)
            if peer.closed:
                wrong(f"connection {peer.index}: closed by the server, which was not read from")
    taken = sum(peer.sent for peer in peers)
    for peer in peers:
        if peer.sent == peer.limit:
            wrong(f"connection {peer.index}: the server took {peer.sent} bytes of one that does not read: no backpressure")
        peer.limit = peer.sent
    say("ready", taken=taken)
    pause()
    loop.run(peers, unanswered)
    for peer in peers:
        peer.socket.close()
    say("done", bytes=taken)


def overflow(args, loop):
    """More connections than the server has descriptors: those that wait are served once others have closed."""
    peers = [Peer(args, i, args.bytes) for i in range(args.count)]
    waiting = loop.run(peers, unanswered, quiet=1)
    say("ready", served=len(peers) - len(waiting), waiting=len(waiting))
    pause()
    served = [peer for peer in peers if peer not in waiting]
    rounds = 0
    last = time.monotonic()
    while waiting:
        for peer in served:
            peer.socket.close()
        still = loop.run(waiting, unanswered, quiet=1)
        served = [peer for peer in waiting if peer not in still]
        if served:
            rounds += 1
            last = time.monotonic()
        elif time.monotonic() - last > PATIENCE:
            wrong(f"{len(waiting)} connections wait and none is served, though others have closed")
        waiting = still
    for peer in served:
        peer.socket.close()
    say("done", bytes=args.bytes * args.count, rounds=rounds)


def vanish(args, loop):
    """Talks, is cut off, and killed; sends once more before that when it is told to."""
    peers = [Peer(args, i, args.bytes, source="127.0.0.9") for i in range(args.count)]
    loop.run(peers, unanswered)
    say("ready", connections=len(peers))
    pause()
    for peer in peers:
        peer.more(args.bytes)
        peer.send()
    time.sleep(0.2)
    say("sent")
    pause()


def mixed(args, loop):
    """All kinds at random for some seconds."""
    chance = random.Random(args.seed)
    end = time.monotonic() + args.seconds
    connections = total = 0
    names = {}
    while time.monotonic() < end:
        kind = chance.choice(["echo", "half", "reset", "bytes", "silent", "slow"])
        args.seed = chance.getrandbits(32)
        args.chunk = 1 if kind == "bytes" else chance.choice([100, 4096, 65536])
        size = chance.randint(1, 300) if kind == "bytes" else chance.randint(1, 200_000)
        peers = [Peer(args, i, size) for i in range(chance.randint(1, 40))]
        if kind == "reset":
            stop = {peer: chance.randint(0, size) for peer in peers}
            loop.run(peers, lambda peer: peer.sent < stop[peer] and peer.received < stop[peer])
        elif kind == "slow":
            for peer in peers:
                for _ in range(20):
                    peer.send() if peer.sent < peer.limit else None
            time.sleep(0.05)
        elif kind != "silent":
            loop.run(peers, lambda peer: peer.sent < peer.limit or (kind != "half" and unanswered(peer)))
        if kind == "half":
            for peer in peers:
                peer.socket.shutdown(socket.SHUT_WR)
        if kind in ("half", "slow"):
            loop.run(peers, unanswered)
        if kind == "half":
            at_end(peers, loop)
        total += sum(peer.received for peer in peers)
        for peer in peers:
            peer.reset() if kind == "reset" or chance.random() < 0.3 else peer.socket.close()
        connections += len(peers)
        names[kind] = names.get(kind, 0) + len(peers)
    say("done", connections=connections, bytes=total, **{f"of_{name}": n for name, n in names.items()})


KINDS = {kind.__name__: kind for kind in (many, echo, reset, stall, overflow, vanish, mixed)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("port", type=int)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--bytes", type=int, default=1000)
    parser.add_argument("--chunk", type=int, default=65536)
    parser.add_argument("--buffer", type=int, default=0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--half-close", action="store_true")
    parser.add_argument("--refused", action="store_true")
    args = parser.parse_args()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    KINDS[args.kind](args, Loop())


main()
