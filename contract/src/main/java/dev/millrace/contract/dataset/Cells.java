package dev.millrace.contract.dataset;

import java.nio.charset.StandardCharsets;

/**
 * The fields of a record, in UTF-8 and unquoted: they lie in one array with one byte between them, so that no field
 * need become an object.
 *
 * @param bytes all fields
 * @param ends where each field ends
 * @param count how many there are; {@code ends} may be longer
 */
record Cells(byte[] bytes, int[] ends, int count) {

    int from(int field) {
        return field == 0 ? 0 : ends[field - 1] + 1;
    }

    int to(int field) {
        return ends[field];
    }

    boolean isEmpty(int field) {
        return from(field) == to(field);
    }

    String text(int field) {
        return new String(bytes, from(field), to(field) - from(field), StandardCharsets.UTF_8);
    }
}
