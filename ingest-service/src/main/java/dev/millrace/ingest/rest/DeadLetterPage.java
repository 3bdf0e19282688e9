package dev.millrace.ingest.rest;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.millrace.kafka.DeadLetter;
import dev.millrace.kafka.DeadLetterSummary;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Rejected records of a batch, in the order of its file; header and next are null where there is none. */
@Schema(name = "DeadLetters")
public record DeadLetterPage(
        long rejected,
        Map<String, Long> reasons,
        @Schema(nullable = true) String header,
        List<Rejected> rows,
        @Schema(nullable = true) String next) {
    private static final int LONGEST = 2_000;

    /** One of them: its line, from 1, and byte, from 0, in the file; the column is empty if the record as a whole is at fault. */
    @Schema(name = "DeadLetter")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Rejected(long line, long offset, String column, String reason, String raw) {
        static Rejected of(DeadLetter letter) {
            return new Rejected(letter.line(), letter.offset(), letter.column(), letter.reason(), letter.raw());
        }
    }

    /** A letter of which no more is kept than is shown. */
    static DeadLetter cut(DeadLetter letter) {
        if (letter.raw().length() <= LONGEST) {
            return letter;
        }
        return new DeadLetter(
                letter.batch(),
                letter.source(),
                letter.line(),
                letter.offset(),
                letter.column(),
                letter.reason(),
                letter.header(),
                letter.raw().substring(0, LONGEST) + "...",
                letter.shard());
    }

    static DeadLetterPage none() {
        return new DeadLetterPage(0, Map.of(), null, List.of(), null);
    }

    static DeadLetterPage of(String id, DeadLetterSummary summary, int size) {
        List<DeadLetter> letters = summary.first();
        String next = letters.size() < size
                ? null
                : "/batches/%s/dead-letters?after=%d&size=%d"
                        .formatted(id, letters.get(size - 1).offset(), size);
        return new DeadLetterPage(
                summary.count(),
                summary.reasons(),
                letters.isEmpty() ? null : letters.get(0).header(),
                letters.stream().map(Rejected::of).toList(),
                next);
    }
}
