package io.eagain.host;

import java.lang.foreign.MemorySegment;

/** Whether this program may call native code, asked before anything of ours is linked. */
public final class NativeAccess {
    private NativeAccess() {
    }

    /** Throws with the exact flag that is missing; the JDK's own message names a method that the caller never saw. */
    public static void require() {
        try {
            MemorySegment unused = MemorySegment.NULL.reinterpret(0);
        } catch (IllegalCallerException e) {
            throw new IllegalCallerException(
                    "eagain may not call native code in this program; start java with " + flag(), e);
        }
    }

    /** {@return the flag of {@code java} that allows it} */
    public static String flag() {
        Module module = NativeAccess.class.getModule();
        return "--enable-native-access=" + (module.isNamed() ? module.getName() : "ALL-UNNAMED");
    }
}
