package io.eagain.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.eagain.generated.numbers.Linux;
import io.eagain.host.Libc;
import io.eagain.host.Memory;
import io.eagain.host.NativeAccess;
import io.eagain.host.NotInlined;
import io.eagain.host.Os;
import io.eagain.host.SocketCalls;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * {@code struct tcp_info}: what Linux knows about a TCP connection. Reusable; filling and reading one allocates nothing.
 *
 * <p>The structure grows from kernel to kernel, and a kernel fills as much as it knows: {@link #length} says how many
 * bytes that were. <b>A field beyond them is -1.</b> All fields are unsigned in C and come as {@code long}. Units stand
 * with each field; a name is C's.
 *
 * <p>What a kernel newer than this library gives beyond the last field is in {@link #segment}.
 *
 * <p>References: <a href="https://man7.org/linux/man-pages/man7/tcp.7.html">Linux</a>; the fields are those of
 * {@code linux/tcp.h} of Linux 7.2.
 *
 * <p><b>Ownership and threads.</b> The memory belongs to the arena given to {@link #allocate(Arena)}; the factory without
 * one uses an automatic one. Not safe for use by several threads at once.
 */
public final class TcpInfo {
    static {
        NativeAccess.require();
    }

    /** State: connected. */
    public static final int TCP_ESTABLISHED = NotInlined.of(Linux.TCP_ESTABLISHED);
    /** State: {@code connect} is under way. */
    public static final int TCP_SYN_SENT = NotInlined.of(Linux.TCP_SYN_SENT);
    /** State: a SYN has come and was answered. */
    public static final int TCP_SYN_RECV = NotInlined.of(Linux.TCP_SYN_RECV);
    /** State: this side has ended; the peer has not acknowledged that. */
    public static final int TCP_FIN_WAIT1 = NotInlined.of(Linux.TCP_FIN_WAIT1);
    /** State: this side has ended, and the peer knows. */
    public static final int TCP_FIN_WAIT2 = NotInlined.of(Linux.TCP_FIN_WAIT2);
    /** State: both have ended; late segments are waited for. */
    public static final int TCP_TIME_WAIT = NotInlined.of(Linux.TCP_TIME_WAIT);
    /** State: not connected. */
    public static final int TCP_CLOSE = NotInlined.of(Linux.TCP_CLOSE);
    /** State: the peer has ended, this side has not. */
    public static final int TCP_CLOSE_WAIT = NotInlined.of(Linux.TCP_CLOSE_WAIT);
    /** State: this side has ended after the peer. */
    public static final int TCP_LAST_ACK = NotInlined.of(Linux.TCP_LAST_ACK);
    /** State: listening. */
    public static final int TCP_LISTEN = NotInlined.of(Linux.TCP_LISTEN);
    /** State: both have ended at the same time. */
    public static final int TCP_CLOSING = NotInlined.of(Linux.TCP_CLOSING);
    /** Congestion control: nothing unusual. */
    public static final int TCP_CA_Open = NotInlined.of(Linux.TCP_CA_Open);
    /** Congestion control: duplicate or selective acknowledgements have come. */
    public static final int TCP_CA_Disorder = NotInlined.of(Linux.TCP_CA_Disorder);
    /** Congestion control: the window is being reduced. */
    public static final int TCP_CA_CWR = NotInlined.of(Linux.TCP_CA_CWR);
    /** Congestion control: fast retransmission. */
    public static final int TCP_CA_Recovery = NotInlined.of(Linux.TCP_CA_Recovery);
    /** Congestion control: after a time-out. */
    public static final int TCP_CA_Loss = NotInlined.of(Linux.TCP_CA_Loss);
    /** Option: time stamps. */
    public static final int TCPI_OPT_TIMESTAMPS = NotInlined.of(Linux.TCPI_OPT_TIMESTAMPS);
    /** Option: selective acknowledgements. */
    public static final int TCPI_OPT_SACK = NotInlined.of(Linux.TCPI_OPT_SACK);
    /** Option: window scaling. */
    public static final int TCPI_OPT_WSCALE = NotInlined.of(Linux.TCPI_OPT_WSCALE);
    /** Option: ECN was negotiated. */
    public static final int TCPI_OPT_ECN = NotInlined.of(Linux.TCPI_OPT_ECN);
    /** Option: a packet with ECN has come. */
    public static final int TCPI_OPT_ECN_SEEN = NotInlined.of(Linux.TCPI_OPT_ECN_SEEN);
    /** Option: the data of a fast-open SYN were acknowledged. */
    public static final int TCPI_OPT_SYN_DATA = NotInlined.of(Linux.TCPI_OPT_SYN_DATA);
    /** Option: time stamps in microseconds. */
    public static final int TCPI_OPT_USEC_TS = NotInlined.of(Linux.TCPI_OPT_USEC_TS);
    /** Option: accepted by fast open. */
    public static final int TCPI_OPT_TFO_CHILD = NotInlined.of(Linux.TCPI_OPT_TFO_CHILD);

    // More than any kernel of today gives, for what the next ones append.
    private static final int CAPACITY = 512;
    // Two bytes of bit-fields, which have no offset of their own. Both processors number bits from the lowest on.
    private static final long AFTER_OPTIONS = Linux.tcp_info.tcpi_options + 1;
    private static final long LAST_WORD = Linux.tcp_info.SIZE - Integer.BYTES;

    private final MemorySegment segment;
    private final MemorySegment room;
    private int length;

    private TcpInfo(Arena arena) {
        MemorySegment memory = Memory.of("TcpInfo.allocate", arena, CAPACITY + Integer.BYTES, Long.BYTES);
        segment = memory.asSlice(0, CAPACITY);
        room = memory.asSlice(CAPACITY, Integer.BYTES);
    }

    /**
     * Makes an empty one.
     *
     * @param arena owns the memory
     * @return one of length 0, whose fields are all -1
     */
    public static TcpInfo allocate(Arena arena) {
        return new TcpInfo(arena);
    }

    /**
     * Makes an empty one, in memory that the garbage collector frees.
     *
     * @return one of length 0, whose fields are all -1
     */
    public static TcpInfo allocate() {
        return new TcpInfo(Arena.ofAuto());
    }

    /**
     * Reads {@code TCP_INFO} of a socket.
     *
     * <pre>{@code int getsockopt(int sockfd, IPPROTO_TCP, TCP_INFO, struct tcp_info *optval, socklen_t *optlen);}</pre>
     *
     * <p>Errors: as {@link io.eagain.Sockets#getsockopt}; of a socket that is not TCP {@code EOPNOTSUPP} (95), observed.
     *
     * @param fd the socket, in any state; stays the caller's
     * @param info is filled; empty after an error
     * @return 0 or the negated error
     */
    public static int getsockopt(int fd, TcpInfo info) {
        if (Os.CURRENT != Os.LINUX) {
            throw Libc.unsupported("getsockopt");
        }
        info.room.set(JAVA_INT, 0, CAPACITY);
        int result = SocketCalls.getsockopt(fd, Linux.IPPROTO_TCP, Linux.TCP_INFO, info.segment, info.room);
        info.length = result < 0 ? 0 : info.room.get(JAVA_INT, 0);
        return result;
    }

    /**
     * How many bytes this kernel has filled.
     *
     * @return bytes; 0 before the first call and after an error
     */
    public int length() {
        return length;
    }

    /**
     * The structure itself, of which the first {@link #length} bytes count.
     *
     * @return the memory
     */
    public MemorySegment segment() {
        return segment;
    }

    /**
     * The state: {@link #TCP_ESTABLISHED} and its like.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_state() {
        return u8(Linux.tcp_info.tcpi_state);
    }

    /**
     * The state of the congestion control: {@link #TCP_CA_Open} and its like.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_ca_state() {
        return u8(Linux.tcp_info.tcpi_ca_state);
    }

    /**
     * How many times the oldest segment has been retransmitted in a row.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_retransmits() {
        return u8(Linux.tcp_info.tcpi_retransmits);
    }

    /**
     * Probes of a zero window, or keep-alive probes, without an answer.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_probes() {
        return u8(Linux.tcp_info.tcpi_probes);
    }

    /**
     * How often the retransmission time has been doubled.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_backoff() {
        return u8(Linux.tcp_info.tcpi_backoff);
    }

    /**
     * What was negotiated: {@link #TCPI_OPT_TIMESTAMPS} and its like, or-ed.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_options() {
        return u8(Linux.tcp_info.tcpi_options);
    }

    /**
     * Window scale of the peer's window, a number of bits.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_snd_wscale() {
        return bits(AFTER_OPTIONS, 0, 4);
    }

    /**
     * Window scale of the own window, a number of bits.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_rcv_wscale() {
        return bits(AFTER_OPTIONS, 4, 4);
    }

    /**
     * 1 if {@link #tcpi_delivery_rate} was limited by a program that sent too little.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_delivery_rate_app_limited() {
        return bits(AFTER_OPTIONS + 1, 0, 1);
    }

    /**
     * Why fast open failed: 0 unknown or not at all, 1 no cookie, 2 data not acknowledged, 3 SYN retransmitted.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_fastopen_client_fail() {
        return bits(AFTER_OPTIONS + 1, 1, 2);
    }

    /**
     * Retransmission time, in microseconds.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_rto() {
        return u32(Linux.tcp_info.tcpi_rto);
    }

    /**
     * Time after which a delayed acknowledgement is sent, in microseconds.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_ato() {
        return u32(Linux.tcp_info.tcpi_ato);
    }

    /**
     * Largest segment to send, in bytes.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_snd_mss() {
        return u32(Linux.tcp_info.tcpi_snd_mss);
    }

    /**
     * Largest segment of the peer, as estimated, in bytes.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_rcv_mss() {
        return u32(Linux.tcp_info.tcpi_rcv_mss);
    }

    /**
     * Segments in flight; of a listening socket, connections that wait for {@code accept}.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_unacked() {
        return u32(Linux.tcp_info.tcpi_unacked);
    }

    /**
     * Segments acknowledged selectively; of a listening socket, its backlog.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_sacked() {
        return u32(Linux.tcp_info.tcpi_sacked);
    }

    /**
     * Segments taken for lost.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_lost() {
        return u32(Linux.tcp_info.tcpi_lost);
    }

    /**
     * Retransmitted segments in flight.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_retrans() {
        return u32(Linux.tcp_info.tcpi_retrans);
    }

    /**
     * Always 0 since Linux 4.15.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_fackets() {
        return u32(Linux.tcp_info.tcpi_fackets);
    }

    /**
     * Since data were last sent, in milliseconds.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_last_data_sent() {
        return u32(Linux.tcp_info.tcpi_last_data_sent);
    }

    /**
     * Not kept by Linux: 0.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_last_ack_sent() {
        return u32(Linux.tcp_info.tcpi_last_ack_sent);
    }

    /**
     * Since data last came, in milliseconds.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_last_data_recv() {
        return u32(Linux.tcp_info.tcpi_last_data_recv);
    }

    /**
     * Since an acknowledgement last came, in milliseconds.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_last_ack_recv() {
        return u32(Linux.tcp_info.tcpi_last_ack_recv);
    }

    /**
     * Path MTU, in bytes.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_pmtu() {
        return u32(Linux.tcp_info.tcpi_pmtu);
    }

    /**
     * Limit of the window to be offered, in bytes.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_rcv_ssthresh() {
        return u32(Linux.tcp_info.tcpi_rcv_ssthresh);
    }

    /**
     * Round-trip time, smoothed, in microseconds.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_rtt() {
        return u32(Linux.tcp_info.tcpi_rtt);
    }

    /**
     * Mean deviation of the round-trip time, in microseconds.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_rttvar() {
        return u32(Linux.tcp_info.tcpi_rttvar);
    }

    /**
     * Slow-start threshold, in segments; 0x7fffffff before it is known.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_snd_ssthresh() {
        return u32(Linux.tcp_info.tcpi_snd_ssthresh);
    }

    /**
     * Congestion window, in segments.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_snd_cwnd() {
        return u32(Linux.tcp_info.tcpi_snd_cwnd);
    }

    /**
     * Largest segment that was announced to the peer, in bytes.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_advmss() {
        return u32(Linux.tcp_info.tcpi_advmss);
    }

    /**
     * Reordering that is expected, in segments.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_reordering() {
        return u32(Linux.tcp_info.tcpi_reordering);
    }

    /**
     * The receiver's estimate of the round-trip time, in microseconds; 0 before there is one.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_rcv_rtt() {
        return u32(Linux.tcp_info.tcpi_rcv_rtt);
    }

    /**
     * Space that the receive buffer is tuned for, in bytes.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_rcv_space() {
        return u32(Linux.tcp_info.tcpi_rcv_space);
    }

    /**
     * Retransmitted segments over the life of the connection.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_total_retrans() {
        return u32(Linux.tcp_info.tcpi_total_retrans);
    }

    /**
     * Pacing, in bytes a second; all bits set, which is -1 here, for no limit.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_pacing_rate() {
        return u64(Linux.tcp_info.tcpi_pacing_rate);
    }

    /**
     * Highest pacing ({@code SO_MAX_PACING_RATE}), in bytes a second; all bits set, which is -1 here, for no limit.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_max_pacing_rate() {
        return u64(Linux.tcp_info.tcpi_max_pacing_rate);
    }

    /**
     * Bytes that the peer has acknowledged, the SYN with one.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_bytes_acked() {
        return u64(Linux.tcp_info.tcpi_bytes_acked);
    }

    /**
     * Bytes that have come in order.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_bytes_received() {
        return u64(Linux.tcp_info.tcpi_bytes_received);
    }

    /**
     * Segments sent.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_segs_out() {
        return u32(Linux.tcp_info.tcpi_segs_out);
    }

    /**
     * Segments received.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_segs_in() {
        return u32(Linux.tcp_info.tcpi_segs_in);
    }

    /**
     * Bytes in the send queue that were never sent.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_notsent_bytes() {
        return u32(Linux.tcp_info.tcpi_notsent_bytes);
    }

    /**
     * Smallest round-trip time of late, in microseconds; 0xffffffff before there is one.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_min_rtt() {
        return u32(Linux.tcp_info.tcpi_min_rtt);
    }

    /**
     * Segments with data received.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_data_segs_in() {
        return u32(Linux.tcp_info.tcpi_data_segs_in);
    }

    /**
     * Segments with data sent.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_data_segs_out() {
        return u32(Linux.tcp_info.tcpi_data_segs_out);
    }

    /**
     * Delivery of late, in bytes a second.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_delivery_rate() {
        return u64(Linux.tcp_info.tcpi_delivery_rate);
    }

    /**
     * Time with data to send, in microseconds.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_busy_time() {
        return u64(Linux.tcp_info.tcpi_busy_time);
    }

    /**
     * Part of it spent waiting for the peer's window, in microseconds.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_rwnd_limited() {
        return u64(Linux.tcp_info.tcpi_rwnd_limited);
    }

    /**
     * Part of it spent waiting for room in the send buffer, in microseconds.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_sndbuf_limited() {
        return u64(Linux.tcp_info.tcpi_sndbuf_limited);
    }

    /**
     * Segments delivered, the SYN included.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_delivered() {
        return u32(Linux.tcp_info.tcpi_delivered);
    }

    /**
     * Those of them that came with a mark of congestion.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_delivered_ce() {
        return u32(Linux.tcp_info.tcpi_delivered_ce);
    }

    /**
     * Bytes sent, retransmitted ones included.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_bytes_sent() {
        return u64(Linux.tcp_info.tcpi_bytes_sent);
    }

    /**
     * Bytes retransmitted.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_bytes_retrans() {
        return u64(Linux.tcp_info.tcpi_bytes_retrans);
    }

    /**
     * Duplicates that the peer has reported.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_dsack_dups() {
        return u32(Linux.tcp_info.tcpi_dsack_dups);
    }

    /**
     * Reorderings seen.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_reord_seen() {
        return u32(Linux.tcp_info.tcpi_reord_seen);
    }

    /**
     * Segments received out of order.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_rcv_ooopack() {
        return u32(Linux.tcp_info.tcpi_rcv_ooopack);
    }

    /**
     * The peer's window after scaling, in bytes.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_snd_wnd() {
        return u32(Linux.tcp_info.tcpi_snd_wnd);
    }

    /**
     * The own window after scaling, in bytes; from Linux 6.2 on.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_rcv_wnd() {
        return u32(Linux.tcp_info.tcpi_rcv_wnd);
    }

    /**
     * Attempts at another path; from Linux 6.2 on.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_rehash() {
        return u32(Linux.tcp_info.tcpi_rehash);
    }

    /**
     * Retransmission time-outs, those of the SYN included; from Linux 6.7 on.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_total_rto() {
        return u16(Linux.tcp_info.tcpi_total_rto);
    }

    /**
     * Recoveries from such; from Linux 6.7 on.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_total_rto_recoveries() {
        return u16(Linux.tcp_info.tcpi_total_rto_recoveries);
    }

    /**
     * Time spent in them, in milliseconds; from Linux 6.7 on.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_total_rto_time() {
        return u32(Linux.tcp_info.tcpi_total_rto_time);
    }

    /**
     * Segments received with a mark of congestion; from Linux 6.18 on.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_received_ce() {
        return u32(Linux.tcp_info.tcpi_received_ce);
    }

    /**
     * Bytes delivered as ECT(1), by Accurate ECN; from Linux 6.18 on.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_delivered_e1_bytes() {
        return u32(Linux.tcp_info.tcpi_delivered_e1_bytes);
    }

    /**
     * Bytes delivered as ECT(0), by Accurate ECN; from Linux 6.18 on.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_delivered_e0_bytes() {
        return u32(Linux.tcp_info.tcpi_delivered_e0_bytes);
    }

    /**
     * Bytes delivered with a mark of congestion, by Accurate ECN; from Linux 6.18 on.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_delivered_ce_bytes() {
        return u32(Linux.tcp_info.tcpi_delivered_ce_bytes);
    }

    /**
     * Bytes received as ECT(1); from Linux 6.18 on.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_received_e1_bytes() {
        return u32(Linux.tcp_info.tcpi_received_e1_bytes);
    }

    /**
     * Bytes received as ECT(0); from Linux 6.18 on.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_received_e0_bytes() {
        return u32(Linux.tcp_info.tcpi_received_e0_bytes);
    }

    /**
     * Bytes received with a mark of congestion; from Linux 6.18 on.
     *
     * @return the number, or -1 if this kernel does not give it
     */
    public long tcpi_received_ce_bytes() {
        return u32(Linux.tcp_info.tcpi_received_ce_bytes);
    }

    /**
     * The last word, about Accurate ECN, as it is, for its meaning has changed at the same length. From Linux 7.0 on:
     * {@code tcpi_ecn_mode} (bits 0 and 1), {@code tcpi_accecn_opt_seen} (2 and 3), {@code tcpi_accecn_fail_mode} (4 to
     * 7), {@code tcpi_options2} (the rest). In Linux 6.18 two halves: {@code tcpi_accecn_fail_mode} the lower one,
     * {@code tcpi_accecn_opt_seen} the higher. As documented by the headers.
     *
     * @return the 32 bits as a number, or -1 if this kernel does not give them
     */
    public long accecnWord() {
        return u32(LAST_WORD);
    }

    /**
     * The state and the numbers that say most, for people.
     *
     * @return one line
     */
    @Override
    public String toString() {
        if (length == 0) {
            return "tcp_info (empty)";
        }
        return "tcp_info state=" + tcpi_state() + " rtt=" + tcpi_rtt() + "us rto=" + tcpi_rto() + "us snd_cwnd="
                + tcpi_snd_cwnd() + " snd_mss=" + tcpi_snd_mss() + " unacked=" + tcpi_unacked() + " total_retrans="
                + tcpi_total_retrans() + " (" + length + " bytes)";
    }

    private boolean has(long offset, int size) {
        return offset + size <= length;
    }

    private long u8(long offset) {
        return has(offset, 1) ? Byte.toUnsignedLong(segment.get(JAVA_BYTE, offset)) : -1;
    }

    private long u16(long offset) {
        return has(offset, 2) ? Short.toUnsignedLong(segment.get(JAVA_SHORT, offset)) : -1;
    }

    private long u32(long offset) {
        return has(offset, 4) ? Integer.toUnsignedLong(segment.get(JAVA_INT, offset)) : -1;
    }

    private long u64(long offset) {
        return has(offset, 8) ? segment.get(JAVA_LONG, offset) : -1;
    }

    private long bits(long offset, int shift, int width) {
        return has(offset, 1) ? u8(offset) >> shift & ((1 << width) - 1) : -1;
    }
}
