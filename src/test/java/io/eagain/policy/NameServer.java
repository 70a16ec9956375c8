package io.eagain.policy;

import io.eagain.SockAddr;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Answers questions for addresses, of any name, in a network of its own on 127.0.0.1: each family after a time of its own. */
final class NameServer implements AutoCloseable {
    private static final int A = 1;
    private static final int AAAA = 28;

    /** What is said of a family, and when; null addresses for no answer at all. */
    record Answer(int milliseconds, List<String> addresses) {
    }

    private final DatagramSocket socket;
    private final Map<Integer, Answer> answers;

    /** Runs a body for which this is the name server. */
    static void during(Answer six, Answer four, OwnNetwork.Body body) throws Exception {
        Thread thread;
        try (NameServer server = new NameServer(six, four)) {
            thread = Thread.ofPlatform().daemon().start(server::serve);
            body.run();
        }
        // Only then is its socket closed.
        thread.join();
    }

    private NameServer(Answer six, Answer four) throws Exception {
        socket = new DatagramSocket(53, InetAddress.getLoopbackAddress());
        answers = Map.of(AAAA, six, A, four);
        OwnNetwork.file("/etc/resolv.conf", "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n");
    }

    private void serve() {
        try {
            while (true) {
                DatagramPacket question = new DatagramPacket(new byte[512], 512);
                socket.receive(question);
                Thread.ofPlatform().daemon().start(() -> answer(question));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void answer(DatagramPacket question) {
        byte[] bytes = Arrays.copyOf(question.getData(), question.getLength());
        // A header of 12 bytes, a name of parts with their lengths, a type and a class.
        int end = 12;
        while (bytes[end] != 0) {
            end += bytes[end] + 1;
        }
        int type = bytes[end + 2];
        Answer answer = answers.get(type);
        if (answer.addresses() == null) {
            return;
        }
        try {
            Thread.sleep(answer.milliseconds());
            ByteBuffer reply = ByteBuffer.allocate(512);
            reply.put(bytes, 0, 2).putShort((short) 0x8180).putShort((short) 1)
                    .putShort((short) answer.addresses().size()).putInt(0).put(bytes, 12, end + 5 - 12);
            for (String address : answer.addresses()) {
                byte[] raw = SockAddr.ip(address, 0).addressBytes();
                // The name is that of the question, at 12.
                reply.putShort((short) 0xc00c).putShort((short) type).putShort((short) 1).putInt(0)
                        .putShort((short) raw.length).put(raw);
            }
            socket.send(new DatagramPacket(reply.array(), reply.position(), question.getSocketAddress()));
        } catch (IOException | InterruptedException e) {
            // Closed meanwhile: nobody waits for it.
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
