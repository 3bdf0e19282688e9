package dev.millrace.eda.summary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.millrace.contract.dataset.AlertThresholds;
import dev.millrace.contract.dataset.Role;
import dev.millrace.contract.stage.Numbers;
import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.NumberFigures;
import dev.millrace.eda.summary.Alert.Kind;
import dev.millrace.eda.summary.Alert.Severity;

/** What stands out in numbers that say how much there is of something; a number that is a name or a group has no such figures. */
final class NumberAlerts {
    private static final int DIGITS = 2;
    private static final BigDecimal TUKEY = new BigDecimal("1.5");

    private final AlertThresholds thresholds;

    NumberAlerts(AlertThresholds thresholds) {
        this.thresholds = thresholds;
    }

    Stream<Alert> find(ColumnProfile column) {
        boolean isAmount = column.role() == Role.MEASURE || column.role() == Role.NONE;
        NumberFigures number = column.number();
        if (!isAmount || number == null || number.least().compareTo(number.most()) == 0) {
            return Stream.empty();
        }
        return Stream.of(
                        negatives(column, number),
                        zeros(column, number),
                        outliers(column, number),
                        skew(column, number))
                .flatMap(Optional::stream);
    }

    private Optional<Alert> negatives(ColumnProfile column, NumberFigures number) {
        Share share = new Share(number.negatives(), column.values());
        return when(
                column.role() == Role.MEASURE && share.value() > thresholds.negatives(),
                Severity.NOTABLE,
                Kind.NEGATIVE,
                column,
                "%s are below zero, the least is %s.".formatted(share.of("values"), Numbers.sum(number.least())));
    }

    private Optional<Alert> zeros(ColumnProfile column, NumberFigures number) {
        Share share = new Share(number.zeros(), column.values());
        return when(
                number.zeros() > 0 && share.value() >= thresholds.zeros(),
                column.role() == Role.MEASURE ? Severity.NOTABLE : Severity.MINOR,
                Kind.ZEROS,
                column,
                share.of("values") + " are zero.");
    }

    private Optional<Alert> outliers(ColumnProfile column, NumberFigures number) {
        BigDecimal lower = number.quantile(0.25);
        BigDecimal upper = number.quantile(0.75);
        BigDecimal reach = upper.subtract(lower).multiply(TUKEY);
        BigDecimal lowerFence = lower.subtract(reach);
        BigDecimal upperFence = upper.add(reach);
        String beyond = Stream.of(
                        number.least().compareTo(lowerFence) < 0 ? "below " + amount(lowerFence) : "",
                        number.most().compareTo(upperFence) > 0 ? "above " + amount(upperFence) : "")
                .filter(side -> !side.isEmpty())
                .collect(Collectors.joining(" or "));
        Share share = new Share(number.outliers(), column.values());
        // Where half of the values are one value, every other value would be far off.
        return when(
                reach.signum() > 0 && share.value() > thresholds.outliers(),
                Severity.MINOR,
                Kind.OUTLIERS,
                column,
                "%s are %s, far from the middle half.".formatted(share.of("values"), beyond));
    }

    private Optional<Alert> skew(ColumnProfile column, NumberFigures number) {
        double skewness = number.skewness() == null ? 0 : number.skewness();
        String shape = skewness > 0
                ? "most values are small and a few very large"
                : "most values are large and a few very small";
        String mean = number.mean() == null ? "" : " than the mean %s".formatted(amount(number.mean()));
        return when(
                Math.abs(skewness) > thresholds.skewness(),
                Severity.MINOR,
                Kind.SKEWED,
                column,
                String.format(
                        Locale.ROOT,
                        "%s (skewness %.1f): the median %s says more%s.",
                        shape,
                        skewness,
                        amount(number.quantile(0.5)),
                        mean));
    }

    private static String amount(BigDecimal value) {
        BigDecimal shown = value.scale() > DIGITS ? value.setScale(DIGITS, RoundingMode.HALF_UP) : value;
        return Numbers.sum(shown.stripTrailingZeros().scale() <= 0 ? shown.setScale(0) : shown);
    }

    private static Optional<Alert> when(
            boolean standsOut, Severity severity, Kind kind, ColumnProfile column, String message) {
        return standsOut
                ? Optional.of(new Alert(severity, kind, column.name(), column.name() + ": " + message))
                : Optional.empty();
    }
}
