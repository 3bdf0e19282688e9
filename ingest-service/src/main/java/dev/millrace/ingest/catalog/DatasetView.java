package dev.millrace.ingest.catalog;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.ingest.problem.InvalidRequestException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A dataset as clients see it: its columns in order, or none and the problem if its file does not define one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Dataset")
public record DatasetView(String name, boolean builtIn, List<ColumnView> columns, String problem) {
    /** A column: its name, its type such as {@code decimal(10,2)}, and what it is for. */
    @Schema(name = "Column")
    public record ColumnView(String name, String type, String role, boolean required) {
        static ColumnView of(Column column) {
            return new ColumnView(
                    column.name(), column.type().toString(), column.role().toString(), column.required());
        }
    }

    static DatasetView of(String name, Datasets datasets) {
        try {
            Datasets.Known known = datasets.load(name, "");
            DatasetDefinition definition = known.definition();
            return new DatasetView(
                    name,
                    known.text().isEmpty(),
                    definition.travelling().stream().map(ColumnView::of).toList(),
                    null);
        } catch (InvalidRequestException e) {
            return new DatasetView(name, false, List.of(), e.getMessage());
        }
    }
}
