package dev.millrace.generator;

import dev.millrace.contract.manifest.DefectKind;

/**
 * What was done to a row on purpose.
 *
 * @param row the row's number in the whole file, from 0
 * @param column the column that it was done to; empty if it is the row as a whole
 */
record Defect(long row, DefectKind kind, String column) {
    private static final int LINES_ABOVE = 2;

    /** The line of the whole file that the row stands on: lines count from 1, and the header is the first. */
    long line() {
        return row + LINES_ABOVE;
    }

    boolean isRejectable() {
        return kind.isRejectable();
    }
}
