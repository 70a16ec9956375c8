package io.eagain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The vocabulary of options: nothing is missing, and each host's column says what that host's headers say. */
class OptionTest {

    /** The letters that the options of a level begin with, and names of the same letters that are none. */
    private static final Map<String, Map.Entry<String, String>> LEVELS = Map.of(
            // Where an error comes from; control messages; numbers that no kernel has ever had code for.
            "SOL_SOCKET", Map.entry("SO_", "SO_EE_.*|SO_DEVMEM_(LINEAR|DMABUF)|SO_SECURITY_.*"),
            // States; values of TCP_REPAIR.
            "IPPROTO_TCP",
            Map.entry("TCP_",
                    "TCP_(ESTABLISHED|SYN_SENT|SYN_RECV|FIN_WAIT[12]|TIME_WAIT|CLOSE|CLOSE_WAIT|LAST_ACK|LISTEN"
                            + "|CLOSING)|TCP_CA_.*|TCP_REPAIR_(ON|OFF|OFF_NO_WP)"),
            "IPPROTO_UDP", Map.entry("UDP_", ""),
            // Values of IP_MTU_DISCOVER and of a filter.
            "IPPROTO_IP", Map.entry("(IP|MCAST)_", "IP_PMTUDISC_.*|MCAST_(EXCLUDE|INCLUDE)"),
            // Control messages that no option has the number of; values of IPV6_MTU_DISCOVER and IPV6_ADDR_PREFERENCES;
            // a number without code.
            "IPPROTO_IPV6", Map.entry("IPV6_", "IPV6_HOPLIMIT|IPV6_PMTUDISC_.*|IPV6_PREFER_SRC_.*|IPV6_AUTHHDR"));

    @Test
    void noOptionOfLinuxIsMissing() {
        List<String> missing = new ArrayList<>();
        int numbers = 0;
        for (Map.Entry<String, Map.Entry<String, String>> level : LEVELS.entrySet()) {
            Set<Long> known = new TreeSet<>();
            Option.all().stream().filter(option -> option.level().equals(level.getKey()))
                    .forEach(option -> known.add(ConstantTable.LINUX.number(option.name()).orElseThrow()));
            Predicate<String> prefix = Pattern.compile("^" + level.getValue().getKey()).asPredicate();
            Predicate<String> none = Pattern.compile(level.getValue().getValue()).asMatchPredicate();
            for (Map.Entry<String, Long> constant : ConstantTable.LINUX.all("").entrySet()) {
                String name = constant.getKey();
                if (prefix.test(name) && !none.test(name)) {
                    numbers++;
                    // A second name of a number that is there, such as SO_GET_FILTER, is not missing.
                    if (!known.contains(constant.getValue())) {
                        missing.add(level.getKey() + " " + name);
                    }
                }
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(numbers > 230, "names looked at: " + numbers);
    }

    @Test
    void aNameStandsOnceAndEachNumberOnce() {
        Set<String> names = new TreeSet<>();
        Set<String> numbers = new TreeSet<>();
        for (Option option : Option.all()) {
            assertTrue(names.add(option.name()), option::name);
            assertTrue(numbers.add(option.level() + " " + ConstantTable.LINUX.number(option.name()).orElseThrow()),
                    () -> "a second name of its number: " + option);
            assertTrue(LEVELS.containsKey(option.level()), option::toString);
        }
    }

    @Test
    void theHostsAreThoseWhoseHeadersHaveTheName() {
        for (Option option : Option.all()) {
            for (ConstantTable table : ConstantTable.all()) {
                assertEquals(table.number(option.name()).isPresent(), option.isOn(table),
                        () -> option + " on " + table);
                assertTrue(table.number(option.level()).isPresent(), () -> option + " on " + table);
            }
        }
    }

    @Test
    void everyRowIsWhole() {
        for (Option option : Option.all()) {
            assertTrue(option.readable() || option.writable(), option::toString);
            assertFalse(option.meaning().isBlank() || option.meaning().endsWith("."), option::toString);
            assertFalse(option.who().isBlank() || option.when().isBlank(), option::toString);
            assertTrue(option.reference().matches("[a-z0-9]+\\(7\\)"), option::toString);
            if (option.type() == Option.Type.TIMEVAL) {
                assertEquals("µs", option.unit(), option::toString);
                assertEquals("SOL_SOCKET", option.level(), option::toString);
            }
        }
        Option timeout = Option.of("TCP_USER_TIMEOUT");
        assertEquals("IPPROTO_TCP TCP_USER_TIMEOUT", timeout.toString());
        assertEquals(Option.Type.UNSIGNED, timeout.type());
        assertEquals("unsigned int", timeout.cType());
        assertEquals("ms", timeout.unit());
        assertEquals("", timeout.note(ConstantTable.MACOS));
        assertEquals("int of milliseconds", Option.of("SO_RCVTIMEO").note(ConstantTable.WINDOWS));
    }

    @Test
    void aNameThatIsNotThereIsRefused() {
        for (String name : new String[]{null, "", "SO_NOSUCH", "so_error", "SO_GET_FILTER"}) {
            assertTrue(assertThrows(IllegalArgumentException.class, () -> Option.of(name)).getMessage()
                    .startsWith("Option.of: no option " + name + " in the vocabulary"));
        }
    }
}
