package io.eagain.linux;

import io.eagain.SockAddr;
import io.eagain.generated.numbers.Linux;
import io.eagain.host.Check;
import io.eagain.host.NativeAccess;
import io.eagain.host.NotInlined;
import io.eagain.host.SockAddrLayout;
import io.eagain.posix.ControlMessages;

/**
 * What the control messages of Linux hold: each method reads the current message of {@link ControlMessages}, or adds one.
 * Nothing allocates.
 *
 * <table class="striped">
 * <caption>Messages that are received, and what asks for them</caption>
 * <thead><tr><th>level</th><th>type</th><th>asked for by</th><th>read with</th></tr></thead>
 * <tbody>
 * <tr><td>{@code SOL_SOCKET}</td><td>{@code SCM_RIGHTS}</td><td>-</td>
 * <td>{@link ControlMessages#descriptor}</td></tr>
 * <tr><td>{@code SOL_SOCKET}</td><td>{@link #SCM_CREDENTIALS}</td><td>{@code SO_PASSCRED}</td>
 * <td>{@link #pid}, {@link #uid}, {@link #gid}</td></tr>
 * <tr><td>{@code SOL_SOCKET}</td><td>{@link #SCM_TIMESTAMP}</td><td>{@code SO_TIMESTAMP}</td>
 * <td>{@link #seconds}, {@link #nanoseconds}</td></tr>
 * <tr><td>{@code SOL_SOCKET}</td><td>{@link #SCM_TIMESTAMPNS}</td><td>{@code SO_TIMESTAMPNS}</td>
 * <td>{@link #seconds}, {@link #nanoseconds}</td></tr>
 * <tr><td>{@code SOL_SOCKET}</td><td>{@link #SCM_TIMESTAMPING}</td><td>{@code SO_TIMESTAMPING}</td>
 * <td>{@link #seconds}, {@link #nanoseconds}: 0 by software, 2 by hardware</td></tr>
 * <tr><td>{@code IPPROTO_IP}</td><td>{@link #IP_PKTINFO}</td><td>{@code IP_PKTINFO}</td>
 * <td>{@link #interfaceIndex}, {@link #destination}, {@link #localAddress}</td></tr>
 * <tr><td>{@code IPPROTO_IPV6}</td><td>{@link #IPV6_PKTINFO}</td><td>{@code IPV6_RECVPKTINFO}</td>
 * <td>{@link #interfaceIndex}, {@link #destination}</td></tr>
 * <tr><td>{@code IPPROTO_IP}</td><td>{@link #IP_RECVERR}</td><td>{@code IP_RECVERR} and {@code MSG_ERRQUEUE}</td>
 * <td>{@link #ee_errno}, {@link #ee_origin} ...</td></tr>
 * <tr><td>{@code IPPROTO_IPV6}</td><td>{@link #IPV6_RECVERR}</td><td>{@code IPV6_RECVERR} and
 * {@code MSG_ERRQUEUE}</td><td>{@link #ee_errno}, {@link #ee_origin} ...</td></tr>
 * <tr><td>{@link #SOL_UDP}</td><td>{@link #UDP_GRO}</td><td>{@code UDP_GRO}</td><td>{@link #segmentSize}</td></tr>
 * </tbody>
 * </table>
 *
 * <p>A method that the current message is not for throws {@link IllegalStateException}; one whose part was cut off
 * ({@code MSG_CTRUNC}) throws {@link IndexOutOfBoundsException}.
 */
public final class ControlData {
    static {
        NativeAccess.require();
    }

