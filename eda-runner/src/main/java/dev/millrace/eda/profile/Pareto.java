package dev.millrace.eda.profile;

import java.util.List;

/**
 * How few of a column's values carry how much of the whole.
 *
 * @param column a text column with many values that repeat
 * @param measure what is shared out; null for the rows
 * @param values how many values the column has, a missing one not counted
 * @param points ascending, from nothing to everything
 * @param valuesForMost the least number of values that carry 80 percent
 */
public record Pareto(String column, String measure, long values, List<Point> points, long valuesForMost) {
    public Pareto {
        points = List.copyOf(points);
    }

    /**
     * The largest values together.
     *
     * @param values the share of all values, 0 to 1
     * @param share the share of the whole that they carry, 0 to 1
     */
    public record Point(double values, double share) {}
}
