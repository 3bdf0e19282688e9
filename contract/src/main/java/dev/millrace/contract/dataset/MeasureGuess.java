package dev.millrace.contract.dataset;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import dev.millrace.contract.dataset.ColumnType.Kind;

/** Guesses which number of a file is worth adding up. One is enough: the first measure is what the charts show. */
final class MeasureGuess {
    /** The better a word says that a number is what a business adds up, the more it weighs. */
    private static final Map<String, Integer> WEIGHTS = Map.ofEntries(
            Map.entry("total", 10),
            Map.entry("revenue", 9),
            Map.entry("amount", 8),
            Map.entry("sales", 8),
            Map.entry("turnover", 8),
            Map.entry("sum", 7),
            Map.entry("income", 6),
            Map.entry("profit", 6),
            Map.entry("value", 5),
            Map.entry("cost", 4),
            Map.entry("price", 3),
            Map.entry("quantity", 2),
            Map.entry("qty", 2),
            Map.entry("count", 2));

    /** From this weight on a word stands for an amount, and not for one of its factors. */
    private static final int AMOUNT = 4;

    /** Numbers that mean nothing, or little, when they are added. */
    private static final List<String> NO_MEASURES =
            List.of(("percentage percent pct rate ratio rating score age year month day hour "
                            + "latitude longitude lat lon zip id code index tax discount margin")
                    .split(" "));

    private static final String PRODUCT = "amount";
    private static final int DIGITS_OF_A_PRODUCT = 18;

    private final List<DraftColumn> columns;

    /** Guesses among the columns that are not the key. */
    MeasureGuess(List<DraftColumn> columns) {
        this.columns = columns;
    }

    /** The column to add up; empty if there is none, or if a {@link #product} says more. */
    Optional<DraftColumn> column() {
        return product().isPresent() ? Optional.empty() : best();
    }

    /** A measure for the analysis to compute, where the file has prices and quantities but no amounts. */
    Optional<Column> product() {
        Optional<DraftColumn> price =
                first(column -> column.isCalled("price") && column.type().isExactNumber());
        Optional<DraftColumn> quantity =
                first(column -> column.isWhole() && (column.isCalled("quantity") || column.isCalled("qty")));
        boolean hasAmount = best().filter(column -> weight(column) >= AMOUNT).isPresent();
        boolean taken = first(column -> column.name().equals(PRODUCT)).isPresent();
        if (price.isEmpty() || quantity.isEmpty() || hasAmount || taken) {
            return Optional.empty();
        }
        ColumnType type =
                ColumnType.decimal(DIGITS_OF_A_PRODUCT, price.get().type().scale());
        String derived = price.get().name() + " * " + quantity.get().name();
        return Optional.of(new Column(PRODUCT, type, Role.MEASURE, false, null, null, null, List.of(), derived));
    }

    private Optional<DraftColumn> best() {
        Comparator<DraftColumn> better = Comparator.<DraftColumn>comparingInt(MeasureGuess::weight)
                .thenComparing(column -> column.type().kind() == Kind.DECIMAL)
                .thenComparing(column -> -columns.indexOf(column));
        return columns.stream()
                .filter(column -> column.type().isNumber())
                .filter(column -> NO_MEASURES.stream().noneMatch(column::isCalled))
                .max(better);
    }

    private static int weight(DraftColumn column) {
        return WEIGHTS.entrySet().stream()
                .filter(word -> column.isCalled(word.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private Optional<DraftColumn> first(Predicate<DraftColumn> wanted) {
        return columns.stream().filter(wanted).findFirst();
    }
}
