package dev.millrace.eda.summary;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.millrace.contract.dataset.AlertThresholds;
import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.Correlations.Pair;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.summary.Alert.Kind;
import dev.millrace.eda.summary.Alert.Severity;

/**
 * Pairs of columns that go together strongly. Left out are those of which nothing else is to be expected: a column and what
 * is derived from it, two columns derived from one, two that go together with a third that was told, and pairs with too few
 * rows to tell.
 */
final class PairAlerts {
    private static final long FEWEST_VALUES = 10;

    /** How many rows each combination of two values must have on average: Cochran's rule for tests of independence (1954). */
    private static final long ROWS_PER_CELL = 5;

    private static final Pattern WORD = Pattern.compile("\\w+");

    private final AlertThresholds thresholds;

    PairAlerts(AlertThresholds thresholds) {
        this.thresholds = thresholds;
    }

    Stream<Alert> find(Profile profile) {
        List<Alert> alerts = new ArrayList<>();
        Set<List<String>> told = new HashSet<>();
        numbers(profile.correlations().pearson(), profile, "correlation", told).forEach(alerts::add);
        numbers(profile.correlations().spearman(), profile, "correlation of ranks", told)
                .forEach(alerts::add);
        profile.correlations().cramersV().stream()
                .filter(pair -> pair.value() >= thresholds.correlation())
                .filter(pair -> !isTrivial(pair, profile) && fillsCells(pair, profile))
                .map(pair -> alert(pair, "one nearly tells the other", "Cramer's V"))
                .forEach(alerts::add);
        return alerts.stream();
    }

    private Stream<Alert> numbers(List<Pair> pairs, Profile profile, String figure, Set<List<String>> told) {
        return pairs.stream()
                .filter(pair -> Math.abs(pair.value()) >= thresholds.correlation())
                .filter(pair -> !isTrivial(pair, profile) && hasValues(pair, profile))
                .filter(pair -> isNews(pair, told))
                .map(pair -> alert(
                        pair,
                        pair.value() > 0 ? "they rise and fall together" : "one falls as the other rises",
                        figure));
    }

    /** Whether it does not follow from pairs that were told; it is told from now on. */
    private static boolean isNews(Pair pair, Set<List<String>> told) {
        Set<String> partners = partners(pair.one(), told);
        boolean isKnown = partners.contains(pair.other())
                || partners(pair.other(), told).stream().anyMatch(partners::contains);
        return !isKnown && told.add(List.of(pair.one(), pair.other()));
    }

    private static Set<String> partners(String name, Set<List<String>> told) {
        return told.stream()
                .filter(pair -> pair.contains(name))
                .flatMap(List::stream)
                .filter(partner -> !partner.equals(name))
                .collect(Collectors.toSet());
    }

    private static Alert alert(Pair pair, String meaning, String figure) {
        return new Alert(
                Severity.MINOR,
                Kind.CORRELATED,
                pair.one(),
                String.format(
                        Locale.ROOT,
                        "%s and %s: %s (%s %.2f).",
                        pair.one(),
                        pair.other(),
                        meaning,
                        figure,
                        pair.value()));
    }

    private static boolean isTrivial(Pair pair, Profile profile) {
        Set<String> sources = new HashSet<>();
        Set<String> others = new HashSet<>();
        addSources(pair.one(), profile, sources);
        addSources(pair.other(), profile, others);
        return others.stream().anyMatch(sources::contains);
    }

    /** Adds a column and all that it is derived from, which may be derived itself. */
    private static void addSources(String name, Profile profile, Set<String> sources) {
        Optional<ColumnProfile> column = profile.column(name);
        if (column.isEmpty() || !sources.add(name) || column.get().derived() == null) {
            return;
        }
        WORD.matcher(column.get().derived())
                .results()
                .forEach(word -> addSources(word.group().toLowerCase(Locale.ROOT), profile, sources));
    }

    private static boolean hasValues(Pair pair, Profile profile) {
        return Stream.of(pair.one(), pair.other())
                .flatMap(name -> profile.column(name).stream())
                .allMatch(column -> column.values() >= FEWEST_VALUES);
    }

    private static boolean fillsCells(Pair pair, Profile profile) {
        long cells = Stream.of(pair.one(), pair.other())
                .flatMap(name -> profile.column(name).stream())
                .mapToLong(column -> column.distinct().count() + (column.missing() > 0 ? 1 : 0))
                .reduce(1, (one, other) -> one * other);
        return profile.rows() >= ROWS_PER_CELL * cells;
    }
}
