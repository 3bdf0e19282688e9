package dev.millrace.eda.page;

import dev.millrace.eda.summary.Summary;
import dev.millrace.eda.text.KeyFigures;
import dev.millrace.eda.text.KeyFigures.KeyFigure;

import static dev.millrace.eda.page.Tag.tag;

/** What to know first, and whether it can be relied on. */
final class Overview {
    private static final int DIGITS_OF_A_TILE = 14;

    private final Summary summary;

    Overview(Summary summary) {
        this.summary = summary;
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
        new KeyFigures(summary.profile()).all().forEach(figure -> tiles.add(tile(figure)));
        return tiles;
    }

    private static Html tile(KeyFigure figure) {
        boolean isLong =
                figure.figure().length() > DIGITS_OF_A_TILE && figure.figure().indexOf(' ') < 0;
        Tag tile = isLong ? tag("div", "long") : tag("div");
        tile.add(tag("dt").add(Values.shown(figure.name())), tag("dd").text(unbroken(figure.figure())));
        return figure.note() == null ? tile : tile.add(tag("dd", "note").text(figure.note()));
    }

    // A line ends between the two days of a period, not in one.
    private static String unbroken(String figure) {
        return figure.replace(' ', '\u00a0').replace("–\u00a0", "– ");
    }
}
