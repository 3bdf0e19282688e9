package dev.millrace.systemtests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.millrace.contract.manifest.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs the whole pipeline as a user does: real processes, a real broker, real Spark. */
class PipelineIT {
    private static final String ROWS = "20000";

    @TempDir
    private Path directory;

    @Test
    void everyRowThatWentInComesOutAndTheSameCommandAgainFindsItsWorkDone() {
        // Given
        var millrace = new MillraceCommand(directory);

        // When
        Outcome run = millrace.run("run", "--rows", ROWS, "--out", "o1");
        Outcome again = millrace.run("run", "--rows", ROWS, "--out", "o1");

        // Then
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("VERIFIED").contains("20,000").contains("o1/report/index.html");
        var out = new RunDirectory(directory.resolve("o1"));
        assertThat(out.landedRows()).isEqualTo(out.generatedRows());
        assertThat(List.of(
                        out.manifest("generated/*.manifest.json"),
                        out.manifest("ingested/*/manifest.json"),
                        out.manifest("landed/*/manifest.json"),
                        out.manifest("report/manifest.json")))
                .extracting(Manifest::totals)
                .containsOnly(out.manifest("generated/*.manifest.json").totals());
        assertThat(directory.resolve("o1/report")).isDirectoryContaining("glob:**/summary.json");
        assertThat(directory.resolve("o1/report/plots"))
                .isDirectoryContaining("glob:**/plot_revenue_by_category.png")
                .isDirectoryContaining("glob:**/plot_payment_methods.png")
                .isDirectoryContaining("glob:**/plot_top_cities.svg");
        assertThat(out.files("**.tmp")).isEmpty();
        assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
        assertThat(again.out())
                .contains("VERIFIED")
                .contains("already ingested")
                .contains("already landed");
    }

    @Test
    void aUsersOwnFileNeedsADefinitionAndNoCode() throws Exception {
        // Given
        Files.writeString(directory.resolve("market.csv"), market("5"));
        Files.writeString(directory.resolve("market.yaml"), MARKET);

        // When
        Outcome run = new MillraceCommand(directory)
                .run("run", "--input", "market.csv", "--dataset", "market.yaml", "--out", "o1");

        // Then
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        var landed = new RunDirectory(directory.resolve("o1")).manifest("landed/*/manifest.json");
        assertThat(landed.totals().rows()).isEqualTo(3);
        assertThat(landed.totals().sums()).hasToString("{total=1001.5100}");
        assertThat(new RunDirectory(directory.resolve("o1")).landedRows())
                .contains("M-1,2019-01-05 13:08:00,\"Fish, fresh\",5,1.2500");
    }

    @Test
    void aRowThatDoesNotFitIsNamedAndRefusesTheBatchUntilItIsAllowed() throws Exception {
        // Given
        Files.writeString(directory.resolve("market.csv"), market("five"));
        Files.writeString(directory.resolve("market.yaml"), MARKET);
        var millrace = new MillraceCommand(directory);
        var out = new RunDirectory(directory.resolve("o1"));
        Outcome refused = millrace.run("run", "--input", "market.csv", "--dataset", "market.yaml", "--out", "o1");
        var landedOfRefused = out.files("landed/*/part-*.csv*");

        // When
        Outcome run = millrace.run(
                "run", "--input", "market.csv", "--dataset", "market.yaml", "--out", "o1", "--max-rejected", "1");

        // Then
        assertThat(refused.exitCode()).as(refused.out() + refused.err()).isEqualTo(65);
        assertThat(refused.out() + refused.err())
                .contains("REFUSED")
                .contains("market.csv line 2, column Quantity: 'five' is not an integer")
                .contains("1 of 3 rows rejected, 0 allowed");
        assertThat(landedOfRefused).isEmpty();
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(out.landedRows()).hasSize(2);
    }

    private static final String MARKET = """
            name: market
            columns:
              - {name: id, type: string, role: key, required: true, from: Invoice ID}
              - {name: sold_at, type: timestamp, role: event-time, from: [Date, Time], format: M/d/yyyy HH:mm:ss}
              - {name: product, type: string, role: dimension, from: Product line}
              - {name: quantity, type: integer, from: Quantity}
              - {name: total, type: "decimal(10,4)", role: measure, from: Total}
            """;

    private static String market(String quantity) {
        return """
                "Invoice ID","Date","Time","Product line","Quantity","Total"
                "M-1","1/5/2019",13:08:00,"Fish, fresh",%s,1.25
                "M-2","12/31/2019",09:00:00,"Bread ""dark\""",1,1000.26
                "M-3","2/28/2019",10:29:59,,7,0
                """.formatted(quantity);
    }
}
