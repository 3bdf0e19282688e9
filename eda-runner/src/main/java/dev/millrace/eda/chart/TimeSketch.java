package dev.millrace.eda.chart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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

    private static final Map<ChronoUnit, String> NAMES = Map.of(
            ChronoUnit.DAYS, "day", ChronoUnit.WEEKS, "week", ChronoUnit.MONTHS, "month", ChronoUnit.YEARS, "year");
    private static final Map<ChronoUnit, String> FORMATS = Map.of(
            ChronoUnit.DAYS, "d MMMM uuuu",
            ChronoUnit.WEEKS, "'week of' d MMMM uuuu",
            ChronoUnit.MONTHS, "MMMM uuuu",
            ChronoUnit.YEARS, "uuuu");

    private final Measured measured;
    private final Calendar calendar;

    TimeSketch(Profile profile) {
        this.calendar = profile.calendar();
        this.measured = calendar == null ? Measured.rows(profile) : Measured.of(profile, calendar.measure());
    }

    /** Empty for one day, and for more than {@value #MOST_POINTS}: weeks tell those better. */
    Optional<Sketch> days() {
        return calendar == null ? Optional.empty() : line(ChronoUnit.DAYS, points(calendar.days()));
    }

    /** Empty for one week, and for more than {@value #MOST_POINTS}. */
    Optional<Sketch> weeks() {
        return calendar == null ? Optional.empty() : line(ChronoUnit.WEEKS, points(calendar.weeks()));
    }

    /** Years if there are more than {@value #MOST_POINTS} months; empty for one. */
    Optional<Sketch> months() {
        if (calendar == null) {
            return Optional.empty();
        }
        return line(ChronoUnit.MONTHS, points(calendar.months()))
                .or(() -> line(ChronoUnit.YEARS, sums(calendar.months(), day -> day.withDayOfYear(1))));
    }

    private Optional<Sketch> line(ChronoUnit unit, Map<LocalDate, BigDecimal> values) {
        if (values.size() < 2) {
            return Optional.empty();
        }
        LocalDate first =
                values.keySet().stream().min(Comparator.naturalOrder()).orElseThrow();
        LocalDate last = values.keySet().stream().max(Comparator.naturalOrder()).orElseThrow();
        if (unit.between(first, last) >= MOST_POINTS) {
            return Optional.empty();
        }
        List<TimeLine.Point> points = Stream.iterate(first, day -> !day.isAfter(last), day -> day.plus(1, unit))
                .map(day -> new TimeLine.Point(day, values.getOrDefault(day, BigDecimal.ZERO)))
                .toList();
        String title = "%s by %s".formatted(measured.name(), NAMES.get(unit));
        String note = note(unit, first, last);
        return Optional.of(new Sketch(
                "plot_%ss".formatted(NAMES.get(unit)),
                new TimeLine(title, measured.words(), note, points),
                alt(title, unit, points, note)));
    }

    /** A stretch that the rows begin or end in looks like a fall, and is none. */
    private String note(ChronoUnit unit, LocalDate first, LocalDate last) {
        LocalDate begin = LocalDate.parse(calendar.days().get(0).start());
        LocalDate end =
                LocalDate.parse(calendar.days().get(calendar.days().size() - 1).start());
        List<String> parts = new ArrayList<>();
        if (first.isBefore(begin)) {
            parts.add("first");
        }
        if (last.plus(1, unit).isAfter(end.plusDays(1))) {
            parts.add("last");
        }
        return parts.isEmpty() ? "" : "%s %s in part".formatted(String.join(" and ", parts), NAMES.get(unit));
    }

    private static String alt(String title, ChronoUnit unit, List<TimeLine.Point> points, String note) {
        TimeLine.Point most =
                points.stream().max(Comparator.comparing(TimeLine.Point::value)).orElseThrow();
        TimeLine.Point least =
                points.stream().min(Comparator.comparing(TimeLine.Point::value)).orElseThrow();
        BigDecimal greatest = most.value().abs().max(least.value().abs());
        DateTimeFormatter format = DateTimeFormatter.ofPattern(FORMATS.get(unit), Locale.ENGLISH);
        return "Line chart, %s, %s to %s: highest %s (%s), lowest %s (%s)%s."
                .formatted(
                        Labels.lower(title),
                        points.get(0).day().format(format),
                        points.get(points.size() - 1).day().format(format),
                        Numbers.brief(most.value(), greatest),
                        most.day().format(format),
                        Numbers.brief(least.value(), greatest),
                        least.day().format(format),
                        note.isEmpty() ? "" : "; " + note);
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
