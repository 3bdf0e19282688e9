package dev.millrace.eda.compare;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.contract.dataset.Role;
import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.profile.Quantile;
import dev.millrace.eda.summary.Comparison.Bin;
import dev.millrace.eda.summary.Comparison.Drift;
import dev.millrace.eda.summary.Comparison.Level;
import dev.millrace.eda.summary.Comparison.QuantileShift;

/** How far a column's values are spread otherwise than before. Of keys and times nothing else is to be expected. */
final class ColumnDrift {
    private final Profile before;
    private final Profile after;
    private final double limit;

    /**
     * @param limit the index from which a column has drifted
     */
    ColumnDrift(Profile before, Profile after, double limit) {
        this.before = before;
        this.after = after;
        this.limit = limit;
    }

    /** Compares a column that both have, with the same type. */
    Drift of(ColumnProfile then, ColumnProfile now) {
        List<QuantileShift> quantiles = quantiles(then, now);
        List<Bin> bins = isComparable(now) ? bins(then, now) : List.of();
        if (bins.isEmpty()) {
            return new Drift(now.name(), Level.UNKNOWN, null, null, bins, quantiles);
        }
        StabilityIndex index = StabilityIndex.of(bins, before.rows(), after.rows());
        return new Drift(now.name(), level(index), index.value(), index.chance(), bins, quantiles);
    }

    private boolean isComparable(ColumnProfile column) {
        return column.role() != Role.KEY && column.role() != Role.EVENT_TIME && before.rows() > 0 && after.rows() > 0;
    }

    private Level level(StabilityIndex index) {
        if (index.value() <= index.chance()) {
            return Level.STABLE;
        }
        if (index.value() >= limit) {
            return Level.DRIFTED;
        }
        return index.value() >= StabilityIndex.SOME ? Level.SHIFTED : Level.STABLE;
    }

    private List<Bin> bins(ColumnProfile then, ColumnProfile now) {
        Listing listedThen = Listing.of(then, before);
        Listing listedNow = Listing.of(now, after);
        boolean byValue = then.number() == null || now.number() == null || (listedThen.whole() && listedNow.whole());
        List<Bin> bins = new ArrayList<>(
                byValue ? ValueBins.of(listedThen, listedNow, before.rows(), after.rows()) : NumberBins.of(then, now));
        if (then.missing() > 0 || now.missing() > 0) {
            // Whatever else is known of a column, that it lost its values is.
            bins.add(ValueBins.bin("missing", then.missing(), before.rows(), now.missing(), after.rows()));
            if (bins.size() == 1) {
                bins.add(ValueBins.bin("any value", then.values(), before.rows(), now.values(), after.rows()));
            }
        }
        return bins;
    }

    private static List<QuantileShift> quantiles(ColumnProfile then, ColumnProfile now) {
        if (then.number() == null || now.number() == null) {
            return List.of();
        }
        List<QuantileShift> shifts = new ArrayList<>();
        for (Quantile quantile : now.number().quantiles()) {
            then.number().quantiles().stream()
                    .filter(earlier -> earlier.share() == quantile.share())
                    .map(earlier -> new QuantileShift(quantile.share(), earlier.value(), quantile.value()))
                    .forEach(shifts::add);
        }
        return shifts;
    }
}
