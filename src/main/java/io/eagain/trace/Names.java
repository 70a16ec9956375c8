package io.eagain.trace;

import io.eagain.AddrInfo;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.host.Os;
import io.eagain.linux.Epoll;
import io.eagain.linux.EventFd;
import io.eagain.linux.LinuxDescriptors;
import io.eagain.linux.LinuxFcntl;
import io.eagain.linux.LinuxMessages;
import io.eagain.linux.LinuxSockets;
import io.eagain.linux.PidFd;
import io.eagain.linux.Ppoll;
import io.eagain.linux.SignalFd;
import io.eagain.linux.Splice;
import io.eagain.linux.TimerFd;
import io.eagain.macos.Kqueue;
import io.eagain.posix.Fcntl;
import io.eagain.posix.Ioctl;
import io.eagain.posix.Messages;
import io.eagain.posix.Poll;
import io.eagain.posix.PosixSockets;
import io.eagain.posix.Signals;
import io.eagain.windows.WSAPoll;
import io.eagain.windows.Winsock;
import io.eagain.windows.WinsockOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Numbers of arguments back to the names that a C programmer would have written: those of this host's public constants.
 * {@link io.eagain.ConstantTable} has more names, of which several fit a number: 1 is {@code IP_TOS} and
 * {@code IP_PMTUDISC_WANT}.
 */
public final class Names {
    // Numbers of another host mean something else here.
    private static final boolean LINUX = Os.CURRENT == Os.LINUX;
    private static final boolean WINDOWS = Os.CURRENT == Os.WINDOWS;

    public static final Names FAMILY = LINUX
            ? new Names("AF_.*", Sockets.class, LinuxSockets.class)
            : new Names("AF_.*", Sockets.class);
    public static final Names TYPE = new Names("SOCK_.*", Sockets.class);
    public static final Names TYPE_FLAGS = new Names("SOCK_.*", LinuxSockets.class);
    public static final Names MSG = WINDOWS
            ? new Names("MSG_.*", Sockets.class, Winsock.class)
            : LINUX
                    ? new Names("MSG_.*", Sockets.class, PosixSockets.class, Messages.class, LinuxSockets.class)
                    : new Names("MSG_.*", Sockets.class, PosixSockets.class, Messages.class);
    public static final Names SHUT = new Names("SHUT_.*", Sockets.class);
    public static final Names POLL = WINDOWS
            ? new Names("POLL.*", WSAPoll.class)
            : LINUX ? new Names("POLL.*", Poll.class, Ppoll.class) : new Names("POLL.*", Poll.class);
    public static final Names EPOLL = new Names("EPOLL(?!_).*", Epoll.class);
    public static final Names EPOLL_CTL = new Names("EPOLL_CTL_.*", Epoll.class);
    public static final Names EPOLL_CREATE = new Names("EPOLL_CLOEXEC", Epoll.class);
    /** Behind the commands stand values of theirs that begin with the same letters. */
    public static final Names FCNTL = LINUX
            ? new Names("F_(?!OWNER_).*", Fcntl.class, LinuxFcntl.class)
            : new Names("F_.*", Fcntl.class);
    public static final Names DESCRIPTOR = new Names("FD_CLOEXEC", Fcntl.class);
    public static final Names OPEN = LINUX
            ? new Names("O_(?!ACC).*", Fcntl.class, LinuxDescriptors.class)
            : new Names("O_(?!ACC).*", Fcntl.class);
    public static final Names REQUEST = WINDOWS
            ? new Names("(FION|SIO).*", Winsock.class)
            : new Names("(FION|SIO).*", Ioctl.class);
    public static final Names CLOCK = new Names("CLOCK_.*", TimerFd.class);
    public static final Names TIMERFD = new Names("TFD_(?!TIMER_).*", TimerFd.class);
    public static final Names TIMERFD_SET = new Names("TFD_TIMER_.*", TimerFd.class);
    public static final Names EVENTFD = new Names("EFD_.*", EventFd.class);
    public static final Names SIGNALFD = new Names("SFD_.*", SignalFd.class);
    public static final Names PIDFD = new Names("PIDFD_.*", PidFd.class);
    public static final Names SIGNAL = LINUX
            ? new Names("SIG(?!_).*", Signals.class, SignalFd.class)
            : new Names("SIG(?!_).*", Signals.class);
    public static final Names SIGMASK = new Names("SIG_.*", Signals.class);
    public static final Names SPLICE = new Names("SPLICE_F_.*", Splice.class);
    public static final Names RWF = new Names("RWF_.*", LinuxMessages.class);
    public static final Names CLOSE_RANGE = new Names("CLOSE_RANGE_.*", LinuxDescriptors.class);
    public static final Names EVENT_FILTER = new Names("EVFILT_.*", Kqueue.class);
    public static final Names EVENT_FLAGS = new Names("EV_.*", Kqueue.class);
    public static final Names WSA_FLAGS = new Names("WSA_FLAG_.*", Winsock.class);
    public static final Names ADDRINFO_FLAGS = new Names("AI_.*", AddrInfo.class);
    public static final Names ADDRINFO_CODES = new Names("EAI_.*", AddrInfo.class);
    public static final Names NAMEINFO_FLAGS = new Names("NI_(?!MAX).*", AddrInfo.class);

