package dev.millrace.ingest.page;

import java.util.List;
import java.util.Locale;

/** Amounts of bytes as people read them. */
final class Sizes {
    private static final List<String> UNITS = List.of("kB", "MB", "GB", "TB");
    private static final double KILO = 1000;
    private static final double HALF_A_DIGIT = 0.05;

    private Sizes() {}

    /** A size such as {@code 812 bytes} or {@code 12.4 MB}. */
    static String text(long bytes) {
        if (bytes < KILO) {
            return bytes + (bytes == 1 ? " byte" : " bytes");
        }
        double size = bytes / KILO;
        int unit = 0;
        while (size >= KILO - HALF_A_DIGIT && unit < UNITS.size() - 1) {
            size /= KILO;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", size, UNITS.get(unit));
    }
}
