package dev.millrace.sink.land;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.CsvRecord;
import dev.millrace.contract.dataset.CsvSource;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.manifest.ContentHash;
import dev.millrace.contract.manifest.DataFile;
import dev.millrace.contract.manifest.DataFile.OffsetRange;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/** Reads a landed file again after a restart, so that what a manifest says of it was seen and not remembered. */
final class PartReader {
    private final List<String> header;

    PartReader(DatasetDefinition definition) {
        this.header = definition.travelling().stream().map(Column::name).toList();
    }

    /** Reads a whole file, and hands on every record of it. */
    DataFile read(Path file, OffsetRange offsets, Consumer<CsvRecord> records) {
        long count = 0;
        try (CsvSource source = CsvSource.open(file)) {
            if (!source.header().equals(header)) {
                throw new StageFailure(
                        ExitCode.REFUSED,
                        "%s has other columns than the dataset: delete its directory and run again.".formatted(file));
            }
            for (CsvRecord record = source.next(); record != null; record = source.next()) {
                records.accept(record);
                count++;
            }
            return new DataFile(file.getFileName().toString(), Files.size(file), ContentHash.of(file), count, offsets);
        } catch (IOException e) {
            throw new StageFailure(ExitCode.NO_INPUT, "%s cannot be read.".formatted(file), e);
        }
    }
}
