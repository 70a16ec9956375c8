package io.eagain.host;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The widths of C's types, converted in one place: a descriptor is an {@code int} in Java and a 64-bit {@code SOCKET} on
 * Windows; a length is a {@code long} in Java and an {@code int} there.
 *
 * <ul>
 * <li>An {@code int} descriptor becomes a {@code SOCKET} by its sign, so that -1 is {@code INVALID_SOCKET}; a
 * {@code SOCKET} becomes an {@code int} by its lower half. Windows' handles have 32 significant bits, and a process has
 * room for 2<sup>24</sup> of them, in steps of 4: none is negative as an {@code int}.
 * <li>A length beyond what an {@code int} holds becomes {@link Integer#MAX_VALUE}: the call moves less than was asked,
 * as a call on a stream may.
 * </ul>
 */
final class Widths {
    private Widths() {
    }

    /** Found when a host first needs it: Linux and macOS do not. */
    private static final class Saturated {
        static final MethodHandle HANDLE;

        static {
            try {
                HANDLE = MethodHandles.lookup().findStatic(Widths.class, "saturated",
                        MethodType.methodType(int.class, long.class));
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }
    }

    /** The type that Java's call sites have for a function of this native type. */
    static MethodType shape(MethodType type, Os host) {
        // The only 64-bit numbers among Windows' own functions are SOCKETs.
        return host == Os.WINDOWS ? narrow(type) : type;
    }

    private static MethodType narrow(MethodType type) {
        MethodType narrowed = type;
        for (int i = 0; i < type.parameterCount(); i++) {
            if (type.parameterType(i) == long.class) {
                narrowed = narrowed.changeParameterType(i, int.class);
            }
        }
        return type.returnType() == long.class ? narrowed.changeReturnType(int.class) : narrowed;
    }

    /** A native handle with the type of the call sites. */
    static MethodHandle adapt(MethodHandle handle, MethodType shape) {
        MethodHandle adapted = handle;
        for (int i = 0; i < shape.parameterCount(); i++) {
            if (shape.parameterType(i) == long.class && handle.type().parameterType(i) == int.class) {
                adapted = MethodHandles.filterArguments(adapted, i, Saturated.HANDLE);
            }
        }
        // What is left: int to long by its sign, and a SOCKET's lower half.
        return MethodHandles.explicitCastArguments(adapted, shape);
    }

    // An unsigned number of 64 bits.
    static int saturated(long length) {
        return length < 0 || length > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) length;
    }
}
