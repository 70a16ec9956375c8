package io.eagain.examples;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** Keys and values in memory, and no more of them than fit. */
final class RedisStore {
    /** What the table and the objects around a key and a value take, in bytes: more than short keys and values themselves. */
    static final int ENTRY = 200;

    private final Map<ByteBuffer, byte[]> values = new HashMap<>();
    private final long most;
    private long used;

    /** With a limit in bytes, for all keys and values and what is around them. */
    RedisStore(long most) {
        this.most = most;
    }

    /** Null if there is none. */
    byte[] get(byte[] key) {
        return values.get(ByteBuffer.wrap(key));
    }

    /** Returns false if it does not fit, and then nothing has changed. */
    boolean set(byte[] key, byte[] value) {
        ByteBuffer wrapped = ByteBuffer.wrap(key);
        long after = used - size(key, values.get(wrapped)) + size(key, value);
        if (after > most) {
            return false;
        }
        values.put(wrapped, value);
        used = after;
        return true;
    }

    /** Returns whether it was there. */
    boolean remove(byte[] key) {
        byte[] before = values.remove(ByteBuffer.wrap(key));
        used -= size(key, before);
        return before != null;
    }

    private static long size(byte[] key, byte[] value) {
        return value == null ? 0 : (long) ENTRY + key.length + value.length;
    }
}
