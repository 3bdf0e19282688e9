/** What a person sees: bars while it runs, a table at the end. */
package dev.millrace.cli.view;
