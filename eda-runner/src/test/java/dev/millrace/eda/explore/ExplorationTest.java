package dev.millrace.eda.explore;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.eda.SparkExtension;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(SparkExtension.class)
class ExplorationTest {
    private static final DatasetDefinition SALES = new DatasetFile().parse("""
                    name: sales
                    columns:
                      - {name: city,     type: string}
                      - {name: sold_at,  type: timestamp}
                      - {name: quantity, type: integer}
                      - {name: total,    type: "decimal(20,2)"}
                      - {name: rating,   type: double}
                      - {name: hour,     type: integer, derived: hour(sold_at)}
                    """, "sales.yaml");
    private static final String ALL = "select * from sales order by Total nulls last";

    private final SparkSession session;

    ExplorationTest(SparkSession session) {
        this.session = session;
    }

    @Test
    void aTableHasNumbersToTheRightAndTellsWhatIsMissing() {
        // When
        String table = answer(ALL, ResultFormat.TABLE);

        // Then
        assertThat(table).isEqualTo("""
                        city    sold_at              quantity                  total    rating  hour
                        Rome    2024-01-05 13:08:00         2                   1.50         4    13
                        Köln    2024-01-06 09:00:00        10  123456789012345678.90  27500000     9
                        "NULL"  NULL                     NULL                   NULL      NULL  NULL
                        (3 rows)
                        """);
    }

    @Test
    void csvTellsMissingFromEmpty() {
        // When
        String csv = answer(
                "select city, '' as empty, null as missing, 'a \"b\",c' as odd, total from sales order by total nulls first",
                ResultFormat.CSV);

        // Then
        assertThat(csv).isEqualTo("""
                        city,empty,missing,odd,total
                        NULL,"",,"a ""b"",c",
                        Rome,"",,"a ""b"",c",1.50
                        Köln,"",,"a ""b"",c",123456789012345678.90
                        """);
    }

    @Test
    void jsonIsOneObjectALineWithExactDecimals() {
        // When
        String json =
                answer("select city, sold_at, total, array(1, 2) as list from sales order by total", ResultFormat.JSON);

        // Then
        assertThat(json).isEqualTo("""
                        {"city":"NULL","sold_at":null,"total":null,"list":[1,2]}
                        {"city":"Rome","sold_at":"2024-01-05 13:08:00","total":1.50,"list":[1,2]}
                        {"city":"Köln","sold_at":"2024-01-06 09:00:00","total":123456789012345678.90,"list":[1,2]}
                        """);
    }

    @Test
    void aLongTableIsCutAndSaysSo() {
        // When
        String table = answer("select 1 as one, 1 as one from sales", ResultFormat.TABLE, OptionalInt.of(2));

        // Then
        assertThat(table).isEqualTo("""
                        one  one
                          1    1
                          1    1
                        (the first 2 rows; there are more: --limit shows them)
                        """);
    }

