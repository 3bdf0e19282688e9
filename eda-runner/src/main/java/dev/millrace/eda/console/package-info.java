/** The short form of a report, for a terminal. */
package dev.millrace.eda.console;
