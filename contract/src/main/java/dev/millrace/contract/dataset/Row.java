package dev.millrace.contract.dataset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A row that fits its definition: the canonical text of every travelling column, a missing value being empty. The texts
 * are kept as they are hashed, in UTF-8 and joined by U+001F; rows pass a million times a second, and most are never
 * looked at in another form.
 */
public final class Row implements Parsed {
    /** What stands between two texts: U+001F, the unit separator of ASCII, which no text holds. */
    static final char SEPARATOR = '\u001f';

    private final byte[] joined;
    private final int[] ends;

    /** A row of texts that are joined already and end at these places; both arrays are kept, and must not be changed. */
    Row(byte[] joined, int[] ends) {
        this.joined = joined;
        this.ends = ends;
    }

    /** A row of these texts. */
    public static Row of(String... texts) {
        Utf8Builder joined = new Utf8Builder();
        int[] ends = new int[texts.length];
        for (int i = 0; i < texts.length; i++) {
            if (i > 0) {
                joined.append(SEPARATOR);
            }
            joined.append(texts[i].getBytes(StandardCharsets.UTF_8));
            ends[i] = joined.length();
        }
        return new Row(joined.toBytes(), ends);
    }

    /** A row of fields that are canonical as they stand. */
    static Row of(Cells cells) {
        int[] ends = Arrays.copyOf(cells.ends(), cells.count());
        byte[] joined = cells.bytes().clone();
        for (int i = 0; i < ends.length - 1; i++) {
            joined[ends[i]] = (byte) SEPARATOR;
        }
        return new Row(joined, ends);
    }

    Cells cells() {
        return new Cells(joined, ends, ends.length);
    }

    /** All texts in one, which must not be changed. */
    public byte[] joined() {
        return joined;
    }

    /** Where the text of a column begins in {@link #joined()}. */
    public int from(int column) {
        return column == 0 ? 0 : ends[column - 1] + 1;
    }

    /** Where the text of a column ends in {@link #joined()}. */
    public int to(int column) {
        return ends[column];
    }

    /** The canonical text of a column, never null. */
    public String text(int column) {
        return new String(joined, from(column), to(column) - from(column), StandardCharsets.UTF_8);
    }

    public byte[] bytes(int column) {
        return Arrays.copyOfRange(joined, from(column), to(column));
    }

    public int size() {
        return ends.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Row row && Arrays.equals(joined, row.joined) && Arrays.equals(ends, row.ends);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(joined);
    }

    /** Says how many columns there are and never what they hold: rows must not reach a log. */
    @Override
    public String toString() {
        return "Row[%d columns]".formatted(ends.length);
    }
}
