package dev.millrace.eda.chart;

/**
 * Where the marks are, in units of the sheet.
 *
 * @param left its left edge
 * @param top its upper edge
 * @param width how wide it is
 * @param height how high it is
 */
record Area(double left, double top, double width, double height) {
    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }
}
