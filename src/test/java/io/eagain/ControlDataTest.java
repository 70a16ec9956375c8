package io.eagain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.generated.linux.LinuxH;
import io.eagain.linux.ControlData;
import io.eagain.linux.LinuxSockets;
import io.eagain.posix.ControlMessages;
import io.eagain.posix.Fcntl;
import io.eagain.posix.Messages;
import io.eagain.posix.MsgHdr;
import io.eagain.posix.Poll;
import io.eagain.posix.PollFds;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What Linux' control messages hold, received from the kernel. */
@EnabledOnOs(OS.LINUX)
class ControlDataTest {

    private final Opened opened = new Opened();
    private final MemorySegment room = opened.arena.allocate(100_000);
    private final MsgHdr in = MsgHdr.allocate(opened.arena, 1, 512);
    private final ControlMessages control = in.control();
    private final SockAddr address = SockAddr.allocate(opened.arena);

    @AfterEach
    void close() {
        opened.close();
    }

    private void set(int fd, int level, int option, int value) {
        assertEquals(0, Sockets.setsockopt(fd, level, option, value), () -> "option " + option);
    }

    private MsgHdr message(String text) {
        MsgHdr message = MsgHdr.allocate(opened.arena, 1, 256);
        message.iov().set(0, opened.text(text));
        return message;
    }

    private void receive(int fd, int flags, long expected) {
        in.iov().set(0, room);
        assertEquals(expected, Messages.recvmsg(fd, in, flags));
    }

    private void only(int level, int type) {
        assertTrue(control.next());
        assertEquals(level, control.level());
        assertEquals(type, control.type());
    }

    private int bound(String ip) {
        int fd = opened.socket(ip.contains(":") ? Sockets.AF_INET6 : Sockets.AF_INET, Sockets.SOCK_DGRAM);
        assertEquals(0, Sockets.bind(fd, SockAddr.ip(ip, 0)));
        return fd;
    }

    /** Connected to a port of this machine where nobody is. */
    private int toNobody(String ip) {
        int nobody = bound(ip);
        SockAddr name = opened.name(nobody);
        opened.close(nobody);
        int fd = opened.socket(name.family(), Sockets.SOCK_DGRAM);
        assertEquals(0, Sockets.connect(fd, name));
        return fd;
    }

    @Test
    void receivedDescriptorsMayEndAtExecve() {
        int[] sv = opened.pair(Sockets.SOCK_DGRAM);
        MsgHdr out = message("x");
        out.control().addDescriptors(sv[0]);
        for (int flag : new int[]{0, LinuxSockets.MSG_CMSG_CLOEXEC}) {
            assertEquals(1, Messages.sendmsg(sv[0], out, 0));
            receive(sv[1], flag, 1);
            only(LinuxH.SOL_SOCKET(), ControlMessages.SCM_RIGHTS);
            int fd = opened.keep(control.descriptor(0));
            assertEquals(flag == 0 ? 0 : Fcntl.FD_CLOEXEC, Fcntl.fcntl(fd, Fcntl.F_GETFD, 0));
        }
    }

