package io.eagain.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.ErrnoTable;
import io.eagain.lab.Tsv;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The errors of the calls as data are those of today's Javadoc, and have the numbers of the hosts. */
@Tag("build-host")
class CallErrorsTest {
    private static final Path BASE = Path.of(System.getProperty("project.basedir", "."));

    @Test
    void theFileIsMadeOfTheJavadoc() throws Exception {
        List<String> made = CallErrors.text(CallErrors.calls(BASE)).lines().toList();
        List<String> file = Files.readAllLines(BASE.resolve(CallErrors.FILE));
        String again = CallErrors.FILE + " is older: " + CallErrors.COMMAND;
        for (int i = 0; i < Math.min(made.size(), file.size()); i++) {
            assertEquals(made.get(i), file.get(i), again);
        }
        assertEquals(made.size(), file.size(), again);
    }

    /** One of each shape that the tables have. */
    @Test
    void theShapesOfTheTables() throws Exception {
        List<String> lines = CallErrors.text(CallErrors.calls(BASE)).lines().toList();
        for (String line : List.of(
                "connect\tio.eagain.Sockets\tWSAEWOULDBLOCK\tWindows\t10035\tw\tWindows: the attempt is under way, which is never 10036 here",
                // Two names of one number.
                "recv\tio.eagain.Sockets\tEAGAIN\tmacOS\t35\td\t",
                // "100, 71 d": one mark for both.
                "accept\tio.eagain.Sockets\tENETDOWN\tLinux\t100\td\tLinux passes on errors",
                // A question mark for a number.
                "listen\tio.eagain.Sockets\tENOBUFS\tmacOS\t55\td?\tthe system has no memory for it",
                // Two rows.
                "shutdown\tio.eagain.Sockets\tWSAENOTSOCK\tWindows\t10038\tw\tfd is not open; fd is not a socket",
                // Another name on another host.
                "if_nametoindex\tio.eagain.posix.Interfaces\tENXIO\tmacOS\t6\td\tno such name",
                "getaddrinfo\tio.eagain.AddrInfo\tEAI_AGAIN\tLinux\t-3\to\tno name server answers",
                "getaddrinfo\tio.eagain.AddrInfo\tWSATRY_AGAIN\tWindows\t11002\td\tno name server answers",
                // In the sentence that names another call.
                "accept4\tio.eagain.linux.LinuxSockets\tEINVAL\tLinux\t22\to\t",
                "getsockopt\tio.eagain.linux.TcpInfo\tEOPNOTSUPP\tLinux\t95\to\tof a socket that is not TCP",
                // Apple's manual has this one where POSIX has none.
                "poll\tio.eagain.posix.Poll\tEAGAIN\tmacOS\t35\td\t",
                "close\tio.eagain.Sockets\tWSAEWOULDBLOCK\tWindows\t10035\td\t",
                "connect\tio.eagain.Sockets\tWSAEINVAL\tWindows\t10022\td\t",
                "kqueue\tio.eagain.macos.Kqueue\tENFILE\tmacOS\t23\td\t",
                "WSARecv\tio.eagain.windows.Winsock\tWSAEWOULDBLOCK\tWindows\t10035\tw\t",
                // From the other call, and observed of this one; and from two calls on.
                "recvfrom\tio.eagain.Sockets\tEAGAIN\tLinux\t11\to\t",
                "preadv2\tio.eagain.linux.LinuxMessages\tEISDIR\tLinux\t21\t")) {
            assertTrue(lines.stream().anyMatch(found -> found.startsWith(line)), line);
        }
        // Never of this call, and not of a host that does not have it.
        assertTrue(lines.stream().noneMatch(line -> line.startsWith("read\tio.eagain.posix.PosixSockets\tENOTSOCK")));
        assertTrue(lines.stream().noneMatch(line -> line.startsWith("accept4\t") && !line.contains("\tLinux\t")));
    }

    @Test
    void eachLineIsOneErrorOfOneCallOnOneHost() throws Exception {
        Map<String, ErrnoTable> tables = Map.of("Linux", ErrnoTable.LINUX, "macOS", ErrnoTable.MACOS, "Windows",
                ErrnoTable.WINSOCK);
        Set<List<String>> keys = new HashSet<>();
        for (Map<String, String> line : Tsv.rows(BASE.resolve(CallErrors.FILE))) {
            assertTrue(keys.add(List.of(line.get("call"), line.get("class"), line.get("error"), line.get("host"))),
                    () -> "twice: " + line);
            Class.forName(line.get("class"), false, getClass().getClassLoader());
            assertTrue(line.get("known").matches("[owd]\\??"), line::toString);
            assertTrue(!line.get("known").startsWith("w") || line.get("host").equals("Windows"), line::toString);
            assertTrue(!line.get("known").startsWith("o") || line.get("host").equals("Linux"), line::toString);
            assertTrue(!line.get("when").isBlank(), line::toString);
            if (!line.get("error").startsWith("EAI_")) {
                assertEquals(line.get("number"),
                        Integer.toString(tables.get(line.get("host")).number(line.get("error")).orElseThrow()),
                        line::toString);
            }
        }
        assertTrue(keys.size() > 600, () -> keys.size() + " lines");
    }
}
