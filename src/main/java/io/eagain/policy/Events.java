package io.eagain.policy;

/**
 * What one {@link Poller#await} found; filled anew by each. A cursor: {@link #next} goes to the next event, and the other
 * methods speak of that one. Nothing is allocated after {@link #allocate}.
 *
 * <pre>{@code
 * poller.await(events, deadline);
 * while (events.next()) {
 *     Connection connection = events.token();
 *     if (events.readable()) {
 *         connection.read();
 *     }
 * }
 * }</pre>
 *
 * <p>{@link #next} passes over an event whose registration has been removed since, by the handler of an event before it for
 * example. So the event of a closed descriptor does not reach who has got its number in the meantime.
 *
 * <table class="striped">
 * <caption>What is told with {@link Trigger#LEVEL} and both interests: r {@link #readable}, w {@link #writable}, e {@link #error},
 * h {@link #hangup}, c {@link #readClosed}. The first three were observed on Linux, WSAPOLL under Wine. KQUEUE was never run: it
 * is how the manual is read, and two events, one to read and one to write, stand together</caption>
 * <thead><tr><th>situation</th><th>EPOLL</th><th>POLL</th><th>SELECT</th><th>WSAPOLL</th><th>KQUEUE</th></tr></thead>
 * <tbody>
 * <tr><td>connected, nothing to read</td><td>w</td><td>w</td><td>w</td><td>w</td><td>w</td></tr>
 * <tr><td>data to read</td><td>r w</td><td>r w</td><td>r w</td><td>r w</td><td>r w</td></tr>
 * <tr><td>the peer has ended its direction ({@code SHUT_WR}, or {@code close})</td><td>r w c</td><td>r w c</td><td>r w</td><td>r w c</td><td>r w c</td></tr>
 * <tr><td>the same behind data</td><td>r w c</td><td>r w c</td><td>r w</td><td>r w</td><td>r w c</td></tr>
 * <tr><td>both directions have ended</td><td>r w h c</td><td>r w h c</td><td>r w</td><td>r w c</td><td>r w h c</td></tr>
 * <tr><td>reset by the peer</td><td>r w e h c</td><td>r w e h c</td><td>r w</td><td>r w e c</td><td>r w e h c</td></tr>
 * <tr><td>reset by the peer, interest 0</td><td>e h c</td><td>e h c</td><td>nothing</td><td>e c</td><td>nothing</td></tr>
 * <tr><td>{@code connect} refused</td><td>r w e h c</td><td>r w e h c</td><td>r w</td><td>r w e</td><td>r w e h c</td></tr>
 * <tr><td>{@code connect} done</td><td>w</td><td>w</td><td>w</td><td>w</td><td>w</td></tr>
 * <tr><td>TCP, never connected</td><td>r w h c</td><td>r w h c</td><td>r w</td><td>nothing</td><td>?</td></tr>
 * <tr><td>listener, nobody there</td><td>nothing</td><td>nothing</td><td>nothing</td><td>nothing</td><td>nothing</td></tr>
 * <tr><td>listener, a connection to accept</td><td>r</td><td>r</td><td>r</td><td>r</td><td>r</td></tr>
 * <tr><td>UDP, an ICMP error waits</td><td>r w e</td><td>r w e</td><td>r w</td><td>w</td><td>?</td></tr>
 * <tr><td>pipe, reader gone (interest {@code WRITE})</td><td>w e</td><td>w e</td><td>w</td><td>refused</td><td>w h</td></tr>
 * <tr><td>pipe, writer gone (interest {@code READ})</td><td>r h c</td><td>r h c</td><td>r</td><td>refused</td><td>r c</td></tr>
 * </tbody>
 * </table>
 *
 * <p>For one thread at a time, the one that waits.
 *
 * @param <T> what each descriptor was registered with
 */
public final class Events<T> {
    /** Beyond {@link Poller#READ} and {@link Poller#WRITE}, as the backends have found it. */
    static final int ERROR = 1 << 2;
    static final int HANGUP = 1 << 3;
    static final int READ_CLOSED = 1 << 4;

    private final long[] keys;
    private final int[] ready;
    private final int[] raw;
    private Poller<T> poller;
    private int size;
    private int index;
    private boolean woken;

    private Events(int capacity) {
        keys = new long[capacity];
        ready = new int[capacity];
        raw = new int[capacity];
    }

