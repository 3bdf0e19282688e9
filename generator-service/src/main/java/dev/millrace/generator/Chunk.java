package dev.millrace.generator;

import java.util.List;

/**
 * Some consecutive rows of a file.
 *
 * @param text their lines
 * @param rows how many of them fit the definition
 * @param hashes the sum of the hashes of these
 * @param cents the sum of the total amounts of these
 * @param defects what was done to rows on purpose, in order
 */
record Chunk(RowBuffer text, long rows, long hashes, long cents, List<Defect> defects) {

    /** How many of its rows do not fit the definition. */
    long rejectable() {
        return defects.stream().filter(Defect::isRejectable).count();
    }
}
