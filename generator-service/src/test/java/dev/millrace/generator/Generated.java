package dev.millrace.generator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.millrace.contract.dataset.CsvSource;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.dataset.Parsed;
import dev.millrace.contract.dataset.Row;
import dev.millrace.contract.dataset.RowParser;
import dev.millrace.contract.manifest.Defects;
import dev.millrace.contract.manifest.GeneratedFile;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.stage.StopRequest;

/** Runs the generator and reads back, with the contract's own eyes, what it made. */
record Generated(GenerateRequest request, List<ProgressEvent> events) {
    static final DatasetDefinition DEFINITION = new DatasetFile().load(GeneratedFile.DATASET);

    static Generated run(Path out, long rows, long seed, String shard, int threads) {
        return run(out, rows, seed, Defects.NONE, shard, threads);
    }

    static Generated run(Path out, long rows, long seed, Defects defects, String shard, int threads) {
        GenerateRequest request =
                new GenerateRequest(new OutDirectory(out), rows, seed, defects, Shard.parse(shard), threads);
        return run(request, new StopRequest());
    }

    static Generated run(GenerateRequest request, StopRequest stop) {
        List<ProgressEvent> events = new ArrayList<>();
        new GenerateBatch(request, new Progress("generate", events::add), stop).run(manifest -> {});
        return new Generated(request, events);
    }

    Path file() {
        return request.file();
    }

    Manifest manifest() {
        return new ManifestFile().read(OutDirectory.manifestOf(file())).orElseThrow();
    }

    ProgressEvent lastEvent() {
        return events.get(events.size() - 1);
    }

    Path truth() {
        return GeneratedFile.truthOf(file());
    }

    /** What became of every record, by its line. */
    Map<Long, Parsed> parsed() throws IOException {
        Map<Long, Parsed> parsed = new LinkedHashMap<>();
        try (CsvSource source = CsvSource.open(file())) {
            RowParser parser = RowParser.of(DEFINITION, source.header(), file().toString());
            for (var record = source.next(); record != null; record = source.next()) {
                parsed.put(record.line(), parser.parse(record));
            }
        }
        return parsed;
    }

    /** All rows; fails at the first that does not fit the definition. */
    List<Row> rows() throws IOException {
        return parsed().values().stream().map(Row.class::cast).toList();
    }
}