    /** Who sent it: {@code struct ucred}. */
    public static final int SCM_CREDENTIALS = NotInlined.of(Linux.SCM_CREDENTIALS);
    /** A descriptor of the process that sent it: {@code int}, the caller's to close. */
    public static final int SCM_PIDFD = NotInlined.of(Linux.SCM_PIDFD);
    /** The time of arrival: {@code struct timeval}. */
    public static final int SCM_TIMESTAMP = NotInlined.of(Linux.SCM_TIMESTAMP);
    /** The time of arrival: {@code struct timespec}. */
    public static final int SCM_TIMESTAMPNS = NotInlined.of(Linux.SCM_TIMESTAMPNS);
    /** Times of arrival or of sending: three {@code struct timespec}. */
    public static final int SCM_TIMESTAMPING = NotInlined.of(Linux.SCM_TIMESTAMPING);
    /** When to send it: {@code uint64_t}, nanoseconds. */
    public static final int SCM_TXTIME = NotInlined.of(Linux.SCM_TXTIME);
    /** Where it arrived, or where to send it from: {@code struct in_pktinfo}. */
    public static final int IP_PKTINFO = NotInlined.of(Linux.IP_PKTINFO);
    /** Where it arrived, or where to send it from: {@code struct in6_pktinfo}. */
    public static final int IPV6_PKTINFO = NotInlined.of(Linux.IPV6_PKTINFO);
    /** Out of the queue of errors: {@code struct sock_extended_err} and an address. */
    public static final int IP_RECVERR = NotInlined.of(Linux.IP_RECVERR);
    /** Out of the queue of errors: {@code struct sock_extended_err} and an address. */
    public static final int IPV6_RECVERR = NotInlined.of(Linux.IPV6_RECVERR);
    /** The level of UDP's own. */
    public static final int SOL_UDP = NotInlined.of(Linux.SOL_UDP);
    /** Cut what is sent into datagrams of this size: {@code uint16_t}. */
    public static final int UDP_SEGMENT = NotInlined.of(Linux.UDP_SEGMENT);
    /** What was received is datagrams of this size, one behind the other: {@code int}. */
    public static final int UDP_GRO = NotInlined.of(Linux.UDP_GRO);

    /** {@link #ee_origin}: the error came from this machine. */
    public static final int SO_EE_ORIGIN_LOCAL = NotInlined.of(Linux.SO_EE_ORIGIN_LOCAL);
    /** {@link #ee_origin}: an ICMP message. */
    public static final int SO_EE_ORIGIN_ICMP = NotInlined.of(Linux.SO_EE_ORIGIN_ICMP);
    /** {@link #ee_origin}: an ICMPv6 message. */
    public static final int SO_EE_ORIGIN_ICMP6 = NotInlined.of(Linux.SO_EE_ORIGIN_ICMP6);
    /** {@link #ee_origin}: a time of sending, no error. */
    public static final int SO_EE_ORIGIN_TIMESTAMPING = NotInlined.of(Linux.SO_EE_ORIGIN_TIMESTAMPING);
    /** {@link #ee_origin}: the kernel has done with the memory of {@code MSG_ZEROCOPY}, no error. */
    public static final int SO_EE_ORIGIN_ZEROCOPY = NotInlined.of(Linux.SO_EE_ORIGIN_ZEROCOPY);
    /** {@link #ee_origin}: a time to send at that was not kept. */
    public static final int SO_EE_ORIGIN_TXTIME = NotInlined.of(Linux.SO_EE_ORIGIN_TXTIME);
    /** {@link #ee_code}, a bit: {@code MSG_ZEROCOPY} has copied after all. */
    public static final int SO_EE_CODE_ZEROCOPY_COPIED = NotInlined.of(Linux.SO_EE_CODE_ZEROCOPY_COPIED);

    private ControlData() {
    }

    /**
     * The sender's process, of {@link #SCM_CREDENTIALS}.
     *
     * @param control its current message
     * @return {@code pid}; 0 for one that this process cannot see
     */
    public static int pid(ControlMessages control) {
        credentials(control, "pid");
        return control.getInt((int) Linux.ucred.pid);
    }

    /**
     * The sender's user, of {@link #SCM_CREDENTIALS}.
     *
     * @param control its current message
     * @return {@code uid}, unsigned in C
     */
    public static int uid(ControlMessages control) {
        credentials(control, "uid");
        return control.getInt((int) Linux.ucred.uid);
    }

