package io.eagain.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** A wrong value is told with its option, and nothing is started. */
@Tag("build-host")
@EnabledOnOs(OS.LINUX)
class ValuesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--port|99999",
            "--port|http",
            "--host|localhost",
            "--keepalive|60",
            "--keepalive|60,0,6"})
    void ofAServer(String option, String value) {
        assertRefused(new CommandLine(new EchoServer()), option, value);
    }

    @ParameterizedTest
    @CsvSource({"--target,nope", "--target,nope:80", "--target,127.0.0.1:99999", "--listen,-1"})
    void ofTheProxy(String option, String value) {
        assertRefused(command(TcpProxy.class), option, value);
    }

    @ParameterizedTest
    @CsvSource({"--port,65536", "--host,localhost"})
    void ofTheUdpEcho(String option, String value) {
        assertRefused(command(UdpEcho.class), option, value);
    }

    private static CommandLine command(Class<?> example) {
        return new CommandLine(List.copyOf(CommandLine.getCommandMethods(example, "serve")).get(0));
    }

    private static void assertRefused(CommandLine command, String option, String value) {
        StringWriter errors = new StringWriter();
        command.setErr(new PrintWriter(errors));
        assertEquals(2, command.execute(option, value));
        String first = errors.toString().lines().findFirst().orElse("");
        assertTrue(first.contains(option) && first.contains(value), errors::toString);
    }
}
