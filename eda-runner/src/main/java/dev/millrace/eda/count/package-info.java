/** What counts and adds up: values, sums, magnitudes, pairs. Mergeable and small; knows Spark's texts, and no rows. */
package dev.millrace.eda.count;
