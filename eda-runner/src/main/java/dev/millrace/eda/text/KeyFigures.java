package dev.millrace.eda.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.NumberFigures;
import dev.millrace.eda.profile.Profile;

/** What to know of a profile first. */
public final class KeyFigures {
    private static final double MEDIAN = 0.5;

    private final Profile profile;

    public KeyFigures(Profile profile) {
        this.profile = profile;
    }

    /**
     * A figure.
     *
     * @param name what it is
     * @param figure how much
     * @param note what more there is to say; null if nothing
     */
    public record KeyFigure(String name, String figure, String note) {}

    /** Rows, columns, period, the first measure's total, mean and median, missing cells and duplicates: what there is. */
    public List<KeyFigure> all() {
        List<KeyFigure> figures = new ArrayList<>();
        figures.add(new KeyFigure("Rows", Numbers.grouped(profile.rows()), null));
        figures.add(new KeyFigure("Columns", Numbers.grouped(profile.columns().size()), kinds()));
        if (profile.period() != null) {
            figures.add(new KeyFigure("Period", period(), rhythm()));
        }
        profile.measures().stream().limit(1).forEach(measure -> figures.addAll(ofMeasure(measure)));
        long cells = profile.rows() * (profile.columns().size() - derived());
        figures.add(new KeyFigure(
                "Missing cells",
                Numbers.grouped(profile.missingCells()),
                cells == 0 ? null : Amounts.share(profile.missingCells(), cells) + " of all cells"));
        Long keys = profile.duplicates().keys();
        figures.add(new KeyFigure(
                "Duplicate rows",
                Numbers.grouped(profile.duplicates().rows()),
                keys == null ? null : Amounts.count(keys, "repeated key")));
        return figures;
    }

    private String period() {
        String first = Times.day(profile.period().first());
        String last = Times.day(profile.period().last());
        return first.equals(last) ? first : first + " – " + last;
    }

    private String rhythm() {
        return profile.calendar() == null
                ? null
                : Amounts.count(profile.calendar().days().size(), "day with rows", "days with rows");
    }

    private long derived() {
        return profile.columns().stream()
                .filter(column -> column.derived() != null)
                .count();
    }

    private String kinds() {
        List<String> kinds = new ArrayList<>();
        addKind(kinds, column -> column.number() != null, "number");
        addKind(kinds, column -> column.text() != null, "text");
        addKind(kinds, column -> column.time() != null, "time");
        if (derived() > 0) {
            kinds.add(Numbers.grouped(derived()) + " derived");
        }
        return kinds.isEmpty() ? null : String.join(", ", kinds);
    }

    private void addKind(List<String> kinds, Predicate<ColumnProfile> kind, String name) {
        long many = profile.columns().stream().filter(kind).count();
        if (many > 0) {
            kinds.add(Amounts.count(many, name));
        }
    }

    private static List<KeyFigure> ofMeasure(ColumnProfile measure) {
        NumberFigures figures = measure.number();
        if (figures == null) {
            return List.of();
        }
        String name = Labels.words(measure.name());
        return List.of(
                new KeyFigure(name + ", total", Amounts.decimal(figures.sum()), null),
                new KeyFigure(name + ", mean", Amounts.mean(figures), null),
                new KeyFigure(name + ", median", Amounts.decimal(figures.quantile(MEDIAN)), null));
    }
}
