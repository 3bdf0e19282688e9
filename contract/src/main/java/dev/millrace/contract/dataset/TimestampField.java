package dev.millrace.contract.dataset;

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
    private static final String SHAPE = "dddd-dd-dd dd:dd:dd";

    static TimestampField of(Column column) {
        DateTimeFormatter format = column.format() == null ? null : StrictFormat.of(column, LocalDateTime::from);
        return new TimestampField(format, Bounds.of(column, text -> CANONICAL.format(iso(text))));
    }

    @Override
    public String canonical(String text) throws InvalidField {
        String canonical = format == null && isCanonical(text) ? text : CANONICAL.format(value(text));
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

    /** Whether the text is canonical as it stands: the shape, and a day, hour, minute and second that every month has. */
    private static boolean isCanonical(String text) {
        if (text.length() != SHAPE.length()) {
            return false;
        }
        for (int i = 0; i < SHAPE.length(); i++) {
            char wanted = SHAPE.charAt(i);
            char c = text.charAt(i);
            if (wanted == 'd' ? c < '0' || c > '9' : c != wanted) {
                return false;
            }
        }
        int month = twoDigits(text, 5);
        int day = twoDigits(text, 8);
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= 28
                && twoDigits(text, 11) < 24
                && twoDigits(text, 14) < 60
                && twoDigits(text, 17) < 60
                && !text.startsWith("0000");
    }

    private static int twoDigits(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }
}
