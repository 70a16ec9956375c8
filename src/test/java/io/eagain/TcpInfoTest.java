package io.eagain;

import static io.eagain.linux.TcpInfo.TCPI_OPT_SACK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.generated.linux.tcp_info;
import io.eagain.linux.TcpInfo;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code TCP_INFO} of real connections, beside what an independent program reads. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class TcpInfoTest {

    private static final int SENT = 100_000;

    @Test
    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "qemu-user reads TCP_INFO as an int")
    void whatAConnectionHasDoneIsInIt() {
        try (Opened opened = new Opened()) {
            int[] tcp = opened.tcp();
            send(opened, tcp);
            TcpInfo info = TcpInfo.allocate(opened.arena);
            assertEquals(0, TcpInfo.getsockopt(tcp[0], info));
            assertTrue(info.length() >= 104, info::toString);
            assertEquals(TcpInfo.TCP_ESTABLISHED, info.tcpi_state());
            assertEquals(SENT, info.tcpi_bytes_sent());
            assertEquals(SENT + 1, info.tcpi_bytes_acked(), "and the SYN");
            assertEquals(0, info.tcpi_bytes_received());
            assertEquals(0, info.tcpi_unacked());
            assertTrue(info.tcpi_data_segs_out() > 0 && info.tcpi_data_segs_out() <= info.tcpi_segs_out());
            assertTrue((info.tcpi_options() & TCPI_OPT_SACK) != 0, "options " + info.tcpi_options());
            assertTrue(info.tcpi_snd_mss() > 500 && info.tcpi_snd_mss() < 65536);
            assertTrue(info.tcpi_rtt() > 0 && info.tcpi_rtt() < 10_000_000);
            assertTrue(info.tcpi_rto() >= 1_000, info::toString);
            assertTrue(info.toString().startsWith("tcp_info state=1 rtt="), info::toString);
            assertEquals(0, TcpInfo.getsockopt(tcp[1], info));
            assertEquals(SENT, info.tcpi_bytes_received());
        }
    }

    @Test
    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "qemu-user reads TCP_INFO as an int")
    void theStateFollowsTheConnection() throws Exception {
        try (Opened opened = new Opened()) {
            TcpInfo info = TcpInfo.allocate(opened.arena);
            int server = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
            assertEquals(TcpInfo.TCP_CLOSE, state(server, info));
            SockAddr address = opened.listening(server);
            assertEquals(TcpInfo.TCP_LISTEN, state(server, info));
            assertEquals(16, info.tcpi_sacked(), "the backlog");
            int client = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
            assertEquals(0, Sockets.connect(client, address));
            assertEquals(TcpInfo.TCP_ESTABLISHED, state(client, info));
            assertEquals(1, listening(server, info), "one connection waits");
            int accepted = opened.keep(Sockets.accept(server));
            assertEquals(0, Sockets.shutdown(client, Sockets.SHUT_WR));
            assertEquals(0, Sockets.recv(accepted, opened.arena.allocate(1), 1, 0));
            assertEquals(TcpInfo.TCP_CLOSE_WAIT, state(accepted, info));
            // The acknowledgement of the end may be on its way.
            for (int i = 0; i < 200 && state(client, info) == TcpInfo.TCP_FIN_WAIT1; i++) {
                Thread.sleep(10);
            }
            assertEquals(TcpInfo.TCP_FIN_WAIT2, info.tcpi_state());
        }
    }

    private static long state(int fd, TcpInfo info) {
        assertEquals(0, TcpInfo.getsockopt(fd, info));
        return info.tcpi_state();
    }

    private static long listening(int fd, TcpInfo info) {
        assertEquals(0, TcpInfo.getsockopt(fd, info));
        return info.tcpi_unacked();
    }

    /** A kernel that knows less gives less: the fields that it left out are -1, and no old bytes. */
    @Test
    void aFieldBeyondTheLengthIsNotThere() throws Exception {
        TcpInfo info = TcpInfo.allocate();
        for (Method getter : TcpInfo.class.getMethods()) {
            if (getter.getReturnType() == long.class && getter.getParameterCount() == 0) {
                assertEquals(-1L, getter.invoke(info), getter.getName());
            }
        }
        try (Opened opened = new Opened()) {
            int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
            assertEquals(0, TcpInfo.getsockopt(fd, info));
            Set<String> missing = new TreeSet<>();
            for (Method getter : TcpInfo.class.getMethods()) {
                // Their value may be all bits of 64, which is no limit.
                if (getter.getReturnType() == long.class && getter.getParameterCount() == 0
                        && !getter.getName().endsWith("pacing_rate") && (long) getter.invoke(info) == -1) {
                    missing.add(getter.getName());
                }
            }
            System.out.println("tcp_info: this kernel gives " + info.length() + " bytes of " + tcp_info.sizeof()
                    + "; not there: " + missing);
            assertEquals(info.length() < tcp_info.sizeof(), missing.contains("accecnWord"), missing::toString);
            assertEquals(-Errno.EBADF, TcpInfo.getsockopt(-1, info));
            assertEquals(0, info.length());
            assertEquals(-1, info.tcpi_state());
            assertEquals("tcp_info (empty)", info.toString());
            int udp = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
            assertEquals(-Errno.EOPNOTSUPP, TcpInfo.getsockopt(udp, info));
            int unix = opened.socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM);
            assertEquals(-Errno.EOPNOTSUPP, TcpInfo.getsockopt(unix, info));
        }
    }

    /** Each field of the generated structure has a getter of its name. */
    @Test
    void everyFieldHasAGetter() {
        Set<String> fields = new TreeSet<>();
        for (Method method : tcp_info.class.getMethods()) {
            if (method.getName().endsWith("$offset")) {
                fields.add(method.getName().replace("$offset", ""));
            }
        }
        Set<String> getters = new TreeSet<>();
        for (Method method : TcpInfo.class.getMethods()) {
            if (method.getName().startsWith("tcpi_")) {
                getters.add(method.getName());
            }
        }
        fields.addAll(Set.of("tcpi_snd_wscale", "tcpi_rcv_wscale", "tcpi_delivery_rate_app_limited",
                "tcpi_fastopen_client_fail"));
        assertEquals(fields, getters);
    }

    /** {@code ss} decodes the same structure, bit-fields included. */
    @Tag("build-host")
    @Test
    void ssSaysTheSame() throws Exception {
        ChildJvm.assumeOnPath("ss", "another program reads the same from tcp_info");
        try (Opened opened = new Opened()) {
            int[] tcp = opened.tcp();
            send(opened, tcp);
            int port = opened.name(tcp[0]).port();
            ChildJvm.Output ss = ChildJvm.run(List.of("ss", "-tinOH", "sport", "=", ":" + port), 20);
            TcpInfo info = TcpInfo.allocate(opened.arena);
            assertEquals(0, TcpInfo.getsockopt(tcp[0], info));
            String text = ss.text();
            assertEquals(info.tcpi_snd_wscale() + "," + info.tcpi_rcv_wscale(), field(text, "wscale:(\\S+)"), text);
            assertEquals(Long.toString(info.tcpi_snd_mss()), field(text, " mss:(\\d+)"), text);
            assertEquals(Long.toString(info.tcpi_rcv_mss()), field(text, "rcvmss:(\\d+)"), text);
            assertEquals(Long.toString(info.tcpi_advmss()), field(text, "advmss:(\\d+)"), text);
            assertEquals(Long.toString(info.tcpi_bytes_sent()), field(text, "bytes_sent:(\\d+)"), text);
            assertEquals(Long.toString(info.tcpi_bytes_acked()), field(text, "bytes_acked:(\\d+)"), text);
            assertEquals(Long.toString(info.tcpi_segs_out()), field(text, " segs_out:(\\d+)"), text);
            assertEquals(Long.toString(info.tcpi_data_segs_out()), field(text, "data_segs_out:(\\d+)"), text);
            assertEquals(Long.toString(info.tcpi_snd_wnd()), field(text, "snd_wnd:(\\d+)"), text);
        }
    }

    private static String field(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertTrue(matcher.find(), () -> pattern + " in " + text);
        return matcher.group(1);
    }

    private static void send(Opened opened, int[] tcp) {
        MemorySegment bytes = opened.text("x".repeat(1000));
        MemorySegment room = opened.arena.allocate(1000);
        for (int i = 0; i < SENT / 1000; i++) {
            assertEquals(1000, Sockets.send(tcp[0], bytes, 1000, 0));
            assertEquals(1000, Sockets.recv(tcp[1], room, 1000, Sockets.MSG_WAITALL));
        }
        // The last acknowledgement may be delayed.
        TcpInfo info = TcpInfo.allocate(opened.arena);
        for (int i = 0; i < 200; i++) {
            assertEquals(0, TcpInfo.getsockopt(tcp[0], info));
            if (info.tcpi_unacked() == 0) {
                return;
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
