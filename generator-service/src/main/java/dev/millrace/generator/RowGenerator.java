package dev.millrace.generator;

/** Makes any rows of a file, on any number of threads at once. */
interface RowGenerator {

    /** Writes the rows from {@code first}, counted from 0, up to and not including {@code end}, behind what {@code out} holds. */
    Chunk write(long first, long end, RowBuffer out);
}
