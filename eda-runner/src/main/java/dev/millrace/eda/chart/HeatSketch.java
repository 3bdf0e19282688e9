package dev.millrace.eda.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.millrace.eda.profile.Calendar;
import dev.millrace.eda.profile.HeatMap;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.text.Labels;
import dev.millrace.eda.text.Numbers;

/** Two things at once, as colours. */
final class HeatSketch {
    private static final int MOST_ROWS = 20;
    private static final int MOST_COLUMNS = 12;

    private final Profile profile;

    HeatSketch(Profile profile) {
        this.profile = profile;
    }

    /**
     * A value and where it belongs.
     *
     * @param row from 0
     * @param column from 0
     */
    private record Place(int row, int column, BigDecimal value) {}

    Optional<Sketch> dimensions() {
        HeatMap map = profile.heatMap();
        if (map == null || map.rowValues().isEmpty() || map.columnValues().isEmpty()) {
            return Optional.empty();
        }
        Measured measured = Measured.of(profile, map.measure());
        List<String> rows = labels(map.rowValues(), MOST_ROWS);
        List<String> columns = labels(map.columnValues(), MOST_COLUMNS);
        Stream<Place> places = IntStream.range(0, rows.size()).boxed().flatMap(row -> IntStream.range(0, columns.size())
                .filter(column -> map.counts().get(row).get(column) > 0)
                .mapToObj(column -> new Place(
                        row,
                        column,
                        measured.value(
                                map.counts().get(row).get(column),
                                map.sums().isEmpty()
                                        ? null
                                        : map.sums().get(row).get(column)))));
        String title = "%s by %s and %s"
                .formatted(
                        measured.name(),
                        Labels.lower(Labels.words(map.rows())),
                        Labels.lower(Labels.words(map.columns())));
        return sketch("plot_heat_map", title, measured, rows, columns, places.toList(), "%s and %s");
    }

    /** Empty if the event time is a date, which has no hours. */
    Optional<Sketch> weekdayHours() {
        Calendar calendar = profile.calendar();
        if (calendar == null || calendar.weekdays().stream().allMatch(hours -> hours.size() < 2)) {
            return Optional.empty();
        }
        Measured measured = Measured.of(profile, calendar.measure());
        List<String> weekdays = Arrays.stream(DayOfWeek.values())
                .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                .toList();
        List<String> hours =
                calendar.weekdays().get(0).stream().map(Calendar.Slice::start).toList();
        Stream<Place> places = IntStream.range(0, weekdays.size()).boxed().flatMap(day -> IntStream.range(
                        0, hours.size())
                .filter(hour -> calendar.weekdays().get(day).get(hour).rows() > 0)
                .mapToObj(hour -> {
                    Calendar.Slice slice = calendar.weekdays().get(day).get(hour);
                    return new Place(day, hour, measured.value(slice.rows(), slice.sum()));
                }));
        String title = measured.name() + " by weekday and hour";
        return sketch("plot_weekday_hours", title, measured, weekdays, hours, places.toList(), "%s at %s:00");
    }

    private static Optional<Sketch> sketch(
            String name,
            String title,
            Measured measured,
            List<String> rows,
            List<String> columns,
            List<Place> places,
            String cell) {
        if (places.isEmpty()) {
            return Optional.empty();
        }
        Place most = places.stream().max(Comparator.comparing(Place::value)).orElseThrow();
        Place least = places.stream().min(Comparator.comparing(Place::value)).orElseThrow();
        BigDecimal greatest = most.value().abs().max(least.value().abs());
        boolean negative = least.value().signum() < 0;
        List<Cells.Cell> cells = places.stream()
                .map(place -> new Cells.Cell(
                        place.row(), place.column(), level(place.value(), greatest), Numbers.few(place.value())))
                .toList();
        Cells.Ramp ramp = new Cells.Ramp(
                negative ? -Tint.STRONGEST : 0, negative ? Numbers.few(greatest.negate()) : "0", Numbers.few(greatest));
        String alt = "Heat map, %s: highest %s for %s, lowest %s for %s."
                .formatted(
                        Labels.lower(title),
                        Numbers.brief(most.value(), greatest),
                        cell.formatted(rows.get(most.row()), columns.get(most.column())),
                        Numbers.brief(least.value(), greatest),
                        cell.formatted(rows.get(least.row()), columns.get(least.column())));
        return Optional.of(new Sketch(name, new Cells(title, measured.words(), rows, columns, cells, ramp), alt));
    }

    private static int level(BigDecimal value, BigDecimal greatest) {
        return greatest.signum() == 0
                ? 0
                : (int) Math.round(Tint.STRONGEST
                        * value.divide(greatest, MathContext.DECIMAL32).doubleValue());
    }

    private static List<String> labels(List<String> values, int most) {
        return values.stream().limit(most).map(Labels::value).toList();
    }
}