    @Test
    void credentialsAreTheSenders() throws Exception {
        int[] sv = opened.pair(Sockets.SOCK_DGRAM);
        set(sv[1], LinuxH.SOL_SOCKET(), LinuxH.SO_PASSCRED(), 1);
        int pid = (int) ProcessHandle.current().pid();
        int uid = (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        int gid = (int) Files.getAttribute(Path.of("/proc/self"), "unix:gid");
        MsgHdr out = message("x");
        assertEquals(1, Messages.sendmsg(sv[0], out, 0));
        ControlData.addCredentials(out.control(), pid, uid, gid);
        assertEquals(1, Messages.sendmsg(sv[0], out, 0));
        for (int i = 0; i < 2; i++) {
            receive(sv[1], 0, 1);
            only(LinuxH.SOL_SOCKET(), ControlData.SCM_CREDENTIALS);
            assertEquals(pid, ControlData.pid(control));
            assertEquals(uid, ControlData.uid(control));
            assertEquals(gid, ControlData.gid(control));
            assertEquals("ControlData.ee_errno: the current message is of level 1 and type 2, not IP_RECVERR or"
                    + " IPV6_RECVERR",
                    assertThrows(IllegalStateException.class, () -> ControlData.ee_errno(control)).getMessage());
        }
        out.control().clear();
        ControlData.addCredentials(out.control(), Integer.MAX_VALUE, uid, gid);
        long refused = Messages.sendmsg(sv[0], out, 0);
        assertTrue(refused == -LinuxH.EPERM() || refused == -LinuxH.ESRCH(), () -> "somebody else: " + refused);
    }

    @Test
    void theInterfaceAndTheDestinationOfADatagram() {
        int server = bound("0.0.0.0");
        set(server, LinuxH.IPPROTO_IP(), LinuxH.IP_PKTINFO(), 1);
        int client = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
        MsgHdr out = message("x");
        out.name().setIp("127.0.0.3", opened.name(server).port());
        ControlData.addPktinfo(out.control(), 1, SockAddr.ip("127.0.0.2", 0));
        assertEquals(1, Messages.sendmsg(client, out, 0));
        receive(server, 0, 1);
        assertEquals("127.0.0.2:" + opened.name(client).port(), in.name().toString(), "sent from where it was told");
        only(LinuxH.IPPROTO_IP(), ControlData.IP_PKTINFO);
        assertEquals(1, ControlData.interfaceIndex(control));
        ControlData.destination(control, address);
        assertEquals("127.0.0.3:0", address.toString());
        ControlData.localAddress(control, address);
        assertEquals("127.0.0.3:0", address.toString());
        assertThrows(IllegalStateException.class, () -> ControlData.pid(control));
        assertThrows(IllegalArgumentException.class,
                () -> ControlData.addPktinfo(out.control(), 1, SockAddr.unix("/x")));
        out.control().clear();
        ControlData.addPktinfo(out.control(), 0, SockAddr.ip("1.2.3.4", 0));
        assertTrue(Messages.sendmsg(client, out, 0) < 0, "not an address of this machine");
    }

    @Test
    void theInterfaceAndTheDestinationOfADatagramOverIpv6() {
        int server = bound("::");
        set(server, LinuxH.IPPROTO_IPV6(), LinuxH.IPV6_RECVPKTINFO(), 1);
        int client = opened.socket(Sockets.AF_INET6, Sockets.SOCK_DGRAM);
        MsgHdr out = message("x");
        out.name().setIp("::1", opened.name(server).port());
        ControlData.addPktinfo(out.control(), 1, SockAddr.ip("::1", 0));
        assertEquals(1, Messages.sendmsg(client, out, 0));
        receive(server, 0, 1);
        only(LinuxH.IPPROTO_IPV6(), ControlData.IPV6_PKTINFO);
        assertEquals(1, ControlData.interfaceIndex(control));
        address.setUnix("/a/longer/one/that/was/there/before/this");
        ControlData.destination(control, address);
        assertEquals("[::1]:0", address.toString());
        assertThrows(IllegalStateException.class, () -> ControlData.localAddress(control, address));
    }

    @Test
    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "qemu-user does not know all of these options")
    void theTimeOfArrival() {
        for (int option : new int[]{LinuxH.SO_TIMESTAMP(), LinuxH.SO_TIMESTAMPNS(), LinuxH.SO_TIMESTAMPING(),
                LinuxH.SO_TIMESTAMP_NEW(), LinuxH.SO_TIMESTAMPNS_NEW(), LinuxH.SO_TIMESTAMPING_NEW()}) {
            boolean timestamping = option == LinuxH.SO_TIMESTAMPING() || option == LinuxH.SO_TIMESTAMPING_NEW();
            int server = bound("127.0.0.1");
            set(server, LinuxH.SOL_SOCKET(), option, timestamping
                    ? LinuxH.SOF_TIMESTAMPING_RX_SOFTWARE() | LinuxH.SOF_TIMESTAMPING_SOFTWARE()
                    : 1);
            MsgHdr out = message("x");
            out.name().setIp("127.0.0.1", opened.name(server).port());
            int client = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
            Instant before = Instant.now();
            // The kernel switches its clock on when the first socket asks, and a while later.
            boolean stamped = false;
            for (int i = 0; i < 1000 && !stamped; i++) {
                assertEquals(1, Messages.sendmsg(client, out, 0));
                receive(server, 0, 1);
                stamped = control.next() && ControlData.seconds(control, 0) > 0;
            }
            assertTrue(stamped, () -> "option " + option);
            assertEquals(LinuxH.SOL_SOCKET(), control.level());
            assertEquals(option, control.type());
            Instant arrived = Instant.ofEpochSecond(ControlData.seconds(control, 0),
                    ControlData.nanoseconds(control, 0));
            assertTrue(Duration.between(before, arrived).toNanos() > -1_000_000
                    && Duration.between(before, arrived).toSeconds() < 60, () -> before + " and " + arrived);
            if (timestamping) {
                assertEquals(0, ControlData.seconds(control, 2), "no hardware");
                assertThrows(IndexOutOfBoundsException.class, () -> ControlData.seconds(control, 3));
            } else {
                assertThrows(IndexOutOfBoundsException.class, () -> ControlData.seconds(control, 1));
                assertTrue(ControlData.nanoseconds(control, 0) < 1_000_000_000);
            }
        }
    }

