package io.eagain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Before JDK 24 the linker lets no heap buffer through together with the error: such a call says so, others work. */
@EnabledOnOs(OS.LINUX)
class NoCriticalTest {

    /** {@code -Deagain.critical=false} is an older JDK, as far as the library can see. */
    @Test
    void heapBuffersAreRefusedAndOthersWork() throws Exception {
        boolean older = Runtime.version().feature() < 24;
        String tail = ": a heap buffer needs JDK 24 or newer, this is " + Runtime.version()
                + " with -Deagain.critical=false; use a native segment or a direct ByteBuffer";
        List<String> expected = new ArrayList<>(List.of("bind: 0", "getsockname: 0", "connect: 0"));
        for (String call : List.of("recv", "send", "recvfrom", "sendto")) {
            expected.add(call + " heap: " + call + tail);
            expected.add(call + " heap ByteBuffer: " + call + tail);
        }
        expected.addAll(List.of("send native: 5", "recv native: 5", "sendto native: 6", "recvfrom native: 6",
                "send direct: 3", "recv direct: 3", "sendto direct: 4", "recvfrom direct: 4"));
        assertEquals(expected, probe("-Deagain.critical=false"));

        // Without it the JDK alone decides.
        List<String> heap = probe().stream().filter(line -> line.contains(" heap")).toList();
        assertEquals(8, heap.size());
        for (String line : heap) {
            assertEquals(older, line.contains("a heap buffer needs JDK 24 or newer"), line);
        }
        assertTrue(older || heap.contains("send heap: 8"), heap::toString);
    }

    private static List<String> probe(String... options) throws Exception {
        List<String> all = new ArrayList<>(ChildJvm.QUICK);
        all.addAll(List.of(options));
        ChildJvm.Output output = ChildJvm.run(ChildJvm.command(all, NoCriticalProbe.class), 60);
        assertEquals(0, output.status(), output::text);
        return output.text().lines().toList();
    }
}
