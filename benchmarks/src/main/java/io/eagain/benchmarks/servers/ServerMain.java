package io.eagain.benchmarks.servers;

import com.sun.management.ThreadMXBean;
import io.eagain.benchmarks.suite.Subject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * One of the Java servers: {@code ServerMain SUBJECT echo|http}. Prints its port, and ends with its stdin. Commands
 * there: {@code heap} is answered by the bytes in use after a collection (free native memory goes back to
 * the system as well), {@code allocated} by what the loop's thread has allocated.
 */
final class ServerMain {
    private ServerMain() {
    }

    public static void main(String[] args) throws Exception {
        Running server = start(args[0], args[1].equals("http"));
        System.out.println(server.port());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in));
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            System.out.println(switch (command) {
                case "allocated" -> threads.getThreadAllocatedBytes(server.loop().threadId());
                case "heap" -> usedHeap();
                default -> throw new IllegalArgumentException(command);
            });
        }
        Runtime.getRuntime().halt(0);
    }

    private static Running start(String subject, boolean http) throws IOException, InterruptedException {
        return switch (subject) {
            case Subject.EAGAIN -> EagainServer.start(http);
            case Subject.EAGAIN_POLLER -> PollerServer.start();
            case Subject.NIO -> NioServer.start(http);
            default -> NettyServer.start(subject, http);
        };
    }

    private static long usedHeap() throws InterruptedException, JMException {
        // A later one takes what the references of the first one let go, once the JVM's own threads have seen to them.
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
        }
        // What the compilers have freed goes back to the system, or it would outweigh the connections.
        ManagementFactory.getPlatformMBeanServer().invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"), "systemTrimNativeHeap", null, null);
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
