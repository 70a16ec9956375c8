package io.eagain.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.SockAddr;
import io.eagain.Sockets;
import org.junit.jupiter.api.Test;

/** RFC 8305, section 4: in which order addresses are tried. The port is the address' number here. */
class CandidatesTest {

    private static Candidates of(int firsts, String families) {
        Candidates candidates = new Candidates(firsts);
        add(candidates, families, 1);
        return candidates;
    }

    private static void add(Candidates candidates, String families, int port) {
        for (int i = 0; i < families.length(); i++) {
            candidates.add(SockAddr.ip(families.charAt(i) == '6' ? "::1" : "127.0.0.1", port + i));
        }
    }

    private static String take(Candidates candidates, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count && !candidates.isEmpty(); i++) {
            SockAddr address = candidates.next();
            text.append(address.family() == Sockets.AF_INET6 ? " 6." : " 4.").append(address.port());
        }
        return text.toString().strip();
    }

    @Test
    void familiesAlternate() {
        assertEquals("6.1 4.4 6.2 4.5 6.3", take(of(1, "66644"), 9));
        assertEquals("4.1 6.4 4.2 6.5 4.3", take(of(1, "44466"), 9));
        assertEquals("6.1 4.2 4.3 4.4", take(of(1, "6444"), 9));
        assertEquals("4.1 6.2 4.3 6.4", take(of(1, "4646"), 9));
    }

    @Test
    void moreOfTheFirstFamily() {
        assertEquals("6.1 6.2 4.4 6.3 4.5", take(of(2, "66644"), 9));
        assertEquals("6.1 4.2 4.3", take(of(2, "644"), 9));
        assertEquals("6.1 6.2 4.3", take(of(9, "664"), 9));
    }

    /** The answer to the other query may come in the middle. */
    @Test
    void latecomers() {
        Candidates candidates = of(1, "444");
        assertEquals("4.1", take(candidates, 1));
        add(candidates, "66", 7);
        assertEquals("6.7 4.2 6.8 4.3", take(candidates, 9));
        assertTrue(candidates.isEmpty());
        add(candidates, "4", 9);
        assertEquals("4.9", take(candidates, 9));
    }

    @Test
    void none() {
        Candidates none = of(1, "");
        assertTrue(none.isEmpty());
        assertNull(none.next());
    }
}
