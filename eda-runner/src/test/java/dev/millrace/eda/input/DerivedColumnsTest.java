package dev.millrace.eda.input;

import java.util.List;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.eda.SparkExtension;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A definition may be somebody else's: what it may compute with. */
@ExtendWith(SparkExtension.class)
class DerivedColumnsTest {
    private final SparkSession session;

    DerivedColumnsTest(SparkSession session) {
        this.session = session;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "java_method('java.lang.System', 'getProperty', 'user.home') | the function java_method",
                "reflect('java.lang.System', 'getenv', 'PATH')               | the function reflect",
                "upper(system.builtin.reflect('java.lang.System', 'getenv')) | the function system.builtin.reflect",
                "identifier(concat('ref', 'lect'))('java.lang.System', 'getenv', 'PATH') | a computed name",
                "(select max(value) from text.`/etc/hostname`)               | a subquery",
                "exists (select 1 from text.`/etc/hostname`)                 | a subquery",
                "city in (select value from text.`/etc/hostname`)            | a subquery",
                "input_file_name()                                           | the function input_file_name",
                "struct(*)                                                   | a star",
                "max(city) over ()                                           | a window",
                "max(city)                                                   | the function max"
            })
    void whatDoesMoreThanComputeFromItsRowIsRefused(String expression, String what) {
        assertThatThrownBy(() -> derived(expression).collectAsList())
                .isInstanceOfSatisfying(StageFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.USAGE))
                .hasMessage(
                        "Dataset sales, column extra: %s may not be in a derived column, which is computed from the"
                                + " columns of its row with Spark's scalar functions: mend it.",
                        what);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "upper(trim(both ' ' from city)) || '!'",
                "case when total > 10 then 'much' when city like 'R%' then 'Rome' else 'little' end",
                "date_format(sold_at, 'EEEE') || extract(hour from sold_at) || cast(date_trunc('week', sold_at) as string)",
                "concat_ws(',', transform(split(city, ''), letter -> lower(letter)))",
                "coalesce(nullif(city, ''), 'none') || round(total * 2, 1) || (total between 1 and 2) || (city in ('a', 'b'))",
                "get_json_object('{\"a\":1}', '$.a') || md5(city) || date_add(sold_at, 3) || substring(city, 1, 2)",
                "if(total is null, 'x', regexp_replace(city, '[aeiou]', '_')) || greatest(1, total) || bround(total) || split(city, '')[0]"
            })
    void whatComputesFromItsRowIsComputed(String expression) {
        assertThat(derived(expression).select("extra").collectAsList()).hasSize(1);
    }

    private Dataset<Row> derived(String expression) {
        DatasetDefinition definition = new DatasetFile().parse("""
                        name: sales
                        columns:
                          - {name: city,    type: string}
                          - {name: sold_at, type: timestamp}
                          - {name: total,   type: "decimal(8,2)"}
                          - name: extra
                            type: string
                            derived: >-
                              %s
                        """.formatted(expression), "sales.yaml");
        StructType schema = new StructType()
                .add("city", DataTypes.StringType)
                .add("sold_at", DataTypes.StringType)
                .add("total", DataTypes.StringType);
        return TypedRows.of(
                definition,
                session.createDataFrame(List.of(RowFactory.create("Rome", "2024-01-05 13:08:00", "1.50")), schema));
    }
}
