package dev.millrace.eda.chart;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

import dev.millrace.eda.profile.Calendar;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.profile.SampleProfiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlotBookTest {
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");
    private static final int MOST_CHARACTERS = 15_000;

    static Stream<Arguments> profiles() {
        return Stream.of(
                Arguments.of("transactions", SampleProfiles.transactions(), 20),
                Arguments.of("no dimensions", SampleProfiles.withoutDimensions(), 9),
                Arguments.of("no measure", SampleProfiles.withoutMeasure(), 14),
                Arguments.of("no time", SampleProfiles.withoutTime(), 16),
                Arguments.of("no rows", SampleProfiles.withoutRows(), 4));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("profiles")
    void everyProfileHasSmallPlotsThatFitOnOnePage(String what, Profile profile, int plots) {
        // When
        List<Plot> all = new PlotBook(profile).all();

        // Then
        assertThat(all).hasSize(plots).extracting(Plot::name).doesNotHaveDuplicates();
        assertThat(all).allSatisfy(plot -> {
            Svg.parse(plot.svg());
            assertThat(plot.svg())
                    .startsWith("<svg ")
                    .contains("viewBox=\"0 0 720 ", "role=\"img\"", "aria-labelledby=\"" + plot.name() + "-title ")
                    .doesNotContain(" width=", "NaN", "Infinity", "clip-path", "fill:#")
                    .hasSizeLessThan(MOST_CHARACTERS);
            assertThat(plot.title()).isNotBlank();
            assertThat(plot.alt()).endsWith(".");
        });
        assertThat(all.stream()
                        .flatMap(plot -> ID.matcher(plot.svg()).results())
                        .map(match -> match.group(1)))
                .hasSize(2 * plots)
                .doesNotHaveDuplicates();
    }

    @Test
    void transactionsHaveTheReferencesThreePlots() {
        // When
        List<Plot> all = new PlotBook(SampleProfiles.transactions()).all();

        // Then
        assertThat(all.subList(0, 3))
                .extracting(Plot::name)
                .containsExactly("plot_revenue_by_category", "plot_payment_methods", "plot_top_cities");
        assertThat(all.subList(0, 3))
                .extracting(Plot::title)
                .containsExactly(
                        "Revenue by product category",
                        "Transactions by payment method",
                        "Revenue by city: top 10 of 1,234");
        assertThat(all.get(0).alt())
                .isEqualTo("Bar chart, revenue by product category: Electronics 7,725,656 (28.0 %), "
                        + "Home & Garden 5,562,472 (20.2 %), Sports 4,004,980 (14.5 %), and 4 more.");
        assertThat(all.get(0).svg()).contains("Revenue (EUR)", ">Home &amp; Garden</text>");
    }

    @Test
    void anotherDatasetIsCalledByItsColumns() {
        // Given
        Profile profile = SampleProfiles.withoutTime();

        // When
        Plot plot = new PlotBook(profile).breakdown(profile.dimensions().get(1)).orElseThrow();

        // Then
        assertThat(plot.name()).isEqualTo("plot_total_amount_by_payment_method");
        assertThat(plot.title()).isEqualTo("Total amount by payment method");
    }

    @Test
    void theSameIsAPngOf1600By900OnWhite() throws IOException {
        // Given
        Plot plot = new PlotBook(SampleProfiles.transactions()).heatMap().orElseThrow();

        // When
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(plot.png()));

        // Then
        assertThat(image.getWidth()).isEqualTo(1600);
        assertThat(image.getHeight()).isEqualTo(900);
        assertThat(image.getRGB(1599, 899)).isEqualTo(0xffffffff);
    }

    @Test
    void whatTheHistogramLeavesOutIsTold() {
        // Given
        Profile profile = SampleProfiles.transactions();

        // When
        Plot plot = new PlotBook(profile)
                .values(profile.column("product_price").orElseThrow())
                .orElseThrow();

        // Then
        assertThat(plot.svg()).contains(">not shown: 129 above 500.00</text>");
        assertThat(plot.alt()).endsWith("the median is 250.25; not shown: 129 above 500.00.");
    }

    @Test
    void aDayIsNoLine() {
        // Given
        PlotBook book = new PlotBook(withCalendar(SampleProfiles.calendar(LocalDate.of(2024, 2, 29), 1, null)));

        // When
        List<Plot> all = book.all();

        // Then
        assertThat(all).extracting(Plot::name).contains("plot_weekday_hours").doesNotContain("plot_days", "plot_weeks");
    }

    @Test
    void ofThreeThousandDaysThereIsALineOfMonths() {
        // Given
        PlotBook book = new PlotBook(withCalendar(SampleProfiles.calendar(LocalDate.of(2016, 1, 1), 3000, null)));

        // When
        List<Plot> all = book.all();

        // Then
        assertThat(all).extracting(Plot::name).contains("plot_months").doesNotContain("plot_days", "plot_weeks");
        assertThat(book.months().orElseThrow().svg()).contains(">2018</text>").hasSizeLessThan(MOST_CHARACTERS);
    }

    @Test
    void aWeekInPartIsNotTakenForAFall() {
        // When
        Plot weeks = new PlotBook(SampleProfiles.transactions()).weeks().orElseThrow();

        // Then
        assertThat(weeks.svg()).contains(">last week in part</text>");
    }

    private static Profile withCalendar(Calendar calendar) {
        Profile all = SampleProfiles.withoutMeasure();
        return new Profile(
                all.dataset(),
                all.batch(),
                all.totals(),
                all.period(),
                0,
                all.duplicates(),
                List.of(),
                List.of(),
                null,
                null,
                calendar,
                all.correlations(),
                all.sample());
    }
}
