package dev.millrace.eda;

/** Whether a CSV file can be split at its line ends. */
enum CsvLayout {
    /** Every line is a row. */
    LINES,
    /** Some field holds a line break. */
    MULTILINE
}
