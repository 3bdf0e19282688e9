/**
 * Rows to figures: state that is filled row by row, each partition for itself, and then added up in the order of the
 * partitions, so that the same rows give the same figures to the last digit. Knows Spark's texts, but no session.
 */
package dev.millrace.eda.scan;