    @Test
    void theQueueOfErrorsSaysWhoRefused() {
        int client = toNobody("127.0.0.1");
        set(client, LinuxH.IPPROTO_IP(), LinuxH.IP_RECVERR(), 1);
        receive(client, LinuxSockets.MSG_ERRQUEUE, -Errno.EAGAIN);
        assertEquals(5, Sockets.send(client, opened.text("hello"), 5, 0));
        await(client);
        receive(client, LinuxSockets.MSG_ERRQUEUE, 5);
        assertEquals("hello", Opened.text(room, 5), "what was refused");
        assertEquals(LinuxSockets.MSG_ERRQUEUE, in.flags());
        SockAddr peer = SockAddr.allocate(opened.arena);
        assertEquals(0, Sockets.getpeername(client, peer));
        assertEquals(peer.toString(), in.name().toString(), "where it was sent to");
        only(LinuxH.IPPROTO_IP(), ControlData.IP_RECVERR);
        assertEquals(Errno.ECONNREFUSED, ControlData.ee_errno(control));
        assertEquals(ControlData.SO_EE_ORIGIN_ICMP, ControlData.ee_origin(control));
        assertEquals(3, ControlData.ee_type(control), "destination unreachable");
        assertEquals(3, ControlData.ee_code(control), "port unreachable");
        assertEquals(0, ControlData.ee_info(control));
        assertEquals(0, ControlData.ee_data(control));
        ControlData.offender(control, address);
        assertEquals("127.0.0.1:0", address.toString());
        assertFalse(control.next());
    }

    @Test
    void theQueueOfErrorsOverIpv6() {
        int client = toNobody("::1");
        set(client, LinuxH.IPPROTO_IPV6(), LinuxH.IPV6_RECVERR(), 1);
        assertEquals(5, Sockets.send(client, opened.text("hello"), 5, 0));
        await(client);
        receive(client, LinuxSockets.MSG_ERRQUEUE, 5);
        only(LinuxH.IPPROTO_IPV6(), ControlData.IPV6_RECVERR);
        assertEquals(Errno.ECONNREFUSED, ControlData.ee_errno(control));
        assertEquals(ControlData.SO_EE_ORIGIN_ICMP6, ControlData.ee_origin(control));
        assertEquals(1, ControlData.ee_type(control));
        assertEquals(4, ControlData.ee_code(control));
        ControlData.offender(control, address);
        assertEquals("[::1]:0", address.toString());
    }

