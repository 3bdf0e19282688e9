package dev.millrace.ingest.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.manifest.BatchId;
import dev.millrace.contract.manifest.ContentHash;
import dev.millrace.contract.wire.WireFormat;
import dev.millrace.runtime.batch.BatchRequest;

/** A few purchases in a file, and the request to ingest them. */
record Purchases(Path data, String name) {
    private static final String HEADER = "timestamp,transaction_id,customer_id,product_category,product_price,quantity,"
            + "total_amount,payment_method,city,country\n";

    /** Writes rows, of which the last has this quantity. */
    static Purchases write(Path data, String name, int rows, String lastQuantity) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < rows; i++) {
            csv.append("2026-01-01 10:00:00,%s-%d,C1,Books,2.00,%s,2.00,Card,Yangon,MM\n"
                    .formatted(name, i, i == rows - 1 ? lastQuantity : "1"));
        }
        try {
            Files.writeString(data.resolve(name + ".csv"), csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Purchases(data, name);
    }

    private Path file() {
        return data.resolve(name + ".csv");
    }

    long bytes() {
        return file().toFile().length();
    }

    BatchRequest request() {
        String id = BatchId.of(new DatasetFile().load("transactions"), ContentHash.of(file()));
        String input = file().getFileName().toString();
        return new BatchRequest(
                id,
                false,
                "transactions",
                null,
                input,
                null,
                input,
                "0",
                WireFormat.JSON,
                null,
                1,
                System.currentTimeMillis(),
                null);
    }
}
