package dev.millrace.ingest.page;

import java.util.List;

import dev.millrace.contract.stage.Numbers;
import dev.millrace.ingest.rest.BatchView;

/**
 * Rows that were rejected for one reason.
 *
 * @param column the column at fault; in words if the row as a whole is
 * @param reason what is wrong
 * @param rows how many they are
 * @param examples the first of them
 */
public record RejectedReason(String column, String reason, String rows, List<String> examples) {
    static RejectedReason of(BatchView.Rejection rejection) {
        return new RejectedReason(
                rejection.column() == null ? "the whole row" : rejection.column(),
                rejection.reason(),
                Numbers.count(rejection.rows()),
                rejection.examples());
    }
}
