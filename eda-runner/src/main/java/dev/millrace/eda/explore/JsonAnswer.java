package dev.millrace.eda.explore;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.TimestampType;

/** One JSON object a line, with every column in it: lines can be read while they are written, an array cannot. */
final class JsonAnswer implements Answer {
    @Override
    public void write(Dataset<Row> rows, int most, Writer out) throws IOException {
        StructField[] fields = rows.schema().fields();
        Set<String> names = new HashSet<>();
        List<Column> columns = new ArrayList<>();
        for (StructField field : fields) {
            if (!names.add(field.name())) {
                throw new StageFailure(
                        ExitCode.USAGE,
                        "The query has two columns called '%s', and a JSON object cannot: give one another name with AS."
                                .formatted(field.name()));
            }
            Column column = functions.col("`" + field.name().replace("`", "``") + "`");
            boolean isTime = field.dataType() instanceof TimestampType;
            columns.add(isTime ? column.cast(DataTypes.StringType).as(field.name()) : column);
        }
        Column object = functions.to_json(
                functions.struct(columns.toArray(Column[]::new)), Map.of("ignoreNullFields", "false"));
        Iterator<Row> found = rows.select(object).toLocalIterator();
        for (int count = 0; count < most && found.hasNext(); count++) {
            out.write(found.next().getString(0));
            out.write('\n');
        }
    }
}
