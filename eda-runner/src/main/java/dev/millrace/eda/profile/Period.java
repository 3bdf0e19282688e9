package dev.millrace.eda.profile;

/**
 * When the rows happened.
 *
 * @param first the earliest event time, as canonical text
 * @param last the latest
 */
public record Period(String first, String last) {}
