package dev.millrace.contract.dataset;

/** What became of a record: a row that fits the definition, or the reason why it does not. */
public sealed interface Parsed permits Row, RowError {}
