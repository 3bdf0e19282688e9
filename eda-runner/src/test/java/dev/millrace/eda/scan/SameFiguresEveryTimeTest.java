package dev.millrace.eda.scan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.dataset.Row;
import dev.millrace.eda.SparkExtension;
import dev.millrace.eda.profile.Profile;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a profile tells depends on the rows, and not on how they are cut into files or which part is read first. */
@ExtendWith(SparkExtension.class)
class SameFiguresEveryTimeTest {
    private static final DatasetDefinition PURCHASES = new DatasetFile().load("transactions");

    @TempDir
    private Path directory;

    private final List<Row> rows = ShopRows.of(3_000, 11);

    private static Profile profile(WrittenRows written, int mostValues, SparkSession session) {
        return new TwoPasses(written.definition(), mostValues).profile("b", written.lines(session), pass -> {});
    }

    @ParameterizedTest
    @ValueSource(ints = {100_000, 500})
    void cutAndOrderOfTheRowsDoNotMatter(int mostValues, SparkSession session) {
        // Given
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(12));
        WrittenRows whole = WrittenRows.in(directory, PURCHASES, rows, 1);
        WrittenRows cut = WrittenRows.in(directory, PURCHASES, shuffled, 7);
        Profile expected = profile(whole, mostValues, session);

        // When
        Profile profile = withPartitions(cut, mostValues, session);

        // Then
        // A sketch's estimate depends on what it met first.
        Figures.assertThat(profile)
                .ignoringFields(mostValues == 500 ? new String[] {"columns.distinct"} : new String[0])
                .isEqualTo(expected);
        assertThat(profile.sample()).isEqualTo(expected.sample());
    }

    /** Small files would be read together. */
    private static Profile withPartitions(WrittenRows written, int mostValues, SparkSession session) {
        session.conf().set("spark.sql.files.openCostInBytes", "1g");
        try {
            assertThat(written.lines(session).rows().getNumPartitions())
                    .isEqualTo(written.files().size());
            return profile(written, mostValues, session);
        } finally {
            session.conf().set("spark.sql.files.openCostInBytes", "64k");
        }
    }

    @Test
    void theSameFilesGiveTheSameBytes(SparkSession session) throws Exception {
        // Given
        DatasetDefinition definition = new DatasetFile().parse("""
                        name: doubles
                        columns: [{name: x, type: double, role: measure}, {name: y, type: double},
                          {name: d, type: string, role: dimension}, {name: n, type: integer}]""", "a test");
        Random random = new Random(13);
        List<Row> doubles = IntStream.range(0, 3_000)
                .mapToObj(i -> Row.of(
                        Double.toString(random.nextGaussian()),
                        Double.toString(random.nextDouble()),
                        "d" + i % 9,
                        Integer.toString(i)))
                .toList();
        WrittenRows written = WrittenRows.in(directory, definition, doubles, 7);
        ObjectMapper json = new ObjectMapper();

        for (int mostValues : new int[] {100_000, 500}) {
            String first = json.writeValueAsString(withPartitions(written, mostValues, session));
            for (int again = 0; again < 3; again++) {
                // When
                String other = json.writeValueAsString(withPartitions(written, mostValues, session));

                // Then
                assertThat(other).isEqualTo(first);
            }
        }
    }

    @Test
    void partsAreAddedUpInTheirOrderWhicheverIsDoneFirst(SparkSession session) {
        // Given
        int parts = 6;
        var numbers = JavaSparkContext.fromSparkContext(session.sparkContext())
                .parallelize(IntStream.range(0, parts).boxed().toList(), parts)
                .map(part -> {
                    // The earlier ones take longer.
                    Thread.sleep((parts - part) * 30L);
                    return Integer.toString(part);
                });

        // When
        String joined = new OrderedMerge<>("", String::concat).of(numbers);

        // Then
        assertThat(joined).isEqualTo("012345");
    }
}
