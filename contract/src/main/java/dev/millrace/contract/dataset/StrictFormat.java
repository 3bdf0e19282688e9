package dev.millrace.contract.dataset;

import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** A definition's date pattern, read so that the 30th of February is an error and not the 1st of March. */
final class StrictFormat {
    private StrictFormat() {}

    /**
     * @throws IllegalArgumentException if the column's format is not a pattern
     */
    static DateTimeFormatter of(Column column) {
        try {
            // "y" is the year of an era, which a strict reading refuses without one; people mean "u".
            return DateTimeFormatter.ofPattern(column.format().replace('y', 'u'), Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "column %s: '%s' is no date format (%s)".formatted(column.name(), column.format(), e.getMessage()),
                    e);
        }
    }

    /** The canonical text has four digits for the year. */
    static void checkYear(int year, String text) throws InvalidField {
        if (year < 1 || year > 9999) {
            throw InvalidField.of(text, "is not in the years 1 to 9999");
        }
    }
}
