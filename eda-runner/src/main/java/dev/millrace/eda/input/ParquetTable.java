package dev.millrace.eda.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import dev.millrace.contract.dataset.ColumnType;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/** The columns of a definition in Parquet files. */
final class ParquetTable {
    private final SparkSession session;
    private final DatasetDefinition definition;

    /**
     * @param definition of rows as Millrace writes them
     */
    ParquetTable(SparkSession session, DatasetDefinition definition) {
        this.session = session;
        this.definition = definition;
    }

    /**
     * The columns in the definition's order, and the file's name behind them; times are texts already.
     *
     * @throws StageFailure with code 65 if a column is not there, or is of a type that is no single value
     */
    Dataset<Row> read(InputFiles files) {
        Dataset<Row> table = session.read()
                // Files by others than Spark do not say which calendar they are in: the one of today.
                .option("datetimeRebaseMode", "CORRECTED")
                .option("int96RebaseMode", "CORRECTED")
                .parquet(files.roots().stream().map(ParquetTable::literal).toArray(String[]::new));
        List<Column> columns = new ArrayList<>();
        for (var column : definition.travelling()) {
            columns.add(value(files, table.schema(), column));
        }
        columns.add(functions.col("_metadata.file_name"));
        return table.select(columns.toArray(Column[]::new));
    }

    private Column value(InputFiles files, StructType schema, dev.millrace.contract.dataset.Column wanted) {
        String name = wanted.name();
        StructField field = Arrays.stream(schema.fields())
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new StageFailure(
                        ExitCode.REFUSED,
                        "%s has no column '%s'; it has %s: rename one, or mend the definition."
                                .formatted(files.input(), name, names(schema))));
        DataType type = field.dataType();
        if (type instanceof ArrayType
                || type instanceof MapType
                || type instanceof StructType
                || type instanceof BinaryType) {
            throw new StageFailure(
                    ExitCode.REFUSED,
                    "%s, column %s: it is of type %s, which is no single value: leave it out of the definition."
                            .formatted(files.input(), name, type.simpleString()));
        }
        return text(functions.col("`" + name + "`"), type, wanted.type().kind());
    }

    /** Times become texts here, where it is known what they are; midnight and its date are taken for one another. */
    private static Column text(Column column, DataType type, ColumnType.Kind wanted) {
        if (type instanceof DateType) {
            DataType first = wanted == ColumnType.Kind.TIMESTAMP ? DataTypes.TimestampType : type;
            return column.cast(first).cast(DataTypes.StringType);
        }
        if (type instanceof TimestampType || type instanceof TimestampNTZType) {
            Column text = column.cast(DataTypes.StringType);
            return wanted == ColumnType.Kind.DATE ? functions.regexp_replace(text, " 00:00:00$", "") : text;
        }
        return column;
    }

    private static String names(StructType schema) {
        return Arrays.stream(schema.fieldNames()).collect(Collectors.joining("', '", "'", "'"));
    }

    /** Spark takes paths for patterns; what was matched once must not be matched again. */
    private static String literal(String uri) {
        return uri.replaceAll("([\\\\{}\\[\\]*?])", "\\\\$1");
    }
}
