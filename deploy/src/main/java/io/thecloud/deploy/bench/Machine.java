package io.thecloud.deploy.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// What the figures were measured on.
///
/// @param load how many processes wanted a processor, on average over the last minute, before anything was measured
record Machine(int processors, long memoryBytes, String system, String java, String docker, double load) {
    static Machine here(String docker) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                system.getAvailableProcessors(),
                system.getTotalMemorySize(),
                system.getName() + " " + system.getVersion() + " " + system.getArch(),
                Runtime.version().toString(),
                docker,
                system.getSystemLoadAverage());
    }

    @Override
    public String toString() {
        return "%d processors, %.1f GB of memory, %s, Java %s, Docker %s, load %.1f before the start"
                .formatted(processors, memoryBytes / 1e9, system, java, docker, load);
    }
}
