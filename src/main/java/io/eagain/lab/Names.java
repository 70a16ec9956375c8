package io.eagain.lab;

import io.eagain.AddrInfo;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.linux.Epoll;
import io.eagain.linux.EventFd;
import io.eagain.linux.LinuxSockets;
import io.eagain.linux.Ppoll;
import io.eagain.linux.TimerFd;
import io.eagain.posix.Fcntl;
import io.eagain.posix.Messages;
import io.eagain.posix.Poll;
import io.eagain.posix.PosixSockets;
import io.eagain.windows.WSAPoll;
import io.eagain.windows.Winsock;
import io.eagain.windows.WinsockOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** Numbers of arguments back to the names that a C programmer would have written. */
final class Names {
    // Numbers of another host mean something else here.
    static final Names FAMILY = LabHost.LINUX
            ? new Names("AF_", Sockets.class, LinuxSockets.class)
            : new Names("AF_", Sockets.class);
    static final Names TYPE = new Names("SOCK_", Sockets.class);
    static final Names TYPE_FLAGS = new Names("SOCK_", LinuxSockets.class);
    static final Names MSG = LabHost.WINDOWS
            ? new Names("MSG_", Sockets.class, Winsock.class)
            : new Names("MSG_", Sockets.class, PosixSockets.class, Messages.class, LinuxSockets.class);
    static final Names SHUT = new Names("SHUT_", Sockets.class);
    static final Names POLL = LabHost.WINDOWS
            ? new Names("POLL", WSAPoll.class)
            : new Names("POLL", Poll.class, Ppoll.class);
    static final Names EPOLL = new Names("EPOLL", "EPOLL_", Epoll.class);
    static final Names EPOLL_CTL = new Names("EPOLL_CTL_", Epoll.class);
    static final Names FCNTL = new Names("F_", Fcntl.class);
    static final Names OPEN = new Names("O_", "O_ACC", Fcntl.class);
    static final Names EPOLL_CREATE = new Names("EPOLL_CLOEXEC", Epoll.class);
    static final Names CLOCK = new Names("CLOCK_", TimerFd.class);
    static final Names TIMERFD = new Names("TFD_", "TFD_TIMER_", TimerFd.class);
    static final Names EVENTFD = new Names("EFD_", EventFd.class);
    static final Names ADDRINFO_FLAGS = new Names("AI_", AddrInfo.class);
    static final Names ADDRINFO_CODES = new Names("EAI_", AddrInfo.class);

    /** The bits of a type of socket that are no flags, as Linux divides them. */
    private static final int TYPE_MASK = 0xf;
    private static final Class<?> HOSTS_OPTIONS = LabHost.WINDOWS ? WinsockOption.class : LinuxSockets.class;
    private static final Names SOCKET_OPTION = new Names("SO_", SocketOption.class, HOSTS_OPTIONS);
    private static final Names TCP_OPTION = new Names("TCP_", SocketOption.class, HOSTS_OPTIONS);
    private static final Names IP_OPTION = new Names("IP_", SocketOption.class, HOSTS_OPTIONS);
    private static final Names IPV6_OPTION = new Names("IPV6_", SocketOption.class, HOSTS_OPTIONS);

    private final Map<Integer, String> names = new LinkedHashMap<>();

    private Names(String prefix, Class<?>... holders) {
        this(prefix, null, holders);
    }

    private Names(String prefix, String butNot, Class<?>... holders) {
        for (Class<?> holder : holders) {
            for (Field field : holder.getFields()) {
                if (field.getName().startsWith(prefix)
                        && (butNot == null || !field.getName().startsWith(butNot)) && field.getType() == int.class
                        && Modifier.isStatic(field.getModifiers())) {
                    names.putIfAbsent(value(field), field.getName());
                }
            }
        }
    }

    private static int value(Field field) {
        try {
            return field.getInt(null);
        } catch (IllegalAccessException e) {
            throw new LinkageError(field.toString(), e);
        }
    }

    /** One name, or the number. */
    String one(int value) {
        return names.getOrDefault(value, Integer.toString(value));
    }

    /** Names joined by bars, in the order of their declaration; bits without a name in hex; 0 for none. */
    String bits(int value) {
        StringJoiner joined = new StringJoiner("|").setEmptyValue("0");
        int rest = value;
        for (Map.Entry<Integer, String> entry : names.entrySet()) {
            int bit = entry.getKey();
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

    static String type(int type) {
        int flags = type & ~TYPE_MASK;
        return flags == 0 || !TYPE.names.containsKey(type & TYPE_MASK)
                ? TYPE.one(type)
                : TYPE.one(type & TYPE_MASK) + "|" + TYPE_FLAGS.bits(flags);
    }

    static String level(int level) {
        if (level == SocketOption.SOL_SOCKET) {
            return "SOL_SOCKET";
        }
        if (level == SocketOption.IPPROTO_TCP) {
            return "IPPROTO_TCP";
        }
        if (level == SocketOption.IPPROTO_IP) {
            return "IPPROTO_IP";
        }
        return level == SocketOption.IPPROTO_IPV6 ? "IPPROTO_IPV6" : Integer.toString(level);
    }

    /** The numbers of one level mean something else at another. */
    static String option(int level, int option) {
        return switch (level(level)) {
            case "SOL_SOCKET" -> SOCKET_OPTION.one(option);
            case "IPPROTO_TCP" -> TCP_OPTION.one(option);
            case "IPPROTO_IP" -> IP_OPTION.one(option);
            case "IPPROTO_IPV6" -> IPV6_OPTION.one(option);
            default -> Integer.toString(option);
        };
    }
}
