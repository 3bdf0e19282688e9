/** What a person can say on the command line: each class is one group of options and the settings it becomes. */
package dev.millrace.cli.options;
