package io.eagain;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;

/**
 * A descriptor that has one owner, on every host: for those who want to be told when it is closed twice. The calls take
 * plain {@code int}s all the same; {@link #fd()} is that.
 *
 * <p><b>Closed once.</b> {@link #close} makes one native call, whatever it says, and never another: on Linux the number is gone
 * even after {@code EINTR} or {@code EIO}, and may be another thread's by the time of a second try. Of several threads that
 * close at a time one does. A second {@code close} is what in C closes somebody else's descriptor: it throws
 * {@link IllegalStateException} and closes nothing. So a descriptor of a {@code try} with resources is not closed within. It may be given away
 * there: {@code close} after {@link #release} has nothing to close, and is no mistake.
 *
 * <pre>{@code
 * try (Fd fd = Fd.of(Sockets.socket(AF_INET, SOCK_STREAM, 0), "listener")) {
 *     Sockets.listen(fd.fd(), 16);
 * }
 * }</pre>
 *
 * <p><b>What it does not do.</b> Nothing closes a descriptor that was forgotten: no finalizer, no cleaner. A number that
 * {@link #fd()} gave can outlive the descriptor: nothing keeps a second thread from closing it while the first one uses it.
 * What others do to the number with {@link Sockets#close(int)} is not seen here, except that {@link #closeResult} then is
 * {@code -EBADF}, or worse, 0.
 *
 * <p><b>Threads:</b> any thread may call any method.
 */
public final class Fd implements AutoCloseable {
    private static final VarHandle END;

    static {
        try {
            END = MethodHandles.lookup().findVarHandle(Fd.class, "end", End.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int fd;
    private final String owner;
    /** Null while it is owned. */
    private volatile End end;
    /** Above 0 until close has returned, which no close returns. */
    private volatile int closeResult = 1;

    private record End(String how, String thread) {
        boolean released() {
            return how.equals("released");
        }

        @Override
        public String toString() {
            return how + " by " + thread;
        }
    }

    private Fd(int fd, String owner) {
        if (fd < 0) {
            throw new IllegalArgumentException(
                    "Fd: " + fd + " is no descriptor but an error: " + Errno.toString(Errno.of(fd)));
        }
        this.fd = fd;
        this.owner = Objects.requireNonNull(owner, "owner");
    }

    /**
     * Takes over a descriptor.
     *
     * @param fd the descriptor, from now on this object's to close
     * @return its owner
     * @throws IllegalArgumentException if {@code fd} is negative: the error of the call that should have made it
     */
    public static Fd of(int fd) {
        return new Fd(fd, "");
    }

    /**
     * Takes over a descriptor, with the name of whom it belongs to.
     *
     * @param fd the descriptor, from now on this object's to close
     * @param owner stands in messages and in {@link #toString}: {@code "listener"}, {@code "connection 7"}
     * @return its owner
     * @throws IllegalArgumentException if {@code fd} is negative: the error of the call that should have made it
     */
    public static Fd of(int fd, String owner) {
        return new Fd(fd, owner);
    }

    /**
     * The number, for a call.
     *
     * @return the descriptor; stays this object's
     * @throws IllegalStateException if it was closed or released
     */
    public int fd() {
        End before = end;
        if (before != null) {
            throw ended("used", before);
        }
        return fd;
    }

    /**
     * Whether it is neither closed nor released.
     *
     * @return true while {@link #fd()} gives the number
     */
    public boolean isOpen() {
        return end == null;
    }

    /**
     * Whom it belongs to.
     *
     * @return what was given to {@link #of(int, String)}, or nothing
     */
    public String owner() {
        return owner;
    }

    /**
     * Closes the descriptor: one {@link Sockets#close(int)}. An error of that is kept for {@link #closeResult} and not
     * thrown. A released descriptor is another's, and nothing happens.
     *
     * @throws IllegalStateException if it was closed before; nothing is closed then
     */
    @Override
    public void close() {
        End before = end("closed");
        if (before == null) {
            closeResult = Sockets.close(fd);
        } else if (!before.released()) {
            throw ended("closed", before);
        }
    }

    /**
     * What the system said to {@link #close}.
     *
     * @return 0 or the negated error
     * @throws IllegalStateException if it is not closed (yet)
     */
    public int closeResult() {
        int result = closeResult;
        if (result > 0) {
            throw new IllegalStateException(this + " is not closed");
        }
        return result;
    }

    /**
     * Gives the descriptor away without closing it.
     *
     * @return the number, from now on the caller's to close
     * @throws IllegalStateException if it was closed or released before
     */
    public int release() {
        End before = end("released");
        if (before != null) {
            throw ended("released", before);
        }
        return fd;
    }

    /** Ends it for one caller, who gets null; what ended it before for any other. */
    private End end(String how) {
        Thread thread = Thread.currentThread();
        String name = thread.getName().isEmpty() ? thread.toString() : thread.getName();
        return (End) END.compareAndExchange(this, (End) null, new End(how, name));
    }

    private IllegalStateException ended(String how, End before) {
        return new IllegalStateException(name() + " cannot be " + how + ": it was " + before);
    }

    private String name() {
        return owner.isEmpty() ? "descriptor " + fd : "descriptor " + fd + " (" + owner + ")";
    }

    /**
     * The number, the owner and the state.
     *
     * @return such as {@code descriptor 7 (listener), closed by main}
     */
    @Override
    public String toString() {
        End before = end;
        return before == null ? name() : name() + ", " + before;
    }
}
