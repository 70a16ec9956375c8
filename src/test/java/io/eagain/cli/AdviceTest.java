package io.eagain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.ErrnoTable;
import io.eagain.policy.AcceptOutcome;
import io.eagain.policy.ConnectOutcome;
import io.eagain.policy.RecvOutcome;
import io.eagain.policy.SendOutcome;
import io.eagain.policy.SocketFacts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The advice speaks of errors that exist, once each, and of what the policies do. */
class AdviceTest {
    @Test
    void everyErrorExistsAndIsAdvisedOnceForACall() {
        Set<String> known = new HashSet<>();
        for (Advice advice : Advice.all()) {
            for (String error : advice.errors()) {
                assertNotNull(Meaning.of(error), error);
                for (String role : advice.roles()) {
                    assertTrue(role.equals(Role.ANY) || !Role.of(role).equals(Role.ANY) || role.equals("wait"), role);
                    assertTrue(known.add(error + " " + role), () -> "twice: " + error + " " + role);
                }
            }
        }
    }

    @EnabledOnOs(value = OS.LINUX, disabledReason = "the policies read this host's numbers")
    @Test
    void thePoliciesSayTheSame() {
        int compared = 0;
        for (Advice advice : Advice.all()) {
            if (advice.outcome().isEmpty()) {
                continue;
            }
            for (String error : advice.errors()) {
                // ESHUTDOWN of recv is Windows' alone, and the number stands in the reading of Linux too.
                int result = -ErrnoTable.LINUX.number(error).orElseThrow();
                for (String role : advice.roles()) {
                    assertEquals(advice.outcome(), outcome(role, result), error);
                    compared++;
                }
            }
        }
        assertTrue(compared > 40, compared + " compared");
    }

    private static String outcome(String role, int result) {
        Enum<?> outcome = switch (role) {
            case "recv" -> RecvOutcome.of(result, 1, 0, SocketFacts.NONBLOCKING_STREAM);
            case "send" -> SendOutcome.of(result, 1, 0, SocketFacts.NONBLOCKING_STREAM);
            case "accept" -> AcceptOutcome.of(result, SocketFacts.NONBLOCKING_STREAM);
            case "connect" -> ConnectOutcome.of(result);
            default -> throw new IllegalArgumentException(role + " has no outcomes");
        };
        return outcome.getDeclaringClass().getSimpleName() + "." + outcome.name();
    }

    // As of "java.net.SocketException: Connection reset".
    @Test
    void everyErrorHasAdviceAlsoWhereTheCallIsNotKnown() {
        for (Advice advice : Advice.all()) {
            for (String error : advice.errors()) {
                assertNotNull(Advice.of(Meaning.of(error), null), error);
            }
        }
    }

    @Test
    void theCallDecides() {
        assertEquals("SendOutcome.NO_ROOM", Advice.of(Meaning.of("EAGAIN"), "sendto").outcome());
        assertEquals("RecvOutcome.NOTHING_YET", Advice.of(Meaning.of("WSAEWOULDBLOCK"), "WSARecv").outcome());
        assertEquals(List.of(Role.ANY), Advice.of(Meaning.of("EAGAIN"), null).roles());
    }
}
