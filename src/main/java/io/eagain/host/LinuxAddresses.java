package io.eagain.host;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.eagain.generated.linux.sockaddr_ll;
import io.eagain.generated.linux.sockaddr_nl;
import io.eagain.generated.linux.sockaddr_vm;
import io.eagain.generated.numbers.Linux;
import java.lang.foreign.MemorySegment;
import java.util.HexFormat;

/** The parts of the addresses that Linux alone has. What is written stands in zeroed memory. */
public final class LinuxAddresses {
    private LinuxAddresses() {
    }

    /** {@code struct sockaddr_vm}; its length. */
    public static int putVsock(MemorySegment address, int cid, int port) {
        sockaddr_vm.svm_family(address, (short) Linux.AF_VSOCK);
        sockaddr_vm.svm_cid(address, cid);
        sockaddr_vm.svm_port(address, port);
        return (int) Linux.sockaddr_vm.SIZE;
    }

    public static int vsockCid(MemorySegment address) {
        return sockaddr_vm.svm_cid(address);
    }

    public static int vsockPort(MemorySegment address) {
        return sockaddr_vm.svm_port(address);
    }

    /** {@code struct sockaddr_nl}; its length. */
    public static int putNetlink(MemorySegment address, int pid, int groups) {
        sockaddr_nl.nl_family(address, (short) Linux.AF_NETLINK);
        sockaddr_nl.nl_pid(address, pid);
        sockaddr_nl.nl_groups(address, groups);
        return (int) Linux.sockaddr_nl.SIZE;
    }

    public static int netlinkPid(MemorySegment address) {
        return sockaddr_nl.nl_pid(address);
    }

    public static int netlinkGroups(MemorySegment address) {
        return sockaddr_nl.nl_groups(address);
    }

    /** {@code struct sockaddr_ll}; its length. The protocol is in network order in C, and not here. */
    public static int putPacket(MemorySegment address, int protocol, int interfaceIndex, byte[] hardware) {
        sockaddr_ll.sll_family(address, (short) Linux.AF_PACKET);
        sockaddr_ll.sll_protocol(address, Short.reverseBytes((short) protocol));
        sockaddr_ll.sll_ifindex(address, interfaceIndex);
        sockaddr_ll.sll_halen(address, (byte) hardware.length);
        MemorySegment.copy(hardware, 0, address, JAVA_BYTE, Linux.sockaddr_ll.sll_addr, hardware.length);
        return (int) Linux.sockaddr_ll.SIZE;
    }

    public static int packetProtocol(MemorySegment address) {
        return Short.toUnsignedInt(Short.reverseBytes(sockaddr_ll.sll_protocol(address)));
    }

    public static int packetInterface(MemorySegment address) {
        return sockaddr_ll.sll_ifindex(address);
    }

    public static int packetHardwareType(MemorySegment address) {
        return Short.toUnsignedInt(sockaddr_ll.sll_hatype(address));
    }

    public static int packetType(MemorySegment address) {
        return Byte.toUnsignedInt(sockaddr_ll.sll_pkttype(address));
    }

    public static byte[] packetAddress(MemorySegment address) {
        int length = Math.min(Byte.toUnsignedInt(sockaddr_ll.sll_halen(address)),
                (int) Linux.sockaddr_ll.sll_addr$size);
        return address.asSlice(Linux.sockaddr_ll.sll_addr, length).toArray(JAVA_BYTE);
    }

    /** Whether the address is whole and of one of these families: the length that it needs, or -1. */
    public static int size(int family) {
        if (Os.CURRENT != Os.LINUX) {
            return -1;
        }
        return family == Linux.AF_VSOCK
                ? (int) Linux.sockaddr_vm.SIZE
                : family == Linux.AF_NETLINK
                        ? (int) Linux.sockaddr_nl.SIZE
                        : family == Linux.AF_PACKET ? (int) Linux.sockaddr_ll.sll_addr : -1;
    }

    /** The address for people, or null if it is none of these. */
    public static String text(int family, MemorySegment address, int length) {
        int size = size(family);
        if (size < 0 || length < size) {
            return null;
        }
        if (family == Linux.AF_VSOCK) {
            return "vsock:" + any(vsockCid(address), Linux.VMADDR_CID_ANY) + ":"
                    + any(vsockPort(address), Linux.VMADDR_PORT_ANY);
        }
        if (family == Linux.AF_NETLINK) {
            return "netlink:" + Integer.toUnsignedString(netlinkPid(address)) + " groups 0x"
                    + Integer.toHexString(netlinkGroups(address));
        }
        return "packet:" + Integer.toUnsignedString(packetInterface(address)) + " protocol 0x"
                + Integer.toHexString(packetProtocol(address)) + " "
                + HexFormat.ofDelimiter(":").formatHex(packetAddress(address));
    }

    private static String any(int number, int any) {
        return number == any ? "any" : Integer.toUnsignedString(number);
    }
}
