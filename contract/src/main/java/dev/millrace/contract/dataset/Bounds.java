package dev.millrace.contract.dataset;

import java.util.function.Function;

/** A column's smallest and largest value, both included; null for none. */
record Bounds<T extends Comparable<? super T>>(T min, T max) {

    /**
     * @throws IllegalArgumentException if one is not a value of the column's type, or they leave nothing between them
     */
    static <T extends Comparable<? super T>> Bounds<T> of(Column column, Function<String, T> read) {
        T min = bound(column, "min", column.min(), read);
        T max = bound(column, "max", column.max(), read);
        if (min != null && max != null && min.compareTo(max) > 0) {
            throw new IllegalArgumentException(
                    "column %s: min %s is more than max %s".formatted(column.name(), column.min(), column.max()));
        }
        return new Bounds<>(min, max);
    }

    private static <T> T bound(Column column, String which, String text, Function<String, T> read) {
        try {
            return text == null ? null : read.apply(text);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "column %s: %s '%s' is no %s".formatted(column.name(), which, text, column.type()), e);
        }
    }

    boolean isOpen() {
        return min == null && max == null;
    }

    boolean holds(T value) {
        return (min == null || value.compareTo(min) >= 0) && (max == null || value.compareTo(max) <= 0);
    }

    void check(T value, String text) throws InvalidField {
        if (min != null && value.compareTo(min) < 0) {
            throw InvalidField.of(text, "is less than the smallest allowed, " + min);
        }
        if (max != null && value.compareTo(max) > 0) {
            throw InvalidField.of(text, "is more than the largest allowed, " + max);
        }
    }
}
