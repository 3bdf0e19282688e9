package dev.millrace.eda.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.millrace.eda.profile.Breakdown;
import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.Profile;

/**
 * The plots of a profile, each drawn once, when it is first asked for. What a profile does not have, it has no plot of.
 * Not for several threads at once.
 */
public final class PlotBook {
    private final Profile profile;
    private final TimeSketch time;
    private final HeatSketch heat;
    private final CorrelationSketch correlation;
    private final Map<String, Optional<Plot>> drawn = new LinkedHashMap<>();

    public PlotBook(Profile profile) {
        this.profile = profile;
        this.time = new TimeSketch(profile);
        this.heat = new HeatSketch(profile);
        this.correlation = new CorrelationSketch(profile);
    }

    /** All plots, in the order of the report: dimensions, time, correlations, columns. */
    public List<Plot> all() {
        return Stream.of(
                        profile.dimensions().stream().map(this::breakdown),
                        Stream.of(
                                heatMap(),
                                pareto(),
                                days(),
                                weeks(),
                                months(),
                                weekdayHours(),
                                correlations(),
                                associations()),
                        profile.columns().stream().map(this::values))
                .flatMap(plots -> plots)
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * The histogram of a column of numbers, the most frequent values of another; empty if neither is known, or if no
     * value occurs twice.
     */
    public Optional<Plot> values(ColumnProfile column) {
        return once("column " + column.name(), () -> HistogramSketch.of(profile, column)
                .or(() -> BarSketch.of(profile, column)));
    }

    /** A dimension's largest values by the first measure, or by rows. */
    public Optional<Plot> breakdown(Breakdown breakdown) {
        return once("dimension " + breakdown.dimension(), () -> Optional.of(BarSketch.of(profile, breakdown)));
    }

    /** The two strongest dimensions at once. */
    public Optional<Plot> heatMap() {
        return once("heat map", heat::dimensions);
    }

    /** How few values carry how much. */
    public Optional<Plot> pareto() {
        return once("pareto", () -> ParetoSketch.of(profile));
    }

    /** The measure, or the rows, by day; empty for one day, and for more than weeks could not tell better. */
    public Optional<Plot> days() {
        return once("days", time::days);
    }

    /** By week; empty for one week, and for more than months could not tell better. */
    public Optional<Plot> weeks() {
        return once("weeks", time::weeks);
    }

    /** By month, or by year if those are very many; empty for one month. */
    public Optional<Plot> months() {
        return once("months", time::months);
    }

    /** By weekday and hour, or by weekday alone if the event time has no hours. */
    public Optional<Plot> weekdayHours() {
        return once("weekday hours", () -> heat.weekdayHours().or(time::weekdays));
    }

    /** How numbers go together: Pearson below the diagonal, Spearman above it. */
    public Optional<Plot> correlations() {
        return once("correlations", correlation::ofNumbers);
    }

    /** How dimensions go together: Cramer's V. */
    public Optional<Plot> associations() {
        return once("associations", correlation::ofDimensions);
    }

    private Optional<Plot> once(String key, Supplier<Optional<Sketch>> sketch) {
        if (!drawn.containsKey(key)) {
            drawn.put(key, sketch.get().map(PlotBook::plot));
        }
        return drawn.get(key);
    }

    private static Plot plot(Sketch sketch) {
        Picture picture = sketch.picture();
        SvgSheet svg = new SvgSheet(picture.height());
        picture.draw(svg);
        PngSheet png = new PngSheet();
        picture.draw(png);
        return new Plot(
                sketch.name(),
                picture.title(),
                sketch.alt(),
                svg.svg(sketch.name(), picture.title(), sketch.alt()),
                png.png());
    }
}
