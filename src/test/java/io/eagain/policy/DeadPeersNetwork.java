package io.eagain.policy;

import io.eagain.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The network that this program is in, which must be a private one, and a second one with the peers, joined by two veth
 * pairs. The packets of a connection are dropped where they arrive, in the peers' network, by nftables: nobody is told.
 */
final class DeadPeersNetwork implements AutoCloseable {
    static final String PEER = "10.9.0.2";
    /** The same peer by the second pair. */
    static final String BY_SECOND = "10.9.1.2";
    static final int ECHO = 7001;
    static final int SILENT = 7002;
    /** What is sent to it is dropped from the start. */
    static final int NOTHING = 7999;

    private final List<Process> peers = new ArrayList<>();
    private final long first;

    DeadPeersNetwork() throws IOException, InterruptedException {
        run("ip", "link", "set", "lo", "up");
        Process peer = start(List.of("unshare", "--net"), ECHO, SILENT);
        first = peer.pid();
        for (int i = 0; i < 2; i++) {
            String here = "here" + i;
            String there = "there" + i;
            run("ip", "link", "add", here, "type", "veth", "peer", "name", there, "netns", "" + first);
            run("ip", "addr", "add", "10.9." + i + ".1/24", "dev", here);
            run("ip", "link", "set", here, "up");
            there("ip", "addr", "add", "10.9." + i + ".2/24", "dev", there);
            there("ip", "link", "set", there, "up");
        }
        there("nft", """
                table ip eagain {
                    set dead { type inet_service; }
                    chain arriving {
                        type filter hook input priority 0;
                        tcp dport %d drop
                        tcp sport @dead drop
                    }
                    chain leaving {
                        type filter hook output priority 0;
                        tcp dport @dead drop
                    }
                }""".formatted(NOTHING));
    }

    /** Another program in the peers' network, to be killed or stopped. */
    Process peer(int echo, int silent) throws IOException {
        return start(inPeers(), echo, silent);
    }

    private Process start(List<String> prefix, int echo, int silent) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(ChildJvm.command(ChildJvm.QUICK, DeadPeer.class, "" + echo, "" + silent));
        // Its input stays open: it ends with this program.
        Process peer = ChildJvm.builder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        peers.add(peer);
        String line = new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.UTF_8))
                .readLine();
        if (!DeadPeer.READY.equals(line)) {
            throw new IllegalStateException("the peer said " + line);
        }
        return peer;
    }

    private List<String> inPeers() {
        return List.of("nsenter", "--net=/proc/" + first + "/ns/net");
    }

    /** From now on, what the connections with these ports on this side send is lost, and what is sent to them. */
    void drop(Collection<Integer> ports) throws IOException, InterruptedException {
        there("nft", "add element ip eagain dead " + set(ports));
    }

    void undrop(Collection<Integer> ports) throws IOException, InterruptedException {
        there("nft", "delete element ip eagain dead " + set(ports));
    }

    private static String set(Collection<Integer> ports) {
        return ports.stream().map(String::valueOf).collect(Collectors.joining(", ", "{ ", " }"));
    }

    /** Runs a command in the peers' network. */
    void there(String... command) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(inPeers());
        whole.addAll(List.of(command));
        run(whole.toArray(String[]::new));
    }

    static void run(String... command) throws IOException, InterruptedException {
        ChildJvm.Output output = ChildJvm.run(List.of(command), 20);
        if (output.status() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + output.text());
        }
    }

    /** A number of the kernel's, 0 if it does not have it. */
    static int sysctl(String name) throws IOException {
        Path file = Path.of("/proc/sys/net/ipv4", name);
        if (!Files.exists(file)) {
            return 0;
        }
        // In one read: the kernel says that it ends after the first, however short, and Files.readString begins with one byte.
        byte[] text = new byte[32];
        try (InputStream in = Files.newInputStream(file)) {
            return Integer.parseInt(new String(text, 0, in.read(text), StandardCharsets.US_ASCII).strip());
        }
    }

    static void sysctl(String name, int value) throws IOException {
        Files.writeString(Path.of("/proc/sys/net/ipv4", name), value + "\n");
    }

    /** The namespaces end with the last program that is in them. */
    @Override
    public void close() {
        peers.forEach(Process::destroyForcibly);
    }
}
