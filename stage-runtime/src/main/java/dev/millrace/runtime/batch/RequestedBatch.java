package dev.millrace.runtime.batch;

import java.nio.file.Path;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.manifest.BatchSource;
import dev.millrace.contract.stage.OutDirectory;

/** What a request is about, in the data directory. */
public record RequestedBatch(BatchRequest request, OutDirectory data) {

    /** What to load the definition of its rows by: a built-in name, or a file. */
    public String dataset() {
        return request.definition() == null
                ? request.dataset()
                : data.root().resolve(request.definition()).toString();
    }

    /**
     * What its rows are.
     *
     * @throws dev.millrace.contract.stage.StageFailure with code 66 if the definition is gone
     */
    public DatasetDefinition definition() {
        return new DatasetFile().load(dataset());
    }

    /** The CSV. */
    public Path file() {
        return request.input() == null
                ? request.generate().file(request.dataset()).in(data)
                : data.root().resolve(request.input());
    }

    /** The CSV and the definition of its rows. */
    public BatchSource source() {
        return request.generate() == null
                ? new BatchSource(definition(), file(), false, request.source())
                : new BatchSource(definition(), file(), true);
    }
}
