package dev.millrace.eda.input;

import java.io.Serializable;

/**
 * What was counted in a part of the input.
 *
 * @param part which part, in the order of the input, from 0
 * @param rows how many rows it has
 * @param unfit how many of them do not fit the definition
 * @param first what is wrong with the first of these; null if there is none
 */
record PartTally(int part, long rows, long unfit, String first) implements Serializable {}
