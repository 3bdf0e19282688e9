/** Rows that did not come through the pipeline: where they lie, and how they become rows of the definition. */
package dev.millrace.eda.input;
