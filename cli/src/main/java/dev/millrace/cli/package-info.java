/** The {@code millrace} command: each class here is one command, with its options from {@code options}. */
package dev.millrace.cli;
