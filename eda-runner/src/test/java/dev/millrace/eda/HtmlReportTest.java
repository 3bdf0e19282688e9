package dev.millrace.eda;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HtmlReportTest {
    private static final String NASTY = "<script>alert(\"x\")</script> & 'co'";
    private static final String ESCAPED = "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;co&#39;";

    @Test
    void namesFromTheDataAreText() {
        // Given
        Profile profile = Profiles.of("sales", new Breakdown("city", 1, List.of(Profiles.group(NASTY, 1, "1.00"))));
        BarChart chart =
                new BarChart("plot.png", NASTY, "City", "Total", List.of(new BarChart.Bar(NASTY, BigDecimal.ONE, "")));

        // When
        String page = new HtmlReport(profile)
                .page(profile.totals(), List.of(new HtmlReport.Picture(chart, new byte[] {1, 2, 3})));

        // Then
        assertThat(page).doesNotContain("<script>").contains("<td>" + ESCAPED + "</td>", "alt=\"" + ESCAPED + "\"");
    }

    @Test
    void thePageNeedsNoOtherFile() {
        // Given
        Profile profile = Profiles.of("transactions", Profiles.ofTransactions());
        BarChart chart = new ChartPlan(profile).charts().get(0);

        // When
        String page = new HtmlReport(profile)
                .page(profile.totals(), List.of(new HtmlReport.Picture(chart, new byte[] {1, 2, 3})));

        // Then
        assertThat(page)
                .contains(
                        "src=\"data:image/png;base64,AQID\"", "prefers-color-scheme:dark", "1,234,567.50", "(missing)")
                .doesNotContain("http://", "https://", "src=\"plot")
                .contains("The analysis saw exactly the rows that landed.");
    }

    @Test
    void otherRowsThanThoseThatLandedAreAWarning() {
        // Given
        Profile profile = Profiles.of("transactions", Profiles.ofTransactions());

        // When
        String page = new HtmlReport(profile).page(Profiles.totals(1501), List.of());

        // Then
        assertThat(page)
                .contains("<p class=\"warning\">The analysis saw other rows than those that landed: 1,501 landed,");
    }
}
