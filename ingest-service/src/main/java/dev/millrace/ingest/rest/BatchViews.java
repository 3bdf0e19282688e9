package dev.millrace.ingest.rest;

import java.nio.file.Files;

import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.ingest.IngestSettings;
import dev.millrace.ingest.service.BatchService;
import dev.millrace.runtime.batch.BatchStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;

/** Finds batches, and shows them to clients. */
@ApplicationScoped
public class BatchViews {
    /** The file of a report with which it begins. */
    static final String FIRST_PAGE = "index.html";

    private final BatchService batches;
    private final OutDirectory data;

    BatchViews(BatchService batches, IngestSettings settings) {
        this.batches = batches;
        this.data = new OutDirectory(settings.out());
    }

    /** A batch as clients see it. */
    public BatchView view(BatchStatus status) {
        boolean hasReport = status.batch()
                .filter(batch -> Files.isRegularFile(data.report(batch).resolve(FIRST_PAGE)))
                .isPresent();
        return BatchView.of(status, hasReport);
    }

    /**
     * How a batch stands.
     *
     * @throws NotFoundException if there is none of this id
     * @throws dev.millrace.contract.stage.StageFailure with code 69 while Kafka has not been reached
     */
    public BatchStatus status(String id) {
        return batches.store()
                .find(id)
                .orElseThrow(() -> new NotFoundException("There is no batch '%s'.".formatted(id)));
    }
}
