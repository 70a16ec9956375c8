package io.eagain.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How arguments and results change their widths on the way to a host's function: with handles instead of one. */
class WidthsTest {

    private static final MethodType SEND = MethodType.methodType(long.class, int.class, long.class, int.class);

    // What arrived at the function, of Windows' own types: a SOCKET and a length.
    static String native_(long socket, int length) {
        return socket + " " + length;
    }

    static long socket(long given) {
        return given;
    }

    static int same(int given) {
        return given;
    }

    private static MethodHandle handle(String name, MethodType type) throws ReflectiveOperationException {
        return MethodHandles.lookup().findStatic(WidthsTest.class, name, type);
    }

    @Test
    void aDescriptorKeepsItsSignAndALengthSaturates() throws Throwable {
        MethodHandle adapted = Widths.adapt(
                handle("native_", MethodType.methodType(String.class, long.class, int.class)),
                MethodType.methodType(String.class, int.class, long.class));
        assertEquals("752 5", (String) adapted.invokeExact(752, 5L));
        assertEquals("-1 0", (String) adapted.invokeExact(-1, 0L), "INVALID_SOCKET");
        assertEquals("2147483647 2147483647",
                (String) adapted.invokeExact(Integer.MAX_VALUE, (long) Integer.MAX_VALUE));
        for (long long_ : new long[]{1L << 31, 3L << 30, 1L << 32, (1L << 32) + 1, Long.MAX_VALUE, -1,
                Long.MIN_VALUE}) {
            assertEquals("4 2147483647", (String) adapted.invokeExact(4, long_), () -> "a length of " + long_);
        }
    }

    /** A result of an {@code int} keeps its sign, as -1 must; of a {@code SOCKET} the lower half is all there is. */
    @Test
    void resultsKeepTheirMeaning() throws Throwable {
        MethodHandle wider = Widths.adapt(handle("same", MethodType.methodType(int.class, int.class)),
                MethodType.methodType(long.class, int.class));
        for (int value : new int[]{0, 1, -1, Integer.MAX_VALUE}) {
            assertEquals((long) value, (long) wider.invokeExact(value));
        }
        MethodHandle narrower = Widths.adapt(handle("socket", MethodType.methodType(long.class, long.class)),
                MethodType.methodType(int.class, int.class));
        for (int value : new int[]{0, 752, (1 << 26) - 4, -1}) {
            assertEquals(value, (int) narrower.invokeExact(value));
        }
    }

    @Test
    void theShapeOfACallSiteIsTheSameOnAllHosts() {
        MethodType type = MethodType.methodType(long.class, long.class, int.class, long.class);
        assertEquals(MethodType.methodType(int.class, int.class, int.class, int.class),
                Widths.shape(type, Os.WINDOWS));
        for (Os host : List.of(Os.LINUX, Os.MACOS)) {
            assertSame(type, Widths.shape(type, host));
        }
    }

    /** The function of a host whose types are those of the call sites is called as it is. */
    @Test
    void equalWidthsAreLeftAlone() throws Throwable {
        MethodHandle handle = MethodHandles.empty(SEND);
        assertEquals(SEND, Widths.adapt(handle, SEND).type());
        assertEquals(0L, (long) Widths.adapt(handle, SEND).invokeExact(1, 2L, 3));
    }
}
