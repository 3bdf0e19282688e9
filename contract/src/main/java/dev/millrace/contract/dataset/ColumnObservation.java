package dev.millrace.contract.dataset;

import java.util.Locale;

import dev.millrace.contract.dataset.ColumnType.Kind;

/** What a file shows of one of its columns. */
final class ColumnObservation {
    private final String header;
    private final DistinctValues distinct = new DistinctValues();
    private final NumberGuess number = new NumberGuess();
    private final FormatGuess date = new FormatGuess(FormatGuess.ALL_DATES);
    private final FormatGuess time = new FormatGuess(FormatGuess.ALL_TIMES);
    private final FormatGuess timestamp = new FormatGuess(FormatGuess.ALL_TIMESTAMPS);
    private long values;
    private long missing;
    private long booleans;

    ColumnObservation(String header) {
        this.header = header;
    }

    void observe(String text, long line) {
        if (text.isEmpty()) {
            missing++;
            return;
        }
        values++;
        String word = text.strip().toLowerCase(Locale.ROOT);
        boolean isBoolean = word.equals("true") || word.equals("false");
        booleans += isBoolean ? 1 : 0;
        // TRUE and true are one value.
        distinct.add(isBoolean ? word : text);
        number.observe(text, line);
        date.observe(text);
        time.observe(text);
        timestamp.observe(text);
    }

    String header() {
        return header;
    }

    long missing() {
        return missing;
    }

    long values() {
        return values;
    }

    DistinctValues distinct() {
        return distinct;
    }

    NumberGuess number() {
        return number;
    }

    ColumnType type() {
        if (values == 0) {
            return ColumnType.of(Kind.STRING);
        }
        if (booleans == values) {
            return ColumnType.of(Kind.BOOLEAN);
        }
        return number.type().orElseGet(() -> ColumnType.of(temporalOrString()));
    }

    private Kind temporalOrString() {
        if (date.fits()) {
            return Kind.DATE;
        }
        return timestamp.fits() ? Kind.TIMESTAMP : Kind.STRING;
    }

    FormatGuess format() {
        return date.fits() ? date : timestamp;
    }

    /** Whether all values are times of day, which is no type of its own here. */
    boolean isTimeOfDay() {
        return values > 0 && time.fits();
    }

    FormatGuess timeOfDay() {
        return time;
    }
}