    /**
     * The sender's group, of {@link #SCM_CREDENTIALS}.
     *
     * @param control its current message
     * @return {@code gid}, unsigned in C
     */
    public static int gid(ControlMessages control) {
        credentials(control, "gid");
        return control.getInt((int) Linux.ucred.gid);
    }

    /**
     * Adds {@link #SCM_CREDENTIALS}: who this process says it is. The kernel refuses what it is not with {@code EPERM}.
     *
     * @param control the messages to send
     * @param pid the process
     * @param uid the user: the real, effective or saved one
     * @param gid the group: the real, effective or saved one
     */
    public static void addCredentials(ControlMessages control, int pid, int uid, int gid) {
        control.add(Linux.SOL_SOCKET, SCM_CREDENTIALS, (int) Linux.ucred.SIZE).setInt((int) Linux.ucred.pid, pid)
                .setInt((int) Linux.ucred.uid, uid).setInt((int) Linux.ucred.gid, gid);
    }

    /**
     * The interface it arrived on, of {@link #IP_PKTINFO} or {@link #IPV6_PKTINFO}.
     *
     * @param control its current message
     * @return {@code ipi_ifindex} or {@code ipi6_ifindex}
     */
    public static int interfaceIndex(ControlMessages control) {
        return control.getInt(
                (int) (ipv6Pktinfo(control, "interfaceIndex")
                        ? Linux.in6_pktinfo.ipi6_ifindex
                        : Linux.in_pktinfo.ipi_ifindex));
    }

    /**
     * Where it was sent to, of {@link #IP_PKTINFO} or {@link #IPV6_PKTINFO}.
     *
     * @param control its current message
     * @param into takes {@code ipi_addr} or {@code ipi6_addr}, with port 0 and no scope
     */
    public static void destination(ControlMessages control, SockAddr into) {
        if (ipv6Pktinfo(control, "destination")) {
            address(control, Linux.in6_pktinfo.ipi6_addr, into, Linux.AF_INET6);
        } else {
            address(control, Linux.in_pktinfo.ipi_addr, into, Linux.AF_INET);
        }
    }

    /**
     * This machine's address for the sender, of {@link #IP_PKTINFO}: another than {@link #destination} for a broadcast.
     *
     * @param control its current message
     * @param into takes {@code ipi_spec_dst}, with port 0
     */
    public static void localAddress(ControlMessages control, SockAddr into) {
        require(control, "localAddress", "IP_PKTINFO", Linux.IPPROTO_IP, IP_PKTINFO);
        address(control, Linux.in_pktinfo.ipi_spec_dst, into, Linux.AF_INET);
    }

    /**
     * Adds {@link #IP_PKTINFO} or {@link #IPV6_PKTINFO}, by the address's family: where to send from.
     *
     * @param control the messages to send
     * @param interfaceIndex the interface, or 0 for any
     * @param source the source address; its port does not count
     * @throws IllegalArgumentException if it is neither IPv4 nor IPv6
     */
    public static void addPktinfo(ControlMessages control, int interfaceIndex, SockAddr source) {
        int family = source.family();
        if (family == Linux.AF_INET) {
            control.add(Linux.IPPROTO_IP, IP_PKTINFO, (int) Linux.in_pktinfo.SIZE)
                    .setInt((int) Linux.in_pktinfo.ipi_ifindex, interfaceIndex)
                    .set((int) Linux.in_pktinfo.ipi_spec_dst, source.segment(), SockAddrLayout.IN_ADDR, 4);
        } else if (family == Linux.AF_INET6) {
            control.add(Linux.IPPROTO_IPV6, IPV6_PKTINFO, (int) Linux.in6_pktinfo.SIZE)
                    .setInt((int) Linux.in6_pktinfo.ipi6_ifindex, interfaceIndex)
                    .set((int) Linux.in6_pktinfo.ipi6_addr, source.segment(), SockAddrLayout.IN6_ADDR, 16);
        } else {
            throw new IllegalArgumentException("ControlData.addPktinfo: neither IPv4 nor IPv6: " + source);
        }
    }

