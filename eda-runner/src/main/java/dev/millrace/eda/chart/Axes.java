package dev.millrace.eda.chart;

import java.awt.geom.Line2D;
import java.math.BigDecimal;
import java.util.function.Function;

/**
 * The frame of an upright chart: numbers at the left, with a line for each, and a name below.
 *
 * @param up the numbers at the left
 * @param upName what they are, written above them
 * @param text how one is written
 * @param acrossName what is from left to right
 */
record Axes(Scale up, String upName, Function<BigDecimal, String> text, String acrossName) {
    private static final int GAP = 8;
    private static final int ABOVE = 16;
    private static final int BELOW = 44;
    private static final int TICK_LINE = 17;

    /** Where the marks are. */
    Area area(Sheet sheet) {
        double widest = up.ticks().stream()
                .mapToDouble(tick -> Lettering.AXIS.width(text.apply(tick)))
                .max()
                .orElse(0);
        double left = Frame.PADDING + widest + GAP;
        double top = Frame.TOP + ABOVE;
        // Half of the last tick's text at the right is wider than the padding.
        return new Area(left, top, Sheet.WIDTH - left - 2.0 * Frame.PADDING, sheet.height() - top - BELOW);
    }

    /** Draws what lies behind the marks. */
    void draw(Sheet sheet, Area area) {
        sheet.graphics().setStroke(Frame.THIN);
        for (BigDecimal tick : up.ticks()) {
            boolean zero = tick.signum() == 0;
            sheet.graphics().setColor((zero ? Ink.MUTED : Ink.GRID).color());
            double y = y(area, tick);
            sheet.graphics().draw(new Line2D.Double(area.left(), y, area.right(), y));
        }
        for (BigDecimal tick : up.ticks()) {
            sheet.write(text.apply(tick), Lettering.AXIS, Sheet.Anchor.END, area.left() - GAP, y(area, tick) + 4);
        }
        sheet.write(
                Fitted.line(upName, Lettering.AXIS, Sheet.WIDTH / 2.0),
                Lettering.AXIS,
                Sheet.Anchor.START,
                Frame.PADDING,
                Frame.TOP - 1);
        sheet.write(
                Fitted.line(acrossName, Lettering.AXIS, area.width()),
                Lettering.AXIS,
                Sheet.Anchor.MIDDLE,
                area.left() + area.width() / 2,
                sheet.height() - Frame.PADDING + 2.0);
    }

    /** Writes a text below a place between the left edge, 0, and the right one, 1. */
    static void tick(Sheet sheet, Area area, double part, String text) {
        sheet.write(
                text,
                Lettering.AXIS,
                Sheet.Anchor.MIDDLE,
                area.left() + part * area.width(),
                area.bottom() + TICK_LINE);
    }

    double y(Area area, BigDecimal value) {
        return area.bottom() - up.part(value) * area.height();
    }
}
