package dev.millrace.eda.chart;

import java.awt.Color;

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
}
