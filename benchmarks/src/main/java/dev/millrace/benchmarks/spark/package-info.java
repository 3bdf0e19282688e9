/** Programs that run on Spark's class path alone: nothing here may use what the harness has on its own. */
package dev.millrace.benchmarks.spark;
