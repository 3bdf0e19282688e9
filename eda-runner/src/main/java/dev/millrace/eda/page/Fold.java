package dev.millrace.eda.page;

import static dev.millrace.eda.page.Tag.tag;

/**
 * A long part that is opened when it is wanted.
 *
 * @param title what is in it
 * @param content shown once it is open
 */
record Fold(String title, Html content) implements Html {
    @Override
    public void write(StringBuilder out) {
        tag("details").add(tag("summary").text(title), content).write(out);
    }
}
