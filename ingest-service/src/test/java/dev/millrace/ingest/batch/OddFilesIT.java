package dev.millrace.ingest.batch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Files that are empty, packed, full of oddities or too much for the broker. */
@ExtendWith(SharedCluster.class)
class OddFilesIT {
    private final TestCluster cluster;

    @TempDir
    private Path directory;

    private SalesFile sales;

    OddFilesIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void file(TestInfo test) {
        sales = new SalesFile(directory, SalesFile.dataset(test));
    }

    @Test
    void aHeaderAloneIsABatchOfNoRows() {
        // Given
        sales.write(Stream.empty());

        // When
        cluster.ingest(sales.request("0"));

        // Then
        BatchRecord batch = cluster.batch(sales);
        assertThat(batch.state()).isEqualTo(State.COMPLETED);
        assertThat(batch.checkpoint().accepted()).isEqualTo(sales.totals());
        assertThat(sales.manifest().totals().rows()).isZero();
        assertThat(cluster.ingest(sales.request("0"))).containsExactly("already ingested");
    }

    @Test
    void anEmptyFileIsRefused() {
        // Given
        sales.writeRaw(new byte[0]);

        // When / Then
        assertThatThrownBy(() -> cluster.ingest(sales.request("0")))
                .isInstanceOfSatisfying(StageFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.REFUSED))
                .hasMessageEndingWith("sales.csv is empty: its first line must name the columns.");
    }

    @Test
    void goodRowsAmongOddOnesAreKept() {
        // Given
        var file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
        for (String line : List.of(
                "Id,City,Amount",
                "S1,\"Yangon\nand \"\"around\"\"\",1.00",
                "S2,too,many,2.00",
                "S3,three decimals,3.001",
                "S4,N\0UL,4.00",
                "S5,東京,5",
                "S6,more digits than there is room for,123456789.00")) {
            file.writeBytes((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        file.writeBytes("S7,Zürich,7\r\n".getBytes(StandardCharsets.ISO_8859_1));
        file.writeBytes("S8,\"never closed,8\r\nS9,last,9".getBytes(StandardCharsets.UTF_8));
        sales.writeRaw(file.toByteArray());

        // When
        cluster.ingest(sales.request("6"));

        // Then
        Totals committed = cluster.committedTotals(sales);
        assertThat(committed).isEqualTo(sales.totals());
        assertThat(committed.sums()).hasToString("{amount=15.00}");
        assertThat(cluster.batch(sales).checkpoint().rejected()).isEqualTo(6);
    }

    @Test
    @Timeout(60)
    void aRowThatTheBrokerDoesNotTakeEndsTheIngestWithASentence() {
        // Given
        sales.write(Stream.of(SalesFile.goodRow(1), "S2," + "x".repeat(10 << 20) + ",2.00", SalesFile.goodRow(3)));

        // When
        var refusal = catchThrowableOfType(StageFailure.class, () -> cluster.ingest(sales.request("0")));

        // Then
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refusal)
                .hasMessageStartingWith("A row is larger than Kafka at ")
                .hasMessageEndingWith("or take the row out.");
        assertThat(cluster.batch(sales).checkpoint().accepted().rows()).isZero();
    }

    @Test
    void aPackedFileIsTheSameBatchAsTheFile() {
        // Given
        sales.write(IntStream.range(0, 1_000).mapToObj(SalesFile::goodRow));
        cluster.ingest(sales.request("0"));
        String batch = sales.batch();

        // When
        sales.pack();

        // Then
        assertThat(sales.batch()).isEqualTo(batch);
        assertThat(cluster.ingest(sales.request("0"))).containsExactly("already ingested");
    }

    @Test
    void anIngestOfAPackedFileGoesOnBehindTheLastCommit() {
        // Given
        sales.write(IntStream.range(0, 1_000).mapToObj(SalesFile::goodRow));
        sales.pack();
        assertThatThrownBy(() -> cluster.ingestDyingAtCommit(sales.request("0"), 4))
                .hasMessageContaining("died");

        // When
        List<String> notes = cluster.ingest(sales.request("0"));

        // Then
        assertThat(notes).containsExactly("went on behind row 200");
        assertThat(cluster.committedTotals(sales)).isEqualTo(sales.totals());
        assertThat(sales.totals().rows()).isEqualTo(1_000);
    }
}
