package dev.millrace.ingest.page;

import dev.millrace.ingest.rest.BatchView;

/** What a batch is called on a page: by what its rows come from. */
final class BatchName {
    private BatchName() {}

    static String of(BatchView batch) {
        return batch.source() == null || batch.source().isBlank() ? batch.id() : batch.source();
    }
}
