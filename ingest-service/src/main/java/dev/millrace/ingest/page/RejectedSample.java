package dev.millrace.ingest.page;

import java.util.List;

import dev.millrace.contract.stage.Numbers;
import dev.millrace.ingest.rest.DeadLetterPage;

/** The first rejected rows of a batch, none before it is over; and how many more there are, in words, null if these are all. */
public record RejectedSample(List<Row> rows, String more) {
    /** How many are shown at most. */
    static final String MOST = "20";

    static final RejectedSample NONE = new RejectedSample(List.of(), null);

    /** A row that did not fit its definition, or its beginning; the column is empty if the row as a whole is at fault. */
    public record Row(String line, String column, String reason, String text) {
        private static final int LONGEST = 500;

        static Row of(DeadLetterPage.Rejected letter) {
            String raw = letter.raw();
            boolean isLong = raw.codePointCount(0, raw.length()) > LONGEST;
            String shown = isLong ? raw.substring(0, raw.offsetByCodePoints(0, LONGEST)) + " …" : raw;
            return new Row(Numbers.count(letter.line()), letter.column(), letter.reason(), shown);
        }
    }

    static RejectedSample of(DeadLetterPage letters) {
        List<Row> rows = letters.rows().stream().map(Row::of).toList();
        long more = letters.rejected() - rows.size();
        return new RejectedSample(rows, more == 0 ? null : Numbers.rows(more));
    }
}
