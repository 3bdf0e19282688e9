package dev.millrace.eda.profile;

/**
 * How many rows were there before. Rows and keys are told apart by 64-bit hashes.
 *
 * @param rows rows that equal another one in every travelling column, the first of each not counted
 * @param keys rows whose key another row has, the first of each not counted; null without a key
 */
public record Duplicates(long rows, Long keys) {}
