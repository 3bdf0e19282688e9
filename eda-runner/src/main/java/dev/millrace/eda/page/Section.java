package dev.millrace.eda.page;

import java.util.List;

import static dev.millrace.eda.page.Tag.tag;

/**
 * A part of the page that the navigation leads to.
 *
 * @param id its anchor
 * @param title its heading
 * @param content what is below the heading
 */
record Section(String id, String title, List<Html> content) implements Html {
    Section {
        content = List.copyOf(content);
    }

    Section(String id, String title, Html... content) {
        this(id, title, List.of(content));
    }

    /** A section that says in a sentence why it has nothing to show. */
    static Section without(String id, String title, String reason) {
        return new Section(id, title, tag("p", "nothing").text(reason));
    }

    @Override
    public void write(StringBuilder out) {
        String heading = id + "-heading";
        tag("section")
                .id(id)
                .with("aria-labelledby", heading)
                .add(tag("h2").id(heading).text(title))
                .add(content)
                .write(out);
    }
}
