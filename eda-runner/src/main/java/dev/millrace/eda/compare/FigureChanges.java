package dev.millrace.eda.compare;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.NumberFigures;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.summary.Comparison.Figure;
import dev.millrace.eda.summary.Summary;

/** What there is one of in a summary, then and now. */
final class FigureChanges {
    private final Summary before;
    private final Summary after;

    FigureChanges(Summary before, Summary after) {
        this.before = before;
        this.after = after;
    }

    List<Figure> list() {
        List<Figure> figures = new ArrayList<>();
        figures.add(figure("rows", before.profile().rows(), after.profile().rows()));
        figures.add(figure(
                "missing cells",
                before.profile().missingCells(),
                after.profile().missingCells()));
        figures.add(figure(
                "duplicate rows",
                before.profile().duplicates().rows(),
                after.profile().duplicates().rows()));
        after.profile().measures().stream().findFirst().map(ColumnProfile::name).ifPresent(measure -> {
            figures.add(figure("sum of " + measure, measure, NumberFigures::sum));
            figures.add(figure("mean of " + measure, measure, NumberFigures::mean));
            figures.add(figure("median of " + measure, measure, number -> number.quantile(0.5)));
        });
        figures.add(figure("seconds", seconds(before), seconds(after)));
        return figures;
    }

    private Figure figure(String name, String column, Function<NumberFigures, BigDecimal> figure) {
        return figure(name, value(before.profile(), column, figure), value(after.profile(), column, figure));
    }

    private static BigDecimal value(Profile profile, String column, Function<NumberFigures, BigDecimal> figure) {
        return profile.column(column).map(ColumnProfile::number).map(figure).orElse(null);
    }

    private static Figure figure(String name, long before, long after) {
        return figure(name, BigDecimal.valueOf(before), BigDecimal.valueOf(after));
    }

    private static Figure figure(String name, BigDecimal before, BigDecimal after) {
        boolean isComparable = before != null && after != null && before.signum() != 0;
        return new Figure(
                name,
                before,
                after,
                isComparable
                        ? after.subtract(before)
                                .divide(before.abs(), 6, RoundingMode.HALF_UP)
                                .doubleValue()
                        : null);
    }

    private static BigDecimal seconds(Summary summary) {
        double sum = summary.making().seconds().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        return BigDecimal.valueOf(sum).setScale(1, RoundingMode.HALF_UP);
    }
}
