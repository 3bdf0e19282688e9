package dev.millrace.eda.scan;

import dev.millrace.eda.SparkExtension;
import dev.millrace.eda.profile.Group;
import dev.millrace.eda.profile.Profile;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** Every figure of 100,000 purchases equals DuckDB's answer to the same question about the same files. */
@ExtendWith({SparkExtension.class, Shop.Keys.class})
class FiguresAgainstDuckDbTest {
    private static Profile ours;
    private static Profile expected;

    @BeforeAll
    static void profile(SparkSession session, Shop shop) {
        ours = new TwoPasses(shop.rows().definition())
                .profile("a-batch", shop.rows().lines(session), pass -> {});
        expected = shop.expected().like(ours);
    }

    @Test
    void everyFigureIsTheSame() {
        Figures.assertThat(ours).isEqualTo(expected);
    }

    @Test
    void theRowsHaveAllThatCouldGoWrong() {
        // Otherwise the comparison would prove less than it says.
        assertThat(ours.rows()).isEqualTo(100_000);
        assertThat(ours.duplicates().rows()).isPositive();
        assertThat(ours.duplicates().keys()).isGreaterThan(ours.duplicates().rows());
        assertThat(ours.missingCells()).isPositive();
        assertThat(ours.pareto().measure()).isEqualTo("total_amount");
        assertThat(ours.dimensions().get(3).groups()).extracting(Group::value).containsNull();
        assertThat(ours.measures().get(0).number().negatives()).isPositive();
        assertThat(ours.measures().get(0).number().outliers()).isPositive();
        assertThat(ours.measures().get(0).number().histogram().above()).isPositive();
        assertThat(ours.column("quantity").orElseThrow().number().zeros()).isPositive();
        assertThat(ours.column("city").orElseThrow().distinct().count()).isGreaterThan(50);
        assertThat(ours.column("timestamp").orElseThrow().time().longestGap().days())
                .isGreaterThan(7);
        assertThat(ours.columns()).allMatch(column -> column.distinct().isExact());
    }

    @Test
    void rowsThatSparkReadGiveTheSameFigures(SparkSession session, Shop shop) {
        // When
        Profile typed = new TwoPasses(shop.rows().definition())
                .profile("a-batch", shop.rows().typed(session), pass -> {});

        // Then
        Figures.assertThat(typed).isEqualTo(ours);
    }
}
