package dev.millrace.eda.page;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.millrace.eda.chart.PlotBook;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.summary.HostileProfiles;
import dev.millrace.eda.summary.SampleSummaries;
import dev.millrace.eda.summary.Summary;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReportPageTest {
    @Test
    void sectionsComeInTheirOrder() {
        // When
        String html = page(SampleSummaries.transactions());

        // Then
        assertThat(html)
                .containsSubsequence(
                        "<h1>",
                        ">Overview</h2>",
                        ">Alerts</h2>",
                        ">Each column</h2>",
                        ">By dimension</h2>",
                        ">Over time</h2>",
                        ">Correlations</h2>",
                        ">Sample</h2>",
                        ">How it was made</h2>");
    }

    @Test
    void nothingOnThePageMayRunOrBeFetched() {
        // When
        String html = page(SampleSummaries.hostile());

        // Then
        assertThat(html)
                .contains("content=\"default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:;")
                .contains("&lt;script&gt;document.title=")
                .doesNotContain("<script")
                .doesNotContain("<img");
    }

    @Test
    void missingEmptyAndNullLookDifferent() {
        // When
        String html = page(SampleSummaries.hostile());

        // Then
        assertThat(html)
                .contains("<span class=\"missing\">missing</span>")
                .contains("<span class=\"missing\">empty text</span>")
                .contains("<bdi class=\"short\">null</bdi>")
                .contains("line␊break␉and␀more", "\ufffdright to left");
    }

    @Test
    void aPartWithNothingToShowSaysWhy() {
        // When
        List<String> pages = List.of(
                page(SampleSummaries.withoutDimensions()),
                page(SampleSummaries.withoutTime()),
                page(SampleSummaries.withoutRows()),
                page(SampleSummaries.withoutMeasure()));

        // Then
        assertThat(pages.get(0)).contains("names no dimension, so there is nothing to group by");
        assertThat(pages.get(1)).contains("names no event time");
        assertThat(pages.get(2)).contains("There are no rows to group.").contains("There are no rows to show.");
        assertThat(pages.get(3)).contains("did not come through the pipeline").doesNotContain(", total</");
    }

    @Test
    void whatChangedIsToldIfItWasAskedFor() {
        // When
        String html = page(SampleSummaries.compared());

        // Then
        assertThat(html)
                .contains(">What changed</h2>", "Drifted", ">+11.1 %<", ">-13.1 %<", "was not there", "cannot be told");
        assertThat(page(SampleSummaries.transactions())).doesNotContain("What changed");
    }

    @Test
    void whatTheStagesDoNotAgreeOnIsMarked() {
        // When
        String html = page(SampleSummaries.unverified());

        // Then
        assertThat(html)
                .contains("<mark>99,871<")
                .contains("<mark>91c204b7a5e6d310<")
                .doesNotContain("<mark>99,874<");
        assertThat(page(SampleSummaries.transactions())).doesNotContain("<mark>");
    }

    @Test
    void aProfileOfVeryManyColumnsStillMakesAPage() {
        // Given
        Profile wide = HostileProfiles.wide(3_000);

        // When
        String html = page(SampleSummaries.of(wide, List.of(), null));

        // Then
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(ReportPage.MOST_BYTES);
        assertThat(html).contains("2,880 columns more of which this page has no room to tell; summary.json does.");
    }

    private static String page(Summary summary) {
        return new ReportPage(summary, new PlotBook(summary.profile())).html();
    }
}
