package dev.millrace.eda.summary;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What the stages vouch for.
 *
 * @param verified whether the rows that went in are those that came out
 * @param verdict one sentence for people
 * @param stages in the order in which rows travel
 * @param rejections the rows that did not fit the definition, by reason, most frequent first
 */
public record Pipeline(boolean verified, String verdict, List<StageFigures> stages, List<Rejection> rejections) {
    public Pipeline {
        stages = List.copyOf(stages);
        rejections = List.copyOf(rejections);
    }

    /**
     * What one stage saw.
     *
     * @param stage generated, ingested, landed or analysed
     * @param rows how many came out of it
     * @param rejected how many did not fit the definition; null for a stage that rejects none
     * @param rowHash the sum of the rows' hashes
     * @param sums the exact sums of the reconciled measures
     * @param seconds how long it worked
     */
    public record StageFigures(
            String stage, long rows, Long rejected, String rowHash, Map<String, BigDecimal> sums, double seconds) {}

    /**
     * Rows that were rejected for one reason.
     *
     * @param column the column as the user's file calls it; null if the row as a whole is at fault
     * @param reason what is wrong, the value left out
     * @param rows how many rows
     * @param examples a few, as {@code line 5: 'seven' is not an integer}
     */
    public record Rejection(String column, String reason, long rows, List<String> examples) {
        public Rejection {
            examples = List.copyOf(examples);
        }
    }
}
