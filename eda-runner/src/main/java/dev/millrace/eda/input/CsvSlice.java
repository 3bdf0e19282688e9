package dev.millrace.eda.input;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a CSV file: the records that start in some of its bytes.
 *
 * @param file the file
 * @param from the first byte
 * @param to the byte behind it
 */
record CsvSlice(InputFile file, long from, long to) implements Serializable {
    private static final long LEAST_BYTES = 8 << 20;
    private static final long MOST = 4;

    /**
     * Cuts a file for several readers. Each has to pass over what comes before its part, which is cheap on a disk and dear
     * on a network; and of a packed file nobody knows the length. How many processors there are makes no difference: other cuts
     * would change the last digits of floating-point figures.
     */
    static List<CsvSlice> of(InputFile file) {
        if (!file.isLocal() || file.isPacked()) {
            return List.of(new CsvSlice(file, 0, Long.MAX_VALUE));
        }
        long count = Math.max(1, Math.min(MOST, file.bytes() / LEAST_BYTES));
        List<CsvSlice> slices = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            long to = i == count - 1 ? Long.MAX_VALUE : file.bytes() / count * (i + 1);
            slices.add(new CsvSlice(file, file.bytes() / count * i, to));
        }
        return slices;
    }
}
