package dev.millrace.eda.chart;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;

/** The outline of shapes as the {@code d} of a path, to a tenth of a unit. */
final class SvgPath {
    private final StringBuilder data = new StringBuilder();
    private String end = "";

    /** Adds a shape; a line that starts where the last one ended goes on with it. */
    void add(Shape shape, AffineTransform transform) {
        double[] points = new double[6];
        for (PathIterator steps = shape.getPathIterator(transform); !steps.isDone(); steps.next()) {
            switch (steps.currentSegment(points)) {
                case PathIterator.SEG_MOVETO -> {
                    if (!pair(points, 0).equals(end)) {
                        step("M", points, 1);
                    }
                }
                case PathIterator.SEG_LINETO -> step("L", points, 1);
                case PathIterator.SEG_QUADTO -> step("Q", points, 2);
                case PathIterator.SEG_CUBICTO -> step("C", points, 3);
                default -> {
                    data.append('Z');
                    end = "";
                }
            }
        }
    }

    String data() {
        return data.toString();
    }

    private void step(String letter, double[] points, int pairs) {
        if (letter.equals("L") && pair(points, 0).equals(end)) {
            return;
        }
        data.append(letter);
        for (int i = 0; i < pairs; i++) {
            data.append(i == 0 ? "" : " ").append(pair(points, 2 * i));
        }
        end = pair(points, 2 * (pairs - 1));
    }

    private static String pair(double[] points, int at) {
        return number(points[at]) + (points[at + 1] < -0.05 ? "" : " ") + number(points[at + 1]);
    }

    /** To a tenth, no longer than it must be. */
    static String number(double value) {
        long tenths = Math.round(value * 10);
        String text = tenths < 0 ? "-" : "";
        long digits = Math.abs(tenths);
        return text + digits / 10 + (digits % 10 == 0 ? "" : "." + digits % 10);
    }
}
