package io.eagain.host;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * A handle that tells a {@link CallWatch} before and after it calls. It has the type of the handle within, gives its result
 * and throws what it throws. It allocates: it is made only where {@link Tracing#ON} is true.
 */
final class Traced {
    private static final MethodType ANY = MethodType.methodType(Object.class, Object[].class);
    private static final MethodHandle CALL = method();
    private static final CallWatch WATCH;
    /** Why there is none, for each call to say; or null. */
    static final String TROUBLE;

    static {
        CallWatch watch = null;
        String trouble = null;
        try {
            // By its name, because it stands on top of what stands on top of this package.
            watch = Class.forName("io.eagain.trace.Tracer").asSubclass(CallWatch.class).getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof IllegalArgumentException)) {
                throw new ExceptionInInitializerError(e);
            }
            trouble = e.getCause().getMessage();
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
        WATCH = watch;
        TROUBLE = trouble;
    }

    private final Libc function;
    private final MethodHandle handle;
    private final boolean captures;

    private Traced(Libc function, MethodHandle handle, boolean captures) {
        this.function = function;
        this.handle = handle;
        this.captures = captures;
    }

    /**
     * Wraps a handle that has the type of its call sites.
     *
     * @param captures whether its first parameter is this thread's {@link PerThread#capture}
     */
    static MethodHandle wrap(Libc function, MethodHandle handle, boolean captures) {
        MethodType type = handle.type();
        MethodHandle spread = handle.asSpreader(Object[].class, type.parameterCount()).asType(ANY);
        return CALL.bindTo(new Traced(function, spread, captures))
                .asCollector(Object[].class, type.parameterCount()).asType(type);
    }

    // Called through the handle that wrap makes.
    Object call(Object[] all) throws Throwable {
        Object[] arguments = captures ? Arrays.copyOfRange(all, 1, all.length) : all;
        Object before = WATCH.before(function, arguments);
        Object result = (Object) handle.invokeExact(all);
        WATCH.after(before, result, captures ? PerThread.error((MemorySegment) all[0]) : 0);
        return result;
    }

    private static MethodHandle method() {
        try {
            return MethodHandles.lookup().findVirtual(Traced.class, "call", ANY);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
