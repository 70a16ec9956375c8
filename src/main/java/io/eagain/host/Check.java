package io.eagain.host;

import java.lang.foreign.MemorySegment;

/**
 * The caller's own mistakes, found before the native call: each message names the call, the argument and the value.
 * {@link MemorySegment#NULL} passes, with any length, so that {@code EFAULT} can be seen; but see
 * {@link #notNullInLibrary}.
 */
public final class Check {
    private Check() {
    }

    /** A buffer that the call fills. */
    public static void output(String call, String name, MemorySegment segment, long length) {
        if (segment.isReadOnly()) {
            throw new IllegalArgumentException(call + ": " + name + " is read-only and the call writes to it");
        }
        input(call, name, segment, length);
    }

    /** A buffer that the call reads. */
    public static void input(String call, String name, MemorySegment segment, long length) {
        // One unsigned comparison refuses negative lengths as well.
        if (Long.compareUnsigned(length, segment.byteSize()) > 0 && !isNull(segment)) {
            throw new IndexOutOfBoundsException(
                    call + ": a length of " + length + " is beyond " + name + ", which has " + segment.byteSize()
                            + " bytes");
        }
    }

    /** A part of a buffer; {@code NULL} has any length, but begins at 0: with an offset it would be any address. */
    public static void part(String call, String name, MemorySegment segment, long offset, long length) {
        long size = segment.byteSize();
        if (isNull(segment) ? offset != 0 : offset < 0 || length < 0 || offset > size - length) {
            throw new IndexOutOfBoundsException(call + ": " + length + " bytes at " + offset + " are beyond " + name
                    + ", which has " + size + " bytes");
        }
    }

    /**
     * A value that the call reads, with its length as a {@code socklen_t}. A negative one passes: the kernel refuses it
     * before it looks at the value, and that refusal is worth seeing.
     */
    public static void value(String call, String name, MemorySegment value, int length) {
        nativeOnly(call, name, value);
        if (length != 0) {
            notNullInLibrary(call, name, value);
            notNegativeInLibrary(call, name, length);
        }
        notTinyInLibrary(call, name, value);
        input(call, name, value, Math.max(length, 0));
    }

    /** A native struct that the call reads, or {@code NULL}. */
    public static void inputStruct(String call, String name, MemorySegment struct, long size) {
        nativeOnly(call, name, struct);
        input(call, name, struct, size);
    }

    /** A native struct that the call may write, or {@code NULL}. */
    public static void struct(String call, String name, MemorySegment struct, long size) {
        nativeOnly(call, name, struct);
        output(call, name, struct, size);
    }

    /** A Java array that takes two descriptors. */
    public static void two(String call, String name, int[] array) {
        if (array.length < 2) {
            throw new IndexOutOfBoundsException(
                    call + ": " + name + " has " + array.length + " elements and takes two descriptors");
        }
    }

    /** Memory of a size that only the request knows: an address without any would be written to all the same. */
    public static void notEmpty(String call, String name, MemorySegment segment) {
        if (segment.byteSize() == 0 && !isNull(segment)) {
            throw new IndexOutOfBoundsException(call + ": " + name + " has no bytes");
        }
    }

    /** An index into an array of structs. */
    public static void index(String what, int index, int size) {
        if (Integer.compareUnsigned(index, size) >= 0) {
            throw new IndexOutOfBoundsException(what + ": index " + index + " is not below " + size);
        }
    }

    /** A count of structs that an array of structs must hold. */
    public static void count(String call, String name, long count, long capacity) {
        if (count > capacity || count < 0) {
            throw new IndexOutOfBoundsException(
                    call + ": " + name + "=" + count + " is beyond the array's " + capacity + " elements");
        }
    }

    /** An array of {@code struct pollfd}. */
    public static void pollFds(String call, MemorySegment fds, long nfds) {
        structs(call, "fds", fds, nfds, PollFdLayout.SIZE);
    }

