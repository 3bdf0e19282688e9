package dev.millrace.eda.compare;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import dev.millrace.eda.profile.Histogram;
import dev.millrace.eda.profile.NumberFigures;

/**
 * Which share of a column's numbers lies below a limit. At the edges of the histogram this is exact; between two edges the
 * values are taken to be spread evenly.
 */
final class Spread {
    private final double least;
    private final double most;
    private final List<Double> limits = new ArrayList<>();
    private final List<Double> shares = new ArrayList<>();

    /**
     * @param values how many values there are, at least 1
     */
    Spread(NumberFigures number, long values) {
        Histogram histogram = number.histogram();
        this.least = number.least().doubleValue();
        this.most = number.most().doubleValue();
        List<BigDecimal> edges = histogram.edges();
        long counted = histogram.below();
        if (counted > 0) {
            add(least, 0);
        }
        add(edges.get(0).doubleValue(), (double) counted / values);
        for (int i = 0; i < histogram.counts().size(); i++) {
            counted += histogram.counts().get(i);
            add(edges.get(i + 1).doubleValue(), (double) counted / values);
        }
        if (histogram.above() > 0) {
            add(most, 1);
        }
    }

    private void add(double limit, double share) {
        limits.add(limit);
        shares.add(share);
    }

    /** The share of values less than a limit, 0 to 1. */
    double below(double limit) {
        if (limit <= least) {
            return 0;
        }
        return limit > most ? 1 : between(limit);
    }

    /** The share of values that do not exceed a limit, 0 to 1. */
    double upTo(double limit) {
        if (limit < least) {
            return 0;
        }
        return limit >= most ? 1 : between(limit);
    }

    private double between(double limit) {
        for (int i = 1; i < limits.size(); i++) {
            if (limit <= limits.get(i)) {
                double width = limits.get(i) - limits.get(i - 1);
                double part = width > 0 ? Math.max(0, limit - limits.get(i - 1)) / width : 1;
                return shares.get(i - 1) + part * (shares.get(i) - shares.get(i - 1));
            }
        }
        return 1;
    }
}
