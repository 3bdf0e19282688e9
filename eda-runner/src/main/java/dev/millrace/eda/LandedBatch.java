package dev.millrace.eda;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.manifest.BatchId;
import dev.millrace.contract.manifest.DataFile;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StageFailure;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A batch that has landed whole: its manifest says so.
 *
 * @param directory where its files lie
 * @param manifest what the sink vouches for
 */
record LandedBatch(Path directory, Manifest manifest) {

    LandedBatch {
        if (manifest.stage() != Stage.SINK) {
            throw new StageFailure(
                    ExitCode.REFUSED,
                    "%s is the manifest of a batch that is %s, not landed: run the sink again."
                            .formatted(
                                    directory.resolve(OutDirectory.MANIFEST),
                                    manifest.stage().done()));
        }
    }

    /**
     * Refuses a batch that was read by another definition: its columns would be mistaken for others.
     *
     * @throws StageFailure with code 65
     */
    void checkDefinition(DatasetDefinition definition) {
        if (!BatchId.fingerprint(definition).equals(manifest.definition())) {
            throw new StageFailure(
                    ExitCode.REFUSED,
                    "Batch %s in %s was landed by another definition of %s: use that one, or ingest the file again."
                            .formatted(manifest.batch(), directory, definition.name()));
        }
    }

    /**
     * The landed files, as the manifest lists them.
     *
     * @throws StageFailure with code 66 if one is not there
     */
    List<Path> files() {
        List<Path> files = manifest.files().stream()
                .map(file -> directory.resolve(file.name()).toAbsolutePath().normalize())
                .toList();
        for (Path file : files) {
            if (!Files.isReadable(file)) {
                throw new StageFailure(
                        ExitCode.NO_INPUT,
                        "%s is listed in the landed manifest and cannot be read: run the sink again.".formatted(file));
            }
        }
        return files;
    }

    /**
     * The rows: the travelling columns as canonical texts.
     *
     * @throws StageFailure with code 66 if a file is not there
     */
    Dataset<Row> texts(SparkSession session, DatasetDefinition definition) {
        return new LandedRows(session).read(definition, files(), layout());
    }

    /** The bytes of all files. */
    long bytes() {
        return manifest.files().stream().mapToLong(DataFile::bytes).sum();
    }

    /** How the files can be cut into rows. */
    CsvLayout layout() {
        return Boolean.parseBoolean(manifest.details().get("multiline")) ? CsvLayout.MULTILINE : CsvLayout.LINES;
    }
}
