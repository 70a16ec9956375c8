package io.eagain.host;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.ChildJvm;
import io.eagain.generated.linux.epoll_event_aligned;
import io.eagain.generated.linux.epoll_event_packed;
import java.lang.foreign.MemoryLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On each host the numbers are those of its generated header, and the structures have its shape. */
@EnabledOnOs(OS.LINUX)
class HostsTest {

    @Test
    void onLinux() throws Exception {
        assertEquals(List.of("timeval 2 345678", "timespec 2 345678901",
                "sockaddr_in 020001027f000002 2", "sockaddr_in6 0a000102 10", "sockaddr_un 01002f6100 1",
                "sun_path 108", "msghdr 56 [17, 1, 34, 2, 51, 3, 0] 1 3 0",
                "cmsghdr 160000000000000004000000050000007f7f7f7f 22 4 5 24", "heap received, sent"), probe("Linux"));
    }

    @Test
    void onMacos() throws Exception {
        assertEquals(List.of("timeval 2 345678", "timespec 2 345678901",
                "sockaddr_in 100201027f000002 2", "sockaddr_in6 1c1e0102 30", "sockaddr_un 05012f6100 1",
                "sun_path 104", "msghdr 48 [17, 1, 34, 2, 51, 3, 0] 1 3 0",
                "cmsghdr 1200000004000000050000007f7f7f7f7f7f7f7f 18 4 5 20", "heap received, not sent"),
                probe("Mac OS X"));
    }

    @Test
    void onWindows() throws Exception {
        assertEquals(List.of("timeval 2 345678", "timespec 2 345678901",
                "sockaddr_in 020001027f000002 2", "sockaddr_in6 17000102 23", "sockaddr_un 01002f6100 1",
                "sun_path 108", "msghdr 56 [17, 1, 34, 2, 51, 3, 0] 1 3 0",
                "cmsghdr 160000000000000004000000050000007f7f7f7f 22 4 5 24", "heap not received, not sent"),
                probe("Windows 11"));
    }

    /** Where nothing is bound every number of this host is absent, and those of one host alone are there. */
    @Test
    void onAnotherHost() throws Exception {
        assertEquals("timeval 2 345678", probe("FreeBSD").getFirst());
    }

    private static List<String> probe(String os) throws Exception {
        List<String> options = new ArrayList<>(ChildJvm.QUICK);
        options.add("-Dos.name=" + os);
        ChildJvm.Output output = ChildJvm.run(ChildJvm.command(options, HostProbe.class), 60);
        assertEquals(0, output.status(), output::text);
        List<String> lines = new ArrayList<>(output.text().lines().toList());
        // A number that is wrong stands on a line before.
        String compared = lines.removeFirst();
        assertTrue(compared.startsWith("compared ") && Integer.parseInt(compared.substring(9)) > 400, output::text);
        return lines;
    }

    /**
     * What the library takes from Linux' structures on all hosts: a size, or where a field stands and how large it is.
     */
    @ParameterizedTest
    @CsvSource({"sockaddr_in,", "sockaddr_in,sin_port", "sockaddr_in,sin_addr", "sockaddr_in6,",
            "sockaddr_in6,sin6_port", "sockaddr_in6,sin6_flowinfo", "sockaddr_in6,sin6_addr",
            "sockaddr_in6,sin6_scope_id", "sockaddr_storage,", "addrinfo,", "addrinfo,ai_flags", "addrinfo,ai_family",
            "addrinfo,ai_socktype", "addrinfo,ai_protocol"})
    void sharedByAllHosts(String struct, String field) throws Exception {
        String linux = shape("linux", struct, field);
        assertEquals(linux, shape("macos", struct, field));
        assertEquals(linux, shape("windows", struct, field));
    }

    /** The same for the calls that Windows does not have. */
    @ParameterizedTest
    @CsvSource({"pollfd,", "pollfd,fd", "pollfd,events", "pollfd,revents", "fd_set,", "timespec,", "timespec,tv_sec",
            "timespec,tv_nsec", "iovec,", "iovec,iov_base", "iovec,iov_len", "linger,", "linger,l_onoff",
            "linger,l_linger", "timeval,", "timeval,tv_sec"})
    void sharedByLinuxAndMacos(String struct, String field) throws Exception {
        assertEquals(shape("linux", struct, field), shape("macos", struct, field));
    }

    private static String shape(String host, String struct, String field) throws ReflectiveOperationException {
        Class<?> java = Class.forName("io.eagain.generated." + host + "." + struct);
        if (field == null) {
            return java.getMethod("sizeof").invoke(null) + " bytes";
        }
        MemoryLayout layout = (MemoryLayout) java.getMethod(field + "$layout").invoke(null);
        return "at " + java.getMethod(field + "$offset").invoke(null) + ", " + layout.byteSize() + " bytes";
    }

