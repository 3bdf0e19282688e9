package dev.millrace.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.millrace.contract.manifest.DataFile;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Stage;

/** Transactions as they land, without the way there: what the generator writes is canonical already. */
final class LandedTransactions {
    private final OutDirectory out;

    LandedTransactions(Path out) {
        this.out = new OutDirectory(out);
    }

    /** Generates rows and lands them; returns the batch. */
    String land(int rows) {
        Batch.assertDone(new JobCommand(out.root().getParent())
                .start(
                        "generator-service",
                        Map.of("MILLRACE_OUT", out.root().toString(), "MILLRACE_ROWS", Integer.toString(rows)))
                .outcome());
        RunDirectory run = new RunDirectory(out.root());
        Manifest generated = run.manifest("generated/*.manifest.json");
        DataFile file = generated.files().get(0);
        Path landed = out.landed(generated.batch());
        try {
            Files.createDirectories(landed);
            Files.move(run.files("generated/*.csv").get(0), landed.resolve(file.name()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        new ManifestFile()
                .write(
                        landed.resolve(OutDirectory.MANIFEST),
                        new Manifest(
                                Stage.SINK,
                                generated.batch(),
                                generated.dataset(),
                                generated.definition(),
                                generated.totals(),
                                0,
                                List.of(file),
                                Map.of("multiline", "false"),
                                0));
        return generated.batch();
    }
}
