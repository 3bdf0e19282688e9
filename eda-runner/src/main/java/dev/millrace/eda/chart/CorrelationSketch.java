package dev.millrace.eda.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.millrace.eda.profile.Correlations;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.text.Labels;
import dev.millrace.eda.text.Numbers;

/** How columns go together, as a matrix of colours. */
final class CorrelationSketch {
    /** More columns than this cannot be told apart. */
    private static final int MOST = 16;
    /** For the names of columns side by side; if one does not fit, they are numbered as the rows are. */
    private static final double ROOM = 0.7 * Sheet.WIDTH;

    private final Correlations correlations;

    CorrelationSketch(Profile profile) {
        this.correlations = profile.correlations();
    }

    /** Of numbers: Pearson below the diagonal, Spearman above it. */
    Optional<Sketch> ofNumbers() {
        return matrix(
                "plot_correlations",
                "Correlations of numbers",
                "Pearson below the diagonal, Spearman above",
                -Tint.STRONGEST,
                correlations.pearson(),
                correlations.spearman());
    }

    /** Of dimensions. */
    Optional<Sketch> ofDimensions() {
        return matrix(
                "plot_associations",
                "Associations of dimensions",
                "Cramér's V",
                0,
                correlations.cramersV(),
                correlations.cramersV());
    }

    private static Optional<Sketch> matrix(
            String name,
            String title,
            String values,
            int least,
            List<Correlations.Pair> below,
            List<Correlations.Pair> above) {
        List<String> columns = Stream.concat(below.stream(), above.stream())
                .flatMap(pair -> Stream.of(pair.one(), pair.other()))
                .distinct()
                .limit(MOST)
                .toList();
        List<Cells.Cell> cells = new ArrayList<>();
        for (Correlations.Pair pair : below) {
            add(cells, columns.indexOf(pair.other()), columns.indexOf(pair.one()), pair.value(), true);
        }
        for (Correlations.Pair pair : above) {
            add(cells, columns.indexOf(pair.one()), columns.indexOf(pair.other()), pair.value(), false);
        }
        if (cells.isEmpty()) {
            return Optional.empty();
        }
        List<String> words = columns.stream().map(Labels::words).toList();
        boolean numbered = words.stream().anyMatch(word -> Fitted.isCut(word, Lettering.AXIS, ROOM / words.size()));
        List<String> rows = numbered ? named(words) : words;
        List<String> heads = numbered ? numbers(words.size()) : words;
        Cells.Ramp ramp = new Cells.Ramp(least, least < 0 ? "-1" : "0", "1");
        return Optional.of(
                new Sketch(name, new Cells(title, values, rows, heads, cells, ramp), alt(title, values, below, above)));
    }

    private static List<String> numbers(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(String::valueOf).toList();
    }

    private static List<String> named(List<String> words) {
        return IntStream.range(0, words.size())
                .mapToObj(i -> words.get(i) + "  " + (i + 1))
                .toList();
    }

    private static void add(List<Cells.Cell> cells, int one, int other, double value, boolean below) {
        if (one < 0 || other < 0) {
            return;
        }
        int row = below ? Math.max(one, other) : Math.min(one, other);
        int column = below ? Math.min(one, other) : Math.max(one, other);
        cells.add(new Cells.Cell(row, column, (int) Math.round(Tint.STRONGEST * value), text(value)));
    }

    private static String alt(
            String title, String values, List<Correlations.Pair> below, List<Correlations.Pair> above) {
        Correlations.Pair strongest = Stream.concat(below.stream(), above.stream())
                .max(Comparator.comparing(pair -> Math.abs(pair.value())))
                .orElseThrow();
        return "Matrix, %s (%s): the strongest is %s between %s and %s."
                .formatted(
                        Labels.lower(title),
                        values,
                        text(strongest.value()),
                        Labels.lower(Labels.words(strongest.one())),
                        Labels.lower(Labels.words(strongest.other())));
    }

    private static String text(double value) {
        return Numbers.rounded(BigDecimal.valueOf(value), 2);
    }
}
