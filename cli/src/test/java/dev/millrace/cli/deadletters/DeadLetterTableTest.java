package dev.millrace.cli.deadletters;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.contract.stage.Shard;
import dev.millrace.kafka.DeadLetter;
import dev.millrace.kafka.DeadLetterSummary;
import org.junit.jupiter.api.Test;

import static dev.millrace.cli.deadletters.Letters.letter;
import static org.assertj.core.api.Assertions.assertThat;

class DeadLetterTableTest {

    @Test
    void showsWhereEachRowStandsAndWhyItWasRejected() {
        // Given
        DeadLetter broken = new DeadLetter(
                Letters.BATCH,
                "sales.csv",
                1_234,
                98_765,
                "",
                "a quote is opened and never closed",
                "Id,Quantity",
                "4,\"x",
                Shard.WHOLE);
        RejectedBatch batch =
                Letters.completed(Letters.pile(20, List.of(letter(3, "seven"), letter(5, "it's 1 box"), broken)));

        // When
        List<String> lines = new DeadLetterTable(batch, 100).lines();

        // Then
        assertThat(lines)
                .containsExactly(
                        "  batch 5d0c1f8a33b1e902 of sales.csv: 3 rows rejected",
                        "",
                        "    line   byte  column    reason                              row",
                        "       3     90  Quantity  'seven' is not an integer           seven",
                        "       5    150  Quantity  'it's 1 box' is not an integer      it's 1 box",
                        "    1234  98765            a quote is opened and never closed  4,\"x",
                        "",
                        "    2 x Quantity: '...' is not an integer",
                        "    1 x a quote is opened and never closed");
    }

    @Test
    void saysHowManyMoreThereAreAndCountsThemAll() {
        // Given
        List<DeadLetter> letters =
                IntStream.range(2, 1_202).mapToObj(line -> letter(line, "x")).toList();

        // When
        List<String> lines = new DeadLetterTable(Letters.completed(Letters.pile(2, letters)), 80).lines();

        // Then
        assertThat(lines)
                .endsWith(
                        "    and 1,198 more; all of them with --limit 1200",
                        "",
                        "    1,200 x Quantity: '...' is not an integer")
                .hasSize(8);
    }

    @Test
    void aLongRowIsCutToTheScreenAndObeyedByNoTerminal() {
        // Given
        RejectedBatch batch =
                Letters.completed(Letters.pile(20, List.of(letter(3, "\u001b[2J\n\t" + "x".repeat(1_000)))));

        // When
        List<String> lines = new DeadLetterTable(batch, 72).lines();

        // Then
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(72));
        assertThat(lines.get(3)).contains("?[2J??x").endsWith("...");
        assertThat(String.join("", lines)).doesNotContainPattern("\\p{Cntrl}");
    }

    @Test
    void onlyTheLastAttemptToIngestABatchCounts() {
        // Given
        DeadLetterSummary pile = Letters.pile(
                20,
                List.of(letter(3, "seven"), letter(5, "six"), letter(3, "seven"), letter(5, "six"), letter(9, "two")));

        // When
        List<String> lines = new DeadLetterTable(Letters.completed(pile), 80).lines();

        // Then
        assertThat(pile.first()).extracting(DeadLetter::line).containsExactly(3L, 5L, 9L);
        assertThat(lines)
                .startsWith(
                        "  batch 5d0c1f8a33b1e902 of sales.csv: 3 rows rejected",
                        "    2 rows of an earlier attempt to ingest it not shown")
                .endsWith("    3 x Quantity: '...' is not an integer");
    }

    @Test
    void saysWhatBecameOfTheBatch() {
        // Given
        DeadLetterSummary pile = Letters.pile(20, List.of(letter(3, "seven")));
        var failed = new RejectedBatch(
                pile,
                Optional.of(Letters.open(Letters.BATCH, 1).failed("too many")),
                Optional.of(Letters.open(Letters.REPLAY, 2)));

        // When
        List<String> lines = new DeadLetterTable(failed, 80).lines();

        // Then
        assertThat(lines)
                .contains(
                        "    the batch FAILED at these rows, and nothing of it landed",
                        "    replayed as batch 0a1b2c3d4e5f6071: 3 rows landed, 2 rejected again");
    }

    @Test
    void aProgramReadsAllOfIt() {
        // Given
        DeadLetterSummary pile = Letters.pile(1, List.of(letter(3, "seven"), letter(5, "six")));

        // When
        JsonNode document =
                new ObjectMapper().valueToTree(DeadLetterDocument.of("sales", List.of(Letters.completed(pile))));

        // Then
        assertThat(document)
                .hasToString("{\"dataset\":\"sales\",\"rejected\":2,\"batches\":[{\"batch\":\"5d0c1f8a33b1e902\","
                        + "\"source\":\"sales.csv\",\"state\":\"completed\",\"rejected\":2,\"superseded\":0,"
                        + "\"reasons\":{\"Quantity: '...' is not an integer\":2},\"header\":\"Id,Quantity\","
                        + "\"rows\":[{\"line\":3,\"offset\":90,\"column\":\"Quantity\","
                        + "\"reason\":\"'seven' is not an integer\",\"raw\":\"seven\"}],\"more\":1}]}");
    }

    @Test
    void aBatchThatIsStillIngestedMayHaveMore() {
        // Given
        DeadLetterSummary pile = Letters.pile(20, List.of(letter(3, "seven")));
        var open = new RejectedBatch(pile, Optional.of(Letters.open(Letters.BATCH, 1)), Optional.empty());

        // When
        var document = DeadLetterDocument.of("sales", List.of(open));

        // Then
        assertThat(document.batches().get(0).state()).isEqualTo("opened");
        assertThat(new DeadLetterTable(open, 80).lines())
                .contains("    the batch is not ingested to its end, there may be more");
    }
}
