package io.eagain.linux;

import io.eagain.host.Constants;

/** Commands of {@link io.eagain.posix.Fcntl#fcntl} that Linux alone has. */
public final class LinuxFcntl {
    /** Choose the signal for {@code O_ASYNC}; 0 for SIGIO. */
    public static final int F_SETSIG = Constants.F_SETSIG;
    /** Read which signal it is. */
    public static final int F_GETSIG = Constants.F_GETSIG;
    /** Set who gets the signals: {@code struct f_owner_ex}, two {@code int}s. */
    public static final int F_SETOWN_EX = Constants.F_SETOWN_EX;
    /** Read who gets them. */
    public static final int F_GETOWN_EX = Constants.F_GETOWN_EX;
    /** In {@code f_owner_ex}: a thread. */
    public static final int F_OWNER_TID = Constants.F_OWNER_TID;
    /** In {@code f_owner_ex}: a process. */
    public static final int F_OWNER_PID = Constants.F_OWNER_PID;
    /** In {@code f_owner_ex}: a process group. */
    public static final int F_OWNER_PGRP = Constants.F_OWNER_PGRP;

    private LinuxFcntl() {
    }
}
