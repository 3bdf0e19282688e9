package dev.millrace.contract.manifest;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.millrace.contract.dataset.RejectedRows;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.stage.Stage;

/**
 * What a stage vouches for when it is done; written last.
 *
 * @param stage who wrote it: generated, ingested, landed or analysed
 * @param definition the fingerprint of the dataset's definition
 * @param totals the rows that came out of the stage
 * @param rejected the records that did not fit the definition
 * @param rejections these records by reason; where reasons are many, not all of them
 * @param files what the stage wrote, relative to the manifest
 * @param details what else there is to know, by name, in the stage's own terms
 * @param seconds how long the stage worked, waiting for its input not counted
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Manifest(
        Stage stage,
        String batch,
        String dataset,
        String definition,
        Totals totals,
        @JsonInclude long rejected,
        List<RejectedRows> rejections,
        List<DataFile> files,
        Map<String, String> details,
        double seconds) {

    @JsonCreator
    public Manifest {
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(batch, "batch");
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(totals, "totals");
        if (rejected < 0) {
            throw new IllegalArgumentException("%d records cannot have been rejected".formatted(rejected));
        }
        rejections = rejections == null ? List.of() : List.copyOf(rejections);
        files = files == null ? List.of() : List.copyOf(files);
        details = details == null ? Map.of() : new TreeMap<>(details);
    }

    /** What a stage vouches for that does not tell why records were rejected. */
    public Manifest(
            Stage stage,
            String batch,
            String dataset,
            String definition,
            Totals totals,
            long rejected,
            List<DataFile> files,
            Map<String, String> details,
            double seconds) {
        this(stage, batch, dataset, definition, totals, rejected, List.of(), files, details, seconds);
    }
}