    /**
     * The seconds of a time, of {@link #SCM_TIMESTAMP}, {@link #SCM_TIMESTAMPNS} or {@link #SCM_TIMESTAMPING}.
     *
     * @param control its current message
     * @param index 0; for {@code SCM_TIMESTAMPING} 0 is the software's time and 2 the hardware's, 0 if there is none
     * @return {@code tv_sec}, since 1970
     */
    public static long seconds(ControlMessages control, int index) {
        timestamp(control, "seconds");
        return control.getLong(time(control, index));
    }

    /**
     * The nanoseconds of a time beside its {@link #seconds}.
     *
     * @param control its current message
     * @param index as for {@link #seconds}
     * @return 0 to 999,999,999; of {@link #SCM_TIMESTAMP} whole microseconds
     */
    public static long nanoseconds(ControlMessages control, int index) {
        int type = timestamp(control, "nanoseconds");
        long fraction = control.getLong(time(control, index) + Long.BYTES);
        return type == SCM_TIMESTAMP || type == Linux.SO_TIMESTAMP_NEW ? fraction * 1000 : fraction;
    }

    /**
     * The error, of {@link #IP_RECVERR} or {@link #IPV6_RECVERR}.
     *
     * @param control its current message
     * @return {@code ee_errno}, not negated: {@code ECONNREFUSED} ...; 0 for a completion of {@code MSG_ZEROCOPY}
     */
    public static int ee_errno(ControlMessages control) {
        extendedError(control, "ee_errno");
        return control.getInt((int) Linux.sock_extended_err.ee_errno);
    }

    /**
     * Where the error came from, of {@link #IP_RECVERR} or {@link #IPV6_RECVERR}.
     *
     * @param control its current message
     * @return {@code ee_origin}: {@link #SO_EE_ORIGIN_ICMP} ...
     */
    public static int ee_origin(ControlMessages control) {
        extendedError(control, "ee_origin");
        return Byte.toUnsignedInt(control.getByte((int) Linux.sock_extended_err.ee_origin));
    }

    /**
     * The type of the ICMP message, of {@link #IP_RECVERR} or {@link #IPV6_RECVERR}.
     *
     * @param control its current message
     * @return {@code ee_type}
     */
    public static int ee_type(ControlMessages control) {
        extendedError(control, "ee_type");
        return Byte.toUnsignedInt(control.getByte((int) Linux.sock_extended_err.ee_type));
    }

    /**
     * The code of the ICMP message, of {@link #IP_RECVERR} or {@link #IPV6_RECVERR}; for {@code MSG_ZEROCOPY}
     * {@link #SO_EE_CODE_ZEROCOPY_COPIED} or 0.
     *
     * @param control its current message
     * @return {@code ee_code}
     */
    public static int ee_code(ControlMessages control) {
        extendedError(control, "ee_code");
        return Byte.toUnsignedInt(control.getByte((int) Linux.sock_extended_err.ee_code));
    }

    /**
     * More about the error, of {@link #IP_RECVERR} or {@link #IPV6_RECVERR}: the path's MTU for {@code EMSGSIZE}. For
     * {@code MSG_ZEROCOPY} the first call that is complete: the calls of a socket are counted from 0.
     *
     * @param control its current message
     * @return {@code ee_info}, unsigned in C
     */
    public static int ee_info(ControlMessages control) {
        extendedError(control, "ee_info");
        return control.getInt((int) Linux.sock_extended_err.ee_info);
    }

    /**
     * Still more, of {@link #IP_RECVERR} or {@link #IPV6_RECVERR}. For {@code MSG_ZEROCOPY} the last call that is complete:
     * all from {@link #ee_info} to this one are.
     *
     * @param control its current message
     * @return {@code ee_data}, unsigned in C
     */
    public static int ee_data(ControlMessages control) {
        extendedError(control, "ee_data");
        return control.getInt((int) Linux.sock_extended_err.ee_data);
    }

