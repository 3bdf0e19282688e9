package dev.millrace.eda.chart;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import org.knowm.xchart.CategoryChart;

/**
 * Bars from left to right, one below the other, so that long names can be read: the name before each, its number behind.
 *
 * @param title what it is
 * @param values what the lengths are
 * @param bars from top to bottom
 */
record Bars(String title, String values, List<Bar> bars) implements Picture {
    private static final int ROW = 28;
    private static final int LOWEST = 130;
    private static final int GAP = 8;
    private static final double THICKEST = 40;
    /** Of the sheet's width, for names. */
    private static final double NAMES = 0.36;

    Bars {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(values, "values");
        bars = List.copyOf(bars);
    }

    /**
     * One bar.
     *
     * @param name what it stands for
     * @param value how long it is, to the left if negative
     * @param text the value as it is written
     */
    record Bar(String name, BigDecimal value, String text) {
        Bar {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(text, "text");
        }
    }

    @Override
    public int height() {
        return Math.max(LOWEST, Frame.TOP + Frame.AXIS_TITLE + ROW * bars.size());
    }

    @Override
    public void draw(Sheet sheet) {
        Frame.title(sheet, title);
        double names = longest(bars.stream().map(Bar::name).toList(), Sheet.WIDTH * NAMES);
        double texts = longest(bars.stream().map(Bar::text).toList(), Sheet.WIDTH);
        double left = Frame.PADDING + names + GAP + (least().signum() < 0 ? texts + GAP : 0);
        double right = Sheet.WIDTH - Frame.PADDING - (most().signum() > 0 || least().signum() == 0 ? texts + GAP : 0);
        Area area = new Area(left, Frame.TOP, right - left, sheet.height() - Frame.TOP - Frame.AXIS_TITLE);
        if (bars.isEmpty()) {
            Frame.nothing(sheet, "no rows");
            return;
        }
        marks(sheet.graphics(), area);
        double row = area.height() / bars.size();
        for (int i = 0; i < bars.size(); i++) {
            double middle = area.top() + (i + 0.5) * row;
            name(sheet, bars.get(i), names, middle, row);
            double end = area.left() + area.width() * part(bars.get(i).value());
            boolean negative = bars.get(i).value().signum() < 0;
            sheet.write(
                    bars.get(i).text(),
                    Lettering.LABEL,
                    negative ? Sheet.Anchor.END : Sheet.Anchor.START,
                    end + (negative ? -GAP : GAP),
                    middle + 4.5);
        }
        sheet.write(
                Fitted.line(values, Lettering.AXIS, area.width()),
                Lettering.AXIS,
                Sheet.Anchor.START,
                area.left(),
                sheet.height() - Frame.PADDING);
    }

    /** XChart knows upright bars only: they are laid down by turning the sheet. */
    private void marks(Graphics2D graphics, Area area) {
        CategoryChart chart = new CategoryChart(1, 1);
        Bare.apply(chart.getStyler());
        double row = area.height() / bars.size();
        double zero = part(BigDecimal.ZERO);
        chart.getStyler()
                .setAvailableSpaceFill(Math.min(0.66, THICKEST / row))
                .setYAxisMin(-zero)
                .setYAxisMax(1 - zero);
        chart.addSeries(
                        values,
                        IntStream.range(0, bars.size())
                                .mapToObj(i -> "bar " + i)
                                .toList(),
                        bars.stream().map(bar -> part(bar.value()) - zero).toList())
                .setFillColor(Ink.ACCENT.color());
        Bare.paint(
                chart,
                graphics,
                area.height(),
                area.width(),
                new AffineTransform(0, 1, -1, 0, area.left() + area.width(), area.top()));
        graphics.setColor(Ink.MUTED.color());
        graphics.setStroke(Frame.THIN);
        graphics.draw(new Line2D.Double(zero(area), area.top(), zero(area), area.top() + area.height()));
    }

    private static void name(Sheet sheet, Bar bar, double room, double middle, double row) {
        int most = row >= 2.4 * Lettering.LABEL.size() ? 2 : 1;
        List<String> lines = Fitted.lines(bar.name(), Lettering.LABEL, room, most);
        double y = middle + 4.5 - (lines.size() - 1) * 0.6 * Lettering.LABEL.size();
        for (String line : lines) {
            sheet.write(line, Lettering.LABEL, Sheet.Anchor.END, Frame.PADDING + room, y);
            y += 1.2 * Lettering.LABEL.size();
        }
    }

    private static double longest(List<String> texts, double most) {
        return texts.stream()
                .mapToDouble(text -> Math.min(most, Lettering.LABEL.width(text)))
                .max()
                .orElse(0);
    }

    private double zero(Area area) {
        return area.left() + area.width() * part(BigDecimal.ZERO);
    }

    /** Where a value is, 0 at the left to 1 at the right. */
    private double part(BigDecimal value) {
        BigDecimal range = most().subtract(least());
        return range.signum() == 0
                ? 0
                : value.subtract(least()).divide(range, MathContext.DECIMAL64).doubleValue();
    }

    private BigDecimal most() {
        return bars.stream().map(Bar::value).reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    private BigDecimal least() {
        return bars.stream().map(Bar::value).reduce(BigDecimal.ZERO, BigDecimal::min);
    }
}
