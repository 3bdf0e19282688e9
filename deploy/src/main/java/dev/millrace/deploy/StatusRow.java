package dev.millrace.deploy;

/**
 * One object and what is to be said of it.
 *
 * @param object kind and name in short
 * @param state one word
 * @param since how long ago that began; empty if nobody knows
 * @param message what else there is to know; empty for nothing
 */
public record StatusRow(String object, String state, String since, String message) {}
