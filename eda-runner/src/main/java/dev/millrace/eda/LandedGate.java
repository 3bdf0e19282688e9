package dev.millrace.eda;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.manifest.BatchId;
import dev.millrace.contract.manifest.ContentHash;
import dev.millrace.contract.manifest.GeneratedFile;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.stage.Gate;
import dev.millrace.contract.stage.OutDirectory;

/** Waits until the batch has landed. */
final class LandedGate {
    private final EdaConfig config;
    private final Gate gate;
    private final ManifestFile manifests = new ManifestFile();

    LandedGate(EdaConfig config, Gate gate) {
        this.config = config;
        this.gate = gate;
    }

    /**
     * The landed batch, once it is there.
     *
     * @throws dev.millrace.contract.stage.StageFailure with code 75 when the deadline has passed
     */
    LandedBatch await(DatasetDefinition definition) {
        String batch = config.batch().orElseGet(() -> BatchId.of(definition, ContentHash.of(input(definition))));
        Path directory = config.out().landed(batch);
        LandedBatch landed = gate.await("the landed batch %s".formatted(batch), () -> manifests
                .read(directory.resolve(OutDirectory.MANIFEST))
                .map(manifest -> new LandedBatch(directory, manifest)));
        landed.checkDefinition(definition);
        return landed;
    }

    private Path input(DatasetDefinition definition) {
        GeneratedFile generated = new GeneratedFile(definition.name(), config.rows(), config.seed(), config.defects());
        Path file = config.input().orElseGet(() -> generated.in(config.out()));
        return gate.await(
                "the input %s".formatted(file), () -> Optional.of(file).filter(Files::exists));
    }
}
