package dev.millrace.eda;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

import dev.millrace.eda.text.Numbers;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.style.CategoryStyler;

/**
 * Draws a bar chart as a PNG, 1600 by 900 pixels. XChart draws bars, grid and the axis of values; the texts at the bars
 * are written here, because it can neither break a name into lines nor set a value above its bar.
 */
final class ChartImage {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 900;
    private static final int GAP = 8;
    private static final int TICK_SPACING = 110;
    /** What the axis of values takes beside the width of its numbers, in pixels. */
    private static final int AXIS = 60;
    /** Of the plot's width, so that a single bar is still a bar. */
    private static final double WIDEST_BAR = 0.25;
    /** Between bars, of a bar's place. */
    private static final double SPACE = 0.38;
    /** The range of an axis without values, times the headroom. */
    private static final BigDecimal FLAT = BigDecimal.valueOf(70);
    /** The digits of a mark on the axis. */
    private static final MathContext MARK = new MathContext(2, RoundingMode.UP);
    /** Of the highest bar, for the texts above it. */
    private static final BigDecimal HEADROOM = new BigDecimal("0.14");
    /** Of the highest bar, so that XChart shows the mark at zero. */
    private static final BigDecimal FOOTROOM = new BigDecimal("0.002");

    private final BarChart spec;
    private final CategoryLabels labels;
    private final ValueLabels values;

    ChartImage(BarChart spec) {
        this.spec = spec;
        double mark = Math.max(
                CategoryLabels.width(Numbers.mark(most().round(MARK)), ChartTheme.LABELS),
                CategoryLabels.width(Numbers.mark(least().round(MARK)), ChartTheme.LABELS));
        double room = (WIDTH - 2 * ChartTheme.PADDING - AXIS - mark)
                        / Math.max(spec.bars().size(), 1)
                - GAP;
        this.labels =
                CategoryLabels.fit(spec.bars().stream().map(BarChart.Bar::label).toList(), ChartTheme.LABELS, room);
        this.values = ValueLabels.fit(heights(), ChartTheme.LABELS, room);
    }

    /** The picture's bytes. */
    byte[] png() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        draw(graphics);
        graphics.dispose();
        return encoded(image);
    }

    private void draw(Graphics2D graphics) {
        double titleHeight = ChartTheme.AXIS_TITLES.getSize2D() + 2 * GAP;
        double bottom = HEIGHT - ChartTheme.PADDING - titleHeight - labels.height();
        CategoryChart chart = chart();
        chart.paint(graphics, WIDTH, (int) bottom);
        double middle = (chart.getScreenXFromChart(0)
                        + chart.getScreenXFromChart(Math.max(spec.bars().size(), 1)))
                / 2;
        if (spec.bars().isEmpty()) {
            writeOnWhite(graphics, "no rows", middle, bottom / 2);
        }
        for (int i = 0; i < spec.bars().size(); i++) {
            double x = chart.getScreenXFromChart(i + 0.5);
            writeValue(graphics, i, x, chart);
            double y = bottom - ChartTheme.PADDING + GAP;
            for (String line : labels.labels().get(i)) {
                y += labels.lineHeight();
                write(graphics, labels.font(), line, x, y);
            }
        }
        graphics.setColor(ChartTheme.MUTED);
        write(graphics, ChartTheme.AXIS_TITLES, spec.categories(), middle, HEIGHT - ChartTheme.PADDING);
    }

    private CategoryChart chart() {
        CategoryChart chart = new CategoryChart(WIDTH, HEIGHT);
        ChartTheme.apply(chart.getStyler());
        chart.setTitle(spec.title());
        chart.setYAxisTitle(spec.values());
        arrange(chart.getStyler());
        // XChart cannot draw a chart of nothing, takes bars of one name for one bar, and names like numbers for
        // numbers.
        List<String> names = IntStream.range(0, Math.max(spec.bars().size(), 1))
                .mapToObj(place -> "bar " + place)
                .toList();
        chart.addSeries(spec.values(), names, spec.bars().isEmpty() ? List.of(0) : heights());
        return chart;
    }

    private void arrange(CategoryStyler styler) {
        BigDecimal range = most().subtract(least());
        BigDecimal shown = range.signum() == 0 ? FLAT : range;
        BigDecimal above = most().signum() > 0 || least().signum() == 0 ? HEADROOM : FOOTROOM;
        BigDecimal below = least().signum() < 0 ? HEADROOM : FOOTROOM;
        styler.setYAxisMax(most().add(shown.multiply(above)).doubleValue());
        styler.setYAxisMin(least().subtract(shown.multiply(below)).doubleValue());
        styler.setAvailableSpaceFill(Math.min(WIDEST_BAR * spec.bars().size(), 1 - SPACE));
        styler.setYAxisTickMarkSpacingHint(TICK_SPACING);
        styler.setyAxisTickLabelsFormattingFunction(value -> Numbers.mark(BigDecimal.valueOf(value)));
    }

    private void writeValue(Graphics2D graphics, int place, double x, CategoryChart chart) {
        BarChart.Bar bar = spec.bars().get(place);
        double end = chart.getScreenYFromChart(bar.value().doubleValue());
        double line = values.font().getSize2D() + GAP / 2.0;
        boolean below = bar.value().signum() < 0;
        double y = below ? end + line : end - GAP;
        if (!bar.note().isEmpty()) {
            writeOnWhite(graphics, bar.note(), x, y);
            y += below ? line : -line;
        }
        writeOnWhite(graphics, values.texts().get(place), x, y);
    }

    /** Over a line of the grid, a number could not be read. */
    private void writeOnWhite(Graphics2D graphics, String text, double x, double y) {
        double width = CategoryLabels.width(text, values.font()) + GAP;
        double height = values.font().getSize2D();
        graphics.setColor(Color.WHITE);
        graphics.fill(new Rectangle2D.Double(x - width / 2, y - height + GAP / 2.0, width, height));
        graphics.setColor(ChartTheme.TEXT);
        write(graphics, values.font(), text, x, y);
    }

    private static void write(Graphics2D graphics, Font font, String text, double x, double y) {
        graphics.setFont(font);
        graphics.drawString(text, (float) (x - CategoryLabels.width(text, font) / 2), (float) y);
    }

    private List<BigDecimal> heights() {
        return spec.bars().stream().map(BarChart.Bar::value).toList();
    }

    private BigDecimal most() {
        return heights().stream().reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    private BigDecimal least() {
        return heights().stream().reduce(BigDecimal.ZERO, BigDecimal::min);
    }

    private static byte[] encoded(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
