package dev.millrace.eda;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.millrace.contract.stage.Numbers;

/** What the analysis runs on: the versions of what it is made of, and how its Java was set up. */
final class Surroundings {
    private static final long MEGABYTE = 1 << 20;
    private static final String QUICK_COMPILER = "1";

    /** The versions, by name. */
    Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put(
                "Millrace",
                Optional.ofNullable(Surroundings.class.getPackage().getImplementationVersion())
                        .orElse("unpackaged"));
        versions.put("Java", System.getProperty("java.runtime.version"));
        versions.put("Spark", org.apache.spark.package$.MODULE$.SPARK_VERSION());
        versions.put("Operating system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return versions;
    }

    /** How Java was set up, by name, with the reason where there was a choice. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("Processors", Numbers.count(Runtime.getRuntime().availableProcessors()));
        settings.put("Heap", Numbers.count(Runtime.getRuntime().maxMemory() / MEGABYTE) + " MiB");
        settings.put(
                "Garbage collector",
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(GarbageCollectorMXBean::getName)
                        .collect(Collectors.joining(" and ")));
        settings.put("Compiler", compiler());
        settings.put("Class archive", option("SharedArchiveFile").isEmpty() ? "Java's own" : "from a training run");
        return settings;
    }

    private static String compiler() {
        return option("TieredStopAtLevel").equals(QUICK_COMPILER)
                ? "quick only: few rows are done before an optimised program is"
                : "quick, then optimising: many rows earn back what that costs";
    }

    private static String option(String name) {
        HotSpotDiagnosticMXBean java = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        return java == null ? "" : java.getVMOption(name).getValue();
    }
}
