package dev.millrace.contract.dataset;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/** Timestamps without zone as {@code yyyy-MM-dd HH:mm:ss}, with a fraction only where there is one. */
record TimestampField(DateTimeFormatter format, Bounds<String> bounds) implements FieldParser {
    private static final DateTimeFormatter CANONICAL = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter();
    private static final int LENGTH = DateShape.DATE_LENGTH + 1 + DateShape.TIME_LENGTH;

    static TimestampField of(Column column) {
        DateTimeFormatter format = column.format() == null ? null : StrictFormat.of(column, LocalDateTime::from);
        return new TimestampField(format, Bounds.of(column, text -> CANONICAL.format(iso(text))));
    }

    @Override
    public boolean isCanonical(byte[] bytes, int from, int to) {
        return format == null
                && to - from == LENGTH
                && DateShape.isDate(bytes, from)
                && bytes[from + DateShape.DATE_LENGTH] == ' '
                && DateShape.isTime(bytes, to - DateShape.TIME_LENGTH)
                && (bounds.isOpen() || bounds.holds(new String(bytes, from, LENGTH, StandardCharsets.US_ASCII)));
    }

    @Override
    public String canonical(String text) throws InvalidField {
        String canonical = CANONICAL.format(value(text));
        // Canonical texts are in the order of the times they stand for.
        bounds.check(canonical, text);
        return canonical;
    }

    private LocalDateTime value(String text) throws InvalidField {
        LocalDateTime value;
        try {
            value = format == null ? iso(text) : LocalDateTime.parse(text.strip(), format);
        } catch (DateTimeException e) {
            throw InvalidField.of(text, "is not a timestamp");
        }
        StrictFormat.checkYear(value.getYear(), text);
        return value;
    }

    private static LocalDateTime iso(String text) {
        return LocalDateTime.parse(text.strip().replace(' ', 'T'));
    }
}