    /** What the library writes as bare numbers. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"linux|sockaddr_in|sin_family|at 0, 2 bytes",
            "windows|sockaddr_in|sin_family|at 0, 2 bytes", "macos|sockaddr_in|sin_len|at 0, 1 bytes",
            "macos|sockaddr_in|sin_family|at 1, 1 bytes", "linux|sockaddr_in6|sin6_family|at 0, 2 bytes",
            "windows|sockaddr_in6|sin6_family|at 0, 2 bytes", "macos|sockaddr_in6|sin6_len|at 0, 1 bytes",
            "macos|sockaddr_in6|sin6_family|at 1, 1 bytes", "linux|sockaddr_un|sun_family|at 0, 2 bytes",
            "windows|sockaddr_un|sun_family|at 0, 2 bytes", "macos|sockaddr_un|sun_len|at 0, 1 bytes",
            "macos|sockaddr_un|sun_family|at 1, 1 bytes", "linux|sockaddr_un|sun_path|at 2, 108 bytes",
            "windows|sockaddr_un|sun_path|at 2, 108 bytes", "macos|sockaddr_un|sun_path|at 2, 104 bytes",
            "linux|sockaddr_storage||128 bytes", "linux|addrinfo||48 bytes",
            "linux|addrinfo|ai_protocol|at 12, 4 bytes",
            "linux|timeval||16 bytes", "linux|timeval|tv_sec|at 0, 8 bytes", "linux|timeval|tv_usec|at 8, 8 bytes",
            "macos|timeval|tv_usec|at 8, 4 bytes", "windows|timeval||8 bytes", "windows|timeval|tv_sec|at 0, 4 bytes",
            "windows|timeval|tv_usec|at 4, 4 bytes", "linux|timespec||16 bytes",
            "linux|timespec|tv_nsec|at 8, 8 bytes", "linux|linger||8 bytes", "linux|linger|l_onoff|at 0, 4 bytes",
            "linux|linger|l_linger|at 4, 4 bytes", "windows|linger||4 bytes", "windows|linger|l_onoff|at 0, 2 bytes",
            "windows|linger|l_linger|at 2, 2 bytes", "windows|tcp_keepalive||12 bytes", "linux|fd_set||128 bytes",
            "windows|fd_set|fd_array|at 8, 512 bytes", "windows|WSAPOLLFD||16 bytes", "windows|WSABUF||16 bytes",
            "windows|WSADATA||408 bytes", "macos|kevent||32 bytes",
            "linux|mmsghdr||64 bytes", "linux|mmsghdr|msg_hdr|at 0, 56 bytes", "linux|mmsghdr|msg_len|at 56, 4 bytes",
            "linux|msghdr|msg_iovlen|at 24, 8 bytes", "linux|msghdr|msg_controllen|at 40, 8 bytes",
            "macos|msghdr|msg_iovlen|at 24, 4 bytes", "macos|msghdr|msg_controllen|at 40, 4 bytes",
            "macos|msghdr||48 bytes", "linux|cmsghdr||16 bytes", "macos|cmsghdr||12 bytes",
            "macos|cmsghdr|cmsg_len|at 0, 4 bytes", "linux|iovec||16 bytes"})
    void asTheLibraryWritesIt(String host, String struct, String field, String expected) throws Exception {
        assertEquals(expected, shape(host, struct, field));
    }

    @Test
    void layoutsOfThisHost() {
        boolean packed = System.getProperty("os.arch").equals("amd64");
        assertAll(() -> assertEquals(128, SockAddrLayout.CAPACITY), () -> assertEquals(16, SockAddrLayout.IN_SIZE),
                () -> assertEquals(4, SockAddrLayout.IN_ADDR), () -> assertEquals(28, SockAddrLayout.IN6_SIZE),
                () -> assertEquals(8, SockAddrLayout.IN6_ADDR), () -> assertEquals(2, SockAddrLayout.UN_PATH),
                () -> assertEquals(108, SockAddrLayout.UN_PATH_SIZE), () -> assertEquals(8, PollFdLayout.SIZE),
                () -> assertEquals(packed ? 12 : 16, LinuxCalls.EPOLL_EVENT_SIZE),
                () -> assertEquals(0, LinuxCalls.EPOLL_EVENT_EVENTS),
                () -> assertEquals(packed ? 4 : 8, LinuxCalls.EPOLL_EVENT_DATA),
                () -> assertEquals(12, epoll_event_packed.sizeof()),
                () -> assertEquals(16, epoll_event_aligned.sizeof()));
    }
}