    @ParameterizedTest
    @CsvSource({"CSV,2", "JSON,1"})
    void otherFormatsAreCutOnlyWhenAskedTo(ResultFormat format, int lines) {
        // When
        String some = answer("select city from sales", format, OptionalInt.of(1));

        // Then
        assertThat(some.lines()).hasSize(lines);
        assertThat(answer("select id from range(3000)", format).lines()).hasSize(2999 + lines);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "select town from sales | The query is wrong at line 1, column 8: A column or function parameter with name `town` cannot be resolved. Did you mean one of the following? [`hour`, `total`, `city`, `rating`, `sold_at`].",
                "selct 1                | The query is wrong at line 1, column 1: Syntax error at or near 'selct'.",
                "select * from saless   | The query is wrong at line 1, column 15: The table or view `saless` cannot be found. Verify the spelling and correctness of the schema and catalog.",
                "select raise_error('no, thanks') | The query cannot be answered: no, thanks.",
                "select nosuch(1) | The query is wrong at line 1, column 8: Cannot resolve function `nosuch` on search path [`system`.`builtin`, `system`.`session`, `spark_catalog`.`default`]."
            })
    void whatIsWrongIsSaidInOneSentenceWithItsPlace(String sql, String message) {
        assertFailure(sql, ResultFormat.TABLE, message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop view sales",
                "create table x as select 1",
                "insert into sales select 1",
                "from sales insert into x select city insert into y select city",
                "set spark.sql.ansi.enabled=true",
                "cache table sales",
                "select transform(city) using 'cat' as (c) from sales",
                "insert overwrite directory '/dev/null/x' using csv select 1"
            })
    void whateverDoesMoreThanReadIsRefused(String sql) {
        assertFailure(
                sql,
                ResultFormat.TABLE,
                "This is no query: --sql only reads; begin it with SELECT, WITH, FROM or VALUES.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "select reflect('java.lang.System', 'exit', 3)  | The function reflect",
                "select system.builtin.java_method('java.lang.System', 'exit', 3) | The function system.builtin.java_method",
                "select identifier(concat('java_', 'method'))('java.lang.System', 'exit', 3) | A computed name",
                "select * from csv.`/etc/passwd`                | The table csv./etc/passwd",
                "select (select max(value) from text.`/etc/hostname`) | The table text./etc/hostname",
                "with x as (select * from text.`/etc/hostname`) select * from x | The table text./etc/hostname",
                "select * from identifier('text.`/etc/hostname`') | A computed name",
                "select city from sales where exists (select 1 from json.`/etc/hostname`) | The table json./etc/hostname",
                "select input_file_name() from sales            | The function input_file_name"
            })
    void whateverReadsMoreThanTheRowsIsRefused(String sql, String what) {
        assertFailure(sql, ResultFormat.TABLE, what + " may not be in a query: --sql reads the rows and nothing else.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with x as (select city, sum(total) t from sales group by all having t > 0) select * from x order by t limit 3",
                "select city, rank() over (partition by city order by total) from sales",
                "select * from (values (1), (2)) t(n) join range(3) r on t.n = r.id",
                "select explode(array(1, 2)) x union all select 3",
                "select city from sales lateral view explode(array(1, 2)) e as n where n > 1 intersect select city from sales",
                "select transform(array(1, 2), x -> x + 1), count(*) filter (where total > 1) from sales",
                "select * from sales pivot (sum(total) for city in ('Yangon'))",
                "select extract(year from sold_at), case when total > 1 then 'a' else city[0] end from (select sold_at, total, array(city) city from sales) tablesample (50 percent)"
            })
    void whateverComputesFromTheRowsIsAnswered(String sql) {
        assertThat(answer(sql, ResultFormat.TABLE)).isNotBlank();
    }

    @Test
    void anObjectCannotHaveTwoMembersOfOneName() {
        assertFailure(
                "select city, city from sales",
                ResultFormat.JSON,
                "The query has two columns called 'city', and a JSON object cannot: give one another name with AS.");
    }

    @Test
    void aReaderThatLeavesEndsTheAnswerInPeace() {
        // Given
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        Question question = new Question("select id from range(100000)", ResultFormat.CSV, OptionalInt.empty());

        // When
        Exploration exploration = new Exploration(SALES, question, closed);

        // Then
        exploration.answer(session, texts());
    }

    private String answer(String sql, ResultFormat format) {
        return answer(sql, format, OptionalInt.empty());
    }

    private String answer(String sql, ResultFormat format, OptionalInt limit) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Exploration(SALES, new Question(sql, format, limit), out).answer(session, texts());
        return out.toString(StandardCharsets.UTF_8);
    }

    private Dataset<Row> texts() {
        StructType schema = new StructType(IntStream.range(0, 5)
                .mapToObj(i -> org.apache.spark.sql.types.DataTypes.createStructField(
                        SALES.travelling().get(i).name(), org.apache.spark.sql.types.DataTypes.StringType, true))
                .toArray(org.apache.spark.sql.types.StructField[]::new));
        return session.createDataFrame(
                List.of(
                        RowFactory.create("Rome", "2024-01-05 13:08:00", "2", "1.50", "4"),
                        RowFactory.create("Köln", "2024-01-06 09:00:00", "10", "123456789012345678.90", "2.75E7"),
                        RowFactory.create("NULL", null, null, null, null)),
                schema);
    }

    private void assertFailure(String sql, ResultFormat format, String message) {
        assertThatThrownBy(() -> answer(sql, format))
                .isInstanceOfSatisfying(StageFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.USAGE))
                .hasMessage(message);
    }
}
