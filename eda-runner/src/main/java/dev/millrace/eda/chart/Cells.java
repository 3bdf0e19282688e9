package dev.millrace.eda.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.style.Styler;

/**
 * A table in colours.
 *
 * @param title what it is
 * @param values what the colours are
 * @param rows the names of the rows, from top to bottom
 * @param columns the names of the columns
 * @param cells the cells that are there
 * @param ramp which colours the levels have
 */
record Cells(String title, String values, List<String> rows, List<String> columns, List<Cell> cells, Ramp ramp)
        implements Picture {
    private static final int ROW = 26;
    private static final int BELOW = 42;
    private static final int GAP = 8;
    private static final int SWATCH = 14;
    private static final double WIDEST_CELL = 120;
    /** Of the sheet's width, for names. */
    private static final double NAMES = 0.25;

    Cells {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        cells = List.copyOf(cells);
    }

    /**
     * A cell.
     *
     * @param row its row, from 0
     * @param column its column, from 0
     * @param level how strong its colour is, of those of the ramp
     * @param text what is written in it where there is room
     */
    record Cell(int row, int column, int level, String text) {}

    /**
     * Colours from least to most.
     *
     * @param least the lowest level: 0, or below it if values can be below zero
     * @param from what the lowest level stands for
     * @param to what the highest level, {@value Tint#STRONGEST}, stands for
     */
    record Ramp(int least, String from, String to) {
        Color color(int level) {
            return new Tint(level < 0 ? Ink.SECOND : Ink.HEAT, Math.abs(level)).color();
        }

        List<Color> colors() {
            return IntStream.rangeClosed(least, Tint.STRONGEST)
                    .mapToObj(this::color)
                    .toList();
        }
    }

    @Override
    public int height() {
        return Frame.TOP + GAP + BELOW + ROW * Math.max(rows.size(), 3);
    }

    @Override
    public void draw(Sheet sheet) {
        Frame.title(sheet, title);
        double names = rows.stream()
                .mapToDouble(row -> Math.min(Sheet.WIDTH * NAMES, Lettering.LABEL.width(row)))
                .max()
                .orElse(0);
        double left = Frame.PADDING + names + GAP;
        double width = Math.min(Sheet.WIDTH - Frame.PADDING - left, WIDEST_CELL * columns.size());
        double top = Frame.TOP + GAP;
        Area area = new Area(left, top, width, sheet.height() - top - BELOW);
        marks(sheet.graphics(), area);
        legend(sheet);
        double high = area.height() / rows.size();
        for (int r = 0; r < rows.size(); r++) {
            String name = Fitted.line(rows.get(r), Lettering.LABEL, names);
            sheet.write(name, Lettering.LABEL, Sheet.Anchor.END, left - GAP, top + (r + 0.5) * high + 4.5);
        }
        double wide = area.width() / columns.size();
        for (int c = 0; c < columns.size(); c++) {
            double y = area.bottom() + 16;
            for (String line : Fitted.lines(columns.get(c), Lettering.AXIS, wide - 4, 2)) {
                sheet.write(line, Lettering.AXIS, Sheet.Anchor.MIDDLE, left + (c + 0.5) * wide, y);
                y += 14;
            }
        }
        boolean room = high >= Lettering.CELL.size() + 2
                && cells.stream().allMatch(cell -> Lettering.CELL.width(cell.text()) <= wide - 4);
        for (Cell cell : room ? cells : List.<Cell>of()) {
            sheet.write(
                    cell.text(),
                    Lettering.CELL,
                    Sheet.Anchor.MIDDLE,
                    left + (cell.column() + 0.5) * wide,
                    top + (cell.row() + 0.5) * high + 4);
        }
    }

    private void marks(Graphics2D graphics, Area area) {
        HeatMapChart chart = new HeatMapChart(1, 1, Styler.ChartTheme.XChart);
        Bare.apply(chart.getStyler());
        chart.getStyler()
                .setRangeColors(ramp.colors().toArray(Color[]::new))
                .setMin(ramp.least())
                .setMax(Tint.STRONGEST)
                .setShowValue(false)
                .setAntiAlias(false);
        List<Number[]> levels = new ArrayList<>();
        // Those of one colour together are one path.
        cells.stream()
                .sorted(Comparator.comparing(Cell::level))
                .forEach(cell -> levels.add(new Number[] {cell.column(), rows.size() - 1 - cell.row(), cell.level()}));
        chart.addSeries(
                values,
                IntStream.range(0, columns.size()).boxed().toList(),
                IntStream.range(0, rows.size()).boxed().toList(),
                levels);
        Bare.paint(chart, graphics, area);
    }

    private void legend(Sheet sheet) {
        double y = Frame.TOP - 1.0;
        double width = (Tint.STRONGEST - ramp.least() + 1) * SWATCH;
        double right = Sheet.WIDTH - Frame.PADDING - Lettering.AXIS.width(ramp.to()) - GAP;
        for (int level = ramp.least(); level <= Tint.STRONGEST; level++) {
            double x = right - width + (level - ramp.least()) * SWATCH;
            sheet.graphics().setColor(ramp.color(level));
            sheet.graphics().fill(new Rectangle2D.Double(x, y - 10, SWATCH, 12));
        }
        sheet.write(ramp.to(), Lettering.AXIS, Sheet.Anchor.START, right + GAP, y);
        sheet.write(ramp.from(), Lettering.AXIS, Sheet.Anchor.END, right - width - GAP, y);
        sheet.write(
                Fitted.line(values, Lettering.AXIS, right - width - 8 * GAP),
                Lettering.AXIS,
                Sheet.Anchor.START,
                Frame.PADDING,
                y);
    }
}
