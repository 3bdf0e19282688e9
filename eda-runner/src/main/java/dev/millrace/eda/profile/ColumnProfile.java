package dev.millrace.eda.profile;

import java.util.List;
import java.util.Objects;

import dev.millrace.contract.dataset.Role;

/**
 * What the analysis found in one column. Of the figures for numbers, texts and times, a column has those of its type; all are
 * null if no row has a value.
 *
 * @param name its name
 * @param type its type as a definition writes it
 * @param role what it is for
 * @param derived the expression that computes it; null for a column that travels
 * @param values how many rows have a value
 * @param missing how many have none
 * @param distinct how many different values there are, a missing one not counted
 * @param top the most frequent values, most frequent first, equal ones in the order of their texts; empty if there
 *     were too many to count each
 * @param number null if the type is not a number
 * @param text null if the type is not string
 * @param time null if the type is not timestamp or date
 */
public record ColumnProfile(
        String name,
        String type,
        Role role,
        String derived,
        long values,
        long missing,
        Distinct distinct,
        List<ValueCount> top,
        NumberFigures number,
        TextFigures text,
        TimeFigures time) {
    public ColumnProfile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(distinct, "distinct");
        top = List.copyOf(top);
    }
}
