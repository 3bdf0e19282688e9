package dev.millrace.systemtests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.manifest.ManifestFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Follows two rows that do not fit: rejected, shown, mended, and landed once. */
class DeadLettersIT {
    private static final List<String> GOOD_ROWS =
            List.of("M-1,2019-01-05,\"Fish, fresh\",5,6.25", "M-3,2019-01-06,Tea,2,5.00", "M-5,2019-01-08,Salt,3,1.50");
    private static final List<String> BAD_ROWS =
            List.of("M-2,2019-01-06,Bread,seven,17.50", "M-4,2019-01-07,\"Rice \"\"white\"\"\",1 box,4.00");

    @TempDir
    private Path directory;

    private RunDirectory out;

    /** Where the broker is; every command starts one of its own otherwise. */
    private List<String> kafka = List.of();

    @BeforeEach
    void writeTheFile() throws Exception {
        out = new RunDirectory(directory.resolve("out"));
        Files.writeString(directory.resolve("sales.csv"), """
                Invoice,Date,Product,Quantity,Total
                M-1,2019-01-05,"Fish, fresh",5,6.25
                M-2,2019-01-06,Bread,seven,17.50
                M-3,2019-01-06,Tea,2,5.00
                M-4,2019-01-07,"Rice ""white\""",1 box,4.00
                M-5,2019-01-08,Salt,3,1.50
                """);
        define("integer", "date");
    }

    private void rejectTwoRows() {
        Batch.assertDone(millrace("ingest", "--input", "sales.csv", "--max-rejected", "2"));
        Batch.assertDone(millrace("sink", "--input", "sales.csv"));
    }

    private Outcome millrace(String... words) {
        List<String> command = new ArrayList<>(List.of(words));
        command.addAll(List.of("--dataset", "sales.yaml"));
        command.addAll(kafka);
        return new MillraceCommand(directory).run(command.toArray(String[]::new));
    }

    private void define(String quantity, String date) throws Exception {
        Files.writeString(directory.resolve("sales.yaml"), """
                name: sales
                columns:
                  - {name: id, type: string, role: key, required: true, from: Invoice}
                  - {name: sold_on, type: %s, from: Date}
                  - {name: product, type: string, role: dimension, from: Product}
                  - {name: quantity, type: %s, from: Quantity}
                  - {name: total, type: "decimal(10,2)", role: measure, from: Total}
                """.formatted(date, quantity));
    }

    @Test
    void theyAreShownMendedAndLandedOnceHoweverOftenTheyAreReplayed() throws Exception {
        // Given
        try (KeptBroker broker = KeptBroker.start(directory.resolve("broker"))) {
            kafka = List.of("--kafka", broker.address());
            rejectTwoRows();
            Outcome list = millrace("dead-letters", "list");
            Outcome unmended = millrace("dead-letters", "replay");
            String original = out.manifest("ingested/*/manifest.json").batch();
            define("string", "date");

            // When
            Outcome replay = millrace("dead-letters", "replay");
            Outcome again = millrace("dead-letters", "replay");
            define("string", "string");
            Outcome otherwise = millrace("dead-letters", "replay", "--batch", original);

            // Then
            assertThat(list.exitCode()).as(list.out() + list.err()).isZero();
            assertThat(list.out().lines().map(String::strip))
                    .contains(
                            "batch %s of sales.csv: 2 rows rejected".formatted(original),
                            "3    72  Quantity  'seven' is not an integer  " + BAD_ROWS.get(0),
                            "5   131  Quantity  '1 box' is not an integer  " + BAD_ROWS.get(1),
                            "2 x Quantity: '...' is not an integer");
            assertThat(unmended.exitCode()).isEqualTo(65);
            assertThat(unmended.err()).contains("2 of 2 rows rejected, 0 allowed");
            assertThat(replay.exitCode()).as(replay.out() + replay.err()).isZero();
            assertThat(replay.out()).contains("VERIFIED").doesNotContain("already");
            assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
            assertThat(again.out())
                    .contains("already ingested")
                    .contains("already landed")
                    .contains("VERIFIED");
            assertThat(otherwise.exitCode())
                    .as(otherwise.out() + otherwise.err())
                    .isEqualTo(65);
            assertThat(otherwise.err())
                    .contains("The rejected rows of batch %s have been replayed already".formatted(original))
                    .contains("there is nothing left to replay.");
            assertThat(out.landedRows())
                    .containsExactlyInAnyOrder(
                            GOOD_ROWS.get(0), GOOD_ROWS.get(1), GOOD_ROWS.get(2), BAD_ROWS.get(0), BAD_ROWS.get(1));
            assertThat(out.files("landed/*/manifest.json")).hasSize(2);
            assertThat(replayed(original).totals().rows()).isEqualTo(2);
        }
    }

    @Test
    void theyCanBeMendedInAFileOfTheirOwn() throws Exception {
        // Given
        rejectTwoRows();
        String original = out.manifest("ingested/*/manifest.json").batch();
        Files.writeString(
                directory.resolve("mended.csv"),
                "Invoice,Date,Product,Quantity,Total\nM-2,2019-01-06,Bread,7,17.50\nM-4,2019-01-07,Rice,1,4.00\n");

        // When
        Outcome tooMany = millrace("dead-letters", "replay", "--input", "sales.csv");
        Outcome replay = millrace("dead-letters", "replay", "--input", "mended.csv");

        // Then
        assertThat(tooMany.exitCode()).isEqualTo(65);
        assertThat(tooMany.err()).contains("sales.csv holds 5 rows, and batch %s rejected 2".formatted(original));
        assertThat(replay.exitCode()).as(replay.out() + replay.err()).isZero();
        assertThat(out.landedRows()).hasSize(5).contains("M-2,2019-01-06,Bread,7,17.50", "M-4,2019-01-07,Rice,1,4.00");
        assertThat(replayed(original).details()).containsEntry("source", "mended.csv");
    }

    private Manifest replayed(String original) {
        return out.files("ingested/*/manifest.json").stream()
                .map(file -> new ManifestFile().read(file).orElseThrow())
                .filter(manifest -> original.equals(manifest.details().get("replays")))
                .findFirst()
                .orElseThrow();
    }
}