    /** The bits of a type of socket that are no flags, as Linux divides them. */
    private static final int TYPE_MASK = 0xf;
    private static final Class<?> HOSTS_OPTIONS = WINDOWS
            ? WinsockOption.class
            : LINUX ? LinuxSockets.class : SocketOption.class;
    private static final Names SOCKET_OPTION = new Names("SO_.*", SocketOption.class, HOSTS_OPTIONS);
    private static final Names TCP_OPTION = new Names("TCP_.*", SocketOption.class, HOSTS_OPTIONS);
    private static final Names IP_OPTION = new Names("IP_.*", SocketOption.class, HOSTS_OPTIONS);
    private static final Names IPV6_OPTION = new Names("IPV6_.*", SocketOption.class, HOSTS_OPTIONS);

    private final Map<Long, String> names = new LinkedHashMap<>();

    private Names(String pattern, Class<?>... holders) {
        for (Class<?> holder : holders) {
            for (Field field : holder.getFields()) {
                if (field.getName().matches(pattern) && Modifier.isStatic(field.getModifiers())
                        && field.getType().isPrimitive()) {
                    names.putIfAbsent(value(field), field.getName());
                }
            }
        }
    }

    private static long value(Field field) {
        try {
            return field.getLong(null);
        } catch (IllegalAccessException e) {
            throw new LinkageError(field.toString(), e);
        }
    }

    /** Whether there is one for this number. */
    public boolean has(long value) {
        return names.containsKey(value);
    }

    /** One name, or the number. */
    public String one(long value) {
        return names.getOrDefault(value, Long.toString(value));
    }

    /** Names joined by bars, in the order of their declaration; bits without a name in hex; 0 for none. */
    public String bits(int value) {
        StringJoiner joined = new StringJoiner("|").setEmptyValue("0");
        int rest = value;
        for (Map.Entry<Long, String> entry : names.entrySet()) {
            int bit = entry.getKey().intValue();
            if (bit != 0 && (rest & bit) == bit) {
                joined.add(entry.getValue());
                rest &= ~bit;
            }
        }
        if (rest != 0) {
            joined.add("0x" + Integer.toHexString(rest));
        }
        return joined.toString();
    }

    /** The type of a socket with its flags. */
    public static String type(int type) {
        int flags = type & ~TYPE_MASK;
        return flags == 0 || !TYPE.has(type & TYPE_MASK)
                ? TYPE.one(type)
                : TYPE.one(type & TYPE_MASK) + "|" + TYPE_FLAGS.bits(flags);
    }

    /** The level of a socket option. */
    public static String level(int level) {
        if (level == SocketOption.SOL_SOCKET) {
            return "SOL_SOCKET";
        }
        if (level == SocketOption.IPPROTO_TCP) {
            return "IPPROTO_TCP";
        }
        if (level == SocketOption.IPPROTO_UDP) {
            return "IPPROTO_UDP";
        }
        if (level == SocketOption.IPPROTO_IP) {
            return "IPPROTO_IP";
        }
        return level == SocketOption.IPPROTO_IPV6 ? "IPPROTO_IPV6" : Integer.toString(level);
    }

    /** The name of a socket option. The numbers of one level mean something else at another. */
    public static String option(int level, int option) {
        return switch (level(level)) {
            case "SOL_SOCKET" -> SOCKET_OPTION.one(option);
            case "IPPROTO_TCP" -> TCP_OPTION.one(option);
            case "IPPROTO_IP" -> IP_OPTION.one(option);
            case "IPPROTO_IPV6" -> IPV6_OPTION.one(option);
            default -> Integer.toString(option);
        };
    }
}