    /**
     * Who reported the error, of {@link #IP_RECVERR} or {@link #IPV6_RECVERR}: {@code SO_EE_OFFENDER}.
     *
     * @param control its current message
     * @param into takes the address, with port 0; of length 0 if nobody did
     */
    public static void offender(ControlMessages control, SockAddr into) {
        extendedError(control, "offender");
        int start = (int) Linux.sock_extended_err.SIZE;
        int length = Math.min(control.length() - start, into.capacity());
        into.clear();
        if (length >= SockAddrLayout.UN_PATH) {
            control.get(start, into.segment(), 0, length);
            into.setLength(into.setLength(length).family() == Linux.AF_UNSPEC ? 0 : length);
        }
    }

    /**
     * The size of each datagram but the last in what was received, of {@link #UDP_GRO}.
     *
     * @param control its current message
     * @return bytes
     */
    public static int segmentSize(ControlMessages control) {
        require(control, "segmentSize", "UDP_GRO", SOL_UDP, UDP_GRO);
        return control.getInt(0);
    }

    /**
     * Adds {@link #UDP_SEGMENT}: what is sent is cut into datagrams of this size, and the last may be shorter.
     *
     * @param control the messages to send
     * @param size bytes, 1 to 65535; Linux refuses with {@code EINVAL} one that goes with too many datagrams
     */
    public static void addSegmentSize(ControlMessages control, int size) {
        if (size <= 0 || size >>> Short.SIZE != 0) {
            throw new IllegalArgumentException("ControlData.addSegmentSize: " + size + " is not in 1 to 65535");
        }
        control.add(SOL_UDP, UDP_SEGMENT, Short.BYTES).setShort(0, (short) size);
    }

    private static void credentials(ControlMessages control, String what) {
        require(control, what, "SCM_CREDENTIALS", Linux.SOL_SOCKET, SCM_CREDENTIALS);
    }

    private static boolean ipv6Pktinfo(ControlMessages control, String what) {
        if (is(control, Linux.IPPROTO_IPV6, IPV6_PKTINFO)) {
            return true;
        }
        require(control, what, "IP_PKTINFO or IPV6_PKTINFO", Linux.IPPROTO_IP, IP_PKTINFO);
        return false;
    }

    // The types with the suffix NEW look the same where a long has 64 bits.
    private static int timestamp(ControlMessages control, String what) {
        int type = control.type();
        if (type == Linux.SO_TIMESTAMP_NEW || type == Linux.SO_TIMESTAMPNS_NEW
                || type == Linux.SO_TIMESTAMPING_NEW || type == SCM_TIMESTAMP || type == SCM_TIMESTAMPNS) {
            require(control, what, "a time", Linux.SOL_SOCKET, type);
        } else {
            require(control, what, "a time", Linux.SOL_SOCKET, SCM_TIMESTAMPING);
        }
        return type;
    }

    private static int time(ControlMessages control, int index) {
        Check.index("ControlData, time", index, control.length() / (2 * Long.BYTES));
        return index * 2 * Long.BYTES;
    }

    private static void extendedError(ControlMessages control, String what) {
        if (!is(control, Linux.IPPROTO_IPV6, IPV6_RECVERR)) {
            require(control, what, "IP_RECVERR or IPV6_RECVERR", Linux.IPPROTO_IP, IP_RECVERR);
        }
    }

    private static void address(ControlMessages control, long offset, SockAddr into, int family) {
        boolean ipv4 = family == Linux.AF_INET;
        into.clear();
        control.get((int) offset, into.segment(), ipv4 ? SockAddrLayout.IN_ADDR : SockAddrLayout.IN6_ADDR,
                ipv4 ? 4 : 16);
        int length = ipv4 ? SockAddrLayout.IN_SIZE : SockAddrLayout.IN6_SIZE;
        SockAddrLayout.putFamily(SockAddrLayout.view(into.segment()), family, length);
        into.setLength(length);
    }

    private static boolean is(ControlMessages control, int level, int type) {
        return control.level() == level && control.type() == type;
    }

    private static void require(ControlMessages control, String what, String name, int level, int type) {
        if (!is(control, level, type)) {
            throw new IllegalStateException("ControlData." + what + ": the current message is of level "
                    + control.level() + " and type " + control.type() + ", not " + name);
        }
    }
}
