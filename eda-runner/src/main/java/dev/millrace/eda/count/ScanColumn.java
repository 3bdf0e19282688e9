package dev.millrace.eda.count;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;

import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.Role;

/**
 * What a scan has to know of a column.
 *
 * @param name the column's name
 * @param kind how its texts are read
 * @param scale digits behind the point of an exact number
 * @param grouped whether the measures are summed for each of its values
 */
public record ScanColumn(String name, Kind kind, int scale, boolean grouped) implements Serializable {
    /** How texts are read. */
    public enum Kind {
        TEXT,
        EXACT_NUMBER,
        FLOATING_NUMBER,
        TIMESTAMP,
        DATE,
        BOOLEAN
    }

    public ScanColumn {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
    }

    /** What a scan has to know of a column of a definition. */
    public static ScanColumn of(Column column) {
        Kind kind =
                switch (column.type().kind()) {
                    case STRING -> Kind.TEXT;
                    case INTEGER, LONG, DECIMAL -> Kind.EXACT_NUMBER;
                    case DOUBLE -> Kind.FLOATING_NUMBER;
                    case TIMESTAMP -> Kind.TIMESTAMP;
                    case DATE -> Kind.DATE;
                    case BOOLEAN -> Kind.BOOLEAN;
                };
        boolean grouped = column.role() == Role.DIMENSION || kind == Kind.TEXT && column.role() != Role.KEY;
        return new ScanColumn(column.name(), kind, column.type().scale(), grouped);
    }

    /** Whether its texts are numbers. */
    public boolean isNumber() {
        return kind == Kind.EXACT_NUMBER || kind == Kind.FLOATING_NUMBER;
    }

    /** Whether its texts are dates or times. */
    public boolean isTime() {
        return kind == Kind.TIMESTAMP || kind == Kind.DATE;
    }

    /** The least difference of two of its numbers; zero if there is none. */
    public BigDecimal unit() {
        return kind == Kind.EXACT_NUMBER ? BigDecimal.ONE.movePointLeft(scale) : BigDecimal.ZERO;
    }
}
