package dev.millrace.eda.input;

import java.util.Iterator;

import dev.millrace.contract.dataset.Parsed;
import dev.millrace.contract.dataset.RowError;

/** The rows of a part of the input, whether they fit or not. */
interface ParsedRows extends Iterator<Parsed> {
    /** Says what is wrong with the row that came last, and where it is. */
    String describe(RowError error);
}
