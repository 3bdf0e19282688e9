package dev.millrace.eda.page;

import static dev.millrace.eda.page.Tag.tag;

/**
 * A long part that is opened when it is wanted.
 *
 * @param title what is in it
 * @param content shown once it is open
 */
record Fold(String title, Html content) implements Html {
    private static final int ROWS_ON_PAPER = 60;

    @Override
    public void write(StringBuilder out) {
        // Paper opens what is folded away, but nobody reads a year of days on it.
        Tag details = content instanceof Table table && table.rows().size() > ROWS_ON_PAPER
                ? tag("details", "many")
                : tag("details");
        details.add(tag("summary").text(title), content).write(out);
    }
}
