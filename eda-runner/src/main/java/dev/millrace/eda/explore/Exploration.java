package dev.millrace.eda.explore;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

import dev.millrace.contract.dataset.DatasetDefinition;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Answers one question about the rows. */
public final class Exploration {
    private final DatasetDefinition definition;
    private final Question question;
    private final OutputStream out;

    /**
     * @param out where the answer goes, and nothing else
     */
    public Exploration(DatasetDefinition definition, Question question, OutputStream out) {
        this.definition = definition;
        this.question = question;
        this.out = out;
    }

    /**
     * Answers, row by row as Spark finds them. Whoever stops reading has read enough.
     *
     * @param texts the travelling columns as canonical texts
     * @throws dev.millrace.contract.stage.StageFailure with code 64 if the query is wrong or does more than read
     */
    public void answer(SparkSession session, Dataset<Row> texts) {
        Dataset<Row> rows = new Query(session, definition).answer(texts, question.sql());
        try (Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            format().write(rows, question.most(), writer);
        } catch (IOException | UncheckedIOException e) {
            // The reader of a pipe, such as head, has gone.
        } catch (Exception e) {
            // Scala declares no exceptions: Spark's own is a checked one all the same.
            throw QueryFailure.of(e);
        }
    }

    private Answer format() {
        return switch (question.format()) {
            case TABLE -> new TableAnswer();
            case CSV -> new CsvAnswer();
            case JSON -> new JsonAnswer();
        };
    }
}
