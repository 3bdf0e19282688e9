package dev.millrace.eda.chart;

import java.awt.Color;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Something over time: a line above a shaded area.
 *
 * @param title what it is
 * @param values what the heights are
 * @param note what to mind; empty for nothing
 * @param points ascending by day, two at least
 */
record TimeLine(String title, String values, String note, List<Point> points) implements Picture {
    private static final int HEIGHT = 320;
    private static final int INTERVALS = 5;
    private static final int SHADE = 46;

    TimeLine {
        points = List.copyOf(points);
    }

    /**
     * A day, or what begins with it.
     *
     * @param day the day
     * @param value how high the line is
     */
    record Point(LocalDate day, BigDecimal value) {}

    @Override
    public int height() {
        return HEIGHT;
    }

    @Override
    public void draw(Sheet sheet) {
        Frame.title(sheet, title);
        BigDecimal least = points.stream().map(Point::value).reduce(BigDecimal.ZERO, BigDecimal::min);
        BigDecimal most = points.stream().map(Point::value).reduce(BigDecimal.ZERO, BigDecimal::max);
        Scale scale = Scale.around(least, most, INTERVALS);
        Axes axes = new Axes(scale, values, scale::text, "");
        Area area = axes.area(sheet);
        axes.draw(sheet, area);
        marks(sheet, area, axes.up());
        sheet.write(note, Lettering.AXIS, Sheet.Anchor.END, area.right(), Frame.TOP - 1.0);
        LocalDate first = points.get(0).day();
        LocalDate last = points.get(points.size() - 1).day();
        double days = last.toEpochDay() - first.toEpochDay();
        for (TimeTicks.Tick tick : TimeTicks.between(first, last)) {
            Axes.tick(sheet, area, (tick.day().toEpochDay() - first.toEpochDay()) / days, tick.text());
        }
    }

    private void marks(Sheet sheet, Area area, Scale scale) {
        XYChart chart = new XYChart(1, 1);
        Bare.apply(chart.getStyler());
        double zero = scale.part(BigDecimal.ZERO);
        chart.getStyler().setYAxisMin(-zero).setYAxisMax(1 - zero);
        Color accent = Ink.ACCENT.color();
        XYSeries series = chart.addSeries(
                values,
                points.stream().mapToDouble(point -> point.day().toEpochDay()).toArray(),
                points.stream()
                        .mapToDouble(point -> scale.part(point.value()) - zero)
                        .toArray());
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Area);
        series.setFillColor(new Color(accent.getRed(), accent.getGreen(), accent.getBlue(), SHADE));
        series.setMarker(SeriesMarkers.NONE).setLineColor(accent).setLineStyle(Frame.LINE);
        Bare.paint(chart, sheet.graphics(), area);
    }
}
