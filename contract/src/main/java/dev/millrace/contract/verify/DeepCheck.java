package dev.millrace.contract.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.millrace.contract.dataset.CsvRecord;
import dev.millrace.contract.dataset.CsvSource;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.Row;
import dev.millrace.contract.dataset.RowParser;
import dev.millrace.contract.dataset.Tally;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.manifest.BatchId;
import dev.millrace.contract.manifest.ContentHash;
import dev.millrace.contract.manifest.DataFile;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.stage.Numbers;
import dev.millrace.contract.stage.OutDirectory;

/** Believes no manifest: reads the input and the landed files again, and counts, hashes and sums them itself. */
public final class DeepCheck {
    private final OutDirectory out;
    private final DatasetDefinition definition;

    public DeepCheck(OutDirectory out, DatasetDefinition definition) {
        this.out = out;
        this.definition = definition;
    }

    /** What the files themselves say. */
    public List<Check> checks(Evidence evidence) {
        return List.of(input(evidence), landedFiles(evidence.landed()), landedRows(evidence.landed()));
    }

    private Check input(Evidence evidence) {
        String claim = "input file = ingested";
        Path file = evidence.origin().file();
        Manifest ingested = evidence.ingested();
        String batch = BatchId.of(definition, ContentHash.of(file));
        if (!batch.equals(ingested.batch())) {
            return Check.differs(
                    claim, "the content of %s is batch %s, ingested was %s".formatted(file, batch, ingested.batch()));
        }
        Recount recount = recount(definition, List.of(file));
        List<String> differences = new ArrayList<>(Verdict.differences(recount.totals(), ingested.totals()));
        if (recount.rejected() != ingested.rejected()) {
            differences.add("rejected %s and %s"
                    .formatted(Numbers.count(recount.rejected()), Numbers.count(ingested.rejected())));
        }
        return Check.of(claim, differences, Verdict.equal(recount.totals()));
    }

    /** Each file is the one that was landed, byte for byte, and there is no other. */
    private Check landedFiles(Manifest landed) {
        String claim = "landed files = their SHA-256";
        Path directory = out.landed(landed.batch());
        List<String> problems = new ArrayList<>();
        for (DataFile file : landed.files()) {
            Path path = directory.resolve(file.name());
            if (!Files.isRegularFile(path)) {
                problems.add("%s is missing".formatted(file.name()));
            } else if (!ContentHash.of(path).equals(file.sha256())) {
                problems.add("%s has been changed".formatted(file.name()));
            }
        }
        Set<String> known = landed.files().stream().map(DataFile::name).collect(Collectors.toSet());
        names(directory).stream()
                .filter(name -> name.endsWith(".csv") && !known.contains(name))
                .forEach(name -> problems.add("%s is not in the manifest".formatted(name)));
        return Check.of(claim, problems, landed.files().size() + " files, as they were landed");
    }

    private Check landedRows(Manifest landed) {
        String claim = "landed files = landed";
        Path directory = out.landed(landed.batch());
        List<Path> files = landed.files().stream()
                .map(file -> directory.resolve(file.name()))
                .filter(Files::isRegularFile)
                .toList();
        Recount recount = recount(definition.asLanded(), files);
        List<String> differences = new ArrayList<>(Verdict.differences(recount.totals(), landed.totals()));
        if (recount.rejected() > 0) {
            differences.add("%s that do not fit the definition".formatted(Numbers.rows(recount.rejected())));
        }
        return Check.of(claim, differences, Verdict.equal(recount.totals()));
    }

    /** What CSV files hold: the rows that fit the definition, and how many records do not. */
    private record Recount(Totals totals, long rejected) {}

    private static Recount recount(DatasetDefinition definition, List<Path> files) {
        Tally tally = new Tally(definition);
        long rejected = 0;
        for (Path file : files) {
            rejected += count(definition, file, tally);
        }
        return new Recount(tally.totals(), rejected);
    }

    private static long count(DatasetDefinition definition, Path file, Tally tally) {
        long rejected = 0;
        try (CsvSource source = CsvSource.open(file)) {
            RowParser parser = RowParser.of(definition, source.header(), file.toString());
            for (CsvRecord record = source.next(); record != null; record = source.next()) {
                if (parser.parse(record) instanceof Row row) {
                    tally.add(row);
                } else {
                    rejected++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rejected;
    }

    private static List<String> names(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
