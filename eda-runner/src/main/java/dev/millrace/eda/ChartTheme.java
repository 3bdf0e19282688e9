package dev.millrace.eda;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;

import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.CategoryStyler;

/** How every chart looks: dark text on white, one colour, thin lines, nothing that says nothing. */
final class ChartTheme {
    static final Font LABELS = new Font(Font.SANS_SERIF, Font.PLAIN, 24);
    static final int PADDING = 30;
    static final Color TEXT = new Color(0x24292f);

    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 36);
    static final Font AXIS_TITLES = new Font(Font.SANS_SERIF, Font.PLAIN, 26);
    static final Color MUTED = new Color(0x57606a);
    private static final Color LINES = new Color(0xd8dee4);
    private static final Color BARS = new Color(0x2f6f9f);

    private ChartTheme() {}

    static void apply(CategoryStyler styler) {
        styler.setChartBackgroundColor(Color.WHITE)
                .setPlotBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setChartPadding(PADDING)
                .setChartTitleFont(TITLE)
                .setChartTitlePadding(24)
                .setChartTitleBoxVisible(false)
                .setChartFontColor(TEXT)
                .setLegendVisible(false)
                .setSeriesColors(new Color[] {BARS})
                .setAntiAlias(true)
                .setXAxisTitleColor(MUTED)
                .setYAxisTitleColor(MUTED)
                .setPlotContentSize(1);
        styler.setAxisTitleFont(AXIS_TITLES)
                .setAxisTickLabelsFont(LABELS)
                .setAxisTickLabelsColor(TEXT)
                .setAxisTitlePadding(18)
                .setAxisTickPadding(12)
                .setAxisTickMarkLength(0)
                .setAxisTicksLineVisible(false)
                .setAxisTicksMarksVisible(false)
                .setXAxisTicksVisible(false)
                .setXAxisTitleVisible(false)
                .setPlotMargin(0)
                .setPlotGridVerticalLinesVisible(false)
                .setPlotGridLinesColor(LINES)
                .setPlotGridLinesStroke(new BasicStroke(2))
                .setYAxisLabelAlignment(TextAlignment.Right);
    }
}
