package dev.millrace.generator;

/** Makes any rows of a file, on any number of threads at once. */
interface RowGenerator {

    /**
     * Writes rows.
     *
     * @param first the number of the first row, from 0
     * @param end the number behind the last
     * @param out what they are written behind
     */
    Chunk write(long first, long end, RowBuffer out);
}
