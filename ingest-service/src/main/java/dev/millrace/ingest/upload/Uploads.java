package dev.millrace.ingest.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.millrace.contract.manifest.AtomicFile;
import dev.millrace.contract.manifest.ContentHash;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.RunMode;
import dev.millrace.ingest.IngestSettings;
import dev.millrace.ingest.problem.InvalidRequestException;
import dev.millrace.ingest.problem.Problem;
import dev.millrace.ingest.service.BatchService;
import dev.millrace.ingest.service.ServiceSettings;
import dev.millrace.ingest.service.StripedLocks;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.logging.Logger;

/**
 * Takes files that are sent, piece by piece, to the data directory, where each is named after its content: the same content twice is
 * one file. What does not come to its end leaves nothing.
 */
@ApplicationScoped
public class Uploads {
    private static final Logger LOG = Logger.getLogger(Uploads.class);
    private static final int CHUNK = 64 << 10;
    private static final int NAME_LENGTH = 32;
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final OutDirectory data;
    private final boolean isService;
    private final long largest;
    private final Semaphore places;
    private final RefusedUploads refused;
    private final StripedLocks locks = new StripedLocks();

    Uploads(IngestSettings settings, ServiceSettings limits, RefusedUploads refused) {
        this.data = new OutDirectory(settings.out());
        this.isService = settings.mode() == RunMode.SERVICE;
        this.largest = limits.largestUpload().asLongValue();
        this.places = new Semaphore(limits.mostUploads());
        this.refused = refused;
    }

    /** A process that is killed leaves what it was taking. */
    void removeAbandoned(@Observes StartupEvent start) {
        Path directory = data.uploaded("x").getParent();
        if (!isService || !Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                boolean isOld = Files.getLastModifiedTime(file)
                        .toInstant()
                        .isBefore(Instant.now().minus(ABANDONED));
                if (isOld && file.toString().endsWith(AtomicFile.UNFINISHED)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            LOG.debug("Abandoned uploads could not be removed", e);
        }
    }

    /**
     * Takes a file, and orders a batch of it. If the order is refused the file goes again, unless it was there before.
     *
     * @param body its bytes
     * @param ending what its name ends with, such as {@code .csv}
     * @param order is given where it is; what it throws is passed on
     * @throws IOException if the body breaks off
     * @throws ClientErrorException with status 413 if it is too large, with 409 if too many come at a time
     * @throws dev.millrace.contract.stage.StageFailure with code 73 if it cannot be written
     */
    public BatchService.Receipt receive(InputStream body, String ending, Function<Path, BatchService.Receipt> order)
            throws IOException {
        if (!places.tryAcquire()) {
            throw new ClientErrorException(
                    "Too many files are being sent at the moment: try again when one is done.",
                    Response.status(Status.CONFLICT)
                            .header("Retry-After", Problem.RETRY_SECONDS)
                            .build());
        }
        try {
            return take(body, ending, order);
        } finally {
            places.release();
        }
    }

    private BatchService.Receipt take(InputStream body, String ending, Function<Path, BatchService.Receipt> order)
            throws IOException {
        ContentHash hash = new ContentHash();
        try (AtomicFile file = new AtomicFile(data.uploaded(UUID.randomUUID() + ending))) {
            long bytes = copy(body, file, hash);
            if (bytes == 0) {
                throw new InvalidRequestException("body", "The body is empty: it is to be a CSV file.");
            }
            Path target = data.uploaded(hash.hex().substring(0, NAME_LENGTH) + ending);
            // One after the other: what is taken away for one must not be what another found there.
            return locks.withLock(target.toString(), () -> {
                // A file that is being read must not be exchanged, not even for its like.
                if (isThere(target, bytes)) {
                    return order.apply(target);
                }
                file.commit(target);
                return refused.order(target, () -> order.apply(target));
            });
        }
    }

    private static boolean isThere(Path target, long bytes) {
        try {
            return Files.isRegularFile(target) && Files.size(target) == bytes;
        } catch (IOException e) {
            throw AtomicFile.unwritable(target, e);
        }
    }

    private long copy(InputStream body, AtomicFile file, ContentHash hash) throws IOException {
        byte[] chunk = new byte[CHUNK];
        OutputStream out = file.out();
        long bytes = 0;
        for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
            bytes += read;
            if (bytes > largest) {
                throw new ClientErrorException(BodyGuard.tooLarge(largest), Status.REQUEST_ENTITY_TOO_LARGE);
            }
            write(out, chunk, read);
            hash.update(chunk, 0, read);
        }
        return bytes;
    }

    private void write(OutputStream out, byte[] chunk, int length) {
        try {
            out.write(chunk, 0, length);
        } catch (IOException e) {
            throw AtomicFile.unwritable(data.uploaded(""), e);
        }
    }
}
