package dev.millrace.eda.page;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.profile.Sample;
import dev.millrace.eda.text.Amounts;

/** Some rows as they are. */
final class SampleRows {
    private static final int MOST_COLUMNS = 100;

    private final Profile profile;

    SampleRows(Profile profile) {
        this.profile = profile;
    }

    Section section() {
        Sample sample = profile.sample();
        if (sample.rows().isEmpty()) {
            return Section.without("sample", "Sample", "There are no rows to show.");
        }
        int shown = Math.min(MOST_COLUMNS, sample.columns().size());
        List<Heading> headings = new ArrayList<>();
        sample.columns().stream()
                .limit(shown)
                .forEach(column -> headings.add(isNumber(column) ? Heading.number(column) : Heading.text(column)));
        List<List<Html>> rows = sample.rows().stream()
                .map(row -> row.stream().limit(shown).map(SampleRows::cell).toList())
                .toList();
        String caption = "%s of %s, any subset as likely as another"
                        .formatted(Amounts.count(rows.size(), "row"), Amounts.count(profile.rows(), "row"))
                + (shown < sample.columns().size() ? "; the first %d columns".formatted(shown) : "");
        return new Section("sample", "Sample", new Table(caption, headings, rows));
    }

    private boolean isNumber(String column) {
        return profile.column(column).filter(found -> found.number() != null).isPresent();
    }

    // A sample writes a missing value as an empty text.
    private static Html cell(String text) {
        return Values.shown(text.isEmpty() ? null : text);
    }
}
