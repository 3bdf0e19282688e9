package dev.millrace.kafka;

import java.util.List;

import dev.millrace.contract.stage.Shard;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeadLetterSummaryTest {
    private static final Shard FIRST = new Shard(0, 2);
    private static final Shard SECOND = new Shard(1, 2);

    @Test
    void lettersOfShardsComeInAnyOrderAndAreToldInTheOrderOfTheFile() {
        // When
        DeadLetterSummary pile = pile(
                3,
                List.of(letter(7, "x", SECOND), letter(2, "x", FIRST), letter(9, "x", SECOND), letter(3, "x", FIRST)));

        // Then
        assertThat(pile.first()).extracting(DeadLetter::line).containsExactly(2L, 3L, 7L);
        assertThat(pile.count()).isEqualTo(4);
        assertThat(pile.more()).isEqualTo(1);
        assertThat(pile.superseded()).isZero();
        assertThat(pile.reasons()).hasToString("{Quantity: '...' is not an integer=4}");
    }

    @Test
    void aNewAttemptOfAShardLeavesWhatAnotherHasLeftInItAlready() {
        // When: the second shard had left nothing when the first attempt ended
        DeadLetterSummary pile = pile(9, List.of(letter(2, "x", FIRST), letter(7, "x", SECOND), letter(2, "x", FIRST)));

        // Then
        assertThat(pile.first()).extracting(DeadLetter::line).containsExactly(2L, 7L);
        assertThat(pile.superseded()).isEqualTo(1);
    }

    @Test
    void anotherNumberOfShardsIsAnotherAttempt() {
        // When
        DeadLetterSummary pile =
                pile(9, List.of(letter(2, "x", FIRST), letter(7, "x", SECOND), letter(2, "x"), letter(7, "x")));

        // Then
        assertThat(pile.count()).isEqualTo(2);
        assertThat(pile.superseded()).isEqualTo(2);
    }

    private static DeadLetterSummary pile(int kept, List<DeadLetter> letters) {
        DeadLetterSummary pile = new DeadLetterSummary("5d0c1f8a33b1e902", "sales.csv", kept);
        letters.forEach(pile::add);
        return pile;
    }

    private static DeadLetter letter(long line, String raw) {
        return letter(line, raw, Shard.WHOLE);
    }

    private static DeadLetter letter(long line, String raw, Shard shard) {
        String reason = "'%s' is not an integer".formatted(raw);
        return new DeadLetter("b", "sales.csv", line, line * 30, "Quantity", reason, "Id,Quantity", raw, shard);
    }
}
