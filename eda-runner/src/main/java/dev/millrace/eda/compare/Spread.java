package dev.millrace.eda.compare;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import dev.millrace.eda.profile.Histogram;
import dev.millrace.eda.profile.NumberFigures;
import dev.millrace.eda.profile.Quantile;

/**
 * Which share of a column's numbers lies below a limit. At the edges of the histogram this is known, at the quantiles nearly;
 * between two of them the values are taken to be spread evenly, positive ones on a scale of logarithms.
 */
final class Spread {
    private final NumberFigures number;
    private final long values;
    private final List<Knot> knots = new ArrayList<>();

    /**
     * A limit at which the share is known.
     *
     * @param share of the values below it, 0 to 1
     */
    record Knot(BigDecimal limit, double share) {}

    /**
     * @param values how many values there are, at least 1
     */
    Spread(NumberFigures number, long values) {
        this.number = number;
        this.values = values;
        Histogram histogram = number.histogram();
        List<BigDecimal> edges = histogram.edges();
        if (histogram.below() > 0) {
            knots.add(new Knot(number.least(), 0));
        }
        long counted = histogram.below();
        add(edges.get(0), counted);
        for (int i = 0; i < histogram.counts().size(); i++) {
            counted += histogram.counts().get(i);
            add(edges.get(i + 1), counted);
        }
        if (histogram.above() > 0) {
            add(number.most(), values);
        }
    }

    /** Adds a limit, and before it the quantiles that lie between the limit before and this one. */
    private void add(BigDecimal limit, long below) {
        double share = (double) below / values;
        if (!knots.isEmpty()) {
            Knot before = knots.get(knots.size() - 1);
            for (Quantile quantile : number.quantiles()) {
                if (quantile.value().compareTo(before.limit()) > 0
                        && quantile.value().compareTo(limit) < 0) {
                    // One that is estimated may be a little off.
                    double between = Math.min(share, Math.max(before.share(), quantile.share()));
                    knots.add(new Knot(quantile.value(), between));
                }
            }
        }
        knots.add(new Knot(limit, share));
    }

    /** Where the shares are known, ascending. */
    List<Knot> knots() {
        return knots;
    }

    /** The share of values less than a limit, 0 to 1. */
    double below(BigDecimal limit) {
        if (limit.compareTo(number.least()) <= 0) {
            return 0;
        }
        return limit.compareTo(number.most()) > 0 ? 1 : between(limit.doubleValue());
    }

    /** The share of values that do not exceed a limit, 0 to 1. */
    double upTo(BigDecimal limit) {
        if (limit.compareTo(number.least()) < 0) {
            return 0;
        }
        return limit.compareTo(number.most()) >= 0 ? 1 : between(limit.doubleValue());
    }

    private double between(double limit) {
        for (int i = 1; i < knots.size(); i++) {
            Knot from = knots.get(i - 1);
            Knot to = knots.get(i);
            if (limit <= to.limit().doubleValue()) {
                double part = part(
                        from.limit().doubleValue(),
                        to.limit().doubleValue(),
                        Math.max(limit, from.limit().doubleValue()));
                return from.share() + part * (to.share() - from.share());
            }
        }
        return 1;
    }

    /** Where a limit stands between two, 0 to 1. Amounts crowd at the lower end of a wide range, as they do on a scale of logarithms. */
    private static double part(double from, double to, double limit) {
        if (from >= to) {
            return 1;
        }
        return from > 0 ? Math.log(limit / from) / Math.log(to / from) : (limit - from) / (to - from);
    }
}
