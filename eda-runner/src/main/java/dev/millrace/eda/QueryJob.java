package dev.millrace.eda;

import java.io.PrintStream;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.stage.Gate;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.eda.explore.Exploration;
import dev.millrace.eda.explore.Question;
import dev.millrace.eda.input.InputRows;
import org.apache.spark.sql.SparkSession;

/** Answers a question about the rows instead of reporting on them; standard output has the answer and nothing else. */
final class QueryJob {
    private final EdaConfig config;
    private final Progress progress;
    private final StopRequest stop;
    private final PrintStream out;

    QueryJob(EdaConfig config, Progress progress, StopRequest stop, PrintStream out) {
        this.config = config;
        this.progress = progress;
        this.stop = stop;
        this.out = out;
    }

    /** Waits for the rows if need be, and answers. */
    void run(DatasetDefinition definition, Question question) {
        Exploration exploration = new Exploration(definition, question, out);
        if (config.direct().isPresent()) {
            String input = config.direct().get();
            try (SparkEngine engine = new SparkEngine(definition, config)) {
                engine.work(
                        (session, meter) -> answerDirect(session, definition, input, exploration),
                        rows -> progress.moved(rows, 0),
                        failure -> new SparkFailure(config.spark()).of(input, failure),
                        stop);
            }
        } else {
            LandedBatch landed = new LandedGate(config, new Gate(config.deadline(), progress, stop)).await(definition);
            try (SparkEngine engine = new SparkEngine(definition, config)) {
                engine.work(
                        (session, meter) -> {
                            exploration.answer(session, landed.texts(session, definition));
                            return null;
                        },
                        rows -> progress.moved(rows, 0),
                        failure -> new SparkFailure(config.spark()).of(landed, failure),
                        stop);
            }
        }
        progress.done(0, 0, null);
    }

    /** An answer may look at some rows only, and is printed before the last: so all are held against the definition first. */
    private static Void answerDirect(
            SparkSession session, DatasetDefinition definition, String input, Exploration exploration) {
        InputRows rows = InputRows.of(session, definition, input);
        rows.readAndCheck();
        exploration.answer(session, rows.texts());
        return null;
    }
}
