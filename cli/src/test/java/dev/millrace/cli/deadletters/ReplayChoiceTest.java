package dev.millrace.cli.deadletters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.kafka.DeadLetterSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.millrace.cli.deadletters.Letters.BATCH;
import static dev.millrace.cli.deadletters.Letters.REPLAY;
import static dev.millrace.cli.deadletters.Letters.letter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ReplayChoiceTest {
    private static final DeadLetterSummary PILE = Letters.pile(0, List.of(letter(3, "seven"), letter(5, "six")));
    private static final BatchRecord OPEN = Letters.open(BATCH, 2);

    @Test
    void theOnlyBatchNeedNotBeNamed() {
        // Given
        RejectedBatch whole = Letters.completed(PILE);
        RejectedBatch failed = batch(REPLAY, Letters.open(REPLAY, 2).failed("too many"));

        // When
        RejectedBatch chosen = new ReplayChoice("sales", List.of(whole, failed)).choose(Optional.empty());

        // Then
        assertThat(chosen).isEqualTo(whole);
    }

    @Test
    void ofSeveralOneHasToBeNamed() {
        // Given
        List<RejectedBatch> two = List.of(
                Letters.completed(PILE), batch(REPLAY, Letters.open(REPLAY, 2).completed(Map.of())));

        // When
        StageFailure failure = refusal(two, Optional.empty());

        // Then
        assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(failure)
                .hasMessage("There are dead letters of 2 batches of sales: say with --batch which to replay,"
                        + " 5d0c1f8a33b1e902 (sales.csv) or 0a1b2c3d4e5f6071 (sales.csv).");
        assertThat(new ReplayChoice("sales", two).choose(Optional.of(REPLAY))).isEqualTo(two.get(1));
    }

    @Test
    void withoutDeadLettersThereIsNothingToReplay() {
        // When
        StageFailure failure = refusal(List.of(), Optional.empty());

        // Then
        assertThat(failure.exitCode()).isEqualTo(ExitCode.NO_INPUT);
        assertThat(failure).hasMessage("There are no dead letters of sales: there is nothing to replay.");
    }

    @Test
    void aBatchThatIsNotThereIsNoInput() {
        // When
        StageFailure failure = refusal(List.of(Letters.completed(PILE)), Optional.of(REPLAY));

        // Then
        assertThat(failure.exitCode()).isEqualTo(ExitCode.NO_INPUT);
        assertThat(failure).hasMessageStartingWith("There are no dead letters of batch %s in sales: ", REPLAY);
    }

    @Test
    void aBatchThatFailedIsRunAgainAsAWhole() {
        // When
        StageFailure failure = refusal(List.of(batch(BATCH, OPEN.failed("too many"))), Optional.empty());

        // Then
        assertThat(failure.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(failure)
                .hasMessage("Batch 5d0c1f8a33b1e902 FAILED, so none of its rows landed: mend sales.csv or the"
                        + " definition, and run all of it again.");
    }

    @Test
    void aReplayThatFailedIsRepeatedFromWhatItReplayed() {
        // Given
        BatchRecord replay = Letters.open(REPLAY, 2, Optional.of(BATCH)).failed("too many");

        // When
        StageFailure failure = refusal(List.of(batch(REPLAY, replay)), Optional.of(REPLAY));

        // Then
        assertThat(failure).hasMessageEndingWith("landed: mend more, and replay batch %s again.", BATCH);
    }

    @Test
    void aBatchThatIsNotIngestedToItsEndHasToBeFirst() {
        // When
        StageFailure failure = refusal(List.of(batch(BATCH, OPEN)), Optional.of(BATCH));

        // Then
        assertThat(failure.exitCode()).isEqualTo(ExitCode.TRY_AGAIN);
        assertThat(failure)
                .hasMessage("Batch 5d0c1f8a33b1e902 of sales.csv is not ingested to its end: end that first, with the"
                        + " command that began it.");
    }

    @Test
    void mendedRowsAreAsManyAsWereRejected(@TempDir Path directory) throws IOException {
        // Given
        ReplayInput input = new ReplayInput(Letters.completed(PILE));
        Path three = Files.writeString(directory.resolve("three.csv"), "Id,Quantity\n1,1\n2,2\n3,3\n");
        Path two = Files.writeString(directory.resolve("two.csv"), "Id,Quantity\n1,1\n2,2\n");

        // When
        var failure = catchThrowableOfType(StageFailure.class, () -> input.check(three));

        // Then
        input.check(two);
        assertThat(failure.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(failure)
                .hasMessage(
                        "%s holds 3 rows, and batch 5d0c1f8a33b1e902 rejected 2: give just these, and leave one that"
                                + " cannot be mended as it is.",
                        three);
    }

    private static RejectedBatch batch(String id, BatchRecord record) {
        DeadLetterSummary pile = new DeadLetterSummary(id, "sales.csv", 0);
        return new RejectedBatch(pile, Optional.of(record), Optional.empty());
    }

    private static StageFailure refusal(List<RejectedBatch> batches, Optional<String> id) {
        return catchThrowableOfType(StageFailure.class, () -> new ReplayChoice("sales", batches).choose(id));
    }
}
