package io.eagain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.eagain.linux.LinuxFcntl;
import io.eagain.posix.Fcntl;
import io.eagain.posix.Ioctl;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What would write beyond the memory that it is given, or to an address of the caller's making, is refused. */
@EnabledOnOs(OS.LINUX)
class UnboundedTest {

    private final Opened opened = new Opened();

    @AfterEach
    void closeAll() {
        opened.close();
    }

    static Stream<Arguments> options() {
        return Stream.of(arguments("IPPROTO_IP", "IP_MSFILTER"), arguments("IPPROTO_IP", "MCAST_MSFILTER"),
                arguments("IPPROTO_IPV6", "MCAST_MSFILTER"), arguments("IPPROTO_TCP", "TCP_ZEROCOPY_RECEIVE"),
                arguments("IPPROTO_TCP", "TCP_AO_GET_KEYS"));
    }

    @ParameterizedTest
    @MethodSource("options")
    void anOptionThatSaysItselfHowMuchItWrites(String level, String name) {
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        MemorySegment value = opened.arena.allocate(256);
        MemorySegment length = opened.arena.allocateFrom(ValueLayout.JAVA_INT, 256);
        int optname = (int) ConstantTable.LINUX.number(name).orElseThrow();
        String message = assertThrows(IllegalArgumentException.class, () -> Sockets.getsockopt(fd,
                (int) ConstantTable.LINUX.number(level).orElseThrow(), optname, value, length)).getMessage();
        assertTrue(message.startsWith("getsockopt: optname=" + optname), message);
        // Only the name is hidden there: another option of that level is read.
        assertEquals(0, Sockets.getsockopt(fd, SocketOption.IPPROTO_TCP, SocketOption.TCP_NODELAY, value, length));
    }

    @Test
    void aCommandThatTakesItsNumberForAnAddress() {
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        for (int cmd : new int[]{5, 6, 7, LinuxFcntl.F_SETOWN_EX, LinuxFcntl.F_GETOWN_EX, 17, 36, 37, 38, 1029, 1035,
                1038, 1040}) {
            assertThrows(IllegalArgumentException.class, () -> Fcntl.fcntl(fd, cmd, 0), () -> "command " + cmd);
        }
        assertEquals(0, Fcntl.fcntl(fd, LinuxFcntl.F_GETSIG, 0));
        assertEquals(-Errno.EINVAL, Fcntl.fcntl(fd, 99999, 0), "the system refuses what there is not");
        assertEquals(-Errno.EINVAL, Fcntl.fcntl(fd, -1, 0));
        MemorySegment owner = opened.arena.allocate(8);
        assertEquals(0, Fcntl.fcntl(fd, LinuxFcntl.F_GETOWN_EX, owner));
    }

    @Test
    void anAddressWithoutMemory() {
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        MemorySegment address = MemorySegment.ofAddress(opened.arena.allocate(64).address());
        assertThrows(IndexOutOfBoundsException.class, () -> Ioctl.ioctl(fd, 0x8912, address), "SIOCGIFCONF");
        assertThrows(IndexOutOfBoundsException.class, () -> Fcntl.fcntl(fd, 17, address));
        assertEquals(-Errno.EFAULT, Ioctl.ioctl(fd, 0x8912, MemorySegment.NULL));
    }

    @Test
    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "qemu-user does not read SO_RCVTIMEO back")
    void aTimeLimitIsNeverAnError() {
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        Option timeout = Option.of("SO_RCVTIMEO");
        MemorySegment timeval = opened.arena.allocate(16);
        for (long seconds : new long[]{0, 3, 20_000_000_000_000L, 9_000_000_000_000_000L}) {
            timeval.set(ValueLayout.JAVA_LONG, 0, seconds);
            assertEquals(0, Sockets.setsockopt(fd, SocketOption.SOL_SOCKET, SocketOption.SO_RCVTIMEO, timeval, 16));
            assertTrue(timeout.get(fd) >= seconds, () -> seconds + " s are " + timeout.get(fd) + " us");
        }
        assertEquals(0, timeout.set(fd, Long.MAX_VALUE));
        assertTrue(timeout.get(fd) > 0, () -> "us: " + timeout.get(fd));
    }
}
