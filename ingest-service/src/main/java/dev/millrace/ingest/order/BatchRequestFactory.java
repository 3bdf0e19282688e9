package dev.millrace.ingest.order;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import dev.millrace.contract.manifest.BatchId;
import dev.millrace.contract.manifest.ContentHash;
import dev.millrace.contract.manifest.GeneratedFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.ingest.IngestSettings;
import dev.millrace.ingest.catalog.Datasets;
import dev.millrace.ingest.catalog.InputFiles;
import dev.millrace.ingest.problem.InvalidRequestException;
import dev.millrace.ingest.service.BatchService;
import dev.millrace.runtime.batch.BatchRequest;
import dev.millrace.runtime.batch.GenerateOrder;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes requests of orders: reads the definition, hashes the file, and hands the request in. */
@ApplicationScoped
public class BatchRequestFactory {
    private static final int ID_LENGTH = 16;

    private final BatchService batches;
    private final Datasets datasets;
    private final InputFiles files;
    private final OutDirectory data;

    BatchRequestFactory(BatchService batches, Datasets datasets, InputFiles files, IngestSettings settings) {
        this.batches = batches;
        this.datasets = datasets;
        this.files = files;
        this.data = new OutDirectory(settings.out());
    }

    /**
     * Submits an order for a file that lies there, or for rows to be generated.
     *
     * @throws InvalidRequestException if there is no such dataset or file
     * @throws StageFailure with code 69 if Kafka cannot be reached, with 73 if the data directory cannot be written
     * @throws dev.millrace.ingest.service.BatchRefusedException if it cannot be taken now
     */
    public BatchService.Receipt submit(BatchOrder order) {
        batches.store();
        Datasets.Known dataset = datasets.load(order.dataset(), "/dataset");
        GenerateOrder rows = order.generate();
        if (rows != null) {
            return submit(generatedId(dataset, rows), null, rows, source(rows), dataset, order);
        }
        String input = files.find(order.input(), "/input");
        String name = Path.of(input).getFileName().toString();
        return submit(batchId(dataset, data.root().resolve(input), "/input"), input, null, name, dataset, order);
    }

    /**
     * Submits an order for a file that was sent with it, and that people call by a name.
     *
     * @throws InvalidRequestException if it cannot be unpacked
     * @throws StageFailure as above
     * @throws dev.millrace.ingest.service.BatchRefusedException if it cannot be taken now
     */
    public BatchService.Receipt submit(Path file, String name, Datasets.Known dataset, BatchOrder order) {
        String input = data.root().relativize(file).toString().replace('\\', '/');
        return submit(batchId(dataset, file, "body"), input, null, name, dataset, order);
    }

    private BatchService.Receipt submit(
            String id, String input, GenerateOrder generate, String source, Datasets.Known dataset, BatchOrder order) {
        return batches.submit(new BatchRequest(
                id,
                false,
                dataset.definition().name(),
                datasets.keep(dataset).orElse(null),
                input,
                generate,
                source,
                order.maxRejected(),
                order.wire(),
                order.idempotencyKey(),
                1,
                System.currentTimeMillis(),
                null));
    }

    private static String batchId(Datasets.Known dataset, Path file, String field) {
        try {
            return BatchId.of(dataset.definition(), ContentHash.of(file));
        } catch (StageFailure e) {
            throw new InvalidRequestException(
                    field,
                    e.exitCode() == ExitCode.REFUSED
                            ? "The file is damaged and cannot be unpacked to its end: pack it again."
                            : "The file cannot be read.");
        }
    }

    /** The batch id of rows that are still to be made is not known; the same rows have the same id nevertheless. */
    private static String generatedId(Datasets.Known dataset, GenerateOrder rows) {
        String file = rows.file(GeneratedFile.DATASET)
                .in(new OutDirectory(Path.of("")))
                .getFileName()
                .toString();
        byte[] text = (BatchId.fingerprint(dataset.definition()) + file).getBytes(StandardCharsets.UTF_8);
        ContentHash hash = new ContentHash();
        hash.update(text, 0, text.length);
        return hash.hex().substring(0, ID_LENGTH);
    }

    private static String source(GenerateOrder rows) {
        String spoiled = rows.defects() == null ? "" : ", " + rows.defects() + " spoiled";
        return "%,d generated rows, seed %d%s".formatted(rows.rows(), rows.seed(), spoiled);
    }
}
