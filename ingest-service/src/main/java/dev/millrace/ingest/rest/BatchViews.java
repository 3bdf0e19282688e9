package dev.millrace.ingest.rest;

import java.nio.file.Files;

import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.ingest.IngestSettings;
import dev.millrace.ingest.service.BatchService;
import dev.millrace.runtime.batch.BatchStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;

/** Shows batches to clients. */
@ApplicationScoped
public class BatchViews {
    private final BatchService desk;
    private final OutDirectory data;

    /**
     * @param desk knows the batches
     * @param settings where the reports lie
     */
    BatchViews(BatchService desk, IngestSettings settings) {
        this.desk = desk;
        this.data = new OutDirectory(settings.out());
    }

    /** Shows a batch. */
    public BatchView view(BatchStatus status) {
        boolean hasReport = status.batch()
                .filter(batch -> Files.isRegularFile(data.report(batch).resolve(ReportFiles.FIRST_PAGE)))
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
        return desk.board().find(id).orElseThrow(() -> new NotFoundException("There is no batch '%s'.".formatted(id)));
    }
}
