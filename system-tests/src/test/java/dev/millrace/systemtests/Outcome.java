package dev.millrace.systemtests;

/**
 * How a command ended.
 *
 * @param exitCode what the shell sees
 * @param out standard output
 * @param err standard error
 */
record Outcome(int exitCode, String out, String err) {}
