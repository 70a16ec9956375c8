package io.eagain.benchmarks.suite;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many descriptors this user may have at once. */
public final class DescriptorLimit {
    private DescriptorLimit() {
    }

    /** The hard limit, {@code ulimit -Hn}: the JVM has made it its own, as its children do. */
    public static long hard() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getMaxFileDescriptorCount();
    }
}
