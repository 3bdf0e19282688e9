package dev.millrace.contract.dataset;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A column's type as a definition writes it, for example {@code integer} or {@code decimal(10,2)}.
 *
 * @param kind the family of values
 * @param precision all digits of a decimal, 1 to 38; 0 for any other kind
 * @param scale digits behind the point of a decimal, 0 to its precision; 0 for any other kind
 */
public record ColumnType(Kind kind, int precision, int scale) implements Serializable {
    private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d{1,2}),\\s*(\\d{1,2})\\)");
    private static final int MOST_DIGITS = 38;

    public enum Kind {
        STRING,
        INTEGER,
        LONG,
        DECIMAL,
        DOUBLE,
        BOOLEAN,
        TIMESTAMP,
        DATE;

        private String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ColumnType {
        if (kind == Kind.DECIMAL && (precision < 1 || precision > MOST_DIGITS || scale < 0 || scale > precision)) {
            throw new IllegalArgumentException(
                    "decimal(%d,%d) is not a type: a decimal has 1 to %d digits, and no more behind the point than in all"
                            .formatted(precision, scale, MOST_DIGITS));
        }
    }

    /** A type without parameters. */
    public static ColumnType of(Kind kind) {
        return new ColumnType(kind, 0, 0);
    }

    /** A decimal with {@code scale} of its {@code precision} digits behind the point. */
    public static ColumnType decimal(int precision, int scale) {
        return new ColumnType(Kind.DECIMAL, precision, scale);
    }

    /**
     * Reads a type as a definition writes it.
     *
     * @throws IllegalArgumentException with a sentence that names the types there are
     */
    @JsonCreator
    public static ColumnType parse(String text) {
        String trimmed = text.strip().toLowerCase(Locale.ROOT);
        var decimal = DECIMAL.matcher(trimmed);
        if (decimal.matches()) {
            return decimal(Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
        }
        return Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.DECIMAL && kind.text().equals(trimmed))
                .findFirst()
                .map(ColumnType::of)
                .orElseThrow(() ->
                        new IllegalArgumentException("'%s' is not a type; there are %s".formatted(text, known())));
    }

    /** Whether values are numbers that can be added without rounding. */
    public boolean isExactNumber() {
        return kind == Kind.DECIMAL || kind == Kind.INTEGER || kind == Kind.LONG;
    }

    public boolean isNumber() {
        return isExactNumber() || kind == Kind.DOUBLE;
    }

    public boolean isTemporal() {
        return kind == Kind.TIMESTAMP || kind == Kind.DATE;
    }

    @JsonValue
    @Override
    public String toString() {
        return kind == Kind.DECIMAL ? "decimal(" + precision + "," + scale + ")" : kind.text();
    }

    private static String known() {
        return Arrays.stream(Kind.values())
                .map(kind -> kind == Kind.DECIMAL ? "decimal(p,s)" : kind.text())
                .collect(Collectors.joining(", "));
    }
}
