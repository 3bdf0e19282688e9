/** Proves, from what the stages vouch for, that the rows that went in are the rows that came out. */
package dev.millrace.cli.verify;
