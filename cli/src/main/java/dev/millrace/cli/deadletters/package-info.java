/** Rejected rows: who they are, how they are shown, and how they become a file that can be ingested again. */
package dev.millrace.cli.deadletters;
