/** Keeps the services and the embedded broker running together, for a person at this machine. */
package dev.millrace.cli.serve;
