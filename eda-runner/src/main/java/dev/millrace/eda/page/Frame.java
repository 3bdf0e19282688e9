package dev.millrace.eda.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.summary.Summary;
import dev.millrace.eda.text.Amounts;
import dev.millrace.eda.text.Labels;
import dev.millrace.eda.text.Times;

import static dev.millrace.eda.page.Tag.tag;

/**
 * What is around the sections: head, title, navigation, foot.
 *
 * @param summary what the page is about
 * @param sections in their order
 */
record Frame(Summary summary, List<Section> sections) implements Html {
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
    private static final String ICON =
            "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'"
                    + "%3E%3Cpath fill='%231f6fb2' d='M1 9h3v6H1zM6 5h3v10H6zM11 1h3v14h-3z'/%3E%3C/svg%3E";

    @Override
    public void write(StringBuilder out) {
        out.append("<!DOCTYPE html>\n");
        tag("html").with("lang", "en").add(head(), body()).write(out);
        out.append('\n');
    }

    private String name() {
        return Labels.words(summary.profile().dataset());
    }

    private Html head() {
        return tag("head")
                .add(
                        tag("meta").with("charset", "utf-8"),
                        tag("meta")
                                .with("http-equiv", "Content-Security-Policy")
                                .with("content", POLICY),
                        tag("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
                        tag("meta").with("name", "color-scheme").with("content", "light dark"),
                        tag("title").text(name() + ": what is in " + rows()),
                        tag("link").with("rel", "icon").with("href", ICON),
                        tag("style").add(Html.markup(style())));
    }

    private Html body() {
        return tag("body")
                .add(
                        tag("a", "skip").with("href", "#main").text("Skip to the report"),
                        masthead(),
                        tag("div", "frame")
                                .add(navigation(), tag("main").id("main").add(sections)),
                        tag("footer").text("Made by Millrace. Nothing on this page is loaded from anywhere."));
    }

    private Html masthead() {
        Profile profile = summary.profile();
        Tag line = tag("p").text(rows());
        if (profile.period() != null) {
            line.text(", %s to %s"
                    .formatted(
                            Times.day(profile.period().first()),
                            Times.day(profile.period().last())));
        }
        line.text(" · batch ").add(tag("code").add(Values.shown(profile.batch())));
        Tag masthead = tag("header")
                .add(tag("p", "kind").text("Data report"), tag("h1").add(Values.shown(name())), line);
        if (summary.pipeline() != null) {
            masthead.add(
                    summary.pipeline().verified()
                            ? tag("p", "seal good").text("Verified end to end")
                            : tag("p", "seal bad").text("Not verified"));
        }
        return masthead;
    }

    private String rows() {
        return Amounts.count(summary.profile().rows(), "row");
    }

    private Html navigation() {
        Tag list = tag("ul");
        for (Section section : sections) {
            Tag link = tag("a").with("href", "#" + section.id()).text(section.title());
            list.add(tag("li").add(link));
        }
        return tag("nav").with("aria-label", "Sections").add(list);
    }

    private static String style() {
        try (InputStream css = Frame.class.getResourceAsStream("report.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("report.css cannot be read from the jar", e);
        }
    }
}