    /** Too long for the path: this machine refuses it itself, and tells the size. */
    @Test
    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "qemu-user does not know IP_MTU")
    void anErrorOfThisMachine() {
        int client = toNobody("127.0.0.1");
        set(client, LinuxH.IPPROTO_IP(), LinuxH.IP_RECVERR(), 1);
        set(client, LinuxH.IPPROTO_IP(), LinuxH.IP_MTU_DISCOVER(), LinuxH.IP_PMTUDISC_DO());
        set(client, LinuxH.SOL_SOCKET(), LinuxH.SO_SNDBUF(), 1 << 20);
        assertEquals(-Errno.EMSGSIZE, Sockets.send(client, room, 65_507 + 1, 0));
        receive(client, LinuxSockets.MSG_ERRQUEUE, 0);
        only(LinuxH.IPPROTO_IP(), ControlData.IP_RECVERR);
        assertEquals(Errno.EMSGSIZE, ControlData.ee_errno(control));
        assertEquals(ControlData.SO_EE_ORIGIN_LOCAL, ControlData.ee_origin(control));
        assertEquals(Sockets.getsockoptInt(client, LinuxH.IPPROTO_IP(), LinuxH.IP_MTU()), ControlData.ee_info(control));
        ControlData.offender(control, address);
        assertEquals(0, address.length());
    }

    private void await(int fd) {
        PollFds fds = PollFds.allocate(opened.arena, 1);
        fds.add(fd, 0);
        assertEquals(1, Poll.poll(fds, 20_000));
        assertTrue((fds.revents(0) & Poll.POLLERR) != 0);
    }

    @Test
    void oneSendBecomesSeveralDatagrams() {
        int server = bound("127.0.0.1");
        int client = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
        MsgHdr out = segments(server, 1000, 3500);
        assertEquals(3500, Messages.sendmsg(client, out, 0));
        for (int length : new int[]{1000, 1000, 1000, 500}) {
            receive(server, PosixSockets.MSG_DONTWAIT, length);
            assertFalse(control.next());
        }
        receive(server, PosixSockets.MSG_DONTWAIT, -Errno.EAGAIN);
        assertEquals(-Errno.EINVAL, Messages.sendmsg(client, segments(server, 1, 2000), 0), "too many");
        assertEquals(-Errno.EMSGSIZE, Messages.sendmsg(client, segments(server, 1000, 65_508), 0));
        for (int size : new int[]{0, -1, 65_536}) {
            assertThrows(IllegalArgumentException.class, () -> ControlData.addSegmentSize(out.control(), size));
        }
    }

    @Test
    void severalDatagramsBecomeOneReceive() {
        int server = bound("127.0.0.1");
        set(server, LinuxH.SOL_UDP(), LinuxH.UDP_GRO(), 1);
        int client = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
        assertEquals(3500, Messages.sendmsg(client, segments(server, 1000, 3500), 0));
        receive(server, PosixSockets.MSG_DONTWAIT, 3500);
        only(ControlData.SOL_UDP, ControlData.UDP_GRO);
        assertEquals(1000, ControlData.segmentSize(control));
        assertEquals(-Errno.EAGAIN, Messages.recvmsg(server, in, PosixSockets.MSG_DONTWAIT));
        assertThrows(IllegalStateException.class, () -> ControlData.segmentSize(control));
    }

    private MsgHdr segments(int server, int size, int bytes) {
        MsgHdr out = MsgHdr.allocate(opened.arena, 1, 64);
        out.name().setIp("127.0.0.1", opened.name(server).port());
        out.iov().set(0, room, 0, bytes);
        ControlData.addSegmentSize(out.control(), size);
        return out;
    }

    /** Over loopback the kernel copies after all, and says so. */
    @Test
    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "qemu-user does not know SO_ZEROCOPY")
    void zeroCopyTellsWhatIsDone() {
        int[] tcp = opened.tcp();
        set(tcp[0], LinuxH.SOL_SOCKET(), LinuxH.SO_ZEROCOPY(), 1);
        MsgHdr out = MsgHdr.allocate(opened.arena, 2, 0);
        out.iov().set(0, opened.arena.allocate(10_000)).set(1, opened.arena.allocate(5_000));
        for (int i = 0; i < 3; i++) {
            assertEquals(15_000, Messages.sendmsg(tcp[0], out, LinuxSockets.MSG_ZEROCOPY));
            assertEquals(15_000, Sockets.recv(tcp[1], room, 15_000, Sockets.MSG_WAITALL));
        }
        int next = 0;
        while (next < 3) {
            await(tcp[0]);
            receive(tcp[0], LinuxSockets.MSG_ERRQUEUE, 0);
            only(LinuxH.IPPROTO_IP(), ControlData.IP_RECVERR);
            assertEquals(0, ControlData.ee_errno(control));
            assertEquals(ControlData.SO_EE_ORIGIN_ZEROCOPY, ControlData.ee_origin(control));
            assertEquals(ControlData.SO_EE_CODE_ZEROCOPY_COPIED, ControlData.ee_code(control));
            assertEquals(next, ControlData.ee_info(control));
            assertTrue(ControlData.ee_data(control) >= next && ControlData.ee_data(control) < 3);
            next = ControlData.ee_data(control) + 1;
            address.setIp("1.2.3.4", 5);
            ControlData.offender(control, address);
            assertEquals(0, address.length(), "nobody");
        }
        receive(tcp[0], LinuxSockets.MSG_ERRQUEUE, -Errno.EAGAIN);
    }
}
