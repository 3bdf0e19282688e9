package dev.millrace.eda.page;

import java.util.List;

import static dev.millrace.eda.page.Tag.tag;

/**
 * A figure and its name.
 *
 * @param name what it is
 * @param value how much
 */
record Fact(String name, Html value) {
    Fact(String name, String value) {
        this(name, Html.text(value));
    }

    /** Facts one below the other. */
    static Html list(List<Fact> facts) {
        Tag list = tag("dl", "facts");
        facts.forEach(fact ->
                list.add(tag("div").add(tag("dt").text(fact.name()), tag("dd").add(fact.value()))));
        return list;
    }
}
