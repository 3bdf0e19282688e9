package dev.millrace.contract.dataset;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Rows that were rejected for one reason.
 *
 * @param column the header of the column at fault; null if the record as a whole is
 * @param reason what is wrong, the value left out
 * @param rows how many they are, at least 1
 * @param examples the first of them, {@value #MOST_EXAMPLES} at most, as {@code line 5: 'seven' is not an integer}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RejectedRows(String column, String reason, long rows, List<String> examples) {
    /** How many rows are shown for each reason. */
    public static final int MOST_EXAMPLES = 3;

    public RejectedRows {
        Objects.requireNonNull(reason, "reason");
        examples = examples == null ? List.of() : List.copyOf(examples);
        if (rows < 1 || examples.size() > MOST_EXAMPLES) {
            throw new IllegalArgumentException(
                    "%d rows with %d examples cannot have been rejected".formatted(rows, examples.size()));
        }
    }

    static RejectedRows of(RowError error) {
        return new RejectedRows(
                error.column().isEmpty() ? null : error.column(),
                error.kind(),
                1,
                List.of("line %d: %s".formatted(error.line(), error.problem())));
    }

    /** Whether both were rejected for one reason. */
    boolean isLike(RejectedRows other) {
        return reason.equals(other.reason) && Objects.equals(column, other.column);
    }

    /** Adds rows behind these that were rejected for the same reason. */
    RejectedRows plus(RejectedRows later) {
        List<String> shown = Stream.concat(examples.stream(), later.examples.stream())
                .limit(MOST_EXAMPLES)
                .toList();
        return new RejectedRows(column, reason, rows + later.rows, shown);
    }
}
