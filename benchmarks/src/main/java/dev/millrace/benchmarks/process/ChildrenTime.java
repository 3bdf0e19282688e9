package dev.millrace.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The processor time of all children of this program that have ended, and of theirs that they waited for: Linux adds it
 * up, as cutime and cstime in /proc/self/stat (proc(5)), when the end of a child is taken note of. Nothing is sampled,
 * so nothing of a child's last moments is lost.
 */
final class ChildrenTime {
    private static final Path STAT = Path.of("/proc/self/stat");
    /** What Linux counts in for every program, whatever the kernel's own clock is. */
    private static final double TICKS_A_SECOND = 100;

    /** Where the two stand behind the name, which may itself hold blanks and brackets. */
    private static final int USER = 13;

    private static final int SYSTEM = 14;

    private ChildrenTime() {}

    /** Seconds so far, in user and in system mode together; 0 if the system is another. */
    static double seconds() {
        try {
            return seconds(Files.readString(STAT));
        } catch (IOException e) {
            return 0;
        }
    }

    /** Reads {@code 1234 (java) S 1 ...}. */
    static double seconds(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        return (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) / TICKS_A_SECOND;
    }
}
