package io.eagain.host;

import io.eagain.generated.linux.LinuxH;
import io.eagain.generated.linux.sigset_t;
import io.eagain.generated.macos.MacosH;

/** This host's signals, from its generated header, and the size of its {@code sigset_t}. */
public final class SignalNumbers {
    /** No such name on this host. */
    public static final int NONE = Constants.NONE;

    private static final boolean LINUX = Os.CURRENT == Os.LINUX;
    private static final boolean MACOS = Os.CURRENT == Os.MACOS;

    static {
        NativeAccess.require();
    }

    public static final int SIGHUP = LINUX ? LinuxH.SIGHUP() : MACOS ? MacosH.SIGHUP() : NONE;
    public static final int SIGINT = LINUX ? LinuxH.SIGINT() : MACOS ? MacosH.SIGINT() : NONE;
    public static final int SIGQUIT = LINUX ? LinuxH.SIGQUIT() : MACOS ? MacosH.SIGQUIT() : NONE;
    public static final int SIGILL = LINUX ? LinuxH.SIGILL() : MACOS ? MacosH.SIGILL() : NONE;
    public static final int SIGTRAP = LINUX ? LinuxH.SIGTRAP() : MACOS ? MacosH.SIGTRAP() : NONE;
    public static final int SIGABRT = LINUX ? LinuxH.SIGABRT() : MACOS ? MacosH.SIGABRT() : NONE;
    public static final int SIGBUS = LINUX ? LinuxH.SIGBUS() : MACOS ? MacosH.SIGBUS() : NONE;
    public static final int SIGFPE = LINUX ? LinuxH.SIGFPE() : MACOS ? MacosH.SIGFPE() : NONE;
    public static final int SIGKILL = LINUX ? LinuxH.SIGKILL() : MACOS ? MacosH.SIGKILL() : NONE;
    public static final int SIGUSR1 = LINUX ? LinuxH.SIGUSR1() : MACOS ? MacosH.SIGUSR1() : NONE;
    public static final int SIGSEGV = LINUX ? LinuxH.SIGSEGV() : MACOS ? MacosH.SIGSEGV() : NONE;
    public static final int SIGUSR2 = LINUX ? LinuxH.SIGUSR2() : MACOS ? MacosH.SIGUSR2() : NONE;
    public static final int SIGPIPE = LINUX ? LinuxH.SIGPIPE() : MACOS ? MacosH.SIGPIPE() : NONE;
    public static final int SIGALRM = LINUX ? LinuxH.SIGALRM() : MACOS ? MacosH.SIGALRM() : NONE;
    public static final int SIGTERM = LINUX ? LinuxH.SIGTERM() : MACOS ? MacosH.SIGTERM() : NONE;
    public static final int SIGCHLD = LINUX ? LinuxH.SIGCHLD() : MACOS ? MacosH.SIGCHLD() : NONE;
    public static final int SIGCONT = LINUX ? LinuxH.SIGCONT() : MACOS ? MacosH.SIGCONT() : NONE;
    public static final int SIGSTOP = LINUX ? LinuxH.SIGSTOP() : MACOS ? MacosH.SIGSTOP() : NONE;
    public static final int SIGTSTP = LINUX ? LinuxH.SIGTSTP() : MACOS ? MacosH.SIGTSTP() : NONE;
    public static final int SIGTTIN = LINUX ? LinuxH.SIGTTIN() : MACOS ? MacosH.SIGTTIN() : NONE;
    public static final int SIGTTOU = LINUX ? LinuxH.SIGTTOU() : MACOS ? MacosH.SIGTTOU() : NONE;
    public static final int SIGURG = LINUX ? LinuxH.SIGURG() : MACOS ? MacosH.SIGURG() : NONE;
    public static final int SIGXCPU = LINUX ? LinuxH.SIGXCPU() : MACOS ? MacosH.SIGXCPU() : NONE;
    public static final int SIGXFSZ = LINUX ? LinuxH.SIGXFSZ() : MACOS ? MacosH.SIGXFSZ() : NONE;
    public static final int SIGVTALRM = LINUX ? LinuxH.SIGVTALRM() : MACOS ? MacosH.SIGVTALRM() : NONE;
    public static final int SIGPROF = LINUX ? LinuxH.SIGPROF() : MACOS ? MacosH.SIGPROF() : NONE;
    public static final int SIGWINCH = LINUX ? LinuxH.SIGWINCH() : MACOS ? MacosH.SIGWINCH() : NONE;
    public static final int SIGIO = LINUX ? LinuxH.SIGIO() : MACOS ? MacosH.SIGIO() : NONE;
    public static final int SIGSYS = LINUX ? LinuxH.SIGSYS() : MACOS ? MacosH.SIGSYS() : NONE;
    public static final int SIG_BLOCK = LINUX ? LinuxH.SIG_BLOCK() : MACOS ? MacosH.SIG_BLOCK() : NONE;
    public static final int SIG_UNBLOCK = LINUX ? LinuxH.SIG_UNBLOCK() : MACOS ? MacosH.SIG_UNBLOCK() : NONE;
    public static final int SIG_SETMASK = LINUX ? LinuxH.SIG_SETMASK() : MACOS ? MacosH.SIG_SETMASK() : NONE;

    private SignalNumbers() {
    }

    /** Bytes of a {@code sigset_t}: 128 with the C libraries of Linux; an {@code unsigned int} on macOS. */
    public static long setSize() {
        return MACOS ? Integer.BYTES : sigset_t.sizeof();
    }

    /** How many of them the system itself reads: 64 signals on Linux, whatever room the C library leaves for more. */
    public static long setSizeOfKernel() {
        return MACOS ? Integer.BYTES : Long.BYTES;
    }
}
