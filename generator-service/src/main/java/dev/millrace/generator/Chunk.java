package dev.millrace.generator;

/**
 * Some consecutive rows of a file.
 *
 * @param text their lines
 * @param rows how many there are
 * @param hashes the sum of their hashes
 * @param cents the sum of their total amounts
 */
record Chunk(RowBuffer text, long rows, long hashes, long cents) {}
