package dev.millrace.eda.chart;

import java.awt.geom.Line2D;
import java.math.BigDecimal;

import dev.millrace.eda.profile.Pareto;
import dev.millrace.eda.text.Numbers;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How few values carry how much, beside the line that it would be if all carried the same.
 *
 * @param title what it is
 * @param values what is ranked
 * @param whole what is shared out
 * @param pareto the curve
 * @param mark what is written where the curve reaches 80 percent
 */
record ParetoCurve(String title, String values, String whole, Pareto pareto, String mark) implements Picture {
    private static final int HEIGHT = 360;
    private static final BigDecimal MOST = new BigDecimal("0.8");
    private static final String ALIKE = "if all carried the same";
    /** Where the line is named, of its width. */
    private static final double NAMED = 0.62;

    private static final Scale SHARES = Scale.around(BigDecimal.ZERO, BigDecimal.ONE, 5);

    @Override
    public int height() {
        return HEIGHT;
    }

    @Override
    public void draw(Sheet sheet) {
        Frame.title(sheet, title);
        Axes axes = new Axes(SHARES, whole, ParetoCurve::percent, values);
        Area area = axes.area(sheet);
        axes.draw(sheet, area);
        SHARES.ticks().forEach(tick -> Axes.tick(sheet, area, tick.doubleValue(), percent(tick)));
        double most = (double) pareto.valuesForMost() / pareto.values();
        alike(sheet, area, most);
        marks(sheet, area);
        double x = area.left() + area.width() * most;
        double y = axes.y(area, MOST);
        sheet.graphics().setColor(Ink.SECOND.color());
        sheet.graphics().setStroke(Frame.THICK);
        sheet.graphics().draw(new Line2D.Double(area.left(), y, x, y));
        sheet.graphics().draw(new Line2D.Double(x, y, x, area.bottom()));
        double right = Math.min(x + 10, area.right() - Lettering.LABEL.width(mark));
        sheet.write(mark, Lettering.LABEL, Sheet.Anchor.START, right, area.bottom() - 12);
    }

    /** The line from corner to corner, named where the mark leaves room. */
    private static void alike(Sheet sheet, Area area, double most) {
        sheet.graphics().setColor(Ink.GRID.color());
        sheet.graphics().draw(new Line2D.Double(area.left(), area.bottom(), area.right(), area.top()));
        if (most < NAMED) {
            sheet.write(
                    ALIKE,
                    Lettering.AXIS,
                    Sheet.Anchor.START,
                    area.left() + NAMED * area.width(),
                    area.bottom() - (NAMED - 0.06) * area.height());
        }
    }

    private void marks(Sheet sheet, Area area) {
        XYChart chart = new XYChart(1, 1);
        Bare.apply(chart.getStyler());
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(1.0);
        XYSeries series = chart.addSeries(
                title,
                pareto.points().stream().mapToDouble(Pareto.Point::values).toArray(),
                pareto.points().stream().mapToDouble(Pareto.Point::share).toArray());
        series.setMarker(SeriesMarkers.NONE).setLineColor(Ink.ACCENT.color()).setLineStyle(Frame.THICK);
        Bare.paint(chart, sheet.graphics(), area);
    }

    private static String percent(BigDecimal share) {
        return Numbers.rounded(share.movePointRight(2), 0) + " %";
    }
}
