package dev.millrace.eda.explore;

import java.util.List;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.eda.input.TypedRows;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoDir;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import org.apache.spark.sql.catalyst.plans.logical.ScriptTransformation;

/** Spark SQL over the rows, which are the view of the dataset's name. */
final class Query {
    /** They call any Java there is, which may do more than read. */
    private static final List<String> BACK_DOORS = List.of("reflect", "try_reflect", "java_method");

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
        BACK_DOORS.forEach(
                name -> session.sessionState().functionRegistry().dropFunction(new FunctionIdentifier(name)));
        try {
            refuseAllButQueries(session.sessionState().sqlParser().parsePlan(sql));
            return session.sql(sql);
        } catch (Exception e) {
            // Scala declares no exceptions, so that Java cannot catch this one by its name.
            throw QueryFailure.of(e);
        }
    }

    private static void refuseAllButQueries(LogicalPlan plan) {
        if (plan.exists(node -> node instanceof Command
                || node instanceof ParsedStatement
                || node instanceof InsertIntoDir
                || node instanceof ScriptTransformation)) {
            throw new StageFailure(
                    ExitCode.USAGE, "This is no query: --sql only reads; begin it with SELECT, WITH, FROM or VALUES.");
        }
    }
}
