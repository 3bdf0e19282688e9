package dev.millrace.eda.input;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a file holds rows, which its name tells. */
enum InputFormat {
    PARQUET(".parquet"),
    CSV(".csv", ".csv.gz", ".csv.zst");

    private final String[] endings;

    InputFormat(String... endings) {
        this.endings = endings;
    }

    /** The format of a file; empty for one that holds no rows. */
    static Optional<InputFormat> of(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> Arrays.stream(format.endings).anyMatch(name::endsWith))
                .findFirst();
    }
}
