package dev.millrace.contract.dataset;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One column of a dataset.
 *
 * @param name what it is called on the wire and in the landed files: lower-case letters, digits and underscores
 * @param required whether a row without it is rejected
 * @param min the smallest value accepted, as text of the type; null for no bound
 * @param max the largest value accepted, as text of the type; null for no bound
 * @param format how the user's file writes a timestamp or date (a {@link java.time.format.DateTimeFormatter} pattern); null for ISO
 * @param from the headers in the user's file whose values, joined with a space, make this column; the name if empty
 * @param derived a Spark SQL expression that the analysis computes; null for a column that travels
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Column(
        String name,
        ColumnType type,
        Role role,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean required,
        String min,
        String max,
        String format,

        @JsonFormat(
                with = {
                    JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                    JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED
                })
        @JsonProperty("from")
        List<String> from,

        String derived)
        implements Serializable {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    public Column {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not a column name: use lower-case letters, digits and underscores, a letter first"
                            .formatted(name));
        }
        if (type == null) {
            throw new IllegalArgumentException("column %s has no type".formatted(name));
        }
        role = role == null ? Role.NONE : role;
        from = from == null ? List.of() : List.copyOf(from);
        boolean bounded = min != null || max != null;
        if (derived != null && (!from.isEmpty() || format != null || required || bounded || role == Role.KEY)) {
            throw new IllegalArgumentException(
                    "column %s is derived: it has no from, format, required, min, max or role key".formatted(name));
        }
        if (bounded && type.kind() == ColumnType.Kind.BOOLEAN) {
            throw new IllegalArgumentException("column %s is a boolean and has no min or max".formatted(name));
        }
        if (format != null && !type.isTemporal()) {
            throw new IllegalArgumentException(
                    "column %s has a format, which only a timestamp or date can have".formatted(name));
        }
        if (role == Role.MEASURE && !type.isNumber()) {
            throw new IllegalArgumentException("column %s is a measure and must be a number".formatted(name));
        }
        if (role == Role.EVENT_TIME && !type.isTemporal()) {
            throw new IllegalArgumentException(
                    "column %s is the event time and must be a timestamp or date".formatted(name));
        }
    }

    /** A column that is found under its own name and has neither bounds nor format. */
    public static Column of(String name, ColumnType type, Role role) {
        return new Column(name, type, role, false, null, null, null, List.of(), null);
    }

    /** The headers of the user's file that this column is read from, never empty. */
    public List<String> headers() {
        return from.isEmpty() ? List.of(name) : from;
    }

    /** The same column in files that Millrace has written: under its own name, in canonical texts. */
    Column asLanded() {
        return new Column(name, type, role, required, min, max, null, List.of(), null);
    }

    /** Whether the column travels with the row, rather than being computed by the analysis. */
    public boolean travels() {
        return derived == null;
    }
}