    /** An array of structs; a count that the array cannot hold is refused, negative ones included. */
    public static void structs(String call, String name, MemorySegment array, long count, long size) {
        nativeOnly(call, name, array);
        if (!isNull(array)) {
            count(call, name, count, array.byteSize() / size);
            output(call, name, array, count * size);
        }
    }

    /** The size of a new array of structs. */
    public static int capacity(String what, int capacity) {
        if (capacity <= 0) {
            throw new IllegalArgumentException(what + ": a capacity of " + capacity + " is not above 0");
        }
        return capacity;
    }

    /**
     * A heap buffer: the garbage collector stands still while the call runs, so only a call that cannot block may have
     * one.
     */
    public static void heapMayPass(String call, int flags) {
        if (Constants.MSG_DONTWAIT == Constants.NONE) {
            throw new IllegalArgumentException(call + ": " + Os.CURRENT.title()
                    + " has no flag that keeps this call from"
                    + " blocking, and a call that may block would hold the garbage collector: use a native segment or a"
                    + " direct ByteBuffer instead of a heap buffer");
        }
        if ((flags & Constants.MSG_DONTWAIT) == 0) {
            throw new IllegalArgumentException(call + ": a heap buffer needs MSG_DONTWAIT in flags (flags=" + flags
                    + "), for a call that may block would hold the garbage collector; or use a native segment or a direct"
                    + " ByteBuffer");
        }
        if ((flags & Constants.MSG_ZEROCOPY) != 0) {
            throw new IllegalArgumentException(call + ": a heap buffer cannot go with MSG_ZEROCOPY (flags=" + flags
                    + "), for the kernel reads it after the call, when the garbage collector may have moved it; use a"
                    + " native segment or a direct ByteBuffer");
        }
        Libc.requireHeap(call);
    }

    /** The same for a call that sends: XNU's {@code send} does not look at {@code MSG_DONTWAIT} on a blocking socket. */
    public static void heapMayBeSent(String call, int flags) {
        if (Os.CURRENT == Os.MACOS) {
            throw new IllegalArgumentException(call + ": " + Os.CURRENT.title() + " may block in this call in spite of"
                    + " MSG_DONTWAIT, and would hold the garbage collector: use a native segment or a direct ByteBuffer"
                    + " instead of a heap buffer");
        }
        heapMayPass(call, flags);
    }

    /** A heap buffer for a call that has no flag to keep it from blocking. */
    public static void nativeOnly(String call, String name, MemorySegment segment) {
        if (!segment.isNative()) {
            throw new IllegalArgumentException(
                    call + ": " + name + " is on the heap; this call needs a native segment or a direct ByteBuffer");
        }
    }

    /**
     * On Windows the socket library reads and writes small arguments in this process, where there is no kernel between to
     * answer {@code WSAEFAULT}: Wine's ends the process, and what each Windows does was not seen.
     */
    public static void notNullInLibrary(String call, String name, MemorySegment segment) {
        if (Os.CURRENT == Os.WINDOWS && isNull(segment)) {
            throw new IllegalArgumentException(call + ": " + name
                    + " is NULL, which the socket library of Windows would read or write in this process, and so end it");
        }
    }

    /** The same for a negative length, which that library may take for a huge one. */
    static void notNegativeInLibrary(String call, String name, int length) {
        if (Os.CURRENT == Os.WINDOWS && length < 0) {
            throw new IllegalArgumentException(call + ": the length of " + name + " is " + length
                    + ", which the socket library of Windows may take for a huge one in this process, and so end it");
        }
    }

    /**
     * Whatever length it is told, that library looks at the family of an address and at the four bytes of some options, and
     * writes all of them: there must be as much memory. {@code NULL} it sees.
     */
    static void notTinyInLibrary(String call, String name, MemorySegment segment) {
        if (Os.CURRENT == Os.WINDOWS && segment.byteSize() < Integer.BYTES && !isNull(segment)) {
            throw new IndexOutOfBoundsException(call + ": " + name + " has " + segment.byteSize()
                    + " bytes, and the socket library of Windows may read or write 4 whatever the length is");
        }
    }

    static boolean isNull(MemorySegment segment) {
        return segment.address() == 0 && segment.isNative();
    }
}
