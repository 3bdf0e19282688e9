package dev.millrace.eda.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;

import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;

/** An XChart without its texts, axes and margins: marks that fill all of its area. */
final class Bare {
    private static final Color NOTHING = new Color(255, 255, 255, 0);
    /** So many pixels between ticks that XChart does not spend time on where to put them. */
    private static final int NO_TICKS = 100_000;

    private Bare() {}

    static void apply(AxesChartStyler styler) {
        styler.setChartBackgroundColor(NOTHING)
                .setPlotBackgroundColor(NOTHING)
                .setPlotBorderVisible(false)
                .setChartPadding(0)
                .setChartTitleVisible(false)
                .setLegendVisible(false)
                .setPlotContentSize(1);
        styler.setAxisTicksVisible(false)
                .setXAxisTitleVisible(false)
                .setYAxisTitleVisible(false)
                .setPlotMargin(0)
                .setPlotGridLinesVisible(false)
                .setPlotTicksMarksVisible(false)
                .setXAxisTickMarkSpacingHint(NO_TICKS)
                .setYAxisTickMarkSpacingHint(NO_TICKS);
    }

    /** Paints a chart into an area. */
    static void paint(Chart<?, ?> chart, Graphics2D graphics, Area area) {
        paint(
                chart,
                graphics,
                area.width(),
                area.height(),
                AffineTransform.getTranslateInstance(area.left(), area.top()));
    }

    /** Paints a chart of a size with its upper left corner where a transformation puts it. */
    static void paint(Chart<?, ?> chart, Graphics2D graphics, double width, double height, AffineTransform place) {
        // XChart wants whole numbers: what they cut off is stretched away.
        int wide = (int) width;
        int high = (int) height;
        AffineTransform before = graphics.getTransform();
        graphics.transform(place);
        graphics.scale(width / wide, height / high);
        chart.paint(graphics, wide, high);
        graphics.setTransform(before);
    }
}
