package io.eagain.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The copies of the generated numbers are whole and say what jextract's classes say. */
class NumbersTest {

    static Set<String> hosts() {
        return Numbers.HOSTS.keySet();
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void areWhatWouldBeWritten(String host) throws Exception {
        assertEquals(Numbers.text(host), Files.readString(Numbers.file(host)),
                "make them again as generated/README.md says");
    }
}
