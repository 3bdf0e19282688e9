package dev.millrace.eda.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.NumberFigures;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.summary.Summary;
import dev.millrace.eda.text.Amounts;
import dev.millrace.eda.text.Labels;
import dev.millrace.eda.text.Numbers;
import dev.millrace.eda.text.Times;

import static dev.millrace.eda.page.Tag.tag;

/** What to know first, and whether it can be relied on. */
final class Overview {
    private static final double MEDIAN = 0.5;

    private final Summary summary;
    private final Profile profile;

    Overview(Summary summary) {
        this.summary = summary;
        this.profile = summary.profile();
    }

    Section section() {
        return new Section(
                "overview",
                "Overview",
                keyFigures(),
                new Vouching(summary).block(),
                new Rejections(summary.pipeline()).block());
    }

    private Html keyFigures() {
        Tag tiles = tag("dl", "tiles");
        tiles().forEach(tile -> tiles.add(tile.html()));
        return tiles;
    }

    private List<Tile> tiles() {
        List<Tile> tiles = new ArrayList<>();
        long derived = profile.columns().stream()
                .filter(column -> column.derived() != null)
                .count();
        tiles.add(new Tile("Rows", Numbers.grouped(profile.rows()), null));
        tiles.add(new Tile("Columns", Numbers.grouped(profile.columns().size()), kinds(derived)));
        if (profile.period() != null) {
            String first = Times.day(profile.period().first());
            String last = Times.day(profile.period().last());
            tiles.add(new Tile("Period", unbroken(first.equals(last) ? first : first + " –\n" + last), rhythm()));
        }
        profile.measures().stream().limit(1).forEach(measure -> tiles.addAll(ofMeasure(measure)));
        long cells = profile.rows() * (profile.columns().size() - derived);
        tiles.add(new Tile(
                "Missing cells",
                Numbers.grouped(profile.missingCells()),
                cells == 0 ? null : Amounts.share(profile.missingCells(), cells) + " of all cells"));
        tiles.add(
                new Tile("Duplicate rows", Numbers.grouped(profile.duplicates().rows()), duplicateKeys()));
        return tiles;
    }

    private String kinds(long derived) {
        List<String> kinds = new ArrayList<>();
        addKind(kinds, column -> column.number() != null, "number");
        addKind(kinds, column -> column.text() != null, "text");
        addKind(kinds, column -> column.time() != null, "time");
        if (derived > 0) {
            kinds.add(Numbers.grouped(derived) + " derived");
        }
        return kinds.isEmpty() ? null : String.join(", ", kinds);
    }

    private void addKind(List<String> kinds, Predicate<ColumnProfile> kind, String name) {
        long many = profile.columns().stream().filter(kind).count();
        if (many > 0) {
            kinds.add(Amounts.count(many, name));
        }
    }

    // A line ends between two days, not in one.
    private static String unbroken(String period) {
        return period.replace(' ', '\u00a0').replace('\n', ' ');
    }

    private String rhythm() {
        return profile.calendar() == null
                ? null
                : Amounts.count(profile.calendar().days().size(), "day with rows", "days with rows");
    }

    private String duplicateKeys() {
        Long keys = profile.duplicates().keys();
        return keys == null ? null : Amounts.count(keys, "repeated key");
    }

    private static List<Tile> ofMeasure(ColumnProfile measure) {
        NumberFigures figures = measure.number();
        if (figures == null) {
            return List.of();
        }
        String name = Labels.words(measure.name());
        return List.of(
                new Tile(name + ", total", Amounts.decimal(figures.sum()), null),
                new Tile(name + ", mean", Amounts.mean(figures), null),
                new Tile(name + ", median", Amounts.decimal(figures.quantile(MEDIAN)), null));
    }

    /** A key figure; the note is null if there is nothing to add. */
    private record Tile(String name, String figure, String note) {
        private static final int LONG = 14;

        Html html() {
            Tag tile = (figure.length() > LONG ? tag("div", "long") : tag("div"))
                    .add(tag("dt").add(Values.shown(name)), tag("dd").text(figure));
            return note == null ? tile : tile.add(tag("dd", "note").text(note));
        }
    }
}
