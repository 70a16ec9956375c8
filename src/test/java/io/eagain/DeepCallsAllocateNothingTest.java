package io.eagain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A call allocates nothing however many levels of its callers the JIT compiles into one piece of code. It compiles 15 levels
 * at most, and the JDK's own part of a call has some ten.
 */
@EnabledOnOs(OS.LINUX)
class DeepCallsAllocateNothingTest {
    @ParameterizedTest
    @ValueSource(strings = {"recv", "recv, shared arena", "getsockopt", "select", "poll", "epoll_wait"})
    void fromEightLevels(String call) throws Exception {
        ChildJvm.Output output = ChildJvm.run(
                ChildJvm.command(List.of("-XX:+UseSerialGC", "-Dcall=" + call), DeepProbe.class), 120);
        assertEquals(List.of("0 bytes"), output.lines(), output::text);
    }
}
