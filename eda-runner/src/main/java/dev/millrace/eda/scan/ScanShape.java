package dev.millrace.eda.scan;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.Role;
import dev.millrace.eda.count.ScanColumn;

/**
 * What a scan has to know of a dataset. A row is the texts of all columns, followed by the row's hash.
 *
 * @param columns travelling and derived, in the definition's order
 * @param measures the places of the measures
 * @param dimensions the places of the dimensions
 * @param travelling the places of the columns that travel
 * @param key the place of the key, or -1
 * @param eventTime the place of the event time, or -1
 * @param mostValues how many different values of a column are counted exactly
 */
record ScanShape(
        List<ScanColumn> columns,
        List<Integer> measures,
        List<Integer> dimensions,
        List<Integer> travelling,
        int key,
        int eventTime,
        int mostValues)
        implements Serializable {

    static ScanShape of(DatasetDefinition definition, int mostValues) {
        List<Column> columns = definition.columns();
        return new ScanShape(
                columns.stream().map(ScanColumn::of).toList(),
                places(columns, Role.MEASURE),
                places(columns, Role.DIMENSION),
                IntStream.range(0, columns.size())
                        .filter(place -> columns.get(place).travels())
                        .boxed()
                        .toList(),
                places(columns, Role.KEY).stream().findFirst().orElse(-1),
                places(columns, Role.EVENT_TIME).stream().findFirst().orElse(-1),
                mostValues);
    }

    private static List<Integer> places(List<Column> columns, Role role) {
        return IntStream.range(0, columns.size())
                .filter(place -> columns.get(place).role() == role)
                .boxed()
                .toList();
    }

    /** The places of the columns of numbers. */
    List<Integer> numbers() {
        return IntStream.range(0, columns.size())
                .filter(place -> columns.get(place).isNumber())
                .boxed()
                .toList();
    }

    /** Where a row has its hash. */
    int hash() {
        return columns.size();
    }

    /** The columns of the measures. */
    List<ScanColumn> measured() {
        return measures.stream().map(columns::get).toList();
    }
}
