/** What changed between two analyses, told by what their summaries hold: the earlier rows are not needed. */
package dev.millrace.eda.compare;
