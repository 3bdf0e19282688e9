package dev.millrace.contract.dataset;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.millrace.contract.stage.Numbers;

/**
 * A column as the file shows it, before it has a role.
 *
 * @param format how dates are written; null for ISO, and for other types
 * @param parts what was seen of the headers it is read from, the first of which stands for all
 */
record DraftColumn(String name, ColumnType type, String format, List<ColumnObservation> parts) {

    ColumnObservation first() {
        return parts.get(0);
    }

    boolean isNeverMissing() {
        return parts.stream().allMatch(part -> part.missing() == 0);
    }

    boolean isString() {
        return type.kind() == ColumnType.Kind.STRING;
    }

    boolean isWhole() {
        return type.kind() == ColumnType.Kind.INTEGER || type.kind() == ColumnType.Kind.LONG;
    }

    boolean isCalled(String word) {
        return List.of(name.split("_")).contains(word);
    }

    Column with(Role role) {
        List<String> headers = parts.stream().map(ColumnObservation::header).toList();
        List<String> from = headers.equals(List.of(name)) ? List.of() : headers;
        return new Column(name, type, role, isNeverMissing(), null, null, format, from, null);
    }

    /** What was seen, and what is a guess; empty if there is nothing to say. */
    String note() {
        List<Optional<String>> notes =
                switch (type.kind()) {
                    case DATE, TIMESTAMP -> List.of(missing(), rival());
                    case DOUBLE -> List.of(missing(), Optional.of("not exact: make it a decimal if it is money"));
                    case STRING ->
                        List.of(distinct(), missing(), first().number().note(first().values()), timeOfDay());
                    case DECIMAL, BOOLEAN -> List.of(missing());
                    default -> List.of(distinct(), missing());
                };
        return notes.stream().flatMap(Optional::stream).collect(Collectors.joining(", "));
    }

    private Optional<String> distinct() {
        DistinctValues distinct = first().distinct();
        if (first().values() < 2) {
            return Optional.empty();
        }
        if (distinct.isUnique()) {
            return Optional.of(distinct.isMore() ? "all different as far as compared" : "all different");
        }
        if (distinct.isMore()) {
            return Optional.of("more than %s values".formatted(Numbers.count(DistinctValues.FEW)));
        }
        return Optional.of(
                distinct.count() == 1 ? "always the same" : "%s values".formatted(Numbers.count(distinct.count())));
    }

    private Optional<String> missing() {
        long missing = first().missing();
        return missing == 0 ? Optional.empty() : Optional.of(Numbers.count(missing) + " missing");
    }

    private Optional<String> rival() {
        Optional<String> date = first().format().rival();
        Optional<String> whole = parts.size() == 1
                ? date
                : date.map(
                        text -> text + " " + parts.get(1).timeOfDay().format().orElseThrow());
        return whole.map(other -> "no day above 12 tells day from month: it may as well be " + other);
    }

    private Optional<String> timeOfDay() {
        return first().isTimeOfDay() ? Optional.of("a time of day") : Optional.empty();
    }
}
