/** Starts the stages as processes of their own, and ends them again. */
package dev.millrace.cli.launch;
