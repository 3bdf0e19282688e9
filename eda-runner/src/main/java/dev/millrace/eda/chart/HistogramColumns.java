package dev.millrace.eda.chart;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import dev.millrace.eda.profile.Histogram;
import org.knowm.xchart.CategoryChart;

/**
 * How numbers are spread: a column for each range.
 *
 * @param title what it is
 * @param note what is not shown; empty if everything is
 * @param numbers what the numbers are
 * @param rows what is counted
 * @param histogram the ranges
 * @param median where to draw a line; null for nowhere
 * @param medianText how it is written
 */
record HistogramColumns(
        String title,
        String note,
        String numbers,
        String rows,
        Histogram histogram,
        BigDecimal median,
        String medianText)
        implements Picture {
    private static final int HEIGHT = 300;
    private static final int INTERVALS = 4;
    /** Above the fullest range, for the text at the median. */
    private static final double HEADROOM = 1.12;

    private static final double FILL = 0.94;

    @Override
    public int height() {
        return HEIGHT;
    }

    @Override
    public void draw(Sheet sheet) {
        Frame.title(sheet, title);
        Scale counts = Scale.ofCounts((long) Math.ceil(HEADROOM * Collections.max(histogram.counts())), INTERVALS);
        Axes axes = new Axes(counts, rows, counts::text, numbers);
        Area area = axes.area(sheet);
        axes.draw(sheet, area);
        marks(sheet.graphics(), area, counts);
        List<BigDecimal> edges = histogram.edges();
        Scale across = Scale.between(edges.get(0), edges.get(edges.size() - 1), area.width());
        across.ticks().forEach(tick -> Axes.tick(sheet, area, across.part(tick), across.text(tick)));
        if (median != null && median.compareTo(across.least()) >= 0 && median.compareTo(across.most()) <= 0) {
            median(sheet, area, across.part(median));
        }
        sheet.write(note, Lettering.AXIS, Sheet.Anchor.END, area.right(), Frame.TOP - 1.0);
    }

    private void marks(Graphics2D graphics, Area area, Scale counts) {
        CategoryChart chart = new CategoryChart(1, 1);
        Bare.apply(chart.getStyler());
        chart.getStyler().setAvailableSpaceFill(FILL).setYAxisMin(0.0).setYAxisMax(1.0);
        chart.addSeries(
                        numbers,
                        IntStream.range(0, histogram.counts().size())
                                .mapToObj(i -> "range " + i)
                                .toList(),
                        histogram.counts().stream()
                                .map(count -> counts.part(BigDecimal.valueOf(count)))
                                .toList())
                .setFillColor(Ink.ACCENT.color());
        Bare.paint(chart, graphics, area);
    }

    private void median(Sheet sheet, Area area, double part) {
        double x = area.left() + part * area.width();
        sheet.graphics().setColor(Ink.SECOND.color());
        sheet.graphics().setStroke(Frame.THICK);
        sheet.graphics().draw(new Line2D.Double(x, area.top(), x, area.bottom()));
        boolean right = part < 0.6;
        sheet.write(
                "median " + medianText,
                Lettering.LABEL,
                right ? Sheet.Anchor.START : Sheet.Anchor.END,
                x + (right ? 6 : -6),
                area.top() + 11);
    }
}
