package dev.millrace.eda;

import java.io.PrintStream;
import java.util.Optional;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.eda.explore.ParquetCopy;

/** What the analysis was asked to do: to report on a batch or on rows as they lie somewhere, or to answer a question. */
final class EdaJob {
    private final EdaConfig config;
    private final Progress progress;
    private final StopRequest stop;
    private final PrintStream out;

    /**
     * @param out standard output, where a person sees the tables
     */
    EdaJob(EdaConfig config, Progress progress, StopRequest stop, PrintStream out) {
        this.config = config;
        this.progress = progress;
        this.stop = stop;
        this.out = out;
    }

    /** Does it. */
    void run() {
        DatasetDefinition definition = new DatasetFile().load(config.dataset());
        if (config.question().isPresent()) {
            new QueryJob(config, progress, stop, out)
                    .run(definition, config.question().get());
            return;
        }
        Optional<ParquetCopy> copy = config.parquet().map(directory -> new ParquetCopy(definition, directory));
        copy.ifPresent(ParquetCopy::prepare);
        if (config.direct().isPresent()) {
            new DirectJob(config, progress, stop, out)
                    .run(definition, config.direct().get(), copy);
        } else {
            new BatchJob(config, progress, stop, out).run(definition, copy);
        }
    }
}
