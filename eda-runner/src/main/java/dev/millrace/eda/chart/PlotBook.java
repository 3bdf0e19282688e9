package dev.millrace.eda.chart;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.millrace.eda.profile.Breakdown;
import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.Profile;

/** The plots of a profile, each drawn once, when it is first asked for. What a profile does not have, it has no plot of. */
public final class PlotBook {
    private final Profile profile;
    private final Measured measured;
    private final Map<Object, Optional<Plot>> drawn = new LinkedHashMap<>();

    public PlotBook(Profile profile) {
        this.profile = profile;
        this.measured = Measured.of(profile);
    }

    /** All plots, in the order of the report: dimensions, time, correlations, columns. */
    public List<Plot> all() {
        return profile.dimensions().stream()
                .map(this::breakdown)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The histogram of a column of numbers, the most frequent values of another; empty if neither is known. */
    public Optional<Plot> values(ColumnProfile column) {
        return Optional.empty();
    }

    /** A dimension's largest values by the first measure, or by rows. */
    public Optional<Plot> breakdown(Breakdown breakdown) {
        return once(breakdown.dimension(), () -> {
            BarsOf bars = BarsOf.breakdown(breakdown, measured, whole());
            String name = "plot_%s_by_%s".formatted(measured.column().orElse("rows"), breakdown.dimension());
            return Optional.of(plot(name, bars.picture().title(), bars.alt(), bars.picture()));
        });
    }

    /** The two strongest dimensions at once. */
    public Optional<Plot> heatMap() {
        return Optional.empty();
    }

    /** How few values carry how much. */
    public Optional<Plot> pareto() {
        return Optional.empty();
    }

    /** The measure, or the rows, day by day; by week or month if the days are more than a line can show. */
    public Optional<Plot> days() {
        return Optional.empty();
    }

    /** By week. */
    public Optional<Plot> weeks() {
        return Optional.empty();
    }

    /** By month. */
    public Optional<Plot> months() {
        return Optional.empty();
    }

    /** By weekday and hour. */
    public Optional<Plot> weekdayHours() {
        return Optional.empty();
    }

    /** How numbers go together: Pearson below the diagonal, Spearman above it. */
    public Optional<Plot> correlations() {
        return Optional.empty();
    }

    /** How dimensions go together: Cramer's V. */
    public Optional<Plot> associations() {
        return Optional.empty();
    }

    private Optional<Plot> once(Object key, Supplier<Optional<Plot>> drawing) {
        if (!drawn.containsKey(key)) {
            drawn.put(key, drawing.get());
        }
        return drawn.get(key);
    }

    private static Plot plot(String name, String title, String alt, Picture picture) {
        SvgSheet svg = new SvgSheet(picture.height());
        picture.draw(svg);
        PngSheet png = new PngSheet();
        picture.draw(png);
        return new Plot(name, title, alt, svg.svg(name, title, alt), png.png());
    }

    private BigDecimal whole() {
        return measured.column()
                .map(name -> profile.column(name).orElseThrow().number())
                .map(figures -> figures == null ? null : figures.sum())
                .orElseGet(() -> BigDecimal.valueOf(profile.rows()));
    }
}
