package dev.millrace.ingest.rest;

import java.util.List;
import java.util.function.Function;

import dev.millrace.runtime.batch.BatchStatus;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Some of the batches, the last asked for first; pages count from 0, and the total is of all pages. */
public record BatchPage(int page, int size, int total, List<BatchView> batches, Links links) {
    /** Where the neighbouring pages are; null where there is none. */
    @Schema(name = "PageLinks")
    public record Links(
            String self,
            @Schema(nullable = true) String next,
            @Schema(nullable = true) String prev) {}

    static BatchPage of(List<BatchStatus> all, int page, int size, Function<BatchStatus, BatchView> view) {
        List<BatchView> shown =
                all.stream().skip((long) page * size).limit(size).map(view).toList();
        boolean hasNext = (page + 1L) * size < all.size();
        Links links = new Links(
                link(page, size), hasNext ? link(page + 1, size) : null, page > 0 ? link(page - 1, size) : null);
        return new BatchPage(page, size, all.size(), shown, links);
    }

    private static String link(int page, int size) {
        return "/batches?page=%d&size=%d".formatted(page, size);
    }
}
