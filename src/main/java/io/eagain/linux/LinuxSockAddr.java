package io.eagain.linux;

import io.eagain.SockAddr;
import io.eagain.generated.numbers.Linux;
import io.eagain.host.Libc;
import io.eagain.host.LinuxAddresses;
import io.eagain.host.NativeAccess;
import io.eagain.host.NotInlined;
import io.eagain.host.Os;

/**
 * Addresses of the families that Linux alone has: {@code AF_VSOCK}, {@code AF_NETLINK}, {@code AF_PACKET}. Each setter fills
 * a {@link SockAddr}, which all calls take, and each getter reads one that a call has filled. Numbers that are unsigned in C
 * are {@code int}s here, with the same bits.
 *
 * <p>On another host every method throws {@link UnsupportedOperationException}.
 */
public final class LinuxSockAddr {
    static {
        NativeAccess.require();
    }

    /** {@link #setVsock}: any machine, for {@code bind}. */
    public static final int VMADDR_CID_ANY = NotInlined.of(Linux.VMADDR_CID_ANY);
    /** {@link #setVsock}: the hypervisor. */
    public static final int VMADDR_CID_HYPERVISOR = NotInlined.of(Linux.VMADDR_CID_HYPERVISOR);
    /** {@link #setVsock}: this machine, where the kernel has the loopback of vsock. */
    public static final int VMADDR_CID_LOCAL = NotInlined.of(Linux.VMADDR_CID_LOCAL);
    /** {@link #setVsock}: the host of this virtual machine. */
    public static final int VMADDR_CID_HOST = NotInlined.of(Linux.VMADDR_CID_HOST);
    /** {@link #setVsock}: a port of the kernel's choice, for {@code bind}. */
    public static final int VMADDR_PORT_ANY = NotInlined.of(Linux.VMADDR_PORT_ANY);
    /** Protocol of a netlink socket: interfaces, addresses, routes. */
    public static final int NETLINK_ROUTE = NotInlined.of(Linux.NETLINK_ROUTE);
    /** Protocol of a netlink socket: between programs. */
    public static final int NETLINK_USERSOCK = NotInlined.of(Linux.NETLINK_USERSOCK);
    /** Protocol of a netlink socket: what sockets there are. */
    public static final int NETLINK_SOCK_DIAG = NotInlined.of(Linux.NETLINK_SOCK_DIAG);
    /** Protocol of a netlink socket: events of devices. */
    public static final int NETLINK_KOBJECT_UEVENT = NotInlined.of(Linux.NETLINK_KOBJECT_UEVENT);
    /** Protocol of a netlink socket: families by name. */
    public static final int NETLINK_GENERIC = NotInlined.of(Linux.NETLINK_GENERIC);

    private LinuxSockAddr() {
    }

    /**
     * Sets an address of {@code AF_VSOCK}: {@code struct sockaddr_vm}.
     *
     * @param address becomes it
     * @param cid the machine: {@link #VMADDR_CID_HOST} ..., an unsigned number
     * @param port an unsigned number of 32 bits, or {@link #VMADDR_PORT_ANY}
     * @return {@code address}
     */
    public static SockAddr setVsock(SockAddr address, int cid, int port) {
        requireLinux("setVsock");
        address.clear();
        return address.setLength(LinuxAddresses.putVsock(address.segment(), cid, port));
    }

    /**
     * Sets an address of {@code AF_NETLINK}: {@code struct sockaddr_nl}.
     *
     * @param address becomes it
     * @param pid the port: 0 for the kernel, and for {@code bind} one of the kernel's choice
     * @param groups the first 32 multicast groups as bits; {@code NETLINK_ADD_MEMBERSHIP} joins others
     * @return {@code address}
     */
    public static SockAddr setNetlink(SockAddr address, int pid, int groups) {
        requireLinux("setNetlink");
        address.clear();
        return address.setLength(LinuxAddresses.putNetlink(address.segment(), pid, groups));
    }

    /**
     * Sets an address of {@code AF_PACKET}: {@code struct sockaddr_ll}.
     *
     * @param address becomes it
     * @param protocol the Ethernet protocol as a number, 0x0800 for IPv4; its bytes are swapped here
     * @param interfaceIndex the interface; 0 for any, for {@code bind}
     * @param hardware the physical address, at most 8 bytes; empty for {@code bind}
     * @return {@code address}
     * @throws IllegalArgumentException if the protocol does not fit 16 bits or the physical address is longer
     */
    public static SockAddr setPacket(SockAddr address, int protocol, int interfaceIndex, byte[] hardware) {
        requireLinux("setPacket");
        if (protocol >>> Short.SIZE != 0) {
            throw new IllegalArgumentException("sockaddr_ll: protocol " + protocol + " is not in 0 to 65535");
        }
        if (hardware.length > 8) {
            throw new IllegalArgumentException(
                    "sockaddr_ll: a physical address has at most 8 bytes here, this one has " + hardware.length);
        }
        address.clear();
        return address
                .setLength(LinuxAddresses.putPacket(address.segment(), protocol, interfaceIndex, hardware));
    }

