package dev.millrace.contract.dataset;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalQuery;
import java.util.Locale;

/** A definition's date pattern, read so that the 30th of February is an error and not the 1st of March. */
final class StrictFormat {
    private static final LocalDateTime SAMPLE = LocalDateTime.of(2001, 2, 3, 4, 5, 6);

    private StrictFormat() {}

    /**
     * @param whole reads the column's values; what the format writes must be enough for it
     * @throws IllegalArgumentException if the column's format is not a pattern, or leaves out what the type needs
     */
    static DateTimeFormatter of(Column column, TemporalQuery<?> whole) {
        DateTimeFormatter format = formatter(column);
        try {
            format.parse(format.format(SAMPLE), whole);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "column %s: a %s cannot be read with the format '%s'; it says too little, or too much"
                            .formatted(column.name(), column.type(), column.format()),
                    e);
        }
        return format;
    }

    private static DateTimeFormatter formatter(Column column) {
        try {
            return new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(withProlepticYear(column.format()))
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "column %s: '%s' is no date format (%s)".formatted(column.name(), column.format(), e.getMessage()),
                    e);
        }
    }

    /** "y" is the year of an era, which a strict reading refuses without one; people mean "u". */
    private static String withProlepticYear(String pattern) {
        StringBuilder result = new StringBuilder(pattern);
        boolean literal = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            literal ^= c == '\'';
            if (c == 'y' && !literal) {
                result.setCharAt(i, 'u');
            }
        }
        return result.toString();
    }

    /** The canonical text has four digits for the year. */
    static void checkYear(int year, String text) throws InvalidField {
        if (year < 1 || year > 9999) {
            throw InvalidField.of(text, "is not in the years 1 to 9999");
        }
    }
}
