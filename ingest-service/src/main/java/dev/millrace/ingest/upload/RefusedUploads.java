package dev.millrace.ingest.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.ingest.IngestSettings;
import dev.millrace.ingest.problem.InvalidRequestException;
import dev.millrace.ingest.service.BatchRefusedException;
import dev.millrace.ingest.service.BatchService;
import dev.millrace.runtime.batch.BatchRequest;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Takes files away that came for nothing: no request names them, so nobody would ever read them. */
@ApplicationScoped
public class RefusedUploads {
    private static final Logger LOG = Logger.getLogger(RefusedUploads.class);

    private final BatchService batches;
    private final OutDirectory data;

    RefusedUploads(BatchService batches, IngestSettings settings) {
        this.batches = batches;
        this.data = new OutDirectory(settings.out());
    }

    /**
     * Orders a batch of a file that was not there before, and takes the file away if it is not needed for it.
     *
     * @param order may refuse; what it throws is passed on
     */
    BatchService.Receipt order(Path file, Supplier<BatchService.Receipt> order) {
        try {
            BatchService.Receipt receipt = order.get();
            if (!receipt.isNew()) {
                removeUnlessNamed(file);
            }
            return receipt;
        } catch (BatchRefusedException | InvalidRequestException refused) {
            removeUnlessNamed(file);
            throw refused;
        } catch (StageFailure failure) {
            // A request that Kafka did not confirm in time may be there nevertheless, and needs its file.
            if (failure.exitCode() == ExitCode.CANNOT_WRITE) {
                removeUnlessNamed(file);
            }
            throw failure;
        }
    }

    private void removeUnlessNamed(Path file) {
        try {
            boolean isNamed = batches.store().requested().stream()
                    .flatMap(status -> status.request().stream())
                    .map(BatchRequest::input)
                    .anyMatch(
                            input -> input != null && data.root().resolve(input).equals(file));
            if (!isNamed) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | StageFailure e) {
            LOG.debugf(e, "%s was sent for nothing and could not be removed", file.getFileName());
        }
    }
}
