package dev.millrace.eda.chart;

import java.util.Optional;

import dev.millrace.eda.profile.Pareto;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.text.Labels;
import dev.millrace.eda.text.Numbers;

/** How few values of a column carry most of the whole. */
final class ParetoSketch {
    private ParetoSketch() {}

    static Optional<Sketch> of(Profile profile) {
        Pareto pareto = profile.pareto();
        if (pareto == null || pareto.points().size() < 2 || pareto.values() < 1) {
            return Optional.empty();
        }
        Measured measured = Measured.of(profile, pareto.measure());
        String column = Labels.words(pareto.column());
        String mark = "%s of %s (%s) carry 80 %%"
                .formatted(
                        Numbers.grouped(pareto.valuesForMost()),
                        Numbers.grouped(pareto.values()),
                        Numbers.percent(pareto.valuesForMost() / (double) pareto.values()));
        String title = "%s by %s, largest first".formatted(measured.name(), Labels.lower(column));
        return Optional.of(new Sketch(
                "plot_pareto",
                new ParetoCurve(
                        title,
                        "Share of the values of " + Labels.lower(column),
                        "Share of " + Labels.lower(measured.name()),
                        pareto,
                        mark),
                "Pareto curve, %s: %s.".formatted(Labels.lower(title), mark)));
    }
}