    /**
     * The machine of a vsock address.
     *
     * @param address an address of {@code AF_VSOCK}
     * @return {@code svm_cid}, an unsigned number
     * @throws IllegalStateException if it is of another family or not whole
     */
    public static int vsockCid(SockAddr address) {
        return LinuxAddresses.vsockCid(require(address, Linux.AF_VSOCK, "vsockCid").segment());
    }

    /**
     * The port of a vsock address.
     *
     * @param address an address of {@code AF_VSOCK}
     * @return {@code svm_port}, an unsigned number
     * @throws IllegalStateException if it is of another family or not whole
     */
    public static int vsockPort(SockAddr address) {
        return LinuxAddresses.vsockPort(require(address, Linux.AF_VSOCK, "vsockPort").segment());
    }

    /**
     * The port of a netlink address.
     *
     * @param address an address of {@code AF_NETLINK}
     * @return {@code nl_pid}, an unsigned number; 0 is the kernel
     * @throws IllegalStateException if it is of another family or not whole
     */
    public static int netlinkPid(SockAddr address) {
        return LinuxAddresses.netlinkPid(require(address, Linux.AF_NETLINK, "netlinkPid").segment());
    }

    /**
     * The groups of a netlink address.
     *
     * @param address an address of {@code AF_NETLINK}
     * @return {@code nl_groups}, 32 bits
     * @throws IllegalStateException if it is of another family or not whole
     */
    public static int netlinkGroups(SockAddr address) {
        return LinuxAddresses.netlinkGroups(require(address, Linux.AF_NETLINK, "netlinkGroups").segment());
    }

    /**
     * The protocol of a packet address.
     *
     * @param address an address of {@code AF_PACKET}
     * @return {@code sll_protocol} as a number of this host's byte order: 0x0800 for IPv4
     * @throws IllegalStateException if it is of another family or not whole
     */
    public static int packetProtocol(SockAddr address) {
        return LinuxAddresses.packetProtocol(require(address, Linux.AF_PACKET, "packetProtocol").segment());
    }

    /**
     * The interface of a packet address.
     *
     * @param address an address of {@code AF_PACKET}
     * @return {@code sll_ifindex}
     * @throws IllegalStateException if it is of another family or not whole
     */
    public static int packetInterface(SockAddr address) {
        return LinuxAddresses.packetInterface(require(address, Linux.AF_PACKET, "packetInterface").segment());
    }

    /**
     * The kind of interface of a packet address.
     *
     * @param address an address of {@code AF_PACKET}
     * @return {@code sll_hatype}: 1 for Ethernet, 772 for the loopback
     * @throws IllegalStateException if it is of another family or not whole
     */
    public static int packetHardwareType(SockAddr address) {
        return LinuxAddresses.packetHardwareType(require(address, Linux.AF_PACKET, "packetHardwareType").segment());
    }

    /**
     * To whom the packet was.
     *
     * @param address an address of {@code AF_PACKET}
     * @return {@code sll_pkttype}: 0 to this machine, 1 broadcast, 2 multicast, 3 to another, 4 sent by this one
     * @throws IllegalStateException if it is of another family or not whole
     */
    public static int packetType(SockAddr address) {
        return LinuxAddresses.packetType(require(address, Linux.AF_PACKET, "packetType").segment());
    }

    /**
     * The physical address of a packet address.
     *
     * @param address an address of {@code AF_PACKET}
     * @return {@code sll_halen} new bytes of {@code sll_addr}, at most 8
     * @throws IllegalStateException if it is of another family or not whole
     */
    public static byte[] packetAddress(SockAddr address) {
        return LinuxAddresses.packetAddress(require(address, Linux.AF_PACKET, "packetAddress").segment());
    }

    private static SockAddr require(SockAddr address, int family, String method) {
        requireLinux(method);
        if (address.family() != family || address.length() < LinuxAddresses.size(family)) {
            throw new IllegalStateException(method + ": not an address of family " + family + ": " + address);
        }
        return address;
    }

    private static void requireLinux(String method) {
        if (Os.CURRENT != Os.LINUX) {
            throw Libc.unsupported(method);
        }
    }
}
