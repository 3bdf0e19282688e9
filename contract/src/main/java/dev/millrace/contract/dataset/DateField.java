package dev.millrace.contract.dataset;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Dates as {@code yyyy-MM-dd}. */
record DateField(DateTimeFormatter format, Bounds<LocalDate> bounds) implements FieldParser {

    static DateField of(Column column) {
        DateTimeFormatter format =
                column.format() == null ? DateTimeFormatter.ISO_LOCAL_DATE : StrictFormat.of(column, LocalDate::from);
        return new DateField(format, Bounds.of(column, LocalDate::parse));
    }

    @Override
    public boolean isCanonical(byte[] bytes, int from, int to) {
        return format == DateTimeFormatter.ISO_LOCAL_DATE
                && bounds.isOpen()
                && to - from == DateShape.DATE_LENGTH
                && DateShape.isDate(bytes, from);
    }

    @Override
    public String canonical(String text) throws InvalidField {
        try {
            LocalDate value = LocalDate.parse(text.strip(), format);
            StrictFormat.checkYear(value.getYear(), text);
            bounds.check(value, text);
            return value.toString();
        } catch (DateTimeException e) {
            throw InvalidField.of(text, "is not a date");
        }
    }
}
