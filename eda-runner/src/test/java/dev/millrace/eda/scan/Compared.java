package dev.millrace.eda.scan;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.dataset.Row;
import dev.millrace.eda.profile.Profile;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.api.RecursiveComparisonAssert;

/** Profiles some rows of any dataset, and hands out the profile once every figure has been compared with DuckDB's. */
final class Compared {
    private final Path directory;
    private final SparkSession session;

    Compared(Path directory, SparkSession session) {
        this.directory = directory;
        this.session = session;
    }

    /** A dataset with these columns. */
    static DatasetDefinition definition(String columns) {
        return new DatasetFile().parse("name: odd\ncolumns: " + columns.replace("\n", "\n  "), "a test");
    }

    static List<Row> rows(String[][] texts) {
        return Arrays.stream(texts).map(Row::of).toList();
    }

    /** Rows of exact numbers. */
    Profile exactly(String columns, List<Row> rows) {
        WrittenRows written = write(columns, rows);
        return compared(written, written.lines(session), Figures::assertThat);
    }

    /** Rows with floating-point numbers. */
    Profile rounded(String columns, List<Row> rows) {
        WrittenRows written = write(columns, rows);
        return compared(written, written.lines(session), Figures::assertThatRounded);
    }

    /** Rows that cannot be read from lines. */
    Profile asSparkReadsThem(String columns, List<Row> rows) {
        WrittenRows written = write(columns, rows);
        return compared(written, written.typed(session), Figures::assertThat);
    }

    /** Where rows can be written. */
    Path directory() {
        return directory;
    }

    private WrittenRows write(String columns, List<Row> rows) {
        return WrittenRows.in(directory, definition(columns), rows, 2);
    }

    private static Profile compared(
            WrittenRows written, RowSource source, Function<Profile, RecursiveComparisonAssert<?>> assertion) {
        Profile profile = new TwoPasses(written.definition()).profile("b", source, pass -> {});
        try (DuckTable table = new DuckTable(written.definition(), written.files())) {
            assertion.apply(profile).isEqualTo(new Expected(written, table).like(profile));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return profile;
    }
}
