package dev.millrace.eda.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.eda.chart.PlotBook;
import dev.millrace.eda.summary.SampleSummaries;
import dev.millrace.eda.summary.Summary;
import dev.millrace.testbrowser.Browser;
import dev.millrace.testbrowser.Look;
import dev.millrace.testbrowser.Tab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The report as a real browser shows it, on a wide screen, a phone, in the dark and on paper. */
class ReportInBrowserTest {
    @TempDir
    private static Path home;

    private static Browser browser;
    private static Tab tab;

    @BeforeAll
    static void open() throws Exception {
        Optional<Path> program = Browser.installed();
        Assumptions.assumeTrue(
                program.isPresent(),
                "There is no Chromium here: nobody looks at the report (apt-get install chromium)");
        browser = Browser.start(program.get(), home.resolve("profile"));
        tab = browser.tab();
    }

    @AfterAll
    static void shut() throws Exception {
        if (browser != null) {
            tab.close();
            browser.close();
        }
    }

    static Stream<Named<Summary>> summaries() {
        return Stream.of(
                Named.of("transactions", SampleSummaries.transactions()),
                Named.of("withoutDimensions", SampleSummaries.withoutDimensions()),
                Named.of("withoutMeasure", SampleSummaries.withoutMeasure()),
                Named.of("withoutTime", SampleSummaries.withoutTime()),
                Named.of("withoutRows", SampleSummaries.withoutRows()),
                Named.of("unverified", SampleSummaries.unverified()),
                Named.of("compared", SampleSummaries.compared()),
                Named.of("hostile", SampleSummaries.hostile()));
    }

    @ParameterizedTest
    @MethodSource("summaries")
    void theReportIsWholeOnEveryScreen(Summary summary) throws Exception {
        // Given
        Path page = page(summary);

        for (Look look : List.of(Look.WIDE, Look.PHONE, Look.DARK)) {
            // When
            JsonNode seen = look(page, look);

            // Then
            assertThat(seen.get("problems")).as("problems %s", look).isEmpty();
            assertThat(tab.complaints()).as("console %s", look).isEmpty();
            assertThat(tab.requests())
                    .as("requests %s", look)
                    .allMatch(address -> address.startsWith("data:")
                            || address.equals(page.toUri().toString()));
        }
    }

    @Test
    void inTheDarkTheReportIsDark() throws Exception {
        // Given
        Path page = page(SampleSummaries.transactions());

        // When
        List<Integer> brightness = Stream.of(Look.WIDE, Look.DARK)
                .map(look -> look(page, look).get("brightness").asInt())
                .toList();

        // Then
        assertThat(brightness.get(0)).isGreaterThan(200);
        assertThat(brightness.get(1)).isLessThan(50);
    }

    @Test
    void onPaperTheReportHasPages() throws Exception {
        // Given
        tab.go(page(SampleSummaries.transactions()).toUri());

        // When
        byte[] pdf = tab.pdf();

        // Then
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(pages(pdf)).isBetween(3L, 60L);
    }

    private static long pages(byte[] pdf) {
        return new String(pdf, StandardCharsets.ISO_8859_1).split("/Type /Page\\b").length - 1L;
    }

    private static JsonNode look(Path page, Look look) {
        tab.look(look);
        tab.go(page.toUri());
        return tab.probe();
    }

    private static Path page(Summary summary) throws IOException {
        Path page = Files.createTempFile(home, "report", ".html");
        return Files.writeString(page, new ReportPage(summary, new PlotBook(summary.profile())).html());
    }
}
