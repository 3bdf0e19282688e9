package dev.millrace.eda.chart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.millrace.eda.profile.Calendar;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.text.Labels;
import dev.millrace.eda.text.Numbers;

/** The rows over time as lines; stretches without rows are drawn as zero. */
final class TimeSketch {
    /** A line cannot show more, and a page should not carry them. */
    private static final int MOST_POINTS = 400;

    private final Measured measured;
    private final Calendar calendar;

    TimeSketch(Profile profile) {
        this.calendar = profile.calendar();
        this.measured = calendar == null ? Measured.rows(profile) : Measured.of(profile, calendar.measure());
    }

    /** Empty for one day, and for more than {@value #MOST_POINTS}: weeks tell those better. */
    Optional<Sketch> days() {
        return calendar == null ? Optional.empty() : line("day", points(calendar.days()), ChronoUnit.DAYS);
    }

    /** Empty for one week, and for more than {@value #MOST_POINTS}. */
    Optional<Sketch> weeks() {
        return calendar == null ? Optional.empty() : line("week", points(calendar.weeks()), ChronoUnit.WEEKS);
    }

    /** Years if there are more than {@value #MOST_POINTS} months; empty for one. */
    Optional<Sketch> months() {
        if (calendar == null) {
            return Optional.empty();
        }
        return line("month", points(calendar.months()), ChronoUnit.MONTHS)
                .or(() -> line("year", sums(calendar.months(), day -> day.withDayOfYear(1)), ChronoUnit.YEARS));
    }

    private Optional<Sketch> line(String unit, Map<LocalDate, BigDecimal> values, ChronoUnit by) {
        if (values.size() < 2) {
            return Optional.empty();
        }
        LocalDate first =
                values.keySet().stream().min(Comparator.naturalOrder()).orElseThrow();
        LocalDate last = values.keySet().stream().max(Comparator.naturalOrder()).orElseThrow();
        if (by.between(first, last) >= MOST_POINTS) {
            return Optional.empty();
        }
        List<TimeLine.Point> points = Stream.iterate(first, day -> !day.isAfter(last), day -> day.plus(1, by))
                .map(day -> new TimeLine.Point(day, values.getOrDefault(day, BigDecimal.ZERO)))
                .toList();
        String title = "%s by %s".formatted(measured.name(), unit);
        return Optional.of(new Sketch(
                "plot_%ss".formatted(unit), new TimeLine(title, measured.words(), points), alt(title, unit, points)));
    }

    private static String alt(String title, String unit, List<TimeLine.Point> points) {
        TimeLine.Point most =
                points.stream().max(Comparator.comparing(TimeLine.Point::value)).orElseThrow();
        TimeLine.Point least =
                points.stream().min(Comparator.comparing(TimeLine.Point::value)).orElseThrow();
        BigDecimal greatest = most.value().abs().max(least.value().abs());
        return "Line chart, %s from %s to %s: highest %s on %s, lowest %s on %s."
                .replace("on %s", unit.equals("day") ? "on %s" : "in the %s of %%s".formatted(unit))
                .formatted(
                        Labels.lower(title),
                        points.get(0).day(),
                        points.get(points.size() - 1).day(),
                        Numbers.brief(most.value(), greatest),
                        most.day(),
                        Numbers.brief(least.value(), greatest),
                        least.day());
    }

    private Map<LocalDate, BigDecimal> points(List<Calendar.Slice> slices) {
        return sums(slices, UnaryOperator.identity());
    }

    private Map<LocalDate, BigDecimal> sums(List<Calendar.Slice> slices, UnaryOperator<LocalDate> start) {
        return slices.stream()
                .collect(Collectors.toMap(
                        slice -> start.apply(LocalDate.parse(slice.start())),
                        slice -> measured.value(slice.rows(), slice.sum()),
                        BigDecimal::add));
    }
}
