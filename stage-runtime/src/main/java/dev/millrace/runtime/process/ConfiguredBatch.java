package dev.millrace.runtime.process;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.manifest.BatchSource;
import dev.millrace.contract.manifest.Defects;
import dev.millrace.contract.manifest.GeneratedFile;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Shard;

/**
 * The batch that a job's settings are about.
 */
public record ConfiguredBatch(BatchSettings settings) {

    /**
     * The CSV and the definition of its rows.
     *
     * @throws dev.millrace.contract.stage.StageFailure with code 64 or 66 if there is no such definition
     */
    public BatchSource source() {
        DatasetDefinition definition = new DatasetFile().load(settings.dataset());
        Defects defects = Defects.of(settings.defects(), settings.defectKinds());
        GeneratedFile generated = new GeneratedFile(definition.name(), settings.rows(), settings.seed(), defects);
        return BatchSource.of(definition, settings.input(), out(), generated);
    }

    /** Where everything of the run lies. */
    public OutDirectory out() {
        return new OutDirectory(settings.out());
    }

    /** Which part of it is this process's. */
    public Shard shard() {
        return Shard.of(settings.shard(), System.getenv());
    }
}
