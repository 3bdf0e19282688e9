package dev.millrace.eda;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.millrace.eda.text.Labels;
import dev.millrace.eda.text.Numbers;

/** The figures of a profile as tables of texts, for the page and for the console. */
final class ReportTables {
    private final Profile profile;

    ReportTables(Profile profile) {
        this.profile = profile;
    }

    /**
     * A table; its first column is text, the others are numbers.
     *
     * @param title what it shows
     * @param header the columns' names
     * @param rows as many cells as the header has
     */
    record Table(String title, List<String> header, List<List<String>> rows) {
        Table {
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** What to know first. */
    Map<String, String> keyFigures() {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("Rows", Numbers.grouped(profile.rows()));
        profile.measures().stream().limit(1).forEach(measure -> {
            figures.put("Sum of " + spaced(measure.column()), Numbers.grouped(measure.sum()));
            figures.put("Average " + spaced(measure.column()), Numbers.grouped(headline(measure)));
        });
        if (profile.period() != null) {
            figures.put("First", profile.period().first());
            figures.put("Last", profile.period().last());
        }
        figures.put("Row hash", profile.totals().rowHash());
        return figures;
    }

    /** The mean as people say it: money has no more decimals on average than it has in a row. */
    private static BigDecimal headline(MeasureFigures measure) {
        int decimals = Math.max(2, measure.sum().scale());
        return measure.mean() == null ? null : measure.mean().setScale(decimals, RoundingMode.HALF_UP);
    }

    /**
     * Every table, in the order of the definition.
     *
     * @param most how many groups of a dimension to show
     */
    List<Table> all(int most) {
        List<Table> tables = new ArrayList<>();
        if (!profile.measures().isEmpty()) {
            tables.add(measures());
        }
        profile.breakdowns().forEach(breakdown -> tables.add(breakdown(breakdown, most)));
        List<List<String>> missing = missing();
        if (!missing.isEmpty()) {
            tables.add(new Table("Missing cells", List.of("Column", "Missing"), missing));
        }
        return tables;
    }

    private Table measures() {
        return new Table(
                "Measures",
                List.of("Measure", "Values", "Sum", "Min", "Max", "Mean"),
                profile.measures().stream()
                        .map(measure -> List.of(
                                Labels.words(measure.column()),
                                Numbers.grouped(measure.values()),
                                Numbers.grouped(measure.sum()),
                                Numbers.grouped(measure.least()),
                                Numbers.grouped(measure.most()),
                                Numbers.grouped(measure.mean())))
                        .toList());
    }

    private Table breakdown(Breakdown breakdown, int most) {
        List<String> header = new ArrayList<>(List.of(Labels.words(breakdown.dimension()), "Rows"));
        profile.measures().forEach(measure -> header.add(Labels.words(measure.column())));
        List<List<String>> rows =
                breakdown.groups().stream().limit(most).map(this::row).toList();
        String title = "By " + spaced(breakdown.dimension());
        return new Table(
                breakdown.distinct() == rows.size()
                        ? title
                        : "%s: top %d of %s".formatted(title, rows.size(), Numbers.grouped(breakdown.distinct())),
                header,
                rows);
    }

    private List<String> row(Group group) {
        List<String> cells = new ArrayList<>(List.of(group.label(), Numbers.grouped(group.rows())));
        profile.measures()
                .forEach(measure -> cells.add(Numbers.grouped(group.sums().get(measure.column()))));
        return cells;
    }

    private List<List<String>> missing() {
        return profile.missing().entrySet().stream()
                .filter(column -> column.getValue() > 0)
                .map(column -> List.of(Labels.words(column.getKey()), Numbers.grouped(column.getValue())))
                .toList();
    }

    private static String spaced(String column) {
        return Labels.lower(Labels.words(column));
    }
}
