package dev.millrace.eda.explore;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.eda.input.SqlGuard;
import dev.millrace.eda.input.TypedRows;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;

/** Spark SQL over the rows, which are the view of the dataset's name. */
final class Query {
    private final SparkSession session;
    private final DatasetDefinition definition;

    Query(SparkSession session, DatasetDefinition definition) {
        this.session = session;
        this.definition = definition;
    }

    /**
     * Prepares the answer.
     *
     * @param texts the travelling columns as canonical texts
     * @throws StageFailure with code 64 if the text is no query, with the place of what is wrong
     */
    Dataset<Row> answer(Dataset<Row> texts, String sql) {
        // Names are lower-case by definition, and nobody wants to be told that Total is not total.
        session.conf().set("spark.sql.caseSensitive", false);
        TypedRows.of(definition, texts)
                .select(TypedTable.columns(definition.columns()))
                .createOrReplaceTempView(definition.name());
        try {
            refuseAllButQueries(session.sessionState().sqlParser().parsePlan(sql));
            return session.sql(sql);
        } catch (Exception e) {
            // Scala declares no exceptions, so that Java cannot catch this one by its name.
            throw QueryFailure.of(e);
        }
    }

    private static void refuseAllButQueries(LogicalPlan plan) {
        SqlGuard.refused(plan).ifPresent(refused -> {
            throw new StageFailure(
                    ExitCode.USAGE,
                    refused.equals(SqlGuard.STATEMENT)
                            ? "This is no query: --sql only reads; begin it with SELECT, WITH, FROM or VALUES."
                            : "%s may not be in a query: --sql reads the rows and nothing else."
                                    .formatted(Character.toUpperCase(refused.charAt(0)) + refused.substring(1)));
        });
    }
}
