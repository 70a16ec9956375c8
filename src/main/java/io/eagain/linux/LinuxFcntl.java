package io.eagain.linux;

import io.eagain.generated.numbers.Linux;
import io.eagain.host.NativeAccess;
import io.eagain.host.NotInlined;

/** Commands of {@link io.eagain.posix.Fcntl#fcntl} that Linux alone has. */
public final class LinuxFcntl {
    static {
        NativeAccess.require();
    }

    /** Choose the signal for {@code O_ASYNC}; 0 for SIGIO. */
    public static final int F_SETSIG = NotInlined.of(Linux.F_SETSIG);
    /** Read which signal it is. */
    public static final int F_GETSIG = NotInlined.of(Linux.F_GETSIG);
    /** Set who gets the signals: {@code struct f_owner_ex}, two {@code int}s. */
    public static final int F_SETOWN_EX = NotInlined.of(Linux.F_SETOWN_EX);
    /** Read who gets them. */
    public static final int F_GETOWN_EX = NotInlined.of(Linux.F_GETOWN_EX);
    /** In {@code f_owner_ex}: a thread. */
    public static final int F_OWNER_TID = NotInlined.of(Linux.F_OWNER_TID);
    /** In {@code f_owner_ex}: a process. */
    public static final int F_OWNER_PID = NotInlined.of(Linux.F_OWNER_PID);
    /** In {@code f_owner_ex}: a process group. */
    public static final int F_OWNER_PGRP = NotInlined.of(Linux.F_OWNER_PGRP);
    /** Set the room of a pipe in bytes; the result is what it became, rounded up. */
    public static final int F_SETPIPE_SZ = NotInlined.of(Linux.F_SETPIPE_SZ);
    /** Read the room of a pipe. */
    public static final int F_GETPIPE_SZ = NotInlined.of(Linux.F_GETPIPE_SZ);

    private LinuxFcntl() {
    }
}
