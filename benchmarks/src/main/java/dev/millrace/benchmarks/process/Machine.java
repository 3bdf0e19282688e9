package dev.millrace.benchmarks.process;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.sun.management.OperatingSystemMXBean;

/** What this runs on, without naming it. */
public final class Machine {
    private Machine() {}

    /** Cores, memory, processor and system, by what they are called. */
    public static Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("memory", "%.0f GB".formatted(memory() / 1e9));
        facts.put("processor", value("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch")));
        facts.put(
                "system",
                value("/etc/os-release", "PRETTY_NAME")
                        .orElse(System.getProperty("os.name") + " " + System.getProperty("os.version")));
        facts.put("Java", System.getProperty("java.runtime.version"));
        return facts;
    }

    private static long memory() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    /** What a file of Linux says behind a name and a colon or an equals sign. */
    private static Optional<String> value(String file, String name) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.replaceFirst("[^:=]*[:=]", "")
                            .replace("\"", "")
                            .strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