    /**
     * Makes room for events.
     *
     * @param capacity how many one wait gives at most, above 0; further ones come with the next wait
     * @param <T> what each descriptor is registered with
     * @return an empty array
     */
    public static <T> Events<T> allocate(int capacity) {
        if (capacity <= 0) {
            throw new IllegalArgumentException("Events.allocate: capacity " + capacity + " is not above 0");
        }
        return new Events<>(capacity);
    }

    /**
     * Goes to the next event.
     *
     * @return false when there is none any more
     */
    public boolean next() {
        while (index + 1 < size) {
            index++;
            if (poller.isCurrent(keys[index])) {
                return true;
            }
        }
        index = size;
        return false;
    }

    /**
     * What the descriptor was registered with.
     *
     * @return the token
     */
    public T token() {
        return poller.token(current());
    }

    /**
     * The descriptor.
     *
     * @return its number
     */
    public int fd() {
        return poller.fd(current());
    }

    /**
     * The registration, for {@link Poller#modify} and {@link Poller#remove}.
     *
     * @return what {@link Poller#register} returned
     */
    public long key() {
        return current();
    }

    /**
     * Whether reading was asked for and will not block: there is data, a connection to accept, an end or an error.
     *
     * @return true when {@code recv} or {@code accept} is to be called
     */
    public boolean readable() {
        return has(Poller.READ) && (poller.interest(current()) & Poller.READ) != 0;
    }

    /**
     * Whether writing was asked for and will not block: there is room, {@code connect} has come to an end, or there is an error.
     *
     * @return true when {@code send} is to be called, or {@code SO_ERROR} to be read
     */
    public boolean writable() {
        return has(Poller.WRITE) && (poller.interest(current()) & Poller.WRITE) != 0;
    }

    /**
     * Whether the descriptor has an error ({@code EPOLLERR}, {@code POLLERR}, {@code POLLNVAL}, a number beside {@code EV_EOF}), with
     * epoll and the polls also when nothing was asked for. The next call says which. {@code select} cannot tell.
     *
     * @return true for an error
     */
    public boolean error() {
        return has(ERROR);
    }

    /**
     * Whether both directions have ended ({@code EPOLLHUP}, Linux' {@code POLLHUP}, {@code EV_EOF} of writing), with epoll and
     * poll also when nothing was asked for. There may still be data to read. {@code select}, {@code WSAPoll} and macOS' {@code poll}
     * cannot tell: their {@code POLLHUP} is the end of one direction.
     *
     * @return true for a hang-up
     */
    public boolean hangup() {
        return has(HANGUP);
    }

    /**
     * Whether the peer has ended its direction, and the end stands behind the data that is left ({@code EPOLLRDHUP},
     * {@code EV_EOF}, {@code POLLHUP}). A hint that saves a {@code recv}: false does not say that there is none, for
     * {@code select} cannot tell, and {@code WSAPoll} not before the data is read. Linux tells it to who asked to read.
     *
     * @return true when the end is known to be there
     */
    public boolean readClosed() {
        return has(READ_CLOSED);
    }

    /**
     * What the mechanism itself said: {@code EPOLLIN} ..., {@code POLLIN} ..., the flags of a {@code kevent}; for {@code select}
     * 1 for the first set and 2 for the second.
     *
     * @return its own bits
     */
    public int raw() {
        current();
        return raw[index];
    }

    /**
     * Whether {@link Poller#wakeup} ended the wait, or came before it.
     *
     * @return true when another thread wants something
     */
    public boolean woken() {
        return woken;
    }

    /**
     * How many events the last wait gave, those that {@link #next} passes over among them.
     *
     * @return 0 to {@link #capacity()}
     */
    public int size() {
        return size;
    }

    /**
     * How many events there is room for.
     *
     * @return the number given to {@link #allocate}
     */
    public int capacity() {
        return keys.length;
    }

    /**
     * The events, for people.
     *
     * @return such as {@code 2 events}
     */
    @Override
    public String toString() {
        return size + " events" + (woken ? ", woken" : "");
    }

    void begin(Poller<T> owner) {
        poller = owner;
        size = 0;
        index = -1;
        woken = false;
    }

    boolean full() {
        return size == keys.length;
    }

    void put(long key, int readiness, int bits) {
        keys[size] = key;
        ready[size] = readiness;
        raw[size] = bits;
        size++;
    }

    void wake() {
        woken = true;
    }

    private boolean has(int bit) {
        current();
        return (ready[index] & bit) != 0;
    }

    private long current() {
        if (index < 0 || index >= size) {
            throw new IllegalStateException("Events: no event here; next() goes to one, and says whether there is one");
        }
        return keys[index];
    }
}
