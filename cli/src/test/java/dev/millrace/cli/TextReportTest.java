package dev.millrace.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.cli.view.Style;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.verify.Evidence;
import dev.millrace.contract.verify.Origin;
import dev.millrace.contract.verify.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TextReportTest {
    private static final Path PAGE = Path.of("out/report/index.html");
    private static final Totals ALL = totals(100_000);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final RunReport text = new TextReport(new PrintStream(out), new PrintStream(errors), Style.PLAIN);

    @Test
    void showsTheStagesSideBySideAndTheVerdict() {
        // Given
        Evidence evidence = new Evidence(
                new Origin.Generated(Path.of("g.csv"), manifest(Stage.GENERATE, ALL, 0, 0.08)),
                manifest(Stage.INGEST, ALL, 0, 1.2),
                manifest(Stage.SINK, ALL, 0, 1.4),
                manifest(Stage.EDA, ALL, 0, 5.3));

        // When
        ExitCode exit = text.end(evidence, Verdict.of(evidence), PAGE, 11.94);

        // Then
        assertThat(exit).isEqualTo(ExitCode.DONE);
        assertThat(out.toString().lines())
                .containsExactly(
                        "",
                        "                rows  rejected          row hash   total_amount   time     rate",
                        "  generated  100,000         -  5d0c1f8a33b1e902  89,000,000.00  0.1 s  1.3 M/s",
                        "  ingested   100,000         0  5d0c1f8a33b1e902  89,000,000.00  1.2 s   83 k/s",
                        "  landed     100,000         -  5d0c1f8a33b1e902  89,000,000.00  1.4 s   71 k/s",
                        "  analysed   100,000         -  5d0c1f8a33b1e902  89,000,000.00  5.3 s   19 k/s",
                        "",
                        "  VERIFIED   every row that went in came out unchanged, in 11.9 s",
                        "  report     " + PAGE);
    }

    @Test
    void anInputOfTheUsersHasALineWithoutFigures() {
        // Given
        Evidence evidence = given(totals(999), 1);

        // When
        text.end(evidence, Verdict.of(evidence), PAGE, 3);

        // Then
        assertThat(out.toString())
                .contains("  input     sales.csv\n  ingested  ")
                .contains("VERIFIED   999 rows came out unchanged, 1 rejected (dead letters), in 3.0 s");
    }

    @Test
    void spoiledRowsAreShownWhereTheyWereMadeAndWhereTheyWereRejected() {
        // Given
        Evidence evidence = new Evidence(
                new Origin.Generated(Path.of("g.csv"), manifest(Stage.GENERATE, totals(999), 7, 1)),
                manifest(Stage.INGEST, totals(999), 7, 1),
                manifest(Stage.SINK, totals(999), 0, 1),
                manifest(Stage.EDA, totals(999), 0, 1));

        // When
        text.end(evidence, Verdict.of(evidence), PAGE, 3);

        // Then
        assertThat(out.toString())
                .contains(
                        "  generated   999         7  ",
                        "  ingested    999         7  ",
                        "  landed      999         -  ")
                .contains("VERIFIED   999 rows came out unchanged, 7 rejected (dead letters), in 3.0 s");
    }

    @Test
    void refusesWhatDiffers() {
        // Given
        Evidence evidence = given(totals(998), 0);

        // When
        ExitCode exit = text.end(evidence, Verdict.of(evidence), PAGE, 3);

        // Then
        assertThat(exit).isEqualTo(ExitCode.REFUSED);
        assertThat(out.toString()).doesNotContain("VERIFIED");
        assertThat(errors.toString()).isEqualTo("\n  REFUSED    ingested = landed does not hold: rows 998 and 999\n");
    }

    @Test
    void aReasonOfSeveralLinesStaysInItsColumn() {
        // Given
        StageFailure failure = new StageFailure(ExitCode.REFUSED, "sales.csv line 5: no\n1 of 2 rows rejected");

        // When
        ExitCode exit = text.failed(failure);

        // Then
        assertThat(exit).isEqualTo(ExitCode.REFUSED);
        assertThat(errors.toString())
                .isEqualTo("\n  REFUSED    sales.csv line 5: no\n             1 of 2 rows rejected\n");
    }

    @Test
    void aProgramReadsTheSameAsOneDocument() throws Exception {
        // Given
        Evidence evidence = given(totals(999), 1);
        RunReport json = new JsonReport(new PrintStream(out));

        // When
        json.end(evidence, Verdict.of(evidence), PAGE, 3);

        // Then
        JsonNode document = new ObjectMapper().readTree(out.toString());
        assertThat(document.path("verdict").asText()).isEqualTo("verified");
        assertThat(document.path("exit").asInt(-1)).isZero();
        assertThat(document.path("stages").findValuesAsText("stage")).containsExactly("ingested", "landed", "analysed");
        assertThat(document.at("/stages/0/rowHash").asText()).isEqualTo("5d0c1f8a33b1e902");
        assertThat(document.at("/stages/0/rejected").asInt()).isOne();
        assertThat(document.at("/stages/0/sums/total_amount").asText()).isEqualTo("89000000.00");
    }

    private static Evidence given(Totals ingested, long rejected) {
        return new Evidence(
                new Origin.Given(Path.of("sales.csv"), "0123456789abcdef"),
                manifest(Stage.INGEST, ingested, rejected, 1),
                manifest(Stage.SINK, totals(999), 0, 1),
                manifest(Stage.EDA, totals(999), 0, 1));
    }

    private static Totals totals(long rows) {
        return new Totals(rows, "5d0c1f8a33b1e902", Map.of("total_amount", new BigDecimal("89000000.00")));
    }

    private static Manifest manifest(Stage stage, Totals totals, long rejected, double seconds) {
        return new Manifest(
                stage, "0123456789abcdef", "transactions", "f", totals, rejected, List.of(), Map.of(), seconds);
    }
}
