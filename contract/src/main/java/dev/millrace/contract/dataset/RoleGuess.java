package dev.millrace.contract.dataset;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.millrace.contract.dataset.ColumnType.Kind;

/** Guesses what columns are for, by their names and by what was seen of them. */
final class RoleGuess {
    private static final List<String> KEY_WORDS =
            List.of("id", "uuid", "key", "number", "no", "nr", "code", "invoice", "order");
    private static final int MOST_GROUPS = 100;

    private final List<DraftColumn> columns;
    private final Optional<DraftColumn> key;
    private final Optional<DraftColumn> eventTime;
    private final MeasureGuess measure;

    RoleGuess(List<DraftColumn> columns) {
        this.columns = columns;
        this.key = guessKey();
        this.eventTime = first(column -> column.type().isTemporal());
        this.measure = new MeasureGuess(
                columns.stream().filter(column -> !is(key, column)).toList());
    }

    Role of(DraftColumn column) {
        if (is(key, column)) {
            return Role.KEY;
        }
        if (is(eventTime, column)) {
            return Role.EVENT_TIME;
        }
        if (is(measure.column(), column)) {
            return Role.MEASURE;
        }
        return isDimension(column) ? Role.DIMENSION : Role.NONE;
    }

    /** A column to add to those of the file. */
    Optional<Column> derived() {
        return measure.product();
    }

    private Optional<DraftColumn> guessKey() {
        Predicate<DraftColumn> identifies = column -> column.first().distinct().isUnique() && column.isNeverMissing();
        Optional<DraftColumn> named = first(
                identifies.and(column -> column.isString() || column.isWhole()).and(column -> KEY_WORDS.stream()
                        .anyMatch(column::isCalled)));
        return named.or(() -> first(identifies.and(DraftColumn::isString)));
    }

    private static boolean isDimension(DraftColumn column) {
        int groups = column.first().distinct().count();
        boolean few = groups >= 2
                && groups <= MOST_GROUPS
                && groups * 2L <= column.first().values();
        return few && (column.isString() || column.type().kind() == Kind.BOOLEAN);
    }

    private Optional<DraftColumn> first(Predicate<DraftColumn> wanted) {
        return columns.stream().filter(wanted).findFirst();
    }

    private static boolean is(Optional<DraftColumn> guess, DraftColumn column) {
        return guess.filter(column::equals).isPresent();
    }
}
