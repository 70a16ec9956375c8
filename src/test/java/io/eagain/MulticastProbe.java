package io.eagain;

import io.eagain.posix.Interfaces;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Joins and leaves a group and says whose datagrams arrive; {@link MulticastTest} runs it, for IPv6 in another process. */
final class MulticastProbe {

    static final List<String> EXPECTED = List.of("not joined: hears none", "joined: hears one two",
            "one blocked: hears two", "unblocked: hears one two", "left: hears none", "joined for two: hears two",
            "and for one: hears one two", "left for two: hears one", "left for one: hears none");

    private MulticastProbe() {
    }

    public static void main(String[] args) {
        observe(args[0], args[1], args[2], args[3]).forEach(System.out::println);
    }

    static List<String> observe(String device, String groupLiteral, String one, String two) {
        List<String> lines = new ArrayList<>();
        try (Opened opened = new Opened()) {
            int index = Interfaces.if_nametoindex(device);
            String scope = groupLiteral.startsWith("ff") ? "%" + index : "";
            SockAddr group = SockAddr.ip(groupLiteral + scope, 0);
            int family = group.family();
            int receiver = receiver(opened, group);
            group = SockAddr.ip(groupLiteral + scope, opened.name(receiver).port());
            // Without this it would hear what the witness has joined.
            check(Option.of(family == Sockets.AF_INET ? "IP_MULTICAST_ALL" : "IPV6_MULTICAST_ALL").set(receiver,
                    false));
            int witness = receiver(opened, group);
            check(Sockets.setsockoptTimeout(witness, SocketOption.SO_RCVTIMEO, 10_000_000));
            check(Multicast.join(witness, group, index));
            int[] senders = {sender(opened, family, one, index), sender(opened, family, two, index)};
            SockAddr first = SockAddr.ip(one, 0);
            SockAddr second = SockAddr.ip(two, 0);
            lines.add("not joined: hears" + heard(opened, senders, witness, receiver, group));
            check(Multicast.join(receiver, group, index));
            lines.add("joined: hears" + heard(opened, senders, witness, receiver, group));
            check(Multicast.blockSource(receiver, group, first, index));
            lines.add("one blocked: hears" + heard(opened, senders, witness, receiver, group));
            check(Multicast.unblockSource(receiver, group, first, index));
            lines.add("unblocked: hears" + heard(opened, senders, witness, receiver, group));
            check(Multicast.leave(receiver, group, index));
            lines.add("left: hears" + heard(opened, senders, witness, receiver, group));
            check(Multicast.joinSource(receiver, group, second, index));
            lines.add("joined for two: hears" + heard(opened, senders, witness, receiver, group));
            check(Multicast.joinSource(receiver, group, first, index));
            lines.add("and for one: hears" + heard(opened, senders, witness, receiver, group));
            check(Multicast.leaveSource(receiver, group, second, index));
            lines.add("left for two: hears" + heard(opened, senders, witness, receiver, group));
            check(Multicast.leaveSource(receiver, group, first, index));
            lines.add("left for one: hears" + heard(opened, senders, witness, receiver, group));
        }
        return lines;
    }

    private static int sender(Opened opened, int family, String address, int index) {
        int fd = opened.socket(family, Sockets.SOCK_DGRAM);
        check(Sockets.bind(fd, SockAddr.ip(address, 0)));
        check(Multicast.sendThrough(fd, SockAddr.ip(address, 0), index));
        return fd;
    }

    private static int receiver(Opened opened, SockAddr group) {
        int fd = opened.socket(group.family(), Sockets.SOCK_DGRAM);
        check(Sockets.setsockopt(fd, SocketOption.SOL_SOCKET, SocketOption.SO_REUSEADDR, 1));
        check(Sockets.bind(fd, group));
        return fd;
    }

    // What the witness has, the receiver has as well or will never have: the kernel goes from one to the other.
    private static String heard(Opened opened, int[] senders, int witness, int receiver, SockAddr group) {
        String[] words = {"one", "two"};
        for (int i = 0; i < senders.length; i++) {
            check(Sockets.sendto(senders[i], opened.text(words[i]), 3, 0, group));
        }
        MemorySegment room = opened.arena.allocate(8);
        for (int i = 0; i < senders.length; i++) {
            check(Sockets.recv(witness, room, 8, 0));
        }
        StringBuilder heard = new StringBuilder();
        while (Sockets.recv(receiver, room, 8, PosixSockets.MSG_DONTWAIT) == 3) {
            heard.append(' ').append(Opened.text(room, 3));
        }
        return heard.isEmpty() ? " none" : heard.toString();
    }

    private static void check(long result) {
        if (result < 0) {
            throw new AssertionError(Errno.toString(Errno.of(result)));
        }
    }
}
