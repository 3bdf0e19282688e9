package dev.millrace.ingest.rest;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.ingest.problem.ValidationErrors;
import dev.millrace.ingest.service.BatchService;
import dev.millrace.kafka.DeadLetterReader;
import dev.millrace.kafka.DeadLetterSummary;
import dev.millrace.runtime.batch.BatchStatus;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The rejected records of a batch. */
@Path("/batches/{id}/dead-letters")
@RolesAllowed("read")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "batches")
public class DeadLetterResource {
    private static final int USUAL = 100;
    private static final int MOST = 1_000;
    /** A few wait, and for a while: whoever waits keeps a thread from others. */
    private static final int MOST_WAITING = 8;

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);

    private final BatchViews views;
    private final BatchService batches;
    /** One reader at a time: each reads all dead letters of the dataset. */
    private final ReentrantLock reading = new ReentrantLock();

    DeadLetterResource(BatchViews views, BatchService batches) {
        this.views = views;
        this.batches = batches;
    }

    /** Rejected records in the order of the file, those behind a byte offset. */
    @GET
    public DeadLetterPage letters(
            @RestPath String id,
            @Parameter(hidden = true) @QueryParam("after") String after,
            @Parameter(hidden = true) @QueryParam("size") String size) {
        ValidationErrors errors = new ValidationErrors();
        long behind = errors.number("?after", after, -1, 0, Long.MAX_VALUE);
        int wanted = (int) errors.number("?size", size, USUAL, 1, MOST);
        errors.raise();
        BatchStatus status = views.status(id);
        // What is not in the ledger was not begun, and has none.
        return status.ledger()
                .map(record -> read(
                        status.id(),
                        new DeadLetterSummary(record.batch(), "", wanted, behind),
                        record.details().dataset(),
                        wanted))
                .orElseGet(DeadLetterPage::none);
    }

    private DeadLetterPage read(String id, DeadLetterSummary summary, String dataset, int size) {
        awaitLock();
        try {
            new DeadLetterReader(batches.cluster(), new StopRequest()).read(dataset, letter -> {
                if (letter.batch().equals(summary.batch())) {
                    summary.add(DeadLetterPage.cut(letter));
                }
            });
        } finally {
            reading.unlock();
        }
        return DeadLetterPage.of(id, summary, size);
    }

    private void awaitLock() {
        try {
            boolean isCrowded = reading.getQueueLength() >= MOST_WAITING;
            if (isCrowded || !reading.tryLock(LOCK_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StageFailure(
                        ExitCode.TRY_AGAIN, "Others are reading rejected rows at the moment: try again in a moment.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure(ExitCode.TRY_AGAIN, "Stopped while waiting to read rejected rows.", e);
        }
    }
}
