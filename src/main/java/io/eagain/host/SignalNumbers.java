package io.eagain.host;

import io.eagain.generated.numbers.Linux;
import io.eagain.generated.numbers.Macos;

/** This host's signals, from its generated header, and the size of its {@code sigset_t}. */
public final class SignalNumbers {
    /** No such name on this host. */
    public static final int NONE = Constants.NONE;

    private static final boolean LINUX = Os.CURRENT == Os.LINUX;
    private static final boolean MACOS = Os.CURRENT == Os.MACOS;

    static {
        NativeAccess.require();
    }

    public static final int SIGHUP = LINUX ? Linux.SIGHUP : MACOS ? Macos.SIGHUP : NONE;
    public static final int SIGINT = LINUX ? Linux.SIGINT : MACOS ? Macos.SIGINT : NONE;
    public static final int SIGQUIT = LINUX ? Linux.SIGQUIT : MACOS ? Macos.SIGQUIT : NONE;
    public static final int SIGILL = LINUX ? Linux.SIGILL : MACOS ? Macos.SIGILL : NONE;
    public static final int SIGTRAP = LINUX ? Linux.SIGTRAP : MACOS ? Macos.SIGTRAP : NONE;
    public static final int SIGABRT = LINUX ? Linux.SIGABRT : MACOS ? Macos.SIGABRT : NONE;
    public static final int SIGBUS = LINUX ? Linux.SIGBUS : MACOS ? Macos.SIGBUS : NONE;
    public static final int SIGFPE = LINUX ? Linux.SIGFPE : MACOS ? Macos.SIGFPE : NONE;
    public static final int SIGKILL = LINUX ? Linux.SIGKILL : MACOS ? Macos.SIGKILL : NONE;
    public static final int SIGUSR1 = LINUX ? Linux.SIGUSR1 : MACOS ? Macos.SIGUSR1 : NONE;
    public static final int SIGSEGV = LINUX ? Linux.SIGSEGV : MACOS ? Macos.SIGSEGV : NONE;
    public static final int SIGUSR2 = LINUX ? Linux.SIGUSR2 : MACOS ? Macos.SIGUSR2 : NONE;
    public static final int SIGPIPE = LINUX ? Linux.SIGPIPE : MACOS ? Macos.SIGPIPE : NONE;
    public static final int SIGALRM = LINUX ? Linux.SIGALRM : MACOS ? Macos.SIGALRM : NONE;
    public static final int SIGTERM = LINUX ? Linux.SIGTERM : MACOS ? Macos.SIGTERM : NONE;
    public static final int SIGCHLD = LINUX ? Linux.SIGCHLD : MACOS ? Macos.SIGCHLD : NONE;
    public static final int SIGCONT = LINUX ? Linux.SIGCONT : MACOS ? Macos.SIGCONT : NONE;
    public static final int SIGSTOP = LINUX ? Linux.SIGSTOP : MACOS ? Macos.SIGSTOP : NONE;
    public static final int SIGTSTP = LINUX ? Linux.SIGTSTP : MACOS ? Macos.SIGTSTP : NONE;
    public static final int SIGTTIN = LINUX ? Linux.SIGTTIN : MACOS ? Macos.SIGTTIN : NONE;
    public static final int SIGTTOU = LINUX ? Linux.SIGTTOU : MACOS ? Macos.SIGTTOU : NONE;
    public static final int SIGURG = LINUX ? Linux.SIGURG : MACOS ? Macos.SIGURG : NONE;
    public static final int SIGXCPU = LINUX ? Linux.SIGXCPU : MACOS ? Macos.SIGXCPU : NONE;
    public static final int SIGXFSZ = LINUX ? Linux.SIGXFSZ : MACOS ? Macos.SIGXFSZ : NONE;
    public static final int SIGVTALRM = LINUX ? Linux.SIGVTALRM : MACOS ? Macos.SIGVTALRM : NONE;
    public static final int SIGPROF = LINUX ? Linux.SIGPROF : MACOS ? Macos.SIGPROF : NONE;
    public static final int SIGWINCH = LINUX ? Linux.SIGWINCH : MACOS ? Macos.SIGWINCH : NONE;
    public static final int SIGIO = LINUX ? Linux.SIGIO : MACOS ? Macos.SIGIO : NONE;
    public static final int SIGSYS = LINUX ? Linux.SIGSYS : MACOS ? Macos.SIGSYS : NONE;
    public static final int SIG_BLOCK = LINUX ? Linux.SIG_BLOCK : MACOS ? Macos.SIG_BLOCK : NONE;
    public static final int SIG_UNBLOCK = LINUX ? Linux.SIG_UNBLOCK : MACOS ? Macos.SIG_UNBLOCK : NONE;
    public static final int SIG_SETMASK = LINUX ? Linux.SIG_SETMASK : MACOS ? Macos.SIG_SETMASK : NONE;

    private SignalNumbers() {
    }

    /** Bytes of a {@code sigset_t}: 128 with the C libraries of Linux; an {@code unsigned int} on macOS. */
    public static long setSize() {
        return MACOS ? Integer.BYTES : Linux.sigset_t.SIZE;
    }

    /** How many of them the system itself reads: 64 signals on Linux, whatever room the C library leaves for more. */
    public static long setSizeOfKernel() {
        return MACOS ? Integer.BYTES : Long.BYTES;
    }
}
