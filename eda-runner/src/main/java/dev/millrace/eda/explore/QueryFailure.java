package dev.millrace.eda.explore;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.apache.spark.SparkException;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;
import scala.Option;

/** Says in one sentence what is wrong with a query. */
final class QueryFailure {
    private QueryFailure() {}

    /**
     * What to end with: a failure with code 64 if it is the query's fault, and else what was thrown.
     *
     * @param thrown by Spark as it read or answered the query
     */
    static RuntimeException of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof StageFailure known) {
                return known;
            }
            if (cause instanceof AnalysisException wrong) {
                return failure("The query is wrong%s: %s".formatted(place(wrong), sentence(wrong.message())), thrown);
            }
            if (isOfQuery(cause)) {
                return failure("The query cannot be answered: %s".formatted(sentence(cause.getMessage())), thrown);
            }
        }
        return thrown instanceof RuntimeException unknown ? unknown : new IllegalStateException("Spark failed", thrown);
    }

    /** Spark's own exceptions tell what is wrong with an expression, and {@code raise_error} throws a bare one. */
    private static boolean isOfQuery(Throwable cause) {
        return cause instanceof SparkThrowable && !(cause instanceof SparkException)
                || cause.getClass() == RuntimeException.class && cause.getCause() == null;
    }

    private static StageFailure failure(String sentence, Throwable thrown) {
        return new StageFailure(ExitCode.USAGE, sentence, thrown);
    }

    private static String place(AnalysisException wrong) {
        Option<Object> line = wrong.line();
        Option<Object> position = wrong.startPosition();
        return line.isEmpty() || position.isEmpty()
                ? ""
                : " at line %s, column %d".formatted(line.get(), (Integer) position.get() + 1);
    }

    /** Spark's own words without the code before and the query's text behind them. */
    private static String sentence(String message) {
        String first = message.strip()
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst("^\\[[A-Z0-9_.]+] ", "")
                .strip();
        return first.matches(".*[.?!]") ? first : first.replaceFirst("[;:,]$", "") + ".";
    }
}
