package dev.millrace.contract.dataset;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What a row of a dataset is.
 *
 * @param name names the topic, the files and the SQL view: lower-case letters, digits and underscores
 * @param columns all columns in order; at least one travels, at most one is the key and at most one the event time
 * @param alerts from where on the analysis says that something stands out; changes no row, and so no batch id
 */
public record DatasetDefinition(
        String name,
        List<Column> columns,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = AlertThresholds.class)
        AlertThresholds alerts)
        implements Serializable {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    /** Topics of Millrace's own: rows in one of them would be read as what it is told. */
    static final Set<String> CONTROL_TOPICS = Set.of("batches", "progress", "requests");

    @JsonCreator
    public DatasetDefinition {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not a dataset name: use up to 63 lower-case letters, digits and underscores, a letter first"
                            .formatted(name));
        }
        if (CONTROL_TOPICS.contains(name)) {
            throw new IllegalArgumentException(
                    "'%s' cannot be a dataset's name, because Millrace keeps its own records in the topic of that name: use another, such as '%s_data'"
                            .formatted(name, name));
        }
        columns = columns == null ? List.of() : List.copyOf(columns);
        if (columns.stream().noneMatch(Column::travels)) {
            throw new IllegalArgumentException("dataset %s has no column that travels".formatted(name));
        }
        Set<String> seen = new HashSet<>();
        for (Column column : columns) {
            if (!seen.add(column.name())) {
                throw new IllegalArgumentException("column %s is defined twice".formatted(column.name()));
            }
        }
        refuseSecond(columns, Role.KEY);
        refuseSecond(columns, Role.EVENT_TIME);
        // A format or bound that cannot be read is refused here, not at the first row.
        columns.stream().filter(Column::travels).forEach(FieldParser::of);
        alerts = alerts == null ? new AlertThresholds() : alerts;
    }

    /** A dataset with the usual thresholds. */
    public DatasetDefinition(String name, List<Column> columns) {
        this(name, columns, null);
    }

    private static void refuseSecond(List<Column> columns, Role role) {
        List<String> names =
                columns.stream().filter(c -> c.role() == role).map(Column::name).toList();
        if (names.size() > 1) {
            throw new IllegalArgumentException(
                    "only one column can have the role %s, not %s".formatted(role, String.join(" and ", names)));
        }
    }

    public List<Column> travelling() {
        return columns.stream().filter(Column::travels).toList();
    }

    /** The definition of the same rows in files that Millrace has written: columns under their own names, in canonical texts. */
    public DatasetDefinition asLanded() {
        return new DatasetDefinition(
                name, travelling().stream().map(Column::asLanded).toList());
    }

    /** The columns that the analysis computes. */
    public List<Column> derived() {
        return columns.stream().filter(column -> !column.travels()).toList();
    }

    /** The column that becomes the Kafka key, if there is one. */
    public Optional<Column> key() {
        return withRole(Role.KEY).stream().findFirst();
    }

    /** The column that says when a row happened, if there is one. */
    public Optional<Column> eventTime() {
        return withRole(Role.EVENT_TIME).stream().findFirst();
    }

    /** The columns to group by, in order. */
    public List<Column> dimensions() {
        return withRole(Role.DIMENSION);
    }

    /** The columns to sum, in order; the first is the one that charts show. */
    public List<Column> measures() {
        return withRole(Role.MEASURE);
    }

    /** The travelling measures whose sums are exact, and are therefore compared between the stages. */
    public List<Column> reconciledMeasures() {
        return measures().stream()
                .filter(column -> column.travels() && column.type().isExactNumber())
                .toList();
    }

    private List<Column> withRole(Role role) {
        return columns.stream().filter(column -> column.role() == role).toList();
    }
}
